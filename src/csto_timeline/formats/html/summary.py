"""What a page must know of all its events before it shows the first: one pass over them that holds none."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from csto_timeline.answers.headings import Extent
from csto_timeline.answers.relations import Mention, mentions, named_by
from csto_timeline.folding import fold
from csto_timeline.formats.html.facets import Facet, Values
from csto_timeline.formats.html.strip import Density, Strip
from csto_timeline.formats.icalendar.entry import uid_of
from csto_timeline.formats.svg.extent import days_of
from csto_timeline.formats.svg.pieces import Piece, pieces
from csto_timeline.log.model import Event, Source
from csto_timeline.log.name_fields import tag_key
from csto_timeline.log.registers import Registers
from csto_timeline.query.select import Selection


class Summary(Struct, frozen=True, kw_only=True):
    """The dates between which the events lie, facets, strip, ids, and the other events that they name.

    `of_builtin` says whether any event is of the built-in log, `uid` is what the UID of the first ends in.
    `days` are the first that the picture shows and the one after the last, as ordinals; none if there is not an event.
    """

    dates: Extent
    days: tuple[int, int] | None
    kinds: Facet
    countries: Facet
    people: Facet
    places: Facet
    sources: Facet
    tags: Facet
    strip: Strip | None
    ids: frozenset[str]
    mentions: Mapping[str, Mention]
    of_builtin: bool
    uid: str


def summary(selection: Selection) -> Summary:
    """Return the summary of the events of a selection."""
    dates, density, ids, named = Extent(), Density(), set[str](), set[str]()
    stretches = set[tuple[Piece, ...]]()
    kinds, countries, people, places, sources, tags = (Values() for _ in range(6))
    registers = selection.registers
    of_builtin, uid = False, ""
    for match in selection.matches:
        event = match.event
        uid = uid or uid_of("", match.store, match.place)
        of_builtin = of_builtin or match.store.title_of(match.place) is None
        dates.add(event.date)
        density.add(event)
        stretches.add(pieces(event.date))
        kinds.add([(event.kind, event.kind)])
        countries.add((code, code) for code in (*event.countries, *event.absent))
        people.add((id, id) for id in event.involved)
        places.add((key, key) for key in place_keys(registers, event))
        sources.add(outlets(registers.source(account.source) for account in event.accounts))
        tags.add((tag_key(tag), tag) for tag in reversed(event.tags))
        ids.add(event.id)
        named.update(id for _, id in named_by(event))
    of_kinds = kinds.facet(lambda key: registers.kind(key).name)
    return Summary(
        dates=dates,
        days=days_of(stretches, selection.query.period),
        kinds=of_kinds,
        countries=countries.facet(lambda key: registers.country(key).name),
        people=people.facet(lambda key: registers.person(key).name),
        places=places.facet(lambda key: registers.place(key).name),
        sources=sources.facet(),
        tags=tags.facet(),
        strip=density.strip([choice.key for choice in of_kinds.choices]),
        ids=frozenset(ids),
        mentions=mentions(selection.store, named),
        of_builtin=of_builtin,
        uid=uid,
    )


def place_keys(registers: Registers, event: Event) -> list[str]:
    """Return the key of the event's place, one for all its spellings; nothing if it has none."""
    return [registers.place(event.place).id] if event.place else []


def outlets(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    """Yield the publishers and wire agencies of sources, as `--source` knows them, each after its key."""
    for source in sources:
        for name in filter(None, (source.publisher, source.wire)):
            yield fold(name) or name, name
