"""What would work instead of what stands in the place of a date or period. Only errors need it."""

import re
import shlex
from collections.abc import Sequence
from typing import Any

from csto_timeline.cli.config.file import QUESTIONS
from csto_timeline.cli.config.state import FILE
from csto_timeline.cli.config.words import SIGN
from csto_timeline.cli.cut_values import value_meant
from csto_timeline.cli.event_days import dates_of_events, for_events
from csto_timeline.cli.misplaced_words import options_meant
from csto_timeline.dates.typed import period_or_none
from csto_timeline.dates.typed.month_day import month_day_or_none
from csto_timeline.dates.typed.names import SEASONS
from csto_timeline.dates.typed.text import LONGEST
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import NotAPeriod, UnreadableDate
from csto_timeline.folding import nearest
from csto_timeline.log.suffixes import READABLE, ends_in

_NO_END = r"(?i)(?:(?:from|since) )?(?P<begin>.*[0-9]{4}.*) (?:to|until|till|through|-|–)"
_WORDS_OF_DATES = (*MONTH_NAMES, "today", "yesterday", "tomorrow", *SEASONS, "since", "until")


def for_date(ctx: Any, error: UnreadableDate) -> str:
    """Return the error for what cannot be read as a date, where something else was meant; else nothing."""
    if isinstance(error, NotAPeriod):
        return _for_period(ctx, error.words)
    if error.argument == "--on":
        return _for_day_with_year(error.text, ctx.params.get("period") or ())
    return "" if len(error.text) > LONGEST else for_events(ctx, error.argument, error.text)


def _for_day_with_year(text: str, words: Sequence[str]) -> str:
    """Return the error for a day in several words after --on, the last of them a year."""
    whole = " ".join([text, *words])
    period = period_or_none(whole) if words else None
    if period is None:
        return ""
    meant = f"{period.first}" if period.first == period.last else shlex.quote(whole)
    return f'--on: "{whole}" has a year: write {meant}, without --on'


def _for_period(ctx: Any, words: Sequence[str]) -> str:
    """Return the error for names, or a day without its year, in the place of a period; nothing for anything else."""
    text = " ".join(words)
    if FILE in ctx.meta and text in ctx.meta[FILE].table(QUESTIONS):
        return f'PERIOD: "{text}" is a saved question: write {ctx.info_name} {SIGN}{text}'
    if whole := _rest_of_day(ctx, text):
        return f'PERIOD: "{text}" is part of the day: write --on {shlex.quote(whole)}'
    if day := month_day_or_none(text):
        what = "month" if day.day is None else "day"
        return f'PERIOD: "{text}" has no year: add one, or use --on {shlex.quote(text)} for that {what} in any year'
    file = ctx.params.get("file") or ""
    if _is_file(text) and period_or_none(file):
        return f"FILE comes before PERIOD: {ctx.info_name} {shlex.quote(text)} {shlex.quote(file)}"
    if events := dates_of_events(ctx, words):
        return f'PERIOD: "{text}" is no period: write {" ".join(f"--event {id}" for id in events)}'
    if len(text) > LONGEST:
        return ""
    return _for_logs(words) or _for_date_in_words(text) or for_events(ctx, "PERIOD", text) or _for_names(ctx, words)


def _for_logs(words: Sequence[str]) -> str:
    """Return the error for logs, with a period beside them or not, in the place of a period; nothing for others."""
    text, files = " ".join(words), [word for word in words if ends_in(word, READABLE)]
    period = " ".join(word for word in words if word not in files)
    if not files or (period and not period_or_none(period)):  # a name may have spaces
        files, period = [text] if ends_in(text, READABLE) else [], ""
    if not files:
        return ""
    named = " and ".join(f'"{file}"' for file in files)
    what, read = ("is a file", "that log") if len(files) == 1 else ("are files", "these logs")
    before = f"{shlex.quote(period)} " if period else ""
    logs = " ".join(f"--log {shlex.quote(file)}" for file in files)
    return f"PERIOD: {named} {what}, not a period: write {before}{logs} to read {read}"


def _rest_of_day(ctx: Any, text: str) -> str:
    """Return the day that --on has the first word of: `--on 28 Nov`."""
    first = ctx.params.get("on")
    return f"{first} {text}" if first and month_day_or_none(f"{first} {text}") else ""


def _for_date_in_words(text: str) -> str:
    """Return the error for a date that lacks its end or year, or has a word mistyped; nothing for anything else."""
    if period_or_none(corrected := " ".join(map(_nearest_word, text.split(" ")))):
        return f'PERIOD: "{text}" is not a date or period. Did you mean {shlex.quote(corrected)}?'
    if (match := re.fullmatch(_NO_END, text)) and period_or_none(begin := f"since {match['begin']}"):
        return f'PERIOD: "{text}" has no end: add one, or write {shlex.quote(begin)}'
    without_year = re.sub(r"(?i)^(?:last|next|this|past) (?=[^\W\d_]+$)", "", text)
    if any(map(str.isalnum, text)) and period_or_none(f"{without_year} 2022"):
        return f'PERIOD: "{text}" has no year: add one, as in {shlex.quote(f"{without_year} 2022")}'
    return ""


def _for_names(ctx: Any, words: Sequence[str]) -> str:
    """Return the error for names, or other words that mean options; nothing where they mean none."""
    meant = value_meant(ctx, words) or options_meant(ctx, ctx.command, words)
    if not meant:
        return ""
    words_too = ctx.info_name == "quotes" and meant.count("--country ") == 1 and "+" not in meant
    in_words = f" For the word: {meant.replace('--country ', '--search ')}" if words_too else ""
    return f'PERIOD: "{" ".join(words)}" is not a date or period. Did you mean {meant}?{in_words}'


def _is_file(text: str) -> bool:
    return bool(re.search(r"\.[a-z]{2,8}$", text))


def _nearest_word(word: str) -> str:
    return (nearest(word, _WORDS_OF_DATES, most=1) or [word])[0] if word.isalpha() else word
