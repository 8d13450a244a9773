"""`export` into files and to standard output."""

import json
import os
import re
import resource
import stat
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.formats import FORMATS, Format, Writer
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import PROGRAM, environment, pipe, quoted, see

PUT_TOGETHER = {
    "xlsx": f"{tempfile.gettempdir()}, where the file is assembled, cannot be written",
    "parquet": f"{tempfile.gettempdir()}, where the file is assembled, cannot be written",
}


def test_a_brief_into_a_file(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    answer = cli("export", path, "2022-10-31", "--kind", "meeting")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"{path}: 1 event\n"
    assert "### 31 Oct 2022: Leaders of Russia" in path.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["brief.md"]


def test_a_file_is_not_overwritten_without_force(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("mine")
    path.chmod(0o600)
    answer = cli("export", path)
    assert answer.code == 2
    assert "exists: use --force to overwrite it" in answer.err
    assert path.read_text() == "mine"
    assert cli("export", path, "--force").code == 0
    assert path.read_text("utf-8").startswith("# Collective Security Treaty")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("name", ["log.json", "./log.json", "link.json", "folder/../log.json"])
def test_the_log_that_is_read_is_not_overwritten_by_what_it_gives(
    cli: Cli, summit_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, force: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("log.json").write_bytes(content := summit_file.read_bytes())
    Path("link.json").symlink_to("log.json")
    Path("folder").mkdir()
    answer = cli("--log", "log.json", "export", name, "2022-10", *force)
    assert answer.code == 2
    assert f"{Path(name)} is the log that is read, and an export may hold less: name another file" in answer.err
    assert Path("log.json").read_bytes() == content


def test_a_new_file_has_the_usual_permissions(cli: Cli, tmp_path: Path) -> None:
    cli("export", tmp_path / "brief.md")
    (tmp_path / "other").write_text("")
    assert (tmp_path / "brief.md").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_cannot_be_written_leaves_the_old_file(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.md"
    path.write_text("mine")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    answer = cli("export", path, "--force")
    assert answer.code == 74
    assert answer.err == f"csto-timeline: output error: {path} could not be written: No space left on device\n"
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["brief.md"]


def test_a_folder_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    answer = cli("export", tmp_path / "no" / "brief.md")
    assert answer.code == 74
    assert "could not be written: No such file or directory" in answer.err


def files_of(folder: Path) -> dict[str, str]:
    """Return the files of a folder with what they hold."""
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()}


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_the_old_file(format: Format, tmp_path: Path) -> None:
    """A real process that the system lets write 4 KiB and no more."""
    path = tmp_path / f"old{format.suffix}"
    path.write_text("mine")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    command = [*PROGRAM, "export", str(path), "--force"]
    env = environment({"PYTHONDONTWRITEBYTECODE": "1"})  # it would be cut short as well, and stay so
    done = subprocess.run(command, capture_output=True, env=env, preexec_fn=little_room, check=False)
    assert done.returncode == 74
    told = PUT_TOGETHER.get(format.name, f"{path} could not be written")
    assert done.stderr.decode() == f"csto-timeline: output error: {told}: File too large\n"
    assert files_of(tmp_path) == {path.name: "mine"}


@pytest.mark.parametrize("format", FORMATS)
def test_an_unwritable_folder_leaves_the_old_file(format: Format, cli: Cli) -> None:
    """As a user whom the folder does not belong to; root may write everywhere, and steps down."""
    with tempfile.TemporaryDirectory() as folder:
        path, log = Path(folder) / f"old{format.suffix}", Path(folder) / "log.json"
        log.write_bytes(log_bytes(event()))
        assert cli("--log", log, "export", path).code == 0
        before = path.read_bytes()
        Path(folder).chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)
        try:
            answer = cli("--log", log, "export", path, "--force")
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
            Path(folder).chmod(0o755)
        assert (answer.code, answer.err) == (
            74,
            f"csto-timeline: output error: {path} could not be written: Permission denied\n",
        )
        assert path.read_bytes() == before
        assert len(list(Path(folder).iterdir())) == 2


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
    assert files_of(tmp_path) == {}


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


def test_a_link_is_followed(cli: Cli, tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old")
    link.symlink_to(target)
    assert cli("export", link, "--force").code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("# Collective")


def test_a_link_to_no_file_is_not_written_through_unasked(cli: Cli, tmp_path: Path) -> None:
    """Whoever hands over a folder does not choose where an export goes."""
    target, link = tmp_path / "elsewhere.json", tmp_path / "link.json"
    link.symlink_to(target)
    for command in ("export", "init"):
        answer = cli(command, link)
        assert (answer.code, target.exists()) == (2, False)
        assert f"{link} is a link to {target}, where there is no file: name that file" in answer.err
    assert cli("export", link, "--force").code == 0
    assert "events" in json.loads(target.read_text("utf-8"))


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


def test_a_long_name_that_fits_is_written_and_one_that_does_not_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert cli("export", tmp_path / f"{'a' * 250}.md").code == 0
    answer = cli("export", tmp_path / f"{'a' * 300}.md")
    assert answer.code == 74
    assert "File name too long" in answer.err


def test_a_file_system_without_hard_links(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.delattr("os.O_TMPFILE", raising=False)  # no such file system has it
    monkeypatch.setattr("os.link", no_links)
    assert cli("export", tmp_path / "brief.md").code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["brief.md"]
