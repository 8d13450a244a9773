"""What programs print, read back: each id once, or how many events are counted under each key."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.question import Question


def timeline(answer: str, question: Question) -> Counter[str]:
    """Read what csto-timeline prints in a pipe."""
    if question.command == "list":
        return rows(answer, question)
    return Counter({key: number for cells in _cells(answer) for key, number in _numbers(cells) if number})


def rows(answer: str, question: Question) -> Counter[str]:
    """Read rows that end with an id, or keys with a number."""
    if question.command == "list":
        return Counter(cells[4] for cells in _cells(answer))
    return Counter({key: int(number) for key, number in _cells(answer)})


def journal(answer: str, _: Question) -> Counter[str]:
    """Read lines that begin with a day and have the id in parentheses."""
    return Counter(re.findall(r"^\d{4}-\d\d-\d\d .*?\(([a-z]+-[a-z]+-\d{4}-\d+)\)", answer, re.MULTILINE))


def _cells(answer: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in answer.splitlines())


def _numbers(cells: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Return the two numbers of a row of `stats` or `people`; see `benchmarks.rules` for what they are called."""
    yield cells[0], int(cells[2])
    yield f"{cells[0]}?", int(cells[3])
