"""Mutations of the built-in log: each gives a valid answer or exit code 3, never a traceback.

MUTATIONS=10000 pytest tests/test_mutations.py    as many as that, instead of a few hundred

A mutation depends on its number alone: `MUTATIONS=4711..4712` repeats one.
"""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.log.builtin import builtin_path
from tests.calls import calls_to
from tests.conftest import Answer, Cli

BUILTIN = builtin_path().read_bytes()
USUALLY = 240
FIRST, _, END = ("0.." + os.environ.get("MUTATIONS", f"{USUALLY}")).rpartition("..")
ASKED = range(int(FIRST.rpartition("..")[2]), int(END))
CHUNKS = 8  # as many tests, so that they run side by side

SUMMIT = "csto-summit-yerevan-2022"
COMMANDS = [call for plain in calls_to(SUMMIT) for call in (plain, ["--color", "always", *plain])]
TOKENS = re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9]+|true|false|null')
DATES = re.compile(rb'"[0-9]{4}[^"]{0,20}"')
VALUES = [
    *(b"null", b"{}", b"[]", b"[[]]", b'[{"a": 1}]', b"0", b"-1", b"1e400", b"9" * 400, b"NaN", b"true", b'""', b'" "'),
    *(b'"\\ud800"', b'"\\u0000"', b'"\\u202e\\u200b"', b'"\xff"', b'"[/bold]"', b'"' + b"x" * 5000 + b'"', b"[" * 2000),
]
IMPOSSIBLE = [
    *(b"2022-02-30", b"2022-13", b"0000", b"10000", b"2022-1-1", b"2022-11-23/2022-11-22", b"../..", b"[2023..2022]"),
    *(
        b"2022~?",
        b"1XXX",
        b"9999-12-31",
        b"0001",
        b"[..]",
        b"2022/",
        "２０２２".encode(),
        b"2022-11-23T00:00",
        b"-2022",
    ),
]
MEMBERS = [b'"id"', b'"date"', b'"title"', b'"accounts"', b'"source"', b'"kind"', b'"people"', b'"zzz"', b'"from"']


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the data with one to three mutations."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data, chance)
    return data


def _slice(data: bytes, chance: random.Random, longest: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(start + chance.randrange(longest), len(data))


def _flip_bit(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _delete(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:start] + data[end:]


def _double(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:end] + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_slice(data, chance), _slice(data, chance)))
    return data[:a] + data[c:d] + data[min(b, c) : c] + data[a : min(b, c)] + data[d:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


def _replaced(pattern: re.Pattern[bytes], values: list[bytes]) -> Callable[[bytes, random.Random], bytes]:
    def replace(data: bytes, chance: random.Random) -> bytes:
        found = pattern.search(data, chance.randrange(len(data)))
        return data[: found.start()] + chance.choice(values) + data[found.end() :] if found else data

    return replace


# Those that stay a log more often: a letter for a letter, within texts.
_LETTERS = [
    _replaced(re.compile(rb"(?<=[a-z ])[a-z](?=[a-z ])"), [b"q", b"\\t", b"\\u001b", "\u0301".encode(), b"\\n"]),
    _replaced(re.compile(rb"(?<=[A-Z])[a-z](?=[a-z])"), [b"q", "я".encode(), b"\\u202e", "🇰🇿".encode()]),
]
MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    *(_flip_bit, _delete, _double, _swap, _cut),
    *(_replaced(TOKENS, VALUES), _replaced(TOKENS, VALUES), _replaced(TOKENS, MEMBERS)),
    *(_replaced(DATES, [b'"' + date + b'"' for date in IMPOSSIBLE]),),
    *(_LETTERS * 3),
]


def fault(answer: Answer) -> str | None:
    """Say what is wrong with an answer: 0 is one, and 3 with one line that says why."""
    if answer.code == 0:
        return None if "Traceback" not in answer.err else answer.err
    if answer.code == 4 and SUMMIT in answer.err:
        return None  # the mutation took the id that is asked for
    one_line = answer.err.count("\n") == 1 and answer.err.startswith("csto-timeline: log error: ")
    return None if answer.code == 3 and one_line and not answer.out else f"{answer.code}: {answer.err[-2000:]}"


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_mutation_is_an_answer_or_exit_code_3(cli: Cli, tmp_path: Path, chunk: int) -> None:
    path = tmp_path / "log.json"
    codes = {0: 0, 3: 0, 4: 0}
    for number in ASKED[chunk::CHUNKS]:
        chance = random.Random(number)  # noqa: S311 (no secret hangs on it)
        path.write_bytes(mutated(BUILTIN, chance))
        command = chance.choice(COMMANDS)
        answer = cli("--log", path, *command)
        assert fault(answer) is None, f"mutation {number}, {' '.join(command)}: {fault(answer)}"
        codes[answer.code] += 1
    if len(ASKED) >= USUALLY:
        assert min(codes[0], codes[3]) > 0
