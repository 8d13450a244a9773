"""What spreadsheet programs make of a CSV and an XLSX file: Gnumeric and LibreOffice, where they are installed."""

import shutil
import subprocess
import warnings
from collections.abc import Callable
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.formats import by_name
from csto_timeline.formats.date_cells import date_cell
from csto_timeline.formats.exporter import Options, Separator
from csto_timeline.formats.rows import COLUMNS
from csto_timeline.query.query import Query
from tests.logs import event, make_log, select

PATIENCE = 120  # seconds
PLAIN = [
    *("2022", "1905", "2022-05", "1993-12", "2022-11-23", "1999-12-31", "2001-21", "2001-33", "2001-40"),
    *("199X", "20XX", "2022-09-XX", "2022-XX", "2022-XX-XX"),
]
PAIRS = ["{}/{}", "[{}..{}]", "[{},{}]", "{{{},{}}}", "{{{}..{}}}"]
OPEN = ["{}", "{}~", "{}?", "{}%", "{}/..", "../{}", "{}/", "/{}", "[..{}]", "[{}..]"]
TIMES = ["14:30", "14:30Z", "14:30+06:00"]
Convert = Callable[[Path, Path], None]


def dates() -> list[str]:
    """Return expressions of every form, as many as can be read."""
    made = [form.format(*pair) for form, pair in product(PAIRS, product(PLAIN, PLAIN))]
    return [text for text in [form.format(plain) for form, plain in product(OPEN, PLAIN)] + made if is_date(text)]


def is_date(text: str) -> bool:
    try:
        EventDate(text)
    except DateError:
        return False
    return True


def run(*command: str) -> None:
    subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)


def gnumeric(source: Path, target: Path) -> None:
    run("ssconvert", *(["--import-encoding=UTF-8"] if source.suffix == ".csv" else []), str(source), str(target))


def libreoffice(source: Path, target: Path) -> None:
    # The numbers stand for a comma, a quotation mark and UTF-8.
    profile = f"-env:UserInstallation=file://{target.parent / 'profile'}"
    read = ["--infilter=CSV:44,34,76,1"] if source.suffix == ".csv" else []
    made = target.parent / "made"
    run("soffice", profile, "--headless", *read, "--convert-to", "xlsx", "--outdir", str(made), str(source))
    (made / f"{source.stem}.xlsx").rename(target)


@pytest.fixture(params=[("ssconvert", gnumeric), ("soffice", libreoffice)], ids=["Gnumeric", "LibreOffice"])
def convert(request: pytest.FixtureRequest) -> Convert:
    """Return what opens a file in a program and saves it as XLSX."""
    program, function = request.param
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    made: Convert = function
    return made


def opened(convert: Convert, folder: Path, name: str, options: Options | None = None) -> list[dict[str, Any]]:
    """Return the rows of events of every kind of date, exported and opened in the program."""
    log = make_log(
        *(event(id=f"e-{number}", date=text, title=f"Title – {number}") for number, text in enumerate(dates())),
        *(event(id=f"t-{number}", time=time, title="“Тоқаев”") for number, time in enumerate(TIMES)),
    )
    source, target = folder / f"log{by_name(name).suffix}", folder / "opened.xlsx"
    source.write_bytes(b"".join(by_name(name).encoded(select(log, Query()), options)))
    convert(source, target)
    return read_rows(target)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of the first sheet. Programs save no default style, which the reader warns of."""
    with warnings.catch_warnings(action="ignore"):
        head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert head[: len(COLUMNS)] == COLUMNS
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("name", "options"),
    [("csv", None), ("csv", Options(excel=True)), ("xlsx", None)],
    ids=["CSV", "CSV for Excel", "XLSX"],
)
def test_a_program_gives_the_same_days_back(
    name: str, options: Options | None, convert: Convert, tmp_path: Path
) -> None:
    """A day is that day; nothing else becomes one, and every word stays as it is."""
    rows = opened(convert, tmp_path, name, options)
    assert len(rows) == len(dates()) + len(TIMES)
    by_id = {row["id"]: row for row in rows}
    for number, text in enumerate(dates()):
        row, when = by_id[f"e-{number}"], EventDate(text)
        assert row["title"] == f"Title – {number}"
        assert plain(row["date"]) == number_or_text(date_cell(when)), text
        assert (plain(row["earliest"]), plain(row["latest"])) == (when.earliest, when.latest), text
    assert {by_id[f"t-{number}"]["title"] for number in range(len(TIMES))} == {"“Тоқаев”"}


def plain(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else int(cell) if str(cell).isdecimal() else cell


def number_or_text(cell: date | str) -> Any:
    """Return what a program makes of a cell: a year is a number."""
    return int(cell) if isinstance(cell, str) and cell.isdecimal() else cell


def test_the_bare_date_is_what_a_program_converts(tmp_path: Path) -> None:
    """So the default is no superstition: Gnumeric makes a month its first day."""
    if not shutil.which("ssconvert"):
        pytest.skip("ssconvert is not installed")
    rows = opened(gnumeric, tmp_path, "csv", Options(raw=True))
    months = [row["date"] for row in rows if row["earliest"] == datetime(1993, 12, 1) == row["date"]]
    assert months
    assert datetime(1993, 12, 1) not in [row["date"] for row in opened(gnumeric, tmp_path, "csv")]


@pytest.mark.parametrize("separator", Separator)
def test_the_separator_is_one_that_a_program_reads(separator: Separator, tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed")
    log = make_log(event(title="a; b, c", countries=["x; y", "z"], summary="One.\n\nTwo."))
    source = tmp_path / "log.csv"
    options = Options(excel=True, separator=separator)
    source.write_bytes(b"".join(by_name("csv").encoded(select(log, Query()), options)))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    read = f"--infilter=CSV:{ord(separator.character)},34,76,1"
    run("soffice", profile, "--headless", read, "--convert-to", "xlsx", "--outdir", str(tmp_path), str(source))
    (told,) = read_rows(tmp_path / "log.xlsx")
    assert (told["title"], told["countries"], told["summary"]) == ("a; b, c", '"x; y"; z', "One.\n\nTwo.")
