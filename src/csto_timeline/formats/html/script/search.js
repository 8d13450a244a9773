// What a search looks for, as query/search.py, query/terms.py and query/stems.py have it; FOLDING is the table of folding.py.
const fold = (text) => text.toLowerCase().replace(FOLDING.apostrophes, "").normalize("NFKD").toLowerCase()
  .replace(FOLDING.apostrophes, "").replace(/[ßς]/g, (c) => ({ ß: "ss", ς: "σ" })[c])
  .replace(FOLDING.pattern, (c) => FOLDING.letters[c]).replace(/(?![\u3099\u309a])\p{M}|\p{Cf}/gu, "")
  .normalize("NFC").replace(/[\u3099\u309a]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// The words of all events, each known by its number; 0 is what parts texts. A text is searched as the numbers of its words.
const vocabulary = (() => {
  const english = new EnglishStemmer();
  const russian = new RussianStemmer();
  const cut = (word) => /^[a-z]+$/.test(word) ? english.stemWord(word)
    : /^[а-я]+$/.test(word) ? russian.stemWord(word.replace(/([аеиоуыэюя])и$/, "$1й")).replaceAll("й", "и") : word;
  const numbers = new Map();
  const words = [""];
  const stems = [""];
  const numberOf = (word) => {
    if (!numbers.has(word)) {
      numbers.set(word, words.length);
      words.push(word);
      stems.push(cut(word));
    }
    return numbers.get(word);
  };
  return {
    words,
    stem: cut,
    alike: (one, other) => one === other || cut(one) === other || cut(one) === cut(other) || one === cut(other),
    numberOf,
    number: (word) => numbers.get(word) ?? -1,
    // Return the numbers of the words of texts, with a 0 before and behind each.
    prepared: (texts) => {
      const found = [0];
      for (const text of texts) {
        for (const word of fold(text).split(" ")) if (word) found.push(numberOf(word));
        found.push(0);
      }
      return Int32Array.from(found);
    },
    // Return a function to an array that has a 1 for the number of each form of a word.
    forms: (word) => {
      const own = cut(word);
      const begins = [...word].length >= 4 && !/^\p{Nd}+$/u.test(word);
      const isForm = (n) => (begins && words[n].startsWith(word))
        || word === words[n] || own === words[n] || own === stems[n] || word === stems[n];
      let known = new Uint8Array(1);
      return () => {
        if (known.length === words.length) return known;
        const longer = new Uint8Array(words.length);
        longer.set(known);
        for (let n = known.length; n < words.length; n += 1) if (isForm(n)) longer[n] = 1;
        return (known = longer);
      };
    },
  };
})();

const search = (() => {
  // Scripts that put no spaces between words.
  const unparted = /[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  // What is found by the terms of a search, which are marked in the texts: words in a row, as they stand or in any form.
  const finding = (holds, ...terms) => Object.assign(holds, { terms });
  const inARow = (ids, length, fits) => {
    for (let at = 0; at + length <= ids.length; at += 1) {
      let n = 0;
      while (n < length && fits(n, ids[at + n])) n += 1;
      if (n === length) return true;
    }
    return false;
  };
  const phrase = (words) => {
    const text = words.join(" ");
    const [first, last] = [[...words[0]][0], [...words.at(-1)].at(-1)];
    const open = [unparted.test(first), unparted.test(last)];
    if (open[0] || open[1]) {
      const sought = `${open[0] ? "" : " "}${text}${open[1] ? "" : " "}`;
      const read = (ids) => ` ${Array.from(ids, (n) => vocabulary.words[n] || "|").join(" ")} `;
      return finding((ids) => read(ids).includes(sought), { text, open });
    }
    return finding((ids) => {
      const numbers = words.map(vocabulary.number);
      return inARow(ids, words.length, (n, id) => id === numbers[n]);
    }, { words, exact: true });
  };
  const forms = (words) => {
    const fitting = words.map(vocabulary.forms);
    return finding((ids) => {
      const known = fitting.map((each) => each());
      return inARow(ids, words.length, (n, id) => known[n][id] === 1);
    }, { words, fitting });
  };

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

  // Return what says of the prepared words of an event whether they have what was typed; null where nothing was.
  // A quotation mark without its other one is still being typed.
  return (typed) => {
    let text = typed.replace(/[“”„«»]/g, '"').replace(/^=/, "");
    if (text.split('"').length % 2 === 0) text += '"';
    // A minus or a dash is what editors make of a hyphen.
    const cut = [...text.matchAll(/([-−–](?=["(\p{L}\p{N}_]))|"[^"]*"|[()]|[^\s"()]+/gu)];
    for (const [piece, excluding] of cut) if (!excluding && /^[-−]$/.test(piece)) refuse(`${piece} stands alone: write -word to exclude a word, or leave it out`);
    const pieces = [...cut.map(([piece, excluding]) => excluding ? "-" : piece), ""];
    const excluded = (sign) => {
      const found = ["", ")", "OR", "AND"].includes(pieces[0]) ? null : part();
      if (!found) refuse(`a word is missing after ${sign}`);
      return finding((ids) => !found(ids));
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
          if (!parts.length || join) refuse(`a word is missing before ${pieces[0]}`);
          join = pieces.shift();
          continue;
        }
        const found = part();
        if (!found) continue;
        if (parts.length) joins.add(join === "OR" ? "OR" : "AND");
        parts.push(found);
        join = "";
      }
      if (join) refuse(`a word is missing after ${join}`);
      if ((pieces[0] === ")") !== closing) refuse("the brackets do not match");
      if (joins.size > 1) refuse("OR beside other words may mean two things; put ( ) around what belongs together");
      if (!parts.length) return null;
      const terms = parts.flatMap((each) => each.terms);
      return joins.has("OR") ? finding((ids) => parts.some((each) => each(ids)), ...terms)
        : finding((ids) => parts.every((each) => each(ids)), ...terms);
    };
    return group(false);
  };
})();
