"""The calendar, read by a calendar program of somebody else (khal), and its lines against RFC 5545."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import parser

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from csto_timeline.formats import by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.icalendar.days import known_to_the_day, possible_days
from csto_timeline.formats.icalendar.lines import folded
from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.formats.calendars import DOMAIN, event_uid, ics, properties, seen_in_khal, the_built_in_log
from tests.logs import event, make_log

REFRESH = "REFRESH-INTERVAL;VALUE=DURATION:P1D"


def test_khal_reads_the_built_in_log(builtin: Log, tmp_path: Path) -> None:
    shown = {row.uid: row for row in seen_in_khal("".join(by_name("ics").render(the_built_in_log())), tmp_path)}
    assert set(map(event_uid, shown)) == {f"{row.id}@csto-timeline" for row in builtin.events}
    assert {row.all_day for row in shown.values()} == {"True"}
    sochi = next(row for row in shown.values() if "Leaders of Russia" in row.title)
    assert (sochi.first, sochi.last) == ("2022-10-31", "2022-10-31")
    assert (sochi.location, sochi.categories) == ("Sochi, Russia", "meeting")
    assert sochi.url.startswith("https://")
    assert "Warsaw Institute, “CSTO Summit in Yerevan Was Bitter Pill for Putin”" in sochi.description


SPANS = [
    # date, first and last day in the calendar, how the summary begins
    ("2022-11-23", "2022-11-23", "2022-11-23", "A title"),
    ("2022-11-23/2022-11-24", "2022-11-23", "2022-11-24", "A title"),
    ("2022-09", "2022-09-01", "2022-09-30", "Sep 2022: A title"),
    ("2022", "2022-01-01", "2022-12-31", "2022: A title"),
    ("2022-11-23?", "2022-11-23", "2022-11-23", "23 Nov 2022?: A title"),
    ("2022~", "2022-01-01", "2022-12-31", "c. 2022: A title"),
    ("[2022-11-23..2022-11-30]", "2022-11-23", "2022-11-30", "23–30 Nov 2022?: A title"),
    ("[2022-11-23,2022-11-24]", "2022-11-23", "2022-11-24", "23 or 24 Nov 2022: A title"),
    ("2022-09/2022-11", "2022-09-01", "2022-11-30", "Sep–Nov 2022: A title"),
    ("[..2022-11-29]", "2022-11-29", "2022-11-29", "by 29 Nov 2022: A title"),
    ("2022-11-29/..", "2022-11-29", "2022-11-29", "since 29 Nov 2022: A title"),
    # A part is as long as its month or year, but the other part rules out some of its days.
    ("2022/2022-06", "2022-01-01", "2022-06-30", "2022 – Jun 2022: A title"),
    ("2022-06/2022", "2022-06-01", "2022-12-31", "Jun 2022 – 2022: A title"),
    ("[2021-06..2021]", "2021-06-01", "2021-12-31", "Jun 2021 – 2021?: A title"),
    ("[2021..2021-06]", "2021-01-01", "2021-06-30", "2021 – Jun 2021?: A title"),
    ("199X/1994-06-15", "1990-01-01", "1994-06-15", "1990s – 15 Jun 1994: A title"),
    ("2022/..", "2022-01-01", "2022-12-31", "since 2022: A title"),
    ("[2022-09..]", "2022-09-01", "2022-09-30", "Sep 2022 or later: A title"),
    ("2001-21", "2001-03-01", "2001-05-31", "spring 2001: A title"),
    ("2001-24", "2001-12-01", "2002-02-28", "winter 2001–02: A title"),
    ("2001-34~", "2001-04-01", "2001-06-30", "c. Q2 2001: A title"),
    ("2001-41", "2001-07-01", "2001-12-31", "second half of 2001: A title"),
    ("1995-04-XX", "1995-04-01", "1995-04-30", "Apr 1995: A title"),
    ("2004-XX", "2004-01-01", "2004-12-31", "2004: A title"),
    ("2022-11-29/", "2022-11-29", "2022-11-29", "29 Nov 2022 – ?: A title"),
    ("/2022-11", "2022-11-01", "2022-11-30", "? – Nov 2022: A title"),
    ("{2022-11-23,2022-11-24}", "2022-11-23", "2022-11-24", "A title"),
    ("{2022-11-23..2022-11-25,2022-11-26}", "2022-11-23", "2022-11-26", "A title"),
    ("[2022-11-25,2022-11-23..2022-11-24]", "2022-11-23", "2022-11-25", "25 or 23–24 Nov 2022: A title"),
    ("{2022-09,2022-10}", "2022-09-01", "2022-10-31", "Sep and Oct 2022: A title"),
]
APART = [
    "[2022-11-23,2022-11-30]",
    "[2023,2022-11-30]",
    "[1667, 1670..1672, 1668]",
    "{2022-11-23,2022-11-25,2022-11-27}",
]
TO_THE_DAY = {"2022-11-23", "2022-11-23/2022-11-24", "{2022-11-23,2022-11-24}", "{2022-11-23..2022-11-25,2022-11-26}"}


def test_what_the_calendar_says_of_itself() -> None:
    """RFC 7986, 5.7: how often a program that subscribes to it should look again."""
    calendar = vobject.readOne(ics(make_log(event(), title="Harbour; “disputes”")))
    assert calendar.contents["x-wr-calname"][0].value == "Harbour; “disputes”"
    assert calendar.contents["refresh-interval"][0].value == "P1D"


def test_times_as_another_reader_reads_them() -> None:
    """VObject shares no code with the library that writes the calendar."""
    log = make_log(*(event(id=f"e-{n}", date=date, time=time) for n, (date, time, *_) in enumerate(INSTANTS)))
    read = {each.uid.value.partition("@")[0]: each for each in vobject.readOne(ics(log)).vevent_list}
    for number, (date, time, start, summary) in enumerate(INSTANTS):
        value = read[f"e-{number}"].dtstart.value
        expected = datetime.fromisoformat(f"{date}T{time}")
        if start.startswith("DTSTART:"):
            assert value == expected.astimezone(UTC)
        else:
            assert value == expected.date()
        assert read[f"e-{number}"].summary.value == summary


def test_days_in_khal(tmp_path: Path) -> None:
    log = make_log(*(event(id=f"event-{number}", date=row[0]) for number, row in enumerate(SPANS)))
    shown = {row.uid: row for row in seen_in_khal(ics(log), tmp_path)}
    for number, (_, first, last, title) in enumerate(SPANS):
        row = shown[f"event-{number}@{DOMAIN}"]
        assert (row.first, row.last, row.title) == (first, last, title)


@pytest.mark.parametrize("date", [row[0] for row in SPANS] + APART)
def test_no_day_is_spanned_that_the_date_rules_out(date: str) -> None:
    """Asked for any day of a range, the date says that it may lie there; for the days beside it, that it cannot."""
    when = EventDate(date)
    open_ = None in when.parts
    ranges = possible_days(when)
    for days in ranges:
        for day in (days.start, days.start + (days.end - days.start) // 2, days.end):
            assert when.fit(Period(day, day)) is not Fit.NO
    outside = (ranges[0].start - timedelta(1), *(days.end + timedelta(1) for days in ranges))
    assert open_ or not any(when.fit(Period(day, day)) for day in outside)


def test_one_of_two_days_apart_stands_on_both(tmp_path: Path) -> None:
    log = make_log(event(id="an-event", date="[2022-11-23,2022-11-30]"), event(id="an-event-2"))
    shown = seen_in_khal(ics(log), tmp_path)
    assert {(row.first, row.last) for row in shown if row.title.startswith("23 or 30 Nov")} == {
        ("2022-11-23", "2022-11-23"),
        ("2022-11-30", "2022-11-30"),
    }
    assert len({row.uid for row in shown}) == 3


@pytest.mark.parametrize("date", [row[0] for row in SPANS])
def test_certain_days_leaves_out_what_begins_with_a_date(date: str) -> None:
    exact = date in TO_THE_DAY
    assert known_to_the_day(EventDate(date)) == exact
    assert ("BEGIN:VEVENT" in ics(make_log(event(date=date)), Options(certain_days=True))) == exact


def test_the_terminal_says_how_many_were_widened(cli: Cli, tmp_path: Path, log_file: Callable[..., Path]) -> None:
    dates = {"year": "2022", "month": "2022-09", "day": "2022-09-13"}
    log = log_file(*(event(id=id, date=date) for id, date in dates.items()))
    assert (
        "2 events not known to the day: shown on all days of the range"
        in cli("--log", log, "export", tmp_path / "a.ics").err
    )
    said = cli("--log", log, "export", tmp_path / "b.ics", "--certain-days").err
    assert said == f"{tmp_path / 'b.ics'}: 1 event\n2 events left out: not known to the day (--certain-days)\n"
    assert "not known to the day" not in cli("--log", log, "export", tmp_path / "c.ics", "2022-09-13", "--certain").err


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("0001-01-01", "DTSTART;VALUE=DATE:00010101\r\nDTEND;VALUE=DATE:00010102\r\n"),
        ("9999-12-31", "DTSTART;VALUE=DATE:99991231\r\nDTSTAMP"),
        ("[..0001]", "DTSTART;VALUE=DATE:00010101\r\nDTEND;VALUE=DATE:00020101\r\n"),
        ("9999", "DTSTART;VALUE=DATE:99990101\r\nDTSTAMP"),
        ("0001/9999", "DTSTART;VALUE=DATE:00010101\r\nDTSTAMP"),
        ("../9999-12-31", "DTSTART;VALUE=DATE:99991231\r\nDTSTAMP"),
        ("{0001-01-01,9999-12-31}", "DTSTART;VALUE=DATE:99991231\r\nDTSTAMP"),
    ],
)
def test_the_ends_of_time(date: str, days: str) -> None:
    """Behind the last day of the calendar is none that could be an end."""
    assert days in ics(make_log(event(date=date)))


OPEN_AT_THE_ENDS = [
    "9999-12-31/..",
    "9999-12-31/",
    "../0001-01-01",
    "[9999-12-31..]",
    "[..0001-01-01]",
    "{9999-12-31..}",
]


@pytest.mark.parametrize("date", OPEN_AT_THE_ENDS)
def test_the_ends_of_the_calendar_are_days_like_others(date: str) -> None:
    """They are known to the day themselves; what is open there is not."""
    assert known_to_the_day(EventDate(date.strip("[]{}/.")))
    assert not known_to_the_day(EventDate(date))


def test_what_happened_on_each_of_several_days_stands_on_each(tmp_path: Path) -> None:
    shown = seen_in_khal(ics(make_log(event(date="{2022-11-23,2022-11-25,2022-11-27}"))), tmp_path)
    assert sorted((row.first, row.last, row.title) for row in shown) == [
        (day, day, "A title") for day in ("2022-11-23", "2022-11-25", "2022-11-27")
    ]


INSTANTS = [
    ("2022-11-23", "14:30+06:00", "DTSTART:20221123T083000Z", "A title"),
    ("2022-11-23", "02:15+06:00", "DTSTART:20221122T201500Z", "A title"),  # the day before, in UTC
    ("2022-12-31", "23:50-03:30", "DTSTART:20230101T032000Z", "A title"),
    ("2022-11-23", "14:30Z", "DTSTART:20221123T143000Z", "A title"),
    ("0800-11-23", "14:30Z", "DTSTART:08001123T143000Z", "A title"),
    ("2022-11-23", "14:30", "DTSTART;VALUE=DATE:20221123", "14:30: A title"),
    ("0001-01-01", "00:30+01:00", "DTSTART;VALUE=DATE:00010101", "00:30 UTC+1: A title"),
    ("9999-12-31", "23:30-01:00", "DTSTART;VALUE=DATE:99991231", "23:30 UTC-1: A title"),
]


@pytest.mark.parametrize(("date", "time", "start", "summary"), INSTANTS)
def test_a_time_is_an_instant_where_its_offset_is_known(date: str, time: str, start: str, summary: str) -> None:
    lines = properties(ics(make_log(event(date=date, time=time))))
    assert [line for line in lines if line.startswith("DTSTART")] == [start]
    assert f"SUMMARY:{summary}" in lines
    assert ("DTEND" in "".join(lines)) == (start.startswith("DTSTART;") and date != "9999-12-31")


def test_khal_shows_a_time_in_its_own_zone(tmp_path: Path) -> None:
    log = make_log(event(id="timed", date="2022-11-23", time="23:30+03:00"), event(id="other", date="2022-11-23"))
    shown = {row.uid: (row.first, row.all_day) for row in seen_in_khal(ics(log), tmp_path)}
    assert shown == {
        f"timed@{DOMAIN}": ("2022-11-24", "False"),  # 02:30 in Almaty
        f"other@{DOMAIN}": ("2022-11-23", "True"),
    }


def test_absences_tags_and_originals_are_told() -> None:
    quote = {"speaker": "ann", "text": "Hello", "original": "Привет", "language": "ru"}
    text = "\n".join(
        properties(
            ics(
                make_log(
                    event(
                        absent=["AM"],
                        countries=["BY"],
                        tags=["a, b", "c"],
                        date="2022-11-23",
                        time="14:30",
                        accounts=[{"source": "s", "quotes": [quote]}],
                    )
                )
            )
        )
    )
    assert "Countries: BY\\; without AM" in text
    assert "Date: 23 Nov 2022\\, 14:30" in text
    assert "“Hello” (original\\, in Russian: “Привет”) — ann" in text
    assert "CATEGORIES:summit,a\\, b,c" in text


LIBRARY: Any = parser  # it has no types
PARTS_ESCAPES = b"\\\r\n" in LIBRARY.Contentline("x" * 73 + "\\,").to_ical()  # as its earlier versions do


def test_the_lines_are_those_of_the_standard(builtin: Log) -> None:
    """RFC 5545, section 3.1: CRLF, and no line longer than 75 octets; 3.8.4.7: one UID an entry."""
    text = ics(builtin)
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    uids = [line for line in properties(text) if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)
    assert len(set(map(event_uid, uids))) == len(builtin.events)


@given(
    st.text(st.sampled_from("ab\\^;é漢🇰") | st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=400)
)
def test_folded_lines_are_short_whole_and_read_back(text: str) -> None:
    """RFC 5545, section 3.1: 75 octets; the library folds so too, within no character and no escape."""
    line = f"SUMMARY:x{text}"
    lines = folded(line).removesuffix("\r\n").split("\r\n")
    assert max(len(each.encode()) for each in lines) <= 75
    assert not any(each.endswith("\\") for each in lines[:-1])
    assert LIBRARY.Contentlines.from_ical(folded(line))[0] == line
    if not PARTS_ESCAPES:
        assert folded(line).encode() == LIBRARY.Contentline(line).to_ical() + b"\r\n"


def test_dtstamp_is_the_day_of_the_last_source() -> None:
    log = make_log(
        event(id="a", accounts=[{"source": "s"}, {"source": "t"}]),
        event(id="b", accounts=[{"source": "u"}]),
        event(id="c", accounts=[{"source": "u"}, {"source": "old"}]),
        sources=[
            {"id": "old", "publisher": "O", "published": "1962-02-03"},
            {"id": "s", "publisher": "S", "published": "2022-11-29"},
            {"id": "t", "publisher": "T", "published": "2022-12"},
        ],
    )
    stamps = [line for line in properties(ics(log)) if line.startswith("DTSTAMP")]
    assert stamps == ["DTSTAMP:20221231T000000Z", "DTSTAMP:19700101T000000Z", "DTSTAMP:19620203T000000Z"]


def test_hostile_text_stays_in_its_property() -> None:
    """RFC 5545, section 3.3.11: no control character, and what parts values is escaped."""
    hostile = "x\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd\x00\x1b\u2028;,\\n"
    log = make_log(
        event(title=hostile, summary=hostile, place=hostile, kind=hostile),
        title=hostile,
        sources=[{"id": "a-source", "publisher": hostile, "url": "javascript:alert(1)"}],
    )
    text = ics(log)
    lines = properties(text)
    assert [line for line in lines if line.startswith(("END:VEVENT", "ATTACH", "URL"))] == ["END:VEVENT"]
    assert all(character.isprintable() or character in "\r\n" for character in text)
    assert r"SUMMARY:x END:VEVENT ATTACH:file:///etc/passwd\\x00\\x1b\\u2028\;\,\\n" in lines


def test_a_title_that_ends_the_calendar_does_not() -> None:
    lines = properties(ics(make_log(event(), title="x END:VCALENDAR y")))
    assert lines[3:6] == [REFRESH, "X-WR-CALNAME:x END:VCALENDAR y", "BEGIN:VEVENT"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]


def test_an_announced_event_is_tentative() -> None:
    log = make_log(event(accounts=[{"source": "s", "announced": True}]))
    assert "STATUS:TENTATIVE" in ics(log)
    assert "STATUS:CONFIRMED" in ics(make_log(event()))
