// What the page hands over: a link to this view, citations, and the events that are shown as files that it makes itself.
const buttons = (() => {
  const done = document.getElementById("_done");
  const say = (text) => { done.textContent = text; };
  const copy = async (text, what) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      if (!copied) return say(`The browser did not let the page copy the ${what}.`);
    }
    say(`Copied the ${what}.`);
  };
  const save = (text, suffix, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `timeline.${suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(`Saved timeline.${suffix}.`);
  };
  const shown = () => events.filter((event) => event.fits);

  // An event with its date, and below it each of its sources as `sources --cite` prints them.
  const citation = (event) => {
    const of = facts(event);
    return [`${of.title}, ${of.when}`, ...new Set([...event.row.querySelectorAll(".source")].map((line) => line.textContent))].join("\n");
  };

  const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "text-anchor", "font-weight"];
  // Return a copy of the picture without links, in which attributes say what the style sheet says of its elements.
  const standalone = (drawn) => {
    const copied = drawn.cloneNode(true);
    const select = "path, rect, text, circle";
    const originals = drawn.querySelectorAll(select);
    copied.querySelectorAll(select).forEach((each, n) => {
      const style = getComputedStyle(originals[n]);
      for (const name of LOOKS) each.setAttribute(name, style.getPropertyValue(name));
    });
    for (const each of copied.querySelectorAll("[class]")) for (const name of ["class", "data-first", "data-end"]) each.removeAttribute(name);
    for (const link of copied.querySelectorAll("a")) {
      const group = picture.svg("g");
      group.append(...link.childNodes);
      link.replaceWith(group);
    }
    return copied;
  };
  // Return the picture as a file of its own, with title, filters and number of events above it.
  const svg = () => {
    const drawn = picture.chart.querySelector("svg");
    const [width, height] = ["width", "height"].map((name) => Number(drawn.getAttribute(name)));
    const { color, backgroundColor } = getComputedStyle(document.body);
    const [title, filters] = [document.querySelector("h1").textContent, question.words()];
    const line = (text, y, size) => picture.svg("text", { x: 16, y, fill: color, "font-size": size }, text);
    const [full, high] = [width + 32, height + (picture.signs ? 96 : 76)];
    const whole = picture.svg("svg", {
      xmlns: "http://www.w3.org/2000/svg", width: full, height: high, viewBox: `0 0 ${full} ${high}`, role: "graphics-document", lang: "en",
      "aria-labelledby": "_title", "aria-describedby": "_question", "font-family": "sans-serif", "font-size": 12,
    }, picture.svg("title", { id: "_title" }, title), picture.svg("desc", { id: "_question" }, filters),
    picture.svg("rect", { width: full, height: high, fill: backgroundColor }), line(title, 30, 20), line(filters, 50, 12),
    picture.svg("g", { transform: "translate(16 64)" }, ...standalone(drawn).childNodes), line(picture.signs, height + 80, 11));
    return new XMLSerializer().serializeToString(whole);
  };

  const KEEP = {
    link: () => copy(location.href.split("#")[0] + (state.address() === "#" ? "" : state.address()), "link"),
    csv: () => save(csv(shown()), "csv", "text/csv;charset=utf-8"),
    ics: () => save(calendar(shown()), "ics", "text/calendar;charset=utf-8"),
    svg: () => save(svg(), "svg", "image/svg+xml"),
    print: () => print(),
  };
  document.querySelector(".buttons").addEventListener("click", (click) => KEEP[click.target.dataset.do]?.());

  // Accounts that are opened get a button that copies the citation of their event, and one that shows it in the picture.
  document.querySelector("main").addEventListener("toggle", ({ target }) => {
    if (!target.open || target.querySelector(".tools")) return;
    const event = eventOf.get(target.closest(".event").id);
    const button = (text, run) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      made.addEventListener("click", run);
      return made;
    };
    const tools = Object.assign(document.createElement("p"), { className: "tools" });
    tools.append(button("Copy citation", () => copy(citation(event), "citation")));
    if (picture.find) tools.append(" ", button("Show in the picture", () => picture.find(event)));
    target.append(tools);
  }, true);
  return { citation, csv: () => csv(shown()), calendar: () => calendar(shown()), svg };
})();
