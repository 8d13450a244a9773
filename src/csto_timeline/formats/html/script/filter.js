// Which events match the filters, and which of them only possibly.
const filtering = (() => {
  const fields = document.getElementById("_filters").elements;
  const FORMS = "2022, 2022-11, 2022-11-23, Nov 2022 or 23 Nov 2022";
  const mark = (field, isWrong) => field.setAttribute("aria-invalid", String(isWrong));

  // Return the test of the words of an event, and the error of a search that cannot be read.
  const readSearch = () => {
    mark(fields.q, false);
    try {
      return [search(state.now.q), ""];
    } catch (refused) {
      mark(fields.q, true);
      return [() => false, refused.message];
    }
  };

  // Return the first and the last day of the period; null if it cannot be read.
  const readPeriod = () => {
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
  const mustLieIn = ([first, last], latest, earliest, months, offset) => {
    if (!months) return latest <= last && earliest >= first;
    const begin = latest > first ? latest : first;
    const end = earliest < last ? earliest : last;
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
    // Filter events, all of them or those that were taken in; return the error of the search.
    run: (those = events) => {
      const period = readPeriod();
      const set = chosen();
      const [found, error] = readSearch();
      filtering.words = error ? null : found;
      for (const event of those) {
        event.fitsAtAnyTime = set.every((filter) => has(event, filter));
        if (event.fitsAtAnyTime && found) {
          prepare(event);
          event.fitsAtAnyTime = found(event.words);
        }
        event.fits = period !== null && event.fitsAtAnyTime && event.possible.some(([first, last]) => first <= period[1] && last >= period[0]);
        event.certain = event.fits && event.certainly.every((members) => members.some((member) => mustLieIn(period, ...member)));
      }
      return error;
    },
  };
})();

// Shows the events that fit, and says how many they are; `those` are new ones, where the page has been shown before.
const show = (those = events) => {
  const error = filtering.run(those);
  const shown = events.filter((event) => event.fits);
  list.show(shown, those !== events);
  document.getElementById("_none").hidden = shown.length > 0 || !pieces.total;
  const possible = shown.filter((event) => !event.certain).length;
  document.getElementById("_found").textContent = error ? `Search: ${error}.`
    : `${shown.length.toLocaleString("en")} of ${pieces.total.toLocaleString("en")} ${pieces.total === 1 ? "event" : "events"}`
      + (events.length < pieces.total ? " so far" : "")
      + (possible ? `; ${possible} marked “possible” may lie outside the period` : "");
};
