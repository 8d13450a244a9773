"""Rows: offices by date, announced events, who is involved."""

from typing import get_args, get_origin, get_type_hints

import pytest

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Event, Office
from csto_timeline.log.name_fields import JOINABLE
from tests.logs import decode, encode, event, log_bytes, make_log


def made(**members: object) -> Event:
    return make_log(event(**members)).events[0]


HELD = [
    ("2019-03-20", None, "2022-11-23", True),
    ("2019-03-20", None, "2019-03-19", False),
    ("2018-05", None, "2018-05-20", False),  # in office on some day of May: perhaps not yet on the 20th
    ("2018-05", None, "2018-06-01", True),
    ("2020-01-01", "2022-12-31", "2022-12-31", True),
    ("2020-01-01", "2022-12-31", "2023-01-01", False),
    ("2020-01-01", "2022-12", "2022-12-15", False),
    ("2020-01-01", "2022-12-31", "[2022-11-23..2023-01-31]", False),
    ("[..2022-11-23]", None, "2022-11-23", True),
    ("2020~", None, "2021", False),  # about 2020 may be 2021
    ("2020~", None, "2023", True),
    ("2020", None, "2021~", False),
    (None, None, "2022-11-23", False),
    ("2019-03-20", None, "[..2022-11-29]", False),
    ("2018-21", None, "2018-05-30", False),  # perhaps from the last day of spring
    ("2018-21", None, "2018-05-31", True),
    # The ends of the calendar are days, and what is open lies beyond them.
    ("0001-01-01", None, "0001-01-01", True),
    ("0001-01-01", None, "[..2022]", False),
    ("2020", "9999-12-31", "9999-12-31", True),
    ("2020", "9999-12-31", "[2022..]", False),
]


@pytest.mark.parametrize(("since", "until", "when", "held"), HELD)
def test_an_office_is_held_only_where_it_surely_was(
    since: str | None, until: str | None, when: str, held: bool
) -> None:
    office = Office(title="Chair", since=EventDate(since) if since else None, until=EventDate(until) if until else None)
    assert office.held_at(EventDate(when)) is held


@pytest.mark.parametrize(("since", "until", "when", "held"), HELD)
def test_so_is_a_membership(since: str | None, until: str | None, when: str, held: bool) -> None:
    country = {"code": "AM", "name": "Armenia", "membership": [{"status": "member", "from": since, "to": until}]}
    (membership,) = make_log(countries=[country]).country("AM").membership
    assert membership.held_at(EventDate(when)) is held


def test_an_event_is_announced_when_all_its_accounts_are() -> None:
    announced, told = {"source": "a", "announced": True}, {"source": "b"}
    assert made(accounts=[announced]).announced
    assert not made(accounts=[announced, told]).announced


def test_speakers_are_involved() -> None:
    quoted = {"source": "a", "quotes": [{"speaker": "ann", "text": "Yes."}]}
    assert made(people=["bob"], accounts=[quoted]).involved == {"ann", "bob"}


def test_a_name_without_a_register_entry_stands_for_itself() -> None:
    log = decode(log_bytes(event(people=["Ada Lovelace"], countries=["Narnia"])), "x")
    assert log.person("Ada Lovelace").name == "Ada Lovelace"
    assert log.country("Narnia").name == "Narnia"
    assert log.source("a-source").publisher == "a-source"
    assert log.kind("summit").name == "summit"


def test_a_log_with_copies_tags_times_and_originals() -> None:
    """As somebody wrote it before the log format had them."""
    source = {"id": "s1", "publisher": "The Courier", "url": "https://courier.example/a", "accessed": "2024-05-01"}
    source |= {"archived": "https://web.archive.org/web/2024/https://courier.example/a", "language": "ru"}
    quote = {"speaker": "P", "text": "Hello", "original": "Привет"}
    log = make_log(
        event(date="2022-05-01", time="14:30", tags=["energy"], accounts=[{"source": "s1", "quotes": [quote]}]),
        sources=[source],
    )
    (told,) = log.events
    assert (told.time, told.tags, told.date_time) == ("14:30", ("energy",), "2022-05-01T14:30")
    assert [each.original for each in told.quotes] == ["Привет"]
    assert (str(log.sources[0].accessed), log.sources[0].language) == ("2024-05-01", "ru")
    assert decode(encode(log).encode(), "again").sources == log.sources


@pytest.mark.parametrize(
    "time", ["00:00", "23:59", "14:30Z", "14:30+06:00", "14:30-03:30", "14:30+14:00", "14:30+00:00"]
)
def test_times_of_day(time: str) -> None:
    assert made(date="2022-11-23", time=time).time == time


@pytest.mark.parametrize("tag", ["ru", "hyw", "zh-Hant", "sr-Latn-RS", "de-1996", "en-x-plain"])
def test_languages(tag: str) -> None:
    log = make_log(event(), sources=[{"id": "s", "publisher": "S", "language": tag}])
    assert log.sources[0].language == tag


def test_names_of_which_an_event_has_several_may_be_joined() -> None:
    texts = {
        name for name, hint in get_type_hints(Event).items() if get_origin(hint) is tuple and str in get_args(hint)
    }
    assert set(JOINABLE.values()) == texts == {"countries", "absent", "people", "tags"}
