// What is drawn of an event on an axis, as formats/svg/marks.py has it: a marker for a day, a bar for what lasted, a paler
// stretch for the rest. A stretch that is narrower than a marker is one, pale where its days are not known.
const shapesOf = (event, axis, size) => {
  const span = ({ first, end }) => [first === null ? axis.left : axis.x(first), end === null ? axis.right : axis.x(end)];
  const marker = (left, right, pale) => ({ marker: true, left: (left + right - size) / 2, right: (left + right + size) / 2, pale });
  const seen = event.pieces.filter(({ first, end }) => (first === null || first < axis.end) && (end === null || end > axis.first));
  const runs = [];
  for (const piece of seen) {
    if (runs.length && runs.at(-1).at(-1).end === piece.first) runs.at(-1).push(piece); else runs.push([piece]);
  }
  return runs.flatMap((run) => {
    const [[left], [, right]] = [span(run[0]), span(run.at(-1))];
    if (right - left < size && axis.has(run[0].first) && axis.has(run.at(-1).end)) {
      return [marker(left, right, run.some((piece) => piece.sort === "v"))];
    }
    return run.map((piece) => {
      const [from, to] = span(piece);
      if (piece.sort === "d") return marker(from, to, false);
      const ends = {
        fromEver: piece.first === null, forEver: piece.end === null,
        cutBefore: piece.first !== null && !axis.has(piece.first), cutAfter: piece.end !== null && !axis.has(piece.end),
      };
      const [before, after] = [ends.fromEver || ends.cutBefore, ends.forEver || ends.cutAfter];
      return { ...ends, pale: piece.sort === "v", left: from - size * before, right: Math.max(to, from + 1) + size * after };
    });
  });
};

// Return a text, or its beginning with an ellipsis, no wider than `room`; nothing where not ten letters fit.
const fitted = (text, room, widthOf) => {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  let kept = Math.floor(letters.length * room / widthOf(text));
  let cut = "";
  do cut = `${letters.slice(0, kept -= 1).join("").trimEnd()}…`; while (kept > 10 && widthOf(cut) > room);
  return kept > 10 ? cut : "";
};

// Return the path of a bar around a height, with a tip on each side that is open, and a notch on each that is cut.
const barPath = (shape, y, letter) => {
  const half = letter * (shape.pale ? 1.1 : 0.5) / 2;
  const tip = letter * 0.6;
  const halfTip = Math.max(half, letter * 0.45);
  const [left, right] = [shape.left + (shape.fromEver ? tip : 0), shape.right - (shape.forEver ? tip : 0)];
  const notch = Math.min(tip, right - left) * 0.7;
  const points = [[left, y + half], [right, y + half], [right, y - half]];
  if (shape.forEver) points.splice(2, 0, [right, y + halfTip], [shape.right, y], [right, y - halfTip]);
  else if (shape.cutAfter) points.splice(2, 0, [right - notch, y]);
  points.unshift([left, y - half]);
  if (shape.fromEver) points.splice(1, 0, [left, y - halfTip], [shape.left, y], [left, y + halfTip]);
  else if (shape.cutBefore) points.splice(1, 0, [left + notch, y]);
  return `M${points.map((point) => point.map((at) => Math.round(at * 100) / 100).join(" ")).join("L")}Z`;
};
