"""Shell completion from the log in use: what each option and argument is completed by.

A log may be anyone's, and shells evaluate or insert what they are told: every completer
passes through `_for_shells`, which lets plain words through.
"""

import functools
import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from csto_timeline.log.store import Store
from csto_timeline.text import counted

_ASKED = "_CSTO_TIMELINE_COMPLETE" in os.environ
if TYPE_CHECKING or _ASKED:  # no other call completes anything
    from csto_timeline.answers.by import By
    from csto_timeline.answers.columns import COLUMNS
    from csto_timeline.cli import shellwords
    from csto_timeline.cli.completion import Completions, of_names, starting
    from csto_timeline.folding import closed_up
    from csto_timeline.query.resolve import all_names

Completer = Callable[..., "Completions"]
_DATED = frozenset({"date"})
_TITLED = frozenset({"id", "title"})
_DAY = len("2022-11-23")
_OF_QUESTIONS = {"periods", "events"}  # completers of arguments that a saved question may stand for


def _for_shells(completer: Completer) -> Completer | None:
    """Return the completer, cut down to plain words, while a shell asks; none otherwise.

    In every other call Typer would look into each of some hundred.
    """
    if not _ASKED:
        return None

    @functools.wraps(completer)
    def plain(*, incomplete: str, **context: Any) -> "Completions":
        if incomplete.startswith("@") and completer.__name__ in _OF_QUESTIONS:
            return _questions(context["ctx"], incomplete[1:])
        return [
            (value, shellwords.description(text))
            for value, text in completer(incomplete=incomplete, **context)
            if shellwords.is_completion(value, incomplete)
        ]

    return plain


def _questions(ctx: typer.Context, typed: str) -> "Completions":
    """Complete the names of saved questions, after an @, which is code in PowerShell."""
    from csto_timeline.cli.config.words import completions

    if os.environ["_CSTO_TIMELINE_COMPLETE"] in {"complete_powershell", "complete_pwsh"}:
        return []
    known = completions(ctx, typed)
    return [(f"@{name}", shellwords.description(text)) for name, text in known if shellwords.is_word(name)]


@_for_shells
def questions(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the name of a saved question."""
    from csto_timeline.cli.config.words import completions

    return completions(ctx, incomplete)


@_for_shells
def countries(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the codes and names of countries."""
    return of_names(ctx, incomplete, "countries")


@_for_shells
def tags(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete tags."""
    return of_names(ctx, incomplete, "tags")


@_for_shells
def people(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the ids and names of people."""
    return of_names(ctx, incomplete, "people")


@_for_shells
def kinds(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete kinds of events."""
    return of_names(ctx, incomplete, "kinds")


@_for_shells
def places(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the names of places in all their spellings, and ids that are like none of them."""

    def known(store: Store) -> Iterator[tuple[str, str]]:
        for name in all_names(store, "places"):
            like_the_id = any(closed_up(each) == closed_up(name.key) for each in name.spellings)
            for each in name.spellings if like_the_id else (*name.spellings, name.key):
                yield each, name.name

    return starting(ctx, incomplete, known)


@_for_shells
def sources(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete publishers, wire agencies and the ids of sources."""

    def known(store: Store) -> Iterator[tuple[str, str]]:
        names = all_names(store, "sources")
        spellings = dict.fromkeys(spelling for name in names for spelling in name.spellings)
        yield from ((spelling, "") for spelling in spellings)
        yield from ((name.key, name.name) for name in names if name.key not in spellings)

    return starting(ctx, incomplete, known)


@_for_shells
def events(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the ids of events."""
    return starting(ctx, incomplete, lambda store: ((event.id, event.title) for event in store.rows(_TITLED)))


@_for_shells
def periods(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the years of events, and after a year its months."""
    length = 7 if len(incomplete) > 4 else 4

    def known(store: Store) -> Iterator[tuple[str, str]]:
        numbers = Counter(event.date[:length] for event in store.rows(_DATED))
        return ((each, counted(number, "event")) for each, number in sorted(numbers.items()) if len(each) == length)

    return starting(ctx, incomplete, known)


@_for_shells
def days(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the days of events."""

    def known(store: Store) -> Iterator[tuple[str, str]]:
        exact = (event for event in store.rows(_DATED | _TITLED) if len(event.date) == _DAY)
        return iter({event.date: event.title for event in exact}.items())

    return starting(ctx, incomplete, known)


@_for_shells
def month_days(ctx: typer.Context, incomplete: str) -> "Completions":
    """Complete the days of the year of events."""

    def known(store: Store) -> Iterator[tuple[str, str]]:
        numbers = Counter(event.date[len("2022-") :] for event in store.rows(_DATED) if len(event.date) == _DAY)
        return ((each, counted(number, "event")) for each, number in sorted(numbers.items()))

    return starting(ctx, incomplete, known)


@_for_shells
def lengths(incomplete: str) -> "Completions":
    """Complete lengths of time."""
    return [(length, "") for length in ("7d", "30d", "6w", "3m", "1y") if length.startswith(incomplete.lower())]


@_for_shells
def counted_by(incomplete: str) -> "Completions":
    """Complete what events are counted by; nothing after a comma, which is no plain word."""
    return [(each, "") for each in By if each.startswith(incomplete.lower())]


@_for_shells
def columns(incomplete: str) -> "Completions":
    """Complete the first column of a table: no shell is told of a word with commas."""
    return [(name, "") for name in COLUMNS if name.startswith(incomplete.lower())]


@_for_shells
def formats(incomplete: str) -> "Completions":
    """Complete the names of export formats."""
    from csto_timeline.formats import FORMATS

    return [(format.name, "") for format in FORMATS if format.name.startswith(incomplete.lower())]


@_for_shells
def importers(incomplete: str) -> "Completions":
    """Complete the names of what can be imported."""
    from csto_timeline.importers import NAMES

    return [(name, "") for name in NAMES if name.startswith(incomplete.lower())]
