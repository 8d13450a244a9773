"""How many steps of the program something takes: what does not depend on the machine, as a clock would."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import csto_timeline

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
