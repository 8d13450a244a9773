"""The rows of a spreadsheet, whatever its format: one row an event, a list of names in one cell."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.places import coordinates_of
from csto_timeline.formats.date_cells import date_cell
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers

Cell = str | int | float | date | None

COLUMNS = (
    *("id", "date", "earliest", "latest", "certainty", "kind", "title", "summary"),
    *("place", "countries", "people", "quotes", "sources", "addresses"),
    *("time", "absent", "tags", "follows", "archived", "latitude", "longitude", "date_note", "part_of"),
    "announced",
)
DATE = COLUMNS.index("date")
PROSE = [column == "summary" for column in COLUMNS]  # which may have paragraphs
_LIST = "; "
_UNLIKE_A_NAME = re.compile(r';\s|^"')
_ITEM = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>.*?))(?:(?P<more>; )|\Z)', re.DOTALL)


def cells(registers: Registers, event: Event, certain: bool) -> Iterator[Cell]:
    """Yield the cells of an event, one for each of `COLUMNS`; what is not known is None or an empty text.

    `earliest` and `latest` are the bounds of the date, None on a side that is open; `certainty` is that of the match.
    """
    sources = dict.fromkeys(account.source for account in event.accounts)
    yield from (event.id, date_cell(event.date), event.date.earliest, event.date.latest)
    yield "certain" if certain else "possible"
    yield from (kind_name(registers, event), event.title, event.summary, registers.place_name(event))
    yield listed(registers.country(code).name for code in event.countries)
    yield listed(registers.person(id).name for id in event.people)
    yield sum(1 for _ in event.quotes)
    yield listed(registers.source(id).publisher for id in sources)
    yield _of_each(registers.source(id).url for id in sources)
    yield event.time
    yield listed(registers.country(code).name for code in event.absent)
    yield from (listed(event.tags), event.follows)
    yield _of_each(registers.source(id).archived for id in sources)
    longitude, latitude = coordinates_of(registers, event) or (None, None)
    yield from (latitude, longitude, event.date_note, event.part_of)
    yield _of_each("yes" if _is_announced_by(event, id) else None for id in sources)


def _is_announced_by(event: Event, source: str) -> bool:
    return all(account.announced for account in event.accounts if account.source == source)


def _of_each(texts: Iterable[str | None]) -> str:
    """Return what is known of each source in one cell, nothing for one without: each stands where its source does."""
    found = [text or "" for text in texts]
    return listed(found) if any(found) else ""


def listed(names: Iterable[str]) -> str:
    """Return names as one text, joined by `; `; one that has that in it stands in quotation marks, its own doubled."""
    return _LIST.join(map(_quoted, names))


def unlisted(text: str) -> list[str]:
    """Return the names that `listed` has joined."""
    names, place = list[str](), 0 if text else None
    while place is not None:
        match = _ITEM.match(text, place)
        assert match is not None  # the pattern takes any text
        names.append(match["plain"] if match["quoted"] is None else match["quoted"].replace('""', '"'))
        place = match.end() if match["more"] else None
    return names


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _UNLIKE_A_NAME.search(name) else name


def without_exponent(cell: Cell) -> Cell:
    """Return a number with all its digits, as every program reads it."""
    return f"{Decimal(repr(cell)):f}".removesuffix(".0") if isinstance(cell, float) else cell
