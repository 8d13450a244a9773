"""Find everything that is wrong with a log, and what is doubtful in it, each in its place.

Bytes become a tree that knows its places (`positions`), which is held against the model (`structure`).
What can be read of it is a log again (`sheet`, `document`), of which the rules speak (`references`,
`doubts`, `spelling`, `texts`); `findings` lists them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from csto_timeline.check.findings import RULES, Finding, Severity
from csto_timeline.check.rules import findings_between, findings_of
from csto_timeline.check.whole_log import open_document

__all__ = ["RULES", "Finding", "Severity", "Text", "check"]


class Text(NamedTuple):
    """The bytes of a log, the name that findings call it by, and whether it is JSON Lines."""

    name: str
    data: bytes
    lines: bool = False


def check(logs: Sequence[Text], *, unite: bool = False) -> list[Finding]:
    """Check each log by itself, then all together; give what is found by log, line and column. Never raises.

    With `unite` several logs may have the same event.
    """
    order = {log.name: number for number, log in enumerate(logs)}
    found = _find(logs, unite=unite)
    return sorted(found, key=lambda each: (order[each.log], each.line, each.column, each.severity, each.rule))


def _find(logs: Sequence[Text], *, unite: bool) -> Iterator[Finding]:
    documents = [open_document(log.name, log.data, lines=log.lines) for log in logs]
    ids = [frozenset(event.id for event in document.log.events) for document in documents]
    for number, document in enumerate(documents):
        elsewhere = frozenset().union(*ids[:number], *ids[number + 1 :])
        yield from findings_of(replace(document, elsewhere=elsewhere))
    yield from findings_between(documents, unite=unite)
