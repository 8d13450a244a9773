"""Rows of spans on a terminal: wrapped at its width, in cells as Rich counts them, and painted in style, with links.

Rich's own `Text`, `Console` and `Style` do more, and take as long to import as the rest of the program; its cells do
not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, groupby
from zlib import crc32

from msgspec import Struct
from rich.cells import cell_len, chop_cells

from csto_timeline.joiners import EMOJI, ZWJ, ZWNJ
from csto_timeline.terminal.elements import PARAGRAPH_BREAK, Span

Spans = Sequence[Span]
_ATTRIBUTES = {"bold": "1", "dim": "2", "underline": "4"}


class Screen(Struct, frozen=True):
    """A terminal so many columns wide. Without colour nothing is styled, and nothing a link."""

    width: int
    colored: bool

    def paint(self, row: Spans) -> str:
        """Return the row with its escape sequences, without trailing spaces."""
        return "".join(painted(part) if self.colored else part.text for part in stripped(row))


def painted(part: Span) -> str:
    """Return the span with its escape sequences."""
    before, after = _codes(part.style, part.link)
    return f"{before}{part.text}{after}"


def width_of(row: Spans) -> int:
    """Return how many cells the row takes."""
    return sum(_cells(part.text) for part in row)


def wrapped(row: Spans, width: int) -> list[Spans]:
    """Wrap the row to lines of at most that many cells, at least one line; only a word longer than a line is broken.

    Between two paragraphs stands an empty line.
    """
    if PARAGRAPH_BREAK in row:
        lines = ([[], *_wrapped(paragraph, width)] for paragraph in in_paragraphs(row))
        return [*chain.from_iterable(lines)][1:]
    return _wrapped(row, width)


def in_paragraphs(row: Spans) -> list[Spans]:
    """Return the paragraphs of the row."""
    return [[*parts] for is_break, parts in groupby(row, PARAGRAPH_BREAK.__eq__) if not is_break]


def _wrapped(row: Spans, width: int) -> list[Spans]:
    text = "".join(part.text for part in row)
    if _cells(text) <= width:
        return [row]
    lines = [stripped(line) for line in _divided(row, _breaks(text, width))]
    return [line for line in lines if line] or [[]]


def stripped(row: Spans) -> Spans:
    """Return the row without trailing spaces."""
    if row and row[-1].text[-1:] not in {"", " "}:
        return row
    parts = list(row)
    while parts and not parts[-1].text.rstrip(" "):
        parts.pop()
    if parts:
        parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip(" "))
    return parts


def padded(row: Spans, width: int, *, before: bool = False) -> Spans:
    """Pad the row with spaces after it, or `before` it, to that many cells."""
    spaces = Span(" " * (width - width_of(row)))
    return [spaces, *row] if before else [*row, spaces]


def clipped(part: Span, width: int) -> Span:
    """Return the span, or its beginning and an ellipsis where it takes more than that many cells."""
    if _cells(part.text) <= width:
        return part
    beginning = chop_cells(_measured(part.text), max(width - 1, 1))[0]
    return part._replace(text=part.text[: len(beginning)].rstrip(ZWNJ + ZWJ) + "…")


def joined(rows: Iterable[Spans], between: Span) -> Spans:
    """Join the rows with `between` them; neighbouring spans of one style and link become one."""
    parts: list[Span] = []
    for number, row in enumerate(rows):
        for part in (between, *row) if number else row:
            if parts and parts[-1][1:] == part[1:]:
                parts[-1] = Span(parts[-1].text + part.text, part.style, part.link)
            else:
                parts.append(part)
    return parts


def _breaks(text: str, width: int) -> Iterator[int]:
    """Return the offsets in `text` at which each line after the first begins."""
    begin = used = 0  # of the next word, and of the line, in cells
    for word in text.split(" "):
        needs = _cells(word)
        if used and needs and used + needs > width:
            yield begin
            used = 0
        if needs > width:
            *pieces, last = chop_cells(_measured(word), width)
            yield from accumulate(map(len, pieces[1:]), initial=begin + len(pieces[0]))
            needs = _cells(last)
        begin += len(word) + 1
        used += needs + 1


def _divided(row: Spans, breaks: Iterable[int]) -> Iterator[Spans]:
    """Split the row at each of the breaks, in order."""
    begin, line = 0, list[Span]()
    ahead = iter(breaks)
    following = next(ahead, None)
    for part in row:
        taken, end = 0, begin + len(part.text)
        while following is not None and following < end:
            line.append(part._replace(text=part.text[taken : following - begin]))
            yield line
            taken, line = following - begin, []
            following = next(ahead, None)
        line.append(part._replace(text=part.text[taken:]))
        begin = end
    yield line


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(_measured(text))


def _measured(text: str) -> str:
    """Return a text of the same cells, without the joiners that join letters: Rich takes them to join emoji."""
    return re.sub(f"{ZWJ}(?![{EMOJI}])", ZWNJ, text) if ZWJ in text else text


@lru_cache(maxsize=1 << 10)
def _codes(style: str, link: str | None) -> tuple[str, str]:
    """Return the sequences that switch a style on and off (ECMA-48, SGR): `bold color(161)`, of 256 colours."""
    numbers = [
        _ATTRIBUTES.get(word) or f"38;5;{word.removeprefix('color(').removesuffix(')')}" for word in style.split()
    ]
    before, after = (f"\x1b[{';'.join(numbers)}m", "\x1b[0m") if numbers else ("", "")
    if not link:
        return before, after
    # An id joins what is wrapped; Rich draws it by lot, so that no two runs would be the same.
    return f"\x1b]8;id={crc32(link.encode())};{link}\x1b\\{before}", f"{after}\x1b]8;;\x1b\\"
