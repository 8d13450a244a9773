// What is asked for, in words: of what is printed, and of the picture as a file.
const question = (() => {
  const period = ([from, to]) => from && to ? `${from} to ${to}` : from ? `from ${from}` : to && `to ${to}`;
  const filtered = () => FILTERS.filter((name) => state.now[name].length).map((name) => {
    const { label, values, numbers } = filters[name];
    const chosen = state.now[name].map((key) => values[numbers.get(key)].name);
    return `${label.toLowerCase()} ${chosen.join(state.now.all.includes(name) ? " and " : " or ")}`;
  });
  const words = () => {
    const [q, ...dates] = ["q", "from", "to"].map((name) => state.now[name].trim());
    return [q && `search ${q}`, ...filtered(), period(dates)].filter(Boolean).join("; ");
  };
  return {
    isAsked: () => words() !== "",
    // Return it with how many events that are, as the page says.
    words: () => {
      const asked = words();
      return `${asked && `${asked[0].toUpperCase()}${asked.slice(1)}. `}${document.getElementById("_found").textContent}.`;
    },
  };
})();
