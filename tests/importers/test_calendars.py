"""Calendars as other programs write them, or fail to: nothing in one is a bug of ours, or is lost in silence."""

import json
from pathlib import Path
from time import monotonic

import pytest

from tests.conftest import Cli
from tests.importers.conftest import Importer
from tests.logs import event, log_bytes


def calendar(*properties: str) -> str:
    """Return a calendar with an event of these properties, and with one that nothing is wrong with."""
    plain = ("DTSTART;VALUE=DATE:20220301", "SUMMARY:Plain")
    events = ["\n".join(["BEGIN:VEVENT", *each, "END:VEVENT"]) for each in (properties, plain)]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN", *events, "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("properties", "date"),
    [
        (["DTSTART;VALUE=DATE:20220101", "DURATION:P3D"], "2022-01-01/2022-01-03"),
        (["DTSTART;VALUE=DATE:20220101", "DURATION:P1D"], "2022-01-01"),
        (["DTSTART:20220101T100000Z", "DURATION:PT2H"], "2022-01-01"),
        (["DTSTART:20220101T230000Z", "DURATION:PT2H"], "2022-01-01/2022-01-02"),
        (["DTSTART:20220101T230000Z", "DTEND:20220102T000000Z"], "2022-01-01"),
        (["DTSTART;VALUE=DATE:20220101", "DTEND;VALUE=DATE:20220101"], "2022-01-01"),
        (["DTSTART;TZID=../../etc/passwd:20220101T000000"], "2022-01-01"),
    ],
)
def test_an_event_lasts_as_long_as_it_says(imported: Importer, properties: list[str], date: str) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert done.of("date") == [(date,), ("2022-03-01",)]


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        (["DTSTART:99999999"], 'column "DTSTART": there is no month 99'),
        (["DTSTART:20220101", "DTSTART:20220102"], 'column "DTSTART"'),
        (["DTSTART;VALUE=DATE:202306"], 'column "DTSTART"'),
        (["DTSTART;VALUE=PERIOD:20220101T000000Z/PT1H"], 'column "DTSTART"'),
        (["DTSTART;VALUE=DATE:20220101", "DTEND;VALUE=DATE:20210101"], "2022-01-01/2020-12-31"),
        (["DTSTART;VALUE=DATE:20220101", "DTEND:never"], "never"),
    ],
)
def test_a_date_that_is_none_is_told_and_the_rest_comes_in(
    imported: Importer, properties: list[str], words: str
) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert (done.code, done.of("title")) == (1, [("Plain",)])
    assert "a.ics: event 1, " in done.err
    assert words in done.err


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        (["DTSTART;VALUE=DATE:99991230", "DURATION:P9D"], "DURATION P9D ends after the year 9999"),
        (
            ["DTSTART;VALUE=DATE:20221123", "RRULE:FREQ=DAILY;COUNT=-5", "EXDATE;VALUE=DATE:20221123"],
            "EXDATE excludes its first date, 2022-11-23, and which is the next cannot be told",
        ),
    ],
)
def test_an_end_or_a_rule_that_is_none_is_told(imported: Importer, properties: list[str], words: str) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert (done.code, done.of("title")) == (1, [("Plain",)])
    assert f"a.ics: event 1: {words}" in done.err


@pytest.mark.parametrize("geo", ["GEO:nan;1e400", "GEO:abc"])
def test_a_place_that_is_none_is_told(imported: Importer, geo: str) -> None:
    done = imported("a.ics", text=calendar("DTSTART;VALUE=DATE:20220101", "SUMMARY:Talks", "LOCATION:Yerevan", geo))
    assert done.of("title") == [("Talks",), ("Plain",)]
    assert "are no longitude and latitude" in done.err


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (r"X-WR-CALNAME:My\, cal\; mine", "My, cal; mine"),
        (r"X-WR-CALNAME;VALUE=TEXT:My\, cal", "My, cal"),
        (r"X-WR-CALNAME:Two\nlines", "Two lines"),
        ("X-WR-CALNAME:Mine\nX-WR-CALNAME:Again", "Mine"),
        ("X-WR-CALNAME:", None),
    ],
)
def test_the_name_of_a_calendar_is_a_title_without_its_escapes(
    imported: Importer, line: str, title: str | None
) -> None:
    text = calendar("DTSTART;VALUE=DATE:20220101", "SUMMARY:Talks").replace("VERSION:2.0", f"VERSION:2.0\n{line}")
    done = imported("a.ics", text=text)
    assert done.log.get("title") == title
    assert done.log["sources"][0]["publisher"] == (title or "a.ics")


@pytest.mark.parametrize("lines", [1, 3])
def test_a_calendar_that_is_cut_off_is_no_empty_one(imported: Importer, lines: int) -> None:
    whole = calendar("DTSTART;VALUE=DATE:20220101", "SUMMARY:Talks").splitlines()
    done = imported("a.ics", text="\n".join(whole[:-lines]))
    assert (done.code, done.log) == (3, {})
    assert "a.ics is cut off" in done.err


def test_a_long_line_of_full_stops_takes_no_time(imported: Importer) -> None:
    own = calendar("UID:abc@csto-timeline", "DTSTART;VALUE=DATE:20220101", f"DESCRIPTION:Date: {'. ' * 20_000}")
    assert imported("a.ics", text=own.replace("-//a//b//EN", "-//csto-timeline//csto-timeline//EN")).code == 1


def test_what_events_of_ours_say_of_one_another_comes_back(cli: Cli, tmp_path: Path) -> None:
    events = [
        event(id="talks", date="2022-01-01"),
        event(id="reply", date="2022-01-02", follows="talks"),
        event(id="session", date="2022-01-03", part_of="talks", follows="reply"),
    ]
    (tmp_path / "a.json").write_bytes(log_bytes(*events))
    assert cli("--log", tmp_path / "a.json", "export", tmp_path / "a.ics").code == 0
    answer = cli("import", tmp_path / "a.ics", "-o", tmp_path / "b.json")
    assert "RELATED-TO" not in answer.err
    back = json.loads((tmp_path / "b.json").read_bytes())["events"]
    assert [(each["id"], each.get("part_of"), each.get("follows")) for each in back] == [
        ("talks", None, None),
        ("reply", None, "talks"),
        ("session", "talks", "reply"),
    ]


@pytest.mark.parametrize(
    ("properties", "date", "time", "words"),
    [
        (["DTSTART:20220113T190000Z", "DTEND:20220113T200000Z"], "2022-01-13", "19:00Z", "end time is left out"),
        (["DTSTART:20220113T220000Z", "DURATION:PT3H"], "2022-01-13/2022-01-14", None, "the times are left out"),
    ],
)
def test_times_that_a_log_cannot_hold_are_told(
    imported: Importer, properties: list[str], date: str, time: str | None, words: str
) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert (done.code, done.of("date", "time")[0]) == (0, (date, time))
    assert f"{words} (first: event 1)" in done.err


def test_a_time_without_an_end_is_kept_and_nothing_said(imported: Importer) -> None:
    done = imported("a.ics", text=calendar("DTSTART:20220113T190000Z", "SUMMARY:Talks"))
    assert done.of("date", "time")[0] == ("2022-01-13", "19:00Z")
    assert "left out" not in done.err


DAY, INSTANT = "DTSTART;VALUE=DATE:20221123", "DTSTART;TZID=Europe/Berlin:20221023T090000"


@pytest.mark.parametrize(
    ("properties", "date", "time"),
    [
        ([DAY, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;VALUE=DATE:20221123"], "2022-11-30", None),
        ([DAY, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;VALUE=DATE:20221130"], "2022-11-23", None),
        ([DAY, "RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20221123,20221124", "EXDATE:20221125"], "2022-11-26", None),
        ([DAY, "RRULE:FREQ=WEEKLY;BYDAY=WE,FR;WKST=SU", "EXDATE:20221123"], "2022-11-25", None),
        ([DAY, "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20221207", "EXDATE:20221123"], "2022-12-07", None),
        ([DAY, "RRULE:FREQ=MONTHLY;BYDAY=4WE", "EXDATE:20221123"], "2022-12-28", None),
        ([DAY, "RRULE:FREQ=MONTHLY;BYMONTHDAY=23", "EXDATE:20221123"], "2022-12-23", None),
        ([DAY, "RRULE:FREQ=YEARLY", "EXDATE:20221123"], "2023-11-23", None),
        ([DAY, "RRULE:FREQ=YEARLY;BYMONTHDAY=23;BYMONTH=11", "EXDATE:20221123"], "2023-11-23", None),
        ([DAY, "RRULE:FREQ=YEARLY;BYDAY=4WE;BYMONTH=11", "EXDATE:20221123"], "2023-11-22", None),
        ([DAY, "DTEND;VALUE=DATE:20221126", "RRULE:FREQ=WEEKLY", "EXDATE:20221123"], "2022-11-30/2022-12-02", None),
        ([DAY, "RRULE:FREQ=WEEKLY", "EXDATE:soon"], "2022-11-23", None),
        ([INSTANT, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20221023T090000"], "2022-10-30", "09:00+01:00"),
        ([INSTANT, "RRULE:FREQ=WEEKLY", "EXDATE:20221023T070000Z"], "2022-10-30", "09:00+01:00"),
        ([INSTANT, "RRULE:FREQ=WEEKLY", "EXDATE:20221023T090000Z"], "2022-10-23", "09:00+02:00"),
        (
            [INSTANT, "RRULE:FREQ=WEEKLY;UNTIL=20221030T080000Z", "EXDATE;VALUE=DATE:20221023"],
            "2022-10-30",
            "09:00+01:00",
        ),
    ],
)
def test_the_first_date_is_one_that_is_not_excluded(
    imported: Importer, properties: list[str], date: str, time: str | None
) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert done.of("date", "time")[0] == (date, time)
    assert "1 repeating event: only the first date of each is taken" in done.err


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ([DAY, "EXDATE:20221123"], "EXDATE excludes its only date, 2022-11-23"),
        ([DAY, "RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20221123,20221130"], "EXDATE excludes all its dates"),
        ([DAY, "RRULE:FREQ=WEEKLY;UNTIL=20221129", "EXDATE:20221123"], "EXDATE excludes all its dates"),
        ([DAY, "RDATE;VALUE=DATE:20221201", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=HOURLY", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=WEEKLY;INTERVAL=0;BYDAY=MO", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=SOON", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=WEEKLY;INTERVAL=1,2", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:nothing", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "EXDATE:20221123"], "which is the next cannot be told"),
        ([DAY, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "EXDATE:20221123"], "which is the next cannot be told"),
        (["DTSTART:99980101", "DTEND:99991231", "RRULE:FREQ=YEARLY", "EXDATE:99980101"], "later than the year 9999"),
    ],
)
def test_what_is_excluded_is_no_event(imported: Importer, properties: list[str], words: str) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert (done.code, done.of("title")) == (1, [("Plain",)])
    assert "a.ics: event 1: " in done.err
    assert words in done.err


AT = "DTSTART;VALUE=DATE:2022"
WEEKLY = ("DTSTART;VALUE=DATE:20220101", "RRULE:FREQ=WEEKLY;COUNT=3")
MOVED = [  # a series, events that replace dates of it, and the days of all
    ([*WEEKLY, "EXDATE:20220101"], [["RECURRENCE-ID:20220108", f"{AT}0109"]], ["2022-01-15", "2022-01-09"]),
    (WEEKLY, [["RECURRENCE-ID;VALUE=DATE:20220101", f"{AT}0102"]], ["2022-01-08", "2022-01-02"]),
    (WEEKLY, [["RECURRENCE-ID:20220101", f"{AT}0101"]], ["2022-01-08", "2022-01-01"]),
    (WEEKLY, [["RECURRENCE-ID:20220115", f"{AT}0116"]], ["2022-01-01", "2022-01-16"]),
    (WEEKLY, [["RECURRENCE-ID;RANGE=THISANDFUTURE:20220101", f"{AT}0102"]], ["2022-01-02"]),
    ([*WEEKLY, "EXDATE:20220108,20220115"], [["RECURRENCE-ID:20220101", f"{AT}0102"]], ["2022-01-02"]),
    (WEEKLY[:1], [["RECURRENCE-ID:20220101", f"{AT}0102"]], ["2022-01-02"]),
    (WEEKLY, [["RECURRENCE-ID:soon", f"{AT}0116"]], ["2022-01-01", "2022-01-16"]),
    (
        [INSTANT, "RRULE:FREQ=WEEKLY"],
        [["RECURRENCE-ID:20221023T070000Z", "DTSTART:20221024T070000Z"]],
        ["2022-10-30", "2022-10-24"],
    ),
]


@pytest.mark.parametrize(("series", "others", "dates"), MOVED)
def test_a_date_that_another_event_replaces_is_none_of_the_series(
    imported: Importer, series: list[str], others: list[list[str]], dates: list[str]
) -> None:
    """Nothing is told of a series of which no date is left: those that replace them came in."""
    events = [[*each, "UID:one"] for each in (series, *others)]
    parts = ["\nSUMMARY:Talks\nEND:VEVENT\nBEGIN:VEVENT\n".join(map("\n".join, events)), "SUMMARY:Talks"]
    done = imported("a.ics", text=calendar(*parts))
    assert (done.code, done.of("date")) == (0, [*((date,) for date in dates), ("2022-03-01",)])


@pytest.mark.parametrize(
    ("uid", "rule", "words"),
    [
        ("two", "RRULE:FREQ=WEEKLY", ""),
        ("one", "RRULE:FREQ=HOURLY", "another event replaces its first date, 2022-11-23, and which is the next"),
    ],
)
def test_an_event_replaces_a_date_of_its_own_series_alone(imported: Importer, uid: str, rule: str, words: str) -> None:
    other = ["END:VEVENT", "BEGIN:VEVENT", f"UID:{uid}", "RECURRENCE-ID:20221123", "DTSTART:20221125", "SUMMARY:B"]
    done = imported("a.ics", text=calendar(DAY, "UID:one", rule, "SUMMARY:A", *other))
    assert done.of("title") == [*([] if words else [("A",)]), ("B",), ("Plain",)]
    assert words in done.err


@pytest.mark.parametrize(
    "rule",
    ["FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=99", "FREQ=YEARLY;BYMONTH=13", "FREQ=WEEKLY"],
)
def test_a_rule_that_no_day_fits_takes_no_time(imported: Importer, rule: str) -> None:
    days = ",".join(f"{year}0202" for year in range(2000, 5000))
    text = calendar("DTSTART;VALUE=DATE:20000202", f"RRULE:{rule}", f"EXDATE:{days}", "SUMMARY:Talks")
    began = monotonic()
    assert imported("a.ics", text=text).events
    assert monotonic() - began < 5
