"""The export formats, one file each. An exporter takes a selection and yields text in pieces.

A format's module is imported when it is asked for, so that no call pays for the others.
"""

from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import PurePath
from typing import cast

from msgspec import Struct

from csto_timeline.errors import UsageError
from csto_timeline.folding import nearest
from csto_timeline.formats.exporter import Exporter, Options, Track
from csto_timeline.query.select import Selection


class Writer(Enum):
    """What a format needs of who writes it to standard output, whose encoding may lack characters."""

    JSON = "JSON"  # written as escapes of JSON
    UTF_8 = "UTF-8"  # written in no other encoding: programs open the file as UTF-8, whatever the terminal has
    BYTES = "bytes"  # it is no text


class Format(Struct, frozen=True, kw_only=True):
    """An export format: what `--format` calls it, its suffix, and the options that it takes.

    The first of its `styles` is the usual one. One that `streams` takes events in any order, in one pass.
    """

    name: str
    title: str
    suffix: str
    writer: Writer
    takes: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    streams: bool = False

    def render(self, selection: Selection, options: Options | None = None, track: Track = iter) -> Iterator[str]:
        """Return the export of a text format in pieces; raises `UsageError` for an option that it does not take."""
        return cast("Iterator[str]", self._rendered(selection, options, track))

    def encoded(self, selection: Selection, options: Options | None = None, track: Track = iter) -> Iterator[bytes]:
        """Return the export in pieces as they stand in a file, text in UTF-8; raises as `render`."""
        pieces = self._rendered(selection, options, track)
        return (piece.encode() if isinstance(piece, str) else piece for piece in pieces)

    def folder(self, selection: Selection, options: Options, track: Track) -> Iterator[tuple[str, bytes]]:
        """Return the files of an export into a folder, the name of each and what is in it; raises as `render`.

        The last is the one to open. Raises `UsageError` too if the format is none of a web page.
        """
        if self.name != "html":
            raise UsageError(f"{self.title} is written to a file: only a web page can be a folder")
        self._check(options)
        from csto_timeline.formats.html.folder import folder

        return folder(selection, options, track)

    def _rendered(self, selection: Selection, options: Options | None, track: Track) -> Iterator[str] | Iterator[bytes]:
        options = options or Options()
        self._check(options)
        return self._exporter().render(selection, options, track)

    def _check(self, options: Options) -> None:
        for name in options.names_given():
            if name not in self.takes:
                verb = "do" if " and " in takers(name) else "does"
                raise UsageError(f"{self.title} does not take {_flag(name)}: {takers(name)} {verb}")
        if options.style is not None and options.style not in self.styles:
            raise UsageError(f'{self.title} has no style "{options.style}": write {" or ".join(self.styles)}')
        if options.columns and options.style == "list":
            raise UsageError("--columns needs --style table")
        if options.no_sources and "sources" in options.columns:
            raise UsageError("--columns asks for sources, --no-sources leaves them out: choose one")

    def count(self, selection: Selection, options: Options) -> int:
        """Return how many events the options leave in the file."""
        count = getattr(self._exporter(), "count", None)
        return cast("int", count(selection, options)) if count else len(selection.matches)

    def remarks(self, selection: Selection, options: Options, number: int) -> list[str]:
        """Return what the user should know of an export of `number` events, by `count`: what it left out, say."""
        remarks = getattr(self._exporter(), "remarks", None)
        return cast("list[str]", remarks(selection, options, number)) if remarks else []

    def _exporter(self) -> Exporter:
        return cast("Exporter", import_module(f"csto_timeline.formats.{self.name}"))


_OF_PICTURES = ("title", "by", "size", "theme")
FORMATS = (
    Format(
        name="markdown",
        title="Markdown",
        suffix=".md",
        writer=Writer.UTF_8,
        takes=(
            *("style", "heading_level", "no_sources", "title", "author", "licence"),
            *("columns", "group_by", "front_matter"),
        ),
        styles=("list", "table"),
    ),
    Format(name="json", title="JSON", suffix=".json", writer=Writer.JSON),
    Format(name="jsonl", title="JSON Lines", suffix=".jsonl", writer=Writer.JSON),
    Format(
        name="parquet",
        title="Parquet",
        suffix=".parquet",
        writer=Writer.BYTES,
        takes=("partition_by",),
        streams=True,
    ),
    Format(name="csv", title="CSV", suffix=".csv", takes=("raw", "excel", "separator"), writer=Writer.UTF_8),
    Format(name="xlsx", title="XLSX", suffix=".xlsx", writer=Writer.BYTES),
    Format(name="icalendar", title="iCalendar", suffix=".ics", takes=("certain_days",), writer=Writer.UTF_8),
    Format(name="geojson", title="GeoJSON", suffix=".geojson", writer=Writer.JSON),
    Format(
        name="html",
        title="HTML",
        suffix=".html",
        takes=("title", "subtitle", "author", "licence", "print_accounts"),
        writer=Writer.UTF_8,
    ),
    Format(name="svg", title="SVG", suffix=".svg", takes=_OF_PICTURES, writer=Writer.UTF_8),
    Format(name="png", title="PNG", suffix=".png", takes=_OF_PICTURES, writer=Writer.BYTES),
    Format(name="pdf", title="PDF", suffix=".pdf", takes=_OF_PICTURES, writer=Writer.BYTES),
    Format(name="biblatex", title="BibLaTeX", suffix=".bib", writer=Writer.UTF_8),
    Format(name="ris", title="RIS", suffix=".ris", writer=Writer.UTF_8),
    Format(name="csl", title="CSL-JSON", suffix=".csl.json", writer=Writer.JSON),
)


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


NAMES = _either([format.name for format in FORMATS])
SUFFIXES = _either([format.suffix for format in FORMATS])


def by_name(name: str) -> Format:
    """Return the format that `--format` calls so; raises `UsageError`."""
    for format in FORMATS:
        if name.lower() in {format.name, format.suffix.removeprefix(".")}:
            return format
    from csto_timeline.formats.other_names import instead  # few formats are called so

    better = instead(name, "FILE")
    near = [] if better else nearest(name, [format.name for format in FORMATS], most=1)
    hint = f"; did you mean {near[0]}?" if near else f": write {better or NAMES}"
    raise UsageError(f'there is no format "{name}"{hint}')


def by_suffix(path: PurePath) -> Format:
    """Return the format of a file by its suffix, the longest that it has: `.csl.json` is no `.json`.

    Its name will do as a suffix too, as in `brief.markdown`. Raises `UsageError`.
    """
    name = path.name.lower()[1:]  # a dot at the beginning hides a file
    for format in sorted(FORMATS, key=lambda each: -len(each.suffix)):
        if name.endswith((format.suffix, f".{format.name}")):
            return format
    from csto_timeline.formats.other_names import instead  # few files are named so

    if better := instead(path.suffix.removeprefix("."), str(path.with_suffix(""))):
        raise UsageError(f"no export to {path.suffix}: write {better}")
    raise UsageError(f"{path} does not end in {SUFFIXES}: rename it, or use --format")


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def takers(option: str) -> str:
    """Return the titles of the formats that take an option: `Markdown and HTML`."""
    *others, last = [format.title for format in FORMATS if option in format.takes]
    return f"{', '.join(others)} and {last}" if others else last
