// Brings it together: what a user does changes the state; the state fills the form, filters the list and draws the picture.
(() => {
  const form = document.getElementById("_filters");
  const fields = form.elements;
  const none = document.getElementById("_none");
  const kinds = [...form.querySelectorAll("[name=kind]")];

  const fill = () => {
    for (const name of ["q", "from", "to"]) if (fields[name].value.trim() !== state.now[name].trim()) fields[name].value = state.now[name];
    for (const box of kinds) box.checked = state.now.kind.includes(box.value);
  };
  // Scroll to an event. The rows around it are drawn, and get their heights, only as they come into view: so scroll again
  // in the next frames, unless a user goes elsewhere.
  let destination = null;
  const scroll = (event, frames = 10) => {
    if (event !== destination) return;
    event.row.scrollIntoView();
    if (frames) requestAnimationFrame(() => scroll(event, frames - 1));
  };
  for (const name of ["wheel", "pointerdown", "keydown"]) {
    addEventListener(name, () => { destination = null; }, { capture: true, passive: true });
  }
  // Bring the event that the address names into view, with its accounts open.
  let aimed = null;
  const aim = (bring) => {
    aimed?.row.classList.remove("aim");
    aimed = eventOf.get(state.now.event) ?? null;
    if (!aimed?.fits) return;
    list.reveal(aimed);
    aimed.row.classList.add("aim");
    if (!bring) return;
    aimed.row.querySelector("details").open = true;
    destination = aimed;
    scroll(aimed);
    if (bring === "focus") keys.focus(aimed);
  };
  state.listen((what) => {
    fill();
    names.draw();
    if (what !== "event") show();
    document.getElementById("_printed").textContent = question.words();
    document.body.classList.toggle("filtered", question.isFiltered());
    picture.drawSoon?.();
    marking.refresh();
    aim(what === "event" ? "focus" : what === "address");
  });

  form.addEventListener("input", ({ target }) => {
    if (target.name === "kind") state.change(`kind ${target.value}`, { kind: kinds.filter((box) => box.checked).map((box) => box.value) });
    else if (target.name) state.change(target.name, Object.fromEntries(["q", "from", "to"].map((name) => [name, fields[name].value])));
  });
  form.addEventListener("submit", (submitted) => submitted.preventDefault());
  form.addEventListener("reset", () => setTimeout(state.clear));
  none.querySelector("button").addEventListener("click", () => { form.reset(); fields.q.focus(); });
  document.querySelector("main").addEventListener("click", (click) => {
    const link = click.target.closest("a.permalink, dd.other > a");
    if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
    const event = eventOf.get(link.getAttribute("href").slice(1));
    if (!event?.fits) return;
    click.preventDefault();
    state.change("event", { event: event.id });
  });
  addEventListener("hashchange", state.restore);

  const wide = matchMedia("(min-width: 40.01rem)");
  const fold = () => { form.querySelector("details").open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  form.hidden = false;
  for (const each of document.querySelectorAll(".legend, .strip")) each.hidden = true;
  takeIn(document.querySelectorAll("main .event"));
  state.restore();
  prepareAll();
  pieces.read((those) => {
    show(those);
    picture.drawSoon?.();
    if (those.some((event) => event.id === state.now.event)) aim(true);
  });
})();
