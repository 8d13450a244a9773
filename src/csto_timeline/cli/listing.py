"""The output of `list`, and of `show` without an event: one selection of events in its forms."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from csto_timeline.answers.by import By
from csto_timeline.cli import display as drawing
from csto_timeline.cli import output
from csto_timeline.cli.options import Settings
from csto_timeline.log.model import Event
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match, Selection, select
from csto_timeline.terminal import plain

if TYPE_CHECKING:
    from csto_timeline.answers.columns import Column
    from csto_timeline.answers.groups import Grouped
    from csto_timeline.folding import Findable

Why = Callable[[Event], list[str]]


class Layout(Struct, frozen=True):
    """What is printed of each event, and in which order; `columns` are those of `answers/columns.py`, if any."""

    long: bool = False
    why: bool = False
    group_by: By | None = None
    table: bool = False
    numbers: bool = False
    columns: "dict[str, Column] | None" = None


def answer(settings: Settings, query: Query, layout: Layout, *, json: bool) -> int:
    """Write the matching events, in the form for what standard output is, and on standard error what was cut.

    Return the exit code.
    """
    drawn = not json and drawing.draws(settings.display)
    selection = select(settings.store(), query)
    reasons = _reasons(selection) if layout.why else None
    if json:
        _write_json(selection, layout, reasons)
    elif selection.matches and drawn:
        _draw(settings, selection, layout, reasons)
    elif selection.matches:
        output.write(_lines(_rows(settings.display, selection, layout, reasons)))
    _explain(selection, drawn=drawn, why=layout.why)
    return settings.exit_code(len(selection.matches))


def _rows(display: drawing.Display, selection: Selection, layout: Layout, why: Why | None) -> Iterable[str]:
    numbers = count(1)

    def cells(event: Event) -> list[str]:
        if layout.columns:
            cells = [column.piped(selection.registers, event) for column in layout.columns.values()]
        else:
            cells = plain.long(event) if layout.long else plain.brief(event)
        cells = [f"{next(numbers)}", *cells] if layout.numbers else cells
        return [*cells, "; ".join(why(event))] if why else cells

    paint = _painter(selection, layout) if drawing.colors(display) else None
    if layout.group_by is None:
        is_whole = paint or why or layout.columns
        members = plain.LONG_MEMBERS if layout.long else plain.BRIEF_MEMBERS
        return plain.rows([(None, selection.events if is_whole else selection.rows(members))], cells, paint)
    from csto_timeline.answers.groups import grouped

    groups = grouped(selection, layout.group_by)
    return plain.rows(((group.name, (match.event for match in matches)) for group, matches in groups), cells, paint)


def _painter(selection: Selection, layout: Layout) -> plain.Paint:
    from csto_timeline.terminal.pages.colored_rows import painter  # few pipes are coloured

    columns = layout.columns or plain.BRIEF
    before = [*(["group"] if layout.group_by else []), *(["number"] if layout.numbers else [])]
    return painter(selection.registers, [*before, *columns])


def _lines(rows: Iterable[str]) -> Iterable[str]:
    return (f"{row}\n" for row in rows)


def _draw(settings: Settings, selection: Selection, layout: Layout, why: Why | None) -> None:
    from csto_timeline.cli import last_list
    from csto_timeline.terminal.elements import Details

    groups: Sequence[Grouped] = ()
    if layout.group_by:
        from csto_timeline.answers.groups import grouped

        groups = grouped(selection, layout.group_by)
    terms: Sequence[Findable] = ()
    if selection.query.search:
        from csto_timeline.query.search import marked_terms

        terms = marked_terms(selection.query.search)
    details = Details(layout.long, why, terms, layout.numbers, layout.columns)
    drawing.draw(settings.display, _drawing(settings.display, selection, details, groups, table=layout.table))
    matches = (match for group in groups for match in group.matches) if groups else iter(selection.matches)
    last_list.remember(settings.logs, (match.event.id for match in matches))


def _drawing(
    display: drawing.Display, selection: Selection, details: Any, groups: "Sequence[Grouped]", *, table: bool
) -> Callable[[Any], Iterable[str]]:
    """Return what draws the events on a screen: in sentences, as a table, or as the timeline."""
    if drawing.plain(display) and not details.columns:
        from csto_timeline.terminal.draw import draw as draw_page
        from csto_timeline.terminal.pages.sentences import page as sentences

        return lambda screen: draw_page(screen, sentences(selection, details, groups))
    if table or details.columns:
        from csto_timeline.terminal.draw import draw as draw_page
        from csto_timeline.terminal.pages.table import page

        def draw_table(screen: Any) -> Iterable[str]:
            return draw_page(screen, drawing.readable(display, page(selection, details, groups, screen.width)))

        return draw_table
    from csto_timeline.terminal.pages.timeline import draw

    return lambda screen: draw(screen, selection, details, groups)


def _write_json(selection: Selection, layout: Layout, why: Why | None) -> None:
    from csto_timeline.answers.groups import grouped
    from csto_timeline.cli.json import array, event_data

    def data(matches: Iterable[Match]) -> Iterator[dict[str, Any]]:
        for match in matches:
            event = match.event
            row = event_data(event, match.word if selection.query.asks_for_days else None)
            yield row | ({"why": why(event)} if why else {})

    if layout.group_by is None:
        output.write_json(array(data(selection.matches)))
        return
    groups = grouped(selection, layout.group_by)
    sections = ({"group": key or None, "name": name, "events": list(data(matches))} for (key, name), matches in groups)
    output.write_json(array(sections))


def _reasons(selection: Selection) -> Why:
    from csto_timeline.query.reasons import Reasons

    return Reasons(selection).of


def _explain(selection: Selection, *, drawn: bool, why: bool) -> None:
    from csto_timeline.cli.explain import explain, explain_precision, explain_repetition

    explain(selection, drawn=drawn)
    explain_repetition(selection)
    if why:
        explain_precision(selection)
