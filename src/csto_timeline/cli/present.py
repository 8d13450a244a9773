"""One answer in three forms: JSON, tab-separated lines for a pipe, a page for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from csto_timeline.cli import display as drawing
from csto_timeline.cli import output
from csto_timeline.cli.display import Display
from csto_timeline.terminal.elements import Block, Table


def present(
    display: Display,
    *,
    json: bool,
    data: Callable[[], dict[str, Any] | Iterable[Any]],
    rows: Callable[[], Iterable[Iterable[str]]],
    page: Callable[[int], Iterable[Block | Table]],
    sentences: Callable[[], Iterable[Block]] | None = None,
) -> bool:
    """Write the form that is asked for, and make no other; say whether that was the page.

    `data` returns the data for JSON, an object or the items of an array, `rows` the cells of
    each line, `page` the page for a terminal of that many columns, `sentences` the page where that is not to have
    drawing characters; else they are left out of the other.
    """
    drawn = not json and drawing.draws(display)
    if json:
        from csto_timeline.cli.json import array, document

        answer = data()
        output.write_json(document(answer) if isinstance(answer, dict) else array(answer))
    elif drawn:
        from csto_timeline.terminal.draw import draw

        def blocks(width: int) -> Iterable[Block | Table]:
            if not drawing.plain(display):
                return page(width)
            return sentences() if sentences else drawing.readable(display, page(1))  # 1: nothing side by side

        drawing.draw(display, lambda screen: draw(screen, blocks(screen.width)))
    else:
        output.write(_lines(rows(), colored=drawing.colors(display)))
    return drawn


def _lines(rows: Iterable[Iterable[str]], *, colored: bool) -> Iterator[str]:
    """Return the line of each row: cells between tabs, in colour the first of them."""
    from csto_timeline.text import visible

    cells = (list(map(visible, row)) for row in rows)
    if not colored:
        return ("\t".join(row) + "\n" for row in cells)
    from csto_timeline.terminal.elements import Span
    from csto_timeline.terminal.palette import HEADING
    from csto_timeline.terminal.screen import painted

    return ("\t".join([painted(Span(first, HEADING)), *others]) + "\n" for first, *others in cells)
