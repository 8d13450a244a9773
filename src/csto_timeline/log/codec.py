"""Between JSON and rows: dates, which JSON has no type for, and members whose names begin with `x-`.

A date is the text of its EDTF expression. What begins with `x-` is gathered in the member `EXTRA` of
its row; a log that has none pays nothing for it.
"""

from functools import lru_cache
from typing import Any

from msgspec import Raw, ValidationError, json

from csto_timeline.dates.event_date import Day, EventDate
from csto_timeline.log.model import EXTRA

EXTRA_BEGINS = f'"{EXTRA}":{{'.encode()

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


def decode(decoder: json.Decoder[Any], data: bytes | Raw, *, deep: bool = True) -> Any:
    """Return the row that an object is, or what holds rows, with its `x-` members in `extra`.

    Those of the outermost object alone are gathered where it is not `deep`. Raises as the decoder does.
    """
    try:
        return decoder.decode(data)
    except ValidationError:
        from csto_timeline.log.extra import gathered, has_extra  # few logs have any

        if not has_extra(data):
            raise
    return decoder.decode(gathered(data, deep=deep))


def encode(value: Any) -> bytes:
    """Return a row, or what holds rows, as JSON, the members in `extra` after the declared ones of their object."""
    data = ENCODER.encode(value)
    if EXTRA_BEGINS not in data:
        return data
    from csto_timeline.log.extra import spread  # few logs have any

    return ENCODER.encode(spread(value))
