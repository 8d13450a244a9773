"""What a page must know of all its events before it shows the first: one pass over them that holds none."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from csto_timeline.answers.headings import Span
from csto_timeline.formats.html.facets import Facet, facet
from csto_timeline.formats.html.groups import Anchors, group_of
from csto_timeline.formats.html.strip import Density, Strip
from csto_timeline.log.named import tag_key
from csto_timeline.query.select import Selection


class Summary(Struct, frozen=True, kw_only=True):
    """The dates between which the events lie, facets, strip, ids, and the titles of the events that they name.

    `of_builtin` says whether any of the events is of the built-in log.
    """

    dates: Span
    kinds: Facet
    countries: Facet
    people: Facet
    tags: Facet
    strip: Strip | None
    ids: frozenset[str]
    titles: Mapping[str, str]
    of_builtin: bool


def summary(selection: Selection) -> Summary:
    """Return the summary of the events of a selection."""
    dates, density, anchors = Span(), Density(), Anchors()
    kinds, countries, people, tags = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    ids, named, spelt = set[str](), set[str](), dict[str, str]()
    group, anchor, of_builtin = None, "", False
    for match in selection.matches:
        event = match.event
        if (own := group_of(selection, match)) != group:
            group, anchor = own, anchors.next(own)
        of_builtin = of_builtin or match.store.title_of(match.place) is None
        dates.add(event.date)
        density.add(event, anchor)
        kinds[event.kind] += 1
        countries.update({*event.countries, *event.absent})
        people.update(event.involved)
        tags.update({tag_key(tag) for tag in event.tags})
        for tag in event.tags:
            spelt.setdefault(tag_key(tag), tag)
        ids.add(event.id)
        named.update(filter(None, (event.part_of, event.follows)))
    registers, of_kinds = selection.registers, facet(kinds, lambda key: selection.registers.kind(key).name)
    return Summary(
        dates=dates,
        kinds=of_kinds,
        countries=facet(countries, lambda key: registers.country(key).name),
        people=facet(people, lambda key: registers.person(key).name),
        tags=facet(tags, spelt.__getitem__),
        strip=density.strip([choice.key for choice in of_kinds.choices]),
        ids=frozenset(ids),
        titles={id: event.title for id, event in selection.events_of(named).items()},
        of_builtin=of_builtin,
    )
