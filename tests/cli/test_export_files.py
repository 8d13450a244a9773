"""A file that `export` writes is whole or not at all, and nothing else is overwritten."""

import json
import os
import resource
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from csto_timeline.formats import FORMATS, Format
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import PROGRAM, environment

PUT_TOGETHER = {
    "xlsx": f"{tempfile.gettempdir()}, where the file is assembled, cannot be written",
    "parquet": f"{tempfile.gettempdir()}, where the file is assembled, cannot be written",
}


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
