"""What the program exports comes back: spreadsheets without loss of what they have, calendars with honest dates."""

import csv
import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.formats.csv import as_written, harmless
from csto_timeline.formats.date_cells import date_cell, date_of
from csto_timeline.formats.exporter import Separator
from csto_timeline.formats.rows import COLUMNS, listed, unlisted
from csto_timeline.text import paragraphs, visible
from tests.conftest import Cli
from tests.expressions import EXPRESSION
from tests.full_log import FULL
from tests.logs import event, log_bytes

NOT_BACK = {"certainty", "quotes"}  # the match, and a count
FORMS = [
    [],
    ["--raw"],
    ["--excel", "--separator", ";"],
    ["--separator", "tab"],
]


def rows(path: Path) -> list[dict[str, str]]:
    """Return the cells of a spreadsheet that come back."""
    text = path.read_text("utf-8-sig")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    read = csv.DictReader(text.splitlines(keepends=True), delimiter=separator)
    return [{name: cell for name, cell in row.items() if name not in NOT_BACK} for row in read]


@pytest.fixture
def back(cli: Cli, tmp_path: Path) -> Callable[..., tuple[Path, Path, Path]]:
    """Export a log, import that, and export it again; return both exports and the log between them."""

    def call(log: str | Path, suffix: str, *options: str) -> tuple[Path, Path, Path]:
        first, between, second = tmp_path / f"a{suffix}", tmp_path / "between.json", tmp_path / f"b{suffix}"
        assert cli("--log", log, "export", first, *options).code == 0
        answer = cli("import", first, "-o", between)
        assert answer.code == 0, answer.err
        assert cli("--log", between, "export", second, *options).code == 0
        return first, between, second

    return call


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_the_built_in_log_comes_back_from_a_spreadsheet(back: Callable[..., Any], form: list[str]) -> None:
    first, _, second = back("builtin", ".csv", *form)
    assert rows(second) == rows(first)
    assert len(rows(first)) > 200


def test_it_comes_back_from_a_workbook(back: Callable[..., Any], cli: Cli, tmp_path: Path) -> None:
    _, between, _ = back("builtin", ".xlsx")
    for log, name in (("builtin", "a.csv"), (between, "b.csv")):
        cli("--log", log, "export", tmp_path / name)
    assert rows(tmp_path / "b.csv") == rows(tmp_path / "a.csv")


def test_what_is_left_out_is_named(cli: Cli, tmp_path: Path) -> None:
    cli("export", tmp_path / "a.csv")
    answer = cli("import", tmp_path / "a.csv", "-o", tmp_path / "b.json")
    assert "2 columns left out (--keep keeps them, --map takes them): certainty, quotes" in answer.err


def test_every_member_that_a_spreadsheet_has_comes_back(back: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "full.json").write_text(json.dumps(FULL), "utf-8")
    first, _, second = back(tmp_path / "full.json", ".csv")
    assert rows(second) == rows(first)


NAMES = st.lists(st.text("aB'=+-;, \"@\n", min_size=1, max_size=10).filter(str.strip), max_size=3, unique=True)


@given(names=st.lists(st.text(min_size=1).filter(str.strip)) | NAMES)
def test_names_that_are_joined_are_parted(names: list[str]) -> None:
    assert unlisted(listed(names)) == names


@given(text=st.text() | st.text("a'=+;, \"\n-"), separator=st.sampled_from(Separator), prose=st.booleans())
def test_what_was_made_harmless_is_as_written(text: str, separator: Separator, prose: bool) -> None:
    shown = "\n\n".join(paragraphs(text)) if prose else visible(text)
    assert as_written(harmless(text, prose, separator), separator.character) == shown


@given(text=EXPRESSION)
@example(text="[0001..2000-01-01]")
def test_a_date_comes_back_from_its_cells(text: str) -> None:
    """In words, or as the log has it; what looks as a day or a month alone is that day, and no spreadsheet's own."""
    try:
        when = EventDate(text)
    except DateError:
        return
    bounds = [str(bound or "") for bound in (when.earliest, when.latest)]
    for shown in (str(date_cell(when)), when.text):
        assert date_of(shown, *bounds) == when
    assert when.is_known_day == isinstance(date_cell(when), datetime.date)
    assert not re.fullmatch("[0-9]{4}-[0-9]+|[A-Z][a-z]{2} [0-9]+", str(date_cell(when)))


PLAIN = st.text("aB'=+;, \"", min_size=1, max_size=10).filter(lambda text: text == " ".join(text.split()))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
)
@given(people=st.lists(PLAIN, max_size=3, unique=True), title=PLAIN)
def test_names_with_semicolons_come_back(cli: Cli, tmp_path: Path, people: list[str], title: str) -> None:
    (tmp_path / "log.json").write_bytes(log_bytes(event(people=people, title=title)))
    first, between, second = tmp_path / "a.csv", tmp_path / "b.json", tmp_path / "c.csv"
    cli("--log", tmp_path / "log.json", "export", first, "--force")
    assert cli("import", first, "-o", between, "--force").code == 0
    cli("--log", between, "export", second, "--force")
    (own,), (again,) = rows(first), rows(second)
    assert again["people"] == own["people"]
    assert again["title"] == own["title"]


APOSTROPHES = ["=1", "'=already", "''=twice", "a; =b", "a; '=b"]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("raw", [["--raw"], []])
@pytest.mark.parametrize("title", APOSTROPHES)
def test_an_apostrophe_before_a_formula_comes_back(
    cli: Cli, log_file: Callable[..., Path], tmp_path: Path, title: str, raw: list[str], separator: str
) -> None:
    table, log = tmp_path / "a.csv", log_file(event(title=title))
    cli("--log", log, "export", table, "--separator", separator, *raw)
    answer = cli("import", table, "-o", tmp_path / "b.json", *raw)
    assert [each["title"] for each in json.loads((tmp_path / "b.json").read_bytes())["events"]] == [title]
    assert (answer.code, "an apostrophe before what looks like a formula" in answer.err) == (0, not raw)


def test_an_apostrophe_that_may_be_part_of_a_text_is_told(
    cli: Cli, log_file: Callable[..., Path], tmp_path: Path
) -> None:
    cli("--log", log_file(event(title="'=already")), "export", tmp_path / "a.csv", "--raw")
    answer = cli("import", tmp_path / "a.csv", "-o", tmp_path / "b.json")
    assert "1 event without an apostrophe before what looks like a formula; if the file was exported with" in answer.err
    assert "--raw, import --raw keeps it as part of the text (first: row 2)" in answer.err


def test_raw_is_for_tables(cli: Cli, tmp_path: Path) -> None:
    cli("export", tmp_path / "a.ics")
    answer = cli("import", tmp_path / "a.ics", "--raw")
    assert (answer.code, "--raw is for tables (CSV), and" in answer.err) == (2, True)


def test_the_header_of_this_program_is_recognised(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",".join(COLUMNS) + "\n")
    assert "a spreadsheet of this program, 24 columns" in cli("import", tmp_path / "a.csv").out


def test_a_calendar_comes_back_with_its_dates(back: Callable[..., Any], cli: Cli) -> None:
    """A calendar spans every day of a vague date, and says the date in words."""
    _, between, _ = back("builtin", ".ics")
    shown = [cli("--log", log, "export", "-", "--format", "csv", "--raw").out for log in ("builtin", between)]
    own, again = (
        {
            row["id"]: (row["date"], row["title"], row["kind"], row["time"], row["place"])
            for row in csv.DictReader(text.splitlines(keepends=True))
        }
        for text in shown
    )
    assert set(again) == set(own)
    for id, (date, title, kind, time, place) in own.items():
        assert again[id][:2] == (date, title), id
        assert again[id][2] == kind
        assert bool(again[id][3]) == bool(time)
        assert again[id][4] == place


def test_an_announced_event_stays_one(cli: Cli, back: Callable[..., Any], log_file: Callable[..., Path]) -> None:
    log = log_file(event(date="2030-09", accounts=[{"source": "a", "announced": True}]), title="Plans")
    _, between, _ = back(log, ".ics")
    (row,) = json.loads(cli("--log", between, "list", "--json").out)
    assert (row["date"], row["accounts"][0]["announced"]) == ("2030-09", True)


@pytest.mark.parametrize("form", [[".csv"], [".csv", "--separator", ";"], [".csv", "--separator", "tab"], [".xlsx"]])
def test_which_accounts_are_announcements_comes_back(
    back: Callable[..., Any], log_file: Callable[..., Path], form: list[str]
) -> None:
    """A source whose accounts do not all come before the event is none that only announces it."""
    ahead, later = {"source": "ahead", "announced": True}, {"source": "later"}
    told = [[ahead], [ahead, later], [later, ahead], [later], [ahead, {"source": "ahead", "says": "It was."}]]
    log = log_file(*(event(id=f"e-{number}", date=f"203{number}", accounts=each) for number, each in enumerate(told)))
    _, between, _ = back(log, *form)
    events = {each["id"]: each["accounts"] for each in json.loads(between.read_text())["events"]}
    again = [[account.get("announced", False) for account in events[id]] for id in sorted(events)]
    assert again == [[True], [True, False], [False, True], [False], [False]]


def test_a_spreadsheet_of_an_earlier_version_announces_nothing(cli: Cli, tmp_path: Path) -> None:
    text = f"{','.join(COLUMNS[:-1])}\na,2030-09-01,2030-09-01,2030-09-01,certain,law,A{',' * (len(COLUMNS) - 8)}\n"
    (tmp_path / "a.csv").write_text(text)
    assert cli("import", tmp_path / "a.csv", "-o", tmp_path / "c.json").code == 0
    assert "announced" not in (tmp_path / "c.json").read_text()


def test_a_text_that_a_workbook_cut_is_told(cli: Cli, log_file: Callable[..., Path], tmp_path: Path) -> None:
    """Where its cells were copied into another table, too."""
    book, table, said = tmp_path / "a.xlsx", tmp_path / "b.csv", "was cut when the workbook was exported"
    cli("--log", log_file(event(summary="a" * 48_000)), "export", book)
    cell = openpyxl.load_workbook(book)["Events"]["H2"].value
    table.write_text(f'date,title,summary\n2022-11-23,A,"{cell}"\n', "utf-8")
    columns = [word for name in ("date", "title", "summary") for word in ("--map", f"{name}={name}")]
    for file, options in ((book, []), (table, columns)):
        answer = cli("import", file, "-o", tmp_path / "c.json", "--force", *options)
        assert f'{file}: row 2, column "summary": {said}; the rest is left out' in answer.err
        assert (answer.code, "1 value left out" in answer.err) == (1, True)
        assert set(json.loads((tmp_path / "c.json").read_bytes())["events"][0]["summary"]) == {"a"}
