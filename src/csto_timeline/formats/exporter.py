"""What every export format's module is, and what a user may ask of it."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.answers.by import By
from csto_timeline.formats.pictures import LaneBy, Size, Theme
from csto_timeline.log.model import Event
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match, Selection

Track = Callable[[Iterable[Match]], Iterator[Match]]


class Separator(StrEnum):
    """What stands between the cells of a row, as typed."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "tab"

    @property
    def character(self) -> str:
        """The separator itself."""
        return "\t" if self is Separator.TAB else self.value


class PartitionBy(StrEnum):
    """What each file of a folder of Parquet is for."""

    YEAR = "year"


class Options(Struct, frozen=True, kw_only=True):
    """What a user may ask of a format beside the events; each format takes some of it.

    An option that has its default was not asked for. `columns` are names of those in
    `answers/columns.py`.
    """

    style: str | None = None
    heading_level: int | None = None
    no_sources: bool = False
    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    licence: str | None = None
    columns: tuple[str, ...] = ()
    group_by: By | None = None
    front_matter: bool = False
    raw: bool = False
    excel: bool = False
    separator: Separator | None = None
    certain_days: bool = False
    by: LaneBy | None = None
    size: Size | None = None
    theme: Theme | None = None
    print_accounts: bool = False
    partition_by: PartitionBy | None = None

    def names_given(self) -> list[str]:
        """Return the names of the options that were asked for."""
        usual = Options()
        return [name for name in self.__struct_fields__ if getattr(self, name) != getattr(usual, name)]


class Exporter(Protocol):
    """What every format's module is.

    It may also have `count`, where it leaves out some of the matches, and `remarks`; see `Format` for both.
    """

    @staticmethod
    def render(selection: Selection, options: Options, track: Track) -> Iterator[str] | Iterator[bytes]:
        """Yield the file in pieces, of about an event each: of text, or of bytes where it is none.

        `track` hands on the matches that it is given, and counts them. The events are not
        held: a format that must know something of all of them goes through them twice.
        """


def read(matches: Iterable[Match]) -> Iterator[tuple[Event, bool]]:
    """Yield the event of each match and whether it is certain; a match reads its event anew at every access."""
    return ((match.event, match.certain) for match in matches)


def is_filtered(selection: Selection) -> bool:
    """Return whether the query asks for less than all events; neither a limit nor `certain` alone is a filter."""
    return replace(selection.query.unlimited(), certain=False) != Query()
