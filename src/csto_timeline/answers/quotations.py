"""Who said what: the quotes of a selection, renderings of one utterance by several outlets together."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.answers.renderings import Gathering, Rendering
from csto_timeline.errors import UsageError
from csto_timeline.log.model import Office, Person, Quote
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.log.store import Store
from csto_timeline.query.criterion import Criterion
from csto_timeline.query.has_names import HasAny
from csto_timeline.query.offices import keys_at, person_or_office
from csto_timeline.query.query import Query
from csto_timeline.query.resolve import names_in
from csto_timeline.query.search import parse_searches
from csto_timeline.query.select import Match, Selection, select
from csto_timeline.query.terms import Search, Term, padded, sought


class Utterance(Struct, frozen=True):
    """What a person said once: the event it belongs to, and its renderings in the order of the accounts.

    `id` tells utterances apart; `offices` are those that the speaker certainly held at the time.
    """

    id: str
    match: Match
    speaker: Person
    offices: tuple[Office, ...]
    renderings: tuple[Rendering, ...]


class Quotations(Struct, frozen=True):
    """The utterances found: `selection` are the events looked at, `found` counts before the limit.

    `speakers` are the ids of those asked for, and the keys of offices, if any.
    """

    selection: Selection
    utterances: tuple[Utterance, ...]
    terms: tuple[Term, ...]
    found: int
    speakers: frozenset[str] = frozenset()


def quotations(store: Store, query: Query, speakers: Iterable[str] = ()) -> Quotations:
    """Find the utterances in the matching events, in their order.

    The search looks in the quoted words and their originals alone; a source filter keeps what those sources
    print; `speakers` are names or offices as typed, any of which will do. Raises as `select` does.
    """
    speakers = tuple(speakers)
    for each in speakers:
        if not each.strip():
            raise UsageError(f'--speaker "{each}": a name is missing')
    known = names_in(store, {"people": speakers})["people"] if speakers else []
    names = [person_or_office(typed, known, store.registers, "--speaker") for typed in speakers]
    spoken_by = frozenset(name.key for name in names)
    selection = select(store, replace(query.unlimited(), search=()))
    search = parse_searches(query.search)
    terms = sought(search) if search else ()
    printed_by = frozenset().union(*(each.keys for each in selection.criteria if _is_of_sources(each)))
    found = [
        utterance
        for utterance in utterances_of(selection, spoken_by, printed_by)
        if search is None or any(_has(rendering.quote, search) for rendering in utterance.renderings)
    ]
    if query.reverse:
        found.reverse()
    return Quotations(selection, tuple(found[: query.limit]), terms, len(found), spoken_by)


def utterances_of(
    selection: Selection, speakers: Collection[str], sources: Collection[str] = ()
) -> Iterator[Utterance]:
    """Return the utterances at the events of a selection, of each the renderings of those sources.

    They are those of `speakers`, ids of people and keys of offices. None means anyone, and all sources.
    """
    for match in selection.matches:
        for utterance in _utterances(selection.registers, match, sources):
            if not speakers or not keys_at(utterance.speaker, utterance.match.date).isdisjoint(speakers):
                yield utterance


def _is_of_sources(criterion: Criterion) -> TypeGuard[HasAny]:
    return isinstance(criterion, HasAny) and criterion.name_field is NAME_FIELDS["sources"]


def _utterances(registers: Registers, match: Match, printed_by: Collection[str]) -> Iterator[Utterance]:
    """Return the utterances at an event; of each the renderings of those sources, of all where none is named."""
    event = match.event
    gathering = Gathering()
    for account in event.accounts:
        source = registers.source(account.source)
        for quote in account.quotes:
            gathering.add(quote.speaker, Rendering(quote, source))
    for number, (speaker, renderings) in enumerate(gathering.utterances, start=1):
        kept = tuple(each for each in renderings if not printed_by or each.source.id in printed_by)
        if kept:
            person = registers.person(speaker)
            yield Utterance(f"{event.id}#{number}", match, person, person.offices_at(event.date), kept)


def _has(quote: Quote, search: Search) -> bool:
    """Return whether the words as they are printed have what a search looks for, or the original has."""
    texts = [padded([text]) for text in (quote.text, quote.original) if text]
    return any(search.holds(partial(_stands_in, words)) for words in texts)


def _stands_in(words: str, term: Term) -> bool:
    return term.is_in(words)
