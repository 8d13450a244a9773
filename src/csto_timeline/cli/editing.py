"""An event edited as text: what is typed is held against the log format, and never lost."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import json

from csto_timeline import system
from csto_timeline.cli.asking import can_ask, confirmed
from csto_timeline.cli.notes import note
from csto_timeline.cli.program import PROGRAM
from csto_timeline.cli.signals import Terminated
from csto_timeline.errors import LogError, OutputError, TimelineError, UsageError
from csto_timeline.log.faults import fault
from csto_timeline.log.intake import whole
from csto_timeline.log.open import log_name, open_file
from csto_timeline.log.projection import UNREADABLE
from csto_timeline.text import visible_in_message
from csto_timeline.writing.assignments import assign, assigned
from csto_timeline.writing.file import Change
from csto_timeline.writing.ids import slug
from csto_timeline.writing.references import replace_event
from csto_timeline.writing.style import dedented
from csto_timeline.writing.text import LogText

_EDITORS = ("VISUAL", "EDITOR")
Complete = Callable[[LogText, dict[str, object]], None]


class Editing:
    """An event that is edited: its `id`, and its text as it was before.

    `apply` applies a change to the log. `exit_code` is that of an editing that was given up.
    """

    exit_code = LogError.exit_code

    def __init__(self, id: str, before: bytes, apply: Callable[[Callable[[LogText], None]], Change]) -> None:
        self.id = id
        self._opened = id
        self._before = before
        self._apply = apply

    def once(self, typed: bytes) -> Change:
        """Put what was typed in the place of the event; raises `TimelineError`, and `LogError` for what is not valid.

        An event that someone else has changed meanwhile is not overwritten.
        """
        if not typed.strip():
            raise LogError(f"the event is empty: nothing was changed; {PROGRAM} remove {self._opened} removes it")
        return self._put(_event(typed))

    def with_members(self, assignments: Iterable[str], *, as_typed: bool) -> Change:
        """Set members as `MEMBER=VALUE` says, without a value take them away; raises `TimelineError` as `once`.

        What is to be told of a kind or country is told; `as_typed` takes new names that are near known ones.
        """
        members, notes = [assigned(each) for each in assignments], list[str]()

        def set_members(log: LogText, event: dict[str, object]) -> None:
            notes[:] = assign(log, event, members, as_typed=as_typed)

        done = self._put(_event(self._before), set_members)
        for text in notes:
            note(visible_in_message(text))
        return done

    def _put(self, event: dict[str, object], complete: Complete = lambda _log, _event: None) -> Change:
        """Put an event in the place of the one that is edited, once `complete` has changed it."""

        def change(log: LogText) -> None:
            if self._opened not in log.ids or dedented(log.event(self._opened)) != self._before:
                raise LogError(f"{log.name}: {self._opened} was changed by someone else in the meantime: edit it again")
            complete(log, event)
            replace_event(log, self._opened, event)

        done = self._apply(change)
        self.id = str(event["id"])
        return done

    def in_editor(self) -> Change | None:
        """Open the editor until what was typed is valid; None if that was given up, with a note of where it is."""
        editor = _editor()
        handle, name = tempfile.mkstemp(prefix=f"{slug(self._opened, 50) or 'event'}-", suffix=".json")
        path = Path(name)
        try:
            os.close(handle)
            path.write_bytes(self._before + b"\n")
            done = self._edited(editor, path)
        except (Exception, KeyboardInterrupt, Terminated):
            self._keep(path)
            raise
        if done is None:
            self._keep(path)
        else:
            path.unlink(missing_ok=True)
        return done

    def _edited(self, editor: list[str], path: Path) -> Change | None:
        while True:
            _run(editor, path)
            typed = _text_of(path)
            if typed.strip() == self._before:
                return Change(self._before, self._before)
            try:
                return self.once(typed)
            except TimelineError as error:
                if not can_ask():
                    raise
                note(visible_in_message(f"{error}"))
            if not confirmed("Edit again?", default=True):
                return None

    def _keep(self, path: Path) -> None:
        """Say where what was typed is; what nobody has changed, or nothing, goes."""
        if _text_of(path).strip() in {self._before, b""}:
            path.unlink(missing_ok=True)
            return
        note(
            visible_in_message(
                f"nothing was changed; what you typed is in {path}: continue with --from {shlex.quote(str(path))}"
            )
        )


def typed_from(path: str) -> bytes:
    """Return what a file has, `-` for standard input; raises `LogError`."""
    with open_file(path, refuse=False) as file:
        return whole(file, log_name(path), refuse=False)


def _event(typed: bytes) -> dict[str, object]:
    """Return the object that was typed; raises `LogError`, with line and column."""
    try:
        event: dict[str, object] = json.decode(typed, type=dict[str, object])
    except UNREADABLE as error:
        raise LogError(f"the event: {fault(typed, error).removeprefix('the log: ')}") from None
    if twice := _given_twice(typed):
        raise LogError(f"the event: {twice}")
    return event


def _text_of(path: Path) -> bytes:
    """Return what an editor has left in a file: nothing if it has removed it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _given_twice(typed: bytes) -> str | None:
    from csto_timeline.writing.valid import faults_of_event

    return next((fault.words for fault in faults_of_event(typed) if fault.rule == "repeated-member"), None)


def _editor() -> list[str]:
    """Return the command of the editor; raises `UsageError` if none is set and nobody is there to use one."""
    command = next((each for name in _EDITORS if (each := os.environ.get(name, "").strip())), None)
    if command is None and not can_ask():
        raise UsageError("no editor: set VISUAL or EDITOR, or give the event with --from FILE")
    try:
        return system.words_of(command or system.usual_editor())
    except ValueError as error:
        raise UsageError(f"the editor {command} is not a command: {error}: set VISUAL or EDITOR") from None


def _run(editor: list[str], path: Path) -> None:
    sys.stdout.flush()
    try:
        status = subprocess.run([*editor, str(path)], check=False).returncode  # noqa: S603 (the user's own editor)
    except OSError as error:
        raise UsageError(f"the editor {editor[0]} cannot be run: {error.strerror}: set VISUAL or EDITOR") from None
    if status:
        raise OutputError(f"the editor {editor[0]} exited with {status}: nothing was changed")
