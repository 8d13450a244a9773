"""HTML: the timeline as one file that asks no other host for anything.

The page is whole without its script, which adds search and filters. A Content Security
Policy (level 3) lets run the page's own script and style, known by their digests, and nothing else.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import resources
from itertools import groupby

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from csto_timeline.answers.citation import citation, speaker
from csto_timeline.answers.headings import kind_name, span, year_heading
from csto_timeline.answers.marks import mark_of
from csto_timeline.dates.words import brief, full
from csto_timeline.errors import InstallationError
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.html.days import certain_days, possible_days
from csto_timeline.formats.html.marks import hex_of, path_of
from csto_timeline.formats.html.strip import strip
from csto_timeline.log.registers import Registers
from csto_timeline.log.voices import borrowed_voices, date_mark, differences
from csto_timeline.query.select import Match, Selection
from csto_timeline.text import counted, fold, linkable, visible


def render(selection: Selection, options: Options, track: Track) -> str:  # noqa: ARG001 (it takes none)
    """Give the page. Text of the log is escaped, and shown on one line with its control characters spelt out."""
    registers, events = selection.registers, selection.events
    kinds = _facet((event.kind for event in events), lambda key: registers.kind(key).name)
    style = _file("page.css") + _colors(registers, kinds)
    script = _file("page.js")
    page = _environment().get_template("page.html.jinja")
    parts = page.generate(
        selection=selection,
        registers=registers,
        style=Markup(style),  # noqa: S704 (a file of our own, and colours as numbers)
        script=Markup(script),  # noqa: S704 (a file of our own)
        shown=frozenset(event.id for event in events),
        policy=_policy(script, style),
        kinds=kinds,
        countries=_facet(
            (code for event in events for code in event.countries), lambda key: registers.country(key).name
        ),
        people=_facet(
            (id for event in events for id in sorted(event.involved)), lambda key: registers.person(key).name
        ),
        strip=strip(events, [choice.key for choice in kinds.choices]),
        years=_years(track(selection.matches)),
    )
    return "".join(parts).rstrip("\n") + "\n"


class Choice(Struct, frozen=True):
    """One value that a page filters by, with how many events have it."""

    key: str
    name: str
    count: int


class Facet(Struct, frozen=True, dict=True):
    """The values of one filter in the order of their names. Events refer to them by number."""

    choices: tuple[Choice, ...]

    def numbers(self, keys: Iterable[str]) -> str:
        """Give the numbers of those values, separated by spaces."""
        return " ".join(str(number) for number in sorted(self._numbers[key] for key in set(keys)))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {choice.key: number for number, choice in enumerate(self.choices)}


def _facet(keys: Iterable[str], name: Callable[[str], str]) -> Facet:
    counts = Counter(keys)
    choices = (Choice(key, name(key), count) for key, count in counts.items())
    return Facet(tuple(sorted(choices, key=lambda choice: (fold(choice.name), choice.key))))


def _years(matches: Iterable[Match]) -> Iterator[tuple[str, Iterator[Match]]]:
    return groupby(matches, lambda match: year_heading(match.event))


def _colors(registers: Registers, kinds: Facet) -> str:
    rules = (f".k{n}{{--kind:{hex_of(mark_of(registers, kind.key))}}}" for n, kind in enumerate(kinds.choices))
    return "\n".join(rules) + "\n"


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


def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    functions: tuple[Callable[..., object], ...] = (
        *(borrowed_voices, brief, certain_days, citation, counted, date_mark, differences, full, kind_name),
        *(linkable, mark_of, path_of, possible_days, span, speaker),
    )
    environment.globals |= {function.__name__: function for function in functions}
    return environment


def _shown(value: object) -> object:
    """Make text of the log visible before it is escaped; what is marked as safe is the page's own."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
