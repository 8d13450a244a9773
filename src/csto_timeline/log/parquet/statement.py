"""Conditions as SQL, in DuckDB's dialect: text with its parameters, and nothing of who runs it.

What is asked for is a parameter, never part of the text. A condition can be written in two ways: so that all events
hold it that may fit, and so that only those hold it that surely do. None of the two is ever NULL.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from csto_timeline.log.condition import (
    Both,
    Condition,
    Contains,
    Disputed,
    Either,
    Has,
    OnDay,
    Opposite,
    Uses,
    Within,
)
from csto_timeline.log.name_fields import NameField
from csto_timeline.log.parquet.columns import OF_NAMES, is_list
from csto_timeline.log.screening import Criterion

Spellings = Callable[[NameField, frozenset[str]], Collection[str]]
"""What the log calls by one of these keys, where the columns have names as they are spelt."""

_FOLDED = ("tags", "places")  # fields whose keys are not what the columns have


class Sql(NamedTuple):
    """A part of a statement, with the parameters for its question marks."""

    text: str
    values: tuple[Any, ...] = ()


TRUE, FALSE = Sql("TRUE"), Sql("FALSE")


class Question:
    """Criteria as SQL. `spellings` is asked where the columns have other spellings than a condition."""

    def __init__(self, criteria: Sequence[Criterion], spellings: Spellings) -> None:
        conditions = [criterion.condition for criterion in criteria]
        self._may = [may_hold(each, spellings) for each in conditions]
        self._surely = [_written(each, spellings, sure=True) for each in conditions]
        self._groups = _groups(criteria)

    @property
    def may_fit(self) -> Sql:
        """That an event may fit all criteria."""
        return joined("AND", self._may)

    @property
    def surely_fit(self) -> Sql:
        """That an event certainly fits all criteria."""
        return joined("AND", self._surely)

    @property
    def to_read(self) -> Sql:
        """That an event must be read to say which criteria keep it out: it may fit, or one of them leaves it open.

        That does not matter where two of the others keep it out, neither of which refines the other.
        """
        if len(self._may) == 1:
            return self.may_fit
        pairs = zip(self._may, self._surely, strict=True)
        unsure = [joined("AND", (may, negated(sure))) for may, sure in pairs if may != sure]
        kept_out = [joined("OR", (negated(self._may[number]) for number in group)) for group in self._groups]
        less_than_two = _and_text("({} < 2)", _sum((each, 1) for each in kept_out))
        return joined("OR", (self.may_fit, joined("AND", (joined("OR", unsure), less_than_two))))

    @property
    def outcome(self) -> Sql:
        """The bits of the criteria that surely keep out an event that is not `to_read`, as `Outcomes` has them."""
        if len(self._may) == 1:
            return Sql(str(_bit(0)))
        return _sum((negated(may), _bit(number)) for number, may in enumerate(self._may))


def may_hold(condition: Condition, spellings: Spellings) -> Sql:
    """Return that an event may hold a condition."""
    return _written(condition, spellings, sure=False)


def negated(part: Sql) -> Sql:
    """Return that a part does not hold."""
    if part in (TRUE, FALSE):
        return FALSE if part == TRUE else TRUE
    return _and_text("NOT {}", part)


def is_none_of(column: str, values: Collection[str]) -> Sql:
    """Return that a column has none of these values."""
    return negated(_is_one_of(column, values))


def _bit(number: int) -> int:
    return 1 << (number + 1)


def _groups(criteria: Sequence[Criterion]) -> list[list[int]]:
    """Return the numbers of criteria, those that refine another with that one."""
    groups: dict[int, list[int]] = {}
    for number, criterion in enumerate(criteria):
        refined = getattr(criterion, "refines", None) or criterion
        groups.setdefault(id(refined), []).append(number)
    return list(groups.values())


def _written(condition: Condition, spellings: Spellings, *, sure: bool) -> Sql:
    match condition:
        case Both(parts) | Either(parts):
            operator = "AND" if isinstance(condition, Both) else "OR"
            return joined(operator, (_written(part, spellings, sure=sure) for part in parts))
        case Opposite(part):
            return negated(_written(part, spellings, sure=not sure))
        case Uses():
            return _uses(condition, spellings, sure=sure)
        case Within() | OnDay():
            return _days(condition, sure=sure)
        case Has(member, ids):
            return _is_one_of(member, ids)
        case Contains(text):
            return FALSE if sure else Sql("contains(words, ?)", (text,))
        case Disputed(in_date_only):
            return FALSE if sure and in_date_only else Sql("disputed")
    return FALSE if sure else TRUE


def _days(condition: Within | OnDay, *, sure: bool) -> Sql:
    match condition:
        case Within(first, last) if sure:
            return Sql("(earliest >= ? AND latest <= ?)", (first, last))
        case Within(first, last):
            return Sql("(earliest <= ? AND latest >= ?)", (last, first))
        case OnDay(day):
            on = "month(day) = ?" + (" AND dayofmonth(day) = ?" if day.day else "")
            values = (day.month, day.day) if day.day else (day.month,)
            return Sql(f"(day IS NOT NULL AND {on})" if sure else f"(day IS NULL OR ({on}))", values)


def _uses(condition: Uses, spellings: Spellings, *, sure: bool) -> Sql:
    name_field, keys = condition.name_field, condition.keys
    if name_field.name in _FOLDED:
        keys = frozenset(spellings(name_field, keys))
    if not sure:
        keys |= condition.also
    return joined("OR", (_is_one_of(column, keys) for column in OF_NAMES[name_field.name]))


def _is_one_of(column: str, values: Collection[str]) -> Sql:
    if not values:
        return FALSE
    known = sorted(values)
    if column == "id":  # which every event has: such a column is looked up without being read
        return Sql(f"id IN ({', '.join('?' * len(known))})", tuple(known))
    if is_list(column):
        return (
            Sql(f"list_has_any({column}, ?)", (known,))
            if known[1:]
            else Sql(f"list_contains({column}, ?)", (known[0],))
        )
    return Sql(f"coalesce({column} IN ({', '.join('?' * len(known))}), FALSE)", tuple(known))


def joined(operator: str, parts: Iterable[Sql]) -> Sql:
    """Return that all parts hold, with `AND`, or one of them, with `OR`."""
    neutral, settling = (TRUE, FALSE) if operator == "AND" else (FALSE, TRUE)
    known = [part for part in parts if part != neutral]
    if settling in known:
        return settling
    if not known:
        return neutral
    text = f" {operator} ".join(part.text for part in known)
    return Sql(f"({text})" if known[1:] else text, tuple(value for part in known for value in part.values))


def _sum(weighed: Iterable[tuple[Sql, int]]) -> Sql:
    """Return the sum of the weights of those parts that hold."""
    parts = [_and_text(f"(CASE WHEN {{}} THEN {weight} ELSE 0 END)", part) for part, weight in weighed]
    text = " + ".join(part.text for part in parts) or "0"
    return Sql(text, tuple(value for part in parts for value in part.values))


def _and_text(form: str, part: Sql) -> Sql:
    return Sql(form.format(part.text), part.values)
