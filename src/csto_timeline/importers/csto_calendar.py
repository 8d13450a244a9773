"""The calendars that this program exports: what their summaries and descriptions say is taken apart again."""

import re
from collections.abc import Iterable, Iterator

from csto_timeline.dates import clock
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.dates.words import brief
from csto_timeline.errors import DateError
from csto_timeline.importers.table import Cells, Row, items_of, text_of

PRODUCT = "-//csto-timeline//csto-timeline//EN"
OWN = "csto-timeline"  # the column in which the id of an event of ours stands
COLUMNS = (OWN, "part_of", "follows")
_UID = re.compile(r"(?P<id>[a-z0-9-]+)(?:_(?P<number>[0-9]+))?@.*csto-timeline")
_TIMED = re.compile(
    r"(?P<date>.*?)(?:, (?P<clock>[0-9]{2}:[0-9]{2})"
    r"(?P<utc> UTC(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::(?P<minutes>[0-9]{2}))?)?)?)?"
)
_LONGEST = 200  # characters of a date with its time
_RELATIONS = {"PARENT": "part_of", "SIBLING": "follows"}
_WITHOUT = "; without "
_ACCOUNT = re.compile(r"\[[0-9]+\] (?P<source>.+)")


def row(number: int, cells: Cells) -> Row | None:
    """Return the row of a VEVENT of ours; None for a second range of days of an event."""
    match = _UID.fullmatch(text_of(cells, "UID"))
    if match is None:
        return Row(f"event {number}", cells)
    if match["number"]:
        return None
    return Row(f"event {number}", cells | {OWN: match["id"]})


def relations(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the member and the id that each RELATED-TO of ours stands for, of its RELTYPE and its UID."""
    for type_, uid in values:
        if (match := _UID.fullmatch(uid)) and type_ in _RELATIONS:
            yield _RELATIONS[type_], match["id"]


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a VEVENT of ours; nothing of another. Raises `DateError`."""
    if OWN not in cells:
        return {}
    kind, *tags = items_of(cells, "categories") or ("event",)
    summary, facts, accounts = _description(text_of(cells, "description"))
    present, _, absent = facts.get("Countries", "").partition(_WITHOUT)
    url = text_of(cells, "url")
    return {
        "id": text_of(cells, OWN),
        **_when(text_of(cells, "summary"), facts.get("Date", "")),
        "end": "",
        "kind": kind,
        "tags": tuple(tags),
        "summary": summary,
        "countries": _listed(present),
        "absent": _listed(absent),
        "people": _listed(facts.get("People", "")),
        **{member: text_of(cells, member) for member in _RELATIONS.values()},
        "source.publisher": tuple(source for source, _ in accounts),
        "source.url": (url, *[""] * (len(accounts) - 1)) if len(accounts) == 1 else "",
        "x-url": url if len(accounts) > 1 else "",
        "says": tuple(says for _, says in accounts),
    }


def _when(summary: str, fact: str) -> Cells:
    """Return the date, its note, the time, and the title, before which the date stands where it is vague."""
    found = _fact(fact)
    if found is None:
        return {"title": summary}
    written, time, note = found
    honest = f"{brief(EventDate(written))}: "
    if time and summary.startswith(f"{clock.words(time)}: "):
        honest = f"{clock.words(time)}: "
    return {"date": written, "time": time, "date_note": note, "title": summary.removeprefix(honest)}


def _fact(fact: str) -> tuple[str, str, str] | None:
    """Return the date, the time and the note of a line; the note begins after a full stop that may end a date."""
    ends = [match.start() for match in re.finditer(r"\. ", fact)]
    for end in (end for end in (len(fact), *ends) if end <= _LONGEST):
        match = _TIMED.fullmatch(fact[:end])
        assert match is not None  # it takes any line
        try:
            return expression_of(match["date"]), _time(match), fact[end + 2 :]
        except DateError:
            continue
    return None


def _time(match: re.Match[str]) -> str:
    if match["sign"]:
        return f"{match['clock']}{match['sign']}{int(match['hours']):02}:{match['minutes'] or '00'}"
    return (match["clock"] or "") + ("Z" if match["utc"] else "")


def _description(text: str) -> tuple[str, dict[str, str], list[tuple[str, str]]]:
    """Return the summary, the facts after it by their names, and each account: its source and what it says."""
    before, marker, rest = f"\n{text}".partition("\nDate: ")
    facts = {"Date": rest.partition("\n")[0]} if marker else {}
    accounts: list[tuple[str, str]] = []
    for line in rest.split("\n")[1:]:
        if match := _ACCOUNT.fullmatch(line):
            accounts.append((match["source"], ""))
        elif accounts:
            source, says = accounts[-1]
            accounts[-1] = source, f"{says}\n{line}".strip()
        else:
            name, _, value = line.partition(": ")
            facts[name] = value
    return before.strip(), facts, accounts


def _listed(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.removeprefix("without ").split(", ")))
