"""A whole log in memory."""

from typing import Literal

from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers


class Log(Registers, frozen=True, kw_only=True, dict=True, omit_defaults=False):
    """The events of a log with the registers that they refer to."""

    version: Literal[1] = 1
    events: tuple[Event, ...]
