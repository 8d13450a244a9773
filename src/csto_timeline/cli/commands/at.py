"""`csto-timeline at`."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer

from csto_timeline.answers.as_of import latest_source
from csto_timeline.answers.on_a_day import Landmark, State, ended, standing_words, state
from csto_timeline.cli import complete
from csto_timeline.cli.explain import explain
from csto_timeline.cli.filters import filters
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.periods import read_period
from csto_timeline.cli.present import present
from csto_timeline.dates import calendar
from csto_timeline.dates.words import brief
from csto_timeline.errors import UsageError
from csto_timeline.log.model import Person
from csto_timeline.log.registers import Registers
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from csto_timeline.terminal.pages.on_a_day import page
from csto_timeline.text import visible

NOT_KNOWN = "not in the log"
NONE_FITS = "none that matches"


@takes(settings, without={"fail_empty"})
@takes(filters, without={"period", "since", "until", "on", "certain", "limit", "reverse"})
def at(
    query: Query,
    settings: Settings,
    day: Annotated[
        list[str], typer.Argument(metavar="DATE", help="A day, as in PERIOD.", autocompletion=complete.days)
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print who held which office on a day, and the events around it.

    \b
    csto-timeline at 2022-11-23
    csto-timeline at 13 September 2022 --country armenia

    Prints who chaired, who held which office and which countries were members, with the last
    and the next event of each landmark kind (in the built-in log: summit, appointment,
    clash), of every kind if the log has no landmarks, or of the kinds that --kind names.
    Who only may have held an office, since its dates are known to the year, say, is
    "possibly" its holder; anything the log does not know for that day is shown as "not in
    the log". Filters apply only to the events, not to offices and members. In a pipe:
    section, subject, value, separated by tabs.
    """
    when = _one_day(" ".join(day))
    selection = select(settings.store(), query)
    found = state(selection, when)
    reservations = list(_reservations(selection.registers, found))
    drawn = present(
        settings.display,
        json=json,
        data=lambda: _data(found),
        rows=lambda: _rows(found),
        page=lambda _: page(selection.registers, found, reservations),
    )
    if found.filters:
        note(f"Only matching events are shown: {visible(found.filters)}.")
    if not selection.matches:
        explain(selection, drawn=False)
    for each in () if drawn else reservations:
        note(each)


def _reservations(registers: Registers, found: State) -> Iterator[str]:
    """Say what keeps offices and members from being told for certain: that the day is after the log’s end."""
    latest = latest_source(registers)
    if not (found.tells_offices or found.tells_members):
        return
    if found.day > calendar.today():
        yield f"{found.day} is in the future: what has no known end is shown as not in the log."
    elif latest and latest.latest and latest.latest < found.day:
        yield f"The latest source in the log is dated {brief(latest)}: later changes are not in it."


def _one_day(text: str) -> date:
    period = read_period("DATE", text)
    if period.first is None or period.first != period.last:
        raise UsageError(f'DATE: "{text}" is {period}: name one day, as in 2022-11-23')
    return period.first


def _rows(found: State) -> Iterator[tuple[str, str, str]]:
    nothing = NONE_FITS if found.filters else NOT_KNOWN
    yield from _office_rows(found)
    for country, standing in found.members:
        yield "member", country.name, standing_words(standing)
    for country in found.unknown_members:
        yield "member", country.name, ended(country, found.day) or NOT_KNOWN
    for around in found.around:
        for place, landmarks in around.places():
            for landmark in landmarks or (None,):
                yield place, around.kind, _landmark_row(landmark) if landmark else nothing


def _office_rows(found: State) -> Iterator[tuple[str, str, str]]:
    possible = dict(found.possible)
    if found.chair:
        title, people = found.chair
        yield "chair", title, _names(people) or _possibly(possible.pop(title, ())) or NOT_KNOWN
    for title, people in found.offices:
        yield "office", title, _names(people)
    for title, people in possible.items():
        yield "office", title, _possibly(people)
    for title in found.vacant:
        yield "office", title, NOT_KNOWN


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people)


def _possibly(people: tuple[Person, ...]) -> str:
    return f"possibly {' or '.join(person.name for person in people)}" if people else ""


def _landmark_row(landmark: Landmark) -> str:
    event = landmark.event
    facts = (event.date_time, landmark.apart, "announced" if event.announced else "")
    return f"{event.id} ({', '.join(filter(None, facts))})"


def _data(found: State) -> dict[str, Any]:
    return {
        "day": found.day,
        "filters": found.filters or None,
        "chair": ([person.id for person in found.chair[1]] or None) if found.chair else None,
        "offices": {title: [person.id for person in people] for title, people in found.offices},
        "offices_possibly": {title: [person.id for person in people] for title, people in found.possible},
        "offices_not_in_the_log": found.vacant,
        "members": {
            country.code: [
                {"status": membership.status, "body": membership.body, "event": membership.event}
                for membership in standing
            ]
            for country, standing in found.members
        }
        or None,
        "members_not_in_the_log": [country.code for country in found.unknown_members],
        "around": {
            around.kind: {place: [_landmark(each) for each in landmarks] for place, landmarks in around.places()}
            for around in found.around
        },
        "events_that_day": found.that_day,
    }


def _landmark(landmark: Landmark) -> dict[str, Any]:
    event, distance = landmark.event, landmark.distance
    return {
        "id": event.id,
        "date": event.date.text,
        "time": event.time,
        "title": event.title,
        "announced": event.announced,
        "days_min": distance.low,
        "days_max": distance.high,
    }
