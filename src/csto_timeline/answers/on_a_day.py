"""The state of things on a day, as far as the log knows it: nothing is guessed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from csto_timeline.answers.nearness import Distance, all_days, distance, first_days, last_days
from csto_timeline.dates import calendar
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from csto_timeline.dates.words import full
from csto_timeline.log.model import Country, Event, Membership, Office, Person, Tenure
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.query.has_names import HasAny
from csto_timeline.query.in_period import InPeriod
from csto_timeline.query.select import Selection

_ACTING = "Acting "


class Landmark(Struct, frozen=True):
    """An event of one kind around the day, and how far from the day it began or, if it was `over`, ended."""

    event: Event
    distance: Distance
    over: bool = False

    @property
    def apart(self) -> str:
        """How far it is, in words; nothing for the day itself."""
        if self.distance == Distance(0, 0):
            return ""
        return f"ended {self.distance}" if self.over and self.event.date.lasts else f"{self.distance}"


class Around(Struct, frozen=True):
    """The last event of a kind that was certainly over, the next that had certainly not begun, and those between."""

    kind: str
    last: Landmark | None
    that_day: tuple[Landmark, ...]
    next: Landmark | None

    def places(self) -> tuple[tuple[str, tuple[Landmark, ...]], ...]:
        """Return `last`, `that day` and `next`, each with its events."""
        last, later = ((each,) if each else () for each in (self.last, self.next))
        return ("last", last), ("that day", self.that_day), ("next", later)


class State(Struct, frozen=True):
    """What held on `day`, certainly unless something else is said.

    `chair` is the title of the office that chairs, where the log names one, with its holders. `offices`
    are other titles with their holders. `possible` are titles without a certain holder, the chair’s among them, with
    those who may have held them; `vacant` the titles for which the log names nobody on that day, of an office and who
    acts in it only the office, and `at_other_times` those of these that it knows for earlier days only, or for later
    ones. `members` are the countries whose standing the log
    knows for that day, `unknown_members` those of which it knows it for other days only. `around` are the events of
    the kinds that are landmarks, or that the query names, and `that_day` is how many events of all kinds may have been
    on the day; `filters` says in words which of them were looked at,
    nothing if all were.
    """

    day: date
    chair: tuple[str, tuple[Person, ...]] | None
    offices: tuple[tuple[str, tuple[Person, ...]], ...]
    possible: tuple[tuple[str, tuple[Person, ...]], ...]
    vacant: tuple[str, ...]
    at_other_times: tuple[str, ...]
    members: tuple[tuple[Country, tuple[Membership, ...]], ...]
    unknown_members: tuple[Country, ...]
    around: tuple[Around, ...]
    that_day: int
    filters: str = ""

    @property
    def tells_offices(self) -> bool:
        """Whether the log knows an office with dates, on whatever day."""
        return bool(self.chair or self.offices or self.possible or self.vacant)

    @property
    def tells_members(self) -> bool:
        """Whether the log knows a membership, on whatever day."""
        return bool(self.members or self.unknown_members)


def state(selection: Selection, day: date) -> State:
    """Return the state on `day`: registers of the log, landmarks among the events of the selection.

    Where the log names no landmarks, every kind is one; where the query names kinds, these are.
    """
    landmarks = _kinds_asked(selection) or selection.registers.landmarks
    kinds = {kind: _Nearest(kind, day) for kind in landmarks}
    on_the_day, that_day = InPeriod(Period(day, day)), 0
    for event in selection.events:
        that_day += on_the_day.fit(event) is not Fit.NO
        if not landmarks and event.kind not in kinds:
            kinds[event.kind] = _Nearest(event.kind, day)
        if event.kind in kinds:
            kinds[event.kind].add(event)
    holders = _holders(selection.registers, day, _surely_held)
    candidates = _holders(selection.registers, day, _maybe_held)
    possible = {title: candidates[title] for title, people in holders.items() if not people and candidates[title]}
    chair = selection.registers.chair
    vacant = tuple(title for title in _vacant(holders, chair) if title not in possible and title != chair)
    standing = [
        (country, tuple(each for each in country.membership if _surely_held(each, day)))
        for country in selection.registers.countries
        if country.membership
    ]
    return State(
        day,
        chair=(chair, holders.get(chair, ())) if chair else None,
        offices=tuple((title, people) for title, people in holders.items() if people and title != chair),
        possible=tuple(possible.items()),
        vacant=vacant,
        at_other_times=tuple(title for title in vacant if not _is_gap(selection.registers, title, day)),
        members=tuple((country, memberships) for country, memberships in standing if memberships),
        unknown_members=tuple(country for country, memberships in standing if not memberships),
        around=tuple(nearest.around() for nearest in kinds.values()),
        that_day=that_day,
        filters=selection.described() if selection.criteria else "",
    )


def _kinds_asked(selection: Selection) -> list[str]:
    """Return the kinds that the query names."""
    of_kinds = (
        each for each in selection.criteria if isinstance(each, HasAny) and each.name_field is NAME_FIELDS["kinds"]
    )
    return [name.key for criterion in of_kinds for group in criterion.groups for name in group]


def standing_words(memberships: Iterable[Membership]) -> str:
    """Return how a country stands: `member (treaty), member (organization)`."""
    return ", ".join(each.status + (f" ({each.body})" if each.body else "") for each in memberships)


def ended(country: Country, day: date) -> str:
    """Return how a country stood last, where all that may have begun by `day` certainly ended before it."""
    begun = [each for each in country.membership if not each.since or each.since.start_min <= day]
    if not begun or not all(each.until and each.until.end_max < day for each in begun):
        return ""
    last = max(begun, key=lambda each: each.until.end_max if each.until else date.max)
    return f"{standing_words([last])} until {full(last.until)}" if last.until else ""


def _surely_held(tenure: Tenure, day: date) -> bool:
    """Return whether it was held on `day`; of the days to come only a known end tells."""
    return tenure.held_at(EventDate(day.isoformat())) and (tenure.until is not None or day <= calendar.today())


def _maybe_held(tenure: Tenure, day: date) -> bool:
    """Return whether it may have been held on `day`; of the days to come only a known end tells."""
    return tenure.may_hold_on(day) and (tenure.until is not None or day <= calendar.today())


def _holders(registers: Registers, day: date, held: Callable[[Tenure, date], bool]) -> dict[str, tuple[Person, ...]]:
    """Return each office of which the log knows a date, with those of whom `held` says that they had it."""
    holders: dict[str, tuple[Person, ...]] = {}
    for person, office in _dated_offices(registers):
        known = holders.get(office.title, ())
        holders[office.title] = known + ((person,) if held(office, day) and person not in known else ())
    return dict(sorted(holders.items()))


def _dated_offices(registers: Registers) -> Iterator[tuple[Person, Office]]:
    for person in registers.people:
        for office in person.offices:
            if office.since or office.until:
                yield person, office


def _is_gap(registers: Registers, title: str, day: date) -> bool:
    """Return whether the log knows the office both for days before and for days after `day`."""
    terms = [office for _, office in _dated_offices(registers) if office.title == title]
    begun = any(office.since is None or office.since.start_min <= day for office in terms)
    return begun and any(office.until is None or office.until.end_max >= day for office in terms)


def _vacant(holders: Mapping[str, tuple[Person, ...]], chair: str | None) -> Iterator[str]:
    """Yield the titles that nobody is known to hold.

    It is no gap that somebody acts in an office, nor that nobody acts in one that is a title too.
    """
    titles = {*holders, chair}
    for title, people in holders.items():
        acting = title.startswith(_ACTING) and title.removeprefix(_ACTING) in titles
        if not people and not acting and not holders.get(f"{_ACTING}{title}"):
            yield title


class _Nearest:
    """Keeps of the events of one kind the last before a day, the first after it, and those that may lie on it."""

    def __init__(self, kind: str, day: date) -> None:
        self._kind = kind
        self._day = day
        self._on_the_day = InPeriod(Period(day, day))
        self._last: tuple[date, Event] | None = None
        self._next: tuple[date, Event] | None = None
        self._that_day: list[Landmark] = []

    def add(self, event: Event) -> None:
        """Look at an event; of two that are equally far the first stands."""
        days = all_days(event)
        if days.last and days.last < self._day and (self._last is None or days.last > self._last[0]):
            self._last = days.last, event
        if days.first and days.first > self._day and (self._next is None or days.first < self._next[0]):
            self._next = days.first, event
        if self._on_the_day.fit(event) is not Fit.NO:
            self._that_day.append(self._landmark(event, first_days(event)))

    def around(self) -> Around:
        """Return what has been kept."""
        last = self._landmark(self._last[1], last_days(self._last[1]), over=True) if self._last else None
        following = self._landmark(self._next[1], first_days(self._next[1])) if self._next else None
        return Around(self._kind, last, tuple(self._that_day), following)

    def _landmark(self, event: Event, days: Period, *, over: bool = False) -> Landmark:
        return Landmark(event, distance(Period(self._day, self._day), days), over)
