"""What `export` writes, where to, and how much it says."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.formats import FORMATS, Format, Writer
from tests.conftest import Cli
from tests.logs import event
from tests.screen import environment, pipe, quoted, see


def test_a_brief_into_a_file(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    answer = cli("export", path, "2022-10-31", "--kind", "meeting")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"{path}: 1 event\n"
    assert "### 31 Oct 2022: Leaders of Russia" in path.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["brief.md"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_and_standard_output_are_the_same(format: Format, cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / f"all{format.suffix}"
    assert cli("export", path, "-c", "kz").code == 0
    piped = pipe("export", "-", "--format", format.name, "-c", "kz", env={"PYTHONUTF8": "1"}).stdout
    assert path.read_bytes() == piped


POOR = [{"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]


@pytest.mark.parametrize("env", POOR, ids=str)
@pytest.mark.parametrize("format", [each for each in FORMATS if each.writer is not Writer.BYTES])
def test_what_is_redirected_is_utf_8(format: Format, env: dict[str, str], log_file: Callable[..., Path]) -> None:
    """Whatever the terminal and the locale, every character arrives; JSON may write it as an escape."""
    accounts = [{"source": "s", "quotes": [{"speaker": "a", "text": "x"}]}]
    sources = [{"id": "s", "publisher": "“Тоқаев”"}]
    places = [{"id": "town", "name": "Town", "coordinates": [44.51, 40.18]}]
    log = log_file(event(place="Town", title="“Тоқаев”", accounts=accounts), sources=sources, places=places)
    call = ["--log", str(log), "export", "-", "--format", format.name]
    text = pipe(*call, env=env).stdout.decode("utf-8")
    if format.writer is Writer.JSON:
        text = re.sub(r"\\u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), text)
    assert "“Тоқаев”" in text


@pytest.mark.parametrize("env", POOR, ids=str)
def test_quotes_as_markdown_are_utf_8(env: dict[str, str], log_file: Callable[..., Path]) -> None:
    accounts = [{"source": "s", "quotes": [{"speaker": "a", "text": "Тоқаев"}]}]
    call = ["--log", str(log_file(event(accounts=accounts))), "quotes", "--markdown"]
    assert "> “Тоқаев”\n" in pipe(*call, env=env).stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--raw"], "Markdown does not take --raw: CSV does"),
        (["x.csv", "--style", "table"], "CSV does not take --style: Markdown does"),
        (["x.html", "--certain-days"], "HTML does not take --certain-days: iCalendar does"),
        (["x.json", "--no-sources"], "JSON does not take --no-sources: Markdown does"),
        (["x.ics", "--heading-level", "2"], "iCalendar does not take --heading-level: Markdown does"),
        (["-", "--heading-level", "5"], '"5" is not a whole number from 1 to 4'),
        (["-", "--style", "poem"], 'Markdown has no style "poem": write list or table'),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    arguments: list[str], said: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cli("export", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_log_of_the_events_is_read_again(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "part.json"
    assert cli("export", path, "-p", "tokayev").code == 0
    assert cli("list", "--log", path).ids == cli("list", "-p", "tokayev").ids
    assert cli("list", "--log", path, "-p", "Тоқаев").ids == cli("list", "-p", "tokayev").ids


def test_standard_output_and_formats(cli: Cli, tmp_path: Path) -> None:
    assert cli("export", "-").out == cli("export", "-", "--format", "markdown").out
    assert json.loads(cli("export", "-", "--format", "json").out)["version"] == 1
    assert "| Date | On the date | Kind |" in cli("export", "-", "--style", "table").out
    cli("export", tmp_path / "brief.txt", "--format", "md")
    assert (tmp_path / "brief.txt").read_text("utf-8") == cli("export", "-").out


def test_a_file_of_sources_says_how_many_it_has(cli: Cli, tmp_path: Path) -> None:
    answer = cli("export", tmp_path / "sources.csl.json", "2022-10-31", "--kind", "meeting")
    assert answer.err == f"{tmp_path / 'sources.csl.json'}: 1 event\n4 sources cited\n"
    assert len(json.loads((tmp_path / "sources.csl.json").read_text("utf-8"))) == 4
    assert "cited" not in cli("export", "-", "1985", "--format", "bib").err
    of_speakers = cli("export", "-", "--format", "bib", "2022-11-23", "--kind", "statement").err
    assert re.search(r"^17 sources cited, 4 of them for speakers’ offices only$", of_speakers, re.MULTILINE)


def test_an_empty_export_is_still_whole(cli: Cli) -> None:
    answer = cli("export", "-", "1985")
    assert "0 events.\n" in answer.out
    assert "No event matches" in answer.err


SHELL_LINES = [
    # what is typed, and the same with -
    ("export /dev/stdout 2022-11 --format csv", "export - 2022-11 --format csv"),
    ("export /dev/fd/1 2022-11", "export - 2022-11"),
    ("export >(cat) 2022-11; wait $!", "export - 2022-11"),
    ("export >(cat) 2022-11 --format ics; wait $!", "export - 2022-11 --format ics"),
    ("export pipe.csv 2022 & cat pipe.csv; wait", "export - 2022 --format csv"),
    ("export pipe 2022 & cat pipe; wait", "export - 2022"),
    ("export pipe 2022 --format jsonl & cat pipe; wait", "export - 2022 --format jsonl"),
    ("export link 2022 & cat link; wait", "export - 2022"),
]


@pytest.mark.parametrize(("line", "same"), SHELL_LINES)
def test_what_passes_bytes_on_gets_them(line: str, same: str, tmp_path: Path) -> None:
    """A pipe with a name or without, standard output by a name of its own; no file comes into being."""
    for name in ("pipe.csv", "pipe"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "link").symlink_to("pipe")
    shell = ["bash", "-c", f"{quoted()} {line}"]
    done = subprocess.run(shell, capture_output=True, env=environment(), cwd=tmp_path, timeout=60, check=True)
    assert done.stdout == pipe(*same.split()).stdout
    assert done.stderr == pipe(*same.split()).stderr
    assert {path.name for path in tmp_path.iterdir()} == {"pipe.csv", "pipe", "link"}
    assert (tmp_path / "pipe").is_fifo()


def test_standard_output_by_its_name_is_what_it_is_redirected_into(tmp_path: Path) -> None:
    shell = ["bash", "-c", f"{quoted('export', '/dev/stdout', '2022-11')} > brief.txt"]
    subprocess.run(shell, env=environment(), cwd=tmp_path, check=True)
    assert (tmp_path / "brief.txt").read_bytes() == pipe("export", "-", "2022-11").stdout


def test_a_reader_of_a_pipe_that_goes_ends_it_quietly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    shell = ["bash", "-c", f"{quoted('export', 'pipe.csv')} & head -c 1 pipe.csv >/dev/null; wait $!"]
    done = subprocess.run(shell, capture_output=True, env=environment(), cwd=tmp_path, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["/dev/null"], 0, ""),
        (["/dev/full"], 74, "output error: /dev/full could not be written: No space left on device"),
        (["pipe.md", "--force"], 2, "usage error: --force is for files, not for pipe.md"),
        (["/dev/stdout", "--force"], 2, "usage error: --force is for files, not for standard output"),
        (["pipe.xyz"], 2, "usage error: pipe.xyz does not end in .md,"),
        (["folder.md"], 2, "folder.md is a folder: name a file in it"),
    ],
)
def test_what_is_no_file(
    arguments: list[str], code: int, said: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pipe.md", "pipe.xyz"):
        os.mkfifo(name)
    Path("folder.md").mkdir()
    answer = cli("export", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert bool(answer.err) is bool(said)


def test_a_terminal_by_its_name_is_refused() -> None:
    """It would obey what `--raw` leaves in a file."""
    seen = see("export", "/dev/tty", "--format", "csv", keys=[(b"nothing", b"")])
    assert seen.code == 2
    assert "/dev/tty is a terminal: write to standard output with -" in seen.raw.decode()
