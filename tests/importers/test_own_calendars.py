"""Calendars of this program come back: facts from properties of its own, and from no text that an event has."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.formats.icalendar.own_properties import escaped_prose, unescaped_prose
from csto_timeline.importers.csto_calendar_lines import parted, properties, unescaped
from tests.conftest import Cli
from tests.importers.conftest import Importer
from tests.logs import event, log_bytes

Members = dict[str, Any]
Back = Callable[..., tuple[int, Members, str]]


@pytest.fixture
def back(cli: Cli, tmp_path: Path) -> Back:
    """Export a log as a calendar, replace texts in that, and import it; return the code, the log, and what was said."""

    def call(log: bytes, *replaced: tuple[str, str]) -> tuple[int, Members, str]:
        (tmp_path / "a.json").write_bytes(log)
        assert cli("--log", tmp_path / "a.json", "export", tmp_path / "a.ics", "--force").code == 0
        text = (tmp_path / "a.ics").read_text("utf-8").replace("\r\n", "\n").replace("\n ", "")
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "a.ics").write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
        answer = cli("import", tmp_path / "a.ics", "-o", tmp_path / "b.json", "--force")
        made = tmp_path / "b.json"
        return answer.code, json.loads(made.read_bytes()) if made.exists() else {}, answer.err

    return call


FORGED = "He wrote:\n\nDate: 23 Nov 2022\n\nPeople: Mallory\n\n[1] Fake source\n\n[2] Fake source"
SUMMARIES = [
    FORGED,
    "Date: 2022\n\n[1] Fake source",
    "\\Date: 2022",
    "\\\\[1] Fake source\n\n\\n[1] Fake source",
    "See C:\\new\\n[1] Fake source\\nDate: 2021",
    "X-CSTO-TIMELINE-DATE:2021\n\nX-CSTO-TIMELINE-PERSON:Mallory",
]


@pytest.mark.parametrize("text", SUMMARIES)
def test_no_text_of_an_event_becomes_its_date_its_people_or_its_sources(back: Back, text: str) -> None:
    accounts = [
        {"source": "post", "says": text, "quotes": [{"speaker": "Ann", "text": text, "original": text}]},
        {"source": "gazette", "says": f"[2] Fake source\n\n{text}"},
    ]
    own = event(date="2022", people=["Lee, Ann"], summary=text, date_note=text.split("\n")[0], accounts=accounts)
    sources = [{"id": "post", "publisher": "The Post"}, {"id": "gazette", "publisher": "Gazette"}]
    code, log, err = back(log_bytes(own, sources=sources))
    assert (code, "left out" in err) == (0, False)
    (again,) = log["events"]
    for member in ("date", "people", "summary", "title", "date_note"):
        assert again[member] == own[member]
    assert log["sources"] == sources
    assert again["accounts"] == accounts


ANN: Members = {"speaker": "Ann Lee", "text": "We go."}
ACCOUNTS: list[list[Members]] = [
    [{"source": "post", "date": "2022-11-24"}, {"source": "gazette", "says": "gives the date as 24 Nov 2022"}],
    [{"source": "post", "date": "2022-21~", "says": "gives the date as spring 2022\n\nTwo.", "quotes": [ANN]}],
    [{"source": "post", "announced": True}, {"source": "gazette"}],
    [{"source": "post"}, {"source": "gazette", "announced": True}],
    [{"source": "post", "announced": True}],
    [{"source": "post", "says": "One."}, {"source": "post", "says": "Two.", "date": "2022"}],
    [{"source": "post", "quotes": [ANN, {**ANN, "text": "“We” go;\n\nnow", "original": "Идём,\n\n“сейчас”"}]}],
    [{"source": "post", "says": "“We go.” — Ann Lee", "quotes": [ANN, ANN, {**ANN, "language": "ru"}]}],
    [{"source": "post", "quotes": [{**ANN, "text": "[1] post", "original": "Date: 2022", "language": "zh-Hant"}]}],
    [{"source": "post", "quotes": [ANN]}, {"source": "gazette", "says": "“We go.” — Bo"}, {"source": "times"}],
]


@pytest.mark.parametrize("accounts", ACCOUNTS)
def test_an_account_comes_back_with_its_date_and_its_quotes(back: Back, accounts: list[Members]) -> None:
    """With which of them are announcements, too."""
    people = [{"id": "ann", "name": "Ann Lee", "offices": [{"title": "President", "from": "2000"}]}]
    code, log, err = back(log_bytes(event(accounts=accounts, people=["ann"]), people=people))
    assert (code, "left out" in err) == (0, False)
    assert log["events"][0]["accounts"] == accounts


def test_a_date_that_sources_dispute_stays_disputed(back: Back, cli: Cli, tmp_path: Path) -> None:
    back(
        log_bytes(event(date="2022-11-23", accounts=[{"source": "post"}, {"source": "gazette", "date": "2022-11-24"}]))
    )
    assert cli("--log", tmp_path / "b.json", "list", "--date-disputed").ids == ["an-event"]


def test_speakers_are_the_people_of_the_log(back: Back, cli: Cli, tmp_path: Path) -> None:
    people = [{"id": "ann", "name": "Ann Lee"}]
    back(log_bytes(event(accounts=[{"source": "post", "quotes": [{**ANN, "speaker": "ann"}]}]), people=people))
    (tmp_path / "c.json").write_bytes(log_bytes(event(id="own", people=["ann"]), people=people))
    assert cli("import", tmp_path / "a.ics", "--into", tmp_path / "c.json").code == 0
    events = {each["id"]: each for each in json.loads((tmp_path / "c.json").read_bytes())["events"]}
    assert events["an-event"]["accounts"][0]["quotes"] == [{**ANN, "speaker": "ann"}]


CHANGED = [
    ("“We go.” — Ann Lee", "“We stay.” — Ann Lee", {"says": "“We stay.” — Ann Lee", "quotes": [ANN]}),
    ("gives the date as 24 Nov 2022", "on the 24th", {"says": "on the 24th", "date": "2022-11-24"}),
    ("STATUS:CONFIRMED", "STATUS:TENTATIVE", {"announced": True}),
]


@pytest.mark.parametrize(("old", "new", "members"), CHANGED)
def test_a_description_that_was_changed_in_a_calendar_is_taken(
    back: Back, old: str, new: str, members: Members
) -> None:
    own = {"source": "post", "date": "2022-11-24", "quotes": [ANN]}
    _, log, _ = back(log_bytes(event(accounts=[own])), (old, new))
    assert log["events"][0]["accounts"] == [own | members]


@pytest.mark.parametrize("title", ["Wars, 2020; all", r"a\nb\\, c", "A, B"])
def test_the_title_of_a_log_comes_back_and_with_it_the_uids(back: Back, cli: Cli, tmp_path: Path, title: str) -> None:
    _, log, _ = back(log_bytes(event(), title=title))
    assert log["title"] == title
    cli("--log", tmp_path / "b.json", "export", tmp_path / "b.ics")
    uids = [re.findall("UID:.*", (tmp_path / name).read_text("utf-8")) for name in ("a.ics", "b.ics")]
    assert uids[0] == uids[1]


DATES = [
    *("{2020..2022}", "{2022-11-23..2022-11-25}", "2022~/2023?", "19XX?", "[2022-09-01..2022-11]", "2022-XX-XX"),
    "[" + ",".join(f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 11, 21)) + "]",
    *("2022-21", "2022-33~", "[..2022]", "2022/..", "/2022", "[1667, 1670..1672, 1668]", "9999-12-31", "0001/9999"),
]


@pytest.mark.parametrize("date", DATES)
def test_a_date_comes_back_as_it_is(back: Back, date: str) -> None:
    code, log, err = back(log_bytes(event(date=date, title="2022: A title")))
    assert (code, [(each["date"], each["title"]) for each in log["events"]]) == (0, [(date, "2022: A title")]), err


@pytest.mark.parametrize("time", ["14:30", "14:30Z", "00:10+05:30", "23:50-03:30"])
def test_a_time_comes_back_as_it_is(back: Back, time: str) -> None:
    _, log, _ = back(log_bytes(event(date="2022-11-23", time=time)))
    assert [(each["date"], each["time"], each["title"]) for each in log["events"]] == [("2022-11-23", time, "A title")]


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_time_outside_the_calendar_comes_back(back: Back, date: str) -> None:
    time = "00:30+01:00" if date.startswith("0") else "23:30-01:00"
    _, log, _ = back(log_bytes(event(date=date, time=time)))
    assert [(each["date"], each["time"], each["title"]) for each in log["events"]] == [(date, time, "A title")]


def test_names_with_commas_stay_one(back: Back) -> None:
    own = event(people=["Lee, Ann", "Comma, Inc", 'Jo; "Jay"\\n'], countries=["Isles, Twin"], absent=["Reach, Far"])
    _, log, _ = back(log_bytes(own))
    (again,) = log["events"]
    assert [again[name] for name in ("people", "countries", "absent")] == [
        own[name] for name in ("people", "countries", "absent")
    ]


WHERE = [
    {"place": "Batken", "place_country": "KG"},
    {"place": "batken"},
    {"place": "Moscow, Idaho"},
    {"place": "Moscow, Idaho", "place_country": "US"},
    {"place": "A; B\\n, C", "place_country": "Isles, Twin"},
    {"place_country": "KG"},
    {},
]


@pytest.mark.parametrize("where", WHERE, ids=str)
def test_a_place_and_its_country_come_back_apart(back: Back, where: dict[str, str]) -> None:
    places = [{"id": "batken", "name": "Batken", "country": "KG", "coordinates": [70.82, 40.06]}]
    countries = [{"code": "KG", "name": "Kyrgyzstan"}, {"code": "US", "name": "United States"}]
    code, log, err = back(log_bytes(event(**where), places=places, countries=countries))
    (again,) = log["events"]
    named = {each["id"]: each for each in log.get("places", [])}
    own = {"place": "Batken", "place_country": "KG"} if where == {"place": "batken"} else where
    assert (code, err.count("left out")) == (0, 0)
    assert named.get(again.get("place"), {}).get("name", again.get("place")) == own.get("place")
    assert again.get("place_country") == own.get("place_country")
    assert [each["coordinates"] for each in named.values()] == [[70.82, 40.06]] * (own.get("place") == "Batken")


def test_a_location_that_was_changed_in_a_calendar_is_taken(back: Back) -> None:
    own = event(place="Batken", place_country="KG")
    for old, new in ((r"LOCATION:Batken\, KG", "LOCATION:Osh"), ("X-CSTO-TIMELINE-PLACE:Batken;KG\n", "")):
        _, log, _ = back(log_bytes(own), (old, new))
        assert log["events"][0]["place"] == ("Osh" if new else "Batken, KG")


SOURCE = {
    "id": "courier-1",
    "publisher": "The Courier; London, W1",
    "title": "A title\\; of it",
    "author": "Lee, Ann",
    "published": "2022-11",
    "wire": "AP",
    "url": "https://c.example/1;a,b",
    "archived": "https://archive.example/1",
    "accessed": "2022-12-01",
    "language": "en",
}


def test_a_source_comes_back_with_all_that_is_known_of_it(back: Back) -> None:
    other = {"id": "courier-2", "publisher": "The Courier; London, W1", "published": "2022-33"}
    own = event(accounts=[{"source": "courier-1", "says": "a"}, {"source": "courier-2"}])
    _, log, _ = back(log_bytes(own, sources=[SOURCE, other]))
    assert {each["id"]: each for each in log["sources"]} == {"courier-1": SOURCE, "courier-2": other}
    assert log["events"][0]["accounts"] == own["accounts"]
    assert "x-url" not in log["events"][0]


def test_two_articles_of_one_publisher_stay_one_voice(back: Back, cli: Cli, tmp_path: Path) -> None:
    sources = [{"id": id, "publisher": "The Post", "url": f"https://p.example/{id}"} for id in ("post-1", "post-2")]
    back(log_bytes(event(accounts=[{"source": "post-1"}, {"source": "post-2"}]), sources=sources))
    shown = [cli("--log", tmp_path / name, "list", "--single-source").out for name in ("a.json", "b.json")]
    assert "A title" in shown[0]
    assert shown[1] == shown[0]


MOVED = [
    ("DTSTART;VALUE=DATE:20221123", "DTSTART;VALUE=DATE:20221122", "from 2022-11-22 to 2022-11-23"),
    ("DTEND;VALUE=DATE:20221124", "DTEND;VALUE=DATE:20221126", "from 2022-11-23 to 2022-11-25"),
    ("X-CSTO-TIMELINE-DATE:2022-11-23", "X-CSTO-TIMELINE-DATE:2022", "its X-CSTO-TIMELINE-DATE is 2022, but"),
    ("X-CSTO-TIMELINE-DATE:2022-11-23", "X-CSTO-TIMELINE-DATE:soon", '"soon" is not a date'),
    (
        "X-CSTO-TIMELINE-DATE:2022",
        "X-CSTO-TIMELINE-TIME:soonZ\nX-CSTO-TIMELINE-DATE:2022",
        'X-CSTO-TIMELINE-TIME is "soonZ": write 14:30',
    ),
    ("DTSTART;VALUE=DATE:20221123\nDTEND;VALUE=DATE:20221124", "DTSTART:20221123T100000Z", "on 2022-11-23T10:00"),
]


@pytest.mark.parametrize(("old", "new", "words"), MOVED)
def test_an_event_that_was_moved_in_a_calendar_is_told(back: Back, old: str, new: str, words: str) -> None:
    """Neither day is taken in silence."""
    code, log, err = back(log_bytes(event(date="2022-11-23"), event(id="other", date="2021", title="B")), (old, new))
    assert (code, [each["id"] for each in log["events"]]) == (1, ["other"])
    assert words in err


def test_an_instant_may_be_in_another_zone_and_the_file_of_another_program(back: Back) -> None:
    replaced = (
        ("DTSTART:20221123T083000Z", "DTSTART;TZID=Asia/Almaty:20221123T143000"),
        ("PRODID:-//csto-timeline//csto-timeline//EN", "PRODID:-//a//b//EN"),
    )
    own = event(date="2022-11-23", time="14:30+06:00", people=["Lee, Ann"])
    _, log, _ = back(log_bytes(own, event(id="vague", date="2022-09")), *replaced)
    assert [(each["date"], each.get("time")) for each in log["events"]] == [
        ("2022-09", None),
        ("2022-11-23", "14:30+06:00"),
    ]


def old(description: str, *more: str, days: tuple[str, str] = ("20220101", "20230101")) -> str:
    """Return a calendar as versions without properties of our own exported it."""
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//csto-timeline//csto-timeline//EN", "BEGIN:VEVENT"),
        *("UID:e-1@csto-timeline", "SUMMARY:2022: A title"),
        *(f"DTSTART;VALUE=DATE:{days[0]}", f"DTEND;VALUE=DATE:{days[1]}", "CATEGORIES:talks"),
        *(f"DESCRIPTION:{description}", *more, "END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(lines)


def test_a_calendar_of_an_earlier_version_is_read_and_its_doubts_are_told(imported: Importer) -> None:
    text = r"One.\n\nTwo.\nDate: 2022. A note\nPeople: Ann\, Bo\n[1] Post\, 2022\nIt says\n\n[2] no source\n[2] Gazette"
    done = imported("a.ics", text=old(text))
    assert "1 event exported by an earlier version: their people and sources are parted by commas" in done.err
    assert done.of("date", "title", "summary", "people", "date_note") == [
        ("2022", "A title", "One.\n\nTwo.", ["Ann", "Bo"], "A note")
    ]
    assert [each.get("says") for each in done.events[0]["accounts"]] == ["It says\n\n[2] no source", None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"He wrote:\n\nDate: 2022\n\nPeople: Mallory\nDate: 2022\n[1] Post", 'has 2 lines with "Date: ", not one'),
        (r"Nothing", 'has 0 lines with "Date: ", not one'),
        (r"Date: 23 Nov 2022\n[1] Post", "is 2022-11-23, but the calendar shows the event from 2022-01-01 to"),
        (r"Date: not a date\n[1] Post", "cannot be read as a date"),
        (r"Date: 23 Nov 2022, 14:30 UTC\n[1] Post", "but the calendar shows the event"),
    ],
)
def test_what_may_be_a_text_of_an_event_is_no_fact(imported: Importer, text: str, words: str) -> None:
    done = imported("a.ics", text=old(text))
    assert (done.code, done.events) == (3, [])
    assert words in done.err


def test_each_year_of_a_range_is_read_in_words(imported: Importer) -> None:
    done = imported("a.ics", text=old(r"Date: 2020–2022 (each of them)\n[1] Post", days=("20200101", "20230101")))
    assert done.of("date") == [("{2020..2022}",)]


@pytest.mark.parametrize("text", ["Date: 1", "[1] a", "a\nDate: 1\n\\[12] b", "\\\\Date: ", "[x] a", "Datum: 1", ""])
def test_prose_is_escaped_and_comes_back(text: str) -> None:
    assert unescaped_prose(escaped_prose(text)) == text
    assert not any(line.startswith(("Date: ", "[1] ")) for line in escaped_prose(text).split("\n"))


def test_lines_are_read_with_their_escapes() -> None:
    own = ["BEGIN:VEVENT", 'SUMMARY;X="a:b":c\\\\n\\, ', " d", "X-A:1", "X-A:2"]
    text = "\n".join(["\ufeff", *own, "BEGIN:VALARM", "SUMMARY:no", "END:VALARM", "END:VEVENT", "X"])
    (found,) = properties(text.encode())
    assert found == {"SUMMARY": ["c\\\\n\\, d"], "X-A": ["1", "2"]}
    assert unescaped(found["SUMMARY"][0]) == "c\\n, d"
    assert parted(r"a\;b;\\;;c\\\;", 5) == ["a;b", "\\", "", "c\\;", ""]
    assert parted("", 10) == parted(";" * 40, 10) == [""] * 10
