"""Find everything that is wrong with a log, and what is doubtful in it, each in its place.

A log is read text by text, a line or an event at a time (`json_lines`, `json_document`). A text that the
model does not take, or in which something is found, becomes a tree that knows its places (`json_tree`),
which is held against the model (`structure`). What can be read of it is an event again (`one_text`), of
which the rules speak (`events`, `control_characters`); for those that look across events (`references`,
`warnings`, `spelling`) an `index` is kept. `findings` lists what they find.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO, NamedTuple

from csto_timeline.check.findings import RULES, Finding, Severity
from csto_timeline.check.rules import findings_across_texts, findings_between, findings_in_texts
from csto_timeline.check.whole_log import WholeLog

__all__ = ["RULES", "Finding", "Severity", "Text", "check"]


class Text(NamedTuple):
    """The name that findings call a log by, its file, which is read several times, and whether it is JSON Lines."""

    name: str
    file: BinaryIO
    lines: bool = False

    @classmethod
    def of(cls, name: str, data: bytes, lines: bool = False) -> "Text":
        """Make one of bytes."""
        return cls(name, BytesIO(data), lines)


def check(logs: Sequence[Text], *, merge: bool = False, settled: bool = False) -> list[Finding]:
    """Check each log by itself, then all together; return what is found by log, line and column.

    Raises nothing for whatever is in the files. With `merge` several logs may have the same event; where it is
    `settled` which log is preferred, they may contradict each other.
    """
    order = {log.name: number for number, log in enumerate(logs)}
    found = _find(logs, merge=merge, settled=merge and settled)
    return sorted(found, key=lambda each: (order[each.log], each.line, each.column, each.severity, each.rule))


def _find(texts: Sequence[Text], *, merge: bool, settled: bool) -> Iterator[Finding]:
    logs = [WholeLog(text.name, text.file, lines=text.lines) for text in texts]
    for log in logs:
        yield from findings_in_texts(log)
    for log in logs:
        log.others = [other.index.ids for other in logs if other is not log]
        yield from findings_across_texts(log)
    yield from findings_between(logs, merge=merge, settled=settled)
