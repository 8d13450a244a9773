"""Shell completion from the log in use. A log that cannot be read completes nothing.

A log may be anybody's, and shells evaluate or insert what they are told: every completer
passes through `_for_shells`, which lets plain words through.
"""

import functools
import os
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import typer

from csto_timeline.errors import LogError, TimelineError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.store import Store
from csto_timeline.text import closed_up, counted

Completions = list[tuple[str, str]]
Completer = Callable[..., Completions]
_DATED = frozenset({"date"})
_TITLED = frozenset({"id", "title"})
_DAY = len("2022-11-23")
_OF_QUESTIONS = {"periods", "events"}  # completers of arguments that a saved question may stand for


def _for_shells(completer: Completer) -> Completer | None:
    """Return the completer, cut down to plain words, while a shell asks; none otherwise.

    In every other call Typer would look into each of some hundred.
    """
    if "_CSTO_TIMELINE_COMPLETE" not in os.environ:
        return None
    from csto_timeline.cli import shellwords

    @functools.wraps(completer)
    def plain(*, incomplete: str, **context: Any) -> Completions:
        if incomplete.startswith("@") and completer.__name__ in _OF_QUESTIONS:
            return _questions(context["ctx"], incomplete[1:])
        return [
            (value, shellwords.description(text))
            for value, text in completer(incomplete=incomplete, **context)
            if shellwords.is_completion(value, incomplete)
        ]

    return plain


def _questions(ctx: typer.Context, typed: str) -> Completions:
    """Complete the names of saved questions, behind an @, which is code in PowerShell."""
    from csto_timeline.cli import shellwords
    from csto_timeline.cli.config.words import completions

    if os.environ["_CSTO_TIMELINE_COMPLETE"] in {"complete_powershell", "complete_pwsh"}:
        return []
    known = completions(ctx, typed)
    return [(f"@{name}", shellwords.description(text)) for name, text in known if shellwords.is_word(name)]


@_for_shells
def countries(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the codes and names of countries."""
    return _names(ctx, incomplete, "countries")


@_for_shells
def tags(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete tags."""
    return _names(ctx, incomplete, "tags")


@_for_shells
def people(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the ids and names of people."""
    return _names(ctx, incomplete, "people")


@_for_shells
def kinds(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete kinds of events."""
    return _names(ctx, incomplete, "kinds")


@_for_shells
def places(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the names of places in all their spellings, and ids that are like none of them."""
    from csto_timeline.query.resolve import all_names

    def known(store: Store) -> Iterator[tuple[str, str]]:
        for name in all_names(store, "places"):
            like_the_id = any(closed_up(each) == closed_up(name.key) for each in name.spellings)
            for each in name.spellings if like_the_id else (*name.spellings, name.key):
                yield each, name.name

    return _starting(incomplete, ctx, known)


@_for_shells
def sources(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete publishers, wire agencies and the ids of sources."""
    from csto_timeline.query.resolve import all_names

    def known(store: Store) -> Iterator[tuple[str, str]]:
        names = all_names(store, "sources")
        spellings = dict.fromkeys(spelling for name in names for spelling in name.spellings)
        yield from ((spelling, "") for spelling in spellings)
        yield from ((name.key, name.name) for name in names if name.key not in spellings)

    return _starting(incomplete, ctx, known)


@_for_shells
def events(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the ids of events."""
    return _starting(incomplete, ctx, lambda store: ((event.id, event.title) for event in store.rows(_TITLED)))


@_for_shells
def periods(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the years of events, and behind a year its months."""
    length = 7 if len(incomplete) > 4 else 4

    def known(store: Store) -> Iterator[tuple[str, str]]:
        numbers = Counter(event.date[:length] for event in store.rows(_DATED))
        return ((each, counted(number, "event")) for each, number in sorted(numbers.items()) if len(each) == length)

    return _starting(incomplete, ctx, known)


@_for_shells
def days(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the days of events."""

    def known(store: Store) -> Iterator[tuple[str, str]]:
        exact = (event for event in store.rows(_DATED | _TITLED) if len(event.date) == _DAY)
        return iter({event.date: event.title for event in exact}.items())

    return _starting(incomplete, ctx, known)


@_for_shells
def month_days(ctx: typer.Context, incomplete: str) -> Completions:
    """Complete the days of the year of events."""

    def known(store: Store) -> Iterator[tuple[str, str]]:
        numbers = Counter(event.date[len("2022-") :] for event in store.rows(_DATED) if len(event.date) == _DAY)
        return ((each, counted(number, "event")) for each, number in sorted(numbers.items()))

    return _starting(incomplete, ctx, known)


@_for_shells
def lengths(incomplete: str) -> Completions:
    """Complete lengths of time."""
    return [(length, "") for length in ("7d", "30d", "6w", "3m", "1y") if length.startswith(incomplete.lower())]


@_for_shells
def counted_by(incomplete: str) -> Completions:
    """Complete what events are counted by; nothing behind a comma, which is no plain word."""
    from csto_timeline.answers.by import By

    return [(each, "") for each in By if each.startswith(incomplete.lower())]


@_for_shells
def columns(incomplete: str) -> Completions:
    """Complete the first column of a table: no shell is told of a word with commas."""
    from csto_timeline.answers.columns import COLUMNS

    return [(name, "") for name in COLUMNS if name.startswith(incomplete.lower())]


@_for_shells
def formats(incomplete: str) -> Completions:
    """Complete the names of export formats."""
    from csto_timeline.formats import FORMATS

    return [(format.name, "") for format in FORMATS if format.name.startswith(incomplete.lower())]


def _names(ctx: typer.Context, incomplete: str, field: str) -> Completions:
    """Complete keys, and of what has another key the first spelling that begins so, or has a word that does."""
    from csto_timeline.query.resolve import all_names

    typed = incomplete.rpartition("+")[2]

    def known(store: Store) -> Iterator[tuple[str, str]]:
        for name in all_names(store, field):
            words = (rotated for spelling in name.spellings for rotated in _rotated(spelling))
            fitting = (each for each in (name.key, *name.spellings, *words) if _begins_with(_hyphened(each), typed))
            yield from ((each, name.name) for each in islice(fitting, 1))

    return _starting(incomplete, ctx, known)


def _rotated(spelling: str) -> Iterator[str]:
    """Return a spelling with each of its words first: names answer to their words in any order."""
    words = spelling.split()
    return (" ".join([*words[first:], *words[:first]]) for first in range(1, len(words)))


def _starting(
    incomplete: str, ctx: typer.Context, offered: Callable[[Store], Iterator[tuple[str, str]]]
) -> Completions:
    """Return what begins like the word being typed, in any case; behind a `+`, like its last part.

    What was typed stays as it was: shells drop what does not begin so to the letter, and names answer in any case.
    """
    before, plus, typed = incomplete.rpartition("+")
    try:
        known = list(offered(_store(ctx)))
    except (TimelineError, OSError):
        return []
    values = ((_hyphened(key), label) for key, label in known)
    return [
        (f"{before}{plus}{_going_on(value, typed)}", label) for value, label in values if _begins_with(value, typed)
    ]


def _hyphened(name: str) -> str:
    """Return a name with hyphens for its spaces, to which it answers too: so it needs no quoting in any shell."""
    return "-".join(filter(None, name.split(" ")))


def _begins_with(value: str, typed: str) -> bool:
    return value[: len(typed)].casefold() == typed.casefold()


def _going_on(value: str, typed: str) -> str:
    """Return the value with what was typed at its beginning; where that is in another case, all of it is."""
    if value.startswith(typed):
        return value
    rest = value[len(typed) :]
    return typed + (rest.lower() if typed.islower() else rest.upper() if typed[1:].isupper() else rest)


def _store(ctx: typer.Context) -> Store:
    """Open the log in use; raises `LogError` and, of a path that the system refuses, `OSError`.

    Only files are read: a pipe or a device might keep the shell waiting for ever.
    """
    from csto_timeline.cli.logs import chosen, open_chosen

    paths = [path for path in chosen(logs_of(ctx)) if path != "-"] or [BUILTIN]
    for path in paths:
        if path != BUILTIN and not Path(path).is_file():
            raise LogError(f"{path} is no file")
    return open_chosen(paths)


def logs_of(ctx: typer.Context) -> list[str]:
    """Return the --log options of the command, else those before its name."""
    asked = ctx.params.get("log")
    if not asked and ctx.parent is not None:
        asked = ctx.parent.params.get("log")
    return list(asked or getattr(ctx.obj, "logs", None) or [])
