"""The members in which two objects with the same id differ; accounts and the like are matched one by one."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Raw

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.extra import canonical, spread
from csto_timeline.text import spelt_out

_SOFT_HYPHEN = "\u00ad"
# By the member that holds rows: what tells these apart.
_KEYS = {"accounts": ("source",), "quotes": ("speaker",), "offices": ("title",), "membership": ("body", "status")}


class MemberChange(NamedTuple):
    """A member, or an item of a list, with what it was and is: JSON, dates and `Raw`; None if it is not there.

    `path` says where, rows in lists by what they are of: `accounts[tass-2022].date`.
    """

    path: str
    old: Any
    new: Any


def member_changes(old: Any, new: Any) -> Iterator[MemberChange]:
    """Yield each member in which two rows differ."""
    yield from _of_objects("", _canonical(spread(old)), _canonical(spread(new)))


def words_of(value: Any, *, inside: bool = False) -> str:
    """Return a value in words: a text as it is, but for soft hyphens, the members of an object after their names."""
    match value:
        case None:
            return ""
        case EventDate():
            return value.text
        case Raw():
            return bytes(value).decode()
        case str():
            return value.replace(_SOFT_HYPHEN, spelt_out(_SOFT_HYPHEN))  # it may be all that changed
        case bool():
            return "true" if value else "false"
        case dict():
            words = "; ".join(f"{name}: {words_of(each, inside=True)}" for name, each in value.items())
            return f"({words})" if inside else words
        case list():
            return ", ".join(words_of(each, inside=True) for each in value)
    return str(value)


def _canonical(value: Any) -> Any:
    match value:
        case Raw():
            return canonical(value)
        case dict():
            return {name: _canonical(each) for name, each in value.items()}
        case list():
            return [_canonical(each) for each in value]
    return value


def _of_objects(path: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[MemberChange]:
    for name in {**old, **new}:
        yield from _of_values(f"{path}.{name}" if path else name, name, old.get(name), new.get(name))


def _of_values(path: str, name: str, old: Any, new: Any) -> Iterator[MemberChange]:
    if _is_same(old, new):
        return
    lists = [value for value in (old, new) if isinstance(value, list)]
    if name in _KEYS and lists:
        yield from _of_rows(path, name, old or [], new or [])
    elif lists and all(isinstance(each, str) for items in lists for each in items):
        yield from _of_texts(path, old or [], new or [])
    else:
        yield MemberChange(path, old, new)


def _is_same(old: Any, new: Any) -> bool:
    """Return whether two values are the same; to Python true is 1."""
    return old == new and isinstance(old, bool) == isinstance(new, bool)


def _of_texts(path: str, old: list[str], new: list[str]) -> Iterator[MemberChange]:
    gone, come = ([each for each in one if each not in other] for one, other in ((old, new), (new, old)))
    if not gone and not come:
        yield MemberChange(path, old, new)  # in another order
    yield from (MemberChange(path, each, None) for each in gone)
    yield from (MemberChange(path, None, each) for each in come)


def _of_rows(path: str, name: str, old: list[Any], new: list[Any]) -> Iterator[MemberChange]:
    """Compare rows: those that are the same are left out, others paired by what they are of, in their order."""
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield MemberChange(path, [_key(name, row) for row in old], [_key(name, row) for row in new])
        return
    labels = _labels(name, new)
    for row in come:
        before = next((each for each in gone if _key(name, each) == _key(name, row)), None)
        at = f"{path}[{labels[id(row)]}]"
        if before is None:
            yield MemberChange(at, None, row)
        else:
            gone = [each for each in gone if each is not before]
            yield from _of_objects(at, before, row)
    labels = _labels(name, old)
    yield from (MemberChange(f"{path}[{labels[id(row)]}]", row, None) for row in gone)


def _without(rows: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return the rows that are not among the others; of several that are the same, as many as there are too many."""
    left, rest = list(others), []
    for row in rows:
        if row in left:
            left.remove(row)
        else:
            rest.append(row)
    return rest


def _key(name: str, row: dict[str, Any]) -> str:
    return ", ".join(str(row[member]) for member in _KEYS[name] if member in row)


def _labels(name: str, rows: Sequence[dict[str, Any]]) -> dict[int, str]:
    """Return what each row is called: what it is of, and its number where several are of that."""
    times: dict[str, int] = {}
    labels = {}
    for row in rows:
        key = _key(name, row)
        times[key] = times.get(key, 0) + 1
        labels[id(row)] = key if times[key] == 1 else f"{key} #{times[key]}"
    return labels
