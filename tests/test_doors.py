"""Eight doors, one answer: what is valid depends on the question, not on how the log came or how the answer goes out.

What a question rules out is not validated, what it finds is, and so are the registers; `check` validates everything.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Cli
from tests.faulty import BAD_REGISTERS, FAULTS, FOUND_BY_ALL, beta, log_of
from tests.screen import pipe, see

Question = tuple[str, ...]
COMMANDS = (
    *(["list"], ["list", "--json"], ["stats", "--by", "kind"], ["export", "-"], ["quotes"], ["accounts"], ["people"]),
)
RULES_OUT: Question = ("--since", "2022", "--country", "KZ")
FINDS: Question = ("--since", "2022", "--country", "AM")
WORDS = ("alpha", "beta", "gamma", "delta")


class Door(NamedTuple):
    """A way to the answer: the log's suffix (none: standard input), and what else differs."""

    suffix: str | None
    arguments: tuple[str, ...] = ()
    beside: bool = False  # an empty log
    lower: bool = False  # the country's code as it is typed


DOORS = {
    "by its suffix": Door("{form}"),
    "without a suffix that tells": Door(".txt"),
    "from standard input": Door(None),
    "beside an empty log": Door("{form}", beside=True),
    "drawn": Door("{form}", ("--color", "always")),
    "the code in lower case": Door("{form}", lower=True),
}
EVERY_COMMAND = ("by its suffix", "the code in lower case")


BOTH_FORMS = pytest.mark.parametrize("form", [".json", ".jsonl"])


class Told(NamedTuple):
    """What a call tells: its exit status, the events by their words, and the sentence of an error."""

    code: int
    words: frozenset[str]
    sentence: str


Through = Callable[..., Told]
GOOD = Told(0, frozenset({"alpha", "gamma"}), "")


def heard(code: int, out: str, err: str, name: str) -> Told:
    """Return what a call tells, whatever it calls the log."""
    plain = re.sub("\x1b\\[[0-9;]*m", "", out).casefold()
    return Told(code, frozenset(word for word in WORDS if word in plain), err.replace(name, "LOG") if code else "")


@pytest.fixture
def through(cli: Cli, tmp_path: Path) -> Through:
    """Return a function that asks through a door."""

    def ask(door: Door, form: str, log: bytes, command: list[str], question: Question) -> Told:
        path = tmp_path / f"log{(door.suffix or '').format(form=form)}"
        path.write_bytes(log)
        logs = ["--log", path if door.suffix else "-"]
        if door.beside:
            (tmp_path / "empty.json").write_text('{"events": []}')
            logs += ["--log", tmp_path / "empty.json"]
        typed = [each.lower() if door.lower else each for each in question]
        answer = cli(*logs, *door.arguments, *command, *typed, stdin=b"" if door.suffix else log)
        return heard(answer.code, answer.out, answer.err, str(path) if door.suffix else "<stdin>")

    return ask


def answers(through: Through, form: str, log: bytes, question: Question) -> Iterator[tuple[str, Told]]:
    """Ask through every door by `list`, and by every command through two doors: the call, and what it tells."""
    for name, door in DOORS.items():
        for command in COMMANDS if name in EVERY_COMMAND else COMMANDS[:1]:
            yield f"{' '.join(command)}, {name}", through(door, form, log, command, question)


def assert_refused(through: Through, form: str, log: bytes, question: Question, says: str) -> None:
    """Hold doors and commands to one sentence."""
    sentences = set()
    for call, answer in answers(through, form, log, question):
        assert (answer.code, answer.words) == (3, frozenset()), call
        sentences.add(answer.sentence)
    (sentence,) = sentences
    assert says in sentence


@BOTH_FORMS
@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_question_rules_out_is_not_validated(through: Through, form: str, fault: str) -> None:
    log = log_of(form, FAULTS[fault][0])
    for call, answer in answers(through, form, log, RULES_OUT):
        assert answer == GOOD, call


@BOTH_FORMS
@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_question_finds_is_validated(through: Through, form: str, fault: str) -> None:
    second, says = FAULTS[fault]
    assert_refused(through, form, log_of(form, second), FINDS, says)


@BOTH_FORMS
@pytest.mark.parametrize("fault", FOUND_BY_ALL)
def test_what_cannot_be_told_to_be_ruled_out_is_validated(through: Through, form: str, fault: str) -> None:
    second, says = FOUND_BY_ALL[fault]
    assert_refused(through, form, log_of(form, second), RULES_OUT, says)


@pytest.mark.parametrize("fault", BAD_REGISTERS)
def test_the_registers_of_a_line_are_validated_whatever_is_asked(through: Through, fault: str) -> None:
    log = log_of(".jsonl", beta(registers=BAD_REGISTERS[fault]))
    for question in (RULES_OUT, FINDS):
        assert_refused(through, ".jsonl", log, question, "line 2: registers.")


@pytest.mark.parametrize("fault", [name for name in BAD_REGISTERS if name != "an unknown register"])
def test_the_registers_of_a_document_are_validated_whatever_is_asked(through: Through, fault: str) -> None:
    log = b'{"events": [], ' + json.dumps(BAD_REGISTERS[fault]).encode()[1:]
    assert_refused(through, ".json", log, (), next(iter(BAD_REGISTERS[fault])))


@BOTH_FORMS
def test_every_command_through_every_door(through: Through, form: str) -> None:
    log = log_of(form, FAULTS["a date that there is not"][0])
    for door in DOORS.values():
        for command in COMMANDS:
            assert through(door, form, log, command, RULES_OUT) == GOOD
            assert through(door, form, log, command, FINDS).code == 3


def test_a_command_that_asks_more_rules_out_more(cli: Cli, tmp_path: Path) -> None:
    """`accounts` finds what accounts differ on; an event without accounts, an error, is not of that."""
    path = tmp_path / "log.jsonl"
    path.write_bytes(log_of(".jsonl", beta(accounts=[])))
    assert cli("--log", path, "accounts", *FINDS).code == 0
    refused = cli("--log", path, "list", *FINDS)
    assert (refused.code, "line 2: accounts: expected at least one" in refused.err) == (3, True)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_terminal_gets_the_answer_that_a_pipe_gets(command: list[str], tmp_path: Path) -> None:
    second, says = FAULTS["an account's date"]
    log = log_of(".jsonl", second)
    path = tmp_path / "log.jsonl"
    path.write_bytes(log)
    seen = see("--log", str(path), *command, *RULES_OUT)
    piped = pipe("--log", "-", *command, *RULES_OUT, stdin=log)
    assert heard(seen.code, seen.text, "", "") == GOOD
    assert heard(piped.returncode, piped.stdout.decode(), "", "") == GOOD
    refused = see("--log", str(path), *command, *FINDS, columns=200)
    assert (refused.code, says in refused.text) == (3, True)


@BOTH_FORMS
@pytest.mark.parametrize("fault", [*FAULTS, *FOUND_BY_ALL])
def test_check_validates_everything(cli: Cli, tmp_path: Path, form: str, fault: str) -> None:
    path = tmp_path / f"log{form}"
    path.write_bytes(log_of(form, (FAULTS | FOUND_BY_ALL)[fault][0]))
    answer = cli("check", path)
    assert answer.code == 1
    assert "error" in answer.out
