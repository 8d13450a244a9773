// What the page stands on is in its address, behind the #, so that a link opens the same view:
// #q=words&kind=ruling&kind=strike&country=NL&country=BE&all=country&person=an-id&from=2022-09&to=2022&event=an-id
// Values of one filter are joined by "or", or by "and" where `all` names it. #an-id is one event.
const state = (() => {
  const empty = () => ({ q: "", from: "", to: "", all: [], event: "", ...Object.fromEntries(FILTERS.map((name) => [name, []])) });
  const now = empty();

  const address = () => {
    const found = new URLSearchParams();
    if (now.q.trim()) found.append("q", now.q.trim());
    for (const name of FILTERS) for (const key of now[name]) found.append(name, key);
    for (const name of now.all) if (now[name].length > 1) found.append("all", name);
    for (const name of ["from", "to"]) if (now[name].trim()) found.append(name, now[name].trim());
    if (now.event && !found.size) return `#${now.event}`;
    if (now.event) found.append("event", now.event);
    return found.size ? `#${found}` : "#";
  };

  // Read the address. Values that the page does not have are left out.
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";  // no text: a % without its digits
    }
  };
  const restore = () => {
    const hash = location.hash.slice(1);
    const found = new URLSearchParams(hash.includes("=") ? hash : "");
    Object.assign(now, empty());
    for (const name of ["q", "from", "to"]) now[name] = found.get(name) ?? "";
    for (const name of FILTERS) now[name] = found.getAll(name).filter((key) => filters[name].numbers.has(key));
    now.all = found.getAll("all").filter((name) => FILTERS.includes(name));
    now.event = hash.includes("=") ? found.get("event") ?? "" : decoded(hash);
  };

  // Write the address. A change of the same thing within a second is no step of its own for the way back.
  let last = { what: "", at: 0 };
  const remember = (what) => {
    const goesOn = what === last.what && Date.now() - last.at < 1000;
    last = { what, at: Date.now() };
    if (address() === (location.hash || "#")) return;
    if (goesOn) history.replaceState(null, "", address()); else history.pushState(null, "", address());
  };

  const listeners = [];
  const tell = (what) => { for (const listener of listeners) listener(what); };
  return {
    now,
    address,
    restore: () => { restore(); last = { what: "", at: 0 }; tell("address"); },
    // Change some of it; `what` says what a user did.
    change: (what, changed) => {
      Object.assign(now, { event: "" }, changed);
      remember(what);
      tell(what);
    },
    clear: () => state.change("all", empty()),
    // Set a value of a filter, or take it back.
    toggle: (name, key) => {
      const keys = now[name].includes(key) ? now[name].filter((each) => each !== key) : [...now[name], key];
      state.change(name + key, { [name]: keys });
    },
    listen: (listener) => listeners.push(listener),
  };
})();
