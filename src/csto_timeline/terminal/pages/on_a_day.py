"""The page of `at`: the state of things on a day."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.circumstances import when
from csto_timeline.answers.marks import mark_of
from csto_timeline.answers.on_a_day import Around, Landmark, State, ended, standing_words
from csto_timeline.dates.words import day
from csto_timeline.log.model import Person
from csto_timeline.log.registers import Registers
from csto_timeline.terminal.elements import Column, Line, Span, Table, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING
from csto_timeline.text import counted

_NOT_KNOWN = Span("not in the log", WARNING)
_NONE_FITS = Span("none that matches", WARNING)
_NAMED_AT_MOST = 3
_TWO = (Column("", wraps=True), Column("", wraps=True))


def page(registers: Registers, found: State, reservations: Iterable[str] = ()) -> Iterator[Line | Table]:
    """Return the page, section by section, after the reservations with which it is to be read."""
    yield line("", span(day(found.day), HEADING))
    for each in reservations:
        yield line("", span(each, WARNING))
    yield line()
    if found.tells_offices:
        yield line("", span("Offices", HEADING))
        yield from _offices(found)
        yield from _not_known([title for title in found.vacant if title not in found.at_other_times])
        yield from _known_for_other_times(found.at_other_times)
        yield line()
    if found.tells_members:
        yield line("", span("Members", HEADING))
        yield from _members(found)
        yield line()
    for around in found.around:
        yield from _around(registers, around, _NONE_FITS if found.filters else _NOT_KNOWN)
    if found.that_day and not found.filters:
        yield line("", span(f"{counted(found.that_day, 'event')} on the day: list {found.day}", QUIET))


def _offices(found: State) -> Iterator[Line | Table]:
    possible = dict(found.possible)
    known = [(title, _names(people, ", ")) for title, people in found.offices]
    if found.chair:
        title, people = found.chair
        known.insert(0, (title, _names(people, ", ") or _possibly(possible.pop(title, ())) or (_NOT_KNOWN,)))
    known += [(title, _possibly(people)) for title, people in possible.items()]
    if known:
        yield Table(_TWO, tuple(((span(title),), holders) for title, holders in known))


def _names(people: tuple[Person, ...], between: str) -> tuple[Span, ...]:
    return (span(between.join(person.name for person in people)),) if people else ()


def _possibly(people: tuple[Person, ...]) -> tuple[Span, ...]:
    return (span("possibly ", WARNING), *_names(people, " or ")) if people else ()


def _members(found: State) -> Iterator[Line | Table]:
    known = [((span(country.name),), (span(standing_words(memberships)),)) for country, memberships in found.members]
    former = [(country, words) for country in found.unknown_members if (words := ended(country, found.day))]
    known += [((span(country.name),), (span(words, QUIET),)) for country, words in former]
    yield Table(_TWO, tuple(known))
    yield from _not_known([country.name for country in found.unknown_members if not ended(country, found.day)])


def _not_known(names: Sequence[str]) -> Iterator[Line]:
    """Name what the log knows for other days only."""
    if names:
        yield line("", _NOT_KNOWN, span(" for this day: " + "; ".join(names), QUIET))


def _known_for_other_times(titles: Sequence[str]) -> Iterator[Line]:
    if titles:
        some = [
            *titles[:_NAMED_AT_MOST],
            *([f"and {len(titles) - _NAMED_AT_MOST} more"] * (len(titles) > _NAMED_AT_MOST)),
        ]
        yield line("", span(f"known for other times only: {'; '.join(some)}", QUIET))


def _around(registers: Registers, around: Around, nothing: Span) -> Iterator[Line]:
    mark = mark_of(registers, around.kind)
    yield line(span(f"{mark.shape} ", mark.style), span(registers.kind(around.kind).name, HEADING))
    for place, landmarks in around.places():
        label = span(f"  {place:<10}", QUIET)
        if not landmarks and place != "that day":
            yield line(label, nothing)
        for landmark in landmarks:
            yield line(label, *_landmark(landmark))
    yield line()


def _landmark(landmark: Landmark) -> Iterator[Span]:
    event = landmark.event
    yield span(f"{event.title}, {when(event)}")
    if event.announced:
        yield span("  → announced", WARNING)
    yield span("".join(f"  {each}" for each in (landmark.apart, event.id) if each), QUIET)
