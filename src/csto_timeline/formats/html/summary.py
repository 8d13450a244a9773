"""What a page must know of all its events before it shows the first: one pass over them that holds none."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from csto_timeline.answers.headings import Span
from csto_timeline.formats.html.facets import Facet, facet
from csto_timeline.formats.html.groups import Anchors, group_of
from csto_timeline.formats.html.strip import Density, Strip
from csto_timeline.query.select import Selection


class Summary(Struct, frozen=True, kw_only=True):
    """The dates between which the events lie, the facets, the strip, the ids, the titles of what they are part of."""

    dates: Span
    kinds: Facet
    countries: Facet
    people: Facet
    strip: Strip | None
    ids: frozenset[str]
    wholes: Mapping[str, str]


def summary(selection: Selection) -> Summary:
    """Return the summary of the events of a selection."""
    dates, density, anchors = Span(), Density(), Anchors()
    kinds, countries, people = Counter[str](), Counter[str](), Counter[str]()
    ids, wholes = set[str](), set[str]()
    group, anchor = None, ""
    for event in selection.events:
        if (own := group_of(event)) != group:
            group, anchor = own, anchors.next(own)
        dates.add(event.date)
        density.add(event, anchor)
        for counts, keys in ((kinds, (event.kind,)), (countries, event.countries), (people, event.involved)):
            for key in keys:
                counts[key] += 1
        ids.add(event.id)
        if event.part_of:
            wholes.add(event.part_of)
    registers, of_kinds = selection.registers, facet(kinds, lambda key: selection.registers.kind(key).name)
    return Summary(
        dates=dates,
        kinds=of_kinds,
        countries=facet(countries, lambda key: registers.country(key).name),
        people=facet(people, lambda key: registers.person(key).name),
        strip=density.strip([choice.key for choice in of_kinds.choices]),
        ids=frozenset(ids),
        wholes={id: event.title for id, event in selection.events_of(wholes).items()},
    )
