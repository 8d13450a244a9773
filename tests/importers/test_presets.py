"""Each known kind of file: what it is recognised as, and what its rows become; never a day that the source lacks."""

from pathlib import Path

import pytest

from csto_timeline.errors import DateError
from csto_timeline.importers import acled, gdelt, ucdp, wikidata
from tests.conftest import Cli
from tests.importers.conftest import FILES, Importer

# A file, what it is called, and id, date, kind and title of its events.
CASES = [
    (
        "acled.csv",
        "ACLED",
        [
            ("acled-arm1", "2022-09-13", "battles", "Battles in Jermuk: Military Forces of Azerbaijan"),
            ("acled-arm2", "2022-09", "battles", "Battles in Sotk: Military Forces of Azerbaijan"),
        ],
    ),
    (
        "ucdp.csv",
        "UCDP GED",
        [
            ("ucdp-1", "2022-09-13", "organized violence", "Gov A – Gov B"),
            ("ucdp-2", "2022", "organized violence", "Gov A – Gov B"),
        ],
    ),
    ("gdelt.tsv", "GDELT events", [("gdelt-1000", "2022-11-23", "event", "ARMENIA")]),
    (
        "timelinejs.csv",
        "a TimelineJS spreadsheet",
        [
            ("summit-in-yerevan-2022", "2022-11-23", "event", "Summit in Yerevan"),
            ("a-month-2022", "2022-09", "event", "A month"),
        ],
    ),
    ("timelinejs.json", "TimelineJS JSON", [("summit-2022", "2022-11", "event", "Summit")]),
    ("hol.ics", "an iCalendar file", [("summit-2022", "2022-11-23", "event", "Summit")]),
    ("jrnl.json", "a journal of jrnl", [("summit-in-yerevan-2022", "2022-11-23", "event", "Summit in Yerevan.")]),
    ("jrnl.txt", "a journal of jrnl", [("summit-in-yerevan-2022", "2022-11-23", "event", "Summit in Yerevan.")]),
    (
        "x.mw",
        "a markwhen file",
        [
            ("summit-in-yerevan-2022", "2022-11-23", "event", "Summit in Yerevan"),
            ("something-2022", "2022-09/2022-11", "event", "Something"),
        ],
    ),
    (
        "kleptocracy",
        "Markdown with YAML front matter",
        [
            ("2022-09--raids", "2022-09", "event", "Raids: a second time"),
            ("a", "2022-11-23", "event", "Summit"),
        ],
    ),
]


@pytest.mark.parametrize(("file", "title", "events"), CASES)
def test_it_is_recognised_and_read(
    imported: Importer, cli: Cli, file: str, title: str, events: list[tuple[str, ...]]
) -> None:
    assert cli("import", FILES / file).out.startswith(f"{FILES / file}: {title}, ")
    assert imported(file).of("id", "date", "kind", "title") == events


def test_what_is_no_date_of_a_log_is_told_by_row_and_column(imported: Importer) -> None:
    done = imported("timelinejs.csv")
    assert done.code == 1
    assert 'timelinejs.csv: row 4, column "Year": there is no year -44 in a log: years go from 0001 to 9999' in done.err
    assert "timelinejs.csv: 2 events into" in done.err
    assert "1 row left out as unreadable" in done.err


@pytest.mark.parametrize(
    ("day", "precision", "written"),
    [
        ("2022-09-13", "1", "2022-09-13"),
        ("13 September 2022", "1", "2022-09-13"),
        ("2022-09-13", "2", "[2022-09-10..2022-09-16]"),
        ("9999-12-31", "2", "[9999-12-28..9999-12-31]"),
        ("0001-01-01", "2", "[0001-01-01..0001-01-04]"),
        ("2022-09-15", "3", "2022-09"),
        ("2022-09", "3", "2022-09"),
    ],
)
def test_acled_weeks_and_months(day: str, precision: str, written: str) -> None:
    assert acled.when(day, precision) == written


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        ("2022-09-13", "2022-09-13", "1", "2022-09-13"),
        ("2022-09-13 00:00:00.000", "2022-09-13 00:00:00.000", "1", "2022-09-13"),
        ("2022-09-13", "2022-09-14", "1", "2022-09-13/2022-09-14"),
        ("2022-09-13", "2022-09-16", "2", "[2022-09-13..2022-09-16]"),
        ("2022-09-12", "2022-09-18", "3", "[2022-09-12..2022-09-18]"),
        ("2022-09-13", "2022-09-13", "3", "[2022-09-07..2022-09-19]"),
        ("9999-12-31", "9999-12-31", "3", "[9999-12-25..9999-12-31]"),
        ("2022-09-01", "2022-09-30", "4", "2022-09"),
        ("2022-09-13", "2022-09-13", "4", "2022-09"),
        ("2022-01-01", "2022-12-31", "5", "2022"),
        ("2022-02-03", "2022-10-31", "5", "[2022-02-03..2022-10-31]"),
    ],
)
def test_ucdp_ranges_are_one_day_of_them(start: str, end: str, precision: str, written: str) -> None:
    assert ucdp.when(start, end, precision) == written


@pytest.mark.parametrize("precision", ["", "0", "9", "day"])
def test_a_precision_that_is_none_is_refused(precision: str) -> None:
    with pytest.raises(DateError, match="the day may not be known"):
        acled.when("2022-09-13", precision)
    with pytest.raises(DateError, match="the day may not be known"):
        ucdp.when("2022-09-13", "2022-09-13", precision)


@pytest.mark.parametrize(
    ("time", "precision", "written"),
    [
        ("+2022-09-23T00:00:00Z", "11", "2022-09-23"),
        ("2022-09-01T00:00:00Z", "10", "2022-09"),
        ("+2022-09-00T00:00:00Z", "11", "2022-09"),
        ("2022-01-01T00:00:00Z", "9", "2022"),
        ("+2022-00-00T00:00:00Z", "month", "2022"),
        ("2015-01-01T00:00:00Z", "8", "201X"),
        ("1950-01-01T00:00:00Z", "7", "[1901..2000]"),
        ("2000-01-01T00:00:00Z", "century", "[1901..2000]"),
    ],
)
def test_wikidata_precision(time: str, precision: str, written: str) -> None:
    assert wikidata.when(time, precision) == written


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("-0044-03-15T00:00:00Z", "11"),
        ("2022-01-01T00:00:00Z", "6"),
        ("0000-01-01T00:00:00Z", "7"),
        ("9999-01-01T00:00:00Z", "7"),
    ],
)
def test_wikidata_times_that_no_log_has(time: str, precision: str) -> None:
    with pytest.raises(DateError):
        wikidata.when(time, precision)


def test_wikidata_results_with_a_column_of_precisions(imported: Importer) -> None:
    text = "itemLabel,date,datePrecision\nA treaty,2022-01-01T00:00:00Z,9\nA war,2022-09-01T00:00:00Z,10\n"
    done = imported(
        "query.csv", "--map", "title=itemLabel", "--map", "date=date", "--map", "precision=datePrecision", text=text
    )
    assert done.of("date", "title") == [("2022", "A treaty"), ("2022-09", "A war")]


def test_sources_of_ucdp_have_publisher_and_date(imported: Importer) -> None:
    (first, second) = imported("ucdp.csv").log["sources"]
    assert (first["publisher"], first["published"]) == ("RFE/RL", "2022-09-14")
    assert second == {"id": "x", "publisher": "x"}


def test_sources_of_markdown_have_what_the_head_says(imported: Importer) -> None:
    done = imported("kleptocracy")
    (event, _) = done.events
    assert event["summary"] == "The house was searched.\n\nAnd searched again."
    assert event["people"] == ["Ann Lee", "Courier Group"]
    assert [source.get("published") for source in done.log["sources"]][:2] == ["2022-09-30", None]
    assert done.log["sources"][1]["publisher"] == "A paper without an outlet"
    assert "2 columns left out (--keep keeps them, --map takes them): importance, status" in done.err


def test_a_head_may_have_the_line_ends_of_windows(imported: Importer) -> None:
    done = imported("k.md", text="---\r\ndate: 2022-01-02\r\ntitle: Talks\r\n---\r\nThey met.\r\n")
    assert done.of("date", "title", "summary") == [("2022-01-02", "Talks", "They met.")]


@pytest.mark.parametrize("head", ["a: &x [1]\nb: *x\n", "a: [\n", "- 1\n", "text\n"])
def test_a_head_that_is_no_yaml_is_told(imported: Importer, head: str) -> None:
    done = imported("a.md", text=f"---\n{head}---\nBody\n")
    assert done.code == 3
    assert "a.md: a.md: has front matter" in done.err


def test_gdelt_columns_are_those_of_the_codebook() -> None:
    """58 of version 1.0 and 61 of 2.0, the address last."""
    assert (len(gdelt.columns(58)), gdelt.columns(58)[57]) == (58, "SOURCEURL")
    assert (len(gdelt.columns(61)), gdelt.columns(61)[60]) == (61, "SOURCEURL")
    row = dict(zip(gdelt.columns(61), map(str, range(61)), strict=True))
    assert [row[name] for name in ("EventCode", "ActionGeo_FullName", "ActionGeo_Lat", "DATEADDED")] == [
        *("26", "52", "56", "59"),
    ]


def test_a_source_without_a_name_is_the_file(imported: Importer, tmp_path: Path) -> None:
    done = imported("talk.csv", "--map", "date=date", "--map", "title=title", text="date,title\n2022,A talk\n")
    assert done.log["sources"] == [{"id": "talk-csv", "publisher": "talk.csv"}]
    assert str(tmp_path) not in str(done.log)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
X-WR-CALNAME:Meetings
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20221123
DTEND;VALUE=DATE:20221125
SUMMARY:Two days
CATEGORIES:summit,peace
GEO:40.18;44.51
LOCATION:Yerevan
URL:https://courier.example/1
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20221123T100000Z
DTEND:20221123T110000Z
SUMMARY:An hour
RRULE:FREQ=WEEKLY
STATUS:TENTATIVE
END:VEVENT
BEGIN:VTODO
UID:3
SUMMARY:A task
END:VTODO
END:VCALENDAR
"""


def test_a_calendar(imported: Importer) -> None:
    done = imported("a.ics", text=CALENDAR.replace("\n", "\r\n"))
    first, second = done.events
    assert (first["date"], first["tags"]) == ("2022-11-23/2022-11-24", ["summit", "peace"])
    assert done.log["places"][0]["coordinates"] == [44.51, 40.18]
    assert done.log["sources"][0] == {
        "id": done.log["sources"][0]["id"],
        "publisher": "courier.example",
        "url": "https://courier.example/1",
    }
    assert (second["date"], second["time"]) == ("2022-11-23", "10:00Z")
    assert second["accounts"] == [{"source": "meetings", "announced": True}]
    assert done.log["title"] == "Meetings"
    assert "1 column left out (--keep keeps them, --map takes them): RRULE" in done.err
    assert "1 repeating event: only the first date of each is taken" in done.err
    assert "1 component left out: tasks and journal entries are not events" in done.err


MARKWHEN = """title: Works
dateFormat: d/M/y
#Launch: blue

// a comment
# Building
01/02/2023 - 14/02/2023: Phase 1 #Exploratory !one
status: done
Text of it.

2 weeks: Phase 2
after !one 3 days: Phase 3
02/2023: Phase 4 at [Washington, DC](location), see [Post](https://courier.example/p)
2024-02-22T16:27:08.369Z: Exactly
2024/now: Goes on
03/2024: [x](y)
"""


def test_markwhen(imported: Importer) -> None:
    done = imported("works.mw", text=MARKWHEN)
    assert done.of("date", "title") == [
        ("2023-02-01/2023-02-14", "Phase 1"),
        ("2023-02", "Phase 4 at Washington, DC, see Post"),
        ("2024-02-22", "Exactly"),
        ("2024/..", "Goes on"),
        ("2024-03", "x"),
    ]
    first, fourth, exactly, *_ = done.events
    assert (first["id"], first["tags"]) == ("one", ["Exploratory", "Building"])
    assert first["summary"] == "status: done\nText of it."
    assert fourth["place"] == "Washington, DC"
    assert exactly["time"] == "16:27Z"
    assert done.log["title"] == "Works"
    assert 'line 11, column "date": "2 weeks" counts from another event, or from today' in done.err
    assert 'line 12, column "date": "after !one 3 days" counts' in done.err


def test_markwhen_has_the_month_first_unless_it_says_otherwise(imported: Importer) -> None:
    assert imported("us.mw", text="12/07/1941: Pearl Harbor\n").of("date") == [("1941-12-07",)]


def test_html_of_timelinejs_becomes_text(imported: Importer) -> None:
    slide = '{"start_date":{"year":"2022"},"text":{"headline":"A <b>bold</b> &amp; new","text":"<p>One</p><p>Two</p>"}}'
    title = '"title":{"text":{"headline":"Mine"}}'
    done = imported("t.json", text=f'{{{title},"events":[{slide}]}}')
    assert done.of("title", "summary") == [("A bold & new", "One\n\nTwo")]
    assert done.log["title"] == "Mine"


def test_a_year_of_two_figures_is_told(imported: Importer) -> None:
    done = imported("a.csv", text="Year,End Year,Headline\n85,,A\n1985,87,B\n0085,0087,C\n")
    assert (done.code, done.of("date")) == (1, [("0085/0087",)])
    assert 'row 2, column "Year": the year "85" has two figures: write all four, as in 2022 or 0085' in done.err
    assert 'row 3, column "Year": the end year "87" has two figures' in done.err


@pytest.mark.parametrize("end", [",3,5", ",3,", ",,5", " , 3,5"])
def test_an_end_of_timelinejs_without_a_year_is_told(imported: Importer, end: str) -> None:
    """As a start without one is."""
    sheet = "Year,Month,Day,End Year,End Month,End Day,Headline\n"
    done = imported("a.csv", text=f"{sheet}2012,1,26,{end},Talks\n2013,,,,,,Plain\n")
    assert (done.code, done.of("title")) == (1, [("Plain",)])
    assert 'row 2, column "Year": there is an End Month or an End Day, but no End Year' in done.err
