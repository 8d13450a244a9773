"""The registers that events refer to (kinds, countries, people, places, sources), and by which members."""

from collections.abc import Callable, Iterable, KeysView
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec import Struct


class NameField(Struct, frozen=True):
    """A class of names that events use. `label` is the word for one, `register` has their entries, if there is one.

    `members` are the paths of the members of an event that hold them; `keys_of` reads these, of a projected event too.
    Where an event lists `several`, an option may ask for events that have all of them: `--country armenia+russia`.
    `stand_in` has keys that events have by way of others, and these: an office, and the ids of whoever held it.
    """

    name: str
    label: str
    register: str | None
    members: frozenset[str]
    keys_of: Callable[[Any], tuple[str, ...]]
    several: bool = False
    stand_in: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def option(self) -> str:
        """What the option is called that takes such names, without hyphens."""
        return self.label.split()[0]


def involved(event: Any) -> KeysView[str]:
    """Return the people of an event and the speakers of its quotes, in their order."""
    people = dict.fromkeys(event.people)
    for account in event.accounts:
        for quote in account.quotes:
            people[quote.speaker] = None
    return people.keys()


def tag_key(tag: str) -> str:
    """Return a tag as it is compared, so that all its spellings are one."""
    from csto_timeline.folding import fold  # few calls ask for tags

    return fold(tag) or tag


_NAME_FIELDS = (
    NameField("kinds", "kind", "kinds", frozenset({"kind"}), lambda event: (event.kind,)),
    NameField(
        "countries",
        "country",
        "countries",
        frozenset({"countries", "absent"}),
        lambda event: event.countries + event.absent if event.absent else event.countries,
        several=True,
    ),
    NameField("absent", "absent country", "countries", frozenset({"absent"}), attrgetter("absent"), several=True),
    NameField(
        "people",
        "person",
        "people",
        frozenset({"people", "accounts.quotes.speaker"}),
        lambda event: tuple(involved(event)),
        several=True,
    ),
    NameField("tags", "tag", None, frozenset({"tags"}), lambda event: tuple(map(tag_key, event.tags)), several=True),
    NameField("places", "place", "places", frozenset({"place"}), lambda event: (event.place,) if event.place else ()),
    NameField(
        "sources",
        "source",
        "sources",
        frozenset({"accounts.source"}),
        lambda event: tuple(dict.fromkeys(account.source for account in event.accounts)),
    ),
)
NAME_FIELDS = {name_field.name: name_field for name_field in _NAME_FIELDS}
JOINABLE = {name_field.option: name_field.name for name_field in _NAME_FIELDS if name_field.several}
"""The options whose names `+` may join, since an event may have several, each with its field of `NAME_FIELDS`."""
UsedNames = dict[str, dict[str, None]]
"""Of fields of `NAME_FIELDS` the names that events use, in the order of their first use."""


def add_names(used: dict[str, None], name_field: NameField, events: Iterable[Any]) -> None:
    """Add the names that events use, also projected ones."""
    used.update(dict.fromkeys(chain.from_iterable(map(name_field.keys_of, events))))
