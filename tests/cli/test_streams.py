"""Streams as scripts and terminals use them: real processes, pipes and pseudo-terminals."""

import io
import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from csto_timeline.cli import display as module
from csto_timeline.cli.display import Color, Display
from csto_timeline.formats import FORMATS
from csto_timeline.terminal.draw import draw
from csto_timeline.terminal.elements import Span, line
from tests.conftest import Cli
from tests.logs import event
from tests.screen import PROGRAM, environment, pipe, quoted, see

ESCAPES = re.compile(rb"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
COLORED, LAID_OUT, PIPED = b"\x1b[38;5;", "◆".encode(), b"\tsummit\t"


@pytest.mark.parametrize(
    ("arguments", "env", "colored", "laid_out"),
    [
        ([], {}, False, False),
        (["--color", "always"], {}, True, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True, True),
        ([], {"FORCE_COLOR": "1"}, True, False),
        ([], {"FORCE_COLOR": "0"}, False, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_in_a_pipe(arguments: list[str], env: dict[str, str], colored: bool, laid_out: bool) -> None:
    out = pipe("list", "2022", *arguments, env=env).stdout
    assert (COLORED in out, LAID_OUT in out, PIPED in ESCAPES.sub(b"", out)) == (colored, laid_out, not laid_out)
    assert (b"\x1b" in out) == colored


@pytest.mark.parametrize(
    "arguments",
    [
        *(["list", "2022"], ["list", "--group-by", "kind", "--numbers", "--why"], ["list", "--columns", "title,kind"]),
        *(["quotes", "2022"], ["stats"], ["people"], ["at", "2022-11-23"], ["show", "csto-summit-yerevan-2022"]),
    ],
    ids=" ".join,
)
def test_forced_colour_changes_nothing_of_what_a_pipe_gets_but_its_colour(arguments: list[str]) -> None:
    colored = pipe(*arguments, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b[1m" in colored
    assert ESCAPES.sub(b"", colored) == pipe(*arguments).stdout


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
    assert (COLORED in raw, LAID_OUT in raw) == (colored, env.get("TERM") != "dumb")
    assert (b"\x1b" in raw) == colored


class Stream(io.StringIO):
    """Standard output, as a terminal or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("color", Color)
def test_the_order_in_which_colour_is_decided(monkeypatch: pytest.MonkeyPatch, color: Color, terminal: bool) -> None:
    """All settings of --color, NO_COLOR, FORCE_COLOR, TERM and the terminal, against the order of the design."""
    display = Display(color, pager=False)
    for no_color, force, term in product((None, "", "1"), (None, "", "0", "1"), (None, "", "dumb", "xterm")):
        for name, value in {"NO_COLOR": no_color, "FORCE_COLOR": force, "TERM": term}.items():
            monkeypatch.setenv(name, value) if value is not None else monkeypatch.delenv(name, raising=False)
        decided = [
            (color is not Color.AUTO, color is Color.ALWAYS),
            (no_color == "1", False),
            (force == "1", True),
            (term in {None, "", "dumb"}, False),
            (True, terminal),
        ]
        colored = next(outcome for applies, outcome in decided if applies)
        stream = Stream(terminal=terminal)
        monkeypatch.setattr("sys.stdout", stream)
        assert module.draws(display) == (terminal or color is Color.ALWAYS)
        module.draw(display, lambda console: draw(console, [line("", Span("word", "bold color(33)"))]))
        assert stream.getvalue() == ("\x1b[1;38;5;33mword\x1b[0m\n" if colored else "word\n")


ANSWERS = [
    *(["list"], ["list", "--json"], ["list", "--color", "always", "--long"], ["schema"], ["--help"], ["--version"]),
    *(["show", "csto-summit-yerevan-2022", "--color", "always"], ["quotes"], ["accounts"], ["sources", "--long"]),
    *(["stats", "--color", "always"], ["at", "2022-11-23"], ["list", "--help"]),
    *(["export", "-", "--format", format.name] for format in FORMATS),
]


@pytest.mark.parametrize("command", ANSWERS, ids=" ".join)
def test_a_reader_who_goes_away_ends_it_quietly(command: list[str]) -> None:
    line = f"set -o pipefail; {quoted(*command)} | head -n 1 >/dev/null"
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}])
def test_a_poor_encoding_loses_nothing(env: dict[str, str]) -> None:
    rows = json.loads(pipe("list", "--json", env=env).stdout)
    assert "Armenia’s parliament elects Pashinyan prime minister" in [row["title"] for row in rows]
    ascii_only = pipe("show", "armenia-azerbaijan-fighting-2021-05", env=env | {"PYTHONIOENCODING": "ascii"}).stdout
    assert b"* Armenia reports an Azerbaijani advance in Syunik and Gegharkunik\n  clash - " in ascii_only


@pytest.mark.parametrize(
    "command",
    [
        *(["list", "--json"], ["list", "--long", "--color", "always"], ["list", "--long"]),
        *(["export", "-", "--format", name] for name in ("markdown", "html", "jsonl")),
    ],
    ids=" ".join,
)
def test_an_interrupted_answer_ends_with_130(command: list[str]) -> None:
    """Nobody reads it, and so it waits while it writes."""
    with subprocess.Popen(
        [*PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1)
        time.sleep(1)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == b""


@pytest.mark.parametrize("step", ["os.fsync", "os.link", "pathlib.Path.chmod", "msgspec.json.format"])
def test_an_interrupted_export_leaves_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "log.json"
    monkeypatch.setattr(step, lambda *_, **__: signal.raise_signal(signal.SIGINT))
    answer = cli("export", path)
    assert (answer.code, answer.out, answer.err) == (130, "", "")
    assert list(tmp_path.iterdir()) == []


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
    done = pipe("list", "2022-11-24", "--kind", "summit")
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
