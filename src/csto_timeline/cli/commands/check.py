"""`csto-timeline check`."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from csto_timeline.check import RULES, Finding, Severity, Text
from csto_timeline.check import check as find
from csto_timeline.check.accepted import ListItem, accepting, builtin_list, open_list
from csto_timeline.check.summary import summary
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import LogError, UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import STDIN, has_lines, is_parquet, log_name, open_file
from csto_timeline.terminal.elements import plain
from csto_timeline.terminal.pages.check import page
from csto_timeline.text import visible_in_message

FOUND = 1  # the exit code for findings


@takes(settings, without={"fail_empty", "engine"})
def check(
    settings: Settings,
    logs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LOG]...", help="Files to check; - is standard input, builtin the built-in log."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    accept: Annotated[str | None, typer.Option(metavar="FILE", help="Accept the warnings listed in FILE.")] = None,
    all: Annotated[bool, typer.Option("--all", help="Print accepted warnings too, with their reasons.")] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Fix whatever can be fixed in only one way, after showing the diff and asking."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --fix: do not ask.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON array of findings, including accepted ones.")
    ] = False,
) -> int:
    """Report every error and doubtful point in a log.

    \b
    csto-timeline check mine.json
    csto-timeline check mine.json --json
    csto-timeline check builtin --all
    csto-timeline check mine.json --fix

    Without LOG, checks the log of --log or CSTO_TIMELINE_LOG, or else the built-in one. Each
    finding is one line: FILE:LINE:COLUMN: severity: path: message [rule]. An error is
    certainly wrong; a warning is worth a second look. Exits with 1 if there are errors, and
    with --strict also if there are warnings.

    --fix corrects dates in another notation, ids that are not slugs and references to them,
    names written instead of the code or id of their entry, names without an entry,
    characters that look like a space, and http if the log has the same site with https. In
    a pipe it prints the diff and changes nothing, unless you add --yes.

    The list for --accept is JSON, [{"rule": "single-source", "reason": "..."}]; an item may
    also have the "id" of the event or register entry, and the text that was "found". The
    warnings that it covers are counted. Errors cannot be accepted.
    """
    paths = list(dict.fromkeys(settings.paths(logs)))
    if yes and not fix:
        raise UsageError("--yes needs --fix")
    written = not fix or _fix(paths, yes=yes, json=json)
    with ExitStack() as opened:
        found = find(
            [_text(path, opened) for path in paths],
            merge=settings.merge,
            settled=settings.prefer is not None,
        )
    found += [finding for path in paths if is_parquet(path) for finding in _unlike_columns(path)]
    findings = accepting(found, _lists(paths, accept))
    unaccepted = [finding for finding in findings if finding.accepted is None]
    shown = findings if all else unaccepted
    if written:  # else the diff stands alone, for patch(1)
        present(
            settings.display,
            json=json,
            data=lambda: findings,
            rows=lambda: ([row] for each in page(shown) for row in plain([each]).splitlines()),
            page=lambda _: page(shown),
        )
    for said in summary(findings, map(log_name, paths)):
        note(visible_in_message(said))
    for said in _foreign(findings):
        note(visible_in_message(said))
    return FOUND if any(strict or finding.severity is Severity.ERROR for finding in unaccepted) else 0


def _fix(paths: Sequence[str], *, yes: bool, json: bool) -> bool:
    if json:
        raise UsageError("--fix prints a diff, not JSON: leave one out")
    from csto_timeline.cli.fixing import fix  # most checks change nothing

    return fix(paths, yes=yes)


def _text(path: str, opened: ExitStack) -> Text:
    if is_parquet(path):
        from csto_timeline.log.parquet.lines import as_lines  # few logs are

        return Text(path, opened.enter_context(as_lines(path)), lines=True)
    file = opened.enter_context(open_file(path, refuse=False))
    return Text(log_name(path), file, path != BUILTIN and has_lines(path, file))


def _unlike_columns(path: str) -> Iterator[Finding]:
    from csto_timeline.formats.parquet.verifying import unlike  # few logs are

    rule = RULES["unlike-columns"]
    for row, id, member, words in unlike(path):
        yield Finding(path, row, 1, member, id, rule.severity, rule.id, None, f"{words}: export the log again")


def _read(path: str) -> bytes:
    """Return a list of accepted warnings, of any length; raises `LogError` if it cannot be read."""
    if path == STDIN and sys.stdin is None:
        raise LogError("standard input is closed")
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise LogError(f"{path} cannot be read: {getattr(error, 'strerror', error)}") from None
    return data.removeprefix(BOM_UTF8)


def _lists(paths: Sequence[str], accept: str | None) -> Iterator[ListItem]:
    """Return the accepted warnings: the built-in log has a list of its own."""
    if BUILTIN in paths:
        own = str(builtin_list())
        yield from open_list(own, _read(own), log=BUILTIN)
    if accept is not None:
        yield from open_list(log_name(accept), _read(accept))


def _foreign(findings: Sequence[Finding]) -> Iterator[str]:
    """Return of each file with errors that is one of another tool what it is, and how it is imported."""
    at_fault = dict.fromkeys(
        each.log for each in findings if each.severity is Severity.ERROR and not is_parquet(each.log)
    )
    if at_fault:
        from csto_timeline.cli.foreign import of_file  # only a log at fault needs it

        yield from filter(None, map(of_file, at_fault))
