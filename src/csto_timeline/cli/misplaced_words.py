"""The options that are meant by words where a period or a command should stand: `stats by year`, `list last summit`."""

import re
import shlex
from collections.abc import Collection, Sequence
from itertools import filterfalse
from typing import Any

from csto_timeline.cli.names_in_words import is_found, options_of_names
from csto_timeline.dates.typed import period_or_none
from csto_timeline.log.name_fields import JOINABLE

_THIS_DAY = {"on this day", "this day", "this day in history", "today in history"}
_GROUPED = r"(?:by|per|each) (\w+)"
_LATEST = {"last", "latest", "newest", "recent"}
_EARLIEST = {"first", "earliest", "oldest"}
# What means nothing by itself, though some name may begin with it, or be it: India’s code, the publisher By.Vesti.
_FILLER = (
    r"(?i)a|about|all|an|any|at|between|by|did|during|events?|everything|for|from|happened|in|is|me|of|on|per|show|that"
    r"|the|to|until|till|through|vs|was|were|what|when|where|which|who|with"
)
# What would be searched for, and so turn round or narrow what was meant.
_TURNING = {"or", "not", "no", "without", "except", "but", "against", "before", "after", "since"}
_BEFORE_A_PERIOD = r"(?i)^(?:in|on|during) "
_AND = "and"
MOST = 20  # words that are looked at, of a call that may have thousands: each is held against all names
_LONGEST_NAME, _LONGEST_PERIOD = 3, 8  # words


def options_meant(ctx: Any, command: Any, words: Sequence[str]) -> str:
    """Return the options of a command that the words mean; nothing where one of them means nothing.

    A log that cannot be read twice has no names.
    """
    text = " ".join(words)
    tokens = list(words) if len(words) > 1 else text.split()
    if len(tokens) > MOST:
        return ""
    names = options_of_names(ctx, list(filterfalse(_means_nothing, tokens)), [text, *_runs(tokens)])
    if text in names:
        return f"{names[text]} {shlex.quote(text)}"
    if text.casefold() in _THIS_DAY:
        return "--on today"
    offered = {option for parameter in command.params for option in parameter.opts}
    grouping, tokens = _grouping(offered, tokens)
    periods, tokens = periods_among(tokens)
    order, tokens = _order(offered, tokens)
    named, others = _named(names, [token for token in tokens if not re.fullmatch(_FILLER, token)])
    searched = " ".join(others)
    by_something_else = bool({"by", "per"}.intersection(map(str.casefold, tokens)))
    turns = _TURNING.intersection(map(str.casefold, others))
    if searched and (turns or by_something_else or not is_found(ctx, searched)):
        return ""
    search = [f"--search {shlex.quote(searched)}"] if searched else []
    found = [*named, *search, *grouping, *order]
    return " ".join([*map(shlex.quote, periods), *found]) if found else ""


def _runs(tokens: Sequence[str]) -> list[str]:
    """Return the words that stand together, two at least: they may be one name."""
    lengths = range(2, min(_LONGEST_NAME, len(tokens)) + 1)
    return [" ".join(tokens[at : at + length]) for length in lengths for at in range(len(tokens) - length + 1)]


def _grouping(offered: Collection[str], tokens: list[str]) -> tuple[list[str], list[str]]:
    """Part `by year`, and how this command groups by it, from the other words."""
    option = next((each for each in ("--by", "--group-by") if each in offered), None)
    for at in range(len(tokens) - 1):
        if option and (match := re.fullmatch(_GROUPED, " ".join(tokens[at : at + 2]).casefold())):
            by = _group(match[1])
            if by:
                return [f"{option} {by}"], tokens[:at] + tokens[at + 2 :]
    return [], tokens


def _group(word: str) -> str | None:
    from csto_timeline.answers.by import By

    singular = {"countries": "country", "people": "person"}.get(word, word.removesuffix("s"))
    return singular if singular in set(By) else None


def periods_among(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Part the periods, each as long as can be, from the other words, of which there are no more than `MOST`."""
    for length in range(min(_LONGEST_PERIOD, len(tokens)), 0, -1):
        for at in range(len(tokens) - length + 1):
            if period_or_none(period := " ".join(tokens[at : at + length])):
                before, kept = periods_among(tokens[:at])
                after, others = periods_among(tokens[at + length :])
                return [*before, re.sub(_BEFORE_A_PERIOD, "", period), *after], kept + others
    return [], tokens


def _order(offered: Collection[str], tokens: list[str]) -> tuple[list[str], list[str]]:
    """Part `last 10`, or `first`, from the other words."""
    for at, word in enumerate(tokens):
        if word.casefold() in _LATEST | _EARLIEST and "--limit" in offered:
            number = next((each for each in tokens[at + 1 : at + 2] if re.fullmatch("[1-9][0-9]{0,5}", each)), "")
            latest = ["--reverse"] if word.casefold() in _LATEST else []
            return [*latest, f"--limit {number or 1}"], tokens[:at] + tokens[at + 1 + bool(number) :]
    return [], tokens


def _named(names: dict[str, str], tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the options for the names among the words, and the words that are none."""
    found: list[tuple[str, str]] = []  # options and their values
    others: list[str] = []
    at, joins = 0, False
    while at < len(tokens):
        runs = (tokens[at : at + length] for length in range(_LONGEST_NAME, 0, -1))
        run = next((run for run in runs if " ".join(run) in names), tokens[at : at + 1])
        typed = " ".join(run)
        if typed in names:
            option = names[typed]
            if joins and found and found[-1][0] == option and option.removeprefix("--") in JOINABLE:
                found[-1] = (option, f"{found[-1][1]}+{typed}")
            else:
                found.append((option, typed))
        elif typed.casefold() != _AND:
            others.append(typed)
        joins = typed.casefold() == _AND
        at += len(run)
    return [f"{option} {shlex.quote(value)}" for option, value in found], others


def _means_nothing(word: str) -> bool:
    return bool(re.fullmatch(_FILLER, word)) or word.casefold() in _LATEST | _EARLIEST | {_AND}
