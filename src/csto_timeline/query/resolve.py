"""From a query as typed to criteria: the one place where names are resolved."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice

from csto_timeline.errors import LogError, UnresolvedName, UsageError
from csto_timeline.log.named import NAMED, Named, Used, add_names
from csto_timeline.log.registers import Registers
from csto_timeline.log.store import Store
from csto_timeline.log.voices import voice
from csto_timeline.query.criteria import Asked, CertainOnly, Differ, HasAny, HasWords, InPeriod, Not, OneVoice
from csto_timeline.query.criterion import Criterion
from csto_timeline.query.names import Name, alone, as_registered, known_names, resolve, resolve_all
from csto_timeline.query.offices import person_or_office, with_offices
from csto_timeline.query.query import Query
from csto_timeline.query.search import search_terms

_FILTERED = ("countries", "people", "kinds")  # may be joined by +, and excluded
_JOINED = ("countries", "absent", "people", "kinds", "tags")  # may be joined by +
_BATCH = 512  # events whose names are looked at together
_LOOSE = ("places", "sources")  # a name means all that it fits


def resolved(query: Query, store: Store) -> tuple[Criterion, ...]:
    """Return the criteria of a query, in the order in which they are told.

    Raises `UnresolvedName` for a name that the log does not have, or that several share, and
    `UsageError` for what cannot be asked.
    """
    return tuple(_criteria(query, store, names_in(store, _typed(query))))


def supposed(query: Query, store: Store) -> tuple[tuple[Criterion, ...], tuple[str, ...]]:
    """Return the criteria of a query, and the fields of `NAMED` whose names are yet to `confirm` them, if any.

    Those are what the first events suggest, so that a name in any spelling takes no pass of its own; but a
    place, which depends on the whole register. Raises as `resolved`.
    """
    typed = _typed(query)
    used = _used(store, typed, most=_BATCH)
    if typed and "places" not in typed and not _all_met(typed, used):
        with suppress(LogError, UnresolvedName):  # what all events make of it counts then
            if (registers := store.registers_so_far()) is not None:
                return _from_names(query, store, registers, used), tuple(typed)
    return resolved(query, store), ()


def confirm(query: Query, store: Store, criteria: tuple[Criterion, ...], used: Used) -> bool:
    """Say whether criteria that were `supposed` are those of the query; `used` are the names of all events."""
    return _from_names(query, store, store.registers(), used) == criteria


def names_in(store: Store, typed: Mapping[str, Collection[str]]) -> dict[str, list[Name]]:
    """Return for each field of `NAMED` the names that those which were typed may mean.

    A name that events use to the letter means itself, and no more needs to be read; else all
    names of the log are. A place has other spellings too, which events may use.
    """
    used = _used(store, typed)
    if "places" not in typed and _all_met(typed, used):
        return {field: [alone(name) for name in dict.fromkeys(map(str.strip, each))] for field, each in typed.items()}
    registers = store.registers()
    return {field: known_names(NAMED[field], registers, used[field]) for field in typed}


def all_names(store: Store, field: str) -> list[Name]:
    """Return all names of a field of `NAMED` that the log has."""
    return known_names(NAMED[field], store.registers(), _used(store, {field: ()})[field])


def _used(store: Store, sought: Mapping[str, Collection[str]], most: int | None = None) -> Used:
    """Return the names that the first `most` events use; the reading ends when all sought are met."""
    used: Used = {field: {} for field in sought}
    every = store.rows(frozenset().union(*(NAMED[field].members for field in sought))) if sought else iter(())
    rows = islice(every, most)
    while batch := list(islice(rows, _BATCH)):
        for field, known in used.items():
            add_names(known, NAMED[field], batch)
        if _all_met(sought, used):
            break
    return used


def _all_met(sought: Mapping[str, Iterable[str]], used: Used) -> bool:
    """Say whether events use all names that are sought, to the letter; never where none is."""
    names = [(field, name.strip()) for field, given in sought.items() for name in given]
    return bool(names) and all(name in used[field] for field, name in names)


def _from_names(query: Query, store: Store, registers: Registers, used: Used) -> tuple[Criterion, ...]:
    known = {field: known_names(NAMED[field], registers, names) for field, names in used.items()}
    return tuple(_criteria(query, store, known))


def _criteria(query: Query, store: Store, known: Mapping[str, list[Name]]) -> Iterator[Criterion]:
    for in_period in (InPeriod(days) for days in (query.period, query.on) if days):
        yield from (in_period, CertainOnly(in_period)) if query.certain else (in_period,)
    yield from (
        _any_of(field, getattr(query, field), known[field], store) for field in _JOINED if getattr(query, field)
    )
    for field in _LOOSE:
        if typed := getattr(query, field):
            yield _loosely(_named(field, store), typed, known[field])
    if query.search is not None:
        yield HasWords(query.search, tuple(search_terms(query.search)))
    if query.disputed:
        yield Differ()
    if query.single_source:
        yield OneVoice({source.id: voice(source) for source in store.registers().sources})
    for field in _FILTERED:
        if typed := getattr(query, f"not_{field}"):
            yield Not(_any_of(field, typed, known[field], store))


def _typed(query: Query) -> dict[str, tuple[str, ...]]:
    """Return the names that were typed, asked for or excluded, by their field."""
    typed = {field: (*getattr(query, field), *getattr(query, f"not_{field}", ())) for field in (*_JOINED, *_LOOSE)}
    return {field: names for field, names in typed.items() if names}


def _named(field: str, store: Store) -> Named:
    """Return the sort of names of a field; only that of places depends on what the log's registers say."""
    return as_registered(NAMED[field], store.registers()) if field == "places" else NAMED[field]


def _loosely(named: Named, typed: Iterable[str], known: list[Name]) -> HasAny:
    """Return the criterion for names each of which means all that it fits."""
    meant = ((each, name) for each in typed for name in resolve_all(each, known, named.label))
    return HasAny(named, tuple((Asked(each, name.key),) for each, name in meant))


def _any_of(field: str, typed: Iterable[str], known: list[Name], store: Store) -> HasAny:
    named = NAMED[field]
    if field != "people":
        return HasAny(named, tuple(_all_of(value, known, named.label, resolve) for value in typed))

    def meant(part: str, known: list[Name], _: str) -> Name:
        return person_or_office(part, known, store.registers)

    groups = tuple(_all_of(value, known, named.label, meant) for value in typed)
    return HasAny(with_offices(named, store.registers, (name.key for group in groups for name in group)), groups)


def _all_of(
    value: str, known: list[Name], label: str, meant: Callable[[str, list[Name], str], Name]
) -> tuple[Asked, ...]:
    """Resolve the names that `+` joins by what `meant` makes of one; raises `UsageError` where one is missing."""
    whole = any(name.is_written(value.strip()) for name in known)  # a name may have a + of its own
    parts = [value] if whole else [part.strip() for part in value.split("+")]
    if not all(parts):
        raise UsageError(f'{label} "{value}": a name is missing' + (' beside the "+"' if "+" in value else ""))
    return tuple(Asked(part, meant(part, known, label).key) for part in parts)
