"""GeoJSON (RFC 7946), for a map: a point for each event whose place has coordinates.

A map shows the place, not where in it something happened, and knows no vague dates: the bounds of
the date are `earliest` and `latest`, null on a side that is open, and `when` is the date in words.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from msgspec import json

from csto_timeline.addresses import link_of
from csto_timeline.answers.circumstances import when
from csto_timeline.answers.headings import kind_name
from csto_timeline.answers.places import coordinates_of
from csto_timeline.dates.words import full
from csto_timeline.formats.exporter import Options, Track, read
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, json_escaped, paragraphs, visible

_NAMED = 10  # events that are on no map


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield a FeatureCollection, one feature a line; `name` is the title of the log, as GDAL writes and reads it."""
    registers, before = selection.registers, "\n"
    yield json_escaped(f'{{"type":"FeatureCollection","name":{_json(visible(registers.title))},"features":[')
    for event, certain in read(track(selection.matches)):
        if coordinates := coordinates_of(registers, event):
            geometry = {"type": "Point", "coordinates": coordinates}
            properties = _properties(registers, event, certain)
            feature = {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}
            yield before + json_escaped(_json(feature))
            before = ",\n"
    yield "\n]}\n"


def count(selection: Selection, options: Options) -> int:  # noqa: ARG001
    """Return how many events have a place with coordinates."""
    return sum(coordinates_of(selection.registers, event) is not None for event in selection.events)


def remarks(selection: Selection, options: Options, number: int) -> list[str]:  # noqa: ARG001
    """Return how many events are on no map, where `number` are on it, and the first of them."""
    lacking = len(selection.matches) - number
    if not lacking:
        return []
    first = islice((each.id for each in selection.events if not coordinates_of(selection.registers, each)), _NAMED)
    named = ", ".join([*first, *(["…"] if lacking > _NAMED else [])])
    return [f"{counted(lacking, 'event')} left out, with no place or one without coordinates: {named}"]


def _properties(registers: Registers, event: Event, certain: bool) -> dict[str, Any]:
    sources = [registers.source(id) for id in dict.fromkeys(account.source for account in event.accounts)]
    country = registers.place_country(event)
    return {
        "title": visible(event.title),
        "date": event.date.text,
        "time": event.time,
        "when": when(event, full),
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "certainty": "certain" if certain else "possible",
        "announced": event.announced,
        "kind": visible(kind_name(registers, event)),
        "summary": "\n\n".join(paragraphs(event.summary)) if event.summary else None,
        "place": visible(registers.place_name(event) or ""),
        "place_country": visible(registers.country(country).name) if country else None,
        "countries": _shown(registers.country(code).name for code in event.countries),
        "absent": _shown(registers.country(code).name for code in event.absent),
        "people": _shown(registers.person(id).name for id in event.people),
        "tags": _shown(event.tags),
        "sources": _shown(source.publisher for source in sources),
        "addresses": [link_of(source.url) or visible(source.url) for source in sources if source.url],
    }


def _shown(names: Iterable[str]) -> list[str]:
    return [visible(name) for name in names]


def _json(value: Any) -> str:
    return json.encode(value).decode()
