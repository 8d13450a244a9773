// The picture: the events that fit, drawn as SVG on an axis of the time that is asked for, anew whenever that changes.
const picture = (() => {
  const section = document.getElementById("_picture");
  if (!section) return { draw: () => {}, section: null };
  const chart = section.querySelector(".chart");
  const extent = [Number(section.dataset.first), Number(section.dataset.end)];
  const SHORTEST = 7;
  const narrow = matchMedia("(max-width: 40rem)");
  const LETTER = 12;
  const ink = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const widthOf = (text) => {
    if (!widths.has(text)) widths.set(text, ink.measureText(text).width);
    return widths.get(text);
  };
  const svg = (name, attributes = {}, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const paths = filters.kind.values.map((_, number) => document.querySelector(`.chip.k${number} path`).getAttribute("d"));
  const markerOf = (kind, x, y, size) => svg("path", {
    d: paths[kind], "fill-rule": "evenodd", transform: `translate(${(x - size / 2).toFixed(2)} ${(y - size / 2).toFixed(2)}) scale(${(size / 16).toFixed(4)})`,
  });
  const linked = (href, hint, attributes, ...children) => svg("a", { href, tabindex: -1, "aria-label": hint, ...attributes }, svg("title", {}, hint), ...children);

  // Return the days that are asked for, no fewer than are good to see.
  const days = () => {
    const [from, to] = ["from", "to"].map((name) => state.now[name].trim() && dates.read(state.now[name]));
    let [first, end] = [from ? dates.ordinal(from[0]) : extent[0], to ? dates.ordinal(to[1]) + 1 : extent[1]];
    if (end <= first) [first, end] = from ? [first, Math.max(extent[1], first + 1)] : [Math.min(extent[0], end - 1), end];
    const short = Math.max(SHORTEST - (end - first), 0);
    return [first - Math.floor(short / 2), end + Math.ceil(short / 2)];
  };

  const hintOf = (event) => event.hint ??= `${event.row.querySelector(".date").textContent}: ${titleOf(event)}`;
  const entryOf = (each, top, { row, size }) => {
    const { event, name } = each;
    const y = top + (each.row + 0.5) * row;
    const possible = !event.certain || event.always;
    const drawn = linked(`#${event.id}`, possible ? `${hintOf(event)} (possible)` : hintOf(event), {
      class: `entry k${event.kind[0]}${possible ? " hollow" : ""}${event.id === state.now.event ? " aimed" : ""}`, "data-id": event.id,
    });
    each.shapes.forEach((shape, n) => {
      const before = each.shapes[n - 1];
      if (before && before.right + 1 < shape.left) drawn.append(svg("path", { class: "joint", d: `M${before.right} ${y}H${shape.left}` }));
      const made = shape.marker ? markerOf(event.kind[0], (shape.left + shape.right) / 2, y, size)
        : svg("path", { d: barPath(shape, name?.inside && !shape.pale ? y + row * 0.4 : y, name?.inside && !shape.pale ? 3 : LETTER) });
      if (shape.pale) made.setAttribute("class", "pale");
      drawn.append(made);
    });
    if (name) drawn.append(svg("text", { x: name.left.toFixed(1), y: y + LETTER * 0.35, class: "name" }, name.text));
    return drawn;
  };
  const columnsOf = (lane, bottom, scale, axis) => {
    return lane.cells.filter((cell) => cell.sure + cell.maybe).map((cell) => {
      const [first, last] = [Math.ceil(cell.first), Math.ceil(cell.end) - 1].map(dates.words);
      const many = `${cell.sure} ${cell.sure === 1 ? "event" : "events"}${cell.maybe ? `, possibly ${cell.maybe} more` : ""}`;
      const more = cell.sure + cell.maybe - cell.events.length;
      const hint = [`${first === last ? first : `${first} to ${last}`}: ${many}`, ...cell.events.map(hintOf), ...more > 0 ? [`and ${more} more`] : []].join("\n");
      const drawn = svg("g", { class: lane.kind === null ? "column" : `column k${lane.kind}`, "data-first": Math.ceil(cell.first), "data-end": Math.ceil(cell.end) }, svg("title", {}, hint));
      let y = bottom;
      for (const [number, kind] of [[cell.sure, null], [cell.maybe, "pale"]]) {
        const x = axis.x(cell.first) + 0.5;
        y -= Math.max(number * scale, number && 1);
        if (number) drawn.append(svg("rect", { x, y, width: Math.max(axis.x(cell.end) - x - 0.5, 1), height: Math.max(number * scale, 1), class: kind }));
      }
      return drawn;
    });
  };
  const laneOf = (lane, at, top, layout, view) => {
    const high = lane.rows * view.row;
    const drawn = svg("g", {}, svg("rect", { class: at % 2 ? "band odd" : "band", x: 0, y: top, width: view.width, height: high }));
    const { key } = filters.kind.values[lane.kind] ?? {};
    const label = svg("text", { x: 20, y: top + high / 2 + LETTER * 0.35 }, view.left < 60 ? "" : fitted(lane.name, view.left - 24, widthOf));
    const marker = lane.kind === null ? "" : svg("g", { class: `k${lane.kind}` }, markerOf(lane.kind, 9, top + high / 2, view.size));
    drawn.append(key === undefined ? svg("g", {}, label) : linked(`#${new URLSearchParams({ kind: key })}`, lane.name, { class: "lane", "data-kind": key }, marker, label));
    if (lane.columns) drawn.append(...columnsOf(lane, top + high - 1, layout.scale, layout.axis));
    else {
      const used = 1 + Math.max(...lane.drawn.map((each) => each.row), 0);
      const first = top + (high - used * view.row) / 2;
      drawn.append(...lane.drawn.map((each) => entryOf(each, first, view)));
    }
    return drawn;
  };
  const axisLines = ({ axis }, bottom) => {
    const unit = axis.unit;
    const drawn = svg("g", { class: "axis" });
    const lines = { true: "", false: "" };
    for (const [x, major] of axis.ticks(unit)) lines[major] += `M${x.toFixed(1)} 0V${bottom + (major ? 18 : 5)}`;
    for (const major of ["false", "true"]) drawn.append(svg("path", { d: lines[major], class: major === "true" ? "major" : null }));
    drawn.append(svg("path", { d: `M${axis.left} ${bottom}H${axis.right}`, class: "base" }));
    drawn.append(...axis.labels(unit).map(({ text, x, level }) => svg("text", { x: x.toFixed(1), y: bottom + 16 + 15 * level, class: level ? "larger" : null }, text)));
    return drawn;
  };

  let rows = 0;
  const viewOf = (first, end) => {
    const most = narrow.matches ? 12 : 18;
    const width = Math.max(chart.clientWidth, 260);
    const [row, size] = narrow.matches ? [13, 10] : [17, 12];
    const widest = Math.max(...filters.kind.values.map(({ name }) => widthOf(name)));
    return { first, end, width, row, size, widthOf, rows: rows || most, most, left: narrow.matches ? 22 : Math.min(widest + 32, width / 4) };
  };
  // What is to be said of the way in which the events are drawn.
  const signsOf = ({ lanes }) => {
    const entries = lanes.filter((lane) => !lane.columns).flatMap((lane) => lane.drawn);
    const shapes = entries.flatMap((each) => each.shapes);
    const columns = lanes.find((lane) => lane.columns);
    return [
      shapes.some((shape) => shape.pale) && "Paler: exact date not known.",
      shapes.some((shape) => shape.fromEver || shape.forEver) && "Arrow: open-ended.",
      entries.some(({ event }) => !event.certain || event.always) && "Outlined: possible.",
      columns && `Columns: events begun per ${columns.unit}, paler where only possibly.`,
    ].filter(Boolean).join(" ");
  };
  const own = { section, chart, extent, shortest: SHORTEST, free: null, axis: null, days, svg };
  own.draw = () => {
    if (!chart.clientWidth) return;
    ink.font = `${LETTER}px ${getComputedStyle(chart).fontFamily}`;
    if (own.width !== chart.clientWidth) {
      own.width = chart.clientWidth;
      rows = 0;
      const whole = viewOf(...extent);
      rows = Math.min(Math.max(layoutOf(events, whole).wish, 3), whole.most);
    }
    const view = viewOf(...own.free ?? days());
    const layout = layoutOf(events.filter((event) => own.free ? event.fitsAtAnyTime : event.fits), view);
    const scales = layout.lanes.filter((lane) => lane.columns).map((lane) => (lane.rows * view.row - 3) / Math.max(...lane.cells.map((cell) => cell.sure + cell.maybe), 1));
    layout.scale = Math.min(...scales);  // all columns have one
    const bottom = rows * view.row;
    own.axis = layout.axis;
    own.bottom = bottom;
    const drawn = svg("svg", { viewBox: `0 0 ${view.width} ${bottom + 36}`, width: view.width, height: bottom + 36, "font-size": LETTER });
    let top = 0;
    const lanes = layout.lanes.map((lane, at) => {
      const made = laneOf(lane, at, top, layout, view);
      top += lane.rows * view.row;
      return made;
    });
    const bands = svg("g", {}, ...lanes.map((lane) => lane.firstChild));
    drawn.append(bands, axisLines(layout, bottom), ...lanes);
    if (!lanes.length) drawn.append(svg("text", { x: view.width / 2, y: bottom / 2, class: "none" }, "No event matches."));
    chart.replaceChildren(drawn);
    document.getElementById("_signs").textContent = own.signs = signsOf(layout);
    const [first, last] = [Math.ceil(view.first), Math.floor(view.end) - 1].map(dates.words);
    chart.setAttribute("aria-label", `Picture of the events from ${first} to ${last}; the list below has all of them`);
  };
  let waiting = 0;
  own.drawSoon = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; own.draw(); }); };
  section.hidden = false;
  new ResizeObserver(() => { if (own.width !== chart.clientWidth) own.drawSoon(); }).observe(chart);
  return own;
})();
