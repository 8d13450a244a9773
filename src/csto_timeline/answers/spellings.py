"""Which outlets print which spelling of a name, in the titles of sources and in quotes.

What a log says in its own words does not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from csto_timeline.folding import fold
from csto_timeline.log.registers import Registers
from csto_timeline.log.store import Store
from csto_timeline.log.voices import voice
from csto_timeline.query.name import Name

_QUOTED = frozenset({"accounts.source", "accounts.quotes.text"})


def printed_spellings(store: Store, names: Iterable[Name]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return by key the spellings of each name that stand in print, each with the outlets that print it.

    One pass over the log; a text is folded once, and looked through for the spellings whose first word it has.
    """
    names = list(names)
    sought: defaultdict[str, set[str]] = defaultdict(set)
    for folded in {fold(spelling) for name in names for spelling in name.spellings} - {""}:
        sought[folded.split()[0]].add(folded)
    outlets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for outlet, text in _printed(store):
        folded = fold(text)
        for word in set(folded.split()) & sought.keys():
            for spelling in sought[word]:
                if f" {spelling} " in f" {folded} ":
                    outlets[spelling][outlet] = None
    return {name.key: list(_of_name(name, outlets)) for name in names}


def _of_name(name: Name, outlets: dict[str, dict[str, None]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for spelling in name.spellings:
        if found := outlets.get(fold(spelling)):
            yield spelling, tuple(found)


def _printed(store: Store) -> Iterator[tuple[str, str]]:
    """Return what outlets print, each text with the wire agency or publisher whose words it is."""
    registers: Registers = store.registers()
    for source in registers.sources:
        if source.title:
            yield voice(source), source.title
    for event in store.rows(_QUOTED):
        for account in event.accounts:
            for quote in account.quotes:
                yield voice(registers.source(account.source)), quote.text
