"""Find, decode, validate and encode logs.

Bytes become frozen rows here, or a `LogError` says where the log is wrong.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import DecodeError

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import LogError
from csto_timeline.log.model import Country, Event, Kind, Outline, Person, Source
from csto_timeline.log.registers import Registers, key_of
from csto_timeline.text import json_escaped

BUILTIN = "builtin"


class Log(Registers, frozen=True, kw_only=True, dict=True, omit_defaults=False):
    """A whole log in memory: its events with the registers that they refer to."""

    version: Literal[1] = 1
    events: tuple[Event, ...]

    def event(self, id: str) -> Event | None:
        """Return the event of that id."""
        return self._events.get(id)

    def parts_of(self, id: str) -> list[Event]:
        """Return the events that are part of that one, in the order of the log."""
        return [event for event in self.events if event.part_of == id]

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}


def builtin_path() -> Path:
    """Give where the built-in log is: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "data" / "events.json"
    return packaged if packaged.exists() else package.parents[1] / "data" / "events.json"


def builtin_bytes() -> bytes:
    """Return the built-in log as it stands in its file; raises `LogError` where that cannot be read."""
    path = builtin_path()
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"{path}: {error.strerror}: install csto-timeline again"
        raise LogError(f"the built-in log cannot be read: {reason}") from None


def builtin() -> Log:
    """Read the built-in log. It is ours, and tests hold it to the rules: nothing but its types is checked here."""
    return _DECODER.decode(builtin_bytes())


def builtin_outlines() -> tuple[Outline, ...]:
    """Read of the built-in log no more than a line an event: a fifth of the time."""
    return msgspec.json.decode(builtin_bytes(), type=_Outlines, dec_hook=decode_value).events


def decode(data: bytes, name: str) -> Log:
    """Read a log from JSON in UTF-8; `name` is what errors call it. Raises `LogError`."""
    try:
        log = _DECODER.decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        from csto_timeline.log.faults import fault  # only a log at fault needs it

        raise LogError(f"{name}: {fault(data, error)}") from None
    check_members(data, name)
    check_identity(log, name)
    return log


def begins_a_line(data: bytes) -> bool:
    """Say whether `data` is JSON Lines: its first line is a whole object, and that is an event, not a log."""
    first = data.lstrip().partition(b"\n")[0]
    if not first.rstrip().endswith(b"}"):
        return False  # as nearly all logs: no need to read any of it
    try:
        members = msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return "id" in members and "events" not in members


def encode(log: Log) -> str:
    """Give the log as JSON, indented by two, that `decode` reads back to an equal log."""
    return json_escaped(msgspec.json.format(_ENCODER.encode(log), indent=2).decode()) + "\n"


def builtins(row: Event | Log) -> Any:
    """Give a row as the dictionaries and lists that its JSON stands for."""
    return msgspec.to_builtins(row, enc_hook=encode_value)


def check_members(data: bytes, name: str) -> None:
    """Refuse a member that an object in `data`, which is valid, has twice: of two facts one would be lost."""
    if not gives_twice(msgspec.json.encode(msgspec.json.decode(data)), data):
        return
    import json  # tells of every member that it reads

    def refuse_twice(members: list[tuple[str, Any]]) -> None:
        twice = [member for member, times in Counter(member for member, _ in members).items() if times > 1]
        if twice:
            raise LogError(f'{name}: the member "{twice[0]}" is given twice in one object (check says where)')

    json.loads(data, object_pairs_hook=refuse_twice)


def gives_twice(rewritten: bytes, data: bytes) -> bool:
    """Say whether JSON may have a member twice in one object: rewritten from what was read of it, it has fewer colons.

    A colon that is written as an escape may hide one that is lost.
    """
    return rewritten.count(b":") != data.count(b":") or b"\\u003" in data


def check_identity(log: Log, name: str) -> None:
    """Refuse two entries of one id, and a kind that the log's own register lacks."""
    _check_unique("events", [event.id for event in log.events], name)
    registers: dict[str, Iterable[Kind | Country | Person | Source]] = {
        "kinds": log.kinds,
        "countries": log.countries,
        "people": log.people,
        "sources": log.sources,
    }
    for register, entries in registers.items():
        _check_unique(register, [key_of(entry) for entry in entries], name)
    if not log.kinds:
        return
    declared = {kind.id for kind in log.kinds}
    for number, event in enumerate(log.events):
        if event.kind not in declared:
            raise LogError(
                f'{name}: events[{number}].kind: "{event.kind}" is not among the kinds that the log declares: '
                + ", ".join(sorted(declared))
            )


def _check_unique(register: str, keys: Sequence[str], name: str) -> None:
    if len(set(keys)) == len(keys):
        return
    key = next(key for key, times in Counter(keys).items() if times > 1)
    first = keys.index(key)
    second = keys.index(key, first + 1)
    member = "code" if register == "countries" else "id"
    raise LogError(f'{name}: {register}[{second}].{member}: "{key}" is also the {member} of {register}[{first}]')


def decode_value(type_: type, value: Any) -> Any:
    """Read what JSON has no type for: an event date. Raises `ValueError`."""
    if type_ is EventDate and isinstance(value, str):
        return _event_date(value)
    raise ValueError(f"Expected `str`, got `{type(value).__name__}`")


@lru_cache(maxsize=1 << 16)
def _event_date(text: str) -> EventDate:
    """Read a date once for all the rows that have it: a log has far fewer days than rows."""
    return EventDate(text)


def encode_value(value: Any) -> Any:
    """Write what JSON has no type for: an event date, as its EDTF expression."""
    if isinstance(value, EventDate):
        return value.text
    raise NotImplementedError(type(value).__name__)


class _Outlines(msgspec.Struct):
    """A log of which nothing but outlines is read."""

    events: tuple[Outline, ...]


_DECODER = msgspec.json.Decoder(Log, dec_hook=decode_value)
_ENCODER = msgspec.json.Encoder(enc_hook=encode_value)
