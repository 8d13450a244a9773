"""Which logs a call is about."""

import os
from collections.abc import Sequence

from csto_timeline.cli.notes import note
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import open_logs
from csto_timeline.log.store import Prefer, Store
from csto_timeline.text import visible_in_message

ENVIRONMENT = "CSTO_TIMELINE_LOG"


def chosen(asked: Sequence[str]) -> list[str]:
    """Return the logs asked for, else those of the environment, else the built-in one."""
    inherited = [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]
    return list(asked) or inherited or [BUILTIN]


def open_chosen(asked: Sequence[str], *, unite: bool = False, prefer: Prefer | None = None) -> Store:
    """Open the logs that are `chosen` as one store; raises `LogError`.

    With `unite` the events that several logs have are made one, else they are an error; the log to `prefer` settles
    what they do not agree on.
    """
    return open_logs(chosen(asked), (lambda text: note(visible_in_message(text))) if unite else None, prefer)
