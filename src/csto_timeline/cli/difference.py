"""A change of a log as a unified diff, in time that grows with the length of the log.

`difflib` holds each change against the whole of both texts. Here it sees a stretch at a time, from where the texts part
to where they go on alike.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from csto_timeline.text import inert
from csto_timeline.writing.file import Change

_CONTEXT = 3  # lines on either side of a change
_ALIKE = 2 * _CONTEXT + 1  # lines after which the next change is told apart
_SHORTEST, _LONGEST = 64, 1 << 12  # lines in which the texts are looked at for where they go on alike
_HEADS = 2  # lines of a diff before its first change: the names of the files


class _Stretch(NamedTuple):
    """Lines from one text and those from the other that stand for them, and after how many lines of either."""

    before: Sequence[str]
    after: Sequence[str]
    old: int
    new: int


def difference(change: Change, name: str) -> Iterator[str]:
    """Yield a change as a unified diff, each line with what a terminal would obey spelt out; nothing for none."""
    for number, each in enumerate(_stretches(*(_lines(text) for text in change))):
        lines = difflib.unified_diff(each.before, each.after, inert(name), inert(name), lineterm="", n=_CONTEXT)
        for line in islice(lines, _HEADS if number else 0, None):
            yield f"{inert(_moved(line, each.old, each.new))}\n"


def _lines(text: bytes) -> list[str]:
    """Return lines of JSON: no other character than a line feed ends one."""
    return [line.removesuffix("\r") for line in text.decode().removesuffix("\n").split("\n")]


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[_Stretch]:
    """Yield what differs, with the lines around it that are alike."""
    old = new = context = 0
    while (old, new) != (len(before), len(after)):
        if before[old : old + 1] == after[new : new + 1]:
            old, new, context = old + 1, new + 1, min(context + 1, _CONTEXT)
            continue
        old_end, new_end = _alike_again(before, after, old, new)
        behind = _CONTEXT if before[old_end : old_end + _ALIKE] == after[new_end : new_end + _ALIKE] else 0
        old, new = old - context, new - context
        yield _Stretch(before[old : old_end + behind], after[new : new_end + behind], old, new)
        old, new, context = old_end, new_end, 0


def _alike_again(before: Sequence[str], after: Sequence[str], old: int, new: int) -> tuple[int, int]:
    """Return up to where two texts that part here differ: to their ends, or for so many lines, if they stay so."""
    length = _SHORTEST
    while True:
        matcher = difflib.SequenceMatcher(None, before[old : old + length], after[new : new + length])
        for block in matcher.get_matching_blocks():
            if block.size >= _ALIKE:
                return old + block.a, new + block.b
        old_end, new_end = min(old + length, len(before)), min(new + length, len(after))
        if length == _LONGEST or (old_end, new_end) == (len(before), len(after)):
            return old_end, new_end
        length *= 2


def _moved(line: str, old: int, new: int) -> str:
    """Return a line of a diff, a head of its lines counted from so many before those that were compared."""
    if not line.startswith("@@ "):
        return line
    by = {"-": old, "+": new}
    return re.sub(r"([-+])([0-9]+)", lambda found: f"{found[1]}{int(found[2]) + by[found[1]]}", line)
