"""Make one event of what several logs say of it: the accounts of all, and of its facts those that agree.

Where one log is preferred, its facts stand, and of the accounts that one source has in several logs its own.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from msgspec.structs import replace

from csto_timeline.errors import LogError
from csto_timeline.log import extra
from csto_timeline.log.joined_names import Names, Tags
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.same_account import Accounts, JoinedAccounts, PreferredAccounts
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
    events: dict[str, _MergedEvent] = {}
    for name, event in placed:
        if one := events.get(event.id):
            for text in one.add(name, event, registers):
                report(text)
        else:
            events[event.id] = _MergedEvent(name, event, first_wins=first_wins)
    return [each.event() for each in events.values()]


class _MergedEvent:
    """One event of several, as these are added, each in a time that does not depend on how many were before."""

    def __init__(self, name: str, first: Event, *, first_wins: bool) -> None:
        """Take the first, with the name of its log."""
        self._name, self._first, self._event = name, first, first
        self._rules = _RULES | _WINNING if first_wins else _RULES
        self._names = {member: (Tags if member == "tags" else Names)(getattr(first, member)) for member in _NAMES}
        self._accounts: Accounts = PreferredAccounts(first) if first_wins else JoinedAccounts(first)

    def add(self, name: str, event: Event, registers: Registers) -> Iterator[str]:
        """Add an event of another log; yield what is to be said of it. Raises `LogError` where facts differ."""
        first = self._event
        if _are_in_one_place(first, event, registers):
            yield f'{name}: left out of event {event.id}: the spelling "{event.place}" of its place'
            event = replace(event, place=first.place)
        try:
            members = {member: self._rules[member](member, first, event) for member in first.__struct_fields__}
        except _Clash as clash:
            words = f'its {clash.member} is "{clash.one}" in {self._name} and "{clash.other}" in {name}'
            raise LogError(f'event "{event.id}" cannot be merged: {words} ({PREFER})') from None
        pairs = self._accounts.paired(event)
        for text in chain(_not_standing(first, event, self._rules), self._accounts.left_out(event, pairs)):
            yield f"{name}: left out of event {event.id}: {text}"
        for source in self._accounts.repeated(pairs):
            yield f"{name}: another account of {source} added to event {event.id}: {PREFER}"
        self._event = replace(first, **members)
        self._accounts.add(pairs)
        for member, names in self._names.items():
            names.add(getattr(event, member))

    def event(self) -> Event:
        """Return the event as it is now: the first as it is, unless another was added."""
        if self._event is self._first:
            return self._first
        names = {member: names.all() for member, names in self._names.items()}
        return replace(self._event, **names, accounts=self._accounts.all())


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


def _gathered(member: str, first: Event, other: Event) -> Any:  # noqa: ARG001 (a rule like the others)
    """Return what the first event has: `_MergedEvent` keeps what all have beside it."""
    return getattr(first, member)


def _extra(member: str, first: Event, other: Event) -> Any:
    return extra.merged(getattr(first, member), getattr(other, member))


def _not_standing(first: Event, other: Event, rules: "_Rules") -> Iterable[str]:
    for member, rule in rules.items():
        two = getattr(other, member)
        if rule is _wording and two is not None and two != _wording(member, first, other):
            yield f'the {member} "{two}"'
    for name, value in extra.differing(first.extra, other.extra):
        yield f"the {name} {value}"


_NAMES = ("countries", "absent", "people", "tags")
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
    "countries": _gathered,
    "absent": _gathered,
    "people": _gathered,
    "tags": _gathered,
    "part_of": _fact,
    "follows": _fact,
    "accounts": _gathered,
    "extra": _extra,
}
# Which are merged otherwise where the first wins.
_WINNING: _Rules = {member: _wording for member, rule in _RULES.items() if rule is _fact}
