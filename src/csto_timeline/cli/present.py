"""One answer in three forms: JSON, tab-separated lines for a pipe, a page for a terminal."""

from collections.abc import Callable, Iterable
from typing import Any

from csto_timeline.cli import display as drawing
from csto_timeline.cli import output
from csto_timeline.cli.display import Display
from csto_timeline.terminal.document import Block, Table


def present(
    display: Display,
    *,
    json: bool,
    data: Callable[[], dict[str, Any] | Iterable[Any]],
    rows: Callable[[], Iterable[Iterable[str]]],
    page: Callable[[int], Iterable[Block | Table]],
) -> bool:
    """Write the form that is asked for, and make no other; say whether that was the page.

    `data` returns what JSON is made of, an object or the items of an array, `rows` the cells of
    each line, `page` the page for a terminal of that many columns.
    """
    drawn = not json and drawing.draws(display)
    if json:
        from csto_timeline.cli.json import array, document

        answer = data()
        output.write_json(document(answer) if isinstance(answer, dict) else array(answer))
    elif drawn:
        from csto_timeline.terminal.draw import draw

        drawing.draw(display, lambda screen: draw(screen, page(screen.width)))
    else:
        from csto_timeline.text import visible

        output.write("\t".join(map(visible, row)) + "\n" for row in rows())
    return drawn
