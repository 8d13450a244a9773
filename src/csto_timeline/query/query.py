"""Everything that a user filters by, as typed."""

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.period import Period

if TYPE_CHECKING:
    from csto_timeline.dates.month_day import MonthDay  # few calls ask for one


class Query(Struct, frozen=True, kw_only=True):
    """The filters of a call.

    Values of one filter mean *or*, `+` inside a value means *and*, different filters mean *and*.
    Both ends of `period` are included; `period_typed` is how it was asked for. `certain` goes with a period or
    `on`, a day or month of any year.
    """

    period: Period | None = None
    period_typed: str = ""
    on: "MonthDay | None" = None
    certain: bool = False
    events: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()
    not_people: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    disputed: bool = False
    date_disputed: bool = False
    single_source: bool = False
    limit: int | None = None
    reverse: bool = False

    @property
    def asks_for_days(self) -> bool:
        """Whether events are certain or possible: it asks when they were."""
        return self.period is not None or self.on is not None

    @property
    def doubt(self) -> str:
        """What a possible match may turn out to do, such as `lie outside the period`."""
        other = "in another month" if self.on and self.on.day is None else "on another day"
        doubts = (("lie outside the period", self.period), (f"fall {other}", self.on))
        return " or ".join(words for words, value in doubts if value)

    def unlimited(self) -> "Query":
        """Return the query for all that fits, earliest first: for answers that count or reorder."""
        return replace(self, limit=None, reverse=False)
