"""The places of an import: an entry of the register for each that a row has coordinates of."""

from typing import Any

from csto_timeline.importers.naming import digest
from csto_timeline.importers.record import Entries
from csto_timeline.importers.table import Cells, text_of
from csto_timeline.writing.ids import slug


class Places:
    """Makes the entries of places, so that no two share an id. `made` has hashes of their ids and countries."""

    def __init__(self, made: dict[int, int]) -> None:
        self._made = made

    def put(self, event: dict[str, Any], targets: Cells, entries: Entries) -> str | None:
        """Add an entry for the place of an event if the row has coordinates, and name it in the event.

        Return in words what is wrong with coordinates that are none.
        """
        degrees = [text_of(targets, name).strip() for name in ("longitude", "latitude")]
        if not all(degrees) or "place" not in event:
            return None
        try:
            longitude, latitude = map(float, degrees)
        except ValueError:
            longitude = latitude = float("nan")
        if not (abs(longitude) <= 180 and abs(latitude) <= 90):
            return f"{', '.join(degrees)} are no longitude and latitude in degrees; they are left out"
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
