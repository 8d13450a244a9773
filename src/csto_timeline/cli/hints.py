"""Suggestions of what would work instead of what was typed. Only errors need it."""

import re
import shlex
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import Any

from csto_timeline.cli.logs import chosen, logs_of, open_chosen
from csto_timeline.dates.typed import parse_period
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.dates.typed.names import SEASONS
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError, TimelineError
from csto_timeline.folding import nearest
from csto_timeline.log.named import NAMED
from csto_timeline.log.screening import HasId
from csto_timeline.query.name import Name
from csto_timeline.query.names import resolve_all
from csto_timeline.query.query import Query
from csto_timeline.query.resolve import names_in
from csto_timeline.query.select import select

# Options of other programs and of other commands, with what they are here.
_OTHER_NAMES = {
    **dict.fromkeys(("--from", "--after", "--start"), "--since"),
    **dict.fromkeys(("--to", "--before", "--end", "--till"), "--until"),
    **dict.fromkeys(("--grep", "--query", "--find", "--text"), "--search"),
    "--by": "--group-by",
    "--group-by": "--by",
    "--fields": "--columns",
    **dict.fromkeys(("--last", "--tail", "--newest", "--latest"), "--reverse --limit"),
    **dict.fromkeys(("--sort", "--order", "--desc"), "--reverse"),
    **dict.fromkeys(("-v", "-V"), "--version"),
}
# What other programs call a command, with what it is here.
_OTHER_COMMANDS = {
    **dict.fromkeys(("search", "find", "grep"), "list --search"),
    **dict.fromkeys(("timeline", "events", "ls"), "list"),
    **dict.fromkeys(("view", "open", "cat"), "show"),
    **dict.fromkeys(("validate", "lint", "verify"), "check"),
    **dict.fromkeys(("new", "create"), "init"),
    **dict.fromkeys(("delete", "rm"), "remove"),
    **dict.fromkeys(("save", "convert"), "export"),
    **dict.fromkeys(("count", "statistics"), "stats"),
    **dict.fromkeys(("merge", "combine", "join"), "export both.json --log A --log B --merge"),
    "format": "fmt",
    "version": "--version",
}
_WORDS_OF_DATES = (*MONTH_NAMES, "today", "yesterday", "tomorrow", *SEASONS, "since", "until")
_OPTIONS = {
    "countries": "--country",
    "people": "--person",
    "kinds": "--kind",
    "places": "--place",
    "sources": "--source",
}
# Words of a period, though the name of a publisher may begin with one.
_OF_A_PERIOD = {"to", "until", "till", "through"}


def for_option(typed: str, known: Collection[str]) -> str:
    """Return the error for an option that a command knows by another name; nothing if it has none."""
    option = _OTHER_NAMES.get(typed, "")
    if not option or not set(option.split()) <= set(known):
        return ""
    included = ", and that day is included" if typed in {"--after", "--before"} else ""
    return f"No such option: {typed}. Here it is {option}{included}."


def before_command(typed: str, known: Collection[str]) -> str:
    """Return the error for an option of `list` that stands before the command; nothing if it has none."""
    option = _OTHER_NAMES.get(typed, typed)
    return f"No such option: {typed}. Did you mean 'list {option}'?" if option in known else ""


def for_period(ctx: Any, words: Sequence[str]) -> str:
    """Return the error for names, or a day without its year, in the place of a period; nothing for anything else."""
    text = " ".join(words)
    if _is_month_day(text):
        return f'PERIOD: "{text}" has no year: add one, or use --on {shlex.quote(text)} for that day in any year'
    file = ctx.params.get("file") or ""
    if _is_file(text) and _is_period(file):
        return f"FILE comes before PERIOD: {ctx.info_name} {shlex.quote(text)} {shlex.quote(file)}"
    if events := _events(ctx, words):
        return f'PERIOD: "{text}" is no period: write {" ".join(f"--event {id}" for id in events)}'
    if text.endswith((".json", ".jsonl", ".ndjson")):
        return f'PERIOD: "{text}" is a file, not a period: write --log {shlex.quote(text)} to read that log'
    if _is_period(corrected := " ".join(_nearest_word(word) for word in words)):
        return f'PERIOD: "{text}" is not a date or period. Did you mean {shlex.quote(corrected)}?'
    without_year = re.sub(r"(?i)^(?:last|next|this|past) (?=[^\W\d_]+$)", "", text)
    if any(map(str.isalnum, text)) and _is_period(f"{without_year} 2022"):
        return f'PERIOD: "{text}" has no year: add one, as in {shlex.quote(f"{without_year} 2022")}'
    options = _options(ctx, words)
    return f'PERIOD: "{text}" is not a date or period. Did you mean {options}?' if options else ""


def with_command(ctx: Any, arguments: Sequence[str], commands: Collection[str]) -> str:
    """Return the error for a period or names in the place of a command; nothing if they are none, or near one."""
    words = list(takewhile(lambda word: not word.startswith("-"), arguments))
    if words and (other := _other_command(words, commands)):
        return f"No such command '{words[0]}'. Did you mean '{other}'?"
    if not words or nearest(words[0], commands):
        return ""
    text = " ".join(words)
    rest = shlex.join(words) if _is_period(text) else _options(ctx, words)
    return f"No such command '{words[0]}'. Did you mean 'list {rest}'?" if rest else ""


def _other_command(words: Sequence[str], commands: Collection[str]) -> str:
    """Return what is meant by a command of other programs, with the words after it; nothing for any other word."""
    if words[0] == "help":
        return shlex.join([*(word for word in words[1:2] if word in commands), "--help"])
    if words[0] not in _OTHER_COMMANDS:
        return ""
    rest = "" if " --log " in _OTHER_COMMANDS[words[0]] else " ".join(words[1:])
    return f"{_OTHER_COMMANDS[words[0]]} {shlex.quote(rest)}" if rest else _OTHER_COMMANDS[words[0]]


def _options(ctx: Any, words: Sequence[str]) -> str:
    """Return the options for the names among the words, with what of them is a period and what the log has.

    Nothing where a word is none of these.
    """
    named: dict[str, str] = {}
    others: list[str] = []
    for parts in ([" ".join(words)], words):
        named = {part: option for part in parts if (option := _option(ctx, part))}
        others = [part for part in parts if part not in named]
        if named and (not others or _is_period(" ".join(others))):
            return _joined(others, named, "")
    periods = [word for word in others if _is_period(word)]
    searched = " ".join(word for word in others if word not in periods)
    return _joined(periods, named, searched) if searched and _is_found(ctx, searched) else ""


def _joined(periods: Sequence[str], named: Mapping[str, str], searched: str) -> str:
    options = {**named, searched: "--search"} if searched else named
    return " ".join([*map(shlex.quote, periods), *(f"{options[typed]} {shlex.quote(typed)}" for typed in options)])


def _events(ctx: Any, words: Sequence[str]) -> list[str]:
    """Return the words as ids, if each is that of an event; nothing for a log that cannot be read twice."""
    paths, ids = chosen(logs_of(ctx)), [word.lower() for word in words]
    if "-" in paths or not all("-" in id for id in ids):
        return []
    try:
        known = {found.event.id for found in open_chosen(paths).events([HasId(frozenset(ids))])}
    except (TimelineError, OSError):
        return []
    return ids if known.issuperset(ids) else []


def _option(ctx: Any, typed: str) -> str | None:
    """Return the option for a name of the log; None if it has no such name, or cannot be read twice."""
    paths = chosen(logs_of(ctx))
    if "-" in paths or typed.casefold() in _OF_A_PERIOD or not any(character.isalpha() for character in typed):
        return None
    try:
        known = names_in(open_chosen(paths), {field: [typed] for field in _OPTIONS})
    except (TimelineError, OSError):
        return None
    found = {field: _resolved(field, typed, known[field]) for field in _OPTIONS}
    options = _OPTIONS | ({"people": "--speaker"} if ctx.info_name == "quotes" else {})
    best = sorted((field for field in found if found[field]), key=lambda field: not _is_its_name(typed, found[field]))
    return options[best[0]] if best else None


def _is_found(ctx: Any, typed: str) -> bool:
    """Return whether a search finds an event; False for a log that cannot be read twice."""
    paths = chosen(logs_of(ctx))
    if "-" in paths or not any(character.isalpha() for character in typed):
        return False
    try:
        return select(open_chosen(paths), Query(search=(typed,), limit=1)).found > 0
    except (TimelineError, OSError):
        return False


def _resolved(field: str, typed: str, known: list[Name]) -> list[Name]:
    try:
        return resolve_all(typed, known, NAMED[field].label)
    except TimelineError:
        return []


def _is_its_name(typed: str, names: list[Name]) -> bool:
    """Return whether one of the names is what was typed, rather than has it among its spellings: a city for a state."""
    return any(typed.casefold() in {name.key.casefold(), name.name.casefold()} for name in names)


def _is_file(text: str) -> bool:
    return bool(re.search(r"\.[a-z]{2,8}$", text))


def _nearest_word(word: str) -> str:
    return (nearest(word, _WORDS_OF_DATES, most=1) or [word])[0] if word.isalpha() else word


def _is_month_day(text: str) -> bool:
    try:
        parse_month_day(text)
    except DateError:
        return False
    return True


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except DateError:
        return False
    return True
