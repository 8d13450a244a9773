// Names that nobody spells so, as query/called.py and query/name.py read them: a person with a title, a patronymic or initials,
// surname first; any name in a case of Russian. CALLED has the titles and patterns of called.py.
const called = (() => {
  const inCase = (one, other) => one === other || (/^[а-я]+$/.test(one) && vocabulary.alike(one, other));
  const areGiven = (words, given) => {
    const named = words.filter((word) => given.some((name) => inCase(word, name)));
    const initials = words.filter((word) => [...word].length === 1);
    const others = words.filter((word) => !named.includes(word) && !initials.includes(word));
    if (initials.length > CALLED.initials || !others.every((word) => CALLED.patronymic.test(word))) return false;
    return named.length > 0 || !words.length || given.some((name) => name[0] === initials[0]);
  };
  const isPerson = (typed, spelling) => {
    const isTitle = (word) => CALLED.titles.has(vocabulary.stem(word)) && !spelling.includes(word);
    const words = typed.replace(CALLED.parted, "").split(" ").filter((word) => !isTitle(word));
    if (words.length && words.every((word) => spelling.includes(word))) return true;
    const at = words.findIndex((word) => inCase(word, spelling.at(-1)));
    return at >= 0 && areGiven(words.filter((_, number) => number !== at), spelling.slice(0, -1));
  };
  const hasCases = (typed, spelling) => typed.split(" ").every((word) => spelling.some((each) => inCase(word, each)));

  // Return whether a folded name may be called by what is typed, folded too.
  return (name, typed, isOfPerson) => {
    const spelling = name.trim().split(" ");
    return typed !== "" && ((isOfPerson && isPerson(typed, spelling)) || hasCases(typed, spelling));
  };
})();
