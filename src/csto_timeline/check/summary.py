"""A summary of findings: how many by severity and rule, and how many warnings each reason accepts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from csto_timeline.check.findings import RULES, Finding
from csto_timeline.text import counted


def summary(findings: Sequence[Finding], names: Iterable[str]) -> Iterator[str]:
    """Yield the lines for each log of those names, and for any other that has findings: lists of accepted warnings."""
    for name in dict.fromkeys([*names, *(finding.log for finding in findings)]):
        yield from _of_log(name, [finding for finding in findings if finding.log == name])


def _of_log(name: str, findings: Sequence[Finding]) -> Iterator[str]:
    words = Counter(finding.word for finding in findings)
    numbers = f"{name}: {_number(words['error'], 'error')}, {_number(words['warning'], 'warning')}"
    rules = Counter(finding.rule for finding in findings if finding.accepted is None)
    accepted = f"{words['accepted']:,} accepted:" if words["accepted"] else ""
    if rules.total() < 2:  # which need no summary
        yield f"{numbers}; {accepted}" if accepted else numbers
    else:
        yield numbers
        order = list(RULES)
        for rule, number in sorted(
            rules.items(), key=lambda each: (RULES[each[0]].severity, -each[1], order.index(each[0]))
        ):
            yield f"  {number:,} {rule} ({RULES[rule].severity}): {RULES[rule].finds}"
        if accepted:
            yield f"{name}: {accepted}"
    reasons = Counter((finding.rule, finding.accepted) for finding in findings if finding.accepted is not None)
    for (rule, reason), number in reasons.items():
        yield f"  {number:,} {rule}: {reason}"


def _number(number: int, noun: str) -> str:
    return counted(number, noun) if number else f"no {noun}s"
