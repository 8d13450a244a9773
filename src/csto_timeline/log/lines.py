"""Logs as JSON Lines (jsonlines.org): one event a line, with the register entries that it uses.

Each line stands alone, and lines of several logs may be put together into one.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from msgspec import DecodeError
from msgspec.structs import asdict

from csto_timeline.errors import LogError
from csto_timeline.log.document import Log, check_identity, check_members, decode_value, encode_value, gives_twice
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.union import Reducer, assembled, check_ids


class Line(Event, frozen=True, kw_only=True):
    """One event of a log in JSON Lines, with its registers."""

    registers: Registers = Registers()


def decode_lines(data: bytes, name: str) -> Log:
    """Read a log from JSON Lines in UTF-8; `name` is what errors call it. Empty lines do not count.

    Registers merge as those of several logs do. Raises `LogError`, naming the line.
    """
    lines = {number: line for number, text in enumerate(data.split(b"\n"), start=1) if (line := text.strip())}
    rows = _rows(data, lines.values()) or list(_rows_one_by_one(data, name))
    places = [f"{name}: line {number}" for number in lines]
    events = [Event(**_members(row)) for row in rows]
    check_ids(zip(places, events, strict=True))
    parts = []
    for place, row, event in zip(places, rows, events, strict=True):
        if row.registers != _NO_REGISTERS:
            check_identity(Log(**asdict(row.registers), events=(event,)), place)
            parts.append((place, row.registers))
    return assembled(parts, events)


def encode_lines(log: Log, events: Iterable[Event]) -> Iterator[str]:
    """Give the line of each event, with its end. `decode_lines` reads them back to equal events."""
    reducer = Reducer(log)
    for event in events:
        part = reducer.part([event])
        registers = Registers(
            title=part.title, kinds=part.kinds, countries=part.countries, people=part.people, sources=part.sources
        )
        yield _ENCODER.encode(Line(**_members(event), registers=registers)).decode() + "\n"


def _rows(data: bytes, lines: Collection[bytes]) -> list[Line] | None:
    """Read all lines at once; None where one of them is wrong."""
    if not all(line.startswith(b"{") and line.endswith(b"}") for line in lines):  # an object may go on in the next
        return None
    try:
        rows = _DECODER.decode_lines(data)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    twice = gives_twice(msgspec.json.encode(msgspec.json.Decoder().decode_lines(data)), data)
    return rows if len(rows) == len(lines) and not twice else None


def _rows_one_by_one(data: bytes, name: str) -> Iterator[Line]:
    """Read each line by itself; raises `LogError`, naming the first one that is wrong."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _DECODER.decode(line)
        except (DecodeError, UnicodeDecodeError, RecursionError) as error:
            from csto_timeline.log.faults import fault  # only a log at fault needs it

            raise LogError(f"{name}: line {number}: {fault(line, error).removeprefix('line 1, ')}") from None
        check_members(line, f"{name}: line {number}")


def _members(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__struct_fields__}


_NO_REGISTERS = Registers()
_DECODER = msgspec.json.Decoder(Line, dec_hook=decode_value)
_ENCODER = msgspec.json.Encoder(enc_hook=encode_value)
