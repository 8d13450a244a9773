"""The spreadsheet, read by a reader of somebody else (DuckDB), and what a spreadsheet must not run."""

import csv
import io
import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_timeline.formats.csv import COLUMNS, harmless
from csto_timeline.formats.exporter import Options
from csto_timeline.log.whole import Log
from csto_timeline.text import paragraphs, visible
from tests.formats.conftest import whole
from tests.logs import event, make_log

Row = dict[str, str]


def read(log: Log, folder: Path, options: Options | None = None) -> list[Row]:
    """Return the rows of the export as DuckDB reads them, its dialect fixed to RFC 4180."""
    path = folder / "export.csv"
    path.write_text(whole("csv", log, options), "utf-8", newline="")
    relation = duckdb.read_csv(
        str(path), header=True, all_varchar=True, delimiter=",", quotechar='"', escapechar='"', na_values="\x00"
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
        assert (row["date"], row["title"], row["summary"]) == (event_.date.text, event_.title, event_.summary or "")
        if event_.date.text.count("-") == 2 and len(event_.date.text) == 10:
            assert row["earliest"] == row["latest"] == row["date"]


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
    *("a\t=1+1\tb", "=1;=2", "x;=cmd|'/c calc'!A0;y", '"q";=1;"', "e;\u3000=1", "e;\u00a0-1"),
]


@pytest.mark.parametrize("text", ["a\n\n=1+1", "a\n \n@SUM(1);b", "=1\n\n=2", 'a\r\n\r\n"-1', "a;\n\n＝1"])
def test_a_formula_that_begins_a_paragraph_is_neutralised(text: str) -> None:
    """Where the semicolon parts cells, a line break in quotation marks ends the row, and a cell begins behind it."""
    written = whole("csv", make_log(event(summary=text)))
    for separator in (";", "\t", ","):
        assert not starts_of_cells(written, separator) & set("=+-@＝＋－＠")
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
    log = make_log(event(title=text, place=text, countries=["x", text]))
    assert not starts_of_cells(whole("csv", log), separator) & set("=+-@＝＋－＠")
    assert harmless(text).replace("'", "") == visible(text).replace("'", "")


@settings(max_examples=300)
@given(st.lists(st.text(st.sampled_from(";;\t\"'=+-@ a,\n＝\u00a0")), min_size=3, max_size=3))
def test_no_cell_of_any_reader_begins_as_a_formula(texts: list[str]) -> None:
    title, summary, place = (f"{text}x" for text in texts)
    text = whole("csv", make_log(event(title=title, summary=summary, place=place), event(id="b")))
    for separator in (";", "\t", ","):
        assert not starts_of_cells(text, separator) & set("=+-@＝＋－＠")


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
