"""Streams as scripts and terminals use them: real processes, pipes and pseudo-terminals."""

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import event
from tests.screen import PROGRAM, environment, pipe, quoted, see

COLORED, LAID_OUT, PIPED = b"\x1b[", "◆".encode(), b"\tsummit\t"


@pytest.mark.parametrize(
    ("arguments", "env", "colored", "laid_out"),
    [
        ([], {}, False, False),
        (["--color", "always"], {}, True, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True, True),
        ([], {"FORCE_COLOR": "1"}, True, True),
        ([], {"FORCE_COLOR": "0"}, False, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_in_a_pipe(arguments: list[str], env: dict[str, str], colored: bool, laid_out: bool) -> None:
    out = pipe("list", "2022", *arguments, env=env).stdout
    assert (COLORED in out, LAID_OUT in out, PIPED in out) == (colored, laid_out, not laid_out)


@pytest.mark.parametrize(
    ("arguments", "env", "colored"),
    [
        ([], {}, True),
        (["--color", "never"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"TERM": "dumb"}, False),
        ([], {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_on_a_terminal(arguments: list[str], env: dict[str, str], colored: bool) -> None:
    raw = see("list", "2022", *arguments, env=env).raw
    assert (COLORED in raw, LAID_OUT in raw) == (colored, True)


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["export", "-"], ["list", "--color", "always"]])
def test_a_reader_who_goes_away_ends_it_quietly(command: list[str]) -> None:
    line = f"set -o pipefail; {quoted(*command)} | head -n 1 >/dev/null"
    many = "for i in 1 2 3; do " + line + " || exit 1; done"
    done = subprocess.run(["bash", "-c", many], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "command", [["list"], ["list", "--color", "always"], ["export", "-"], ["--help"], ["list", "--help"]]
)
def test_a_full_disk_is_an_error(command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 74
    assert (
        done.stderr == b"csto-timeline: output error: standard output could not be written: No space left on device\n"
    )


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}])
def test_a_poor_encoding_loses_nothing(env: dict[str, str]) -> None:
    rows = json.loads(pipe("list", "--json", env=env).stdout)
    assert "Ukraine’s “Peacemaker” database lists Tasmagambetov" in [row["title"] for row in rows]
    ascii_only = pipe("show", "armenia-azerbaijan-fighting-2021-05", env=env | {"PYTHONIOENCODING": "ascii"}).stdout
    assert b"* Armenia reports an Azerbaijani advance in border areas\n  clash - " in ascii_only


def test_an_interrupted_read_ends_with_130() -> None:
    process = subprocess.Popen(
        [*PROGRAM, "--log", "-", "list"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    try:
        process.wait(1.5)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_data_goes_to_standard_output_and_the_rest_to_standard_error() -> None:
    done = pipe("list", "2022-09-20", "--kind", "deployment")
    assert done.stdout.count(b"\n") == 1
    assert b"may lie outside the period" in done.stderr


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("list >&-", 74, "csto-timeline: output error: standard output is closed\n"),
        ("--log - list <&-", 3, "csto-timeline: log error: standard input is closed\n"),
        ("list zzz 2>&-", 2, ""),
        ("list zzz 2>/dev/full", 2, ""),
    ],
)
def test_closed_streams(line: str, code: int, says: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{quoted()} {line}"], capture_output=True, text=True, env=environment(), check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", says)


@pytest.mark.parametrize("columns", ["0", "1", "²", "x", "-5", "1000000000"])
@pytest.mark.parametrize("command", [["list", "2022-11-23"], ["show", "csto-summit-yerevan-2022"]])
def test_any_width_that_the_environment_names(columns: str, command: list[str]) -> None:
    done = pipe(*command, "--color", "always", env={"COLUMNS": columns})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Yerevan" in done.stdout


def test_a_terminal_gets_no_control_characters_of_raw_cells(log_file: Callable[..., Path]) -> None:
    command = ["--log", str(log_file(event(title="a\x1b[2J\u009bm\u202e"))), "export", "-", "--format", "csv", "--raw"]
    assert '"a\\x1b[2J\\x9bm\\u202e"' in see(*command, columns=200).text
    assert '"a\x1b[2J\u009bm\u202e"' in pipe(*command).stdout.decode()


def test_json_holds_no_control_characters(log_file: Callable[..., Path]) -> None:
    path = str(log_file(event(title="a\u009b31m\u007f\u202e\u200bé")))
    exports = [["export", "-", "--format", format] for format in ("json", "jsonl")]
    for command in (["list", "--json"], ["show", "an-event", "--json"], *exports):
        out = pipe("--log", path, *command).stdout.decode()
        assert "a\\u009b31m\\u007f\\u202e\\u200bé" in out
