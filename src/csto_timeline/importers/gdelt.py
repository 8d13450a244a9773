"""GDELT events: tab-separated rows without a header, in the order of the GDELT event codebook.

Version 1.0 has 58 columns (57 in the historical files, which have no SOURCEURL), 2.0 has 61. `SQLDATE` is the day on
which the event took place. The titles are the actors and the CAMEO code: GDELT has no text.
"""

import re
from collections.abc import Sequence

from csto_timeline.importers.table import Cells, text_of

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO_2 = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_WHO = ("Actor1", "Actor2", "Action")
_EVENT = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
)
COLUMNS_1 = (*_EVENT, *(f"{who}Geo_{name}" for who in _WHO for name in _GEO), "DATEADDED", "SOURCEURL")
COLUMNS_2 = (*_EVENT, *(f"{who}Geo_{name}" for who in _WHO for name in _GEO_2), "DATEADDED", "SOURCEURL")
NEEDS = frozenset({"globaleventid", "sqldate"})
USES = frozenset(
    {
        *("globaleventid", "sqldate", "monthyear", "year", "fractiondate", "sourceurl", "eventcode"),
        *("actor1name", "actor2name", "actor1code", "actor2code", "actor1countrycode", "actor2countrycode"),
        *("actiongeo_fullname", "actiongeo_lat", "actiongeo_long"),
    }
)
DATE = "SQLDATE"
_FIRST = (r"[0-9]+", r"[0-9]{8}", r"[0-9]{6}", r"[0-9]{4}", r"[0-9]{4}(?:\.[0-9]+)?")


def is_row(values: Sequence[str]) -> bool:
    """Return whether a first row is one of GDELT: an id, and the date in four forms."""
    return len(values) > len(_FIRST) and all(
        re.fullmatch(pattern, value) for pattern, value in zip(_FIRST, values, strict=False)
    )


def columns(number: int) -> tuple[str, ...]:
    """Return the names of so many columns."""
    every = COLUMNS_2 if number > len(COLUMNS_1) else COLUMNS_1
    return (*every[:number], *(f"column {each + 1}" for each in range(len(every), number)))


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a row."""
    actors = [text_of(cells, f"actor{number}name", f"actor{number}code") for number in (1, 2)]
    named = " – ".join(filter(None, actors)) or "No actor"
    code = text_of(cells, "eventcode")
    url = text_of(cells, "sourceurl")
    countries = dict.fromkeys(text_of(cells, f"actor{number}countrycode") for number in (1, 2))
    return {
        "id": f"gdelt-{text_of(cells, 'globaleventid')}",
        "date": text_of(cells, "sqldate"),
        "kind": f"cameo-{code}" if code else "event",
        "title": f"{named}: CAMEO {code}" if code else named,
        "place": text_of(cells, "actiongeo_fullname"),
        "latitude": text_of(cells, "actiongeo_lat"),
        "longitude": text_of(cells, "actiongeo_long"),
        "countries": tuple(filter(None, countries)),
        "source.publisher": "" if url.startswith("http") else url or "GDELT",
        "source.url": url if url.startswith("http") else "",
    }
