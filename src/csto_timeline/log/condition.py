"""A criterion as data, for a store that can look up which events may match before it reads them.

A condition says no more than a lookup can hold true of an event. What it may find is read, and asked again by the
criterion itself, so that dates and names have one rule each.
"""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from csto_timeline.log.name_fields import NameField

if TYPE_CHECKING:
    from csto_timeline.dates.month_day import MonthDay


class Anything(Struct, frozen=True):
    """Nothing can be told without reading the event."""


class Within(Struct, frozen=True):
    """A date of the event, its own or one of an account, may have one of these days, both included."""

    first: date
    last: date


class OnDay(Struct, frozen=True):
    """A date of the event may be this day of some year."""

    day: "MonthDay"


class Uses(Struct, frozen=True):
    """The event uses one of these names, by the keys that `named` has of it; `also` are names that may be meant too."""

    name_field: NameField
    keys: frozenset[str]
    also: frozenset[str] = frozenset()


class Has(Struct, frozen=True):
    """A member of the event, `id`, `part_of` or `follows`, is one of these ids."""

    member: str
    ids: frozenset[str]


class Contains(Struct, frozen=True):
    """This stands in the folded texts of the event, or in the names by which it calls people, countries and its place.

    They are as `padded` in query/terms.py writes them.
    """

    text: str


class Disputed(Struct, frozen=True):
    """The accounts of the event differ; with `in_date_only`, in its date."""

    in_date_only: bool = False


class Both(Struct, frozen=True):
    """All of these hold."""

    parts: "tuple[Condition, ...]"


class Either(Struct, frozen=True):
    """One of these holds."""

    parts: "tuple[Condition, ...]"


class Opposite(Struct, frozen=True):
    """This does not hold."""

    part: "Condition"


Condition = Anything | Within | OnDay | Uses | Has | Contains | Disputed | Both | Either | Opposite
ANYTHING = Anything()
