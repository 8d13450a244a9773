"""Which events `show` opens: by id, by the line of the list just drawn, by day, or by words of a title or an id."""

import shlex
from collections.abc import Sequence

from msgspec.structs import replace

from csto_timeline.cli import last_list
from csto_timeline.cli.event_words import event_by_title, event_by_words
from csto_timeline.cli.explain import explain, explain_merged
from csto_timeline.cli.options import Settings
from csto_timeline.dates.period import Period
from csto_timeline.dates.typed import period_or_none
from csto_timeline.errors import UnresolvedName, UsageError
from csto_timeline.folding import fold
from csto_timeline.log.screening import HasId
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match, matches_named, select
from csto_timeline.query.unknown_names import unknown_event


def opened(settings: Settings, store: Store, typed: Sequence[str], *, each_found: bool = False) -> tuple[Match, ...]:
    """Return the events that are meant, in the order in which they were typed, each once.

    An id comes first, then `last` and the number of a line, a period, words of a title, and words of an id; several
    words may be one period, one title or one id. Raises `UnresolvedName` if words mean nothing, or several events, or
    a period has no event where `each_found` is asked for; and `UsageError` for a line that is not there.
    """
    known = {event.id for event, _, _ in store.events([HasId(frozenset(map(_id, typed)))])}
    typed = [each if _id(each) in known else _merged(store, each, known) for each in typed]
    if len(typed) > 1 and not known and (together := _together(store, typed)):
        return together
    found: dict[str, Match] = {}
    for each in typed:
        matches = _meant(settings, store, each, known, explains=not each_found)
        if each_found and not matches:
            raise UnresolvedName(f'no event of "{each}" in the log; days are counted from event to event')
        for match in matches:
            found.setdefault(str(match.place), match)
    return tuple(found.values())


def within(query: Query, typed: Sequence[str], command: str) -> Query:
    """Return the query with the period that was typed beside its filters.

    Raises `UsageError` for events, which --event names among filters, and for a second period.
    """
    words = " ".join(typed)
    period = period_or_none(words)
    if period is None or query.period is not None:
        raise UsageError(f"{command} takes events or filters, not both: name events by --event ID")
    return replace(query, period=period, period_typed=words)


def _together(store: Store, typed: Sequence[str]) -> tuple[Match, ...]:
    """Return the events of the period, or the one with the words, that several are; nothing if each has its own.

    Raises `UnresolvedName` for words that mean nothing, neither together nor each.
    """
    joined = " ".join(typed)
    in_quotation_marks = any(len(each.split()) > 1 for each in typed)
    if in_quotation_marks or not any(character.isalpha() for character in joined):
        return ()
    if period := period_or_none(joined):
        return _in_period(store, period)
    meaning = list(map(_means_something, typed))
    if not all(meaning) and (id := _by_words(store, joined)):
        return matches_named(store, [id])
    if not any(meaning) and not all("-" in each for each in typed):  # as ids have
        raise _unknown(store, joined)
    return ()


def _meant(
    settings: Settings, store: Store, typed: str, known: set[str], *, explains: bool = True
) -> tuple[Match, ...]:
    if _id(typed) in known:
        return matches_named(store, [typed])
    if _is_line(typed):
        return matches_named(store, [last_list.recall(settings.logs, typed.strip().lower())])
    if period := period_or_none(typed):
        return _in_period(store, period, explains=explains)
    if id := _by_words(store, typed):
        return matches_named(store, [id])
    raise _unknown(store, typed)


def _merged(store: Store, typed: str, known: set[str]) -> str:
    """Return the id that is known for a former one, and say so; else what was typed."""
    now = store.registers().merged_into(_id(typed))
    if now is None:
        return typed
    explain_merged(_id(typed), now)
    known.add(now)
    return now


def _id(typed: str) -> str:
    return typed.strip().lower()


def _is_line(typed: str) -> bool:
    text = typed.strip().lower()
    return text == "last" or (text.isascii() and text.isdigit() and len(text) <= len(str(last_list.MOST)))


def _means_something(typed: str) -> bool:
    return _is_line(typed) or period_or_none(typed) is not None


def _in_period(store: Store, period: Period, *, explains: bool = True) -> tuple[Match, ...]:
    selection = select(store, Query(period=period))
    if explains:
        explain(selection, drawn=False)
    return selection.matches


def _by_words(store: Store, typed: str) -> str | None:
    return event_by_title(store, typed) or event_by_words(store, typed)


def _unknown(store: Store, typed: str) -> UnresolvedName:
    """Return the error for what is neither an id nor words of a title."""
    search = f"list --search {shlex.quote(typed)} searches all texts" if fold(typed) else ""
    return unknown_event(typed, (row.id for row in store.rows(HasId.members)), search)
