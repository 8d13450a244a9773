"""A log in Parquet as a `Store`: DuckDB finds what may fit, and what it finds is read as everywhere."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import starmap
from typing import Any, NamedTuple

from msgspec import defstruct, json

from csto_timeline.errors import LogError
from csto_timeline.log.blocks import Block
from csto_timeline.log.codec import decode, decode_value
from csto_timeline.log.condition import Condition
from csto_timeline.log.members import member_given_twice
from csto_timeline.log.model import Event
from csto_timeline.log.name_fields import UsedNames
from csto_timeline.log.parquet.columns import TYPES
from csto_timeline.log.parquet.counting import OUTER_DATES, counted_by, holding_words, in_order, is_sure
from csto_timeline.log.parquet.engine import AT_PLACE, FILE_BITS, Engine
from csto_timeline.log.parquet.found import FoundTexts
from csto_timeline.log.parquet.metadata import head_of
from csto_timeline.log.parquet.names import ColumnNames
from csto_timeline.log.parquet.statement import FALSE, TRUE, Question, Sql, is_none_of, joined, may_hold, negated
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.log.reader import Reader, projected_rows
from csto_timeline.log.registers import KindsInUse, Registers
from csto_timeline.log.screening import Criterion, Json, Outcomes, Screen
from csto_timeline.log.store import Found
from csto_timeline.log.store_counts import GroupCount, StoreCounts
from csto_timeline.log.validity import repeated_member, time_without_day, undeclared_kind

_EVENT = json.Decoder(Event, dec_hook=decode_value)
_ROWS = 1 << FILE_BITS  # of a file, at most
_SOMEHOW = 1 << 1  # the outcome of what is kept out, where nobody asks by which of the criteria


class _Unread(NamedTuple):
    """The events that need not be read, and how they fare, as `Outcomes` has it."""

    condition: Sql
    outcome: Sql


class Parquet(Reader):
    """A log in one Parquet file or several: a place is the number of a row, and of its file; see `FILE_BITS`."""

    before_member = ": "

    def __init__(self, engine: Engine, name: str) -> None:
        """Raise `LogError` where one of the files is no such log."""
        super().__init__(name)
        self._engine = engine
        self._head = head_of(engine, name)
        self._names = ColumnNames(engine, self._head.names)
        self._texts = FoundTexts()

    def registers(self) -> Registers:
        """Return the title and the registers."""
        return self._registers

    @cached_property
    def _registers(self) -> Registers:
        registers = self._head.registers
        return registers.with_kinds_of(KindsInUse(registers.kinds, self.rows))

    def names(self, fields: Collection[str]) -> UsedNames:
        """Return the names that events use; see `Store`."""
        return {field: self._names.of(field) for field in fields}

    def texts(self) -> Iterator[bytes]:
        """Return the JSON of all events, row by row."""
        return (bytes(text) for block in self._blocks() for text in block.texts)

    def rows(self, members: frozenset[str]) -> Iterator[Any]:
        """Return all events as far as those members go; see `Store`."""
        if not members or not members <= TYPES.keys():
            yield from super().rows(members)
            return
        columns = sorted(members)
        row = _row(tuple(columns))
        for rows in self._engine.rows(Sql(f"SELECT {', '.join(columns)} FROM log{self._engine.order}")):
            yield from map(row, rows)

    def rows_with_words(
        self, members: frozenset[str], letters: frozenset[str], conditions: Sequence[Condition]
    ) -> Iterator[Any]:
        """Return the events that are needed to know the words; see `Store`."""
        condition = holding_words(letters, [may_hold(each, self._names.spellings) for each in conditions])
        for _, rows in projected_rows(self._blocks_of(condition, in_order=True), members):
            yield from (row for row in rows if row is not None)

    def events(
        self,
        criteria: Sequence[Criterion],
        outcomes: Outcomes | None = None,
        without: Collection[str] = frozenset(),
        *,
        ids_may_repeat: bool = False,
        members: frozenset[str] | None = None,  # noqa: ARG002 (what is found is validated, whole)
    ) -> Iterator[Found]:
        """Find the events that fit, in the order of the log; see `Store`."""
        outcomes = outcomes or Outcomes()
        question = Question(criteria, self._names.spellings)
        eligible = is_none_of("id", without)
        wanted = joined("AND", (eligible, question.to_read if outcomes.exact else question.may_fit))
        unread = _Unread(joined("AND", (eligible, negated(wanted))), question.outcome) if outcomes.exact else None
        of = self._number_of(eligible)
        return self._read(criteria, outcomes, wanted, of, unread, ids_may_repeat=ids_may_repeat)

    def _read(
        self,
        criteria: Sequence[Criterion],
        outcomes: Outcomes,
        wanted: Sql,
        of: int,
        unread: _Unread | None,
        *,
        ids_may_repeat: bool = False,
    ) -> Iterator[Found]:
        """Find the events that fit among those that are wanted, and count how the others fare, `of` so many in all.

        Without an outcome of what is `unread` it is not told which of the criteria kept it out.
        """
        screen = Screen(criteria, outcomes)
        before = outcomes.total
        read = projected_rows(self._blocks_of(wanted), screen.members)
        yield from self._found(screen, read, (), ids_may_repeat=ids_may_repeat)
        outcomes.exact = outcomes.exact and (unread is not None or wanted == TRUE)
        if unread is None:
            outcomes.counts[_SOMEHOW] += of - (outcomes.total - before)
        else:
            text = f"SELECT {unread.outcome.text}, count(*) FROM log WHERE {unread.condition.text} GROUP BY 1"
            counted = Sql(text, (*unread.outcome.values, *unread.condition.values))
            outcomes.counts.update(dict(self._engine.all(counted)))
        for field, used in outcomes.names.items():
            used.update(self._names.of(field))
        if outcomes.exact:
            outcomes.dates.update(date for (date,) in self._engine.all(OUTER_DATES))

    def counts(self, by: str, criteria: Sequence[Criterion], outcomes: Outcomes) -> StoreCounts | None:
        """Count what the columns tell, and find the rest; see `Store`.

        Only of rows in the order of events, which those of one file are where none has a time.
        """
        question = Question(criteria, self._names.spellings)
        counted = joined("AND", (question.surely_fit, is_sure(by)))
        if counted == FALSE or not in_order(self._engine):
            return None
        counts = tuple(starmap(GroupCount, self._engine.all(counted_by(by, counted))))
        text = f"SELECT count(*), min(begins_from), max(begins_to) FROM log WHERE {counted.text}"
        ((number, first, last),) = self._engine.all(Sql(text, counted.values))
        outcomes.counts[0] += number
        wanted = joined("AND", (question.may_fit, negated(counted)))
        others = self._read(criteria, outcomes, wanted, self._number - number, None)
        begun = (first, last) if first and last else None
        return StoreCounts(counts, number, begun, others, self._absences(counted) if by == "countries" else {})

    def _absences(self, counted: Sql) -> dict[str, int]:
        text = f"SELECT name, count(*) FROM (SELECT unnest(absent) AS name FROM log WHERE {counted.text}) GROUP BY 1"
        return dict(self._engine.all(Sql(text, counted.values)))

    def _blocks(self) -> Iterator[Block]:
        return self._blocks_of(TRUE)

    def _blocks_of(self, condition: Sql, *, in_order: bool = False) -> Iterator[Block]:
        for rows in self._engine.events(condition, in_order=in_order):
            yield Block([place for place, _ in rows], [(text or "null").encode() for _, text in rows])

    def fraction(self, place: int) -> float | None:
        """Return how much of the log stands before that row, where it is one file; see `Store`."""
        return place / self._number if len(self._engine.files) == 1 and self._number else None

    @cached_property
    def _number(self) -> int:
        return self._number_of(TRUE)

    def _number_of(self, condition: Sql) -> int:
        text = "SELECT count(*) FROM log" + f" WHERE {condition.text}" * (condition != TRUE)
        ((number,),) = self._engine.all(Sql(text, condition.values))
        return int(number)

    def _text(self, place: int) -> Json:
        found = self._texts.get(place)
        if found is None:
            rows = self._engine.all(Sql(f"SELECT event FROM log WHERE {AT_PLACE}", divmod(place, _ROWS)))
            found = (rows[0][0] or "null").encode()
        return found

    def _where(self, place: int) -> str:
        file, row = divmod(place, _ROWS)
        return f"{self._engine.files[file]}, row {row + 1}" if len(self._engine.files) > 1 else f"row {row + 1}"

    def _validated(self, text: Json, place: int) -> Event:
        event = super()._validated(text, place)
        self._texts.add(place, bytes(text))
        return event

    def _decode(self, text: Json, place: int) -> Event:
        try:
            event: Event = decode(_EVENT, text)
        except UNREADABLE as error:
            from csto_timeline.log.faults import fault  # only a log at fault needs it

            words = fault(bytes(text), error, Event).removeprefix("line 1, ")
            raise LogError(f"{self.name}: {self._where(place)}: {words}") from None
        return event

    def _fault_of(self, event: Event, text: Json) -> str | None:
        if words := undeclared_kind(event.kind, self._declared):
            return f": kind: {words}"
        if words := time_without_day(event):
            return f": time: {words}"
        if twice := member_given_twice(bytes(text), event):
            return f": {repeated_member(twice)}"
        return None

    @cached_property
    def _declared(self) -> frozenset[str]:
        return frozenset(kind.id for kind in self._head.registers.kinds)


def _row(members: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """Return a function that builds, from the values of those members, an event without any others."""
    row = defstruct("_Row", members, gc=False)
    return lambda values: row(*values)
