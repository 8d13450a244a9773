"""`csto-timeline diff`."""

import os
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from csto_timeline.answers.changes import EVENT, Change, Changes, name_of
from csto_timeline.answers.member_changes import words_of
from csto_timeline.cli.logs import open_chosen
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.log.extra import spread
from csto_timeline.log.model import Event
from csto_timeline.log.open import STDIN
from csto_timeline.log.store import Store
from csto_timeline.terminal.pages.diff import page
from csto_timeline.text import visible

DIFFER = 1  # the exit code where the logs differ, as that of diff(1)


@takes(settings, without={"fail_empty"})
def diff(
    settings: Settings,
    ctx: typer.Context,
    logs: Annotated[
        list[str],
        typer.Argument(
            metavar="[OLD] NEW",
            help="Two logs; - is standard input, builtin the built-in log. OLD is --log by default.",
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of changes.")] = False,
) -> int:
    """Print what changed between two logs, event by event.

    \b
    csto-timeline diff mine.json builtin
    csto-timeline diff builtin mine.json --json

    Events are matched by id. The order of events, white space, and whether a log is JSON or
    JSON Lines do not matter. If only one log is given, the answer names both. Exits with 1 if
    the logs differ, otherwise with 0. In a pipe, prints one member per line: added, removed
    or changed; event, person, source, ...; id; member; old value; new value, separated by
    tabs. With Git:

    \b
    git config difftool.csto-timeline.cmd 'csto-timeline diff "$LOCAL" "$REMOTE"'
    git difftool --no-prompt --tool csto-timeline HEAD~1 -- mine.json
    """
    if len(logs) == 2:
        _refuse_log(ctx, logs)
    old, new = _stores(settings, logs)
    changes = Changes(old, new)
    compared = f"from {old.name} to {new.name}" if len(logs) == 1 else ""
    drawn = present(
        settings.display,
        json=json,
        data=lambda: map(_data, changes),
        rows=lambda: (row for change in changes for row in _rows(change)),
        page=lambda _: page(changes, compared),
    )
    if compared and not drawn:
        note(visible(compared))
    return DIFFER if len(changes) else 0


def _refuse_log(ctx: typer.Context, logs: list[str]) -> None:
    """Raise `UsageError` for a log of --log beside the two that are given; one of the settings does not matter."""
    before = ctx.parent.params.get("log") if ctx.parent else None
    if named := ctx.params.get("log") or before:
        one, other = logs
        raise UsageError(f"diff compares {one} and {other}, and --log {named[0]} is a third log: leave one of them out")


def _stores(settings: Settings, logs: list[str]) -> tuple[Store, Store]:
    if len(logs) > 2:
        raise UsageError("diff takes two logs, or one to compare with --log")
    if logs.count(STDIN) > 1:
        raise UsageError("only one of two logs can be standard input")
    *first, last = logs
    return _store(first[0]) if first else settings.store(), _store(last)


def _store(path: str) -> Store:
    """Open a log; that which is not there, as git gives the file that a commit adds, is one without events."""
    if path == os.devnull:
        from csto_timeline.log.document import Document

        return Document(b'{"events": []}', path)
    return open_chosen([path])


def _rows(change: Change) -> Iterator[tuple[str, ...]]:
    cells = (change.word, change.noun, change.id or "")
    if change.old is None or change.new is None:
        yield (*cells, "", *("" if row is None else _brief(row) for row in (change.old, change.new)))
    for member in change.members:
        yield (*cells, member.path, words_of(member.old), words_of(member.new))


def _brief(row: Any) -> str:
    return f"{row.date_time} {row.title}" if isinstance(row, Event) else name_of(row)


def _data(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {"change": change.word, "type": change.noun, "id": change.id}
    if change.old is None or change.new is None:
        return data | {"old": spread(change.old), "new": spread(change.new)}
    title = "title" if change.noun == EVENT else "name"
    members = [{"member": each.path, "old": each.old, "new": each.new} for each in change.members]
    return data | {title: name_of(change.new), "members": members}
