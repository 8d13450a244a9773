"""The page of `diff`: what was added, removed and changed, with what each member was and is now."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from csto_timeline.answers.changes import ADDED, CHANGED, EVENT, LOG, REMOVED, Change, Changes, name_of
from csto_timeline.answers.circumstances import when
from csto_timeline.answers.member_changes import MemberChange, words_of
from csto_timeline.dates.words import full
from csto_timeline.log.model import Event
from csto_timeline.terminal.elements import Line, line, prose, span
from csto_timeline.terminal.palette import ADDITION, HEADING, QUIET, REMOVAL, WARNING
from csto_timeline.text import counted

_STYLES = {ADDED: ADDITION, REMOVED: REMOVAL, CHANGED: WARNING}
_PLURALS = {"country": "countries", "person": "people"}


def page(changes: Changes, compared: str = "") -> Iterator[Line]:
    """Return the page: what is `compared`, each change with its members, and how many there are of what."""
    if compared:
        yield from (line("", span(compared, QUIET)), line())
    for change in changes:
        yield from _change(change)
        yield line()
    yield line("", span(summary(changes.counts()), QUIET))


def summary(counts: Mapping[tuple[str, str], int]) -> str:
    """Say how many events and entries were added, removed and changed."""
    if not counts:
        return "No differences."
    parts: dict[str, list[str]] = {}
    for (noun, word), number in sorted(counts.items(), key=lambda each: (each[0][0] != EVENT, each[0])):
        parts.setdefault(noun, []).append(f"{_number(number, noun)} {word}")
    return "; ".join(", ".join(each) for each in parts.values())


def _number(number: int, noun: str) -> str:
    if noun == LOG:
        return "the log itself"
    return f"{number:,} {_PLURALS[noun]}" if number != 1 and noun in _PLURALS else counted(number, noun)


def _change(change: Change) -> Iterator[Line]:
    row = change.old if change.new is None else change.new
    date = f"  {when(row, full)}" if isinstance(row, Event) else ""
    noun = "" if change.noun == EVENT else f"{change.noun} "
    yield line("", span(f"{change.word} ", _STYLES[change.word]), span(noun, QUIET), span(name_of(row), HEADING))
    if change.id is not None:
        yield line("  ", span(f"{change.id}{date}", QUIET))
    for path, members in groupby(change.members, key=attrgetter("path")):
        yield line("  ", path)
        for member in members:
            yield from _member(member)


def _member(member: MemberChange) -> Iterator[Line]:
    for word, value, style in (("was", member.old, REMOVAL), ("now", member.new, ADDITION)):
        if value is not None:
            yield line(span(f"    {word} ", style), *prose(words_of(value)))
