"""The one way from a foreign file to events: rows are read, mapped, dated, told apart, one at a time."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from csto_timeline.errors import DateError, ForeignFileError
from csto_timeline.importers.characters import printable, without_control_characters
from csto_timeline.importers.context import Context
from csto_timeline.importers.cut_cells import uncut
from csto_timeline.importers.duplicates import Duplicate
from csto_timeline.importers.events import REFERENCES, Maker
from csto_timeline.importers.mapping import Mapping
from csto_timeline.importers.outcome import Loss, Outcome
from csto_timeline.importers.places import Places
from csto_timeline.importers.preset import ForeignFile, Preset, unused
from csto_timeline.importers.record import Entries, Problem, Reference
from csto_timeline.importers.several_addresses import single_addresses
from csto_timeline.importers.sources import Sources
from csto_timeline.importers.table import Cell, Row, folded_names, one_line, text_of
from csto_timeline.writing.ids import slug


class ImportedEvent(Struct, frozen=True):
    """An event that comes in, as JSON has it, with its register entries by their keys, and what it names of others.

    `place` is its row, `references` those members whose ids are still to be found; see references.py.
    """

    event: dict[str, Any]
    entries: Entries
    place: str = ""
    references: tuple[Reference, ...] = ()


class Import:
    """A foreign file on its way into a log. `kept` are the columns that become members with `x-`."""

    MOST = 100  # problems and duplicates that are kept

    def __init__(
        self,
        opened: ForeignFile,
        mapping: Mapping,
        name: str,
        context: Context,
        *,
        keep: bool = False,
        strict: bool = False,
    ) -> None:
        self.opened, self.mapping, self.name, self._strict, self.context = opened, mapping, name, strict, context
        self.outcome = Outcome()
        named = one_line(without_control_characters(opened.table.title or PurePath(name).name))
        self._sources = Sources(named or "file", context.sources)
        self.keeps = keep
        self.unused = unused(opened.table.columns, opened.preset, mapping.columns)
        self._kept = (
            {column: f"x-{slug(column) or number}" for number, column in enumerate(self.unused)} if keep else {}
        )
        self._refers = not mapping.members.isdisjoint(REFERENCES)
        self._passed_by = frozenset() if keep else frozenset(self.unused)

    def made(self, rows: Iterable[Row] | None = None) -> Iterator[ImportedEvent]:
        """Yield the events; raises `ForeignFileError` for what cannot be read where the import is strict."""
        preset, table = self.opened.preset, self.opened.table
        day_first = table.day_first if self.mapping.day_first is None else self.mapping.day_first
        exact = preset is not None and self.mapping.column_of("date") is None
        places = Places(self.context.places)
        maker = Maker(self._sources, places, self._column, exact=exact, day_first=day_first, key_of=self.context.key_of)
        for row in table.rows if rows is None else rows:
            if made := self._of(row, maker, preset):
                self.outcome.events += 1
                yield made

    def _of(self, row: Row, maker: Maker, preset: Preset | None) -> ImportedEvent | None:
        if row.fault:
            self._leave_out([Problem(row.place, "", row.fault)])
            return None
        cells, controls = printable(row.cells, row.place)
        cells, cuts = uncut(cells, row.place)
        try:
            preset_targets = preset.targets(folded_names(cells)) if preset else {}
        except DateError as error:
            if self.mapping.column_of("date") is None:
                self._leave_out([Problem(row.place, self._column("date"), str(error))])
                return None
            preset_targets = {}
        if preset_targets is None:
            self.outcome.passed_over += 1
            return None
        self.tell(each for each in controls if each.column not in self._passed_by)
        extra: dict[str, Cell] = {name: cells[column] for column, name in self._kept.items() if column in cells}
        mapped, several = single_addresses(self.mapping.targets(cells), row.place)
        targets, controls = printable({**preset_targets, **mapped}, row.place)
        self.tell(each._replace(column=self._column(each.column)) for each in controls)
        record = maker.record(row.place, targets, extra)
        if record.event is None:
            self._leave_out(record.problems)
            return None
        place = f"{self.name}, {row.place}" if self.context.several else row.place
        duplicate = self.context.duplicates.settle(record.event, place, has_id=record.has_id)
        if duplicate:
            self._count(duplicate)
        if self._refers:  # else nobody asks what the file calls an event
            self.context.called(text_of(targets, "id").strip(), record.event["id"])
        if duplicate and duplicate.left_out:
            return None
        cuts = [each for each in cuts if each.column not in self._passed_by]
        several = [each._replace(column=self._column(each.column)) for each in several]
        self.leave_out_values([*record.problems, *cuts, *several])
        for words in (*record.losses, *row.losses):
            before = self.outcome.losses.get(words, Loss(0, row.place))
            self.outcome.losses[words] = Loss(before.events + 1, before.first)
        return ImportedEvent(record.event, record.entries, row.place, record.references)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Keep what could not be read; raises `ForeignFileError` where the import is strict."""
        for problem in problems:
            if self._strict:
                raise ForeignFileError(f"{self.name}: {problem}")
            self.outcome.number_of_problems += 1
            if len(self.outcome.problems) < self.MOST:
                self.outcome.problems.append(problem)

    def leave_out_values(self, problems: Sequence[Problem]) -> None:
        """Keep and count what an event comes in without, a problem for each; raises as `tell` does."""
        self.tell(problems)
        self.outcome.values_left_out += len(problems)

    def _leave_out(self, problems: Iterable[Problem]) -> None:
        self.tell(problems)
        self.outcome.left_out += 1

    def _count(self, duplicate: Duplicate) -> None:
        self.outcome.known += duplicate.known
        self.outcome.number_of_duplicates += 1
        if len(self.outcome.duplicates) < self.MOST:
            self.outcome.duplicates.append(duplicate)

    def _column(self, target: str) -> str:
        """Return the column of the file that a member is taken from, as messages name it."""
        preset = self.opened.preset
        of_date = preset.DATE if preset else self.mapping.column_of("year")
        return self.mapping.column_of(target) or (of_date if target == "date" and of_date else target)
