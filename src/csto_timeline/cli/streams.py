"""Where answers go: standard output for data, standard error for the rest, files whole or not at all."""

import codecs
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

from csto_timeline.errors import OutputError, UsageError
from csto_timeline.text import visible

if TYPE_CHECKING:
    from csto_timeline.terminal.screen import Screen

_NARROWEST, _WIDEST = 20, 1000  # columns to draw in, whatever COLUMNS says
_ASCII = str.maketrans(
    {
        **dict.fromkeys("–—·─", "-"),
        **dict.fromkeys("◆●★✖»■◉▲△✚◇•", "*"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("‘’", "'"),
        "…": "...",
        "│": "|",
        "→": "->",
        "≠": "!=",
        "≈": "~",
        "█": "#",
        "░": ".",
        **{bar: str(height) for height, bar in enumerate("▁▂▃▄▅▆▇", start=1)},
        "\u00a0": " ",
    }
)


class ReaderGone(Exception):
    """The reader of standard output has gone, as `head` does. No error: the program ends quietly.

    It is no `BrokenPipeError`, since Typer takes that for its own and ends with 1.
    """


class Color(StrEnum):
    """When to colour, and to lay out for a person."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Display(Struct, frozen=True):
    """How an answer is drawn for a person: when in colour, and whether a long one goes into a pager."""

    color: Color = Color.AUTO
    pager: bool = True


def prepare() -> None:
    """Make both streams write what their encoding lacks in ASCII or as \\u escapes, never fail on it."""
    codecs.register_error("csto_timeline.spell_out", _spell_out)
    if sys.stderr is None:  # closed: what is said beside the answer has nowhere to go
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 (open for as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="csto_timeline.spell_out")


def draws(display: Display) -> bool:
    """Say whether standard output gets the layout for a person: a terminal does, and forced colour."""
    return _is_terminal(sys.stdout) or _colored(display.color)


def screen(color: Color) -> "Screen":
    """Give what standard output is as a screen: as wide as the terminal, or as COLUMNS says."""
    import shutil

    from csto_timeline.terminal.screen import Screen

    columns = shutil.get_terminal_size().columns
    return Screen(min(max(columns, _NARROWEST), _WIDEST), _colored(color))


def write(text: str) -> None:
    """Write an answer to standard output. Raises `ReaderGone`, or `OutputError` where it cannot."""
    with writing():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def writing() -> Iterator[None]:
    """Turn what goes wrong when standard output is written into `ReaderGone` or `OutputError`."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        yield
    except BrokenPipeError:
        abandon(sys.stdout)
        raise ReaderGone from None
    except OSError as error:
        abandon(sys.stdout)
        raise OutputError(f"standard output could not be written: {error.strerror}") from None


def write_utf_8(text: str) -> None:
    """Write to standard output what its standard fixes to UTF-8, line ends included, whatever the locale.

    A terminal gets no character that it would obey, even where `--raw` leaves them in a file.
    """
    if _is_terminal(sys.stdout):
        write("\n".join(map(visible, text.replace("\r\n", "\n").split("\n"))))
        return
    with writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def write_json(text: str) -> None:
    """Write JSON to standard output, escaped where its encoding lacks a character."""
    if not writes_utf_8():
        text = "".join(c if c.isascii() else _escaped(c) for c in text)
    write(text)


def writes_utf_8() -> bool:
    """Return whether standard output is open and encodes in UTF-8."""
    return sys.stdout is not None and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def draw(display: Display, drawing: Callable[["Screen"], Iterable[str]]) -> None:
    """Draw the lines that `drawing` gives for the screen, between two terminals in a pager; it may be called twice."""

    def onto(file: TextIO) -> None:
        file.writelines(f"{line}\n" for line in drawing(screen(display.color)))

    with writing():
        if display.pager and _is_terminal(sys.stdin) and _is_terminal(sys.stdout):
            from csto_timeline.cli import pager  # few answers are drawn on a terminal

            pager.show(onto, keep_color=_asked(display.color) is True)
        else:
            onto(sys.stdout)
        sys.stdout.flush()


def abandon(stream: TextIO | None) -> None:
    """Let go of a stream that takes no more, so that nothing complains of it or waits for it at exit."""
    with suppress(OSError):  # of a stream that is no file
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(text: str) -> None:
    """Say something beside the answer, on standard error."""
    try:
        print(text, file=sys.stderr)
    except OSError:  # there is no better place to say it
        abandon(sys.stderr)


def save(path: Path, text: str, *, force: bool) -> None:
    """Write a file whole or not at all; a link is followed.

    Raises `UsageError` where it exists and `force` is not set, or is no file, and `OutputError`.
    """
    import tempfile  # only a file needs it, and it takes a while

    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is no file: write to standard output with - and redirect that")
        if path.exists() and not force:
            raise FileExistsError
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".csto-timeline-", delete=False
        ) as file:
            temporary = Path(file.name)
            try:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
                temporary.chmod(_mode(path))
                _put_in_place(temporary, path, force=force)
            finally:
                temporary.unlink(missing_ok=True)
    except FileExistsError:
        raise UsageError(f"{path} exists: use --force to overwrite it") from None
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}") from None


def _put_in_place(temporary: Path, path: Path, *, force: bool) -> None:
    """Give the file its name in one step; without `force` a file that came up meanwhile stays."""
    if not force:
        try:
            os.link(temporary, path)
            return
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: the best that is left
            if path.exists():
                raise FileExistsError from None
    temporary.replace(path)


def _mode(path: Path) -> int:
    """Give the permissions that the file has, or that a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _colored(color: Color) -> bool:
    """Decide in this order: --color, NO_COLOR, FORCE_COLOR, TERM=dumb, whether it is a terminal."""
    asked = _asked(color)
    if asked is not None:
        return asked
    return _is_terminal(sys.stdout) and os.environ.get("TERM", "") not in {"", "dumb"}


def _asked(color: Color) -> bool | None:
    """Say whether colour is asked for or refused; none where that is left to the terminal."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR", "0") not in {"", "0"} else None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _spell_out(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # registered for encoding only
    text = error.object[error.start : error.end].translate(_ASCII)
    return "".join(c if c.isascii() else _escaped(c) for c in text), error.end


def _escaped(character: str) -> str:
    """Give the JSON escape: one \\uXXXX, or a surrogate pair of them."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
