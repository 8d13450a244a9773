"""The export formats, one file each. An exporter takes a selection and gives text.

A format's module is imported when it is asked for, so that no call pays for the others.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import cast

from msgspec import Struct

from csto_timeline.errors import UsageError
from csto_timeline.formats.exporter import Exporter, Options, Track
from csto_timeline.query.select import Match, Selection


class Format(Struct, frozen=True, kw_only=True):
    """An export format: what `--format` calls it, its suffix, and the options that it takes.

    The first of its `styles` is the usual one. `utf_8` where its standard leaves no other
    encoding, so that it is written in no other.
    """

    name: str
    title: str
    suffix: str
    takes: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    utf_8: bool = False

    def render(self, selection: Selection, options: Options | None = None, track: Track = iter) -> str:
        """Give the export as text; raises `UsageError` for an option that the format does not take."""
        options = options or Options()
        for name in options.asked():
            if name not in self.takes:
                raise UsageError(f"{self.title} does not take {_flag(name)}: {_takers(name)} does")
        if options.style is not None and options.style not in self.styles:
            raise UsageError(f'{self.title} has no style "{options.style}": write {" or ".join(self.styles)}')
        return self._exporter().render(selection, options, track)

    def kept(self, selection: Selection, options: Options) -> Sequence[Match]:
        """Give the matches that the options leave in the file."""
        kept = getattr(self._exporter(), "kept", None)
        return cast("Sequence[Match]", kept(selection, options)) if kept else selection.matches

    def remarks(self, selection: Selection, options: Options) -> list[str]:
        """Give what the user should know of an export that had to change or leave out something."""
        remarks = getattr(self._exporter(), "remarks", None)
        return cast("list[str]", remarks(selection, options)) if remarks else []

    def _exporter(self) -> Exporter:
        return cast("Exporter", import_module(f"csto_timeline.formats.{self.name}"))


FORMATS = (
    Format(
        name="markdown",
        title="Markdown",
        suffix=".md",
        takes=("style", "heading_level", "no_sources"),
        styles=("list", "table"),
    ),
    Format(name="json", title="JSON", suffix=".json"),
    Format(name="jsonl", title="JSON Lines", suffix=".jsonl"),
    Format(name="csv", title="CSV", suffix=".csv", takes=("raw",), utf_8=True),
    Format(name="icalendar", title="iCalendar", suffix=".ics", takes=("certain_days",), utf_8=True),
    Format(name="html", title="HTML", suffix=".html", utf_8=True),
)


def by_name(name: str) -> Format:
    """Give the format that `--format` calls so; raises `UsageError`."""
    for format in FORMATS:
        if name.lower() in {format.name, format.suffix.removeprefix(".")}:
            return format
    raise UsageError(f'there is no format "{name}": write {_either([format.name for format in FORMATS])}')


def by_suffix(path: PurePath) -> Format:
    """Give the format of a file by its suffix; raises `UsageError`."""
    for format in FORMATS:
        if path.suffix.lower() == format.suffix:
            return format
    suffixes = _either([format.suffix for format in FORMATS])
    raise UsageError(f"{path} does not end in {suffixes}: rename it, or use --format")


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _takers(option: str) -> str:
    return " and ".join(format.title for format in FORMATS if option in format.takes)
