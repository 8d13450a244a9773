"""The reading commands in a pipe and as JSON: quotes, accounts, registers, stats, at."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import pipe, see

# Each command with arguments that find something in the built-in log.
READING = [
    ["quotes", "2022"],
    ["accounts"],
    ["accounts", "csto-summit-yerevan-2022"],
    ["people", "--long"],
    ["people", "toqaev"],
    ["countries"],
    ["kinds"],
    ["sources", "--long"],
    ["stats"],
    ["stats", "--by", "month", "2022"],
    ["stats", "--by", "person"],
    ["at", "2022-11-23"],
    ["list", "--why", "-s", "armenia", "2022"],
    ["list", "--table", "--long", "2022"],
    ["list", "--group-by", "country", "2022"],
    ["show", "csto-summit-yerevan-2022", "--near", "3m"],
]
NAMES = [" ".join(arguments) for arguments in READING]
ESCAPES = re.compile("\x1b\\[[0-9;]*m|\x1b]8;[^\x1b]*;https?://[!-~]*\x1b\\\\|\x1b]8;;\x1b\\\\")  # colours and links
HOSTILE = "\x1b[2J [bold]x[/x] \u202e \x9b31m"


@pytest.fixture
def hostile(log_file: Callable[..., Path]) -> Path:
    """Write a log whose every text tries something on the terminal."""
    return log_file(
        event(
            id="csto-summit-yerevan-2022",
            title=f"armenia {HOSTILE}",
            kind=HOSTILE,
            place=HOSTILE,
            people=["toqaev"],
            countries=["AM"],
            accounts=[
                {"source": "s", "says": f"{HOSTILE}1", "quotes": [{"speaker": "toqaev", "text": HOSTILE}]},
                {"source": HOSTILE, "says": f"{HOSTILE}2", "date": "2022-11-24"},
            ],
        ),
        event(id="b", title=HOSTILE, countries=["AM"], people=[HOSTILE]),
        people=[
            {
                "id": "toqaev",
                "name": f"toqaev {HOSTILE}",
                "aliases": [HOSTILE],
                "offices": [{"title": HOSTILE, "from": "2022-01-01"}],
            }
        ],
        countries=[
            {"code": "AM", "name": HOSTILE, "membership": [{"status": HOSTILE, "from": "2022", "body": HOSTILE}]}
        ],
        sources=[{"id": "s", "publisher": HOSTILE, "title": HOSTILE, "wire": HOSTILE, "url": f"https://x/{HOSTILE}"}],
    )


@pytest.mark.parametrize("arguments", READING, ids=NAMES)
def test_json_is_one_valid_document(cli: Cli, arguments: list[str]) -> None:
    answer = cli(*arguments, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)


@pytest.mark.parametrize("arguments", READING, ids=NAMES)
def test_a_pipe_gets_lines_without_colour_and_without_rich(arguments: list[str]) -> None:
    done = pipe(*arguments, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    assert done.stdout
    assert b"\x1b" not in done.stdout
    assert b" csto_timeline.cli.app\n" in done.stderr
    assert b" rich\n" not in done.stderr
    if arguments[0] != "show":
        assert len({line.count("\t") for line in done.stdout.decode().splitlines()}) == 1


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("arguments", READING, ids=NAMES)
def test_no_line_is_wider_than_the_screen(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: list[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = ESCAPES.sub("", cli(*arguments, "--color", "always").out).splitlines()
    assert lines
    assert [line for line in lines if len(line) > columns and "http" not in line] == []


@pytest.mark.parametrize("form", [[], ["--color", "always"]])
@pytest.mark.parametrize("arguments", READING, ids=NAMES)
def test_hostile_text_is_made_visible(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, hostile: Path, arguments: list[str], form: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    answer = cli("--log", hostile, *arguments, *form)
    text = ESCAPES.sub("", answer.out)
    assert answer.code == 0
    assert "\\x1b[2J [bold]x[/x] \\u202e \\x9b31m" in text or "stats" in arguments
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)


NOTHING: list[tuple[list[str], Any]] = [
    (["quotes", "1995"], []),
    (["quotes", "-s", "zzz"], []),
    (["accounts", "--until", "1995"], []),
    (["people", "--until", "1995"], []),
    (["countries", "--kind", "membership", "--until", "1900"], []),
    (["stats", "1995"], {"by": "year", "total": 0, "certain": 0, "possible": 0, "absent": {}, "bars": []}),
    (["list", "1995", "--group-by", "kind", "--certain"], []),
    (["list", "1995", "--table", "--why", "--certain"], []),
]


@pytest.mark.parametrize(("arguments", "document"), NOTHING)
def test_nothing_fits(cli: Cli, log_file: Callable[..., Path], arguments: list[str], document: Any) -> None:
    path = log_file(event(date="2022-11-23", kind="membership", people=["ann"]))
    answer = cli("--log", path, *arguments)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith(("No event matches", "No utterance with 'zzz' in 1 event"))
    assert json.loads(cli("--log", path, *arguments, "--json").out) == document
    assert see("--log", str(path), *arguments).code == 0


REFUSED = [
    (["quotes", "--markdown", "--json"], 2, "--markdown and --json cannot be used together"),
    (["quotes", "--speaker", "pashnyan"], 4, "did you mean Nikol Pashinyan"),
    (["quotes", "--search", "…"], 2, "no letter or number"),
    (["quotes", "03/04/2022"], 2, "3 Apr 2022 or 4 Mar 2022"),
    (["accounts", "csto-sumit-yerevan-2022"], 4, "did you mean csto-summit-yerevan-2022"),
    (["accounts", "csto-summit-yerevan-2022", "-c", "am"], 2, "events or filters, not both"),
    (["people", "pashnyan"], 4, "did you mean Nikol Pashinyan"),
    (["countries", "Kazakstan"], 4, "did you mean Kazakhstan"),
    (["kinds", "sumit"], 4, "did you mean summit?"),
    (["sources", "Tass agency"], 4, 'no source "Tass agency"'),
    (
        ["sources", "--cite", "CSTO-summit-yerevan-2022"],
        4,
        "csto-summit-yerevan-2022 is an event: sources --event csto-s",
    ),
    (["people", "csto-summit-yerevan-2022"], 4, "people --event csto-summit-yerevan-2022 lists its people"),
    (["show", "csto"], 4, "; list --search csto lists all"),
    (["between", "2022-11-23", "2021-01-01"], 4, '"2021-01-01" in the log; days are counted from event to event'),
    (["stats", "--by", "week"], 2, "week"),
    (["list", "--group-by", "week"], 2, "week"),
    (["at"], 2, "DATE"),
    (["at", "2022"], 2, 'DATE: "2022" is 2022-01-01 to 2022-12-31: name one day'),
    (["at", "2022-11-23.."], 2, "name one day"),
    (["at", "03/04/2022"], 2, "DATE: "),
    (["at", "yesteryear"], 2, 'DATE: "yesteryear" cannot be read'),
    (["at", "2022-11-23", "--since", "2022"], 2, "--since"),
    (["show", "csto-summit-yerevan-2022", "--near", "soon"], 2, '--near: "soon" is not a length of time'),
]


@pytest.mark.parametrize(("arguments", "code", "says"), REFUSED)
def test_refused_in_one_line(cli: Cli, arguments: list[str], code: int, says: str) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1
