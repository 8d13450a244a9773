// The axis of the picture: where a day stands, and which years, quarters, months, weeks or days are named; as
// formats/svg/axis.py and formats/svg/units.py have it. A unit has so many months, or days.
const axisOf = (() => {
  const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const unit = (months, days, label) => ({ months, days, label, length: days || months * 30.4 });
  const [DAY, WEEK, MONTH, QUARTER, YEAR] = [unit(0, 1, "30"), unit(0, 7, "30 31"), unit(1, 0, "Nov"), unit(3, 0, "Q4"), unit(12, 0, "2000")];
  const UNITS = [DAY, WEEK, MONTH, QUARTER, ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((n) => unit(12 * n, 0, "2000"))];
  const MONTH_OF_YEAR = unit(1, 0, "Nov 2000");
  const year = (number) => String(number).padStart(4, "0");
  const nameOf = ({ months, days }, day) => {
    const [ofYear, month, ofMonth] = dates.parts(day);
    if (days) return String(ofMonth);
    return months >= 12 ? year(ofYear) : months === 1 ? SHORT[month - 1] : `Q${Math.ceil(month / 3)}`;
  };
  const unitName = ({ months, days }) => days ? (days === 1 ? "day" : "week")
    : months < 12 ? (months === 1 ? "month" : "quarter") : months === 12 ? "year" : `${months / 12} years`;

  return (first, end, left, right, widthOf) => {
    const perDay = (right - left) / (end - first);
    const x = (day) => left + (Math.min(Math.max(day, first), end) - first) * perDay;
    // Return the days of the axis on which a unit begins.
    const starts = ({ months, days }) => {
      const found = [];
      if (days) {
        let day = Math.ceil(first);
        if (days === 7) day += (((1 - day) % 7) + 7) % 7;
        for (; day < end; day += days) found.push(day);
        return found;
      }
      const [ofYear, month, ofMonth] = dates.parts(Math.ceil(first));
      let number = Math.max(Math.ceil((ofYear * 12 + month - 1 + (ofMonth > 1 ? 1 : 0)) / months) * months, 12, months);
      for (; number < 120000; number += months) {
        const day = dates.utc(Math.floor(number / 12), number % 12 + 1, 1);
        if (day >= end) break;
        found.push(day);
      }
      return found;
    };
    const finest = (room) => UNITS.find((each) => each.length * perDay >= room(each)) ?? UNITS.at(-1);
    const cells = (each) => [first, ...starts(each).filter((day) => day > first), end];
    const larger = (each) => each.days ? MONTH_OF_YEAR : each.months < 12 ? YEAR : null;
    // Return the names of the cells of a unit that have room for them: in the middle of each, those of the larger unit, a
    // line below, at its beginning. Weeks and several years are named at their ticks.
    const inCells = (each, level, nameAt) => cells(each).slice(0, -1).flatMap((begin, n, begins) => {
      const text = nameAt(Math.floor(begin));
      const [wide, room] = [widthOf(text), x(begins[n + 1] ?? end) - x(begin)];
      return wide + 6 * level <= room ? [{ text, x: x(begin) + (level ? wide : room) / 2, level }] : [];
    });
    const labels = (each) => {
      const own = each === WEEK || each.months > 12
        ? starts(each).map((day) => ({ text: nameOf(each, day), x: x(day), level: 0 }))
        : inCells(each, 0, (day) => nameOf(each, day));
      const above = larger(each);
      if (!above) return own;
      const month = (day) => above.months === 1 ? `${nameOf(MONTH, day)} ` : "";
      return [...own, ...inCells(above, 1, (day) => `${month(day)}${year(dates.parts(day)[0])}`)];
    };
    return {
      first, end, left, right, perDay, x, labels, cells, unitName,
      day: (at) => first + (at - left) / perDay,
      has: (bound) => bound !== null && bound >= first && bound <= end,
      unit: finest((each) => widthOf(each.label) + 9),
      bins: (narrowest) => finest(() => narrowest),
      ticks: (each) => {
        const major = new Set(larger(each) ? starts(larger(each)) : []);
        return starts(each).map((day) => [x(day), major.has(day)]);
      },
    };
  };
})();
