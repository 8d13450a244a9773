"""Which events a user asked for, and whether each certainly fits.

Values of one filter mean *or*, `+` inside a value means *and*, different filters mean *and*.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.event_date import Fit, Period
from csto_timeline.errors import UsageError
from csto_timeline.log.document import Log
from csto_timeline.log.model import Event, chronological
from csto_timeline.query import names
from csto_timeline.query.names import Name
from csto_timeline.text import fold


class Query(Struct, frozen=True, kw_only=True):
    """Everything that a user filters by, as typed; `period` has both ends included."""

    period: Period | None = None
    certain: bool = False
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    search: str | None = None
    not_countries: tuple[str, ...] = ()
    not_people: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    disputed: bool = False
    single_source: bool = False
    limit: int | None = None
    reverse: bool = False

    def unlimited(self) -> "Query":
        """Give the query for all that fits, earliest first: for answers that count or reorder."""
        return replace(self, limit=None, reverse=False)


class Match(NamedTuple):
    """An event that fits a query. It may fit only possibly: its date is not known well enough."""

    event: Event
    certain: bool

    @property
    def word(self) -> str:
        """`certain` or `possible`."""
        return "certain" if self.certain else "possible"


class Criterion(Struct, frozen=True):
    """One filter, ready to use. `label` says it in words, with canonical names.

    One that `refines` another makes no sense without it.
    """

    label: str
    fit: Callable[[Event], Fit]
    refines: "Criterion | None" = None


class Selection(Struct, frozen=True):
    """What a query finds in a log: the matches in order, and the criteria that they met.

    `found` counts the matches before the limit of the query cut them.
    """

    registers: Log
    query: Query
    criteria: tuple[Criterion, ...]
    matches: tuple[Match, ...]
    found: int

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the matches."""
        return tuple(match.event for match in self.matches)

    def events_of(self, ids: Iterable[str]) -> dict[str, Event]:
        """Return the events of the log that have those ids, whether they fit or not."""
        return {id: event for id in ids if (event := self.registers.event(id))}

    @property
    def possible(self) -> int:
        """How many of the matches are not certain."""
        return sum(not match.certain for match in self.matches)

    @property
    def kept_out_by_precision(self) -> int:
        """How many events fit but for `certain`: nothing but the precision of their dates keeps them out."""
        others = [criterion for criterion in self.criteria if criterion.refines is None]
        return sum(_fits(event, others) for event in self.registers.events) - self.found if self.query.certain else 0

    def described(self) -> str:
        """Say the query in words: `period 2022-09-01 to 2022-09-30; country Kazakhstan`."""
        return "; ".join(criterion.label for criterion in self.criteria) or "all events"

    def without_each(self) -> list[tuple[str, int]]:
        """Say for each criterion how many events fit all the others."""
        counts = []
        for left_out in self.criteria:
            others = [c for c in self.criteria if c is not left_out and c.refines is not left_out]
            counts.append((left_out.label, sum(_fits(event, others) for event in self.registers.events)))
        return counts


def select(log: Log, query: Query) -> Selection:
    """Find the events of `log` that fit, by date (`query.reverse`: latest first), then limited.

    Raises `UnresolvedName` for a name that the log does not have, or that is several people's.
    """
    criteria = tuple(_criteria(log, query))
    matches = []
    for event in chronological(log.events):
        fit = min((criterion.fit(event) for criterion in criteria), default=Fit.CERTAIN)
        if fit is not Fit.NO:
            matches.append(Match(event, fit is Fit.CERTAIN))
    if query.reverse:
        matches.reverse()
    return Selection(log, query, criteria, tuple(matches[: query.limit]), len(matches))


def search_terms(text: str) -> list[str]:
    """Give the folded words of a search, and as one term each what stands in "quotation marks".

    Raises `UsageError` where nothing is left to look for.
    """
    terms = []
    for number, piece in enumerate(text.translate(_QUOTATION_MARKS).split('"')):
        terms += [fold(piece)] if number % 2 else fold(piece).split()
    terms = [term for term in terms if term]
    if not terms:
        raise UsageError(f'--search "{text}" has no letter or number to look for')
    return terms


def searched_text(event: Event) -> str:
    """Give what a search looks in, folded, one line a field: title, summary, accounts, quotes."""
    fields = [event.title, event.summary or ""]
    for account in event.accounts:
        fields += [account.says or "", *(quote.text for quote in account.quotes)]
    return "\n".join(map(fold, fields))


_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))


class _Field(Struct, frozen=True):
    """A member of events that is filtered by name."""

    label: str
    known: Callable[[Log], list[Name]]
    keys_of: Callable[[Event], set[str]]


_COUNTRY = _Field("country", names.countries, lambda event: set(event.countries))
_PERSON = _Field("person", names.people, lambda event: event.involved)
_KIND = _Field("kind", names.kinds, lambda event: {event.kind})
_PLACE = _Field("place", names.places, lambda event: {event.place} if event.place else set())
_SOURCE = _Field("source", names.sources, lambda event: {account.source for account in event.accounts})


# The members of a query that hold names, each with the field that it filters.
NAMED_FIELDS = {"people": _PERSON, "countries": _COUNTRY, "kinds": _KIND, "places": _PLACE, "sources": _SOURCE}


def typed_names(query: Query, *, negated: bool) -> dict[str, tuple[str, ...]]:
    """Give the names that a query asks for, by the member that holds them; with `negated` the excluded too."""
    members = {member: (member, f"not_{member}") if negated else (member,) for member in NAMED_FIELDS}
    typed = {field: sum((getattr(query, each, ()) for each in names), ()) for field, names in members.items()}
    return {field: names for field, names in typed.items() if names}


def _criteria(log: Log, query: Query) -> Iterable[Criterion]:
    if query.period:
        in_period = Criterion(f"period {query.period}", partial(Event.fit, period=query.period))
        yield in_period
        if query.certain:
            yield Criterion("certain dates only", _only_certain(in_period), refines=in_period)
    for field, typed in ((_COUNTRY, query.countries), (_PERSON, query.people), (_KIND, query.kinds)):
        if typed:
            yield _any_of(field, _groups(field, typed, log))
    for field, typed in ((_PLACE, query.places), (_SOURCE, query.sources)):
        if typed:
            known = field.known(log)
            fitting = (name for value in typed for name in names.resolve_all(value, known, field.label))
            yield _any_of(field, [[name] for name in fitting])
    if query.search is not None:
        yield _matching(query.search)
    yield from _of_accounts(log, query)
    for field, typed in ((_COUNTRY, query.not_countries), (_PERSON, query.not_people), (_KIND, query.not_kinds)):
        if typed:
            yield _negated(_any_of(field, _groups(field, typed, log)))


def _only_certain(criterion: Criterion) -> Callable[[Event], Fit]:
    return lambda event: Fit.CERTAIN if criterion.fit(event) is Fit.CERTAIN else Fit.NO


def _of_accounts(log: Log, query: Query) -> Iterable[Criterion]:
    if not (query.disputed or query.single_source):
        return
    from csto_timeline.log.voices import is_disputed, is_single_source  # few queries ask

    if query.disputed:
        yield Criterion("accounts that differ", _only(is_disputed))
    if query.single_source:
        yield Criterion("one voice only", _only(partial(is_single_source, log)))


def _only(holds: Callable[[Event], bool]) -> Callable[[Event], Fit]:
    return lambda event: Fit.CERTAIN if holds(event) else Fit.NO


def _groups(field: _Field, typed: Iterable[str], log: Log) -> list[list[Name]]:
    known = field.known(log)
    return [_all_of(value, known, field.label) for value in typed]


def _all_of(value: str, known: list[Name], label: str) -> list[Name]:
    """Resolve the names that `+` joins; raises `UsageError` where one is missing."""
    whole = any(name.is_exactly(value.strip()) for name in known)  # a name may have a + of its own
    parts = [value] if whole else [part.strip() for part in value.split("+")]
    if not all(parts):
        raise UsageError(f'{label} "{value}": a name is missing' + (' beside the "+"' if "+" in value else ""))
    return [names.resolve(part, known, label) for part in parts]


def _any_of(field: _Field, alternatives: list[list[Name]]) -> Criterion:
    wanted = [{name.key for name in group} for group in alternatives]
    words = dict.fromkeys(" and ".join(name.name for name in group) for group in alternatives)

    def fit(event: Event) -> Fit:
        keys = field.keys_of(event)
        return Fit.CERTAIN if any(group <= keys for group in wanted) else Fit.NO

    return Criterion(f"{field.label} {' or '.join(words)}", fit)


def _negated(criterion: Criterion) -> Criterion:
    def fit(event: Event) -> Fit:
        return Fit.CERTAIN if criterion.fit(event) is Fit.NO else Fit.NO

    return Criterion(f"not {criterion.label}", fit)


def _matching(search: str) -> Criterion:
    terms = search_terms(search)

    def fit(event: Event) -> Fit:
        text = searched_text(event)
        return Fit.CERTAIN if all(term in text for term in terms) else Fit.NO

    return Criterion(f"text '{search}'", fit)


def _fits(event: Event, criteria: Iterable[Criterion]) -> bool:
    return all(criterion.fit(event) is not Fit.NO for criterion in criteria)
