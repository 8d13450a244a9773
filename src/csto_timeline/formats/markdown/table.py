"""Events as a table of Markdown (GFM, 4.10)."""

from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.answers.circumstances import countries, when
from csto_timeline.answers.columns import COLUMNS, Cell
from csto_timeline.dates.words import full
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.formats.markdown.footnotes import Footnotes
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers

_USUAL = ("date", "note", "kind", "title", "place", "countries", "people")


def table(
    registers: Registers, events: Iterable[tuple[Event, bool]], notes: Footnotes, columns: Sequence[str]
) -> Iterator[str]:
    """Yield the head and a row for each event; without `columns`, those of most use.

    What is possible or announced is marked after the kind, else in the first cell; the footnotes stand in the column
    `sources`, else after the last cell.
    """
    shown = columns or (*_USUAL, *(("sources",) if notes.shown else ()))
    marked = shown.index("kind") if "kind" in shown else 0
    noted = shown.index("sources") if "sources" in shown else -1
    yield f"\n{_row([COLUMNS[name].title for name in shown])}{_row(['---'] * len(shown))}"
    for event, certain in events:
        cells = [escape(_text(registers, event, name), cell=True) for name in shown]
        cells[marked] += _marks(event, certain)
        cells[noted] += notes.mark(*(account.source for account in event.accounts))
        yield _row(cells)


def _text(registers: Registers, event: Event, column: str) -> str:
    cell = _OWN.get(column) or COLUMNS[column].words
    return cell(registers, event) or ""


def _marks(event: Event, certain: bool) -> str:
    marks = ["possible"] * (not certain) + ["announced"] * event.announced
    return f" ({', '.join(marks)})" if marks else ""


def _on_the_date(registers: Registers, event: Event) -> str:
    """Return what qualifies the date: the note, and the other dates that accounts give."""
    others = [f"{registers.source(a.source).publisher}: {full(a.date)}" for a in event.accounts if a.date]
    note = event.date_note or ""
    return (" " if note.endswith(".") else "; ").join(filter(None, [note, "; ".join(others)]))


# What a brief has in a column otherwise than `list --columns`; its sources are footnotes.
_OWN: dict[str, Cell] = {
    "date": lambda _, event: when(event, full),
    "note": _on_the_date,
    "place": lambda registers, event: registers.place_name(event),
    "countries": lambda registers, event: str(countries(registers, event)),
    "sources": lambda *_: "",
}


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
