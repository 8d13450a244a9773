// What moves the picture: wheel, pinch, drag, keys and buttons. The time it shows in the end is what is asked for.
if (picture.section) (() => {
  const { chart, extent, shortest } = picture;
  const clamped = (first, end) => {
    const span = Math.min(Math.max(end - first, shortest), Math.max(extent[1] - extent[0], shortest));
    const middle = (first + end) / 2;
    const from = Math.max(Math.min(middle - span / 2, extent[1] - span), extent[0]);
    return [from, from + span];
  };
  const settle = () => {
    if (!picture.free) return;
    const [first, end] = picture.free.map(Math.round);
    picture.free = null;
    state.change("zoom", {
      event: state.now.event,
      from: first <= extent[0] ? "" : dates.beginning(first), to: end >= extent[1] ? "" : dates.ending(end - 1),
    });
  };
  let waiting = 0;
  const go = (first, end, wait = 0) => {
    picture.free = clamped(first, end);
    picture.drawSoon();
    clearTimeout(waiting);
    if (wait === null) return;
    if (wait) waiting = setTimeout(settle, wait); else settle();
  };
  const now = () => picture.free ?? picture.days();
  const zoom = (by, at, wait) => {
    const [first, end] = now();
    const day = at ?? (first + end) / 2;
    go(day - (day - first) * by, day + (end - day) * by, wait);
  };
  const move = (share, wait) => {
    const [first, end] = now();
    go(first + (end - first) * share, end + (end - first) * share, wait);
  };
  const whole = () => go(...extent);
  const at = (pointer) => pointer.clientX - chart.getBoundingClientRect().left;

  // The wheel zooms, and sideways moves. A page that is being scrolled goes on, and so does one that cannot zoom out further;
  // not while a zoom is settling, as the list then grows above what would come into view.
  let scrolled = 0;
  addEventListener("scroll", () => { scrolled = Date.now(); }, { passive: true });
  chart.addEventListener("wheel", (wheel) => {
    const [first, end] = now();
    const sideways = wheel.shiftKey || Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY);
    const isWhole = !picture.free && first <= extent[0] && end >= extent[1];
    if (!wheel.ctrlKey && (Date.now() - scrolled < 250 || (isWhole && (sideways || wheel.deltaY > 0)))) return;
    wheel.preventDefault();
    const [x, y] = [wheel.deltaX, wheel.deltaY].map((by) => Math.max(Math.min(by * (wheel.deltaMode ? 30 : 1), 200), -200));
    if (sideways) move((x || y) / 1000, 200);
    else zoom(2 ** (y / (wheel.ctrlKey ? 100 : 300)), picture.axis.day(at(wheel)), 200);
  }, { passive: false });

  // One pointer draws a stretch, or moves where it takes the axis, or is a finger; two fingers zoom.
  const pointers = new Map();
  let drag = null;
  let moved = false;
  const begin = () => {
    const [one, other] = [...pointers.values()];
    drag = { days: now(), axis: picture.axis, from: at(one), to: other && at(other), pans: one.pointerType === "touch" || one.shiftKey || one.clientY - chart.getBoundingClientRect().top > picture.bottom };
  };
  // The days under the two fingers stay under them.
  const pinch = (one, other) => {
    const { axis, from, to } = drag;
    const days = Math.max(Math.abs(axis.day(from) - axis.day(to)), 1);
    const perDay = Math.max(Math.abs(one - other) / days, 0.001);
    const first = axis.day(from) - (one - axis.left) / perDay;
    go(first, first + (axis.right - axis.left) / perDay, null);
  };
  const pan = (x) => {
    const by = (drag.from - x) / drag.axis.perDay;
    go(drag.days[0] + by, drag.days[1] + by, null);
  };
  const drawStretch = (x) => {
    const [left, right] = [drag.from, x].sort((a, b) => a - b);
    chart.querySelector(".stretch")?.remove();
    chart.firstChild.append(picture.svg("rect", { class: "stretch", x: left, y: 0, width: right - left, height: picture.bottom }));
  };
  chart.addEventListener("pointerdown", (pointer) => {
    if (pointer.button) return;
    pointers.set(pointer.pointerId, pointer);
    moved = false;
    begin();
  });
  chart.addEventListener("pointermove", (pointer) => {
    if (!pointers.has(pointer.pointerId)) return;
    pointers.set(pointer.pointerId, pointer);
    const [one, other] = [...pointers.values()];
    if (!moved && Math.abs(at(one) - drag.from) < 4 && !other) return;
    if (!moved) chart.setPointerCapture(pointer.pointerId);
    moved = true;
    if (other) pinch(at(one), at(other));
    else if (drag.pans) pan(at(one));
    else drawStretch(at(one));
  });
  const finish = (pointer) => {
    if (!pointers.delete(pointer.pointerId)) return;
    if (pointers.size) return begin();
    if (!moved) return;
    chart.querySelector(".stretch")?.remove();
    if (drag.pans || drag.to !== undefined) settle();
    else {
      const [first, end] = [drag.from, at(pointer)].map(drag.axis.day).sort((a, b) => a - b);
      go(Math.floor(first), Math.ceil(end));
    }
  };
  for (const name of ["pointerup", "pointercancel"]) chart.addEventListener(name, finish);
  chart.addEventListener("dragstart", (start) => start.preventDefault());

  // A click on a mark goes to its event, on a column to its time, on a lane to its kind.
  chart.addEventListener("click", (click) => {
    if (moved) {
      moved = false;
      return click.preventDefault();
    }
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    const drawn = click.target.closest("a, .column");
    if (!drawn) return;
    click.preventDefault();
    if (drawn.dataset.id) state.change("event", { event: drawn.dataset.id });
    else if (drawn.dataset.kind !== undefined) state.toggle("kind", drawn.dataset.kind);
    else go(Number(drawn.dataset.first), Number(drawn.dataset.end));
  });

  const KEYS = {
    "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), _: () => zoom(2), "−": () => zoom(2),
    ArrowLeft: () => move(-0.25), ArrowRight: () => move(0.25), 0: whole, Home: whole,
  };
  chart.addEventListener("keydown", (key) => {
    if (!KEYS[key.key] || key.ctrlKey || key.metaKey || key.altKey) return;
    key.preventDefault();
    KEYS[key.key]();
  });
  picture.section.querySelector(".zoom").addEventListener("click", (click) => {
    ({ in: () => zoom(0.5), out: () => zoom(2), all: whole })[click.target.dataset.zoom]?.();
  });
  // Show an event in the picture: where it lies outside the time that is shown, move there.
  picture.find = (event) => {
    const [first, end] = now();
    const { first: from, end: to } = event.pieces[0];
    const day = ((from ?? to) + (to ?? from)) / 2;
    if (day < first || day > end) go(day - (end - first) / 2, day + (end - first) / 2);
    picture.draw();
    picture.section.scrollIntoView({ block: "nearest" });
    chart.focus({ preventScroll: true });
  };
})();
