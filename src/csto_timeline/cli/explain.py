"""Notes beside an answer: what was marked or cut, and for an empty one, what would match."""

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

from csto_timeline.cli.notes import note
from csto_timeline.log.name_fields import JOINABLE
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection
from csto_timeline.text import counted, visible

if TYPE_CHECKING:
    from csto_timeline.answers.near_words import Missing


def explain(selection: Selection, *, drawn: bool) -> None:
    """Print the notes on standard error; a drawn timeline already says what it marked and cut."""
    if selection.query.people:
        _explain_offices(selection)
    if selection.query.events:
        _name_merged(selection)
    if selection.criteria:
        _name_others(selection)
    if selection.query.search:
        explain_search(selection.query.search)
    if not selection.number:
        _explain_empty(selection)
        return
    if drawn:
        return
    if selection.possible:
        note(
            f"{selection.possible:,} of {counted(selection.number, 'event')} may {selection.query.doubt}, "
            "as far as their dates are known (--certain leaves these out)"
        )
    if selection.found > selection.number:
        note(f"{selection.number:,} of {selection.found:,} events: --limit left out the rest")


def _explain_offices(selection: Selection) -> None:
    """Note who held a requested office at a time that the log does not know, so that no events are found for them."""
    from csto_timeline.query.has_names import HasAny
    from csto_timeline.query.offices import undated

    keys = (key for each in selection.criteria if isinstance(each, HasAny) for key in each.keys)
    for name, title in undated(keys, selection.registers):
        note(f"The log does not say when {visible(name)} was {visible(title)}: that office finds no events.")


def explain_repetition(selection: Selection) -> None:
    """Note that a repeated option found events of any of its names, and what finds those of all."""
    query = selection.query
    for option, field in JOINABLE.items():
        names = tuple(dict.fromkeys(getattr(query, field)))
        if selection.number and len(names) > 1 and not any("+" in name for name in names):
            either, both = ("either", "both") if len(names) == 2 else ("any", "all")
            repeated = " ".join(f"--{option} {shlex.quote(name)}" for name in names)
            joined = f"--{option} {shlex.quote('+'.join(names))}"
            note(visible(f"{repeated} finds events of {either}; of {both}: {joined}"))


def explain_search(searches: Iterable[str]) -> None:
    """Note words that are searched for, though they may have been meant as operators."""
    from csto_timeline.query.criterion import quoted
    from csto_timeline.query.other_syntax import small_operators

    for typed in searches:
        for word, meant in small_operators(typed).items():
            note(visible(f"--search {quoted(typed)} searches for the word “{word}” too; {meant}"))


def explain_precision(selection: Selection) -> None:
    """Note how many events only --certain left out."""
    if number := selection.kept_out_by_precision:
        match = "lie in the period" if selection.query.on is None else "match"
        note(f"--certain left out {counted(number, 'event')} that may {match}")


def explain_derived(
    selection: Selection, shown: int, found: int, noun: str, *, drawn: bool, asked: str = "", plural: str = ""
) -> None:
    """Note what was marked or cut of an answer computed from events, or why it is empty.

    `asked` says what was asked for beside what selects the events, with a space before it; `plural` is that of the
    noun, where it has another ending than `s`.
    """
    explain(selection, drawn=drawn)
    if selection.number and not found:
        among = f"{counted(selection.number, 'event')} ({visible(selection.described())})"
        note(f"No {noun}{visible(asked)} in {among}.")
    elif found > shown:
        among = f"{found:,} {plural}" if plural else counted(found, noun)
        note(f"{shown:,} of {among}: --limit left out the rest")


def _name_others(selection: Selection) -> None:
    """Note which other names contain what was typed, besides the one that it means."""
    from csto_timeline.query.criterion import quoted

    for criterion in selection.criteria:
        for typed, meant, others in criterion.also:
            note(visible(f"{quoted(typed)} means {meant}; the log also has {', '.join(others)}"))


def explain_merged(former: str, now: str) -> None:
    """Note which event an id that was typed means, since its own was merged into that one."""
    note(visible(f"{former} was merged into {now}"))


def _name_merged(selection: Selection) -> None:
    from csto_timeline.query.by_id import IsEvent

    for former, now in (pair for each in selection.criteria if isinstance(each, IsEvent) for pair in each.merged):
        explain_merged(former, now)


def explain_missing(words: "Iterable[Missing]", noun: str) -> None:
    """Note which searched words occur nowhere in the log, each with similar ones."""
    for missing in words:
        near = f"; near it: {', '.join(missing.near)}" if missing.near else ""
        how = f" {missing.how}" if missing.how else ""
        note(visible(f"No {noun} in the log has “{missing.words}”{how}{near}"))


def _explain_empty(selection: Selection) -> None:
    from csto_timeline.answers.headings import Extent  # few answers are empty

    if not selection.outcomes.total:
        note("The log has no events.")
        return
    without = [
        f"Without {visible(option)}: {counted(number, 'event')}"
        for option, number in selection.without_each()
        if number
    ]
    note(f"No event matches{'. ' + without[0] if without else f': {visible(selection.described())}.'}")
    for line in without[1:]:
        note(f"  {line}")
    if selection.query.search:
        from csto_timeline.answers.near_words import near_words  # few searches find nothing
        from csto_timeline.answers.scripts import script_words

        missing = list(near_words(selection))
        explain_missing(missing, "event")
        for words in script_words(selection.store, (each.words for each in missing)):
            note(words)
    extent = Extent()
    for date in selection.outer_dates:
        extent.add(date)
    note(f"The log has {counted(selection.outcomes.total, 'event')}{extent.words(', ')}.")
    if without:
        _explain_empty_day(selection.query)


def _explain_empty_day(query: Query) -> None:
    """Note what tells of the time around a day on which nothing happened."""
    if query.period is None or query.period.first is None or query.period.first != query.period.last:
        return
    if query.period_typed.strip().lower() == "today":
        note("This day in any year: list --on today")
    note(f"Before and after that day: at {query.period.first}")
