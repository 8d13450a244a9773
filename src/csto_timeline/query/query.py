"""Everything that a user filters by, as typed."""

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.dates.event_date import Period


class Query(Struct, frozen=True, kw_only=True):
    """The filters of a call.

    Values of one filter mean *or*, `+` inside a value means *and*, different filters mean *and*.
    Both ends of `period` are included.
    """

    period: Period | None = None
    certain: bool = False
    countries: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    search: str | None = None
    not_countries: tuple[str, ...] = ()
    not_people: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    disputed: bool = False
    single_source: bool = False
    limit: int | None = None
    reverse: bool = False

    def unlimited(self) -> "Query":
        """Return the query for all that fits, earliest first: for answers that count or reorder."""
        return replace(self, limit=None, reverse=False)
