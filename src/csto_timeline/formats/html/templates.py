"""The templates of a page, and how a text of the log stands in it: escaped, with nothing hidden."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from csto_timeline.addresses import link_of
from csto_timeline.answers.citation import addresses, citation
from csto_timeline.formats.html.about import about
from csto_timeline.formats.html.assets import file
from csto_timeline.formats.html.attributes import source_data
from csto_timeline.formats.icalendar.lines import day
from csto_timeline.formats.marks import path_of
from csto_timeline.query.searched_names import spellings
from csto_timeline.text import counted, paragraphs, spelt_out, visible

# Characters that Unicode gives away to nobody, and the HTML standard forbids (13.2.3.5), written as references too.
_PLANES = range(0, 0x110000, 0x10000)
_NONCHARACTERS = "[\ufdd0-\ufdef" + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in _PLANES) + "]"


class Templates:
    """The templates of a page, each with its macros, one for each piece of it."""

    def __init__(self) -> None:
        environment = Environment(
            loader=FunctionLoader(file),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        functions: tuple[Callable[..., object], ...] = (
            *(about, addresses, citation, counted, day, lines, link_of, path_of, prose, source_data, spellings),
        )
        environment.globals |= {function.__name__: function for function in functions}
        self.page: Any = environment.get_template("page.html.jinja").module
        self.controls: Any = environment.get_template("controls.html.jinja").module
        self.piece: Any = environment.get_template("piece.html.jinja").module
        self.event: Any = environment.get_template("event.html.jinja").module


def prose(text: str, before: str = "", after: str = "") -> Markup:
    """Return the paragraphs of a text of the log, with quotation marks, say, around them."""
    parts = paragraphs(text)
    parts[0] = before + parts[0]
    parts[-1] += after
    # The line break parts their words for the search of the page.
    return Markup("\n".join(f'<p dir="auto">{escape(_shown(paragraph))}</p>' for paragraph in parts))  # noqa: S704 (escaped)


def lines(texts: Iterable[str]) -> Markup:
    """Return texts of the log, each on a line: their own line breaks are spelt out."""
    return Markup("\n").join(escape(_shown(text)) for text in texts)


def _shown(value: object) -> object:
    """Make text of the log visible before it is escaped; what is marked as safe is the page's own."""
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    text = visible(value)
    return text if text.isprintable() else re.sub(_NONCHARACTERS, lambda match: spelt_out(match[0]), text)
