"""Why an event matches a query: the spelling, its date and those that contradict it, the words that a search hit."""

from collections.abc import Collection, Iterable, Iterator
from itertools import compress

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.period import Fit, Period
from csto_timeline.dates.words import full
from csto_timeline.folding import hits
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import contradictions, differences, voices
from csto_timeline.query.by_accounts import DatesDiffer, Differ, OneVoice
from csto_timeline.query.by_id import IsEvent
from csto_timeline.query.criterion import Criterion
from csto_timeline.query.has_names import HasAny
from csto_timeline.query.has_words import HasWords
from csto_timeline.query.in_period import InPeriod, fit_in
from csto_timeline.query.known_names import canonical, known_names
from csto_timeline.query.name import Name
from csto_timeline.query.searched_names import names_of, spellings
from csto_timeline.query.select import Selection
from csto_timeline.query.terms import Term, sought

_CONTEXT = 30
_LABELS = {"sources": "title in"}


class Reasons:
    """The reasons for each event of a selection, by the criteria that it met."""

    def __init__(self, selection: Selection) -> None:
        self._criteria, self._registers = selection.criteria, selection.registers
        self._names = {each: _names(each, self._registers) for each in self._criteria if isinstance(each, HasAny)}

    def of(self, event: Event) -> list[str]:
        """Return a line for each criterion that the event met, in their order."""
        lines = [line for criterion in self._criteria for line in self._met(criterion, event)]
        return lines or ["no filter keeps it out"]

    def _met(self, criterion: Criterion, event: Event) -> Iterator[str]:
        match criterion:
            case InPeriod():
                yield from _dates(self._registers, criterion.period, event)
            case HasAny():
                yield from self._named(criterion, event)
            case HasWords():
                yield from _hits(self._registers, sought(criterion.search), event)
            case IsEvent():
                yield f"id: {event.id}"
            case Differ():
                yield f"accounts differ in {' and '.join(differences(event))}"
            case DatesDiffer():
                given = (account.date for account in event.accounts if account.date)
                yield f"dated {' or '.join(map(full, dict.fromkeys((event.date, *given))))}"
            case OneVoice():
                yield f"one voice: {', '.join(voices(self._registers, event))}"

    def _named(self, criterion: HasAny, event: Event) -> Iterator[str]:
        keys = set(criterion.name_field.keys_of(event))
        for typed, name in self._names[criterion]:
            if name.key in keys:
                yield f"{criterion.name_field.label}: {_means(typed, name)}{_stayed_away(criterion, name.key, event)}"


def _stayed_away(criterion: HasAny, key: str, event: Event) -> str:
    absent = criterion.name_field is NAME_FIELDS["countries"] and key in event.absent and key not in event.countries
    return ", which stayed away" if absent else ""


def _dates(registers: Registers, period: Period | MonthDay, event: Event) -> Iterator[str]:
    """Return whether the event's own date fits, then whether each that contradicts it does, with who gives that."""
    yield f"date: {_fits(event.date, period)}"
    publishers: dict[EventDate, dict[str, None]] = {}
    for account in compress(event.accounts, contradictions(event)):
        if account.date:
            publishers.setdefault(account.date, {})[registers.source(account.source).publisher] = None
    for when, names in publishers.items():
        yield f"date in {' and '.join(names)}: {_fits(when, period)}"


def _hits(registers: Registers, terms: Collection[Term], event: Event) -> Iterator[str]:
    """Return the fields that a search hit, each with the words around its first hit; then the names."""
    for field, text in _fields(registers, event):
        if found := hits(text, terms):
            yield f"{field}: {_excerpt(text, found)}"
    for field, key in names_of(event):
        if hit := [spelling for spelling in spellings(registers, field, key) if hits(spelling, terms)]:
            name = canonical(NAME_FIELDS[field], registers, key)
            by = f", by the spelling “{hit[0]}”" if field != "sources" else f": “{hit[0]}”"
            yield f"{_LABELS.get(field, NAME_FIELDS[field].label)} {name}{'' if hit[0] == name else by}"


def _names(criterion: HasAny, registers: Registers) -> list[tuple[str, Name]]:
    """Return each name that was typed, with what it means."""
    names = {name.key: name for name in known_names(criterion.name_field, registers, criterion.keys)}
    return [(name.typed, names[name.key]) for group in criterion.groups for name in group]


def _fits(when: EventDate, period: Period | MonthDay) -> str:
    words = {Fit.CERTAIN: "certainly lies in", Fit.POSSIBLE: "may lie in", Fit.NO: "does not lie in"}
    if isinstance(period, MonthDay):
        words = {Fit.CERTAIN: "certainly falls on", Fit.POSSIBLE: "may fall on", Fit.NO: "does not fall on"}
    return f"{full(when)} {words[fit_in(period, when)]} {period}"


def _means(typed: str, name: Name) -> str:
    """Return whose name was typed, and by which spelling unless that is the canonical one."""
    spelling = name.spelling(typed)
    by = f", by the spelling “{spelling}”" if spelling not in {name.name, name.key} else ""
    return f"“{typed}” is {name.name}{by}"


def _fields(registers: Registers, event: Event) -> Iterator[tuple[str, str]]:
    """Return what a search looks in, with the name of each field."""
    yield "title", event.title
    yield "summary", event.summary or ""
    yield from (("tag", tag) for tag in event.tags)
    for account in event.accounts:
        publisher = registers.source(account.source).publisher
        yield f"account of {publisher}", account.says or ""
        for quote in account.quotes:
            quoted = f"quote of {registers.person(quote.speaker).name} in {publisher}"
            yield quoted, quote.text
            yield f"original of the {quoted}", quote.original or ""


def _excerpt(text: str, found: Iterable[tuple[int, int]]) -> str:
    start, end = next(iter(found))
    begin = text.rfind(" ", 0, max(start - _CONTEXT, 0)) + 1
    stop = text.find(" ", min(end + _CONTEXT, len(text)))
    stop = len(text) if stop < 0 else stop
    return f"“{'…' if begin else ''}{text[begin:stop]}{'…' if stop < len(text) else ''}”"
