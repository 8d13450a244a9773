"""Fix logs as `check --fix` does: the change is shown, and written where someone agrees."""

from collections.abc import Iterable
from pathlib import Path

from csto_timeline.check.findings import RULES
from csto_timeline.cli import output
from csto_timeline.cli.asking import can_ask, confirmed
from csto_timeline.cli.difference import difference
from csto_timeline.cli.notes import note
from csto_timeline.cli.target_log import can_be_written
from csto_timeline.errors import LogError, UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import STDIN
from csto_timeline.text import visible_in_message
from csto_timeline.writing.file import Change, rewrite
from csto_timeline.writing.fixing import fixed


def fix(paths: Iterable[str], *, yes: bool) -> bool:
    """Fix the logs at those paths, each as one; say whether all that could be fixed has been written.

    Raises `UsageError` before anything is changed where one is not a file of the user's, and as `rewrite` does.
    """
    for path in paths:
        if path == BUILTIN:
            raise UsageError("the built-in log cannot be changed: --fix is for logs of your own")
        if path == STDIN:
            raise UsageError("standard input cannot be changed: save it as a file for --fix")
        can_be_written(path)
    written = [_fix(path, yes=yes) for path in paths]
    return all(written)


def _fix(path: str, *, yes: bool) -> bool:
    data = _read(path)
    done = fixed(data, path)
    if done.data == data:
        note(visible_in_message(f"{path}: nothing for --fix to fix"))
        return True
    output.write_utf_8(difference(Change(data, done.data), path))
    repairs = ", ".join(f"{done.times[rule]:,} {rule}" for rule in RULES if done.times[rule])
    if not yes and not can_ask():
        note(visible_in_message(f"{path}: nothing was changed; --fix --yes fixes {repairs}"))
        return False
    if not yes and not confirmed(visible_in_message(f"Write this to {path}?"), default=False):
        note(visible_in_message(f"{path}: nothing was changed"))
        return False

    def renew(found: bytes) -> bytes:
        if found != data:
            raise LogError(f"{path} was changed in the meantime: nothing was fixed; try again")
        return done.data

    rewrite(Path(path), renew)
    note(visible_in_message(f"{path}: fixed {repairs}"))
    return True


def _read(path: str) -> bytes:
    if Path(path).exists() and not Path(path).is_file():
        raise UsageError(f"{path} is not a regular file: --fix changes files only")
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise LogError(f"{path} cannot be read: {error.strerror}") from None
