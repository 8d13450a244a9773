// Search and filters. What they stand on is in the address, behind the #, so that a link opens the same view:
// #q=words&kind=ruling&kind=strike&country=NL&person=an-id&tag=energy&from=2022-09&to=2022&event=an-id; #an-id is one event.
(() => {
  const form = document.getElementById("_filters");
  const fields = form.elements;
  const found = document.getElementById("_found");
  const none = document.getElementById("_none");
  const strip = document.querySelector(".strip");
  const bars = strip ? [...strip.querySelectorAll("li")] : [];
  const sections = [...document.querySelectorAll("main > section")];
  const kinds = [...form.querySelectorAll("[name=kind]")];
  const pairs = (text) => text.split(" ").map((pair) => pair.split("/"));
  const events = [...document.querySelectorAll(".event")].map((row) => ({
    row,
    kind: row.dataset.kind,
    bar: Number(row.dataset.bar ?? -1),
    countries: row.dataset.countries.split(" "),
    people: row.dataset.people.split(" "),
    tags: row.dataset.tags?.split(" ") ?? [],
    possible: pairs(row.dataset.possible),
    certain: row.dataset.certain.split(" ").map((date) => pairs(date.replaceAll(",", " "))),
    text: null,
  }));

  // Each text and each name apart, so that no phrase is found across two.
  const texts = "h3, .summary, .tags > span, .account > div, blockquote, figure > .facts > div";
  const named = (numbers, select) => numbers.filter(Boolean)
    .flatMap((n) => select.options[Number(n) + 1].dataset.names.split("¶"));
  const searched = (event) => [
    ...[...event.row.querySelectorAll(texts)].map((field) => field.textContent),
    ...(event.row.dataset.names?.split("¶") ?? []),
    ...named(event.countries, fields.country),
    ...named(event.people, fields.person),
  ].map(fold);
  const words = () => {
    fields.q.setAttribute("aria-invalid", "false");
    try {
      return [search(fields.q.value), ""];
    } catch (error) {
      fields.q.setAttribute("aria-invalid", "true");
      return [() => false, error.message];
    }
  };

  // A date as it is typed, with the days that it covers; null where it is none.
  const days = (typed) => {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(typed);
    if (!parts || parts[1] === "0000") return null;
    const [, year, month, day] = parts;
    if (month && (month < "01" || month > "12")) return null;
    const length = new Date(Date.UTC(2000 + year % 400, Number(month ?? 12), 0)).getUTCDate();
    if (day && (day < "01" || Number(day) > length)) return null;
    return [`${year}-${month ?? "01"}-${day ?? "01"}`, `${year}-${month ?? "12"}-${day ?? length}`];
  };

  const period = () => {
    const read = [fields.from, fields.to].map((field) => {
      const typed = field.value.trim();
      const range = typed ? days(typed) : ["-∞", "∞"];
      field.setAttribute("aria-invalid", String(!range));
      return range;
    });
    const [from, to] = read;
    const backwards = from && to && from[0] > to[1];
    document.getElementById("_dates").textContent = from && to ? (backwards ? "The period ends before it begins." : "")
      : "Not a day of the calendar: write 2022, 2022-09 or 2022-09-23.";
    return from && to && !backwards ? [from[0], to[1]] : null;
  };

  // Whether what begins on `latest` at the latest, and ends on `earliest` at the earliest, has a day in the period. Where
  // it has one in each unit of so many months from the first day to the other, a whole unit must lie in the period.
  const mustLieIn = (asked, latest, earliest, months, offset) => {
    if (!months) return latest <= asked[1] && earliest >= asked[0];
    const begin = latest > asked[0] ? latest : asked[0];
    const end = earliest < asked[1] ? earliest : asked[1];
    const from = monthOf(begin) + (begin.endsWith("-01") ? 0 : 1);
    const to = monthOf(end) + (days(end.slice(0, 7))[1] === end ? 1 : 0);
    return Math.ceil((from - offset) / months) * months + Number(offset) + Number(months) <= to;
  };
  const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

  const number = (select) => select.value ? String(select.selectedIndex - 1) : null;
  const filter = () => {
    const asked = period();
    const [has, refused] = words();
    const chosen = kinds.filter((box) => box.checked).map((box) => String(kinds.indexOf(box)));
    const [country, person] = [number(fields.country), number(fields.person)];
    const tag = fields.tag ? number(fields.tag) : null;
    const counts = bars.map(() => ({}));
    let shown = 0;
    let possible = 0;
    for (const event of events) {
      if (has) event.text ??= searched(event);
      const fits = asked !== null
        && event.possible.some(([first, last]) => first <= asked[1] && last >= asked[0])
        && (!chosen.length || chosen.includes(event.kind))
        && (country === null || event.countries.includes(country))
        && (person === null || event.people.includes(person))
        && (tag === null || event.tags.includes(tag))
        && (!has || has(event.text));
      const certain = fits && event.certain.every((members) => members.some((member) => mustLieIn(asked, ...member)));
      const mark = event.row.querySelector(".possible");
      mark.hidden = certain && mark.dataset.always === undefined;
      event.row.hidden = !fits;
      if (!fits) continue;
      shown += 1;
      possible += certain ? 0 : 1;
      if (counts[event.bar]) counts[event.bar][event.kind] = (counts[event.bar][event.kind] ?? 0) + 1;
    }
    for (const section of sections) section.hidden = !section.querySelector(".event:not([hidden])");
    none.hidden = shown > 0;
    found.textContent = refused ? `Search: ${refused}.` : `${shown.toLocaleString("en")} of ${events.length.toLocaleString("en")} events`
      + (possible ? `; ${possible} marked “possible” may lie outside the period` : "");
    drawStrip(counts);
  };

  const drawStrip = (counts) => {
    const highest = Number(strip?.dataset.highest);
    bars.forEach((bar, index) => {
      const link = bar.querySelector("a");
      if (!link) return;
      let top = highest;
      for (const rect of bar.querySelectorAll("rect")) {
        const height = counts[index][rect.dataset.kind] ?? 0;
        top -= height;
        rect.setAttribute("y", top);
        rect.setAttribute("height", height);
      }
      const within = (fields.from.value || fields.to.value)
        && (!fields.from.value || link.dataset.first >= fields.from.value)
        && (!fields.to.value || link.dataset.last <= fields.to.value);
      if (within) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
  };

  const address = (event) => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) state.append(name, value.trim());
    if (event && !state.size) return `#${event}`;
    if (event) state.append("event", event);
    return state.size ? `#${state}` : "#";
  };
  const remember = () => history.replaceState(null, "", address());
  const update = () => { aim(null); filter(); remember(); };

  const aim = (id) => {
    for (const event of events) event.row.classList.toggle("aim", event.row.id === id);
    const row = id && events.find((event) => event.row.id === id && !event.row.hidden)?.row;
    if (!row) return;
    row.querySelector("details").open = true;
    row.scrollIntoView();
  };

  const restore = () => {
    const hash = location.hash.slice(1);
    const state = new URLSearchParams(hash.includes("=") ? hash : "");
    for (const name of ["q", "country", "person", "tag", "from", "to"]) if (fields[name]) fields[name].value = state.get(name) ?? "";
    for (const box of kinds) box.checked = state.getAll("kind").includes(box.value);
    filter();
    aim(hash.includes("=") ? state.get("event") : hash);
  };

  form.addEventListener("input", update);
  form.addEventListener("submit", (submitted) => submitted.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  none.querySelector("button").addEventListener("click", () => { form.reset(); fields.q.focus(); });
  strip?.addEventListener("click", (click) => {
    const link = click.target.closest("a");
    if (!link) return;
    click.preventDefault();
    const { first, last } = link.dataset;
    const again = fields.from.value === first && fields.to.value === last;
    const longer = click.shiftKey && fields.from.value && fields.to.value;
    fields.from.value = again ? "" : longer && fields.from.value < first ? fields.from.value : first;
    fields.to.value = again ? "" : longer && fields.to.value > last ? fields.to.value : last;
    update();
  });
  document.querySelector("main").addEventListener("click", (click) => {
    const link = click.target.closest("a.permalink");
    if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    const id = link.getAttribute("href").slice(1);
    history.pushState(null, "", address(id));
    aim(id);
  });
  addEventListener("hashchange", restore);
  addEventListener("beforeprint", () => { for (const event of events) event.row.querySelector("details").open = true; });

  form.hidden = false;
  document.querySelector(".legend").hidden = true;
  restore();
})();
