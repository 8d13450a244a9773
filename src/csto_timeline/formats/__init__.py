"""The export formats, one file each. An exporter takes a selection and gives text.

A format's module is imported when it is asked for, so that no call pays for the others.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from csto_timeline.errors import UsageError
from csto_timeline.query import Selection


class Render(Protocol):
    """What every format's module calls `render`."""

    def __call__(self, selection: Selection, *, style: str) -> str:
        """Give the whole file; `style` is one of the format's styles."""


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: what `--format` calls it, its suffix, its styles (first: the usual one)."""

    name: str
    suffix: str
    styles: tuple[str, ...] = ("",)

    def render(self, selection: Selection, style: str | None) -> str:
        """Give the export as text; raises `UsageError` for a style that the format lacks."""
        if style is not None and style not in self.styles:
            own = " or ".join(filter(None, self.styles))
            raise UsageError(
                f'{self.name} has no style "{style}"' + (f": write {own}" if own else ": leave --style out")
            )
        module = import_module(f"csto_timeline.formats.{self.name}")
        return cast("Render", module.render)(selection, style=style or self.styles[0])


FORMATS = (
    Format("markdown", ".md", ("list", "table")),
    Format("json", ".json"),
)


def by_name(name: str) -> Format:
    """Give the format that `--format` calls so; raises `UsageError`."""
    for format in FORMATS:
        if name.lower() in {format.name, format.suffix.removeprefix(".")}:
            return format
    raise UsageError(f'there is no format "{name}": write ' + " or ".join(format.name for format in FORMATS))


def by_suffix(path: PurePath) -> Format:
    """Give the format of a file by its suffix; raises `UsageError`."""
    for format in FORMATS:
        if path.suffix.lower() == format.suffix:
            return format
    suffixes = " or ".join(format.suffix for format in FORMATS)
    raise UsageError(f"{path} does not end in {suffixes}: rename it, or use --format")
