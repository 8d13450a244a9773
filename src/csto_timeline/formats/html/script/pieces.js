// The events behind the first few hundred come in pieces: from within the page, or from the pages beside it. Each is text
// until it is read, so that the page begins to show at once, and stays whole without scripts.
const pieces = (() => {
  const main = document.getElementById("_timeline");
  const within = [...main.querySelectorAll(":scope > noscript")];
  const links = document.getElementById("_pieces");
  const beside = links ? [...links.querySelectorAll("a")].map((link) => link.getAttribute("href")) : [];
  for (const piece of within) piece.remove();

  const idle = () => new Promise((go) => { (window.requestIdleCallback ?? ((run) => setTimeout(run, 20)))(go, { timeout: 500 }); });
  // A page beside this one sends what it has. Nothing is fetched: a page on a disk may not, but may have frames.
  const read = (address) => new Promise((found) => {
    const frame = Object.assign(document.createElement("iframe"), { src: address, hidden: true, title: "A piece of the timeline" });
    const stop = (text) => {
      removeEventListener("message", hear);
      frame.remove();
      found(text);
    };
    const hear = ({ source, data }) => { if (source === frame.contentWindow) stop(String(data)); };
    addEventListener("message", hear);
    frame.addEventListener("load", () => setTimeout(stop, 3000, ""));
    document.body.append(frame);
  });
  const rowsOf = (text) => Object.assign(document.createElement("template"), { innerHTML: text }).content.querySelectorAll(".event");

  return {
    total: Number(main.dataset.total),
    // Read the pieces in order, and tell of the events of each.
    read: async (tell) => {
      const add = (text) => {
        const from = events.length;
        takeIn(rowsOf(text));
        tell(events.slice(from));
        prepareAll(from);
      };
      for (const piece of within) {
        await idle();
        add(piece.textContent);
      }
      for (const address of beside) {
        const text = await read(address);
        if (!text) return;  // the links to the pieces stay
        await idle();
        add(text);
      }
      if (links) links.hidden = true;
    },
  };
})();
