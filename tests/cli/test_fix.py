"""`check --fix` as a user calls it: a diff first, then a question, and a file that is written whole."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli import fixing
from csto_timeline.log.builtin import builtin_path
from csto_timeline.writing.file import Change, rewrite
from tests.check.good import GOOD
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import see

BAD = GOOD.replace('"2022-03-04"', '"4 March 2022"').replace('"Rotterdam"', '"Old\u00a0Town"')
FIXED = GOOD.replace('"Rotterdam"', '"Old Town"')


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Write a log in which two things can be fixed."""
    path = tmp_path / "bad.json"
    path.write_text(BAD, "utf-8")
    path.chmod(0o640)
    return path


def test_in_a_pipe_it_shows_a_diff_and_changes_nothing(cli: Cli, bad: Path) -> None:
    answer = cli("check", bad, "--fix")
    assert answer.code == 1
    assert bad.read_text("utf-8") == BAD
    lines = answer.out.splitlines()
    assert lines[:2] == [f"--- {bad}", f"+++ {bad}"]
    assert [line[0] for line in lines[2:] if line[0] in "+-"] == ["-", "-", "+", "+"]
    assert '+    {"id": "ruling-1", "date": "2022-03-04", "kind"' in answer.out
    told, first = answer.err.splitlines()[:2]
    assert told == f"{bad}: nothing was changed; --fix --yes fixes 1 bad-date, 1 look-alike-space"
    assert first == f"{bad}: 1 error, 1 warning"


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
def test_the_diff_is_one_that_patch_takes(cli: Cli, bad: Path) -> None:
    diff = cli("check", bad, "--fix").out
    subprocess.run(["patch", "-s", str(bad)], input=diff.encode(), check=True, capture_output=True)
    assert bad.read_text("utf-8") == FIXED


def test_a_name_becomes_the_code_or_id_of_its_one_entry(cli: Cli, tmp_path: Path) -> None:
    """Unless two entries share it."""
    people = [
        {"id": "lee", "name": "Ann Lee", "aliases": ["A. Lee", "Lee"]},
        {"id": "bo", "name": "Bo Lee", "aliases": ["Lee"]},
    ]
    countries = [{"code": "KG", "name": "Kyrgyzstan", "aliases": ["Kirgisistan"]}]
    path = tmp_path / "log.json"
    rows = event(countries=["Kirgisistan"], people=["A. LEE", "Lee", "bo"])
    path.write_bytes(log_bytes(rows, people=people, countries=countries))
    assert ", 2 near-spelling" in cli("check", path, "--fix", "--yes").err
    fixed = json.loads(path.read_text("utf-8"))["events"][0]
    assert (fixed["countries"], fixed["people"]) == (["KG"], ["lee", "Lee", "bo"])


def test_with_yes_it_writes(cli: Cli, bad: Path) -> None:
    answer = cli("check", bad, "--fix", "--yes")
    assert answer.code == 0
    assert bad.read_text("utf-8") == FIXED
    assert bad.stat().st_mode & 0o777 == 0o640
    assert answer.out.startswith(f"--- {bad}\n")
    assert answer.err == f"{bad}: fixed 1 bad-date, 1 look-alike-space\n{bad}: no errors, no warnings\n"
    again = cli("check", bad, "--fix", "-y")
    assert (again.code, again.out) == (0, "")
    assert again.err.startswith(f"{bad}: nothing for --fix to fix\n")


@pytest.mark.parametrize(("key", "text"), [(b"y\n", FIXED), (b"n\n", BAD), (b"\n", BAD), (b"\x04", BAD)])
def test_on_a_terminal_it_asks(bad: Path, key: bytes, text: str) -> None:
    seen = see("check", str(bad), "--fix", columns=200, keys=[(b"[y/N]", key)])
    assert bad.read_text("utf-8") == text
    assert "--- " in seen.text
    assert "Write this to" in seen.text
    if key == b"n\n":
        assert f"{bad}: nothing was changed" in seen.text


def test_what_cannot_be_mended_is_told_afterwards(cli: Cli, bad: Path) -> None:
    bad.write_text(BAD.replace('"2022-03-05", "kind"', '"2022-02-30", "kind"'), "utf-8")
    answer = cli("check", bad, "--fix", "--yes")
    assert answer.code == 1
    assert answer.out.splitlines()[-1].endswith("there is no day 2022-02-30: that month has 28 days [bad-date]")


REFUSED = [
    (["check", "builtin", "--fix", "--yes"], "the built-in log cannot be changed: --fix is for logs of your own"),
    (["check", "--fix"], "the built-in log cannot be changed"),
    (["check", "-", "--fix"], "standard input cannot be changed"),
    (["check", "--yes"], "--yes needs --fix"),
    (["check", "x.json", "--fix", "--json"], "--fix prints a diff, not JSON"),
    (["check", "/dev/null", "--fix"], "/dev/null is not a regular file"),
]


@pytest.mark.parametrize(("arguments", "says"), REFUSED)
def test_refusals(cli: Cli, arguments: list[str], says: str) -> None:
    before = builtin_path().read_bytes()
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert builtin_path().read_bytes() == before


def test_a_log_that_changed_meanwhile_is_not_overwritten(cli: Cli, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited(path: Path, renew: Callable[[bytes], bytes]) -> Change:
        bad.write_text(GOOD, "utf-8")
        return rewrite(path, renew)

    monkeypatch.setattr(fixing, "rewrite", edited)
    answer = cli("check", bad, "--fix", "--yes")
    assert answer.code == 3
    assert answer.err.endswith(f"log error: {bad} was changed in the meantime: nothing was fixed; try again\n")
    assert bad.read_text("utf-8") == GOOD


def test_several_logs_and_a_link(cli: Cli, bad: Path) -> None:
    link, other = bad.with_name("link.json"), bad.with_name("other.json")
    link.symlink_to(bad)
    other.write_text(GOOD.replace("ruling-", "other-").replace('"2022-03-04"', '"4.3.2022"'), "utf-8")
    assert cli("check", link, other, "--fix", "--yes").code == 0
    assert link.is_symlink()
    assert bad.read_text("utf-8") == FIXED
    assert '"2022-03-04"' in other.read_text("utf-8")
    assert sorted(path.name for path in bad.parent.iterdir()) == ["bad.json", "link.json", "other.json"]


def test_the_diff_cannot_steer_the_terminal(bad: Path) -> None:
    bad.write_text(BAD.replace("It ruled.", "It \u202e\x9b31mruled."), "utf-8")
    seen = see("check", str(bad), "--fix", columns=200, keys=[(b"[y/N]", b"n\n")])
    assert "\u202e" not in seen.raw.decode()
    assert "\x9b" not in seen.raw.decode()
