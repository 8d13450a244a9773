"""Make one event of what several logs say of it: the accounts of all, and of its facts those that agree.

Where one log is preferred, its facts stand, and of the accounts that one source has in several logs its own.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log import extra, same_account
from csto_timeline.log.model import Account, Event
from csto_timeline.log.name_fields import tag_key
from csto_timeline.log.registers import Registers
from csto_timeline.log.validity import PREFER


def merged(
    placed: Iterable[tuple[str, Event]],
    report: Callable[[str], object],
    registers: Registers,
    *,
    first_wins: bool = False,
) -> list[Event]:
    """Return one event for each id, where its first one stood; each event comes with the name of its log.

    Accounts keep the date that their log gives the event. A place that `registers` know by several
    spellings is one, under that of the first. `report` is called with each wording that does not stand, a date that no
    account keeps, and a source of which both logs have an account. Raises `LogError`, naming both logs, where facts
    differ, unless the `first_wins`: then the first fact stands, and the first account of each source.
    """
    rules = _RULES | _WINNING if first_wins else _RULES
    events: dict[str, tuple[str, Event]] = {}
    for name, event in placed:
        if event.id not in events:
            events[event.id] = (name, event)
            continue
        first_name, first = events[event.id]
        if _are_in_one_place(first, event, registers):
            report(f'{name}: left out of event {event.id}: the spelling "{event.place}" of its place')
            event = replace(event, place=first.place)
        try:
            one = _union(first, event, rules)
        except _Clash as clash:
            words = f'its {clash.member} is "{clash.one}" in {first_name} and "{clash.other}" in {name}'
            raise LogError(f'event "{event.id}" cannot be merged: {words} ({PREFER})') from None
        for text in _not_standing(first, event, rules):
            report(f"{name}: left out of event {event.id}: {text}")
        for source in () if first_wins else same_account.repeated(first, event):
            report(f"{name}: another account of {source} added to event {event.id}: {PREFER}")
        events[event.id] = (first_name, one)
    return [event for _, event in events.values()]


def _are_in_one_place(one: Event, other: Event, registers: Registers) -> bool:
    """Return whether two events name one place by two spellings."""
    if not one.place or not other.place or one.place == other.place:
        return False
    return registers.place(one.place).id == registers.place(other.place).id


class _Clash(Exception):
    """A fact that two logs give otherwise."""

    def __init__(self, member: str, one: Any, other: Any) -> None:
        super().__init__(member)
        self.member, self.one, self.other = member, one, other


def _union(first: Event, other: Event, rules: "_Rules") -> Event:
    """Merge two events; a member without a rule is a bug, and raises `KeyError`: it would be lost."""
    members = {member: rules[member](member, first, other) for member in first.__struct_fields__}
    return replace(first, **members)


def _first(member: str, first: Event, other: Event) -> Any:  # noqa: ARG001 (a rule like the others)
    return getattr(first, member)


def _fact(member: str, first: Event, other: Event) -> Any:
    """Return what must be the same wherever it is given; raises `_Clash`."""
    one, two = getattr(first, member), getattr(other, member)
    if one != two and one is not None and two is not None:
        raise _Clash(member, one, two)
    return two if one is None else one


def _wording(member: str, first: Event, other: Event) -> Any:
    """Return the wording of the first, else of the other; what goes with its date or place only where that is one."""
    own, leader = getattr(first, member), _GOES_WITH.get(member)
    if own is not None or (leader and getattr(first, leader) not in {None, getattr(other, leader)}):
        return own
    return getattr(other, member)


def _joined(member: str, first: Event, other: Event) -> tuple[Any, ...]:
    one, two = getattr(first, member), getattr(other, member)
    return (*one, *(item for item in two if item not in one))


def _tags(member: str, first: Event, other: Event) -> tuple[str, ...]:
    """Join the tags, each in the spelling that is first."""
    spelt: dict[str, str] = {}
    for tag in _joined(member, first, other):
        spelt.setdefault(tag_key(tag), tag)
    return tuple(spelt.values())


def _extra(member: str, first: Event, other: Event) -> Any:
    return extra.merged(getattr(first, member), getattr(other, member))


def _accounts(member: str, first: Event, other: Event) -> tuple[Any, ...]:
    """Join the accounts, those of the other with the date of their own event, where that is not the first's.

    Accounts that are the same but for `x-` members are one.
    """
    return extra.joined(getattr(first, member), _dated_accounts(other, first))


def _dated_accounts(own: Event, merged: Event) -> Iterator[Account]:
    return (same_account.dated(account, own, merged) for account in own.accounts)


def _not_standing(first: Event, other: Event, rules: "_Rules") -> Iterable[str]:
    for member, rule in rules.items():
        two = getattr(other, member)
        if rule is _wording and two is not None and two != _wording(member, first, other):
            yield f'the {member} "{two}"'
    for name, value in extra.differing(first.extra, other.extra):
        yield f"the {name} {value}"
    yield from (_left_out if rules["accounts"] is _accounts else same_account.not_standing)(first, other)


def _left_out(first: Event, other: Event) -> Iterator[str]:
    """Yield in words a date that no account keeps, and what accounts that are the same but for `x-` members say."""
    if first.date != other.date and all(account.date for account in other.accounts):
        yield f"the date {other.date}"
    for account, same in extra.matched(first.accounts, _dated_accounts(other, first)):
        if same is not None:
            for name, value in extra.differing_within(first.accounts[same], account):
                yield f"the {name} {value} of the account of {account.source}"


_GOES_WITH = {"time": "date", "date_note": "date", "place_country": "place"}
_Rules = dict[str, Callable[[str, Event, Event], Any]]
# How each member of an event is merged.
_RULES: _Rules = {
    "id": _first,
    "date": _first,
    "time": _wording,
    "kind": _fact,
    "title": _wording,
    "summary": _wording,
    "date_note": _wording,
    "place": _fact,
    "place_country": _fact,
    "countries": _joined,
    "absent": _joined,
    "people": _joined,
    "tags": _tags,
    "part_of": _fact,
    "follows": _fact,
    "accounts": _accounts,
    "extra": _extra,
}
# Which are merged otherwise where the first wins.
_WINNING: _Rules = {
    **{member: _wording for member, rule in _RULES.items() if rule is _fact},
    "accounts": lambda _, first, other: same_account.joined(first, other),
}
