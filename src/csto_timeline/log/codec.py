"""Event dates in JSON, which has no type for them: the text of their EDTF expression."""

from functools import lru_cache
from typing import Any

from msgspec import json

from csto_timeline.dates.event_date import Day, EventDate

# A log has far fewer days than rows: each is read once.
event_date = lru_cache(maxsize=1 << 14)(EventDate)


def as_date(value: str | EventDate) -> EventDate:
    """Return a date as one, also of a projected event, which has its text; raises `DateError`."""
    return event_date(value) if isinstance(value, str) else value


def decode_value(type_: type, value: Any) -> Any:
    """Return the event date that a text stands for, as a `dec_hook` of msgspec; raises `ValueError`."""
    if type_ is EventDate and isinstance(value, str):
        return event_date(value)
    if type_ is Day and isinstance(value, str):
        return Day(value)
    raise ValueError(f"Expected `str`, got `{type(value).__name__}`")


def encode_value(value: Any) -> Any:
    """Return the text of an event date, as an `enc_hook` of msgspec."""
    if isinstance(value, EventDate):
        return value.text
    raise NotImplementedError(type(value).__name__)


ENCODER = json.Encoder(enc_hook=encode_value)
