"""Which columns of a foreign file become which members of an event: what `--map` says, and what is guessed.

date=Datum                 the column `Datum` is the date
people=actors;             `actors` are people, with semicolons between them
source.url=link            the address of the source
kind=…                     with --set: the same kind for every event
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from csto_timeline.errors import UsageError
from csto_timeline.importers.table import Cell, Cells, folded_name, text_of
from csto_timeline.text import nearest

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

    def targets(self, cells: Cells) -> Cells:
        """Return what an event takes of a row."""
        found: Cells = dict(self.constants)
        for rule in self.rules:
            if rule.column in cells:
                found[rule.target] = _split(cells[rule.column], rule.separator)
        return found

    def column_of(self, target: str) -> str | None:
        """Return the column that a member is taken from."""
        return next((rule.column for rule in self.rules if rule.target == target), None)


def parsed_rule(text: str, columns: Sequence[str]) -> Rule:
    """Return the rule that `--map` names; raises `UsageError` for a member or a column that there is not."""
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
                + (f"; did you mean {', '.join(near)}?" if near else f": there are {', '.join(columns)}")
            )
        column = folded[0]
    return Rule(target, column, separator)


def checked_target(target: str, said: str) -> str:
    """Return a member that a column may become; raises `UsageError` for another one, which was `said` so."""
    if target in TARGETS or target.startswith("x-"):
        return target
    near = nearest(target, TARGETS)
    meant = f"did you mean {', '.join(near)}?" if near else f"there are {', '.join(TARGETS)}, and x-…"
    raise UsageError(f'{said}: no column can become "{target}"; {meant}')


def _split(cell: Cell, separator: str | None) -> Cell:
    if separator is None or not isinstance(cell, str):
        return cell
    return tuple(item.strip() for item in cell.split(separator) if item.strip())


def guessed(columns: Sequence[str], samples: Sequence[Cells]) -> Mapping:
    """Return what the columns may be, by their names and, for the date, by what stands in them."""
    rules: dict[str, Rule] = {}
    for column in columns:
        target = _meaning(column)
        if target and target not in rules:
            rules[target] = Rule(target, column, _separator(target, column, samples))
    if "date" not in rules and "year" not in rules:
        taken = {rule.column for rule in rules.values()}
        dated = [column for column in columns if column not in taken and _is_dated(column, samples)]
        if dated:
            rules["date"] = Rule("date", dated[0])
    if "date" in rules:
        rules = {target: rule for target, rule in rules.items() if target not in {"year", "month", "day"}}
    return Mapping(tuple(rules.values()))


def _meaning(column: str) -> str | None:
    name = folded_name(column).replace("_", " ")
    return next((target for target, words in _WORDS.items() if name in words), None)


def _separator(target: str, column: str, samples: Iterable[Cells]) -> str | None:
    if target not in LISTS:
        return None
    text = "".join(cell for each in samples if isinstance(cell := each.get(column, ""), str))
    return next((each for each in ";|" if each in text), None)


def _is_dated(column: str, samples: Sequence[Cells]) -> bool:
    from csto_timeline.dates.typed.expression import expression_of
    from csto_timeline.errors import DateError

    def dates() -> Iterator[bool]:
        for text in filter(None, (text_of(cells, column) for cells in samples)):
            try:
                yield bool(expression_of(text, day_first=True))
            except DateError:
                yield False

    read = list(dates())
    return bool(read) and sum(read) * 2 > len(read)


_WORDS = {
    "id": {"id", "event id", "identifier"},
    "date": {"date", "datum", "event date", "start date", "start", "when", "from", "date start", "дата", "begin"},
    "end": {"end", "end date", "date end", "until", "to", "ende"},
    "precision": {"precision", "date precision", "time precision", "timeprecision", "dateprecision"},
    "year": {"year", "jahr", "год"},
    "month": {"month", "monat", "месяц"},
    "day": {"day", "tag", "день"},
    "time": {"time", "uhrzeit", "время"},
    "kind": {"kind", "type", "event type", "category", "art", "тип"},
    "title": {"title", "headline", "event", "name", "subject", "what", "titel", "заголовок", "событие", "itemlabel"},
    "summary": {"summary", "description", "text", "notes", "details", "body", "beschreibung", "описание"},
    "place": {"place", "location", "city", "where", "ort", "место"},
    "countries": {"countries", "country", "land", "страна", "страны"},
    "people": {"people", "person", "persons", "actors", "actor", "who", "personen", "люди"},
    "tags": {"tags", "tag", "keywords", "labels"},
    "latitude": {"latitude", "lat"},
    "longitude": {"longitude", "lon", "lng", "long"},
    "quote": {"quote", "quotation", "zitat", "цитата"},
    "speaker": {"speaker", "said by"},
    "source.publisher": {"source", "publisher", "outlet", "sources", "quelle", "источник"},
    "source.url": {"url", "link", "source url", "address", "ссылка", "href"},
    "source.title": {"source title", "article"},
    "source.author": {"author", "byline", "autor", "автор"},
    "source.published": {"published", "publication date"},
}
