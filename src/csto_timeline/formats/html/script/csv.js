// The events that are shown, as `export FILE.csv` writes them (formats/csv.py, formats/rows.py): the facts are read off the page.
const facts = (() => {
  const texts = (row, select) => [...row.querySelectorAll(select)].map((each) => each.textContent);
  const paragraphs = (place) => place ? [...place.querySelectorAll("p")].map((each) => each.textContent).join("\n\n") : "";
  const idOf = (account) => account.querySelector(".source").dataset.id;
  const own = (row, select) => row.querySelector(`article > .facts ${select}`)?.textContent ?? "";
  return (event) => {
    const { row } = event;
    const { dataset } = row;
    const accounts = [...row.querySelectorAll(".account")];
    const sources = accounts.filter((account) => account.dataset.again === undefined).map((account) => {
      const line = account.querySelector(".source");
      return {
        publisher: account.querySelector("h4").textContent,
        url: line.querySelector("a:not(.archived), .address"),
        archived: line.querySelector(".archived"),
        published: line.dataset.published ?? "",
        announced: accounts.filter((each) => idOf(each) === idOf(account)).every((each) => each.querySelector(":scope > .warning")),
      };
    });
    const bound = (side) => event.pieces.some((piece) => piece[side] === null) ? null
      : event.pieces.reduce((found, piece) => side === "first" ? Math.min(found, piece.first) : Math.max(found, piece.end), side === "first" ? Infinity : -Infinity);
    return {
      id: row.id, title: titleOf(event), accounts, sources, dataset,
      kind: own(row, ".kind"), place: own(row, "[data-place]"),
      countries: texts(row, "article > .facts span:not(.without) > [data-country]"),
      absent: texts(row, "article > .facts .without > [data-country]"),
      people: texts(row, "article > .facts [data-person]"),
      tags: texts(row, ".tags > a"),
      summary: paragraphs(row.querySelector(".summary")),
      date: row.querySelector(".date > span").textContent,
      when: row.querySelector(".when").textContent,
      note: row.querySelector(".note")?.textContent ?? "",
      announced: Boolean(row.querySelector(".announced")),
      others: [...row.querySelectorAll("dd.other")].map((each) => ({
        label: each.previousElementSibling.textContent, words: each.textContent, uid: each.dataset.uid,
      })),
      location: row.querySelector("dd > .place")?.textContent ?? "",
      earliest: bound("first"), end: bound("end"),
      // Whether the first and the last day are both known.
      isKnown: event.pieces.every((piece) => piece.sort !== "v" && piece.first !== null && piece.end !== null),
      paragraphs,
    };
  };
})();

const csv = (() => {
  const COLUMNS = ["id", "date", "earliest", "latest", "certainty", "kind", "title", "summary", "place", "countries", "people", "quotes",
    "sources", "addresses", "time", "absent", "tags", "follows", "archived", "latitude", "longitude", "date_note", "part_of",
    "announced"];
  const SIGNS = "=+\\-@＝＋－＠";
  const formula = new RegExp(`^'*\\s*[${SIGNS}]`);
  const after = new RegExp(`([;\\n][\\s"]*)(?='*[${SIGNS}])`, "g");
  // What a spreadsheet would run gets an apostrophe before it, also behind a semicolon or a line break.
  const harmless = (cell) => {
    const text = cell.replace(after, "$1'");
    return formula.test(text) ? `'${text}` : text;
  };
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const listed = (names) => names.map((name) => /;\s|^"/.test(name) ? quoted(name) : name).join("; ");
  const ofEach = (texts) => {
    const found = texts.map((text) => text ?? "");
    return found.some(Boolean) ? listed(found) : "";
  };
  const day = (ordinal) => ordinal === null ? "" : dates.iso(ordinal);
  const cells = (event) => {
    const of = facts(event);
    const latest = of.end === null ? null : of.end - 1;
    const oneDay = of.earliest !== null && of.earliest === latest && event.pieces.every((piece) => piece.sort !== "v");
    const date = of.dataset.cell ?? (oneDay ? day(latest) : of.date.replace(/^[A-Z][a-z]{2} \d+$/, "in $&"));
    const certainty = event.certain && !event.always ? "certain" : "possible";
    const [latitude, longitude] = (of.dataset.at ?? " ").split(" ");
    const texts = [
      of.id, date, day(of.earliest), day(latest), certainty, of.kind, of.title, of.summary, of.place, listed(of.countries), listed(of.people),
      null, listed(of.sources.map((source) => source.publisher)), ofEach(of.sources.map((source) => source.url?.textContent)), of.dataset.time ?? "",
      listed(of.absent), listed(of.tags), of.dataset.follows ?? "", ofEach(of.sources.map((source) => source.archived?.textContent)),
    ].map((text) => text === null ? String(event.row.querySelectorAll("figure").length) : harmless(text));
    const announced = ofEach(of.sources.map((source) => source.announced ? "yes" : ""));
    return [...texts, latitude, longitude, harmless(of.note), of.dataset.partOf ?? "", announced];
  };
  return (those) => [COLUMNS, ...those.map(cells)].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
})();
