"""The state of things on a day, as far as the log knows it: nothing is guessed."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from csto_timeline.answers.nearness import Distance, all_days, distance, first_days
from csto_timeline.dates import event_date as dates
from csto_timeline.dates.event_date import EventDate, Fit, Period
from csto_timeline.dates.words import full
from csto_timeline.log.model import Country, Event, Membership, Person, Tenure
from csto_timeline.log.registers import Registers
from csto_timeline.query.query import Selection

CHAIR = "Chairman of the CSTO Collective Security Council"
LANDMARKS = ("summit", "appointment", "clash")


class Landmark(Struct, frozen=True):
    """An event of one kind around the day, and how far it is from it."""

    event: Event
    distance: Distance


class Around(Struct, frozen=True):
    """The last event of a kind that was surely over, the next that had surely not begun, and those between."""

    kind: str
    last: Landmark | None
    that_day: tuple[Landmark, ...]
    next: Landmark | None

    def places(self) -> tuple[tuple[str, tuple[Landmark, ...]], ...]:
        """Give `last`, `that day` and `next`, each with its events."""
        last, later = ((each,) if each else () for each in (self.last, self.next))
        return ("last", last), ("that day", self.that_day), ("next", later)


class State(Struct, frozen=True):
    """What surely held on `day`.

    `offices` are titles with their holders, `vacant` the titles that the log knows with dates,
    but not for that day. `members` are the countries whose standing the log knows for that day,
    `unknown_members` those of which it knows it for other days only.
    """

    day: date
    chair: tuple[Person, ...]
    offices: tuple[tuple[str, tuple[Person, ...]], ...]
    vacant: tuple[str, ...]
    members: tuple[tuple[Country, tuple[Membership, ...]], ...]
    unknown_members: tuple[Country, ...]
    around: tuple[Around, ...]


def state(selection: Selection, day: date) -> State:
    """Give the state on `day`: registers of the log, landmarks among the events of the selection."""
    holders = _holders(selection.registers, day)
    standing = [
        (country, tuple(each for each in country.membership if _surely_held(each, day)))
        for country in selection.registers.countries
        if country.membership
    ]
    return State(
        day,
        chair=holders.pop(CHAIR, ()),
        offices=tuple((title, people) for title, people in holders.items() if people),
        vacant=tuple(title for title, people in holders.items() if not people),
        members=tuple((country, held) for country, held in standing if held),
        unknown_members=tuple(country for country, held in standing if not held),
        around=tuple(_around(selection.events, kind, day) for kind in _landmark_kinds(selection.registers)),
    )


def standing_words(held: Iterable[Membership]) -> str:
    """Give how a country stands: `member (treaty), member (organization)`."""
    return ", ".join(each.status + (f" ({each.body})" if each.body else "") for each in held)


def ended(country: Country, day: date) -> str:
    """Give how a country stood last, where all that the log knows of it surely ended before `day`."""
    if not all(each.until and each.until.end_max < day for each in country.membership):
        return ""
    last = max(country.membership, key=lambda each: each.until.end_max if each.until else date.max)
    return f"{standing_words([last])} until {full(last.until)}" if last.until else ""


def _landmark_kinds(registers: Registers) -> list[str]:
    """Give the kinds to look for; a log that declares others than these is asked for all of its own."""
    declared = [kind.id for kind in registers.kinds]
    return [kind for kind in LANDMARKS if not declared or kind in declared] or declared


def _surely_held(tenure: Tenure, day: date) -> bool:
    """Say whether it was held on `day`; of the days to come only a known end tells."""
    return tenure.held_at(EventDate(day.isoformat())) and (tenure.until is not None or day <= dates.today())


def _holders(registers: Registers, day: date) -> dict[str, tuple[Person, ...]]:
    """Give each office of which the log knows a date, with who surely held it."""
    holders: dict[str, tuple[Person, ...]] = {}
    for person in registers.people:
        for office in person.offices:
            if office.since or office.until:
                known = holders.get(office.title, ())
                held = (person,) if _surely_held(office, day) and person not in known else ()
                holders[office.title] = known + held
    return dict(sorted(holders.items()))


def _around(events: Iterable[Event], kind: str, day: date) -> Around:
    of_kind = [event for event in events if event.kind == kind]
    exact = Period(day, day)
    before = [event for event in of_kind if all_days(event).last < day]
    after = [event for event in of_kind if all_days(event).first > day]
    return Around(
        kind,
        _landmark(max(before, key=lambda event: all_days(event).last, default=None), day),
        tuple(Landmark(event, _from(day, event)) for event in of_kind if event.fit(exact) is not Fit.NO),
        _landmark(min(after, key=lambda event: all_days(event).first, default=None), day),
    )


def _landmark(event: Event | None, day: date) -> Landmark | None:
    return Landmark(event, _from(day, event)) if event else None


def _from(day: date, event: Event) -> Distance:
    return distance(Period(day, day), first_days(event))
