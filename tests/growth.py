"""How many steps of the program something takes: what does not depend on the machine, as a clock would."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import csto_timeline
from csto_timeline.log import extra

PACKAGE = csto_timeline.__path__[0]


def steps(call: Callable[[], object]) -> int:
    """Return how many lines of the program run in a call, each time that one does."""
    number = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal number
        number += event == "line"
        return trace

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return trace(frame, event, argument) if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        call()
    finally:
        sys.settrace(before)
    return number


def rows_compared(monkeypatch: pytest.MonkeyPatch, call: Callable[[], object]) -> int:
    """Return how many rows of a log are made comparable in a call, each time that one is."""
    compared = 0
    without = extra.without_extra

    def counting(row: Any) -> Any:
        nonlocal compared
        compared += 1
        return without(row)

    with monkeypatch.context() as patch:
        patch.setattr(extra, "without_extra", counting)
        call()
    return compared
