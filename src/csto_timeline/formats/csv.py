"""CSV (RFC 4180, in UTF-8, with a header): one row an event, for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from csto_timeline.answers.headings import kind_name
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import visible

COLUMNS = (
    *("id", "date", "earliest", "latest", "certainty", "kind", "title", "summary"),
    *("place", "countries", "people", "quotes", "sources", "addresses"),
)
_LIST = "; "
# What a spreadsheet takes for the beginning of a formula, plain or full-width (OWASP: CSV injection).
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def render(selection: Selection, options: Options, track: Track) -> str:
    """Give a header and one row an event, every cell in quotation marks, lists joined by `; `.

    `earliest` and `latest` are the bounds of the date, empty on an open side; `certainty` is
    that of the match, `certain` or `possible`. A cell that would run as a formula gets an
    apostrophe before it, and control characters are spelt out; `raw` leaves both as they are.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for match in track(selection.matches):
        cells = _cells(selection.registers, match)
        writer.writerow(cells if options.raw else map(harmless, cells))
    return text.getvalue()


def harmless(cell: str) -> str:
    """Give `cell` so that no spreadsheet runs it, and no control character hides in it."""
    cell = visible(cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(registers: Registers, match: Match) -> Iterator[str]:
    event = match.event
    sources = dict.fromkeys(account.source for account in event.accounts)
    yield from (event.id, event.date.text, _day(event.date.start_min), _day(event.date.end_max))
    yield "certain" if match.certain else "possible"
    yield from (kind_name(registers, event), event.title, event.summary or "", event.place or "")
    yield _LIST.join(registers.country(code).name for code in event.countries)
    yield _LIST.join(registers.person(id).name for id in event.people)
    yield str(sum(1 for _ in event.quotes))
    yield _LIST.join(registers.source(id).publisher for id in sources)
    yield _LIST.join(url for id in sources if (url := registers.source(id).url))


def _day(day: date) -> str:
    return "" if day in {date.min, date.max} else day.isoformat()
