"""How output is drawn for a person: in colour or not, as wide as the terminal, in a pager or not."""

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

from msgspec import Struct

from csto_timeline import system

if TYPE_CHECKING:
    from csto_timeline.terminal.screen import Screen

_NARROWEST, _WIDEST = 20, 1000  # columns to draw in, whatever COLUMNS says
_USUAL = 80  # columns where there is no terminal


class Color(StrEnum):
    """When to colour, and to lay out for a person."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Display(Struct, frozen=True):
    """How output is drawn for a person: when in colour, whether paged, and whether in sentences.

    `usual_color` and `usual_pager` are those of the settings file: the one counts where neither NO_COLOR nor
    FORCE_COLOR is set, and changes no layout, as they do not; the other is a command that comes before $PAGER.
    """

    color: Color = Color.AUTO
    pager: bool = True
    plain: bool = False
    usual_color: Color = Color.AUTO
    usual_pager: str = ""


def draws(display: Display) -> bool:
    """Return whether standard output gets the layout for a person: on a terminal, or where this call asks for it.

    FORCE_COLOR, which is set for many calls at once, colours what a pipe gets, and changes nothing else of it.
    """
    return sys.stdout.isatty() or display.color is Color.ALWAYS or display.plain


def colors(display: Display) -> bool:
    """Return whether what standard output gets is coloured.

    In this order: --color, NO_COLOR, FORCE_COLOR, the settings file, TERM=dumb, whether it is a terminal.
    """
    choice = _asked(display)
    if choice is not None:
        return choice
    return sys.stdout.isatty() and system.terminal_type() not in {"", "dumb"}


def plain(display: Display) -> bool:
    """Return whether what is drawn has no drawing characters: where that was asked for, and on a dumb terminal."""
    return display.plain or (sys.stdout.isatty() and os.environ.get("TERM") == "dumb")


def readable(display: Display, page: Iterable[Any]) -> Iterable[Any]:
    """Return the page as it is to be drawn: without drawing characters where `plain` says so."""
    if not plain(display):
        return page
    from csto_timeline.terminal.screen_reader import plainly

    return plainly(page)


def screen(display: Display) -> "Screen":
    """Return what standard output is as a screen: as wide as the terminal, or as COLUMNS says."""
    from csto_timeline.terminal.screen import Screen

    return Screen(min(max(_columns(), _NARROWEST), _WIDEST), colors(display))


def draw(display: Display, drawing: Callable[["Screen"], Iterable[str]]) -> None:
    """Draw the lines that `drawing` returns for the screen, between two terminals in a pager; it may be called twice.

    Raises `ReaderGone` or `OutputError` as every write to standard output does.
    """

    def onto(file: TextIO) -> None:
        file.writelines(f"{line}\n" for line in drawing(screen(display)))

    if display.pager and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        from csto_timeline.cli import pager  # few answers are drawn on a terminal

        pager.show(onto, display.usual_pager, keep_color=_asked(display) is True)
    else:
        onto(sys.stdout)
    sys.stdout.flush()


def _columns() -> int:
    """Return what `shutil.get_terminal_size` does, whose module takes a twentieth of a short call to import."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL  # type: ignore[union-attr] # (below)
    except (AttributeError, ValueError, OSError):  # closed, or no terminal
        return _USUAL


def _asked(display: Display) -> bool | None:
    """Return whether colour is asked for or refused; None if the terminal decides."""
    if display.color is not Color.AUTO:
        return display.color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return None if display.usual_color is Color.AUTO else display.usual_color is Color.ALWAYS
