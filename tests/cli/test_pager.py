"""The pager, on a real pseudo-terminal: with `less`, and with scripts that write down what they get."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.logs import event
from tests.screen import environment, quoted, see

LESS = pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
CTRL_C = b"\x03"
READY = {"LESS": "-Pready$"}  # what less then says while it waits for a key
BEGAN, ENDED = "2022", "48 events"  # in the first and the last line of `list 2022`

Script = Callable[..., Path]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Write a pager that keeps its input, its arguments and the variable LESS in files."""

    def write(name: str = "pager", body: str = "cat >got; echo $* >arguments; echo $LESS >less") -> Path:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\ncd {tmp_path}\n{body}\n", "utf-8")
        path.chmod(0o755)
        return path

    return write


def got(script: Path, what: str = "got") -> str | None:
    """Return what the pager wrote down, if it was started."""
    path = script.with_name(what)
    return path.read_text("utf-8").strip("\n") if path.exists() else None


@LESS
@pytest.mark.parametrize("env", [{}, {"PAGER": "less"}, {"PAGER": "less -S"}, {"PAGER": "exec less -S; true"}])
def test_less_shows_a_screenful_and_leaves(env: dict[str, str]) -> None:
    seen = see("list", "2022", rows=12, env=env | READY, keys=[(b"ready", b"q")])
    assert seen.code == 0
    assert BEGAN in seen.lines[0]
    assert ENDED not in seen.raw.decode()


@LESS
def test_less_shows_it_to_the_end_in_colour_and_with_links() -> None:
    seen = see("list", "2022", "--long", rows=12, env=READY, keys=[(b"ready", b"G"), (b"ready", b"q")])
    assert seen.code == 0
    assert ENDED in seen.text
    assert b"\x1b[1m" in seen.raw
    assert b"\x1b]8;" in seen.raw
    assert b"ESC" not in seen.raw


@LESS
def test_ctrl_c_belongs_to_less(log_file: Callable[..., Path]) -> None:
    """While it is fed and while it waits; it goes on, and nothing is lost."""
    log = log_file(*(event(id=f"e-{number}", title=f"Number {number}") for number in range(3000)))
    # It rings, and may wait for any key before it is ready again.
    keys = [(b"ready", CTRL_C), (b"\a", b"r"), (b"ready", b"G"), (b"3,000 events", b"q")]
    seen = see("--log", str(log), "list", rows=12, env=READY, keys=keys)
    assert seen.code == 0
    assert "3,000 events" in seen.text
    assert b"Traceback" not in seen.raw


def test_a_pager_that_ctrl_c_ends_ends_the_program(script: Script) -> None:
    seen = see("list", rows=12, env={"PAGER": str(script(body="echo waiting; exec sleep 9"))}, keys=[(b"ing", CTRL_C)])
    assert seen.code == 130
    assert b"Traceback" not in seen.raw


@pytest.mark.parametrize(("spare", "paged"), [(-1, True), (0, True), (1, False), (2, False)])
def test_it_starts_where_the_screen_has_no_row_left(script: Script, spare: int, paged: bool) -> None:
    """The last row is for the prompt of the shell."""
    pager = script()
    lines = len(see("list", "2022-11").lines)
    seen = see("list", "2022-11", rows=lines + spare, env={"PAGER": str(pager)})
    assert (seen.code, got(pager) is not None, seen.text == "") == (0, paged, paged)


def test_a_line_wider_than_the_screen_counts_for_its_rows(script: Script, log_file: Callable[..., Path]) -> None:
    pager = script()
    sources = [{"id": "a-source", "publisher": "P", "url": f"https://p.example/{'x' * 800}"}]
    log = str(log_file(event(), sources=sources))
    rows = len(see("--log", log, "show", "an-event").lines) - 1
    assert rows > 10
    for spare, paged in ((-2, True), (3, False)):
        see("--log", log, "show", "an-event", rows=rows + spare, env={"PAGER": str(pager)})
        assert (got(pager) is not None) == paged
        pager.with_name("got").unlink(missing_ok=True)


DRAWN = [
    *(
        ["list"],
        ["list", "--table"],
        ["list", "--group-by", "kind", "--why", "2022"],
        ["show", "putin-pashinyan-meeting-2022"],
    ),
    *(["quotes"], ["accounts"], ["people"], ["countries", "--long"], ["kinds"], ["sources"]),
    *(["stats"], ["stats", "--by", "month"], ["at", "2022-11-23"]),
]


@pytest.mark.parametrize("arguments", DRAWN, ids=" ".join)
def test_everything_that_is_drawn_goes_through_it(script: Script, arguments: list[str]) -> None:
    pager = script()
    printed = see(*arguments, columns=240, env={"NO_COLOR": "1"})
    paged = see(*arguments, columns=240, rows=5, env={"PAGER": str(pager)})
    assert (paged.code, paged.raw) == (0, b"")
    shown = got(pager)
    assert shown is not None
    assert [line.rstrip() for line in shown.splitlines()] == printed.lines


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["--no-pager", "list", "2022"], {}),
        (["list", "2022", "--no-pager"], {}),
        (["list", "2022"], {"PAGER": ""}),
        (["list", "2022"], {"PAGER": " "}),
        (["list", "2022"], {"PAGER": "cat"}),
        (["list", "2022"], {"TERM": "dumb"}),
        (["list", "2022"], {"TERM": ""}),
        (["list", "2022", "--json"], {}),
        (["export", "-"], {}),
        (["--help"], {}),
    ],
)
def test_not_where_it_is_not_wanted(script: Script, arguments: list[str], env: dict[str, str]) -> None:
    pager = script()
    seen = see(*arguments, rows=12, env={"PAGER": str(pager)} | env)
    assert (seen.code, got(pager)) == (0, None)
    assert len(seen.raw.splitlines()) > 12


@pytest.mark.parametrize("line", ["list 2022 </dev/null", "list 2022 | cat", "list 2022 --color always | cat"])
def test_not_unless_both_ends_are_terminals(script: Script, line: str) -> None:
    pager = script()
    seen = see(shell=f"{quoted()} {line}", rows=12, env={"PAGER": str(pager)})  # noqa: S604 (a line of this test)
    assert (seen.code, got(pager)) == (0, None)
    assert len(seen.raw.splitlines()) > 12


def test_not_on_a_terminal_of_unknown_size(script: Script) -> None:
    pager = script()
    assert (see("list", "2022", columns=0, rows=0, env={"PAGER": str(pager)}).code, got(pager)) == (0, None)


@pytest.mark.parametrize("missing", ["no-such-pager -x", "no-such-pager | true && no-such-pager", "/etc/passwd", "/"])
def test_a_pager_that_cannot_be_run_is_done_without(missing: str) -> None:
    seen = see("list", "2022", env={"PAGER": missing}, columns=100, rows=60)
    assert seen.code == 0
    assert seen.lines[-1] == f"PAGER: {missing} cannot be run: shown without a pager"
    assert seen.raw.count(ENDED.encode()) == 1


@pytest.mark.parametrize("length", [50, 3000])
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("exit 1", "ended with 1"),
        ("cat >/dev/null; exit 3", "ended with 3"),
        ("exec 0<&-; sleep 0.2; exit 2", "ended with 2"),
        ("kill -9 $$", "was killed by signal 9"),
        ("kill -TERM $$", "was killed by signal 15"),
    ],
)
def test_where_a_pager_fails_the_answer_is_printed(
    script: Script, body: str, reason: str, length: int, log_file: Callable[..., Path]
) -> None:
    """Whether the pager has taken all of it or not: nobody knows what it has shown."""
    log = log_file(*(event(id=f"e-{number}") for number in range(length)))
    pager = script(body=body)
    seen = see("--log", str(log), "list", columns=200, rows=12, env={"PAGER": str(pager)})
    assert seen.code == 0
    assert seen.raw.count(b"A title") == length
    assert seen.lines[-1] == f"PAGER: {pager} {reason}: shown without a pager"


def test_a_pager_that_is_no_pager_loses_nothing() -> None:
    seen = see("list", "2022", rows=60, columns=100, env={"PAGER": "false"})
    assert seen.code == 0
    assert seen.raw.count(ENDED.encode()) == 1
    assert seen.lines[-1] == "PAGER: false ended with 1: shown without a pager"


def test_a_pager_that_ends_at_ctrl_c_has_not_failed(script: Script) -> None:
    """`less -K` does, with 2."""
    pager = script(body="trap 'exit 2' INT; echo waiting; sleep 9 & wait")
    seen = see("list", rows=12, env={"PAGER": str(pager)}, keys=[(b"ing", CTRL_C)])
    assert seen.code == 130
    assert b"PAGER" not in seen.raw


def test_nothing_but_less_and_it_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "sh").symlink_to("/bin/sh")
    seen = see("list", "2022", env={"PATH": str(tmp_path)}, rows=60)
    assert seen.code == 0
    assert seen.lines[-1].startswith(ENDED)


@pytest.mark.parametrize("body", ["head -n 3 >got", "exit 0", "exec 0<&-; sleep 0.2"])
def test_a_user_who_leaves_early_ends_it_quietly(script: Script, body: str, log_file: Callable[..., Path]) -> None:
    log = log_file(*(event(id=f"e-{number}") for number in range(3000)))
    seen = see("--log", str(log), "list", rows=12, env={"PAGER": str(script(body=body))})
    assert (seen.code, seen.raw) == (0, b"")


@pytest.mark.parametrize(
    ("name", "arguments", "env", "colored"),
    [
        ("less", [], {}, True),
        ("less", ["--color", "never"], {}, False),
        ("less", [], {"NO_COLOR": "1"}, False),
        ("less", ["--color", "always"], {"NO_COLOR": "1"}, True),
        ("more", [], {}, False),
        ("more", ["--color", "always"], {}, True),
        ("more", [], {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colours_go_to_less_and_where_they_are_asked_for(
    script: Script, name: str, arguments: list[str], env: dict[str, str], colored: bool
) -> None:
    pager = script(name)
    see("list", "2022", "--long", *arguments, rows=12, env={"PAGER": f"{pager} -x"} | env)
    shown = got(pager) or ""
    assert ("\x1b[38;5;" in shown, "\x1b]8;" in shown, "\x1b" in shown) == (colored, colored, colored)
    assert ENDED in re.sub("\x1b.*?[m\\\\]", "", shown)
    assert got(pager, "arguments") == "-x"


@pytest.mark.parametrize(("theirs", "options"), [({}, "FIRX"), ({"LESS": "-iM"}, "-R -iM"), ({"LESS": ""}, "-R ")])
def test_less_passes_colours_on_whatever_its_options(script: Script, theirs: dict[str, str], options: str) -> None:
    pager = script("less")
    see("list", rows=12, env={"PAGER": str(pager)} | theirs)
    assert (got(pager, "less") or "").split() == options.split()


def test_the_pager_gets_what_the_encoding_has(script: Script) -> None:
    pager = script()
    see("list", "2022", rows=12, env={"PAGER": str(pager), "PYTHONIOENCODING": "ascii"})
    assert (got(pager) or "é").isascii()


def test_what_is_said_beside_the_answer_comes_after_it(script: Script) -> None:
    pager = script(body="cat >/dev/null; echo the pager")
    seen = see("people", "-n", "20", rows=12, env={"PAGER": str(pager)})
    assert seen.lines[0] == "the pager"
    assert seen.lines[1].startswith("20 of ")


def test_a_pipe_does_not_even_import_it() -> None:
    code = "import sys; from csto_timeline.cli import app; app.run(['list', '--color', 'always']); print(*sys.modules)"
    done = subprocess.run(
        [*quoted().split()[:1], "-c", code], capture_output=True, text=True, env=environment(), check=True
    )
    assert "csto_timeline.terminal.screen" in done.stdout.splitlines()[-1].split()
    assert "csto_timeline.cli.pager" not in done.stdout.splitlines()[-1].split()
