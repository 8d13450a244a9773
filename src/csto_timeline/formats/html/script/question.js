// The filters in words, for what is printed and for the picture as a file.
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
    isFiltered: () => words() !== "",
    // Return them with the number of events, as the page says it.
    words: () => {
      const filters = words();
      return `${filters && `${filters[0].toUpperCase()}${filters.slice(1)}. `}${document.getElementById("_found").textContent}.`;
    },
  };
})();
