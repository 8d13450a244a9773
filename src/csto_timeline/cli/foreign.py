"""Recognition of a file of another tool that was given as a log, so that it can be imported."""

import re
import shlex
from pathlib import Path, PurePath

from csto_timeline.cli.program import PROGRAM
from csto_timeline.log.suffixes import READABLE, ends_in

_STDIN = "<stdin>"
_AFTER_A_NAME = r"(?<=.)(?:: | cannot be read: )"  # which may have such signs itself
_OF_LOGS = {"json"}  # the form that logs have too: that such a file is at fault says nothing
_OF_ANY_TEXT = {"csv", "markwhen"}  # forms that a damaged log may be taken for


def hint(message: str, begins: bytes) -> str | None:
    """Return what the file is that the message of a `LogError` begins with, and the command that imports it.

    Of standard input that is told by how it `begins`. Where a file is called as logs are, the message stands before.
    """
    if message.startswith(f"{_STDIN}: "):
        return of_stream(begins)
    for end in (match.start() for match in re.finditer(_AFTER_A_NAME, message)):
        if words := of_file(message[:end]):
            return f"{message}; {words}" if _is_called_as_logs_are(message[:end]) else words
    return None


def of_stream(begins: bytes) -> str | None:
    """Return what standard input is that begins so, and how it is imported; None if that is not recognised."""
    from csto_timeline.importers import recognised
    from csto_timeline.importers.binary import binary
    from csto_timeline.importers.head import head_of_bytes

    if kind := binary(begins):
        remedy = f"{kind.command} FILE | {PROGRAM} --log -" if kind.command else kind.remedy
        return f"standard input is {kind.title}; {remedy}"
    form = recognised(head_of_bytes(Path(_STDIN), begins)) if begins else None
    return f"standard input is {form.title}, not a log; save it to a file, then {PROGRAM} import FILE" if form else None


def of_file(name: str) -> str | None:
    """Return what a file is and the command that imports it; None if it is none, or may be a log at fault."""
    from csto_timeline.errors import TimelineError
    from csto_timeline.importers import recognised, unreadable
    from csto_timeline.importers.head import head_of

    try:
        path = Path(name)
        head = head_of(path) if path.is_file() or path.is_dir() else None
    except (TimelineError, OSError, ValueError):
        return None
    if head is None:
        return None
    form = recognised(head)
    if words := unreadable(head, form):
        return words
    if form is None or (form.name in _OF_LOGS and not head.text.lstrip().startswith("[")):
        return None
    if form.name in _OF_ANY_TEXT and _is_called_as_logs_are(name):
        return None
    command = shlex.join([PROGRAM, "import", name, "-o", log_for(name)])
    return f"{name} is {form.title}, not a log; {command}"


def _is_called_as_logs_are(name: str) -> bool:
    return ends_in(name, READABLE)


def log_for(name: str) -> str:
    """Return what the log may be called that a file becomes."""
    stem = PurePath(name).stem or "log"
    return f"{stem}-log.json" if PurePath(name).suffix.lower() == ".json" else f"{stem}.json"
