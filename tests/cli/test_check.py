"""`check` as a user calls it: its lines, its summary, its exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from csto_timeline.check import RULES
from csto_timeline.log.builtin import builtin_path
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import see

FORMAT = Path(__file__).parents[2] / "docs" / "log-format.md"
Write = Callable[..., Path]
TWO = [{"source": "a"}, {"source": "b"}]
SOURCES = [{"id": "a", "publisher": "A"}, {"id": "b", "publisher": "B"}]


@pytest.fixture
def good(log_file: Write) -> Path:
    """Write a log without a fault."""
    return log_file(event(accounts=TWO), sources=SOURCES)


@pytest.fixture
def wrong(log_file: Write) -> Path:
    """Write a log with one error."""
    return log_file(event(accounts=TWO, date="2022-02-30"), sources=SOURCES)


def test_exit_codes(cli: Cli, good: Path, wrong: Path, log_file: Write) -> None:
    doubtful = log_file(event(accounts=TWO, kind="sumit"), sources=SOURCES)
    assert cli("check", good).code == cli("check", good, "--strict").code == 0
    assert cli("check", doubtful).code == 0
    assert cli("check", doubtful, "--strict").code == 1
    assert cli("check", wrong).code == cli("check", wrong, "--strict").code == 1
    assert cli("check", good, doubtful, wrong).code == 1
    assert cli("check", "-", stdin=b"not JSON").code == 1
    assert cli("check", wrong.with_name("absent.json")).code == 3
    assert cli("check", good, "--accept", wrong.with_name("absent.json")).code == 3
    assert cli("check", good, "--accept", wrong).code == 2
    assert cli("check", "--since", "2022").code == 2


def test_a_good_log_prints_nothing(cli: Cli, good: Path) -> None:
    answer = cli("check", good)
    assert (answer.out, answer.err) == ("", f"{good}: no errors, no warnings\n")


def test_a_finding_is_a_line_as_compilers_print_it(cli: Cli, wrong: Path) -> None:
    answer = cli("check", wrong)
    assert answer.out == (
        f"{wrong}:1:147: error: events[0].date: there is no day 2022-02-30: that month has 28 days [bad-date]\n"
    )
    assert answer.err == f"{wrong}: 1 error, no warnings\n"
    assert wrong.read_text()[146:].startswith('"2022-02-30"')


def test_json(cli: Cli, wrong: Path, good: Path) -> None:
    answer = cli("check", wrong, "--json")
    assert answer.code == 1
    assert json.loads(answer.out) == [
        {
            "log": str(wrong),
            "line": 1,
            "column": 147,
            "path": "events[0].date",
            "id": "an-event",
            "severity": "error",
            "rule": "bad-date",
            "found": "2022-02-30",
            "message": "there is no day 2022-02-30: that month has 28 days",
            "accepted": None,
        }
    ]
    assert cli("check", good, "--json").out == "[]\n"


def test_standard_input_in_both_formats(cli: Cli) -> None:
    bad = event(id="b", date="2022-13")
    assert cli("check", "-", stdin=log_bytes(bad)).out.startswith("<stdin>:1:")
    lines = "\n".join(json.dumps(row) for row in (event(), bad)).encode()
    assert ":2:" in cli("check", "-", stdin=lines).out
    assert "<stdin>: 1 error, " in cli("check", "-", stdin=lines).err


def test_what_is_no_file_is_checked_all_the_same(cli: Cli, tmp_path: Path) -> None:
    """A pipe gives its bytes once, and a check reads them more than once."""
    lines = "".join(f"{json.dumps(event(id=f'e{number}', title=f'Day {number}'))}\n" for number in range(1000)).encode()
    command = [sys.executable, "-m", "csto_timeline", "check", "-"]
    piped = subprocess.run(command, input=lines + b"{", capture_output=True, check=False)
    assert piped.stdout.splitlines()[-1].startswith(b"<stdin>:1001:2: error: ")
    assert piped.stderr.startswith(b"<stdin>: 1 error, 1,001 warnings\n")
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=[lines])
    writer.start()
    assert cli("check", pipe).err.splitlines()[0] == f"{pipe}: no errors, 1,001 warnings"
    writer.join()


def test_what_cannot_be_a_log_is_read_no_further(cli: Cli, tmp_path: Path) -> None:
    long, endless = tmp_path / "film.json", tmp_path / "endless.jsonl"
    long.write_bytes(b"\x1a" * (3 << 20))
    answer = cli("check", long)
    assert (answer.code, answer.err) == (1, f"{long}: 1 error, no warnings\n")
    endless.write_bytes(b'{"id": "' + b" " * (3 << 20))
    answer = cli("check", endless)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == f"csto-timeline: log error: {endless}: has 1 MiB without a quotation mark, unlike any log\n"


def test_without_a_log_it_checks_what_would_be_read(cli: Cli, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = cli("check", wrong).out
    assert cli("--log", wrong, "check").out == cli("check", "--log", wrong).out == named
    monkeypatch.setenv("CSTO_TIMELINE_LOG", str(wrong))
    assert cli("check").out == named
    monkeypatch.delenv("CSTO_TIMELINE_LOG")
    assert cli("check").err == cli("check", "builtin").err


def test_the_built_in_log_passes_strictly_and_hides_nothing(cli: Cli) -> None:
    answer = cli("check", "--strict")
    assert (answer.code, answer.out) == (0, "")
    first, *reasons = answer.err.splitlines()
    number = int(first.removeprefix("builtin: no errors, no warnings; ").removesuffix(" accepted:"))
    assert sum(int(line.split()[0]) for line in reasons) == number
    every = cli("check", "--all").out.splitlines()
    assert len(every) == number == len(json.loads(cli("check", "--json").out))
    assert all(": accepted: " in line for line in every)
    as_file = cli("check", builtin_path())
    assert as_file.out.count("\n") == number  # another log has no reasons but those it is given


def test_reasons_of_ones_own(cli: Cli, log_file: Write, tmp_path: Path) -> None:
    log = log_file(event(accounts=TWO, kind="sumit"), sources=SOURCES)
    reasons = tmp_path / "reasons.json"
    reasons.write_text('[{"rule": "unusual-kind", "reason": "Ours."}]')
    answer = cli("check", log, "--strict", "--accept", reasons)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"{log}: no errors, no warnings; 1 accepted:\n  1 unusual-kind: Ours.\n"
    reasons.write_text('[\n {"rule": "plain-http", "reason": "Old."}]')
    answer = cli("check", log, "--accept", reasons)
    assert f"{reasons}:2:2: warning: [0]: there is no plain-http left" in answer.out
    assert answer.err.splitlines()[1] == f"{reasons}: no errors, 1 warning"


def test_several_logs(cli: Cli, good: Path, wrong: Path) -> None:
    answer = cli("check", good, wrong, good)
    assert [line.rpartition("[")[2] for line in answer.out.splitlines()] == ["repeated-id]", "bad-date]"]
    counts = [line for line in answer.err.splitlines() if not line.startswith("  ")]
    assert counts == [f"{good}: no errors, no warnings", f"{wrong}: 2 errors, no warnings"]


def test_a_summary_by_rule_stands_at_the_end(cli: Cli, log_file: Write, tmp_path: Path) -> None:
    """Errors first, then what is found most often; a single finding says enough by itself."""
    days = ["2022-02-30", "2022-02-31", "2022-13", "2022-05-02"]
    rows = [event(id=f"e{n}", date=day, title=f"Day {n}", kind="sumit", accounts=TWO) for n, day in enumerate(days)]
    log = log_file(*rows, sources=[SOURCES[0], SOURCES[1] | {"url": "http://b.example/"}])
    answer = cli("check", log)
    assert answer.err.splitlines() == [
        f"{log}: 3 errors, 2 warnings",
        f"  3 bad-date (error): {RULES['bad-date'].finds}",
        f"  1 unusual-kind (warning): {RULES['unusual-kind'].finds}",
        f"  1 plain-http (warning): {RULES['plain-http'].finds}",
    ]
    assert cli("check", log, "--json").err == answer.err
    reasons = tmp_path / "reasons.json"
    reasons.write_text('[{"rule": "plain-http", "reason": "Ours."}]')
    assert cli("check", log, "--accept", reasons).err.splitlines() == [
        f"{log}: 3 errors, 1 warning",
        *answer.err.splitlines()[1:3],
        f"{log}: 1 accepted:",
        "  1 plain-http: Ours.",
    ]


BAD_DATES = [
    ("26/09/2022", "write 2022-09-26"),
    ("23 Nov 2022", "write 2022-11-23"),
    ("2022-9-26", "write 2022-09-26"),
    ("2022-09-26 ", "write 2022-09-26"),
    ("Spring 2013", "write 2013-21"),
    ("c. 2020", "write 2020~"),
    ("2022-09-00", "write 2022-09"),
    ("2022-00-00", "write 2022"),
    ("09/10/2022", "write 2022-10-09 or 2022-09-10"),
]


@pytest.mark.parametrize(("date", "right"), BAD_DATES)
def test_a_bad_date_is_told_the_right_one(cli: Cli, log_file: Write, date: str, right: str) -> None:
    log = log_file(event(accounts=TWO, date=date), sources=SOURCES)
    said = f'events[0].date: "{date}" is not a date in the log format: {right}'
    assert cli("check", log).out.endswith(f"error: {said} [bad-date]\n")
    if date != "2022-00-00":  # of which a reader says what month there is not
        assert cli("list", "--log", log).err == f"csto-timeline: log error: {log}: {said}\n"


@pytest.mark.parametrize("date", ["soon", "yesterday", "26/09/22", "2022-02-30", "2022-13", "2022-09-26T14:30"])
def test_of_others_none_is_guessed(cli: Cli, log_file: Write, date: str) -> None:
    log = log_file(event(accounts=TWO, date=date), sources=SOURCES)
    assert ": write 2" not in cli("check", log).out
    assert "[bad-date]" in cli("check", log).out


def test_what_a_log_says_cannot_steer_the_terminal(cli: Cli, log_file: Write) -> None:
    log = log_file(event(**{"\x1b]0;x\x07": 1, "title": "\u202e", "kind": "\x9bsummit\n"}))
    answer = cli("check", log)
    assert not [c for c in answer.out + answer.err if c != "\n" and not c.isprintable()]
    assert all(line.startswith(f"{log}:1:") for line in answer.out.splitlines())


def test_on_a_terminal_the_lines_are_the_same_and_coloured(cli: Cli, wrong: Path) -> None:
    piped = cli("check", wrong).out
    narrow = see("check", str(wrong), columns=40).text
    assert "".join(narrow.split()).startswith("".join(piped.split()))
    assert "\x1b[" in cli("check", wrong, "--color", "always").out
    assert see("check", str(wrong), "--color", "never", columns=300).text.startswith(piped.strip())


def test_every_rule_is_explained_in_the_log_format() -> None:
    """The table of docs/log-format.md is that of the program."""
    text = FORMAT.read_text("utf-8")
    assert [f"| `{rule.id}` | {rule.severity} | {rule.finds} |" for rule in RULES.values()] == [
        line for line in text.splitlines() if line.startswith("| `") and line.split(" | ")[1] in {"error", "warning"}
    ]
