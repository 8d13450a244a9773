"""`export --open`: a real browser's place is taken by commands that say what they were asked to open."""

from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import pipe

NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "BROWSER": ""}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(event()))
    return path


@pytest.mark.parametrize("name", ["page.html", "a page, ü & #1.html"])
def test_it_opens_the_file_that_was_written(name: str, log: Path, tmp_path: Path) -> None:
    file = tmp_path / name
    done = pipe("--log", str(log), "export", str(file), "--open", env={"BROWSER": "echo"})
    assert (done.returncode, done.stdout.decode()) == (0, f"{file.as_uri()}\n")
    assert done.stderr.decode() == f"{file}: 1 event\n"


def test_of_a_folder_it_opens_the_index(log: Path, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def open_file(path: Path) -> str:
        opened.append(path)
        return ""

    monkeypatch.setattr("csto_timeline.cli.commands.export.open_file", open_file)
    assert cli("--log", log, "export", f"{tmp_path / 'page'}/", "--open").code == 0
    assert opened == [tmp_path / "page" / "index.html"]


@pytest.mark.parametrize(
    ("env", "said"),
    [
        (NO_SCREEN, "there is no screen for a browser here"),
        ({**NO_SCREEN, "SSH_CONNECTION": "x"}, "there is no screen for a browser over SSH: copy the file to your own "),
        ({"BROWSER": "false"}, "no browser was found, or it failed: set BROWSER to yours"),
        ({"BROWSER": "no-such-browser"}, "no browser was found, or it failed: set BROWSER to yours"),
    ],
    ids=["no screen", "SSH", "a browser that fails", "no browser"],
)
def test_where_it_cannot_it_says_so(
    env: dict[str, str], said: str, log: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser._tryorder", None)  # it reads BROWSER once
    for name in ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    answer = cli("--log", log, "export", log.parent / "page.html", "--open")
    assert answer.code == 0
    assert f"\n--open: {said}" in answer.err
    assert (log.parent / "page.html").exists()


@pytest.mark.parametrize("file", ["-", "/dev/null"])
def test_what_is_no_file_is_not_opened(file: str, log: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "false")
    answer = cli("--log", log, "export", file, "--format", "html", "--open")
    assert (answer.code, answer.err) == (0, "--open: a pipe or standard output is not a file\n")


def test_what_was_not_written_is_not_opened(log: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_timeline.cli.commands.export.open_file", lambda _: pytest.fail("opened"))
    (log.parent / "page.html").write_text("mine")
    assert cli("--log", log, "export", log.parent / "page.html", "--open").code == 2
