// The list: the rows of the events that fit, drawn as they come into view. The others are not in the document.
const list = (() => {
  const main = document.getElementById("_timeline");
  // All of a page of some hundred, so that the browser's own search finds each.
  const PORTION = main.dataset.total > 500 ? 100 : 500;
  const end = document.createElement("p");
  document.getElementById("_none").before(end);
  let shown = [];
  let most = PORTION;

  // Make `wanted` the children of their name, in order. What stands there already is not moved: it keeps the focus.
  const arrange = (parent, name, wanted, behind) => {
    const kept = new Set(wanted);
    for (const child of [...parent.children]) if (child.localName === name && !kept.has(child)) child.remove();
    let at = parent.querySelector(`:scope > ${name}`) ?? behind;
    for (const child of wanted) {
      if (child === at) at = at.nextElementSibling;
      else parent.insertBefore(child, at);
    }
  };
  const draw = () => {
    const sections = new Map();
    for (const event of shown.slice(0, most)) {
      if (!sections.has(event.section)) sections.set(event.section, []);
      sections.get(event.section).push(event.row);
      const hidden = event.certain && !event.always;
      if (event.hidden === hidden) continue;
      const mark = event.row.querySelector(".possible");
      mark.hidden = event.hidden = hidden;
      mark.textContent = hidden ? "" : "? possible · ";
    }
    arrange(main, "section", [...sections.keys()], end);
    for (const [section, rows] of sections) arrange(section.lastElementChild, "li", rows, null);
    marking.watch([...sections.values()].flat());
    watchEnd();
  };
  const atLeast = (number) => {
    if (number <= most) return;
    most = number;
    draw();
  };
  // A browser tells when the end comes into view, not that it still is: observed anew, it is told of after each drawing.
  const watcher = new IntersectionObserver((changes) => {
    if (changes.at(-1).isIntersecting && most < shown.length) atLeast(most + PORTION);
  }, { rootMargin: "2000px 0px" });
  const watchEnd = () => {
    watcher.unobserve(end);
    watcher.observe(end);
  };
  addEventListener("beforeprint", () => atLeast(shown.length));

  // Return the section of a row: where a piece of the page goes on with the one before, that.
  let last = null;
  return {
    home: (row) => {
      const section = row.closest("section");
      return (last = section.dataset.continues === undefined ? section : last);
    },
    // Show events from the first on; where they have only become more, as far as they were drawn.
    show: (those, grown) => {
      shown = those;
      if (!grown) most = PORTION;
      draw();
    },
    // Draw an event, however far down it stands.
    reveal: (event) => atLeast(shown.indexOf(event) + 1),
  };
})();
