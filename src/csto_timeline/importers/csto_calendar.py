"""The calendars that this program exports: an event is read again from the properties of our own.

Its title, its summary and what its sources say are in the summary and the description, as they are for a person: see
`csto_calendar_accounts`. In files of versions before these properties all is in the description: see
`csto_calendar_text`.
"""

import re
from collections.abc import Iterable, Iterator

from csto_timeline.addresses import link_of
from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.formats.icalendar import own_properties as own
from csto_timeline.formats.icalendar.days import words_before
from csto_timeline.importers import csto_calendar_accounts, csto_calendar_text
from csto_timeline.importers.csto_calendar_days import check_days
from csto_timeline.importers.csto_calendar_lines import Properties, parted, unescaped
from csto_timeline.importers.table import Cells, Row, items_of, text_of
from csto_timeline.log.model import TIME
from csto_timeline.text import counted

PRODUCT = "-//csto-timeline//csto-timeline//EN"
_OWN = "csto-timeline"  # the column in which the id of an event of ours stands
COLUMNS = (_OWN, "part_of", "follows", *map(str.lower, own.NAMES))
_UID = re.compile(r"(?P<id>[a-z0-9-]+)(?:_(?P<number>[0-9]+))?@.*csto-timeline")
_LISTS = (own.PLACE, own.SOURCE, own.QUOTE)  # whose values have several texts
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", *(name for name in own.NAMES if name not in _LISTS))
_RELATIONS = {"PARENT": "part_of", "SIBLING": "follows"}


def row(number: int, cells: Cells, written: Properties) -> Row | None:
    """Return the row of a VEVENT of ours, with its values as `written`; None for a second range of days of an event."""
    match = _UID.fullmatch(text_of(cells, "UID"))
    if match is None:
        return Row(f"event {number}", cells)
    if match["number"]:
        return None
    taken: Cells = {name: tuple(map(unescaped, written[name])) for name in _TEXTS if name in written}
    taken |= {name: tuple(written[name]) for name in _LISTS if name in written}
    return Row(f"event {number}", cells | taken | {_OWN: match["id"]})


def relations(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the member and the id that each RELATED-TO of ours stands for, of its RELTYPE and its UID."""
    for type_, uid in values:
        if (match := _UID.fullmatch(uid)) and type_ in _RELATIONS:
            yield _RELATIONS[type_], match["id"]


def remarks(rows: Iterable[Row]) -> list[str]:
    """Return how many events of ours are from a version whose calendars do not tell names and sources apart."""
    old = sum(_OWN in row.cells and own.DATE not in row.cells for row in rows)
    words = "exported by an earlier version: their people and sources are parted by commas; better export them again"
    return [f"{counted(old, 'event')} {words}"] if old else []


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a VEVENT of ours; nothing of another. Raises `DateError`."""
    if _OWN not in cells:
        return {}
    kind, *tags = items_of(cells, "categories") or ("event",)
    more = _of_properties(cells) if own.DATE.lower() in cells else csto_calendar_text.targets(cells)
    members = {member: text_of(cells, member) for member in _RELATIONS.values()}
    return {"id": text_of(cells, _OWN), "end": "", "kind": kind, "tags": tuple(tags), **members, **more}


def _of_properties(cells: Cells) -> Cells:
    when, time = EventDate(_text(cells, own.DATE)), _text(cells, own.TIME)
    if time and not re.match(TIME, time):
        raise DateError(f'its {own.TIME} is "{time}": write 14:30, 14:30Z or 14:30+06:00')
    check_days(cells, when, time, f"its {own.DATE} is {when.text}")
    accounts, url = csto_calendar_accounts.targets(cells), text_of(cells, "url")
    return {
        "date": when.text,
        "time": time,
        "date_note": _text(cells, own.DATE_NOTE),
        "title": _text(cells, "SUMMARY").removeprefix(words_before(when, time)),
        **_place(cells),
        "countries": _texts(cells, own.COUNTRY),
        "absent": _texts(cells, own.ABSENT),
        "people": _texts(cells, own.PERSON),
        **accounts,
        "x-url": "" if url in map(link_of, items_of(accounts, "source.url")) else url,
    }


def _place(cells: Cells) -> Cells:
    """Return the place and its country, or the location alone where it is not these: somebody changed it."""
    location = _text(cells, "LOCATION")
    place, country = parted(_text(cells, own.PLACE), 2)
    known = ", ".join(filter(None, (place, country))) == location
    return {"place": place, "place_country": country} if known else {"place": location}


def _text(cells: Cells, name: str) -> str:
    return "".join(_texts(cells, name)[:1])


def _texts(cells: Cells, name: str) -> tuple[str, ...]:
    return items_of(cells, name.lower())
