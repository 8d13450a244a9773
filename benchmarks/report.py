"""The numbers as Markdown."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.errors import BenchmarkError
from benchmarks.measure import Ratio

BEGIN = "<!-- numbers: written by python -m benchmarks --write -->"
BEGIN_QUOTED = "<!-- numbers: written by python -m benchmarks --quote -->"
END = "<!-- end of the numbers -->"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first column is text, the others stand to the right."""
    ruler = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ruler, *rows))


def duration(seconds: float) -> str:
    """Return a time in milliseconds, or in seconds from one on."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def megabytes(size: float) -> str:
    """Return a size in millions of bytes."""
    return f"{size / 1e6:,.0f} MB" if size >= 1e7 else f"{size / 1e6:.1f} MB"


def compared(ratio: Ratio) -> list[str]:
    """Return the cells of a ratio: its median, its quartiles, that of the shortest times."""
    return [f"{ratio.median:.2f}", f"{ratio.low:.2f} to {ratio.high:.2f}", f"{ratio.best:.2f}"]


def verdict(ratio: Ratio, target: float | None) -> str:
    """Say whether a ratio keeps to what it may be at most, and whether its spread lets one say so."""
    if target is None:
        return ""
    if ratio.low <= target < ratio.high:
        return f"{judged(ratio.median, target)}, but the spread is too big to conclude"
    return judged(ratio.median, target)


def judged(value: float, target: float) -> str:
    """Say whether a value is at most the target."""
    return f"{value:.2f} (at most {target:.3g}) {'ok' if value <= target else 'MISSED'}"


def memory_verdict(peak: int, target: float | None) -> str:
    """Say whether memory keeps to what it may be at most, both in bytes."""
    if target is None:
        return ""
    return f"{megabytes(peak)} (at most {megabytes(target)}) {'ok' if peak <= target else 'MISSED'}"


def around(path: Path, begin: str) -> tuple[str, str]:
    """Return what stands before and after the numbers of a document, marks included; it must have them."""
    parts = re.fullmatch(f"(.*{re.escape(begin)}).*({re.escape(END)}.*)", path.read_text("utf-8"), re.DOTALL)
    if parts is None:
        raise BenchmarkError(f"{path.name} lacks the marks {begin} and {END}")
    return parts[1], parts[2]
