// What a search looks for, as query/search.py, query/terms.py and query/stems.py have it; FOLDING is the table of folding.py.
const fold = (text) => text.toLowerCase().replace(FOLDING.apostrophes, "").normalize("NFKD").toLowerCase()
  .replace(FOLDING.apostrophes, "").replace(/[ßς]/g, (c) => ({ ß: "ss", ς: "σ" })[c])
  .replace(FOLDING.pattern, (c) => FOLDING.letters[c]).replace(/(?![\u3099\u309a])\p{M}|\p{Cf}/gu, "")
  .normalize("NFC").replace(/[\u3099\u309a]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const search = (() => {
  const english = new EnglishStemmer();
  const russian = new RussianStemmer();
  const stems = new Map();
  const cut = (word) => /^[a-z]+$/.test(word) ? english.stemWord(word)
    : /^[а-я]+$/.test(word) ? russian.stemWord(word.replace(/([аеиоуыэюя])и$/, "$1й")).replaceAll("й", "и") : word;
  const stem = (word) => stems.get(word) ?? (stems.set(word, cut(word)), stems.get(word));
  const alike = (one, other) => one === other || stem(one) === other || stem(one) === stem(other) || one === stem(other);
  const isForm = (word, other) =>
    ([...word].length >= 4 && !/^\p{Nd}+$/u.test(word) && other.startsWith(word)) || alike(word, other);

  // Scripts that put no spaces between words.
  const unparted = /[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const phrase = (words) => {
    const text = words.join(" ");
    const [first, last] = [[...words[0]][0], [...words.at(-1)].at(-1)];
    const sought = `${unparted.test(first) ? "" : " "}${text}${unparted.test(last) ? "" : " "}`;
    return (fields) => fields.some((field) => ` ${field} `.includes(sought));
  };
  const forms = (words) => (fields) => fields.some((field) => {
    const known = field.split(" ");
    return known.some((_, at) => words.every((word, n) => at + n < known.length && isForm(word, known[at + n])));
  });

  const unknown = [
    [/[*]|[\p{L}\p{N}_]\?[\p{L}\p{N}_]/u, "wildcards"],
    [/[|]|&&/u, "| or &&; write OR between words"],
    [/^!/u, "!; write -word or NOT word"],
    [/^-/u, "--; write -word or NOT word"],
    [/^[+]|[\p{L}\p{N}_][+](?=[\p{L}\p{N}_])/u, "+; all words are looked for anyway"],
    [/[\p{L}\p{N}_][~^]/u, "~ or ^"],
    [/^\p{L}+:\S/u, "fields"],
    [/^\/.+\/$/u, "regular expressions"],
  ];
  const refuse = (words) => { throw new SyntaxError(words); };

  // Return what says of the folded fields of an event whether they have what was typed; null where nothing was.
  // A quotation mark without its other one is still being typed.
  return (typed) => {
    let text = typed.replace(/[“”„«»]/g, '"').replace(/^=/, "");
    if (text.split('"').length % 2 === 0) text += '"';
    // A minus or a dash is what editors make of a hyphen.
    const cut = [...text.matchAll(/([-−–](?=["(\p{L}\p{N}_]))|"[^"]*"|[()]|[^\s"()]+/gu)];
    for (const [piece, excluding] of cut) if (!excluding && /^[-−]$/.test(piece)) refuse(`${piece} stands alone: write -word`);
    const pieces = [...cut.map(([piece, excluding]) => excluding ? "-" : piece), ""];
    const excluded = (sign) => {
      const found = ["", ")", "OR", "AND"].includes(pieces[0]) ? null : part();
      if (!found) refuse(`${sign} has a word missing behind it`);
      return (fields) => !found(fields);
    };
    const part = () => {
      const piece = pieces.shift();
      if (["NOT", "-"].includes(piece)) return excluded(piece);
      if (piece === "(") {
        const found = group(true) ?? refuse("there is nothing between the brackets");
        pieces.shift();
        return found;
      }
      const words = fold(piece).split(" ").filter(Boolean);
      if (piece.startsWith('"')) return words.length ? phrase(words) : null;
      for (const [pattern, what] of unknown) if (pattern.test(piece)) refuse(`“${piece}”: a search has no ${what}`);
      return words.length ? (words.some((word) => unparted.test(word)) ? phrase(words) : forms(words)) : null;
    };
    const group = (closing) => {
      const parts = [];
      const joins = new Set();
      let join = "";
      while (!["", ")"].includes(pieces[0])) {
        if (["OR", "AND"].includes(pieces[0])) {
          if (!parts.length || join) refuse(`${pieces[0]} has a word missing before it`);
          join = pieces.shift();
          continue;
        }
        const found = part();
        if (!found) continue;
        if (parts.length) joins.add(join === "OR" ? "OR" : "AND");
        parts.push(found);
        join = "";
      }
      if (join) refuse(`${join} has a word missing behind it`);
      if ((pieces[0] === ")") !== closing) refuse("a bracket has no other one");
      if (joins.size > 1) refuse("OR beside other words may mean two things; put ( ) around what belongs together");
      if (!parts.length) return null;
      return joins.has("OR") ? (fields) => parts.some((each) => each(fields)) : (fields) => parts.every((each) => each(fields));
    };
    return group(false);
  };
})();
