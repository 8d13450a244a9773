"""Notes on a speaker of whom few words, or none, are printed: the events that the log has nevertheless."""

import shlex
from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from csto_timeline.answers.headings import extent
from csto_timeline.answers.near_words import near_quoted_words
from csto_timeline.answers.quotations import Quotations, utterances_of
from csto_timeline.answers.unquoted import STATEMENT, statements
from csto_timeline.cli.explain import explain_derived, explain_missing, explain_search
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings
from csto_timeline.cli.program import PROGRAM
from csto_timeline.query.criterion import quoted
from csto_timeline.query.offices import title_of
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.text import counted, visible

# The options of the filters that a suggested command repeats.
OPTIONS = {
    "events": "--event",
    "kinds": "--kind",
    "search": "--search",
    "countries": "--country",
    "absent": "--absent",
    "tags": "--tag",
    "places": "--place",
    "sources": "--source",
    "not_countries": "--not-country",
    "not_people": "--not-person",
    "not_kinds": "--not-kind",
}
SWITCHES = {"disputed": "--disputed", "date_disputed": "--date-disputed", "single_source": "--single-source"}


def explain_no_quotes(settings: Settings, query: Query, found: Quotations) -> None:
    """Say on standard error what was looked for and is not there, and what the log knows instead."""
    explain_search(query.search)
    of_whom = f" of {_speakers(found)}" if found.speakers else ""
    if query.search:
        of_whom += f" with {' or '.join(map(quoted, query.search))}"
    explain_derived(found.selection, 0, 0, "utterance", drawn=False, asked=of_whom)
    if query.search:
        explain_missing(near_quoted_words(found.selection.store, query.search), "quote")
    _explain_whole_log(found)
    if found.speakers and not explain_other_texts(settings, query, found):
        _explain_unquoted(settings, query, found)


def _explain_whole_log(found: Quotations) -> None:
    """Say how many utterances the whole log has, of the speakers or else of anyone, in how many events and when."""
    every = select(found.selection.store, Query())
    for speakers in [found.speakers, frozenset()] if found.speakers else [frozenset()]:
        matches = [utterance.match for utterance in utterances_of(every, speakers)]
        if matches:
            events = {match.place: match for match in matches}
            of_whom = f" of {visible(_speakers(found))}" if speakers else ""
            number = f"{counted(len(matches), 'utterance')}{of_whom} in {counted(len(events), 'event')}"
            note(f"The log has {number}{extent(events.values(), ', ')}.")
            return


def explain_other_texts(settings: Settings, query: Query, found: Quotations) -> bool:
    """Say how many more events of the speakers have the words outside quotes, and what lists them; return whether any.

    Quotes are few: titles, summaries and accounts tell of more.
    """
    if not query.search or not found.speakers:
        return False
    anywhere = query.unlimited()
    people = tuple(_people(anywhere, found))
    number = select(found.selection.store, replace(anywhere, people=people)).found
    if number <= len({utterance.match.place for utterance in found.utterances}):
        return False
    words = " or ".join(map(quoted, query.search))
    involve = f"{counted(number, 'event')} with {words} in any text {'involves' if number == 1 else 'involve'}"
    command = shlex.join([PROGRAM, *_logs(settings), "list", *_typed(anywhere, found)])
    note(f"{involve} {visible(_speakers(found))}; this lists them: {visible(command)}")
    return True


def _for_statements(query: Query) -> Query:
    """Return the query for statements, whoever prints them and however their accounts differ."""
    return replace(
        query.unlimited(), search=(), sources=(), kinds=(), disputed=False, date_disputed=False, single_source=False
    )


def _explain_unquoted(settings: Settings, query: Query, found: Quotations) -> None:
    """Say how many statements of the speakers fit without printed words, and what lists them."""
    of_statements = _for_statements(query)
    selection = select(found.selection.store, of_statements)  # which reads standard input once
    number = statements(selection, found.speakers)
    if not number.unquoted:
        return
    involve = "involves" if number.unquoted == 1 else "involve"
    words = f"{counted(number.unquoted, 'statement')} {involve} {visible(_speakers(found))} without printed words"
    among = "" if number.all == number.unquoted else ", among others"
    typed = _typed(replace(of_statements, kinds=(STATEMENT,)), found)
    command = shlex.join([PROGRAM, *_logs(settings), "list", *typed])
    note(f"{words}; this lists them{among}: {visible(command)}")


def _speakers(found: Quotations) -> str:
    people = {person.id: person.name for person in found.selection.registers.people}
    return " or ".join(people.get(key, key) for key in sorted(found.speakers))


def _logs(settings: Settings) -> Iterator[str]:
    for log in settings.logs:
        yield from ("--log", log)
    yield from ["--merge"] if settings.merge else []
    yield from ("--prefer", settings.prefer) if settings.prefer else ()
    yield from ("--engine", settings.engine) if settings.engine else ()


def _typed(query: Query, found: Quotations) -> Iterator[str]:
    """Return the options of a query. Speakers come with their ids, which mean nobody else, and offices by title."""
    if query.period and query.period.first:
        yield from ("--since", f"{query.period.first}")
    if query.period and query.period.last:
        yield from ("--until", f"{query.period.last}")
    yield from ("--on", query.on.iso) if query.on else ()
    yield from ["--certain"] if query.certain else []
    for name, option in OPTIONS.items():
        for typed in getattr(query, name):
            yield from (option, typed)
    yield from (option for name, option in SWITCHES.items() if getattr(query, name))
    for typed in _people(query, found):
        yield from ("--person", typed)


def _people(query: Query, found: Quotations) -> Iterator[str]:
    for key, other in product(sorted(found.speakers), query.people or [""]):
        typed = title_of(key) or key
        yield f"{typed}+{other}" if other else typed
