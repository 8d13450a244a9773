"""Files that the program brings with it and does not find: the error names them, and not standard output."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import csto_timeline
from csto_timeline.log.builtin import builtin_path
from tests.calls import CALLS
from tests.screen import pipe

PACKAGE = Path(csto_timeline.__file__).parent
Broken = Callable[..., dict[str, str]]


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    """Install the program without one of its files; return the environment in which it is called."""

    def install(missing: str) -> dict[str, str]:
        folder = tmp_path / "csto_timeline"
        shutil.copytree(PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(builtin_path().parent, folder / "data", dirs_exist_ok=True)
        (folder / missing).unlink()
        return {"PYTHONPATH": str(tmp_path)}

    return install


def test_every_command_without_the_built_in_log(broken: Broken) -> None:
    env = broken("data/events.json")
    calls = [call for command, call in CALLS.items() if command not in {"schema", "init", "import", "config"}]
    for call in [*calls, ["list"], ["list", "2022", "-c", "kz"], ["list", "--color", "always"]]:
        done = pipe(*call, env=env)
        assert (done.returncode, done.stdout) == (3, b"")
        err = done.stderr.decode()
        assert err.startswith("csto-timeline: log error: the built-in log cannot be read: ")
        assert err.endswith("data/events.json: No such file or directory: reinstall csto-timeline\n")
    assert pipe("schema", env=env).returncode == 0
    assert pipe("--version", env=env).returncode == 0


@pytest.mark.parametrize("missing", ["page.css", "script/page.js", "page.html.jinja"])
@pytest.mark.parametrize("file", ["-", "page.html"])
def test_a_page_without_one_of_its_files(broken: Broken, missing: str, file: str, tmp_path: Path) -> None:
    path = f"formats/html/{missing}"
    target = file if file == "-" else str(tmp_path / file)
    done = pipe("export", target, "--format", "html", env=broken(path))
    assert (done.returncode, done.stdout) == (70, b"")
    said = f"{tmp_path / 'csto_timeline' / path}: No such file or directory: reinstall csto-timeline"
    assert done.stderr.decode() == f"csto-timeline: bug: {said}\n"
    assert not (tmp_path / "page.html").exists()


def test_the_list_of_accepted_warnings_is_named(broken: Broken) -> None:
    done = pipe("check", env=broken("data/accepted.json"))
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"data/accepted.json cannot be read: No such file or directory" in done.stderr


def test_a_file_of_the_shell_that_cannot_be_written_is_named() -> None:
    done = pipe("--install-completion", "bash", env={"HOME": "/dev/null/x"})
    assert done.returncode == 74
    assert done.stderr == b"csto-timeline: output error: /dev/null/x: Not a directory\n"
