"""What events name: kinds, countries, people, places and sources, and by which of their members."""

from collections.abc import Callable, KeysView
from operator import attrgetter
from typing import Any

from msgspec import Struct


class Named(Struct, frozen=True):
    """A sort of names: the word for one, the register that has entries for them if there is one, where events use them.

    `members` are the paths of those members of an event, `keys_of` reads them, also of a projected event.
    """

    name: str
    label: str
    register: str | None
    members: frozenset[str]
    keys_of: Callable[[Any], tuple[str, ...]]


def involved(event: Any) -> KeysView[str]:
    """Return the people of an event and the speakers of its quotes, in their order."""
    people = dict.fromkeys(event.people)
    for account in event.accounts:
        for quote in account.quotes:
            people[quote.speaker] = None
    return people.keys()


_NAMED = (
    Named("kinds", "kind", "kinds", frozenset({"kind"}), lambda event: (event.kind,)),
    Named("countries", "country", "countries", frozenset({"countries"}), attrgetter("countries")),
    Named(
        "people",
        "person",
        "people",
        frozenset({"people", "accounts.quotes.speaker"}),
        lambda event: tuple(involved(event)),
    ),
    Named("places", "place", "places", frozenset({"place"}), lambda event: (event.place,) if event.place else ()),
    Named(
        "sources",
        "source",
        "sources",
        frozenset({"accounts.source"}),
        lambda event: tuple(dict.fromkeys(account.source for account in event.accounts)),
    ),
)
NAMED = {named.name: named for named in _NAMED}
