"""Decoders that read no more of an event than some of its members.

A member is named by its path: `date`, `accounts.date`, `accounts.quotes.speaker`. A projected
event has the attributes of an `Event` as far as the paths go. Its dates are the texts that stand
in the log. Nothing is validated but the types of what is read.
"""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import UNSET, DecodeError, Raw, Struct, UnsetType, defstruct, json
from msgspec.structs import FieldInfo, fields

from csto_timeline.log.model import Event

Members = frozenset[str]
# What a decoder raises for JSON that it does not take.
UNREADABLE = (DecodeError, UnicodeDecodeError, RecursionError)
_REGISTERS = ("registers", Raw | UnsetType, UNSET)  # of a line of JSON Lines


@cache
def decoder(members: Members) -> json.Decoder[Any]:
    """Return a decoder of projected events; `registers`, of a line that has some, stay JSON."""
    return json.Decoder(_projected(Event, members, (_REGISTERS,)))


def _projected(row: type[Struct], members: Members, others: Iterable[tuple[Any, ...]] = ()) -> type[Struct]:
    names = {member.partition(".")[0] for member in members}
    known = (_field(field, _below(field.encode_name, members)) for field in fields(row) if field.encode_name in names)
    return defstruct(row.__name__, [*known, *others], kw_only=True, gc=False)


def _below(name: str, members: Members) -> Members:
    """Return the paths that go on below a member, without its name."""
    return frozenset(member.removeprefix(f"{name}.") for member in members if member.startswith(f"{name}."))


def _field(field: FieldInfo, below: Members) -> tuple[Any, ...]:
    """Return name, type and default of a member; a required one has no default."""
    type_ = _plain(field.type, below)
    return (field.encode_name, type_) if field.required else (field.encode_name, type_, field.default)


def _plain(type_: Any, below: Members) -> Any:
    """Return a type without its rules: a text for a date or an id, the projected struct for a row."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _plain(arguments[0], below)
    if origin is tuple:
        return tuple[_plain(arguments[0], below), ...]  # type: ignore[misc]
    if type(None) in arguments:
        return _plain(arguments[0], below) | None
    if isinstance(type_, type) and issubclass(type_, Struct):
        return _projected(type_, below)
    return bool if type_ is bool else str
