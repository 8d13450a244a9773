"""Times of day: a log has the one at which an event begins; what else a file has of them is told, never dropped."""

import datetime
import json
from pathlib import Path

import openpyxl
import pytest

from csto_timeline.errors import DateError
from csto_timeline.importers.times import is_padding, time_of
from tests.importers.conftest import Importer
from tests.importers.test_calendars import calendar

DAYS, END, SECONDS = "of several days: the times are left out", "the end time is left out", "the seconds are left out"
MAP = [word for name in ("date", "end", "title", "time") for word in ("--map", f"{name}={name}")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("14:30", "14:30"),
        ("9.05", "09:05"),
        ("14:30:15", "14:30"),
        ("14:30:15.25Z", "14:30Z"),
        ("2:30:00 PM", "14:30"),
        ("12:00 a.m.", "00:00"),
        ("2 pm", "14:00"),
        ("14:30+0600", "14:30+06:00"),
        ("14:30 UTC", "14:30Z"),
    ],
)
def test_a_time_is_read(text: str, written: str) -> None:
    assert time_of(text) == written


@pytest.mark.parametrize("text", ["", "14", "24:00", "14:60", "13:00 pm", "0 am", "soon", "14:30+15:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="is no time of day"):
        time_of(text)


@pytest.mark.parametrize(
    ("text", "padding"),
    [
        ("00:00:00", True),
        ("0:00:00.000Z", True),
        ("12:00:00 AM", True),
        ("00:00", False),
        ("00:00:15", False),
        ("00:00:00+04:00", False),
        ("12:00:00", False),
    ],
)
def test_midnight_to_the_second_is_no_time(text: str, padding: bool) -> None:
    assert is_padding(text) is padding


@pytest.mark.parametrize(
    ("cells", "date", "time", "said"),
    [
        ("2022-11-23 14:30,2022-11-25 18:00,", "2022-11-23/2022-11-25", None, [DAYS]),
        ("2022-11-23,2022-11-25 18:00,", "2022-11-23/2022-11-25", None, [DAYS]),
        ("2022-11-23,2022-11-25,14:30", "2022-11-23/2022-11-25", None, [DAYS]),
        ("2022-11-23 00:00:00,2022-11-25 00:00:00,", "2022-11-23/2022-11-25", None, []),
        ("2022-11-23/2022-11-25,,14:30", "2022-11-23/2022-11-25", None, [DAYS]),
        ("2022-11-23 14:30,2022-11-23 18:00,", "2022-11-23", "14:30", [END]),
        ("2022-11-23 14:30,2022-11-23 14:30,", "2022-11-23", "14:30", []),
        ("2022-11-23 14:30:15,,", "2022-11-23", "14:30", [SECONDS]),
        ("2022-11-23T14:30:15.5+04:00,,", "2022-11-23", "14:30+04:00", [SECONDS]),
        ("2022-11-23T14:30:00Z,,", "2022-11-23", "14:30Z", []),
        ("2022-11-23,,14:30:15", "2022-11-23", "14:30", [SECONDS]),
        ("2022-11-23 00:00:15,,", "2022-11-23", "00:00", [SECONDS]),
        ("23/11/2022 2:30:10 PM,,", "2022-11-23", "14:30", [SECONDS]),
        ("23/11/2022 2:30 PM,,", "2022-11-23", "14:30", []),
        ("1/13/2022 12:00:00 AM,,", "2022-01-13", None, []),
        ("2022-11,,14:30:15", "2022-11", None, ["known to the day, and 2022-11 is not; the time is left out"]),
        ("2022-11-23 25:00:00,,", "2022-11-23", None, ["hours go to 23, minutes to 59; the time is left out"]),
        ("2022-11-23 25:30:15,,", "2022-11-23", None, ["hours go to 23, minutes to 59; the time is left out"]),
    ],
)
def test_times_of_a_table(imported: Importer, cells: str, date: str, time: str | None, said: list[str]) -> None:
    done = imported("a.csv", *MAP, text=f"date,end,time,title\n{cells},Talks\n")
    unread = [each for each in said if "the time is left out" in each]
    assert (done.code, done.of("date", "time")) == (len(unread), [(date, time)])
    assert [each for each in said if each not in done.err] == []
    assert done.err.count("left out") == len(said) + len(unread)
    assert done.err.endswith("json, 1 value left out\n") == bool(unread)


@pytest.mark.parametrize(
    ("cells", "date", "time"),
    [
        ("2022-09-01T00:00:00Z,11,,14:30", "2022-09-01", "14:30"),
        ("2022-09-01T00:00:00Z,10,2022-11,", "2022-09/2022-11", None),
        ("2022-09-01T00:00:00Z,10,,", "2022-09", None),
    ],
)
def test_a_precision_hides_neither_end_nor_time(imported: Importer, cells: str, date: str, time: str | None) -> None:
    done = imported("a.csv", *MAP, "--map", "precision=p", text=f"date,p,end,time,title\n{cells},Talks\n")
    assert (done.code, done.of("date", "time")) == (0, [(date, time)])


def test_each_loss_is_told_once_with_its_number(imported: Importer) -> None:
    rows = "".join(f"2022-01-0{day} 10:00,2022-01-0{day} 11:00,,T{day}\n" for day in range(1, 6))
    done = imported("a.csv", *MAP, text=f"date,end,time,title\n{rows}2022-01-01 10:00,2022-02-01 11:00,,Tour\n")
    assert "a.csv: 5 events with an end on the same day: the end time is left out (first: row 2)\n" in done.err
    assert "a.csv: 1 event of several days: the times are left out (first: row 7)\n" in done.err


SHEET = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Headline\n"


@pytest.mark.parametrize(
    ("cells", "date", "time", "said"),
    [
        ("2012,1,26,14:30,2012,2,,18:00", "2012-01-26/2012-02", None, DAYS),
        ("2012,1,26,,2012,2,1,18:00", "2012-01-26/2012-02-01", None, DAYS),
        ("2012,1,27,14:30:15,,,,", "2012-01-27", "14:30", SECONDS),
        ("2012,1,27,14:30,,,,18:00", "2012-01-27", "14:30", END),
        ("2012,1,27,14:30,2012,1,27,18:00", "2012-01-27", "14:30", END),
        ("2012,9,,14:30,,,,", "2012-09", None, "known to the day, and 2012-09 is not; the time is left out"),
    ],
)
def test_times_of_timelinejs(imported: Importer, cells: str, date: str, time: str | None, said: str) -> None:
    done = imported("a.csv", text=f"{SHEET}{cells},Talks\n")
    assert (done.code, done.of("date", "time")) == (int("the time is left out" in said), [(date, time)])
    assert said in done.err


@pytest.mark.parametrize(
    ("line", "date", "time", "said"),
    [
        ("2024-02-22T16:27:08.369Z", "2024-02-22", "16:27Z", [SECONDS]),
        ("2024-02-22T16:27:00Z", "2024-02-22", "16:27Z", []),
        ("2024-02-22T16:27:00Z - 2024-02-23T10:00:00Z", "2024-02-22/2024-02-23", None, [DAYS]),
        ("2024-02-22T16:27:00Z-2024-02-22T18:00:00Z", "2024-02-22", "16:27Z", [END]),
    ],
)
def test_times_of_markwhen(imported: Importer, line: str, date: str, time: str | None, said: list[str]) -> None:
    done = imported("a.mw", text=f"{line}: Talks\n")
    assert (done.code, done.of("date", "time")) == (0, [(date, time)])
    assert [each for each in said if each not in done.err] == []
    assert done.err.count("left out") == len(said)


@pytest.mark.parametrize(
    ("properties", "date", "time", "said"),
    [
        (["DTSTART:20221123T233000Z", "DTEND:20221124T013000Z"], "2022-11-23/2022-11-24", None, DAYS),
        (["DTSTART:20221123T090000Z", "DTEND:20221123T170000Z"], "2022-11-23", "09:00Z", END),
        (["DTSTART:20221123T230000Z", "DTEND:20221124T000000Z"], "2022-11-23", "23:00Z", END),
        (["DTSTART:20221123T090015Z"], "2022-11-23", "09:00Z", SECONDS),
    ],
)
def test_times_of_a_calendar(imported: Importer, properties: list[str], date: str, time: str | None, said: str) -> None:
    done = imported("a.ics", text=calendar(*properties, "SUMMARY:Talks"))
    assert done.of("date", "time")[0] == (date, time)
    assert said in done.err
    assert done.err.count("left out") == 1


def test_times_of_a_workbook(imported: Importer, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["date", "title", "time", "end"])
    book.active.append([datetime.datetime(2022, 9, 1, 14, 30, 15), "A"])
    book.active.append(
        [datetime.date(2022, 9, 2), "B", datetime.time(10, 15, 30), datetime.datetime(2022, 9, 2, 11, 0)]
    )
    book.save(tmp_path / "a.xlsx")
    done = imported(tmp_path / "a.xlsx", *MAP)
    assert done.of("date", "time") == [("2022-09-01", "14:30"), ("2022-09-02", "10:15")]
    assert f"2 events with a time to the second: {SECONDS}" in done.err
    assert f"1 event with an end on the same day: {END}" in done.err


def test_times_of_slides(imported: Importer) -> None:
    """What has a column of its own is told as a column."""
    begin = {"year": 2022, "month": 1, "day": 2, "hour": 9, "minute": 5, "second": 7}
    slide = {"start_date": begin, "end_date": {"year": 2022, "hour": 3}, "text": {"headline": "A"}}
    done = imported("a.json", text=json.dumps({"events": [slide]}))
    assert done.of("date") == [("2022-01-02/2022",)]
    assert "2 columns left out (--keep keeps them, --map takes them): start_date.second, end_date.hour" in done.err
    assert DAYS in done.err


def test_times_of_a_journal_as_jrnl_writes_it_by_default(imported: Importer) -> None:
    entries = ["23 02:30:00 PM] Summit.\nThey met.", "24 12:00:00 AM] Press.", "25 09:15:07 AM] Way home."]
    done = imported("j.txt", text="".join(f"[2022-11-{each}\n\n" for each in entries))
    times = [("2022-11-23", "14:30"), ("2022-11-24", None), ("2022-11-25", "09:15")]
    assert (done.code, done.of("date", "time")) == (0, times)
    assert f"1 event with a time to the second: {SECONDS}" in done.err
