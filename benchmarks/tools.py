"""The programs that are asked the question, and how a user would ask each."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import question
from benchmarks.errors import BenchmarkError
from benchmarks.measure import Command
from benchmarks.question import AFTER, BEFORE, COUNTRY, FIRST, LAST, SINCE, UNTIL, Rule

_FITS = f'.date >= "{SINCE}" and .date < "{BEFORE}"'
_JQ = f'select((.countries | index("{COUNTRY}")) and {_FITS})'
_JQ_ROW = '[.date, .kind, (.countries | join(",")), .title, .id] | @tsv'
_MLR = f"""\
if (any($countries, func(code) {{return code == "{COUNTRY}"}}) && $date >= "{SINCE}" && $date < "{BEFORE}") {{
  print $date."\\t".$kind."\\t".joinv($countries, ",")."\\t".$title."\\t".$id
}}"""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program and its way to answer the question.

    It reads `form`, and stands beside the log in the form `beside` where that has at most `largest` events.
    `targets` are how much of its time csto-timeline may take at most, by the number of events.
    `ids` finds the ids of the events in what it prints.
    """

    label: str
    program: str
    beside: str
    form: str
    rule: Rule
    arguments: Callable[[Path], Sequence[str]]
    ids: Callable[[str], list[str]]
    largest: int
    targets: Mapping[int, float] = field(default_factory=dict)

    def command(self, executable: str, path: Path, expected: Sequence[str]) -> Command:
        """Give the command that asks the log in that file. Its answer must be `expected`, in any order."""

        def check(answer: str) -> None:
            found = self.ids(answer)
            if sorted(found) != sorted(expected):
                raise BenchmarkError(_disagreement(self.label, path, found, expected))

        return Command(self.label, [executable, *self.arguments(path)], check)


def own(form: str) -> Tool:
    """Give csto-timeline itself, asked for a log in that form."""
    return Tool("csto-timeline", "csto-timeline", form, form, question.BOUNDS, _timeline, _fifth, sys.maxsize)


def own_executable() -> str:
    """Give the program as a user runs it, in the environment of this Python."""
    path = shutil.which("csto-timeline", path=sysconfig.get_path("scripts"))
    if path is None:
        raise BenchmarkError(f"csto-timeline is not installed beside {sys.executable}")
    return path


def found(folders: Sequence[str]) -> dict[str, str]:
    """Give where the other programs are: in these folders, else on the search path."""
    path = os.pathsep.join([*folders, os.environ.get("PATH", "")])
    return {program: place for program in PROGRAMS if (place := shutil.which(program, path=path))}


def version(executable: str, environment: Mapping[str, str]) -> str:
    """Give the version that a program says it has."""
    said = subprocess.run([executable, "--version"], capture_output=True, text=True, check=False, env=environment)
    number = re.search(r"\d+(\.\d+)+", said.stdout)
    return number.group() if number else "of unknown version"


def _timeline(path: Path) -> list[str]:
    return ["--log", str(path), "list", "--country", COUNTRY, "--since", SINCE, "--until", UNTIL]


def _jq_document(path: Path) -> list[str]:
    return ["-r", f".events[] | {_JQ} | {_JQ_ROW}", str(path)]


def _jq_lines(path: Path) -> list[str]:
    return ["-r", f"{_JQ} | {_JQ_ROW}", str(path)]


def _mlr(path: Path) -> list[str]:
    return ["--ijsonl", "--ojsonl", "put", "-q", _MLR, str(path)]


def _jrnl(path: Path) -> list[str]:
    """Ask with the settings that jrnl writes for itself, from a file beside the journal: no journal of the user's."""
    return _jrnl_asked(path, {})


def _jrnl_plain(path: Path) -> list[str]:
    return _jrnl_asked(path, {"timeformat": "%Y-%m-%d %H:%M"})


def _jrnl_asked(path: Path, settings: Mapping[str, str]) -> list[str]:
    config = path.with_suffix(".yaml")
    lines = {"version": "0", "journals": {"default": {"journal": str(path)}}, "encrypt": False, **settings}
    config.write_text("".join(f"{name}: {json.dumps(value)}\n" for name, value in lines.items()), "utf-8")
    return ["--config-file", str(config), f"@{COUNTRY.lower()}", "-from", str(FIRST), "-to", str(LAST), "--short"]


def _hledger(path: Path) -> list[str]:
    return ["-f", str(path), "print", f"tag:{COUNTRY.lower()}", "-b", str(FIRST), "-e", str(AFTER)]


def _fifth(answer: str) -> list[str]:
    """Give the ids of lines of five cells, separated by tabs."""
    return [line.split("\t")[4] for line in answer.splitlines()]


def _in_parentheses(answer: str) -> list[str]:
    """Give the ids of lines that begin with a day and have the id in parentheses."""
    return re.findall(r"^\d{4}-\d\d-\d\d .*?\(([a-z]+-[a-z]+-\d{4}-\d+)\)", answer, re.MULTILINE)


def _disagreement(name: str, path: Path, found: Sequence[str], expected: Sequence[str]) -> str:
    lacking, surplus = sorted({*expected} - {*found}), sorted({*found} - {*expected})
    return (
        f"{name} answers otherwise than expected on {path.name}: {len(found)} events for {len(expected)}; "
        f"lacking {lacking[:3]}, too many {surplus[:3]}"
    )


TOOLS = (
    Tool("jq", "jq", "JSON", "JSON", question.TEXT, _jq_document, _fifth, 100_000, {10_000: 1, 100_000: 0.35}),
    Tool("jq", "jq", "JSON Lines", "JSON Lines", question.TEXT, _jq_lines, _fifth, 1_000_000, {1_000_000: 1 / 6}),
    Tool(
        "jq", "jq", "JSON Lines with registers", "JSON Lines with registers",
        question.TEXT, _jq_lines, _fifth, 100_000,
    ),
    Tool("mlr", "mlr", "JSON Lines", "JSON Lines", question.TEXT, _mlr, _fifth, 100_000),
    Tool("jrnl", "jrnl", "JSON", "jrnl", question.FIRST_DAY, _jrnl, _in_parentheses, 10_000, {10_000: 0.2}),
    Tool(
        "jrnl, plain times", "jrnl", "JSON", "jrnl, plain times",
        question.FIRST_DAY, _jrnl_plain, _in_parentheses, 10_000,
    ),
    Tool("hledger", "hledger", "JSON", "hledger", question.FIRST_DAY, _hledger, _in_parentheses, 10_000, {10_000: 0.5}),
    Tool(
        "hledger, no postings", "hledger", "JSON", "hledger, no postings",
        question.FIRST_DAY, _hledger, _in_parentheses, 10_000,
    ),
)  # fmt: skip
PROGRAMS = tuple(dict.fromkeys(tool.program for tool in TOOLS))
