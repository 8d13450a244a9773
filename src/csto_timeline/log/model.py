"""The objects of a log: frozen and typed. Their members are the log format.

People, countries, kinds and sources are named in events by id or code, places by any of their spellings. A
register entry gives such a name its spellings; without one, the name stands for itself.
"""

from collections.abc import Iterator, KeysView
from datetime import date
from os import urandom
from typing import Annotated, Any, Literal

from msgspec import Meta, Raw, Struct, field

from csto_timeline.dates.event_date import Day, EventDate
from csto_timeline.log.name_fields import involved

TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9](Z|(?!-00:00)[+-](0[0-9]|1[0-4]):[0-5][0-9])?$(?!\n)"
Time = Annotated[str, Meta(pattern=TIME)]
# BCP 47: a language and whatever subtags, none of them looked up in the registry.
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$(?!\n)"
Language = Annotated[str, Meta(pattern=LANGUAGE)]
SLUG = r"^[a-z0-9]+(-+[a-z0-9]+)*$(?!\n)"
Slug = Annotated[str, Meta(pattern=SLUG)]
PREFIX = "x-"
# What `extra` is called between a log and its rows: drawn anew in each run, so that no log has a member of that name.
EXTRA = f"(x-){urandom(8).hex()}"
NonEmpty = Annotated[str, Meta(pattern=r"\S")]
Color = Literal["red", "green", "yellow", "blue", "magenta", "cyan"]
Extra = dict[Annotated[str, Meta(pattern="^x-")], Raw]  # members that the log format leaves to others, as JSON
# Degrees of WGS 84, east and north of the Equator positive, in the order of GeoJSON (RFC 7946, 3.1.1).
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Coordinates = tuple[Longitude, Latitude]


class LogObject(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What all objects share: no member but the declared ones and `extra`, defaults left out when written.

    `extra` are the members whose names begin with `x-`; see extra.py.
    """

    extra: Extra | None = field(name=EXTRA, default=None)


class Kind(LogObject, frozen=True):
    """A kind of event that a log declares for itself."""

    id: NonEmpty
    name: NonEmpty
    color: Color | None = None


class Tenure(LogObject, frozen=True, kw_only=True):
    """Something that holds from `since` to `until`, two event dates, both included.

    Without `since` the log does not know from when, and it holds at no time for sure.
    """

    since: EventDate | None = field(default=None, name="from")
    until: EventDate | None = field(default=None, name="to")

    def held_at(self, when: EventDate) -> bool:
        """Return whether it certainly held on every day on which `when` may lie."""
        days = when.loosened()
        if self.since is None or when.earliest is None or self.since.loosened().start_max > days.start_min:
            return False
        return self.until is None or (when.latest is not None and self.until.loosened().end_min >= days.end_max)

    def may_hold_on(self, day: date) -> bool:
        """Return whether it may have held on a day, as far as its dates reach.

        Where a side of them is open, as of a tenure that began “by 2019”, the log says nothing of the days beyond.
        """
        since, until = self.since, self.until
        if since is None or day < (since.start_max if since.earliest is None else since.start_min):
            return False
        return until is None or day <= (until.end_min if until.latest is None else until.end_max)


class Membership(Tenure, frozen=True):
    """The status of a country in a `body`, such as a treaty or an organization: member, suspended, ...

    `event` is the id of the event that made it so.
    """

    status: NonEmpty
    body: NonEmpty | None = None
    event: Slug | None = None


class Country(LogObject, frozen=True):
    """A country by its code (ISO 3166-1 alpha-2 if there is one)."""

    code: NonEmpty
    name: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    membership: tuple[Membership, ...] = ()


class Place(LogObject, frozen=True):
    """A place that events name by its id, its name or an alias, in any spelling: a renamed city is one place."""

    id: Slug
    name: NonEmpty
    country: NonEmpty | None = None
    aliases: tuple[NonEmpty, ...] = ()
    coordinates: Coordinates | None = None


class Office(Tenure, frozen=True):
    """An office that a person held. `source` is the id of a publication that says so."""

    title: NonEmpty
    source: NonEmpty | None = None


class Person(LogObject, frozen=True):
    """A person with the spellings of the name and the offices held."""

    id: Slug
    name: NonEmpty
    country: NonEmpty | None = None
    aliases: tuple[NonEmpty, ...] = ()
    offices: tuple[Office, ...] = ()

    def offices_at(self, when: EventDate) -> tuple[Office, ...]:
        """Return the offices certainly held at that time, in the order of the log.

        Of two terms of one office that meet there, the first.
        """
        offices: dict[str, Office] = {}
        for office in self.offices:
            if office.held_at(when):
                offices.setdefault(office.title, office)
        return tuple(offices.values())


class Source(LogObject, frozen=True):
    """One publication. `wire` is the news agency whose text it prints.

    `archived` is the address of a stored copy, `accessed` the day on which it was read there or at `url`, `language`
    (BCP 47) what it is written in.
    """

    id: Slug
    publisher: NonEmpty
    title: NonEmpty | None = None
    author: NonEmpty | None = None
    published: EventDate | None = None
    wire: NonEmpty | None = None
    url: NonEmpty | None = None
    archived: NonEmpty | None = None
    accessed: Day | None = None
    language: Language | None = None


class Former(LogObject, frozen=True):
    """The id of an event that was merged into another, whose id is `event`."""

    id: Slug
    event: Slug


class Quote(LogObject, frozen=True):
    """Words as one source prints them, to the character, without the outer quotation marks.

    `original` are the words before they were translated. `language` (BCP 47) is that of `original`, where it is
    given, else of `text`: the one that was spoken.
    """

    speaker: NonEmpty
    text: NonEmpty
    original: NonEmpty | None = None
    language: Language | None = None


class Account(LogObject, frozen=True):
    """What one source says about an event.

    `date` only where it differs from the event's; `announced` where the source came out
    before the event.
    """

    source: NonEmpty
    date: EventDate | None = None
    says: NonEmpty | None = None
    quotes: tuple[Quote, ...] = ()
    announced: bool = False


class Event(LogObject, frozen=True, kw_only=True):
    """One dated thing that happened, or was announced.

    `time` goes with a date that is known to the day. `absent` are countries that were expected and stayed away, as a
    source says; `follows` is the id of the event that this one answers.
    """

    id: Slug
    date: EventDate
    time: Time | None = None
    kind: NonEmpty
    title: NonEmpty
    summary: NonEmpty | None = None
    date_note: NonEmpty | None = None
    place: NonEmpty | None = None
    place_country: NonEmpty | None = None
    countries: tuple[NonEmpty, ...] = ()
    absent: tuple[NonEmpty, ...] = ()
    people: tuple[NonEmpty, ...] = ()
    tags: tuple[NonEmpty, ...] = ()
    part_of: Slug | None = None
    follows: Slug | None = None
    accounts: Annotated[tuple[Account, ...], Meta(min_length=1)]

    @property
    def announced(self) -> bool:
        """Whether every account came out before the event: the log does not say if it took place."""
        return all(account.announced for account in self.accounts)

    @property
    def date_time(self) -> str:
        """The date as the log writes it, and after a T the time, if there is one (ISO 8601-1)."""
        return date_time(self)

    @property
    def quotes(self) -> Iterator[Quote]:
        """The quotes of all accounts, in their order."""
        return (quote for account in self.accounts for quote in account.quotes)

    @property
    def involved(self) -> KeysView[str]:
        """The people of the event and the speakers of its quotes, in their order."""
        return involved(self)


def date_time(event: Any) -> str:
    """Return the date of an event as the log writes it, and after a T the time; a projected event will do."""
    return f"{event.date}T{event.time}" if event.time else str(event.date)
