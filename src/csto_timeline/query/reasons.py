"""Why an event fits a query: the spelling, the bounds of its dates, the words that a search hit."""

from collections.abc import Iterable, Iterator

from csto_timeline.dates.event_date import EventDate, Fit, Period
from csto_timeline.dates.words import full
from csto_timeline.log.document import Log
from csto_timeline.log.model import Event
from csto_timeline.log.voices import differences, voices
from csto_timeline.query import names
from csto_timeline.query.names import Name
from csto_timeline.query.query import NAMED_FIELDS, Selection, search_terms
from csto_timeline.text import fold, hits

_CONTEXT = 30


class Reasons:
    """Gives the reasons of each event of a selection; what was typed is resolved once."""

    def __init__(self, selection: Selection) -> None:
        self._log, self._query = selection.registers, selection.query
        self._terms = search_terms(self._query.search) if self._query.search is not None else []
        self._names = {member: list(self._resolved(member)) for member in NAMED_FIELDS}

    def of(self, event: Event) -> list[str]:
        """Give a line for each filter that the event met, in the order of the options."""
        said = [f"date: {line}" for line in self._dates(event)]
        for member, typed in self._names.items():
            field = NAMED_FIELDS[member]
            keys = field.keys_of(event)
            said += [f"{field.label}: {_means(value, name)}" for value, name in typed if name.key in keys]
        said += [f"{field}: {words}" for field, words in self._hits(event)]
        if self._query.disputed:
            said.append(f"accounts differ in {' and '.join(differences(event))}")
        if self._query.single_source:
            said.append(f"one voice: {', '.join(voices(self._log, event))}")
        return said or ["no filter keeps it out"]

    def _resolved(self, member: str) -> Iterator[tuple[str, Name]]:
        """Give each name that was typed, with what it means."""
        field, typed = NAMED_FIELDS[member], getattr(self._query, member)
        known = field.known(self._log)
        for part in (part.strip() for value in typed for part in value.split("+")):
            yield from ((part, name) for name in names.resolve_all(part, known, field.label))

    def _dates(self, event: Event) -> Iterator[str]:
        if self._query.period is None:
            return
        for when in sorted(event.dates, key=lambda when: when.sort_key):
            yield f"{full(when)} {_fits(when, self._query.period)} {self._query.period}"

    def _hits(self, event: Event) -> Iterator[tuple[str, str]]:
        """Give the fields that a search hit, each with the words around its first hit."""
        for field, text in _fields(self._log, event):
            if any(term in fold(text) for term in self._terms):
                yield field, _excerpt(text, hits(text, self._terms))


def _fits(when: EventDate, period: Period) -> str:
    words = {Fit.CERTAIN: "surely lies in", Fit.POSSIBLE: "may lie in", Fit.NO: "does not lie in"}
    return words[when.fit(period)]


def _means(typed: str, name: Name) -> str:
    """Say whose name was typed, and by which spelling unless that is the canonical one."""
    spelling = name.spelling(typed)
    by = f", by the spelling “{spelling}”" if spelling not in {name.name, name.key} else ""
    return f"“{typed}” is {name.name}{by}"


def _fields(log: Log, event: Event) -> Iterator[tuple[str, str]]:
    """Give what a search looks in, with the name of each field."""
    yield "title", event.title
    yield "summary", event.summary or ""
    for account in event.accounts:
        publisher = log.source(account.source).publisher
        yield f"account of {publisher}", account.says or ""
        for quote in account.quotes:
            yield f"quote of {log.person(quote.speaker).name} in {publisher}", quote.text


def _excerpt(text: str, found: Iterable[tuple[int, int]]) -> str:
    start, end = next(iter(found))
    begin = max(text.rfind(" ", 0, max(start - _CONTEXT, 0)) + 1, 0)
    stop = text.find(" ", min(end + _CONTEXT, len(text)))
    stop = len(text) if stop < 0 else stop
    return f"“{'…' if begin else ''}{text[begin:stop]}{'…' if stop < len(text) else ''}”"
