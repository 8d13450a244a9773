"""`export` into files and to standard output."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.conftest import Cli


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
    assert answer.err == f"csto-timeline: {path} could not be written: No space left on device\n"
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["brief.md"]


def test_a_folder_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    answer = cli("export", tmp_path / "no" / "brief.md")
    assert answer.code == 74
    assert "could not be written: No such file or directory" in answer.err


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


def test_an_empty_export_is_still_whole(cli: Cli) -> None:
    answer = cli("export", "-", "1985")
    assert "0 events.\n" in answer.out
    assert "No event fits" in answer.err


def test_a_link_is_followed_and_a_pipe_left_alone(cli: Cli, tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old")
    link.symlink_to(target)
    assert cli("export", link, "--force").code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("# Collective")
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    answer = cli("export", pipe, "--force")
    assert answer.code == 2
    assert "is no file" in answer.err
    assert pipe.is_fifo()


def test_a_long_name_that_fits_is_written_and_one_that_does_not_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert cli("export", tmp_path / f"{'a' * 250}.md").code == 0
    answer = cli("export", tmp_path / f"{'a' * 300}.md")
    assert answer.code == 74
    assert "File name too long" in answer.err


def test_a_file_system_without_hard_links(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    assert cli("export", tmp_path / "brief.md").code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["brief.md"]
