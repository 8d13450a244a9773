"""Warnings that someone has looked at and accepted, each with the reason.

A list is JSON: `[{"rule": "single-source", "reason": "…", "id": "…", "found": "…"}]`. Without `id`
(of the event or entry) and `found` (the text that was found), it covers all findings of its rule.
Errors cannot be accepted.
"""

from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import NamedTuple

from msgspec import DecodeError, Struct, json
from msgspec.structs import replace

from csto_timeline.check.findings import RULES, Finding, Severity
from csto_timeline.check.json_tree import read
from csto_timeline.errors import UsageError
from csto_timeline.folding import nearest
from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.faults import fault
from csto_timeline.log.model import NonEmpty

_UNNEEDED = RULES["unneeded-acceptance"]


class Acceptance(Struct, frozen=True, forbid_unknown_fields=True):
    """Which warnings are accepted, and why."""

    rule: str
    reason: NonEmpty
    id: NonEmpty | None = None
    found: NonEmpty | None = None


class ListItem(NamedTuple):
    """An acceptance, its place, and the one log that it is for, if not for all."""

    acceptance: Acceptance
    log: str | None
    file: str
    line: int
    column: int
    path: str

    @property
    def covers(self) -> tuple[str, str | None, str | None, str | None]:
        """Rule, log, id and found text of what is accepted; None for any."""
        return self.acceptance.rule, self.log, self.acceptance.id, self.acceptance.found


def builtin_list() -> Path:
    """Return the path of the built-in log's list, which is beside the log."""
    return builtin_path().with_name("accepted.json")


def open_list(name: str, data: bytes, log: str | None = None) -> list[ListItem]:
    """Read a list, for one log or for all; raises `UsageError` if it is not valid, or has a rule of errors."""
    try:
        acceptances = json.decode(data, type=list[Acceptance])
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{name}: {fault(data, error)}") from None
    tree = read(data.decode())
    listed = []
    for number, (acceptance, node) in enumerate(zip(acceptances, tree.root.children, strict=True)):
        path = f"[{number}]"
        _check_rule(acceptance.rule, f"{name}: {path}.rule")
        listed.append(ListItem(acceptance, log, name, *tree.place(node.start), path))
    return listed


def accepting(findings: Iterable[Finding], listed: Iterable[ListItem]) -> list[Finding]:
    """Return the findings, accepted ones with the reason; then one for each acceptance that covers none."""
    unneeded = {each.covers: each for each in listed}
    reasons = {covered: each.acceptance.reason for covered, each in unneeded.items()}
    done = []
    for finding in findings:
        narrow_to_wide = product([finding.rule], (finding.log, None), (finding.id, None), (finding.found, None))
        covered = next((choice for choice in narrow_to_wide if choice in reasons), None)
        if covered:
            unneeded.pop(covered, None)
            finding = replace(finding, accepted=reasons[covered])
        done.append(finding)
    return done + list(map(_unneeded, unneeded.values()))


def _check_rule(rule: str, where: str) -> None:
    if rule not in RULES:
        close = nearest(rule, RULES, most=1)
        raise UsageError(f'{where}: there is no rule "{rule}"' + (f'; did you mean "{close[0]}"?' if close else ""))
    if RULES[rule].severity is Severity.ERROR:
        raise UsageError(f'{where}: "{rule}" finds errors, which cannot be accepted: fix them')


def _unneeded(listed: ListItem) -> Finding:
    return Finding(
        log=listed.file,
        line=listed.line,
        column=listed.column,
        path=listed.path,
        id=listed.acceptance.id,
        severity=_UNNEEDED.severity,
        rule=_UNNEEDED.id,
        found=listed.acceptance.rule,
        message=f"there is no {listed.acceptance.rule} left to accept: remove this entry",
    )
