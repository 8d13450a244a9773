// The layout of the picture: a lane for each kind, its marks in rows in which none meets another, with as many titles as
// have room, those with the most sources first; or columns that count, where a lane has more than fits. As formats/svg has it.
const layoutOf = (() => {
  const crowdOf = (width) => {
    const counts = new Int32Array(Math.ceil(width) + 2);
    const range = (left, right) => [Math.max(Math.floor(left), 0), Math.min(Math.max(Math.ceil(right), 0), counts.length)];
    return {
      most: () => counts.reduce((one, other) => Math.max(one, other), 0),
      add: (left, right, by = 1) => {
        const [from, to] = range(left, right);
        for (let at = from; at < to; at += 1) counts[at] += by;
      },
      hasRoom: (left, right, rows) => {
        const [from, to] = range(left, right);
        for (let at = from; at < to; at += 1) if (counts[at] >= rows) return false;
        return true;
      },
    };
  };
  const drawnOf = (event, axis, size) => {
    const shapes = shapesOf(event, axis, size);
    if (!shapes.length) return [];
    return [{ event, shapes, left: shapes[0].left, right: Math.max(...shapes.map((shape) => shape.right)) }];
  };

  // Return the lanes of events, the one of the kind with the most events of the page first; those that are too many are one.
  const lanesOf = (those, most) => {
    const kinds = filters.kind.values;
    const order = [...new Set(those.map((event) => event.kind[0]))].sort((one, other) => kinds[other].count - kinds[one].count || one - other);
    const own = order.length > most ? order.slice(0, most - 1) : order;
    const lanes = own.map((kind) => ({ kind, name: kinds[kind].name, events: [] }));
    if (own.length < order.length) lanes.push({ kind: null, name: `Others (${order.length - own.length})`, events: [] });
    const laneOf = new Map(order.map((kind, at) => [kind, lanes[Math.min(at, lanes.length - 1)]]));
    for (const event of those) laneOf.get(event.kind[0]).events.push(event);
    return lanes;
  };

  // Give each lane its rows: to as many as possible what their marks need, to the others two for columns, the rest for titles.
  const share = (lanes, rows) => {
    for (const lane of lanes) lane.rows = 1;
    let left = rows - lanes.length;
    const give = (lane, wanted) => {
      if (wanted <= lane.rows || wanted - lane.rows > left) return;
      left -= wanted - lane.rows;
      lane.rows = wanted;
    };
    const order = lanes.toSorted((one, other) => one.need - other.need);
    for (const lane of order) give(lane, lane.need);
    for (const lane of order) lane.columns = lane.need > lane.rows;
    for (let more = true; left > 0 && more;) {
      more = false;
      for (const lane of lanes) {
        if (left === 0 || lane.rows >= (lane.columns ? 5 : lane.wish)) continue;
        lane.rows += 1;
        left -= 1;
        more = true;
      }
    }
    for (let at = 0; left > 0 && lanes.length; at += 1, left -= 1) lanes[at % lanes.length].rows += 1;
  };

  const placesOf = (drawn, view) => {
    const text = titleOf(drawn.event);
    const widest = drawn.shapes.reduce((one, other) => other.right - other.left > one.right - one.left ? other : one);
    const made = (most, left, inside = false) => {
      const cut = fitted(text, Math.min(most, (view.width - view.left) / 2), view.widthOf);
      const wide = view.widthOf(cut);
      return cut ? [{ text: cut, left: left(wide), width: wide, inside }] : [];
    };
    const inside = widest.marker ? 0 : widest.right - widest.left - 2 * view.size;
    if (view.widthOf(text) <= inside) return made(inside, () => widest.left + view.size, true);
    return [
      ...made(view.width - drawn.right - 8, () => drawn.right + 4), ...made(drawn.left - view.left - 8, (wide) => drawn.left - 4 - wide),
    ].sort((one, other) => (other.text === text) - (one.text === text));
  };
  const place = (lane, view) => {
    const crowd = crowdOf(view.width);
    for (const each of lane.drawn) crowd.add(each.left, each.right + 1);
    const sources = (event) => event.sources ??= event.row.querySelectorAll(".account:not([data-again])").length;
    const order = lane.drawn.toSorted((one, other) => sources(other.event) - sources(one.event) || one.event.number - other.event.number);
    for (const each of order) {
      each.box = [each.left, each.right + 1];
      crowd.add(...each.box, -1);
      for (const name of placesOf(each, view)) {
        const box = [Math.min(each.left, name.left), Math.max(each.right, name.left + name.width) + (name.inside ? 1 : 10)];
        if (!crowd.hasRoom(...box, lane.rows)) continue;
        Object.assign(each, { name, box });
        break;
      }
      crowd.add(...each.box);
    }
    const ends = [];
    for (const each of lane.drawn.toSorted((one, other) => one.box[0] - other.box[0])) {
      const free = ends.findIndex((end) => end <= Math.floor(each.box[0]));
      each.row = free < 0 ? ends.length : free;
      ends[each.row] = Math.ceil(each.box[1]);
    }
  };

  // How many began in each cell, surely and possibly; what began before the axis does is counted in the first.
  const count = (lane, axis) => {
    const unit = axis.bins(7);
    const bounds = axis.cells(unit);
    const cellOf = (day) => {
      let [low, high] = [0, bounds.length - 2];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (bounds[middle] <= day) low = middle; else high = middle - 1;
      }
      return low;
    };
    lane.cells = bounds.slice(1).map((end, n) => ({ first: bounds[n], end, sure: 0, maybe: 0, events: [] }));
    for (const { event } of lane.drawn) {
      const [from, to] = [event.begun[0] ?? axis.first, event.begun[1] ?? axis.end].map(cellOf);
      const sure = from === to && event.certain && !event.always;
      for (let at = from; at <= to; at += 1) {
        lane.cells[at][sure ? "sure" : "maybe"] += 1;
        if (lane.cells[at].events.length < 8) lane.cells[at].events.push(event);
      }
    }
    lane.unit = axis.unitName(unit);
  };

  // `view` has the days from `first` to before `end`, the `width`, the `left` edge of the lanes, how many `rows` there are,
  // the `size` of a marker, and what tells how wide a text is.
  return (those, view) => {
    const axis = axisOf(view.first, view.end, view.left + view.size * 1.5, view.width - view.size * 1.5, view.widthOf);
    const lanes = lanesOf(those, view.rows);
    for (const lane of lanes) {
      const [marks, named] = [crowdOf(view.width), crowdOf(view.width)];
      lane.drawn = lane.events.flatMap((event) => drawnOf(event, axis, view.size));
      for (const { left, right } of lane.drawn) marks.add(left, right + 1);
      lane.need = Math.max(marks.most(), 1);
      if (lane.drawn.length <= 60) {
        for (const each of lane.drawn) named.add(each.left, each.right + Math.min(view.widthOf(titleOf(each.event)), view.width / 2));
      }
      lane.wish = Math.max(lane.need, named.most());
    }
    share(lanes, view.rows);
    for (const lane of lanes) if (lane.columns) count(lane, axis); else place(lane, view);
    return { axis, lanes, wish: lanes.reduce((sum, lane) => sum + (lane.need > 6 ? 4 : lane.wish), 0) };
  };
})();
