"""From a query as typed to criteria: the one place where names are resolved."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice

from csto_timeline.errors import LogError, UnknownName, UnresolvedName, UsageError
from csto_timeline.log.name_fields import NAME_FIELDS, NameField, UsedNames, add_names
from csto_timeline.log.registers import Registers
from csto_timeline.log.store import Store
from csto_timeline.log.voices import voice
from csto_timeline.query.by_accounts import DatesDiffer, Differ, OneVoice
from csto_timeline.query.criterion import Also, Criterion
from csto_timeline.query.has_names import HasAny, Not, TypedName
from csto_timeline.query.in_period import CertainOnly, InPeriod
from csto_timeline.query.known_names import as_registered, known_names
from csto_timeline.query.name import Name
from csto_timeline.query.names import labels, resolve, resolve_all, sharing
from csto_timeline.query.offices import office_of, person_or_office, with_offices
from csto_timeline.query.query import Query
from csto_timeline.query.titles import titles_with

_EXCLUDABLE = ("countries", "people", "kinds")  # have an option --not-…
_ONE_FITS = ("countries", "absent", "people", "kinds", "tags")  # what is typed, or each part of it, means one name
_NEGATIONS = ("!", "-", "^", "~")
_BATCH = 512  # events whose names are looked at together
_ALL_THAT_FIT = ("places", "sources")  # what is typed means every name that it fits


def resolved(query: Query, store: Store) -> tuple[Criterion, ...]:
    """Return the criteria of a query, in the order in which they are told.

    Raises `UnresolvedName` for a name that the log does not have, or that several share, and
    `UsageError` for what cannot be asked.
    """
    return tuple(_criteria(query, store, names_in(store, _typed(query)), store.registers))


def supposed(query: Query, store: Store) -> tuple[tuple[Criterion, ...], tuple[str, ...] | None]:
    """Return the criteria that the first events suggest, and the fields of `NAME_FIELDS` to verify with `confirm`.

    None for the fields if the criteria are final. This saves a pass over the log for a name that is not written as
    the log has it. Places are never supposed: they need the whole register. Raises as `resolved`.
    """
    typed = _typed(query)
    if "places" in typed or not (typed or query.search) or store.names(typed) is not None:
        return resolved(query, store), None
    used = _used(store, typed or {"kinds": ()}, most=_BATCH)  # the first events bring their registers
    with suppress(LogError, UnresolvedName):  # what all events make of it counts then
        registers = store.registers_so_far()
        if registers is not None and (query.search or not _are_keys(typed, registers)):
            return _from_names(query, store, registers, {field: used[field] for field in typed}), tuple(typed)
    return resolved(query, store), None


def confirm(query: Query, store: Store, criteria: tuple[Criterion, ...], used: UsedNames) -> bool:
    """Return whether criteria that were `supposed` are those of the query; `used` are the names of all events."""
    return _from_names(query, store, store.registers(), used) == criteria


def names_in(store: Store, typed: Mapping[str, Collection[str]]) -> dict[str, list[Name]]:
    """Return for each field of `NAME_FIELDS` the names that those which were typed may mean.

    The code of a country or the id of a source that the register has means itself, and no event needs to be
    read; else all names of the log are.
    """
    if not typed:
        return {}
    registers = store.registers()
    used = {field: {} for field in typed} if _are_keys(typed, registers) else _used(store, typed)
    return {field: known_names(NAME_FIELDS[field], registers, used[field]) for field in typed}


def all_names(store: Store, field: str) -> list[Name]:
    """Return all names of a field of `NAME_FIELDS` that the log has."""
    return names_of_fields(store, [field])[field]


def names_of_fields(store: Store, fields: Iterable[str]) -> dict[str, list[Name]]:
    """Return all names of several fields of `NAME_FIELDS`, for which the log is read once."""
    used = _used(store, fields)
    registers = store.registers()
    return {field: known_names(NAME_FIELDS[field], registers, names) for field, names in used.items()}


def _used(store: Store, fields: Iterable[str], most: int | None = None) -> UsedNames:
    """Return the names that the first `most` events use."""
    used: UsedNames = {field: {} for field in fields}
    if (names := store.names(used)) is not None:
        return names
    rows = islice(store.rows(frozenset().union(*(NAME_FIELDS[field].members for field in used))), most)
    while batch := list(islice(rows, _BATCH)):
        for field, known in used.items():
            add_names(known, NAME_FIELDS[field], batch)
    return used


def _are_keys(typed: Mapping[str, Iterable[str]], registers: Registers) -> bool:
    """Return whether all names that were typed are codes of countries or ids of sources, to the letter."""
    keys = {
        "countries": {country.code for country in registers.countries},
        "sources": {source.id for source in registers.sources},
    }
    return all(name.strip() in keys.get(field, ()) for field, names in typed.items() for name in names)


def _from_names(query: Query, store: Store, registers: Registers, used: UsedNames) -> tuple[Criterion, ...]:
    known = {field: known_names(NAME_FIELDS[field], registers, names) for field, names in used.items()}
    return tuple(_criteria(query, store, known, lambda: registers))


def _criteria(
    query: Query, store: Store, known: Mapping[str, list[Name]], registers: Callable[[], Registers]
) -> Iterator[Criterion]:
    yield from _of_dates(query)
    if query.events:
        from csto_timeline.query.by_id import is_event  # few calls name events

        yield is_event(query.events, store)
    yield from _of_names(query, store, known)
    if query.search:
        from csto_timeline.query.has_words import has_words  # many calls search nothing

        yield from has_words(query.search, registers())
    if query.disputed:
        yield Differ()
    if query.date_disputed:
        yield DatesDiffer()
    if query.single_source:
        yield OneVoice({source.id: voice(source) for source in store.registers().sources})
    for field in _EXCLUDABLE:
        if typed := getattr(query, f"not_{field}"):
            yield Not(_any_of(field, typed, known[field], store, "--not-"))


def _of_dates(query: Query) -> Iterator[Criterion]:
    filters = ((query.period, query.period_typed), (query.on, ""))
    for in_period in (InPeriod(days, typed) for days, typed in filters if days):
        yield from (in_period, CertainOnly(in_period)) if query.certain else (in_period,)


def _of_names(query: Query, store: Store, known: Mapping[str, list[Name]]) -> Iterator[Criterion]:
    for field in _ONE_FITS:
        if typed := getattr(query, field):
            with _or_elsewhere(field, store):
                criterion = _any_of(field, typed, known[field], store)
            yield criterion
    for field in _ALL_THAT_FIT:
        if typed := getattr(query, field):
            with _or_elsewhere(field, store):
                criterion = _all_meant(_name_field(field, store), typed, known[field])
            yield criterion


@contextmanager
def _or_elsewhere(field: str, store: Store) -> Iterator[None]:
    """Raise the error for an unknown name with the option under which a register has it, if one does."""
    try:
        yield
    except UnknownName as unknown:
        from csto_timeline.query.unknown_names import name_elsewhere  # few names are typed for another option

        raise name_elsewhere(unknown, NAME_FIELDS[field].label, store.registers()) from None


def _typed(query: Query) -> dict[str, tuple[str, ...]]:
    """Return the names that were typed, asked for or excluded, by their field."""
    typed = {
        field: (*getattr(query, field), *getattr(query, f"not_{field}", ())) for field in (*_ONE_FITS, *_ALL_THAT_FIT)
    }
    return {field: names for field, names in typed.items() if names}


def _name_field(field: str, store: Store) -> NameField:
    """Return the sort of names of a field; only that of places depends on what the log's registers say."""
    return as_registered(NAME_FIELDS[field], store.registers()) if field == "places" else NAME_FIELDS[field]


def _all_meant(name_field: NameField, typed: Iterable[str], known: list[Name]) -> HasAny:
    """Return the criterion for names each of which means all that it fits; raises `UsageError` for an empty one."""
    for each in typed:
        if not each.strip():
            raise UsageError(f'{name_field.label} "{each}": a name is missing')
        _refuse_negation(each, known, name_field.label)
    found = ((each, name) for each in typed for name in resolve_all(each, known, name_field.label))
    return HasAny(name_field, tuple((TypedName(each, name.key),) for each, name in found))


def _any_of(field: str, typed: Iterable[str], known: list[Name], store: Store, prefix: str = "--") -> HasAny:
    name_field = NAME_FIELDS[field]
    option = f"{prefix}{name_field.option}"

    def resolved_name(part: str) -> Name:
        _refuse_negation(part, known, name_field.label)
        if field == "people":
            return person_or_office(part, known, store.registers, option)
        return resolve(part, known, name_field.label, option)

    groups = tuple(_all_of(value, known, name_field, resolved_name) for value in typed)
    names = [name for group in groups for name in group]
    if field == "people":
        name_field = with_offices(name_field, store.registers, (name.key for name in names))
    return HasAny(name_field, groups, tuple(_shared(names, known, store.registers)))


def _refuse_negation(typed: str, known: list[Name], label: str) -> None:
    """Raise `UnresolvedName` for a name with a sign before it that negates elsewhere: it would be read as the name."""
    if typed.strip()[:1] in _NEGATIONS and not any(name.is_written(typed.strip()) for name in known):
        from csto_timeline.query.unknown_names import negated_name  # few names are typed so

        excluded = {NAME_FIELDS[field].label: f"--not-{NAME_FIELDS[field].label}" for field in _EXCLUDABLE}
        raise negated_name(typed, label, excluded)


def _shared(names: Iterable[TypedName], known: list[Name], registers: Callable[[], Registers]) -> Iterator[Also]:
    """Return what was typed that other names have too, beside the one that it means."""
    by_key = {name.key: name for name in known}
    for typed, key in dict.fromkeys(names):
        name = by_key.get(key) or office_of(key)
        meant, *others = labels([name, *sharing(typed, name, known)]) if key in by_key else [name.name]
        if key not in by_key:
            others = list(titles_with(registers(), typed, besides=name.name))
        if others:
            yield Also(typed, meant, tuple(others))


def _all_of(
    value: str, known: list[Name], name_field: NameField, resolved_name: Callable[[str], Name]
) -> tuple[TypedName, ...]:
    """Resolve the names that `+` joins by what `resolved_name` makes of each.

    Raises `UsageError` if one is missing, and for several of which an event has one only, such as kinds.
    """
    label = name_field.label
    whole = any(name.is_written(value.strip()) for name in known)  # a name may have a + of its own
    parts = [value] if whole else [part.strip() for part in value.split("+")]
    if len(parts) > 1 and not name_field.several:
        raise UsageError(f'{label} "{value}": an event has one {label}; for “or”, repeat the option')
    if not all(parts):
        raise UsageError(f'{label} "{value}": a name is missing' + (' beside the "+"' if "+" in value else ""))
    return tuple(TypedName(part, resolved_name(part).key) for part in parts)
