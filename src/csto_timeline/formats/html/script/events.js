// The events of the page as arrays of what is filtered, searched and drawn. `takeIn` adds those of more rows, at any time.
const FILTERS = ["kind", "country", "person", "place", "source", "tag"];

// The values of each filter, in the order of their numbers.
const filters = (() => {
  const made = (key, name, count, data = {}) => ({
    key, name, count: Number(count), names: data.names?.split("\n") ?? [name], about: data.about ? data.about.split("\n") : [],
  });
  const found = Object.fromEntries(FILTERS.map((name) => [name, { name, label: "Kind", values: [] }]));
  for (const box of document.querySelectorAll("#_filters [name=kind]")) {
    found.kind.values.push(made(box.value, box.parentElement.querySelector("span").textContent, box.dataset.count));
  }
  for (const list of document.querySelectorAll("#_filters datalist")) {
    const filter = found[list.dataset.filter];
    filter.input = document.getElementById(`_${filter.name}`);
    filter.label = filter.input.labels[0].textContent;
    filter.list = list;
    filter.values = [...list.options].map(({ value, dataset }) => made(dataset.key, value, dataset.count, dataset));
  }
  for (const filter of Object.values(found)) {
    filter.numbers = new Map(filter.values.map((value, number) => [value.key, number]));
  }
  return found;
})();

const events = [];
const eventOf = new Map();

const takeIn = (() => {
  const pairs = (text) => text.split(" ").map((pair) => pair.split("/"));
  const numbers = (text) => text ? text.split(" ").map(Number) : [];
  const day = (text) => text ? Number(text) : null;
  // `738482d` is a known day, `738400-738430v` lies somewhere in it, `738400-l` lasted from a day on.
  const piece = (text) => {
    const [first, end] = text.slice(0, -1).split("-");
    return { first: day(first), end: end === undefined ? day(first) + 1 : day(end), sort: text.at(-1) };
  };
  return (rows) => {
    for (const row of rows) {
      const { dataset } = row;
      const pieces = dataset.pieces.split(" ").map(piece).sort((one, other) => one.first - other.first || one.end - other.end);
      const event = {
        row,
        section: list.home(row),
        id: row.id,
        number: events.length,
        possible: pairs(dataset.possible),
        certainly: dataset.certain.split(" ").map((date) => pairs(date.replaceAll(",", " "))),
        pieces,
        begun: dataset.begun ? dataset.begun.split("-").map(day) : [pieces[0].first, pieces[0].first],
        words: null,
        fitsAtAnyTime: true,
        fits: !row.hidden,
        certain: true,
        always: row.querySelector(".possible").dataset.always !== undefined,
      };
      for (const name of FILTERS) event[name] = numbers(dataset[name]);
      events.push(event);
      eventOf.set(row.id, event);
    }
  };
})();

// What a search looks in: each text and each name apart, so that no phrase is found across two.
const TEXTS = "h3 > span, .summary, .tags > a, .account > div, blockquote, figure > .facts > div, cite";
const prepare = (event) => {
  if (event.words) return;
  const names = ["country", "person", "place"].flatMap((name) => event[name].flatMap((n) => filters[name].values[n].names));
  event.words = vocabulary.prepared([...event.row.querySelectorAll(TEXTS)].map((text) => text.textContent).concat(names));
};
// Prepare events while nothing else is to be done, so that the first search need not.
const prepareAll = (from = 0) => {
  const later = window.requestIdleCallback ?? ((run) => setTimeout(() => run({ timeRemaining: () => 8 }), 20));
  later((idle) => {
    let at = from;
    while (at < events.length && idle.timeRemaining() > 2) prepare(events[at++]);
    if (at < events.length) prepareAll(at);
  });
};
const titleOf = (event) => event.title ??= event.row.querySelector("h3 > span").textContent;
