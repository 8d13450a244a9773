"""The findings of a check, a line each, as compilers print theirs."""

from collections.abc import Iterable, Iterator

from csto_timeline.check.findings import Finding
from csto_timeline.terminal.elements import Line, Span, line, span
from csto_timeline.terminal.palette import HEADING, QUIET, WARNING, WRONG
from csto_timeline.text import visible_in_message

_STYLES = {"error": WRONG, "warning": WARNING, "accepted": QUIET}


def page(findings: Iterable[Finding]) -> Iterator[Line]:
    """Return a line for each, never wrapped: editors and terminals look for whole places."""
    for finding in findings:
        yield line(
            "",
            span(finding.place, HEADING),
            span(f" {finding.word}:", _STYLES[finding.word]),
            Span(visible_in_message(f" {finding.says}")),
            span(f" [{finding.rule}]", QUIET),
            span(f": {finding.accepted}" if finding.accepted else "", QUIET),
        )._replace(whole=True)
