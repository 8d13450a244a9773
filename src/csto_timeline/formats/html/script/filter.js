// Which events fit what is asked for, and which of them only possibly.
const filtering = (() => {
  const form = document.getElementById("_filters");
  const fields = form.elements;
  const FORMS = "2022, 2022-11, 2022-11-23, Nov 2022 or 23 Nov 2022";
  const mark = (field, isWrong) => field.setAttribute("aria-invalid", String(isWrong));

  // Return what says whether an event has the words that are searched, and why they cannot be.
  const words = () => {
    mark(fields.q, false);
    try {
      return [search(state.now.q), ""];
    } catch (refused) {
      mark(fields.q, true);
      return [() => false, refused.message];
    }
  };

  // Return the first and the last day asked for; null where that cannot be read.
  const period = () => {
    const errors = [];
    const [from, to] = ["from", "to"].map((name) => {
      const typed = state.now[name].trim();
      const range = typed ? dates.read(typed) : ["-∞", "∞"];
      mark(fields[name], !range);
      if (!range) errors.push(`${fields[name].labels[0].textContent}: “${typed}” is not a date this page can read; write ${FORMS}.`);
      return range;
    });
    if (from && to && from[0] > to[1]) errors.push("The period ends before it begins.");
    document.getElementById("_dates").textContent = errors.join(" ");
    return errors.length ? null : [from[0], to[1]];
  };

  // Whether what begins on `latest` at the latest, and ends on `earliest` at the earliest, has a day in the period. Where
  // it has one in each unit of so many months from the first day to the other, a whole unit must lie in the period.
  const mustLieIn = (asked, latest, earliest, months, offset) => {
    if (!months) return latest <= asked[1] && earliest >= asked[0];
    const begin = latest > asked[0] ? latest : asked[0];
    const end = earliest < asked[1] ? earliest : asked[1];
    const from = monthOf(begin) + (begin.endsWith("-01") ? 0 : 1);
    const to = monthOf(end) + (dates.read(end.slice(0, 7))[1] === end ? 1 : 0);
    return Math.ceil((from - offset) / months) * months + Number(offset) + Number(months) <= to;
  };
  const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

  // Return the filters that are set: the name of each, the numbers of its values, and how they are joined.
  const chosen = () => FILTERS.filter((name) => state.now[name].length).map((name) => ({
    name,
    numbers: state.now[name].map((key) => filters[name].numbers.get(key)),
    every: state.now.all.includes(name),
  }));
  const has = (event, { name, numbers, every }) =>
    every ? numbers.every((n) => event[name].includes(n)) : numbers.some((n) => event[name].includes(n));

  return {
    words: null,
    // Filter events, all of them or those that were taken in; return how many fit, and how many only possibly.
    run: (those = events) => {
      const asked = period();
      const set = chosen();
      const [found, refused] = words();
      filtering.words = refused ? null : found;
      for (const event of those) {
        event.fitsElse = set.every((filter) => has(event, filter));
        if (event.fitsElse && found) {
          prepare(event);
          event.fitsElse = found(event.words);
        }
        event.fits = asked !== null && event.fitsElse && event.possible.some(([first, last]) => first <= asked[1] && last >= asked[0]);
        event.certain = event.fits && event.certainly.every((members) => members.some((member) => mustLieIn(asked, ...member)));
      }
      return { refused, asked };
    },
  };
})();

// Shows the events that fit, and says how many they are; `those` are new ones, where the page has been shown before.
const show = (those = events) => {
  const { refused } = filtering.run(those);
  const shown = events.filter((event) => event.fits);
  list.show(shown, those !== events);
  document.getElementById("_none").hidden = shown.length > 0 || !pieces.total;
  const possible = shown.filter((event) => !event.certain).length;
  document.getElementById("_found").textContent = refused ? `Search: ${refused}.`
    : `${shown.length.toLocaleString("en")} of ${pieces.total.toLocaleString("en")} ${pieces.total === 1 ? "event" : "events"}`
      + (events.length < pieces.total ? " so far" : "")
      + (possible ? `; ${possible} marked “possible” may lie outside the period` : "");
};
