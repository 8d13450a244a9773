"""Names from a log that begin like the word being typed. An unreadable log completes nothing."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import typer

from csto_timeline.cli.logs import chosen, logs_of, open_chosen
from csto_timeline.errors import LogError, TimelineError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.store import Store
from csto_timeline.query.resolve import all_names

Completions = list[tuple[str, str]]


def of_names(ctx: typer.Context, incomplete: str, field: str) -> Completions:
    """Complete keys, and of what has another key the first spelling that begins so, or has a word that does."""
    typed = incomplete.rpartition("+")[2]

    def known(store: Store) -> Iterator[tuple[str, str]]:
        for name in all_names(store, field):
            words = (rotated for spelling in name.spellings for rotated in _rotated(spelling))
            fitting = (each for each in (name.key, *name.spellings, *words) if _begins_with(_hyphened(each), typed))
            yield from ((each, name.name) for each in islice(fitting, 1))

    return starting(ctx, incomplete, known)


def _rotated(spelling: str) -> Iterator[str]:
    """Return a spelling with each of its words first: names answer to their words in any order."""
    words = spelling.split()
    return (" ".join([*words[first:], *words[:first]]) for first in range(1, len(words)))


def starting(ctx: typer.Context, incomplete: str, offered: Callable[[Store], Iterator[tuple[str, str]]]) -> Completions:
    """Return what begins like the word being typed, in any case; after a `+`, like its last part.

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
    paths = [path for path in chosen(logs_of(ctx)) if path != "-"] or [BUILTIN]
    for path in paths:
        if path != BUILTIN and Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):
            raise LogError(f"{path} is no file")
    return open_chosen(paths)
