"""Workbooks, JSON of any tool, files that are no logs; and how much an import holds, and says meanwhile."""

import csv
import datetime
import json
import shlex
import sys
from pathlib import Path

import openpyxl
import pytest

from csto_timeline.log.builtin import builtin_path
from tests.conftest import Cli
from tests.importers.conftest import FILES, Importer
from tests.logs import event, lines_bytes, log_bytes
from tests.screen import see
from tests.test_memory import used

TITLED = ("--map", "date=When", "--map", "title=What")
DAY = datetime.date(2022, 9, 1)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Write a workbook whose dates are shown in several ways."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["When", "What", "Number"])
    shown = ["yyyy-mm-dd", "mmm yyyy", "mmm-yy", "yyyy", "[$-409]mmmm yyyy;@", 'd "of" mmmm yyyy']
    for number, code in enumerate(shown, start=2):
        sheet.append([DAY, f"{number} {code}", number])
        sheet.cell(number, 1).number_format = code
    sheet.append([datetime.datetime(2022, 9, 1, 14, 30), "time", 1.5])
    sheet.append(["Spring 2013", "text", True])
    sheet.append([2022, "number", None])
    book.create_sheet("Other").append(["When", "What"])
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_a_cell_is_as_precise_as_it_is_shown(imported: Importer, workbook: Path) -> None:
    """A spreadsheet keeps a month as the first of it."""
    done = imported(workbook, *TITLED, "--keep")
    day, month, year = "2022-09-01", "2022-09", "2022"
    assert [date for (date,) in done.of("date")] == [day, month, month, year, month, day, day, "2013-21", year]
    assert done.of("time")[6] == ("14:30",)
    assert done.of("x-number")[0] == ("2",)
    assert "Other sheets are left out: Other (--sheet chooses one)" in done.err


def test_a_sheet_is_chosen(cli: Cli, workbook: Path, tmp_path: Path) -> None:
    assert "book.xlsx: a workbook (XLSX), 2 columns" in cli("import", workbook, "--sheet", "Other").out
    answer = cli("import", workbook, "--sheet", "None", "-o", tmp_path / "a.json")
    assert (answer.code, 'has no sheet "None": it has Sheet, Other' in answer.err) == (2, True)


@pytest.mark.parametrize("has_pip", [True, False])
def test_without_the_libraries_it_is_said_what_to_install(
    cli: Cli, workbook: Path, monkeypatch: pytest.MonkeyPatch, has_pip: bool
) -> None:
    """Also in an environment without pip, as uv makes them."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.setitem(sys.modules, "yaml", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object() if has_pip else None)
    for file, library in ((workbook, "openpyxl"), (FILES / "kleptocracy", "pyyaml")):
        answer = cli("import", file)
        with_pip = f"run {sys.executable} -m pip install 'csto-timeline[import]'\n"
        with_uv = f"run uv pip install --python {sys.executable} {library}\n"
        assert (answer.code, answer.err.endswith(with_pip if has_pip else with_uv)) == (2, True)


def test_json_of_another_tool(cli: Cli, imported: Importer, tmp_path: Path) -> None:
    rows = [
        {"when": "2022-09", "name": "One", "by": {"who": "Ann"}, "tags": ["a", "b"], "n": 1.0, "ok": True},
        {"when": "2022-10-01", "name": "Two", "links": [{"url": "https://a.example/1", "title": "Page"}]},
    ]
    text = json.dumps({"count": 2, "rows": rows})
    (tmp_path / "tool.json").write_text(text)
    assert "tool.json: JSON of another tool, 8 columns" in cli("import", tmp_path / "tool.json").out
    options = [
        "date=when",
        "title=name",
        "people=by.who",
        "tags=tags",
        "source.url=links.url",
        "source.title=links.title",
    ]
    done = imported("tool.json", *(each for option in options for each in ("--map", option)), text=text)
    assert done.of("date", "title", "people", "tags") == [
        ("2022-09", "One", ["Ann"], ["a", "b"]),
        ("2022-10-01", "Two", None, None),
    ]
    assert done.log["sources"][1]["title"] == "Page"
    lines = "\n".join(map(json.dumps, rows))
    assert imported("tool.jsonl", *(each for option in options for each in ("--map", option)), text=lines).of("title")


@pytest.mark.parametrize("text", ["[", "{}", "[1, 2]", '{"a": []}', "[" * 100_000])
def test_json_without_events_is_refused(cli: Cli, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    answer = cli("import", path, "-o", tmp_path / "log.json")
    assert (answer.code, answer.err.startswith("csto-timeline: log error: ")) == (3, True), answer.err


MAPPED = ("--map", "date=when", "--map", "title=name")
LINE = '{"when": "2022-09", "name": "One", "links": [{"url": "https://a.example"}]}\n'


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("oops", "cannot be read as JSON: "),
        ('{"when": "2023", "name": "T', "cannot be read as JSON: is incomplete"),
        ('{"when": "2023", "name": "\udcff"}', "cannot be read as JSON: has bytes that are not UTF-8"),
        ("[1]", "is no object of JSON, as the first line is: write {…}"),
        ('{"a":' * 100_000, "cannot be read as JSON: is nested too deeply"),
    ],
)
def test_a_line_of_json_lines_that_is_none_is_told(cli: Cli, tmp_path: Path, bad: str, words: str) -> None:
    path, log = tmp_path / "a.jsonl", tmp_path / "log.json"
    path.write_text(f'{LINE}\n{bad}\n{{"when": "2024", "name": "Two"}}\n', "utf-8", "surrogateescape")
    answer = cli("import", path, "-o", log, *MAPPED)
    assert (answer.code, f"{path}: line 3: {words}" in answer.err) == (1, True), answer.err
    assert [event["title"] for event in json.loads(log.read_bytes())["events"]] == ["One", "Two"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_json_lines_may_be_one(imported: Importer, name: str) -> None:
    """Even where there is a list in it."""
    assert imported(name, *MAPPED, text=LINE).of("date", "title") == [("2022-09", "One")]


def test_a_document_may_be_called_as_json_lines_are(imported: Importer) -> None:
    text = json.dumps([json.loads(LINE), json.loads(LINE)], indent=1)
    assert len(imported("a.jsonl", *MAPPED, text=text.replace("One", "Two", 1)).events) == 2


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_that_is_malformed_is_told_by_its_line(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"rows": [\n{"when": "2022"},\n{"when": 2022,}\n]}\n')
    answer = cli("import", path)
    assert (answer.code, f"{path} cannot be read as JSON, line 3: " in answer.err) == (3, True), answer.err


FOREIGN = {
    "acled.csv": "a table (CSV)",
    "gdelt.tsv": "a table (CSV)",
    "hol.ics": "an iCalendar file",
    "jrnl.txt": "a journal of jrnl",
    "jrnl.json": "a journal of jrnl",
    "timelinejs.json": "TimelineJS JSON",
    "x.mw": "a markwhen file",
    "kleptocracy": "Markdown with YAML front matter",
}


@pytest.mark.parametrize(("name", "title"), FOREIGN.items())
@pytest.mark.parametrize("command", ["list", "check"])
def test_a_foreign_file_says_what_it_is_and_what_imports_it(
    cli: Cli, name: str, title: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cli("--log", FILES / name, command)
    if command == "list":
        assert answer.code == 3
        assert "malformed" not in answer.err
    if not (command == "check" and answer.code == 3):  # of a folder
        assert f"{FILES / name} is {title}, not a log; csto-timeline import" in answer.err
        imports = answer.err.splitlines()[-1].partition("; csto-timeline ")[2]
        done = cli(*shlex.split(imports))
        assert done.code in {0, 1} or "--map date=" in done.out


def test_a_name_may_look_like_the_beginning_of_a_message(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "strikes: 1905 cannot be read: b.csv"
    path.write_text("date,title\n1905-01-22,Bloody Sunday\n")
    assert f"{path} is a table (CSV), not a log; csto-timeline import" in cli("--log", path, "list").err


@pytest.mark.parametrize("name", ["hol.ics", "acled.csv", "jrnl.txt"])
def test_of_standard_input_it_is_said_what_it_is(cli: Cli, name: str) -> None:
    answer = cli("--log", "-", "list", stdin=(FILES / name).read_bytes())
    said = f"standard input is {FOREIGN[name]}, not a log; save it to a file, then csto-timeline import FILE"
    assert (answer.code, answer.out, said in answer.err) == (3, "", True), answer.err


@pytest.mark.parametrize("text", ["", "{", '{"events": [}', "No log\n", "\x00\x01"])
def test_standard_input_that_nothing_recognises_is_a_log_at_fault(cli: Cli, text: str) -> None:
    answer = cli("--log", "-", "list", stdin=text.encode())
    assert (answer.code, "<stdin>: " in answer.err) == (3, True), answer.err


@pytest.mark.parametrize("text", ['{"events": [}', '{"events": [{"id": 1}]}', "", "{"])
def test_a_log_at_fault_is_still_a_log(cli: Cli, tmp_path: Path, text: str) -> None:
    for name in ("log.json", "log.txt", "log"):
        (tmp_path / name).write_text(text)
        assert "not a log" not in cli("--log", tmp_path / name, "list").err
    (tmp_path / "log.json").write_bytes(log_bytes(event(date="soon")))
    assert "not a log" not in cli("--log", tmp_path / "log.json", "list").err


@pytest.mark.parametrize("lines", [False, True])
def test_a_log_is_no_file_of_another_tool(cli: Cli, tmp_path: Path, lines: bool) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(lines_bytes(event(), event(id="b")) if lines else log_bytes(event()))
    answer = cli("import", path)
    assert (answer.code, f"{path} is a log already: read it with --log {path}" in answer.err) == (3, True)
    assert "is a log already" in cli("import", builtin_path()).err


def test_a_pipe_is_read_whole(tmp_path: Path) -> None:
    """Its beginning tells what it is, and cannot be read again."""
    log = tmp_path / "log.json"
    pipe, table = tmp_path / "pipe", shlex.quote(str(FILES / "acled.csv"))
    command = f"mkfifo {pipe}; cat {table} > {pipe} & csto-timeline import {pipe} -o {log}"
    see(shell=command, columns=200)
    assert [row["id"] for row in json.loads(log.read_bytes())["events"]] == ["acled-arm1", "acled-arm2"]


ROWS, BOUND = 20_000, 70_000_000


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a table of many rows."""
    path = tmp_path_factory.mktemp("table") / "rows.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["When", "What", "text", "link"])
        rows.writerows(
            [f"2022-09-{number % 30 + 1:02}", f"Event {number}", "Words of it. " * 20, f"https://a.example/{number}"]
            for number in range(ROWS)
        )
    return path


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_an_import_holds_no_events(table: Path, tmp_path: Path, suffix: str) -> None:
    """The file has 9 MB, which Python would take several times as much for."""
    options = (*TITLED, "--map", "summary=text", "--map", "source.url=link")
    log = tmp_path / f"log{suffix}"
    assert used(tmp_path, "import", str(table), "-o", str(log), *options) < BOUND
    assert log.stat().st_size > 10_000_000


def test_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    impatient = (
        "import sys; from csto_timeline.cli import app, progress; progress.PATIENCE = progress.BETWEEN = 0; "
        "sys.exit(app.run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", impatient, "import", str(FILES / "acled.csv"), "-o", str(tmp_path / "log.json")]
    seen = see(shell=shlex.join(command), columns=200)
    assert b"[########################] 100%  2 rows" in seen.raw
    assert seen.lines[-1] == f"{FILES / 'acled.csv'}: 2 events into {tmp_path / 'log.json'}"
    assert not any("#" in line for line in seen.lines)
