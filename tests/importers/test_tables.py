"""Tables as people and programs leave them: titles above the header, other encodings, files that are damaged."""

import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import LineChart

from tests.conftest import Cli
from tests.importers.conftest import Importer

MAP = ("--map", "date=Datum", "--map", "title=Titel")
ROWS = "Datum;Titel;Ort\n2022-09-13;Überfall;Köln\n2022-10;Gespräche;Genf\n"
EVENTS = [("2022-09-13", "Überfall"), ("2022-10", "Gespräche")]


@pytest.mark.parametrize("above", ["", "Angaben;;\n", "Meine Liste\n\n", "Angaben;;\n;;\n", "\n"])
def test_a_title_above_the_header_is_told_and_left_out(imported: Importer, above: str) -> None:
    done = imported("a.csv", *MAP, text=above + ROWS)
    assert (done.code, done.of("date", "title")) == (0, EVENTS)
    assert ("has the names of the columns, are left out" in done.err) == bool(above.strip(";\n"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sep=;\nDatum;Titel;Ort\n2022-09-13;Überfall, zwei;Köln\n", False),
        ("SEP=;\r\nDatum;Titel;Ort\r\n2022-09-13;Überfall, zwei;Köln\r\n", False),
        ('"sep=;"\n"Datum";"Titel"\n"2022-09-13";"Überfall, zwei"\n', False),
        ("\ufeffsep=;\nDatum;Titel\n2022-09-13;Überfall, zwei\n", False),
        ("sep=\t\nDatum\tTitel\n2022-09-13\tÜberfall, zwei\n", False),
        ("sep=^\nDatum^Titel\n2022-09-13^Überfall, zwei\n", False),
        ("sep=;\n# Angaben\nDatum;Titel;Ort\n2022-09-13;Überfall, zwei;Köln\n", True),
        ("# Angaben, Stand 2022\nDatum;Titel;Ort\n2022-09-13;Überfall, zwei;Köln\n", True),
        ("# Angaben, Stand\n# 2022, neu\n#\nDatum;Titel;Ort\n2022-09-13;Überfall, zwei;Köln\n", True),
        ("#Angaben\nDatum;Titel\n2022-09-13;Überfall, zwei\n", True),
        ("#;Datum;Titel\n1;2022-09-13;Überfall, zwei\n", False),
        ("# Nr;Datum;Titel\n1;2022-09-13;Überfall, zwei\n", False),
    ],
)
def test_what_stands_above_a_header_for_programs(imported: Importer, text: str, said: bool) -> None:
    """The separator for Excel, and comments, which are told; `#` may also name a column."""
    done = imported("a.csv", *MAP, text=text)
    assert (done.code, done.of("date", "title")) == (0, [("2022-09-13", "Überfall, zwei")])
    assert ("has the names of the columns, are left out: # Angaben" in done.err.replace("#A", "# A")) == said


def test_a_row_below_the_separator_keeps_its_number(imported: Importer) -> None:
    assert 'row 3, column "Datum"' in imported("a.csv", *MAP, text="sep=;\nDatum;Titel\nnie;A\n2022;B\n").err


@pytest.mark.parametrize("text", ["sep=;", "sep=;\n", "sep=;\n\n", "# a, b\n"])
def test_a_table_of_what_stands_above_alone_has_no_rows(cli: Cli, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    answer = cli("import", tmp_path / "a.csv")
    assert (answer.code, "It has no rows" in answer.out) == (0, True)


@pytest.mark.parametrize("header", ["Datum;Titel", "Datum;Titel;;Ort"])
def test_a_header_stays_one_above_rows_that_are_longer(imported: Importer, header: str) -> None:
    done = imported("a.csv", *MAP, text=f"{header}\n2022;A;b;c;d;e;f\n2023;B\n")
    assert done.of("title") == [("B",)]
    assert "row 2: has 7 cells" in done.err


def test_rows_keep_their_numbers_below_a_title(imported: Importer) -> None:
    assert (
        'row 3, column "Datum"' in imported("a.csv", *MAP, text="Angaben;;\nDatum;Titel;Ort\nnie;A;b\n2022;B;c\n").err
    )


TWO_COLUMNS = [  # what stands above the rows of two columns, and whether the first row of it is a title
    ("Report of 2022,\nDatum,Titel\n", True),
    ("Report of 2022\nDatum,Titel\n", True),
    ("Report,\n\nDatum,Titel\n", True),
    ("Datum,Titel\n", False),
]


@pytest.mark.parametrize(("above", "said"), TWO_COLUMNS)
@pytest.mark.parametrize("row", ["2022-01-01,A", "1 Jan 2022,A", "2022-01-01T00:00:00,A"])
def test_a_title_above_two_columns_is_told_and_left_out(imported: Importer, above: str, said: bool, row: str) -> None:
    done = imported("a.csv", *MAP, text=f"{above}{row}\n")
    assert (done.code, done.of("date", "title")) == (0, [("2022-01-01", "A")])
    assert ("has the names of the columns, are left out: Report" in done.err) == said


@pytest.mark.parametrize(
    "header", ["Datum,tag 4,tag,tag,Titel,note", "Datum,column 3,,,Titel,note", "Datum,a,a,a 3,Titel,a"]
)
def test_a_column_keeps_its_cells_whatever_the_others_are_called(imported: Importer, header: str) -> None:
    done = imported("a.csv", *MAP, text=f"{header}\n2022-01-01,one,two,three,Talks,more\n2022-01-02,1,2,3,End,4\n")
    assert (done.code, done.of("date", "title")) == (0, [("2022-01-01", "Talks"), ("2022-01-02", "End")])


@pytest.mark.parametrize("rows", ["2022-01-01,A\n2022-01-02,B\n", "A,2022-01-01\n", "A,b\nC,d\n"])
def test_a_column_may_have_no_name(cli: Cli, tmp_path: Path, rows: str) -> None:
    (tmp_path / "a.csv").write_text(f"Angabe,\n{rows}")
    assert "  Angabe: " in cli("import", tmp_path / "a.csv").out


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_encodings_that_show_need_no_name(imported: Importer, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS.encode(encoding))
    assert imported(path, *MAP).of("date", "title") == EVENTS


def test_windows_1252_is_asked_for(imported: Importer, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS.encode("cp1252"))
    assert "--encoding cp1252 (Western Europe) or cp1251 (Cyrillic)" in imported(path, *MAP).err
    assert imported(path, *MAP, "--encoding", "cp1252").of("date", "title") == EVENTS


@pytest.mark.parametrize("name", ["zip", "hex", "undefined", "nothing"])
def test_an_encoding_is_one_of_text(imported: Importer, name: str) -> None:
    done = imported("a.csv", *MAP, "--encoding", name, text=ROWS)
    assert (done.code, f'--encoding: "{name}" is no encoding of text: write utf-8' in done.err) == (2, True)


def test_an_open_quotation_mark_does_not_swallow_the_rest(imported: Importer) -> None:
    done = imported("a.csv", *MAP, text='Datum;Titel\n2022;"A\n2023;B\n2024;C\n')
    assert (done.code, done.log) == (3, {})
    assert "row 2 opens a cell with a quotation mark and never closes it" in done.err


def test_a_cell_may_have_several_lines(imported: Importer) -> None:
    text = 'Datum;Titel;Text\n2022;A;"one\ntwo"\n2023;B;"a "" b"\n'
    assert imported("a.csv", *MAP, "--map", "summary=Text", text=text).of("summary") == [("one\ntwo",), ('a " b',)]


def test_german_columns_are_known(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nr;Datum von;Datum bis;Titel\n1;2022-01-01;2022-01-03;A\n", "utf-8")
    assert "--map 'date=Datum von' --map 'end=Datum bis' --map title=Titel" in cli("import", tmp_path / "a.csv").out


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def rewritten(path: Path, pattern: bytes, by: bytes) -> Path:
    """Change the sheet of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(pattern, lambda _: by, parts[sheet])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_workbook_with_merged_cells_above_its_header(imported: Importer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["Liste", None, None], ["Datum", "Titel", "Ort"], ["2022", "A", "Genf"])
    assert imported(path, *MAP).of("date", "title") == [("2022", "A")]


def test_a_workbook_comes_from_standard_input(cli: Cli, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["Datum", "Titel"], ["2022", "A"])
    answer = cli("import", "-", "--from", "xlsx", "-o", "-", *MAP, stdin=path.read_bytes())
    assert (answer.code, [event["title"] for event in json.loads(answer.out)["events"]]) == (0, ["A"])


def test_a_formula_that_was_never_calculated_is_told(imported: Importer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["Datum", "Titel", "Ort"], ["2022", "A", "=1+1"])
    assert "Formulas that were never calculated are empty" in imported(path, *MAP).err


def test_a_sheet_as_large_as_can_be_is_read_as_far_as_it_has_cells(imported: Importer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["Datum", "Titel"], ["2022", "A"])
    rewritten(path, rb'<dimension ref="[^"]*" ?/>', b'<dimension ref="A1:XFD1048576"/>')
    rewritten(path, b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>2023</v></c></row></sheetData>')
    done = imported(path, *MAP)
    assert done.of("title") == [("A",)]
    assert 'row 1048576, column "Titel": there is no title' in done.err


def test_an_archive_that_unpacks_to_far_more_is_refused(imported: Importer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["Datum", "Titel"], ["2022", "A"])
    rewritten(path, b"</sheetData>", b" " * 300_000_000 + b"</sheetData>")
    done = imported(path, *MAP)
    assert (done.code, "MiB, too much for a workbook" in done.err) == (3, True)


@pytest.mark.parametrize(
    ("cell", "option", "date", "time"),
    [
        ("3/1/2022 - 3/5/2022", "--month-first", "2022-03-01/2022-03-05", None),
        ("from 3/1/2022 to 3/5/2022", "--day-first", "2022-01-03/2022-05-03", None),
        ("1/13/2022 3:30 PM", "--month-first", "2022-01-13", "15:30"),
        ("Jan 13, 2022 at 3:30 p.m.", "--month-first", "2022-01-13", "15:30"),
        ("с мая по август 2021", "--day-first", "2021-05/2021-08", None),
    ],
)
def test_dates_as_people_type_them(imported: Importer, cell: str, option: str, date: str, time: str | None) -> None:
    done = imported("a.csv", option, "--map", "date=Date", "--map", "title=Title", text=f'Date,Title\n"{cell}",Talks\n')
    assert done.of("date", "time") == [(date, time)]


def test_what_is_between_two_dates_is_not_taken_for_what_lasted(imported: Importer) -> None:
    done = imported("a.csv", "--map", "date=Date", "--map", "title=Title", text="Date,Title\nbetween 1990 and 1992,T\n")
    assert done.events == []
    assert "write 1990/1992 or [1990..1992]" in done.err


def test_a_table_of_two_columns_comes_from_standard_input(cli: Cli) -> None:
    answer = cli(
        "import", "-", "-o", "-", "--map", "date=date", "--map", "title=title", stdin=b"title,date\nx,2022-01-13\n"
    )
    assert answer.code == 0
    assert [event["date"] for event in json.loads(answer.out)["events"]] == ["2022-01-13"]


def test_countries_in_russian_have_their_codes(imported: Importer) -> None:
    done = imported(
        "a.csv", "--map", "date=d", "--map", "title=t", "--map", "countries=c", text="d,t,c\n2022,T,Россия\n"
    )
    assert done.of("countries") == [(["RU"],)]


DAMAGED = [  # what of the sheet is another, and the row at which that shows
    (rb'<c r="B2"[^>]*>.*?</c>', b'<c r="B2" t="s"><v>99999</v></c>', 2),
    (rb'<c r="A3"[^>]*>.*?</c>', b'<c r="A3" t="d"><v>2022-13-45</v></c>', 3),
    (rb'r="B3"', b'r="3"', 3),
    (rb'r="B3"', 'r="\u202eB3"'.encode(), 3),
    (rb'<row r="4"', b'<row r="\xd9\xa4x"', 4),
    (rb'(?s)(?<=</row>)<row r="3".*', b'<row r="3"><c r="A3" & broken', 3),
    (rb'(?s)(?<=</row>)<row r="14".*', b"", 14),
]


@pytest.mark.parametrize(("pattern", "by", "row"), DAMAGED, ids=[str(by)[:24] for _, by, _ in DAMAGED])
def test_a_workbook_that_is_damaged_further_down_is_refused(
    cli: Cli, imported: Importer, tmp_path: Path, pattern: bytes, by: bytes, row: int
) -> None:
    """Its rows are read one at a time: the first are there before the damage shows."""
    rows: list[list[object]] = [[f"{2000 + number}", f"Talk {number}"] for number in range(30)]
    path = rewritten(workbook(tmp_path / "a.xlsx", ["Datum", "Titel"], *rows), pattern, by)
    done = imported(path, *MAP)
    assert (done.code, done.log) == (3, {})
    assert f"{path} cannot be read as a workbook, row {row}: " in done.err
    assert "open it in a spreadsheet program, and save it again or as CSV" in done.err
    assert cli("import", path).code == 3
    piped = cli("import", "-", "--from", "xlsx", "-o", tmp_path / "log.json", *MAP, stdin=path.read_bytes())
    assert (piped.code, f"<stdin> cannot be read as a workbook, row {row}: " in piped.err) == (3, True)


def charted(path: Path, *, with_table: bool) -> Path:
    """Write a workbook whose first sheet is a chart."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Datum", "Titel"])
    book.active.append(["2022", "A"])
    book.create_chartsheet("Chart", 0).add_chart(LineChart())
    if not with_table:
        book.remove(book["Sheet"])
    book.save(path)
    return path


def test_a_chart_is_no_sheet_of_cells(imported: Importer, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(charted(tmp_path / "a.xlsx", with_table=True))
    assert book.sheetnames == ["Chart", "Sheet"]
    assert imported(tmp_path / "a.xlsx", *MAP).of("title") == [("A",)]
    done = imported(charted(tmp_path / "b.xlsx", with_table=False), *MAP)
    assert (done.code, f"{tmp_path / 'b.xlsx'} has no sheet with cells" in done.err) == (3, True)
