"""Fix what `check` finds in a log and what can be fixed in one way only.

Values are replaced where they stand, and nothing around them: dates that are written otherwise, ids that are not slugs
and what names them, spaces that are none, addresses without encryption of sites that the log knows with it. Names
without an entry then get one, unless they are spelt almost like another.
"""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from csto_timeline.check.control_characters import blanks
from csto_timeline.check.one_text import JsonText
from csto_timeline.check.same_words import names_alike
from csto_timeline.check.structure import is_placeholder
from csto_timeline.check.uses_of_names import uses_of_event
from csto_timeline.check.warnings import has_secure_site, secure_hosts
from csto_timeline.check.whole_log import WholeLog, indexed
from csto_timeline.dates.event_date import Day
from csto_timeline.errors import DateError, LogError
from csto_timeline.folding import fold
from csto_timeline.log.names_of_entries import keys_by_name
from csto_timeline.log.right_dates import right_date
from csto_timeline.log.validity import Path
from csto_timeline.writing.file import changed
from csto_timeline.writing.renaming import Renaming
from csto_timeline.writing.stubs import Unregistered, fill, unregistered
from csto_timeline.writing.text import LogText

_ROUNDS = 3  # what is fixed may show what else is to be: a space in an id


class Fixed(NamedTuple):
    """The bytes of a log as fixed, and how many values, by the rule that found them."""

    data: bytes
    times: Counter[str]


class Edit(NamedTuple):
    """JSON at a line and column of a file, and what is to stand there instead, by which rule."""

    line: int
    column: int
    old: str
    new: str
    rule: str


def fixed(data: bytes, name: str) -> Fixed:
    """Return a log as fixed; what is not JSON in UTF-8 stays as it is. A byte order mark is kept."""
    times: Counter[str] = Counter()
    mark, data = (BOM_UTF8, data[len(BOM_UTF8) :]) if data.startswith(BOM_UTF8) else (b"", data)
    for _ in range(_ROUNDS):
        edits = list(_edits(indexed(name, data)))
        if not edits:
            break
        data, done = _edited(data, edits)
        times.update(done)
    data, entered = _entered(data, name)
    times.update(["no-register-entry"] * entered)
    return Fixed(mark + data, times)


def _edits(log: WholeLog) -> Iterator[Edit]:
    renaming, secure, keys = Renaming(log), secure_hosts(log), keys_by_name(log.registers)
    for text in log.texts:
        if text.row is None:
            continue
        for path, new, rule in (*_dates(text), *renaming.of(text), *_own_names(text, keys)):
            yield _of_value(text, path, f'"{new}"', rule)
        yield from _addresses(text, secure)
        if not text.text.isascii() or "\\" in text.text:
            for _, _, match in blanks(text.tree):
                yield Edit(*text.tree.place(match.start()), match[0], " ", "look-alike-space")


def _own_names(text: JsonText, keys: Mapping[tuple[str, str], set[str]]) -> Iterator[tuple[Path, str, str]]:
    """Yield the countries and people that an event calls by a name, not by the id or code of the one entry of it.

    Where a list has that id or code as well, the name goes with the other names that mean an entry.
    """
    uses = list(uses_of_event(text.event)) if text.event else []
    named = {(path[:-1], name) for _, name, path in uses}
    for register, name, path in uses:
        owners = keys.get((register, fold(name)), set())
        if len(owners) == 1 and name not in owners and text.is_sound(path):
            (owner,) = owners
            if (path[:-1], owner) not in named and not is_placeholder(owner):
                named.add((path[:-1], owner))
                yield path, owner, "near-spelling"


def _of_value(text: JsonText, path: Path, new: str, rule: str) -> Edit:
    node = text.tree.at(path)
    return Edit(*text.tree.place(node.start), text.tree.text[node.start : node.end], new, rule)


def _dates(text: JsonText) -> Iterator[tuple[Path, str, str]]:
    for fault in text.faults:
        right = right_date(fault.found) if fault.rule == "bad-date" and fault.found else None
        if right and (fault.path[-1] != "accessed" or _is_day(right)):
            yield fault.path, right, "bad-date"


def _is_day(text: str) -> bool:
    try:
        Day(text)
    except DateError:
        return False
    return True


def _addresses(text: JsonText, secure: set[str]) -> Iterator[Edit]:
    for number, source in enumerate(text.registers.sources):
        for member, address in (("url", source.url), ("archived", source.archived)):
            path = text.in_tree(("sources", number, member))
            if address and has_secure_site(address, secure) and text.is_sound(path):
                edit = _of_value(text, path, "", "plain-http")
                if edit.old[1:5].lower() == "http":  # without escapes
                    yield edit._replace(new=f'"https{edit.old[5:]}')


def _edited(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, Counter[str]]:
    """Return the text with the edits, but for those inside another one, and how many were made by which rule."""
    text, times = data.decode(), Counter[str]()
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    pieces, done = [], 0
    for start, edit in sorted((starts[edit.line - 1] + edit.column - 1, edit) for edit in edits):
        if start >= done:
            assert text.startswith(edit.old, start)  # or the place is wrong
            pieces += [text[done:start], edit.new]
            done = start + len(edit.old)
            times[edit.rule] += 1
    return "".join((*pieces, text[done:])).encode(), times


def _entered(data: bytes, name: str) -> tuple[bytes, int]:
    """Return the log with entries for names that have none, and how many; as it is where that is not possible."""
    doubtful = {remark.found for remark in names_alike(indexed(name, data))}
    entered: list[Unregistered] = []

    def change(log: LogText) -> None:
        entered[:] = _certain(unregistered(log), doubtful)
        fill(log, entered)

    try:
        return changed(data, name, change).after, len(entered)
    except LogError:  # something else has to be fixed first, by hand
        return data, 0


def _certain(found: Sequence[Unregistered], doubtful: Collection[str | None]) -> list[Unregistered]:
    """Return the names that mean an entry of the log, or nothing in it: one of their spellings is like no other name.

    Places need no entry.
    """
    new = {(each.register, each.key) for each in found if each.is_new and each.name not in doubtful}
    return [
        each for each in found if not each.is_new or (each.register != "places" and (each.register, each.key) in new)
    ]
