"""Members of an event that are set from the command line: `date=4 Mar 2021`."""

from collections.abc import Iterable

from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError, UsageError
from csto_timeline.folding import nearest
from csto_timeline.log.name_fields import JOINABLE
from csto_timeline.writing.names import Names, Resolution
from csto_timeline.writing.references import BY_EVENTS
from csto_timeline.writing.text import LogText

SETTABLE = (
    "date",
    "date_note",
    "time",
    "kind",
    "title",
    "summary",
    "place",
    "place_country",
    "part_of",
    "follows",
)
"""The members that are one text: of the others, an editor shows what there is."""
_REQUIRED = ("date", "kind", "title")


def assigned(typed: str) -> tuple[str, str | None]:
    """Return the member and the value that `MEMBER=VALUE` sets, None where it is to be removed; raises `UsageError`.

    A date may be typed in any form of docs/dates.md that does not count from today.
    """
    member, sign, value = typed.partition("=")
    member, value = member.strip(), value.strip()
    if not sign and member in SETTABLE and member not in _REQUIRED:
        raise UsageError(f"--set {typed}: write {member}=VALUE, or {member}= to remove it")
    if not sign:
        raise UsageError(f"--set {typed}: write MEMBER=VALUE, as date=2021-03-04")
    if member not in SETTABLE:
        raise UsageError(f"--set {typed}: {_not_settable(member)}")
    if member != "date" or not value:
        return member, value or None
    try:
        return member, expression_of(value)
    except DateError as error:
        raise UsageError(f"--set date: {error}") from None


def _not_settable(member: str) -> str:
    if member in JOINABLE.values() or member == "accounts":
        return f"{member} is a list, which the editor changes: edit EVENT, or edit EVENT --print and then --from FILE"
    close = nearest(member, SETTABLE, 1)
    write = f"did you mean {close[0]}?" if close else f"choose from {', '.join(SETTABLE)}"
    return f'there is no "{member}" to set; {write}'


def assign(
    log: LogText, event: dict[str, object], members: Iterable[tuple[str, str | None]], *, as_typed: bool = False
) -> list[str]:
    """Set or remove members of an event of a log; return what is to be told of the values.

    Kinds, countries and places are read as those of a new event, and a new country gets an entry; a former id of an
    event is that of the event it became. Raises `UnresolvedName`, also for a new name near a known one, unless it is to
    be taken `as_typed`.
    """
    meanings = [(member, None if value is None else _meaning(log, member, value)) for member, value in members]
    for member, meaning in meanings:
        if meaning is None:
            event.pop(member, None)
            continue
        if not as_typed:
            meaning.unless_near()
        event[member] = meaning.key
        if meaning.entry:
            log.put_entry("countries", meaning.key, meaning.entry)
    return [meaning.note for _, meaning in meanings if meaning and meaning.note]


def _meaning(log: LogText, member: str, value: str) -> Resolution:
    match member:
        case "kind":
            return Names(log.store()).kind(value)
        case "place_country":
            return Names(log.store()).country(value)
        case "place":
            return Names(log.store()).place(value)
        case _ if member in BY_EVENTS:
            return Names(log.store()).event(value)
    return Resolution(value)
