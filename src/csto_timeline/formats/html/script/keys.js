// Keys, wherever nothing is typed: to the search, from event to event, into its accounts, and what keys there are.
const keys = (() => {
  const dialog = document.getElementById("_keys");
  const main = document.querySelector("main");
  const help = () => dialog.showModal();
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  document.querySelector("[data-do=keys]").addEventListener("click", help);

  // The event that has the focus, or else the one that the address names.
  const current = () => eventOf.get(document.activeElement?.closest(".event")?.id ?? state.now.event);
  const focus = (event) => {
    if (!event) return;
    list.reveal(event);
    event.row.tabIndex = -1;
    event.row.focus({ preventScroll: true });
    event.row.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const shown = events.filter((event) => event.fits);
    const at = shown.indexOf(current());
    if (at >= 0) return focus(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
    // The first in view, as nothing has the focus.
    focus(shown.find((event) => event.row.getBoundingClientRect().bottom > 0) ?? shown[0]);
  };
  const KEYS = {
    "/": () => document.getElementById("_search").focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => { const event = current(); if (event) event.row.querySelector("details").open = !event.row.querySelector("details").open; },
    p: () => { const event = current(); if (event) picture.find?.(event); },
    "?": help,
  };
  addEventListener("keydown", (key) => {
    const typing = key.target.closest?.("input:not([type=checkbox]), textarea, dialog");
    if (key.key === "Escape" && typing && !dialog.open) {
      key.preventDefault();  // a browser would empty the field, and say so to nobody
      return typing.blur();
    }
    if (typing || key.ctrlKey || key.metaKey || key.altKey || !KEYS[key.key]) return;
    key.preventDefault();
    KEYS[key.key]();
  });
  document.querySelector(".skip").addEventListener("click", (click) => {
    click.preventDefault();  // the address says what is asked for
    main.focus();
  });
  main.addEventListener("click", (click) => {
    const mark = click.target.closest(".event > .mark");
    if (mark && picture.find) picture.find(eventOf.get(mark.closest(".event").id));
  });
  return { focus };
})();
