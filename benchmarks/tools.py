"""The programs that are asked, and how a user would ask each."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import jq, printed
from benchmarks.errors import BenchmarkError
from benchmarks.measure import Command
from benchmarks.question import NARROW, Question
from benchmarks.rules import BOUNDS, FIRST_DAY, TEXT, Rule


@dataclass(frozen=True, slots=True)
class Tool:
    """A program and its way to answer questions.

    It reads `form`, and stands beside the log in the form `beside` where that has at most `largest` events.
    `read` makes of what it prints how often it has each id or key. `every` says whether it is asked all
    questions, or `narrow` alone.
    """

    label: str
    program: str
    beside: str
    form: str
    rule: Rule
    arguments: Callable[[Path, Question], Sequence[str]]
    read: Callable[[str, Question], Counter[str]]
    largest: int
    every: bool = False

    def is_asked(self, question: Question, form: str, count: int) -> bool:
        """Whether it is asked that beside a log of `count` events in that form."""
        return self.beside == form and count <= self.largest and (self.every or question is NARROW)

    def command(self, executable: str, path: Path, question: Question, expected: Mapping[str, int]) -> Command:
        """Return the command that asks the log in that file. Its answer must be `expected`, in any order."""

        def check(answer: str) -> None:
            found = self.read(answer, question)
            if found != expected:
                raise BenchmarkError(f"{self.label} answers {question.name} {_disagreement(path, found, expected)}")

        return Command(self.label, [executable, *self.arguments(path, question)], check)


def own(form: str, label: str = "csto-timeline") -> Tool:
    """Return csto-timeline itself, asked for a log in that form."""
    return Tool(label, "csto-timeline", form, form, BOUNDS, _timeline, printed.timeline, sys.maxsize, every=True)


def own_executable() -> str:
    """Return the program as a user runs it, in the environment of this Python."""
    path = shutil.which("csto-timeline", path=sysconfig.get_path("scripts"))
    if path is None:
        raise BenchmarkError(f"csto-timeline is not installed beside {sys.executable}")
    return path


def found(folders: Sequence[str]) -> dict[str, str]:
    """Return where the other programs are: in these folders, else on the search path."""
    path = os.pathsep.join([*folders, os.environ.get("PATH", "")])
    return {program: place for program in PROGRAMS if (place := shutil.which(program, path=path))}


def version(executable: str, environment: Mapping[str, str]) -> str:
    """Return the version that a program says it has."""
    said = subprocess.run([executable, "--version"], capture_output=True, text=True, check=False, env=environment)
    number = re.search(r"\d+(\.\d+)+", said.stdout)
    return number.group() if number else "of unknown version"


def _timeline(path: Path, question: Question) -> list[str]:
    return ["--log", str(path), question.command, *question.options]


def _mlr(path: Path, question: Question) -> list[str]:
    country = f'any($countries, func(code) {{return code == "{question.country}"}})'
    dates = f'$date >= "{question.since}" && $date < "{question.before}"'
    row = r'$date."\t".$kind."\t".joinv($countries, ",")."\t".$title."\t".$id'
    return ["--ijsonl", "--ojsonl", "put", "-q", f"if ({country} && {dates}) {{print {row}}}", str(path)]


def _jrnl(path: Path, question: Question) -> list[str]:
    """Ask with the settings that jrnl writes for itself, from a file beside the journal: no journal of the user's."""
    return _jrnl_asked(path, question, {})


def _jrnl_plain(path: Path, question: Question) -> list[str]:
    return _jrnl_asked(path, question, {"timeformat": "%Y-%m-%d %H:%M"})


def _jrnl_asked(path: Path, question: Question, settings: Mapping[str, str]) -> list[str]:
    config = path.with_suffix(".yaml")
    lines = {"version": "0", "journals": {"default": {"journal": str(path)}}, "encrypt": False, **settings}
    config.write_text("".join(f"{name}: {json.dumps(value)}\n" for name, value in lines.items()), "utf-8")
    tag = f"@{question.country.lower()}"
    return ["--config-file", str(config), tag, "-from", str(question.first), "-to", str(question.last), "--short"]


def _hledger(path: Path, question: Question) -> list[str]:
    tag = f"tag:{question.country.lower()}"
    return ["-f", str(path), "print", tag, "-b", str(question.first), "-e", str(question.after)]


def _disagreement(path: Path, found: Counter[str], expected: Mapping[str, int]) -> str:
    lacking, surplus = Counter(expected) - found, found - Counter(expected)
    return (
        f"otherwise than expected on {path.name}: {found.total()} for {sum(expected.values())}; "
        f"lacking {sorted(lacking.items())[:3]}, too many {sorted(surplus.items())[:3]}"
    )


_LINES, _LONG_LINES = "JSON Lines", "JSON Lines with registers"
TOOLS = (
    Tool("jq", "jq", "JSON", "JSON", TEXT, jq.of_document, printed.rows, 100_000, every=True),
    Tool("jq", "jq", _LINES, _LINES, TEXT, jq.of_lines, printed.rows, 1_000_000, every=True),
    Tool("jq", "jq", _LONG_LINES, _LONG_LINES, TEXT, jq.of_lines, printed.rows, 100_000, every=True),
    Tool("mlr", "mlr", _LINES, _LINES, TEXT, _mlr, printed.rows, 100_000),
    Tool("jrnl", "jrnl", "JSON", "jrnl", FIRST_DAY, _jrnl, printed.journal, 10_000),
    Tool("jrnl, plain times", "jrnl", "JSON", "jrnl, plain times", FIRST_DAY, _jrnl_plain, printed.journal, 10_000),
    Tool("hledger", "hledger", "JSON", "hledger", FIRST_DAY, _hledger, printed.journal, 10_000),
    Tool(
        "hledger, no postings", "hledger", "JSON", "hledger, no postings", FIRST_DAY, _hledger, printed.journal, 10_000
    ),
)
PROGRAMS = tuple(dict.fromkeys(tool.program for tool in TOOLS))
