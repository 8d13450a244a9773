"""Make one event of what several logs say of it: the accounts of all, and of its facts those that agree."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log.model import Account, Event

# Facts, which must be the same wherever they are given, and wording, of which the first stands.
_FACTS = ("kind", "place", "place_country", "part_of")
_WORDING = ("title", "summary", "date_note")


def united(placed: Iterable[tuple[str, Event]], left_out: Callable[[str], object]) -> list[Event]:
    """Give one event for each id, where its first one stood; each event comes with the name of its log.

    Accounts keep the date that their log gives the event. `left_out` is told each wording
    that does not stand, and a date that no account keeps. Raises `LogError`, naming both logs, where facts differ.
    """
    events: dict[str, tuple[str, Event]] = {}
    for name, event in placed:
        if event.id not in events:
            events[event.id] = (name, event)
            continue
        first_name, first = events[event.id]
        for member in _FACTS:
            _refuse_clash(member, first, first_name, event, name)
        for text in _not_standing(first, event):
            left_out(f"{name}: left out of event {event.id}: {text}")
        events[event.id] = (first_name, _union(first, event))
    return [event for _, event in events.values()]


def _refuse_clash(member: str, first: Event, first_name: str, other: Event, name: str) -> None:
    one, two = getattr(first, member), getattr(other, member)
    if one != two and one is not None and two is not None:
        raise LogError(
            f'event "{first.id}" cannot be united: its {member} is "{one}" in {first_name} and "{two}" in {name}'
        )


def _not_standing(first: Event, other: Event) -> Iterable[str]:
    for member in _WORDING:
        two = getattr(other, member)
        if two is not None and two != _wording(member, first, other):
            yield f'the {member} "{two}"'
    if first.date != other.date and all(account.date for account in other.accounts):
        yield f"the date {other.date}"


def _wording(member: str, first: Event, other: Event) -> str | None:
    """Give the wording of the first, else of the other; a note on its date only with that date."""
    own: str | None = getattr(first, member)
    if own is not None or (member == "date_note" and first.date != other.date):
        return own
    theirs: str | None = getattr(other, member)
    return theirs


def _union(first: Event, other: Event) -> Event:
    filled = {member: getattr(first, member) or getattr(other, member) for member in _FACTS}
    return replace(
        first,
        **filled,
        **{member: _wording(member, first, other) for member in _WORDING},
        countries=_joined(first.countries, other.countries),
        people=_joined(first.people, other.people),
        accounts=_joined(first.accounts, tuple(_dated(account, other, first) for account in other.accounts)),
    )


def _dated(account: Account, own: Event, united: Event) -> Account:
    """Give the account with the date of its own event, where that is not the date of the united one."""
    if account.date is not None or own.date == united.date:
        return account
    return replace(account, date=own.date)


def _joined(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(item for item in other if item not in one))
