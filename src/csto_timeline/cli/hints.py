"""Suggestions of what would work instead of what was typed. Only errors need it."""

import re
import shlex
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any

from csto_timeline.cli.logs import chosen, logs_of, open_chosen
from csto_timeline.cli.misplaced_words import options_meant
from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.typed import period_or_none
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.dates.typed.names import SEASONS
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError, TimelineError
from csto_timeline.folding import nearest
from csto_timeline.log.open import SUFFIXES
from csto_timeline.log.screening import HasId

# Options of other programs and of other commands, with what they are here.
_OTHER_NAMES = {
    **dict.fromkeys(("--from", "--after", "--start"), "--since"),
    **dict.fromkeys(("--to", "--before", "--end", "--till"), "--until"),
    **dict.fromkeys(("--grep", "--query", "--find", "--text"), "--search"),
    "--log": "--into",
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
_NO_END = r"(?i)(?:(?:from|since) )?(?P<begin>.*[0-9]{4}.*) (?:to|until|till|through|-|–)"
_WORDS_OF_DATES = (*MONTH_NAMES, "today", "yesterday", "tomorrow", *SEASONS, "since", "until")


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
    return f"No such option: {typed}. Did you mean {_quoted(f'list {option}')}?" if option in known else ""


def for_period(ctx: Any, words: Sequence[str]) -> str:
    """Return the error for names, or a day without its year, in the place of a period; nothing for anything else."""
    text = " ".join(words)
    if day := _month_day(text):
        what = "month" if day.day is None else "day"
        return f'PERIOD: "{text}" has no year: add one, or use --on {shlex.quote(text)} for that {what} in any year'
    file = ctx.params.get("file") or ""
    if _is_file(text) and period_or_none(file):
        return f"FILE comes before PERIOD: {ctx.info_name} {shlex.quote(text)} {shlex.quote(file)}"
    if events := _events(ctx, words):
        return f'PERIOD: "{text}" is no period: write {" ".join(f"--event {id}" for id in events)}'
    if text.endswith(SUFFIXES):
        return f'PERIOD: "{text}" is a file, not a period: write --log {shlex.quote(text)} to read that log'
    if period_or_none(corrected := " ".join(_nearest_word(word) for word in words)):
        return f'PERIOD: "{text}" is not a date or period. Did you mean {shlex.quote(corrected)}?'
    if (match := re.fullmatch(_NO_END, text)) and period_or_none(begin := f"since {match['begin']}"):
        return f'PERIOD: "{text}" has no end: add one, or write {shlex.quote(begin)}'
    without_year = re.sub(r"(?i)^(?:last|next|this|past) (?=[^\W\d_]+$)", "", text)
    if any(map(str.isalnum, text)) and period_or_none(f"{without_year} 2022"):
        return f'PERIOD: "{text}" has no year: add one, as in {shlex.quote(f"{without_year} 2022")}'
    options = options_meant(ctx, ctx.command, words)
    return f'PERIOD: "{text}" is not a date or period. Did you mean {options}?' if options else ""


def with_command(ctx: Any, arguments: Sequence[str], commands: Collection[str]) -> str:
    """Return the error for a period or names in the place of a command; nothing if they are none, or near one."""
    words = list(takewhile(lambda word: not word.startswith("-"), arguments))
    if words and (other := _other_command(words, commands)):
        return f"No such command '{words[0]}'. Did you mean {_quoted(other)}?"
    if not words or nearest(words[0], commands):
        return ""
    text = " ".join(words)
    rest = (
        shlex.join(words) if period_or_none(text) else options_meant(ctx, ctx.command.get_command(ctx, "list"), words)
    )
    return f"No such command '{words[0]}'. Did you mean {_quoted(f'list {rest}')}?" if rest else ""


def _quoted(command: str) -> str:
    """Return a command in quotation marks that it does not have itself."""
    return f"“{command}”" if "'" in command else f"'{command}'"


def _other_command(words: Sequence[str], commands: Collection[str]) -> str:
    """Return what is meant by a command of other programs, with the words after it; nothing for any other word."""
    if words[0] == "help":
        return shlex.join([*(word for word in words[1:2] if word in commands), "--help"])
    if words[0] not in _OTHER_COMMANDS:
        return ""
    rest = "" if " --log " in _OTHER_COMMANDS[words[0]] else " ".join(words[1:])
    return f"{_OTHER_COMMANDS[words[0]]} {shlex.quote(rest)}" if rest else _OTHER_COMMANDS[words[0]]


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


def _is_file(text: str) -> bool:
    return bool(re.search(r"\.[a-z]{2,8}$", text))


def _nearest_word(word: str) -> str:
    return (nearest(word, _WORDS_OF_DATES, most=1) or [word])[0] if word.isalpha() else word


def _month_day(text: str) -> MonthDay | None:
    try:
        return parse_month_day(text)
    except DateError:
        return None
