"""UCDP GED, the Georeferenced Event Dataset of the Uppsala Conflict Data Program.

`date_start` and `date_end` are the earliest and the latest day that an event may have. The codebook's `date_prec`: 1 is
a known day, 2 a range of two to six days, 3 a week, 4 a month, 5 a year. So a range is one of its days.
"""

import re
from datetime import date

from csto_timeline.dates.calendar import Precision, days_around, unit_of
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.dates.typed.units import of_days
from csto_timeline.errors import DateError
from csto_timeline.importers.table import Cells, text_of

NEEDS = frozenset({"date_prec", "date_start", "date_end"})
USES = frozenset(
    {
        *("id", "year", "date_prec", "date_start", "date_end", "side_a", "side_b", "country"),
        *("type_of_violence", "where_coordinates", "where_description", "latitude", "longitude"),
        *("source_article", "source_office", "source_date", "source_headline"),
    }
)
DATE = "date_start"
_WEEK = 6  # days on either side
_UNITS = {"4": Precision.MONTH, "5": Precision.YEAR}
_KINDS = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
_ARTICLE = re.compile(r'"?(?P<publisher>[^,"]+), *(?P<published>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:, *(?P<title>.+?))?"?')


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a row; raises `DateError`."""
    sides = [text_of(cells, "side_a"), text_of(cells, "side_b")]
    where = text_of(cells, "where_coordinates", "where_description")
    title = " – ".join(filter(None, sides)) or text_of(cells, "conflict_name") or "Violence"
    kind = text_of(cells, "type_of_violence")
    return {
        "id": f"ucdp-{text_of(cells, 'id')}" if text_of(cells, "id") else "",
        "date": when(*(text_of(cells, column) for column in ("date_start", "date_end", "date_prec"))),
        "kind": _KINDS.get(kind, kind) or "organized violence",
        "title": f"{title}, {where}" if where else title,
        "place": where,
        "place_country": text_of(cells, "country"),
        "latitude": text_of(cells, "latitude"),
        "longitude": text_of(cells, "longitude"),
        "countries": text_of(cells, "country"),
        "people": tuple(filter(None, sides)),
        **_sources(cells),
    }


def when(start: str, end: str, precision: str) -> str:
    """Return the date of an event as precisely as UCDP knows it; raises `DateError`."""
    first, last = _day(start), _day(end or start)
    if first > last:
        raise DateError(f'date_start "{start}" is after date_end "{end}"')
    if precision == "1":
        return str(first) if first == last else f"{first}/{last}"
    if precision not in {"2", "3", "4", "5"}:
        raise DateError(f'date_prec is "{precision}", and UCDP has 1 to 5: the day may not be known')
    if first != last:
        return of_days(first, last)
    if precision in _UNITS:
        return of_days(*unit_of(first, _UNITS[precision]))
    return of_days(*days_around(first, _WEEK))  # some days with that one among them


def _day(text: str) -> date:
    written = expression_of(re.sub(r"[T ]00:00:00(?:\.0+)?$", "", text))
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise DateError(f'"{text}" is no day, as date_start and date_end are') from None


def _sources(cells: Cells) -> Cells:
    """Return the sources, of the columns that have them apart, else of `source_article`."""
    parts = [[each.strip() for each in text_of(cells, name).split(";")] for name in _APART]
    if any(parts[0]) and len({len(each) for each in parts}) == 1:
        return dict(zip(("source.publisher", "source.published", "source.title"), map(tuple, parts), strict=True))
    article = text_of(cells, "source_article")
    articles = [each.strip().strip('"') for each in re.split(r'";\s*"|;', article) if each.strip(' "')]
    found = [_ARTICLE.fullmatch(each) for each in articles]
    return {
        "source.publisher": tuple(
            match["publisher"] if match else each for match, each in zip(found, articles, strict=True)
        ),
        "source.published": tuple(match["published"] if match else "" for match in found),
        "source.title": tuple((match["title"] or "") if match else "" for match in found),
    }


_APART = ("source_office", "source_date", "source_headline")
