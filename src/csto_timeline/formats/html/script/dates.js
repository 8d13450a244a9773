// Days: as ISO text, which compares as days do, and as ordinals, of which the first of January of the year 1 is 1.
const dates = (() => {
  const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december"];
  const EPOCH = 719163;
  const two = (number) => String(number).padStart(2, "0");
  const utc = (year, month, day) => {
    const made = new Date(0);
    made.setUTCFullYear(year, month - 1, day);
    return made.getTime() / 864e5 + EPOCH;
  };
  const ordinal = (iso) => utc(...iso.split("-").map(Number));
  const parts = (day) => {
    const made = new Date((day - EPOCH) * 864e5);
    return [made.getUTCFullYear(), made.getUTCMonth() + 1, made.getUTCDate()];
  };
  const iso = (day) => {
    const [year, month, ofMonth] = parts(day);
    return `${String(year).padStart(4, "0")}-${two(month)}-${two(ofMonth)}`;
  };
  const length = (year, month) => utc(year, month + 1, 1) - utc(year, month, 1);

  // Return year, month and day of what is typed; null where it is none of the forms below.
  const pieces = (typed) => {
    const month = (name) => two(MONTHS.findIndex((each) => name.length > 2 && each.startsWith(name.toLowerCase().replace(/^sept$/, "sep"))) + 1);
    let found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(typed);
    if (found) return found.slice(1);
    found = /^(?:(\d{1,2})\s+)?(\p{L}+)\.?,?\s+(\d{4})$/u.exec(typed);
    if (found) return [found[3], month(found[2]), found[1] && two(found[1])];
    found = /^(\p{L}+)\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(typed);
    return found && [found[3], month(found[1]), two(found[2])];
  };

  // Return the first and the last day of a date as it is typed: `2022`, `2022-11`, `2022-11-23`, `Nov 2022`, `23 November
  // 2022`, `Nov 23, 2022`; null where it is none.
  const read = (typed) => {
    const [year, month, day] = pieces(typed.trim().replace(/[‐‑‒–−]/g, "-")) ?? [];
    if (!year || year === "0000" || (month && (month < "01" || month > "12"))) return null;
    const last = length(Number(year), Number(month ?? 12));
    if (day && (day < "01" || Number(day) > last)) return null;
    return [`${year}-${month ?? "01"}-${day ?? "01"}`, `${year}-${month ?? "12"}-${day ?? two(last)}`];
  };

  // Return the shortest date that begins on a day, or ends on it.
  const beginning = (day) => iso(day).replace(/-01$/, "").replace(/-01$/, "");
  const ending = (day) => {
    const [year, month, ofMonth] = parts(day);
    if (ofMonth < length(year, month)) return iso(day);
    return month === 12 ? iso(day).slice(0, 4) : iso(day).slice(0, 7);
  };
  const words = (day) => {
    const [year, month, ofMonth] = parts(day);
    return `${ofMonth} ${MONTHS[month - 1][0].toUpperCase()}${MONTHS[month - 1].slice(1, 3)} ${year}`;
  };
  return { ordinal, iso, parts, utc, read, beginning, ending, words, FIRST: 1, END: utc(10000, 1, 1) };
})();
