"""HTML: the timeline as one file that asks no other host for anything.

The page is whole without its script, which adds search and filters. A Content Security
Policy (level 3) lets run the page's own script and style, known by their digests, and nothing else.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from csto_timeline.addresses import link_of
from csto_timeline.answers.citation import addresses, citation
from csto_timeline.answers.marks import mark_of
from csto_timeline.errors import InstallationError
from csto_timeline.folding import APOSTROPHES, BASE_LETTERS
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.html.about import about
from csto_timeline.formats.html.facets import Facet
from csto_timeline.formats.html.facts import Door
from csto_timeline.formats.html.groups import Anchors, group_of
from csto_timeline.formats.html.head import foot_of, head_of
from csto_timeline.formats.html.rows import Cited, Rows
from csto_timeline.formats.html.summary import summary
from csto_timeline.formats.icalendar.description import Cited as CitedInCalendar
from csto_timeline.formats.icalendar.entry import uid_of
from csto_timeline.formats.icalendar.lines import day
from csto_timeline.formats.marks import hex_of, path_of
from csto_timeline.log.model import Source
from csto_timeline.log.registers import Registers
from csto_timeline.query.searched_names import spellings
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, paragraphs, spelt_out, visible

# The files of the script, each using those before it.
SCRIPTS = (
    *("stems", "search", "dates", "events", "state", "filter", "names", "marking"),
    *("axis", "marks", "layout", "picture", "gestures", "csv", "calendar", "buttons", "keys", "page"),
)
# Characters that Unicode gives away to nobody, and the HTML standard forbids (13.2.3.5), written as references too.
_PLANES = range(0, 0x110000, 0x10000)
_NONCHARACTERS = "[\ufdd0-\ufdef" + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in _PLANES) + "]"


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:
    """Yield the page. Text of the log is escaped, and shown on one line with its control characters spelt out."""
    known, templates = summary(selection), Templates()
    page, controls, events = templates.page, templates.controls, templates.event
    marks = {choice.key: events.mark(mark_of(selection.registers, choice.key)) for choice in known.kinds.choices}
    style, script = _file("page.css") + _colors(selection.registers, known.kinds), _script()
    yield page.head(head_of(selection, known, options), _policy(script, style), Markup(style))  # noqa: S704 (our own, colours as numbers)
    uid = next((uid_of("", match.store, match.place) for match in selection.matches), "")
    yield controls.controls(selection, known, marks, uid)
    rows, anchors = Rows(selection, known, marks, lambda *source: _drawn(events, *source)), Anchors()
    for group, matches in groupby(track(selection.matches), lambda each: group_of(selection, each)):
        yield page.group(anchors.next(group), group)
        for match in matches:
            yield events.event(rows.row(match), uid)
        yield page.end_of_group()
    yield page.end_of_timeline(not known.ids)
    yield page.foot(foot_of(selection, known, options))
    yield controls.keys()
    yield page.tail(Markup(script))  # noqa: S704 (a file of our own)


def _drawn(events: Any, source: Source, publisher: Door, cited: CitedInCalendar) -> Cited:
    return Cited(events.opening(source, publisher), events.source(source, cited))


def _colors(registers: Registers, kinds: Facet) -> str:
    rules = (f".k{n}{{--kind:{hex_of(mark_of(registers, kind.key))}}}" for n, kind in enumerate(kinds.choices))
    return "\n".join(rules) + "\n"


def _script() -> str:
    """Return the script of the page; raises `InstallationError`."""
    folding = (
        f"{{ letters: {json.dumps(BASE_LETTERS, ensure_ascii=False)}, "
        f"pattern: /[{''.join(BASE_LETTERS)}]/g, apostrophes: /[{APOSTROPHES}]/g }}"
    )
    return "\n".join(
        ['"use strict";', f"const FOLDING = {folding};", *(_file(f"script/{name}.js") for name in SCRIPTS)]
    )


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _file(name: str) -> str:
    """Return a file of the page; raises `InstallationError`."""
    try:
        return resources.files(__package__).joinpath(name).read_text("utf-8")
    except OSError as error:
        raise InstallationError(f"{error.filename}: {error.strerror}: install csto-timeline again") from None


class Templates:
    """The templates of a page, each with its macros, one for each piece of it."""

    def __init__(self) -> None:
        environment = Environment(
            loader=FunctionLoader(_file),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        functions: tuple[Callable[..., object], ...] = (
            *(about, addresses, citation, counted, day, link_of, path_of, prose, spellings),
        )
        environment.globals |= {function.__name__: function for function in functions}
        self.page: Any = environment.get_template("page.html.jinja").module
        self.controls: Any = environment.get_template("controls.html.jinja").module
        self.event: Any = environment.get_template("event.html.jinja").module


def prose(text: str, before: str = "", after: str = "") -> Markup:
    """Return the paragraphs of a text of the log, with quotation marks, say, around them."""
    said = paragraphs(text)
    said[0] = before + said[0]
    said[-1] += after
    # The line break parts their words for the search of the page.
    return Markup("\n".join(f'<p dir="auto">{escape(_shown(paragraph))}</p>' for paragraph in said))  # noqa: S704 (escaped)


def _shown(value: object) -> object:
    """Make text of the log visible before it is escaped; what is marked as safe is the page's own."""
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    text = visible(value)
    return text if text.isprintable() else re.sub(_NONCHARACTERS, lambda match: spelt_out(match[0]), text)
