"""What is meant by an option that a command does not have. Only errors need it."""

import re
import shlex
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any

from csto_timeline.cli.misplaced_words import MOST, periods_among
from csto_timeline.dates.typed import period_or_none
from csto_timeline.dates.typed.month_day import month_day_or_none

# Options of other programs and of other commands, with what they are here.
_OTHER_NAMES = {
    **dict.fromkeys(("--from", "--after", "--start"), "--since"),
    **dict.fromkeys(("--to", "--before", "--end", "--till"), "--until"),
    **dict.fromkeys(("--grep", "--query", "--find", "--text", "--about"), "--search"),
    "--log": "--into",
    "--by": "--group-by",
    "--group-by": "--by",
    "--fields": "--columns",
    **dict.fromkeys(("--last", "--tail", "--newest", "--latest"), "--reverse --limit"),
    **dict.fromkeys(("--sort", "--order", "--desc"), "--reverse"),
    **dict.fromkeys(("-v", "-V"), "--version"),
    **dict.fromkeys(("--without", "--absentee", "--absentees"), "--absent"),
    **dict.fromkeys(("--differ", "--differs", "--disagree"), "--disputed"),
    "--save": "--save-as",
    "--out": "--output",
}
# What some commands call so, where the name above is none of theirs.
_FURTHER_NAMES = dict.fromkeys(("--by", "--author", "--said-by"), "--speaker")
_NOTES = {
    **dict.fromkeys(("--after", "--before"), ", and that day is included"),
    "--without": ", for a country that stayed away, or --not-country",
    "--about": ", or --country for a country",
    **dict.fromkeys(("--differ", "--differs", "--disagree"), ", or --date-disputed for the date alone"),
}
# What another command does.
_COMMANDS = dict.fromkeys(("--saved", "--questions"), "'config' lists the saved questions.")
_LISTING = {"list", "accounts", "quotes", "responses"}  # commands that print line by line, in the order of dates
_ORDERS = {"date", "dates", "day", "time", "asc", "ascending", "desc", "descending", "newest", "latest", "reverse"}
_DATES = {"--date", "--day", "--year", "-y", "--month", "--period", "--when"}
_DATED = {"period", "day", "ids"}  # arguments in which a date stands


def for_option(typed: str, known: Collection[str]) -> str:
    """Return the error for an option that a command knows by another name, or that is another command; else nothing."""
    if typed in _COMMANDS:
        return f"No such option: {typed}. {_COMMANDS[typed]}"
    for option in (_OTHER_NAMES.get(typed), _FURTHER_NAMES.get(typed)):
        if option and set(option.split()) <= set(known):
            return f"No such option: {typed}. Here it is {option}{_NOTES.get(typed, '')}."
    return ""


def before_command(typed: str, known: Collection[str]) -> str:
    """Return the error for an option of `list` that stands before the command; nothing if it has none."""
    option = _OTHER_NAMES.get(typed, typed)
    return f"No such option: {typed}. Did you mean 'list {option}'?" if option in known else ""


def for_order(typed: str, name: str, arguments: Sequence[str]) -> str:
    """Return the error for an option that was to sort by something but dates; nothing for any other."""
    value = "".join(value_words(typed, arguments)[:1]).casefold()
    if typed not in {"--sort", "--order"} or name not in _LISTING or not value or value in _ORDERS:
        return ""
    return (
        f"No such option: {typed}. The timeline is in the order of dates, which --reverse turns round; "
        "in a pipe, sort(1) sorts its lines."
    )


def for_comparison(typed: str, command: Any, arguments: Sequence[str]) -> str:
    """Return the error for an option that was to have a second period; nothing for any other."""
    if typed != "--compare" or "period" not in {parameter.name for parameter in command.params}:
        return ""
    before = takewhile(lambda word: not word.startswith("-"), arguments)
    periods, others = periods_among([*before, *value_words(typed, arguments)][:MOST])
    compared = len(periods) > 1 and not others
    meant = f": stats {shlex.join(periods)}" if compared else ", as in stats 2022 2023"
    return f"No such option: {typed}. 'stats' compares periods{meant}"


def for_date(typed: str, command: Any, name: str, arguments: Sequence[str]) -> str:
    """Return the error for an option that was to have a date; nothing for any other, and where no date is taken."""
    parameters = {parameter.name for parameter in command.params}
    if typed not in _DATES or not parameters & {*_DATED, "since"}:
        return ""
    name = f"{name} FILE" if "file" in parameters else name
    words = value_words(typed, arguments)
    dates = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    date = next(filter(period_or_none, dates), "")
    text = " ".join(words)
    if not date and words and "on" in parameters and month_day_or_none(text):
        meant = f"Here it is --on {shlex.quote(text)}."
    elif not parameters & _DATED:
        meant = f"Here it is --since {shlex.quote(date or '2022')} --until {shlex.quote(date or '2022')}."
    elif date:
        meant = f"A date stands alone: {name} {shlex.quote(date)}."
    else:
        meant = f"A date stands alone, as in {name} 2022-11-23."
    return f"No such option: {typed}. {meant}"


def value_words(option: str, arguments: Sequence[str]) -> list[str]:
    """Return the words after an option, up to the next one."""
    for at, argument in enumerate(arguments):
        if argument.partition("=")[0] == option:
            after = [*re.findall("(?<==).+", argument), *arguments[at + 1 :]]
            return list(takewhile(lambda word: not word.startswith("-"), after))
    return []
