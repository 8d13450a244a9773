"""Questions on a terminal, each answer checked at once, and completed with Tab."""

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

import typer

from csto_timeline import system
from csto_timeline.cli.notes import note
from csto_timeline.errors import DateError, TimelineError, UsageError
from csto_timeline.text import visible, visible_in_message

T = TypeVar("T")


def can_ask() -> bool:
    """Return whether there is someone to ask: both ends of the conversation are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def confirmed(question: str, *, default: bool) -> bool:
    """Ask for yes or no; raises `UsageError` if there is nobody to ask."""
    if not can_ask():
        raise UsageError("this asks on a terminal: in a script, use --yes")
    while True:
        answer = _input(f"{question} [{'Y/n' if default else 'y/N'}] ", ()).strip().lower()
        if answer in {"", "y", "yes", "n", "no"}:
            return default if not answer else answer.startswith("y")
        note("answer y or n")


def ask(question: str, read: Callable[[str], T], words: Iterable[str] = ()) -> T:
    """Ask until `read` takes the answer, with its refusals as errors are told; `words` complete it."""
    completing = [word for word in words if visible(word) == word]
    while True:
        try:
            return read(_input(f"{question}: ", completing).strip())
        except (DateError, TimelineError) as error:
            note(f"  {visible_in_message(str(error))}")


def optional(question: str, read: Callable[[str], T], words: Iterable[str] = ()) -> T | None:
    """Ask as `ask` does; an empty answer is None."""
    return ask(f"{question} (optional)", lambda typed: read(typed) if typed else None, words)


def several(question: str, read: Callable[[str], object], words: Iterable[str] = ()) -> list[str]:
    """Ask for any number of things, parted by semicolons, each of which `read` has to take; return them as typed."""

    def parts(typed: str) -> list[str]:
        found = [part.strip() for part in typed.split(";") if part.strip()]
        for part in found:
            read(part)
        return found

    return ask(f"{question} (optional, several with ;)", parts, words)


def needed(typed: str) -> str:
    """Return what was typed; raises `UsageError` if that is nothing."""
    if not typed:
        raise UsageError("this is required: type an answer, or press Ctrl-C to quit")
    return typed


def _input(prompt: str, words: Iterable[str]) -> str:
    """Read a line; the end of the input is taken for Ctrl-C."""
    _complete_with(list(words))
    try:
        return input(prompt)
    except EOFError:
        note("")
        raise typer.Abort from None


def _complete_with(words: list[str]) -> None:
    """Let Tab complete words, after a semicolon too."""

    def completer(typed: str, number: int) -> str | None:
        begun = typed.lstrip().casefold()
        fitting = [word for word in words if word.casefold().startswith(begun)]
        return fitting[number] if number < len(fitting) else None

    system.complete_with(completer, ";")
