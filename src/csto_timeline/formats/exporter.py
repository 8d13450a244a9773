"""What every export format's module is, and what a user may ask of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from msgspec import Struct

from csto_timeline.query.select import Match, Selection

Track = Callable[[Iterable[Match]], Iterator[Match]]


class Options(Struct, frozen=True, kw_only=True):
    """What a user may ask of a format beside the events; each format takes some of it.

    An option that stands as it does here was not asked for.
    """

    style: str | None = None
    heading_level: int | None = None
    no_sources: bool = False
    raw: bool = False
    certain_days: bool = False

    def asked(self) -> list[str]:
        """Give the names of the options that were asked for."""
        usual = Options()
        return [name for name in self.__struct_fields__ if getattr(self, name) != getattr(usual, name)]


class Exporter(Protocol):
    """What every format's module is."""

    @staticmethod
    def render(selection: Selection, options: Options, track: Track) -> str:
        """Give the whole file. `track` hands on the matches that it is given, and counts them."""
