"""The calendars that earlier versions of this program exported: their summaries and descriptions are taken apart.

These do not tell for certain what is a fact and what is said. What may be either is refused.
"""

import re
from itertools import pairwise

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.formats.icalendar.days import words_before
from csto_timeline.importers.csto_calendar_days import check_days
from csto_timeline.importers.table import Cells, text_of
from csto_timeline.text import counted

_TIMED = re.compile(
    r"(?P<date>.*?)(?:, (?P<clock>[0-9]{2}:[0-9]{2})"
    r"(?P<utc> UTC(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::(?P<minutes>[0-9]{2}))?)?)?)?"
)
_LONGEST = 200  # characters of a date with its time
_WITHOUT = "; without "
_DATE = "Date: "
_AGAIN = "export the calendar again with this version, or correct the line"


def targets(cells: Cells) -> Cells:
    """Return what an event takes of the summary and the description of a VEVENT of ours; raises `DateError`."""
    summary, facts, accounts = _described(text_of(cells, "description"))
    present, _, absent = facts.get("Countries", "").partition(_WITHOUT)
    url = text_of(cells, "url")
    return {
        **_when(cells, facts["Date"]),
        "summary": summary,
        "countries": _listed(present),
        "absent": _listed(absent),
        "people": _listed(facts.get("People", "")),
        "source.publisher": tuple(source for source, _ in accounts),
        "source.url": (url, *[""] * (len(accounts) - 1)) if len(accounts) == 1 else "",
        "x-url": url if len(accounts) > 1 else "",
        "says": tuple(says for _, says in accounts),
    }


def _when(cells: Cells, fact: str) -> Cells:
    """Return the date, its note, the time, and the title, before which the date stands where it is vague."""
    date, time, note = _fact(fact)
    when = EventDate(date)
    check_days(cells, when, time, f'"Date: {fact}" in its description is {date}')
    title = text_of(cells, "summary").removeprefix(words_before(when, time))
    return {"date": date, "time": time, "date_note": note, "title": title}


def _fact(fact: str) -> tuple[str, str, str]:
    """Return the date, the time and the note of a line; the note begins after a full stop that may end a date."""
    ends = [match.start() for match in re.finditer(r"\. ", fact)]
    for end in (end for end in (len(fact), *ends) if end <= _LONGEST):
        match = _TIMED.fullmatch(fact[:end])
        assert match is not None  # it takes any line
        try:
            return expression_of(match["date"]), _time(match), fact[end + 2 :]
        except DateError:
            continue
    shown = fact if len(fact) <= _LONGEST else f"{fact[:_LONGEST]}…"
    raise DateError(f'"Date: {shown}" in its description cannot be read as a date: {_AGAIN}')


def _time(match: re.Match[str]) -> str:
    if match["sign"]:
        return f"{match['clock']}{match['sign']}{int(match['hours']):02}:{match['minutes'] or '00'}"
    return (match["clock"] or "") + ("Z" if match["utc"] else "")


def _described(description: str) -> tuple[str, dict[str, str], list[tuple[str, str]]]:
    """Return the summary, the facts after it by their names, and each account: its source and what it says.

    A text of the log may have lines that look as those do. Its paragraphs stand apart, and no line of ours stands after
    an empty one, but the first paragraph does not: so there must be one date. Raises `DateError`.
    """
    lines = description.split("\n")
    dates = [place for place, line in enumerate(lines) if line.startswith(_DATE)]
    if len(dates) != 1:
        raise DateError(f'its description has {counted(len(dates), "line")} with "Date: ", not one: {_AGAIN}')
    facts, accounts = {"Date": lines[dates[0]].removeprefix(_DATE)}, list[tuple[str, str]]()
    for before, line in pairwise(lines[dates[0] :]):
        if before and line.startswith(mark := f"[{len(accounts) + 1}] "):
            accounts.append((line.removeprefix(mark), ""))
        elif accounts:
            source, says = accounts[-1]
            accounts[-1] = source, f"{says}\n{line}".lstrip()
        else:
            name, _, value = line.partition(": ")
            facts.setdefault(name, value)
    return "\n".join(lines[: dates[0]]).strip(), facts, accounts


def _listed(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.removeprefix("without ").split(", ")))
