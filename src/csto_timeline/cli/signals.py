"""SIGTERM and SIGHUP as exceptions, so that the program cleans up before it ends by them."""

import os
import signal
from types import FrameType

from csto_timeline import system

_ENDING = system.signals("SIGTERM", "SIGHUP")


class Terminated(BaseException):
    """The program is to end. Like `KeyboardInterrupt` this is no `Exception`, which a caller might handle."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return f"ended by {signal.Signals(self.number).name}"


def catch() -> None:
    """Raise `Terminated` for SIGTERM and SIGHUP from now on; what is ignored, as `nohup` does, stays ignored."""
    for number in _ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)


def die(number: int) -> int:
    """End by the signal, so that the caller sees which; return the exit status for process 1, which it does not end."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number


def _terminate(number: int, _: FrameType | None) -> None:
    for each in _ENDING:  # a terminal that goes may send it twice: nothing is to interrupt the cleaning up
        signal.signal(each, signal.SIG_IGN)
    raise Terminated(number)
