// Marks what a search has found, in the texts of events that come into view.
const marking = (() => {
  const MARKED = `${TEXTS}, .facts > a, .facts > span > a, dd a`;
  const word = new RegExp(`[\\p{L}\\p{N}\\p{M}\\p{Cf}${FOLDING.apostrophes.source.slice(1, -1)}]+`, "gu");
  // Return where in a text the terms are found: beginning and end of each.
  const hits = (text, terms) => {
    const words = [...text.matchAll(word)].map((found) => ({ from: found.index, to: found.index + found[0].length, folded: fold(found[0]) }));
    const found = [];
    for (const { text: sought, words: row, exact, fitting } of terms) {
      if (sought) {
        for (const { from, to, folded } of words) {
          const at = text.slice(from, to).toLowerCase().indexOf(sought);
          if (at >= 0) found.push([from + at, from + at + sought.length]);
          else if (folded.includes(sought)) found.push([from, to]);
        }
        continue;
      }
      const fits = (n, folded) => exact ? folded === row[n] : fitting[n]()[vocabulary.numberOf(folded)] === 1;
      for (let at = 0; at + row.length <= words.length; at += 1) {
        if (row.every((_, n) => fits(n, words[at + n].folded))) found.push([words[at].from, words[at + row.length - 1].to]);
      }
    }
    return found.sort((one, other) => one[0] - other[0] || other[1] - one[1]).filter(
      ([from], n, all) => !all.slice(0, n).some(([, end]) => from < end),
    );
  };

  const unmark = (row) => {
    for (const mark of row.querySelectorAll("mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(mark.textContent);
      parent.normalize();
    }
  };
  const mark = (row, terms) => {
    for (const place of row.querySelectorAll(MARKED)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) if (walker.currentNode.parentNode.localName !== "mark") texts.push(walker.currentNode);
      for (const text of texts) {
        for (const [from, to] of hits(text.data, terms).reverse()) {
          const found = text.splitText(from);
          found.splitText(to - from);
          const made = document.createElement("mark");
          found.replaceWith(made);
          made.append(found);
        }
      }
    }
  };

  // Rows in view have their doors open and their hits marked; the others when they come into view.
  const seen = new Set();
  const refresh = (row) => {
    const terms = filtering.words?.terms ?? [];
    const event = eventOf.get(row.id);
    if (event.marked === filtering.words) return;
    if (event.marked) unmark(row);
    event.marked = filtering.words;
    if (terms.length) mark(row, terms);
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) {
        seen.delete(target);
        continue;
      }
      seen.add(target);
      names.open(target);
      refresh(target);
    }
  }, { rootMargin: "600px 0px" });
  return {
    watch: (rows) => { for (const row of rows) observer.observe(row); },
    refresh: () => { for (const row of seen) if (!row.hidden) refresh(row); },
    hits,
  };
})();
