"""The accounts of an event of ours in a calendar: facts from properties of our own, what is said from the description.

The description tells these facts too, in words. A line of it that is not as this program words them is what a source
says: somebody may have written it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.formats.icalendar import own_properties as own
from csto_timeline.formats.icalendar.description import own_date, words_of
from csto_timeline.importers.csto_calendar_lines import parted
from csto_timeline.importers.table import Cells, items_of, text_of
from csto_timeline.log.model import Quote

_SOURCE = (*(f"source.{member}" for member in own.SOURCE_MEMBERS), *(f"account.{each}" for each in own.ACCOUNT_MEMBERS))
_QUOTE = tuple(f"quotes.{member}" for member in ("account", *own.QUOTE_MEMBERS))


def targets(cells: Cells) -> Cells:
    """Return the summary of an event of ours and what it takes of its accounts; raises `DateError`."""
    sources = _columns(items_of(cells, own.SOURCE.lower()), _SOURCE)
    sources["source.published"] = tuple(map(_typed, sources["source.published"]))
    quotes = _columns(items_of(cells, own.QUOTE.lower()), _QUOTE)
    dates = [EventDate(date) if date else None for date in sources["account.date"]]
    summary, says = _described("".join(items_of(cells, "description")[:1]), len(dates))
    by_account = _quotes(quotes)
    numbered = enumerate(zip(says, dates, strict=False), start=1)
    says = [_without_facts(text, date, by_account[str(number)]) for number, (text, date) in numbered]
    return {
        "summary": summary,
        **sources,
        **quotes,
        "says": tuple(says),
        "announced": _announced(sources["account.announced"], text_of(cells, "status")),
    }


def _columns(values: Sequence[str], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the parts of properties by their names, as many of each as there are properties."""
    rows = [parted(value, len(names)) for value in values]
    return {name: tuple(row[place] for row in rows) for place, name in enumerate(names)}


def _quotes(columns: dict[str, tuple[str, ...]]) -> dict[str, list[Quote]]:
    """Return the quotes by the number of their account, as it is written."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for account, speaker, text, original, language in zip(*columns.values(), strict=True):
        quote = Quote(speaker=speaker, text=text, original=original or None, language=language or None)
        found[account].append(quote)
    return found


def _announced(columns: tuple[str, ...], status: str) -> tuple[str, ...] | str:
    """Return which accounts came out before the event; all or none where its status says so: somebody changed it."""
    tentative = status.upper() == "TENTATIVE"
    return columns if tentative == all(columns) else "yes" if tentative else ""


def _described(description: str, accounts: int) -> tuple[str, list[str]]:
    """Return the summary of an event, and the text of each of its accounts."""
    lines = description.split("\n")
    end = next((place for place, line in enumerate(lines) if line.startswith("Date: ")), len(lines))
    texts: list[list[str]] = []
    for line in lines[end + 1 :]:
        if len(texts) < accounts and line.startswith(f"[{len(texts) + 1}] "):
            texts.append([])
        elif texts:
            texts[-1].append(line)
    return own.unescaped_prose("\n".join(lines[:end])), [own.unescaped_prose("\n".join(each)) for each in texts]


def _without_facts(text: str, date: EventDate | None, quotes: list[Quote]) -> str:
    """Return what an account says, without the lines for its date and its quotes, which stand before and after it."""
    lines = text.split("\n")
    if date and lines[0] == own_date(date):
        del lines[0]
    for quote in reversed(quotes):
        words = words_of(quote)
        begin = len(lines) - 1 - words.count("\n")
        if begin < 0 or not "\n".join(lines[begin:]).startswith(words):
            break
        del lines[begin:]
    return "\n".join(lines)


def _typed(date: str) -> str:
    """Return a date as what is typed is read: `2022-33` may be two years there, and is in words."""
    return full(EventDate(date)) if re.fullmatch("[0-9]{4}-(2[1-4]|3[3-6]|4[01])", date) else date
