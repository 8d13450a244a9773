"""The places of an import: an entry of the register for each that a row has coordinates of."""

import re
from collections.abc import Mapping
from typing import Any

from csto_timeline.importers.naming import digest
from csto_timeline.importers.record import Entries, Fault
from csto_timeline.importers.table import Cells, text_of
from csto_timeline.writing.ids import slug

_BOTH = ("longitude", "latitude")
_MOST = {"longitude": 180, "latitude": 90}
# Degrees have no thousands: a comma in them is that of a decimal.
_DEGREES = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[Ee][+-]?[0-9]+)?")


class Places:
    """Makes the entries of places, so that no two share an id. `made` has hashes of their ids and countries."""

    def __init__(self, made: dict[int, int]) -> None:
        self._made = made

    def put(self, event: dict[str, Any], targets: Cells, entries: Entries) -> Fault | None:
        """Add an entry for the place of an event if the row has coordinates, and name it in the event.

        Return what is wrong with coordinates that are none, or that are none of a place.
        """
        degrees = {name: text for name in _BOTH if (text := text_of(targets, name).strip())}
        if not degrees:
            return None
        if fault := _fault(event, degrees):
            return Fault(next(iter(degrees)), fault)
        longitude, latitude = (_number(degrees[name]) for name in _BOTH)
        name, country = event["place"], event.get("place_country")
        event["place"] = id = self._id(name, f"{longitude}", f"{latitude}", country)
        in_country = {"country": country} if country else {}
        entries["places"] = {id: {"id": id, "name": name, **in_country, "coordinates": [longitude, latitude]}}
        return None

    def _id(self, name: str, longitude: str, latitude: str, country: str | None) -> str:
        """Return an id: towns share names, so what has other coordinates is another place, or is in another country."""
        id = f"{slug(name) or 'place'}-{digest(name, longitude, latitude)}"
        if self._made.setdefault(hash(id), hash(country)) == hash(country):
            return id
        return f"{slug(name) or 'place'}-{digest(name, longitude, latitude, country or '')}"


def _fault(event: Mapping[str, Any], degrees: Mapping[str, str]) -> str | None:
    """Return why a log has no use for these coordinates; None if they are those of the place of the event."""
    quoted = " and ".join(f'"{text}"' for text in degrees.values())
    if missing := [name for name in _BOTH if name not in degrees]:
        return f"{quoted} has no {missing[0]} beside it; it is left out"
    if not all(_DEGREES.fullmatch(text) and abs(_number(text)) <= _MOST[name] for name, text in degrees.items()):
        return f"{quoted} are no longitude and latitude in degrees, such as 44.51 and 40.18; they are left out"
    if "place" not in event:
        return f"{quoted} are coordinates of no place, as the row names none; they are left out"
    return None


def _number(degrees: str) -> float:
    return float(degrees.replace(",", "."))
