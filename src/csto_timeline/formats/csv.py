"""CSV (RFC 4180, in UTF-8, with a header): one row an event, for a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date

from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.places import coordinates_of
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import paragraphs, visible

COLUMNS = (
    *("id", "date", "earliest", "latest", "certainty", "kind", "title", "summary"),
    *("place", "countries", "people", "quotes", "sources", "addresses"),
    *("time", "absent", "tags", "follows", "archived", "latitude", "longitude"),
)
_PROSE = [column == "summary" for column in COLUMNS]  # which may have paragraphs
_LIST = "; "
# What a spreadsheet takes for the beginning of a formula, plain or full-width (OWASP: CSV injection).
_SIGNS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(rf"\s*[{_SIGNS}]")
# Where the separator is the semicolon, a cell begins after one that stands inside a cell of ours: quotation marks count
# only where a cell begins with them. A new line begins a cell there too. A tab stands in none: it is shown as a space.
_LATER_FORMULA = re.compile(rf"""([;\n][\s"]*)(?=[{_SIGNS}])""")


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield a header and one row an event, every cell in quotation marks, lists joined by `; `.

    `earliest` and `latest` are the bounds of the date, empty on a side without one; `certainty` is
    that of the match, `certain` or `possible`; between two paragraphs of a summary is an empty
    line. What would run as a formula gets an apostrophe before it, and control characters are
    spelt out; `raw` leaves both as they are.
    """
    writer = csv.writer(_Passing(), quoting=csv.QUOTE_ALL)
    yield str(writer.writerow(COLUMNS))
    for event, certain in read(track(selection.matches)):
        cells: Iterable[str | float] = _cells(selection.registers, event, certain)
        yield str(writer.writerow(cells if options.raw else map(_harmless, cells, _PROSE)))


class _Passing:
    """A file that hands on what is written into it: the writer of the library returns that."""

    def write(self, text: str) -> str:
        return text


def harmless(cell: str, prose: bool = False) -> str:
    """Return `cell` so that no spreadsheet runs any of it, and no control character hides in it.

    A formula may begin where the cell does, or after a semicolon or, in `prose`, a line break in it.
    """
    cell = "\n\n".join(paragraphs(cell)) if prose else visible(cell)
    if ";" in cell or "\n" in cell:
        cell = _LATER_FORMULA.sub(r"\1'", cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _harmless(cell: str | float, prose: bool) -> str | float:
    return harmless(cell, prose) if isinstance(cell, str) else cell  # a number below zero is no formula


def _cells(registers: Registers, event: Event, certain: bool) -> Iterator[str | float]:
    sources = dict.fromkeys(account.source for account in event.accounts)
    yield from (event.id, event.date.text, _day(event.date.earliest), _day(event.date.latest))
    yield "certain" if certain else "possible"
    yield from (kind_name(registers, event), event.title, event.summary or "", registers.place_name(event) or "")
    yield _LIST.join(registers.country(code).name for code in event.countries)
    yield _LIST.join(registers.person(id).name for id in event.people)
    yield str(sum(1 for _ in event.quotes))
    yield _LIST.join(registers.source(id).publisher for id in sources)
    yield _LIST.join(url for id in sources if (url := registers.source(id).url))
    yield event.time or ""
    yield _LIST.join(registers.country(code).name for code in event.absent)
    yield from (_LIST.join(event.tags), event.follows or "")
    yield _LIST.join(copy for id in sources if (copy := registers.source(id).archived))
    longitude, latitude = coordinates_of(registers, event) or ("", "")
    yield from (latitude, longitude)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
