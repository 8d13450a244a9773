"""The spreadsheet, read by a reader of somebody else (DuckDB), and what a spreadsheet must not run."""

import csv
import io
import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import brief, full
from csto_timeline.errors import DateError
from csto_timeline.formats.csv import harmless
from csto_timeline.formats.date_cells import date_cell, date_of
from csto_timeline.formats.exporter import Options, Separator
from csto_timeline.formats.rows import COLUMNS
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.text import paragraphs, visible
from tests.expressions import EXPRESSION
from tests.formats.conftest import whole
from tests.logs import event, make_log, select

Row = dict[str, str]
SIGNS = "=+-@＝＋－＠"


def read(log: Log, folder: Path, options: Options | None = None) -> list[Row]:
    """Return the rows of the export as DuckDB reads them, its dialect fixed to RFC 4180 but for the separator."""
    path = folder / "export.csv"
    path.write_text(whole("csv", log, options), "utf-8", newline="")
    separator = ((options and options.separator) or Separator.COMMA).character
    relation = duckdb.read_csv(
        str(path), header=True, all_varchar=True, delimiter=separator, quotechar='"', escapechar='"', na_values="\x00"
    )
    assert tuple(relation.columns) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in relation.fetchall()]


def test_one_row_an_event(builtin: Log, tmp_path: Path) -> None:
    rows = {row["id"]: row for row in read(builtin, tmp_path)}
    assert set(rows) == {row.id for row in builtin.events}
    assert rows["csto-summit-yerevan-2022"]["place"] == "Yerevan"
    clash = rows["armenia-azerbaijan-fighting-2022-09"]
    assert (clash["kind"], clash["countries"]) == ("clash", "Armenia; Azerbaijan")
    for event_ in builtin.events:
        row = rows[event_.id]
        assert int(row["quotes"]) == len(list(event_.quotes))
        assert (row["title"], row["summary"]) == (event_.title, event_.summary or "")
        if event_.date.text.count("-") == 2 and len(event_.date.text) == 10:
            assert row["earliest"] == row["latest"] == row["date"] == event_.date.text
        else:
            assert row["date"] in {brief(event_.date), f"in {brief(event_.date)}", full(event_.date)}
        assert date_of(row["date"], row["earliest"], row["latest"]) == event_.date


def test_raw_has_the_date_of_the_log(builtin: Log, tmp_path: Path) -> None:
    rows = read(builtin, tmp_path, Options(raw=True))
    assert [row["date"] for row in rows] == [event_.date.text for event_ in select(builtin, Query()).events]


DATE_CELLS = [
    ("2022-11-23", "2022-11-23"),
    ("0800-01-02", "0800-01-02"),
    ("1993-12", "in Dec 1993"),
    ("2022-05", "in May 2022"),
    ("0987-05", "in May 0987"),
    # Where the words are those of another date, it says more of them, or stands as the log has it.
    ("2022-09-XX", "some day of Sep 2022"),
    ("[2022-09-01..2022-11-23]", "1 Sep – 23 Nov 2022 (one day, not known which)"),
    ("[2022-09..2022-11]", "Sep–Nov 2022?"),
    ("{2020..2022}", "2020–2022 (each of them)"),
    ("2020/2022", "2020–2022"),
    ("2022~/2023?", "2022~/2023?"),
    ("19XX", "1900–1999?"),
    ("19XX?", "19XX?"),
    ("2022-09/2022-09", "2022-09/2022-09"),
    ("2022-11-23/2022-11-23", "2022-11-23/2022-11-23"),
    ("2022-11-23/..", "since 23 Nov 2022"),
    ("2022", "2022"),
    ("199X", "1990s"),
    ("2022-09~", "c. Sep 2022"),
    ("2022-11-23?", "23 Nov 2022?"),
    ("2022-11-23/2022-11-24", "23–24 Nov 2022"),
    ("[..2022-11-29]", "by 29 Nov 2022"),
    ("/2022-11", "? – Nov 2022"),
    ("2001-21", "spring 2001"),
]


@pytest.mark.parametrize(("date", "cell"), DATE_CELLS)
def test_a_date_is_a_day_or_words_that_no_spreadsheet_converts(date: str, cell: str, tmp_path: Path) -> None:
    (row,) = read(make_log(event(date=date)), tmp_path)
    assert row["date"] == cell


@given(EXPRESSION)
def test_the_cell_says_no_more_than_the_date(text: str) -> None:
    """It is a day only where the log has one, and never the month alone that a spreadsheet makes a day of."""
    try:
        when = EventDate(text)
    except DateError:
        assume(False)
    cell = date_cell(when)
    assert cell == when.earliest if when.is_known_day else isinstance(cell, str)
    assert not re.fullmatch(r"\w{3} \d+|\d{3,4}-\d\d|\d+-\d+", str(cell))


def test_excel_gets_a_byte_order_mark_and_any_separator(tmp_path: Path) -> None:
    log = make_log(event(title="a; b, c", countries=["Тоқаев"]), event(id="b"))
    plain = read(log, tmp_path)
    assert whole("csv", log, Options(excel=True)) == "\ufeff" + whole("csv", log)
    for separator in Separator:
        options = Options(excel=True, separator=separator)
        assert whole("csv", log, options).startswith(f'\ufeff"id"{separator.character}"date"')
        assert read(log, tmp_path, options) == plain
        assert read(log, tmp_path, Options(separator=separator)) == plain


LISTS = [["a", "b; c"], ['"a"', "b"], ['a"b', "c"], ['x; "y"', "z;w", ';"'], ["; ", '"'], ["a;\tb", "c"]]


@pytest.mark.parametrize("names", LISTS, ids=str)
def test_names_in_a_list_are_told_apart(names: list[str], tmp_path: Path) -> None:
    """One that has `; ` in it, or begins with a quotation mark, stands in quotation marks, its own doubled."""
    log = make_log(event(countries=names, people=names, tags=names))
    (row,) = read(log, tmp_path)
    shown = [visible(name) for name in names]
    assert unlisted(row["countries"]) == unlisted(row["people"]) == unlisted(row["tags"]) == shown


def unlisted(cell: str) -> list[str]:
    """Return the names of a cell, as the documentation says that they stand there."""
    names = re.findall(r'("(?:[^"]|"")*"|(?!").*?)(?:; |$)', cell)
    return [name[1:-1].replace('""', '"') if name.startswith('"') else name for name in names if name]


def test_open_sides_are_empty_and_lists_are_joined(tmp_path: Path) -> None:
    log = make_log(
        event(id="a", date="[..2022-09]", people=["x", "Y"], accounts=[{"source": "s"}, {"source": "t"}]),
        event(id="b", date="2022/.."),
        people=[{"id": "x", "name": "Ex"}],
        sources=[
            {"id": "s", "publisher": "S Daily", "url": "https://s.example/"},
            {"id": "t", "publisher": "T Times", "url": "https://t.example/"},
        ],
    )
    first, second = read(log, tmp_path)
    assert (first["earliest"], first["latest"], first["people"]) == ("", "2022-09-30", "Ex; Y")
    assert (first["sources"], first["addresses"]) == ("S Daily; T Times", "https://s.example/; https://t.example/")
    assert (second["earliest"], second["latest"], second["addresses"]) == ("2022-01-01", "", "")


def test_times_absences_tags_and_copies(tmp_path: Path) -> None:
    copy = "https://archive.example/s"
    log = make_log(
        event(id="a", date="2022-11-23", time="14:30Z", absent=["AM", "BY"], tags=["x", "=y"], follows="b"),
        event(id="b", date="2023"),
        countries=[{"code": "AM", "name": "Armenia"}],
        sources=[{"id": "a-source", "publisher": "S", "archived": copy}],
    )
    first, second = read(log, tmp_path)
    new = ("time", "absent", "tags", "follows", "archived")
    assert [first[name] for name in new] == ["14:30Z", "Armenia; BY", "x; '=y", "b", copy]
    assert [second[name] for name in new] == ["", "", "", "", copy]


def test_lines_and_quotation_marks_are_those_of_the_standard() -> None:
    """RFC 4180, section 2: CRLF ends each record (1); a quotation mark is doubled (7)."""
    text = whole("csv", make_log(event(title='Say "no"')))
    assert text.count("\r\n") == text.count("\n") == 2
    assert '"Say ""no"""' in text
    assert text.startswith('"id","date","earliest",')


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"]
)
def test_formulas_are_neutralised(cell: str, tmp_path: Path) -> None:
    log = make_log(event(title=cell, place=cell))
    (row,) = read(log, tmp_path)
    assert row["title"] == row["place"] == "'" + visible(cell)
    (raw,) = read(log, tmp_path, Options(raw=True))
    assert raw["title"] == cell


LATER_FORMULAS = [
    *("a;=1+1", "a; =1+1;b", 'a;"=1+1', 'a";=1+1;', 'a;""=1+1', "a;\t=1+1", "a;@SUM(1)", "a;＝1", ";+1", "a;;-1"),
    *("a,=1+1", "a, =1+1", 'a,"=1', "a\n,-1"),
    *("a\t=1+1\tb", "=1;=2", "x;=cmd|'/c calc'!A0;y", '"q";=1;"', "e;\u3000=1", "e;\u00a0-1"),
]


@pytest.mark.parametrize("text", ["a\n\n=1+1", "a\n \n@SUM(1);b", "=1\n\n=2", 'a\r\n\r\n"-1', "a;\n\n＝1"])
def test_a_formula_that_begins_a_paragraph_is_neutralised(text: str) -> None:
    """Where the semicolon parts cells, a line break in quotation marks ends the row, and a cell begins behind it."""
    written = whole("csv", make_log(event(summary=text)))
    for separator in (";", "\t", ","):
        assert not starts_of_cells(written, separator) & set(SIGNS)
    assert harmless(text, prose=True).replace("'", "") == "\n\n".join(paragraphs(text)).replace("'", "")
    assert not re.search(r"""(^|\n)[\s"]*[=+@＝-]""", harmless(text, prose=True))


def starts_of_cells(text: str, separator: str) -> set[str]:
    """Return what the cells begin with, white space aside, as a reader with that separator parts the file."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return {cell.lstrip()[:1] for row in rows for cell in row}


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("text", LATER_FORMULAS)
def test_a_formula_inside_a_cell_is_neutralised(text: str, separator: str) -> None:
    """A spreadsheet with another separator parts a cell that is in quotation marks: they do not stand first in it."""
    log = make_log(event(title=text, place=text, countries=["x", text], people=[text, "x"]))
    for written in Separator:
        assert not starts_of_cells(whole("csv", log, Options(separator=written)), separator) & set(SIGNS)
    assert harmless(text).replace("'", "") == visible(text).replace("'", "")


@settings(max_examples=300)
@given(
    st.lists(st.text(st.sampled_from(";;\t\"'=+-@ a,\n＝\u00a0")), min_size=4, max_size=4), st.sampled_from(Separator)
)
def test_no_cell_of_any_reader_begins_as_a_formula(texts: list[str], written: Separator) -> None:
    title, summary, place, name = (f"{text}x" for text in texts)
    log = make_log(event(title=title, summary=summary, place=place, tags=[name, title]), event(id="b"))
    text = whole("csv", log, Options(separator=written))
    for separator in (";", "\t", ","):
        assert not starts_of_cells(text, separator) & set(SIGNS)


@pytest.mark.parametrize(
    "cell", ["2022-09", "a; b", "a=b; c", "a;b=c", "https://x.example/;a=b", "a=b", "[..2022]", "“quoted”", "x -1", ""]
)
def test_what_is_no_formula_stays(cell: str) -> None:
    assert harmless(cell) == cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip))
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    """To the character with `raw`; without, with no control character, and no formula."""
    log = make_log(event(title=text, summary=text))
    (raw,) = read(log, tmp_path, Options(raw=True))
    assert raw["title"] == raw["summary"] == text
    (row,) = read(log, tmp_path)
    assert row["title"] == harmless(text)
    assert row["title"].lstrip()[:1] not in set("=+-@")


@pytest.mark.parametrize("options", [Options(), Options(raw=True)], ids=str)
def test_coordinates_are_plain_decimals(options: Options) -> None:
    """No exponent, which not every program reads, no zero below zero, and every digit that the log has."""
    places = {"a": [-0.0, 1e-09], "b": [-5e-05, -0.0], "c": [44.123456789, -40], "d": [180, 90]}
    log = make_log(
        *(event(id=f"e-{id}", place=id) for id in places),
        places=[{"id": id, "name": id, "coordinates": coordinates} for id, coordinates in places.items()],
    )
    rows = csv.DictReader(io.StringIO(whole("csv", log, options)))
    assert [(row["longitude"], row["latitude"]) for row in rows] == [
        ("0", "0.000000001"),
        ("-0.00005", "0"),
        ("44.123456789", "-40"),
        ("180", "90"),
    ]
