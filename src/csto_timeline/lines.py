"""Logs as JSON Lines (jsonlines.org): one event a line, with the register entries that it uses.

Each line stands alone, and lines of several logs may be put together into one.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import DecodeError

from csto_timeline.errors import LogError
from csto_timeline.log import check_identity, decode_value, encode_value
from csto_timeline.merge import Reducer, merge
from csto_timeline.model import Country, Event, Kind, Log, NonEmpty, Person, Row, Source


class Registers(Row, frozen=True):
    """What a line says beside its event: the title of the log, and the register entries that the event uses."""

    title: NonEmpty = "Timeline"
    kinds: tuple[Kind, ...] = ()
    countries: tuple[Country, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()


class Line(Event, frozen=True, kw_only=True):
    """One event of a log in JSON Lines, with its registers."""

    registers: Registers = Registers()


def decode_lines(data: bytes, name: str) -> Log:
    """Read a log from JSON Lines in UTF-8; `name` is what errors call it. Empty lines do not count.

    Registers merge as those of several logs do. Raises `LogError`, naming the line.
    """
    parts = [
        (f"{name}: line {number}", _part(line, f"{name}: line {number}"))
        for number, line in enumerate(data.split(b"\n"), start=1)
        if line.strip()
    ]
    return merge(parts) if parts else Log(events=())


def encode_lines(log: Log, events: Iterable[Event]) -> Iterator[str]:
    """Give the line of each event, with its end. `decode_lines` reads them back to equal events."""
    reducer = Reducer(log)
    for event in events:
        part = reducer.part([event])
        registers = Registers(part.title, part.kinds, part.countries, part.people, part.sources)
        yield _ENCODER.encode(Line(**_members(event), registers=registers)).decode() + "\n"


def _part(line: bytes, name: str) -> Log:
    """Read one line into a log of one event."""
    try:
        row = _DECODER.decode(line)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        from csto_timeline.faults import fault  # only a log at fault needs it

        raise LogError(f"{name}: {fault(line, error).removeprefix('line 1, ')}") from None
    given = row.registers
    part = Log(
        title=given.title,
        kinds=given.kinds,
        countries=given.countries,
        people=given.people,
        sources=given.sources,
        events=(Event(**_members(row)),),
    )
    check_identity(part, name)
    return part


def _members(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__struct_fields__}


_DECODER = msgspec.json.Decoder(Line, dec_hook=decode_value)
_ENCODER = msgspec.json.Encoder(enc_hook=encode_value)
