"""Which columns of a foreign file become which members of an event, as `--map` says.

date=Datum                 the column `Datum` is the date
people=actors;             `actors` are people, with semicolons between them
source.url=link            the address of the source
kind=…                     with --set: the same kind for every event
"""

from collections.abc import Sequence

from msgspec import Struct

from csto_timeline.errors import UsageError
from csto_timeline.folding import nearest
from csto_timeline.importers.table import Cell, Cells, folded_name

LISTS = ("countries", "absent", "people", "tags")
SOURCE = ("publisher", "title", "author", "published", "url", "archived", "accessed", "language", "wire", "id")
TARGETS = (
    *("id", "date", "end", "precision", "year", "month", "day", "time", "date_note", "kind", "title", "summary"),
    *(
        "place",
        "place_country",
        "latitude",
        "longitude",
        *LISTS,
        "part_of",
        "follows",
        "says",
        "quote",
        "speaker",
        "announced",
    ),
    *(f"source.{member}" for member in SOURCE),
)
SEPARATORS = ";,|/"


class Rule(Struct, frozen=True):
    """A column that becomes a member; where it holds several items, `separator` stands between them."""

    target: str
    column: str
    separator: str | None = None


class Mapping(Struct, frozen=True):
    """The rules for the columns of a file, and the constants that every event has."""

    rules: tuple[Rule, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    day_first: bool | None = None

    @property
    def columns(self) -> set[str]:
        """The columns that are used."""
        return {rule.column for rule in self.rules}

    @property
    def members(self) -> set[str]:
        """The members that an event gets."""
        return {rule.target for rule in self.rules} | {target for target, _ in self.constants}

    @property
    def lacks(self) -> list[str]:
        """What every event needs and no column gives: a date, a title."""
        needed = {"date": {"date", "year"}, "title": {"title"}}
        return [member for member, any_of in needed.items() if not any_of & self.members]

    def targets(self, cells: Cells) -> Cells:
        """Return what an event takes of a row."""
        found: Cells = {
            rule.target: _split(cells[rule.column], rule.separator) for rule in self.rules if rule.column in cells
        }
        constants = dict(self.constants)
        if "quote" not in found | constants:
            constants.pop("speaker", None)  # who said all quotes said nothing in a row without one
        return constants | found

    def column_of(self, target: str) -> str | None:
        """Return the column that a member is taken from."""
        return next((rule.column for rule in self.rules if rule.target == target), None)


def parsed_rule(text: str, columns: Sequence[str]) -> Rule:
    """Return the rule that `--map` names; raises `UsageError` for a member or a column that does not exist."""
    target, equals, column = text.partition("=")
    target = checked_target(target.strip(), f"--map {text}")
    if not equals:
        raise UsageError(f"--map {text}: write MEMBER=COLUMN, or the name of a TOML file")
    separator = None
    if column not in columns and column[-1:] in SEPARATORS and column[:-1] in columns:
        column, separator = column[:-1], column[-1]
    if column not in columns:
        folded = [each for each in columns if folded_name(each) == folded_name(column)]
        if len(folded) != 1:
            near = nearest(column, columns)
            raise UsageError(
                f'--map {text}: there is no column "{column}"'
                + (f"; did you mean {', '.join(near)}?" if near else f"; choose from {', '.join(columns)}")
            )
        column = folded[0]
    return Rule(target, column, separator)


def checked_target(target: str, where: str) -> str:
    """Return a member that a column may become; raises `UsageError` for another one, said to stand at `where`."""
    if target in TARGETS or (target.startswith("x-") and target.isprintable()):
        return target
    near = nearest(target, TARGETS)
    advice = f"did you mean {', '.join(near)}?" if near else f"choose from {', '.join(TARGETS)} and x-…"
    raise UsageError(f'{where}: no column can become "{target}"; {advice}')


def _split(cell: Cell, separator: str | None) -> Cell:
    """Return the items of a cell, empty ones too: items of several columns that stand in one place belong together."""
    if separator is None or not isinstance(cell, str):
        return cell
    return tuple(item.strip() for item in cell.split(separator))
