// Names: looked up in any spelling as they are typed, listed where a filter is set, and doors wherever they stand.
const names = (() => {
  const MOST = 40;
  const error = document.getElementById("_names");
  const chosen = document.getElementById("_chosen");
  const about = document.getElementById("_about");
  const element = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text, ...properties });

  for (const filter of Object.values(filters)) {
    const times = new Map();
    for (const value of filter.values) times.set(value.name, (times.get(value.name) ?? 0) + 1);
    for (const value of filter.values) {
      value.option = times.get(value.name) > 1 ? `${value.name} (${value.key})` : value.name;
      value.folded = null;
    }
  }

  // Return the values that have a spelling with words that begin as what is typed, each with that spelling; if there is
  // none, those that may be called so.
  const matching = (filter, typed) => {
    const sought = ` ${fold(typed)}`;
    const having = (fits) => filter.values.flatMap((value) => {
      value.folded ??= value.names.map((name) => ` ${fold(name)}`);
      const at = value.folded.findIndex(fits);
      return at < 0 ? [] : [{ value, spelling: value.names[at], whole: value.folded.includes(sought) }];
    }).sort((one, other) => other.whole - one.whole || other.value.count - one.value.count);
    const found = having((name) => name.includes(sought));
    return found.length ? found : having((name) => called(name, sought.trim(), filter.name === "person"));
  };
  const suggest = (filter) => {
    filter.list.replaceChildren(...matching(filter, filter.input.value).slice(0, MOST).map(({ value, spelling }) => {
      const many = `${value.count} ${value.count === 1 ? "event" : "events"}`;
      return element("option", "", { value: value.option, label: spelling === value.name ? many : `${spelling}, ${many}` });
    }));
  };
  const clearError = (filter) => {
    error.textContent = "";
    filter.input.setAttribute("aria-invalid", "false");
  };
  const choose = (filter, { key }) => {
    filter.input.value = "";
    clearError(filter);
    if (!state.now[filter.name].includes(key)) state.toggle(filter.name, key);
  };
  // Take what is typed: the one name that is spelt so, or the only one that begins so.
  const take = (filter) => {
    const typed = filter.input.value.trim();
    if (!typed) return;
    const found = matching(filter, typed);
    const meant = found.filter((each) => each.whole || each.value.option === typed);
    const one = meant.length ? meant : found;
    if (one.length === 1) return void choose(filter, one[0].value);
    filter.input.setAttribute("aria-invalid", "true");
    const some = one.slice(0, 3).map((each) => each.value.option).join(", ");
    error.textContent = `${filter.label}: “${typed}” ${one.length ? `may be ${some}${one.length > 3 ? " …" : ""}.` : "is not on this page, in any spelling."}`;
  };
  for (const filter of Object.values(filters).filter((each) => each.input)) {
    filter.input.form.addEventListener("reset", () => clearError(filter));
    filter.input.addEventListener("focus", () => suggest(filter));
    filter.input.addEventListener("input", (typing) => {
      typing.stopPropagation();
      clearError(filter);
      const picked = !typing.inputType || typing.inputType === "insertReplacementText";
      const value = picked && filter.values.find((each) => each.option === filter.input.value);
      if (value) choose(filter, value); else suggest(filter);
    });
    filter.input.addEventListener("change", () => take(filter));
  }

  const tell = (filter, value) => {
    const section = element("section", "");
    const others = value.names.filter((name) => name !== value.name);
    section.append(element("h2", value.name, { dir: "auto" }));
    if (others.length) section.append(element("p", `also ${others.join(", ")}`, { dir: "auto" }));
    const list = element("ul", "");
    list.append(...value.about.map((line) => element("li", line, { dir: "auto" })));
    section.append(list);
    return section;
  };

  // List the filters that are set: a button takes one back, another says how several are joined.
  const draw = () => {
    const items = [];
    const sections = [];
    for (const name of FILTERS) {
      const filter = filters[name];
      state.now[name].forEach((key, at) => {
        const value = filter.values[filter.numbers.get(key)];
        const item = element("li", "");
        if (at) {
          const word = state.now.all.includes(name) ? "and" : "or";
          const join = element("button", word, { type: "button", title: "Switch between “or” and “and”" });
          join.dataset.join = name;
          item.append(join, " ");
        }
        const button = element("button", "", { type: "button" });
        button.setAttribute("aria-label", `Remove: ${filter.label} ${value.name}`);
        Object.assign(button.dataset, { name, key });
        button.append(element("small", `${filter.label} `), element("span", value.name, { dir: "auto" }), " ✕");
        item.append(button);
        items.push(item);
        if (value.about.length) sections.push(tell(filter, value));
      });
    }
    chosen.replaceChildren(...items);
    about.replaceChildren(...sections);
    about.hidden = !sections.length;
  };
  chosen.addEventListener("click", (click) => {
    const { join, name, key } = click.target.closest("button")?.dataset ?? {};
    const { all } = state.now;
    if (join) state.change("join", { all: all.includes(join) ? all.filter((each) => each !== join) : [...all, join] });
    if (name) state.toggle(name, key);
    chosen.querySelector("button")?.focus({ preventScroll: true });
  });

  // A door is a link to the page filtered by its name, and here it adds the filter to those that are set.
  const nameOf = (link) => FILTERS.find((each) => link.dataset[each] !== undefined);
  const keyOf = (link, name) => filters[name].values[Number(link.dataset[name])].key;
  const open = (row) => {
    for (const link of row.querySelectorAll("a:not([href])")) {
      const name = nameOf(link);
      link.href = `#${new URLSearchParams([[name, keyOf(link, name)]])}`;
    }
  };
  document.querySelector("main").addEventListener("click", (click) => {
    const link = click.target.closest("a");
    const name = link && nameOf(link);
    if (!name || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    const key = keyOf(link, name);
    if (!state.now[name].includes(key)) state.toggle(name, key);
  });
  return { draw, open };
})();
