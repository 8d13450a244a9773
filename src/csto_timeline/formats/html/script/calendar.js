// The events that are shown, as `export FILE.ics` writes them (RFC 5545; formats/icalendar/).
const calendar = (() => {
  const LONGEST = 74;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  // Return a content line folded into lines of 75 octets at most; no character and no escape is parted.
  const folded = (line) => {
    const octets = encoder.encode(line);
    const pieces = [];
    let start = 0;
    while (octets.length - start > LONGEST) {
      let end = start + LONGEST;
      while ((octets[end] & 0xc0) === 0x80) end -= 1;
      if (octets[end - 1] === 0x5c || octets[end - 1] === 0x5e) end -= 1;
      pieces.push(octets.slice(start, end));
      start = end;
    }
    return `${[...pieces, octets.slice(start)].map((piece) => decoder.decode(piece)).join("\r\n ")}\r\n`;
  };
  const escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");
  const texts = (name, values) => folded(`${name}:${values.map(escaped).join(",")}`);
  const text = (name, value) => texts(name, [value]);
  // A line of prose that looks as one does that is none gets a backslash before it.
  const prose = (text) => text.replace(/^(?=\\*(?:Date: |\[[0-9]+\] ))/gm, "\\");
  const basic = (iso) => iso.replaceAll("-", "");

  // Return the days on which an event may lie, in ranges that do not touch.
  const ranges = (event) => {
    if (event.row.dataset.calendar) return event.row.dataset.calendar.split(" ").map((days) => days.split("/"));
    const found = [];
    for (const { first, end } of event.pieces) {
      if (found.length && first <= found.at(-1)[1]) found.at(-1)[1] = Math.max(found.at(-1)[1], end);
      else found.push([first, end]);
    }
    return found.map(([first, end]) => [dates.iso(first), dates.iso(end - 1)]);
  };
  const allDay = ([first, last]) => {
    const end = dates.ordinal(last) + 1;
    return `DTSTART;VALUE=DATE:${basic(first)}\r\n${end < dates.END ? `DTEND;VALUE=DATE:${basic(dates.iso(end))}\r\n` : ""}`;
  };
  // Return the instant at which it began, where its offset is known and a calendar has that day.
  const instant = (event, time) => {
    const found = /^(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/.exec(time ?? "");
    if (!found) return "";
    const [hour, minute, , hours, minutes] = found.slice(1);
    const ahead = found[3] ? (found[3] === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
    const utc = event.pieces[0].first * 1440 + Number(hour) * 60 + Number(minute) - ahead;
    const day = Math.floor(utc / 1440);
    if (day < dates.FIRST || day >= dates.END) return "";
    const two = (number) => String(number).padStart(2, "0");
    return `DTSTART:${basic(dates.iso(day))}T${two(Math.floor((utc % 1440) / 60))}${two(utc % 60)}00Z\r\n`;
  };

  const account = function* (each, of) {
    const date = each.querySelector("[data-date]");
    if (date) yield `gives the date as ${date.dataset.date}`;
    const says = of.paragraphs(each.querySelector(":scope > div"));
    if (says) yield prose(says);
    for (const figure of each.querySelectorAll("figure")) {
      const origin = figure.querySelector(".facts");
      const original = origin?.querySelector("div");
      const label = origin?.firstChild.data ?? "";
      const words = original ? `${label}${of.paragraphs(original)}` : label;
      yield prose(`${of.paragraphs(figure.querySelector("blockquote"))}${origin ? ` (${words})` : ""} ${figure.querySelector("figcaption").textContent}`);
    }
  };
  const description = function* (of) {
    if (of.summary) yield prose(of.summary);
    yield `Date: ${of.when}${of.note ? `. ${of.note}` : ""}`;
    if (of.announced) yield "Announced: reported ahead of its date only; the log does not say whether it took place.";
    const absent = of.absent.length ? `without ${of.absent.join(", ")}` : "";
    if (of.countries.length || absent) yield `Countries: ${[of.countries.join(", "), absent].filter(Boolean).join("; ")}`;
    if (of.people.length) yield `People: ${of.people.join(", ")}`;
    for (const { label, words } of of.others) yield `${label}: ${words}`;
    for (const [n, each] of of.accounts.entries()) {
      yield `[${n + 1}] ${each.querySelector(".source").textContent}`;
      yield* account(each, of);
    }
  };
  // What an import reads an event again from (formats/icalendar/own_properties.py).
  const own = (name, value) => value ? text(`X-CSTO-TIMELINE-${name}`, value) : "";
  const parts = (name, values) => folded(`X-CSTO-TIMELINE-${name}:${values.map((value) => escaped(value ?? "")).join(";")}`);
  const source = (each) => {
    const line = each.querySelector(".source");
    const { id, author, edtf, wire, accessed, language } = line.dataset;
    const found = (select) => line.querySelector(select)?.textContent;
    const members = [
      id, each.querySelector("h4").textContent, found("cite"), author, edtf, wire, found("a:not(.archived), .address"), found(".archived"),
      accessed, language, each.querySelector("[data-date]")?.dataset.edtf, each.querySelector(":scope > .warning") ? "yes" : "",
    ];
    return parts("SOURCE", members);
  };
  const quotes = (each, n, of) => [...each.querySelectorAll("figure")].map((figure) => {
    const speaker = filters.person.values[figure.querySelector("figcaption > a").dataset.person].name;
    const words = (place) => of.paragraphs(place).slice(1, -1);
    const language = figure.querySelector("[lang]")?.lang;
    return parts("QUOTE", [String(n + 1), speaker, words(figure.querySelector("blockquote")), words(figure.querySelector(".facts > div")), language]);
  });
  // The location ends with the country, where it is known.
  const place = (of) => [of.place, of.location.slice(of.place.length).replace(/^ ?, /, "")];
  const properties = (event, of) => [
    own("DATE", event.row.querySelector(".when + code").textContent), own("TIME", of.dataset.time), own("DATE-NOTE", of.note),
    of.location ? parts("PLACE", place(of)) : "",
    ...of.countries.map((name) => own("COUNTRY", name)), ...of.absent.map((name) => own("ABSENT", name)),
    ...of.people.map((name) => own("PERSON", name)), ...of.accounts.map(source),
    ...of.accounts.flatMap((each, n) => quotes(each, n, of)),
  ].join("");
  const RELATIONS = { "Part of": "PARENT", Follows: "SIBLING" };
  const entries = (event) => {
    const of = facts(event);
    const uid = event.row.dataset.uid ?? document.querySelector("main").dataset.uid;
    const start = instant(event, of.dataset.time);
    const time = event.row.querySelector(".date").textContent.slice(of.date.length + 2);
    const before = time && !start ? `${time}: ` : of.isKnown ? "" : `${of.date}: `;
    const published = of.sources.map((source) => source.published).filter(Boolean).sort().at(-1) ?? "19700101";
    const degrees = (number) => Number(Number(number).toFixed(6)).toString();
    const link = of.sources.map((source) => source.url?.getAttribute("href")).find(Boolean);
    const rest = [
      `DTSTAMP:${published}T000000Z\r\n`,
      texts("CATEGORIES", [of.kind, ...of.tags]),
      text("DESCRIPTION", [...description(of)].join("\n")),
      of.dataset.at ? `GEO:${of.dataset.at.split(" ").map(degrees).join(";")}\r\n` : "",
      of.location ? text("LOCATION", of.location) : "",
      ...of.others.map((other) => other.uid ? text(`RELATED-TO;RELTYPE=${RELATIONS[other.label]}`, other.uid) : ""),
      `STATUS:${of.announced ? "TENTATIVE" : "CONFIRMED"}\r\nTRANSP:TRANSPARENT\r\n`,
      link ? folded(`URL:${link}`) : "",
      properties(event, of),
    ].join("");
    const summary = text("SUMMARY", before + of.title);
    return ranges(event).map((days, n) =>
      `BEGIN:VEVENT\r\n${text("UID", `${of.id}${n ? `_${n + 1}` : ""}${uid}`)}${summary}${start || allDay(days)}${rest}END:VEVENT\r\n`).join("");
  };
  return (those) => [
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//csto-timeline//csto-timeline//EN\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n",
    text("X-WR-CALNAME", document.querySelector("main").dataset.title), ...those.map(entries), "END:VCALENDAR\r\n",
  ].join("");
})();
