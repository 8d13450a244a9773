"""The generated events in files, made once and kept with the right answers to the questions."""

import json
import os
import zlib
from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import run
from typing import NamedTuple, TextIO

from benchmarks.errors import BenchmarkError
from benchmarks.forms import EXPORTED, FORMS, Form
from benchmarks.generate import events
from benchmarks.made import Made
from benchmarks.question import QUESTIONS, Question
from benchmarks.rules import RULES, Rule
from benchmarks.tools import own_executable

_ANSWERS = "answers.json"
_SOURCES = (
    "dates.py", "draw.py", "forms.py", "generate.py", "logs.py", "made.py", "question.py", "rules.py", "vocabulary.py",
)  # fmt: skip


class Answer(NamedTuple):
    """A right answer: how many events fit, and how often it has each id or what events are counted under."""

    events: int
    items: dict[str, int]


@dataclass(frozen=True, slots=True)
class Log:
    """Where the events are, in one file a form, and the right answers by question and rule."""

    folder: Path
    answers: dict[str, Answer] = field(default_factory=dict)

    def path(self, form: str) -> Path:
        """Return the file of that form."""
        return self.folder / f"log{EXPORTED[form][1] if form in EXPORTED else FORMS[form].suffix}"

    def answer(self, question: Question, rule: Rule) -> Answer:
        """Return what a program of that rule answers to that question."""
        return self.answers[_key(question, rule)]


@dataclass(slots=True)
class _Count:
    """Counts what the answer to a question has, by a rule."""

    question: Question
    rule: Rule
    events: int = 0
    items: Counter[str] = field(default_factory=Counter)

    def add(self, made: Made) -> None:
        """Count an event, if it fits."""
        if self.rule.fits(made, self.question):
            self.events += 1
            self.items.update(self.rule.answer_of(made, self.question))


def make(folder: Path, count: int, seed: int, forms: Collection[str]) -> Log:
    """Make the log in those forms, unless `folder` has it from an earlier run of the same generator.

    Raises `BenchmarkError` where csto-timeline does not export it.
    """
    log = Log(folder / f"{count}-{seed}-{_edition()}")
    log.folder.mkdir(parents=True, exist_ok=True)
    exported = [form for form in forms if form in EXPORTED and not log.path(form).exists()]
    written = {*forms} - {*EXPORTED} | {EXPORTED[form][0] for form in exported}
    missing = [form for form in sorted(written) if not log.path(form).exists()]
    if missing or not (log.folder / _ANSWERS).exists():
        _write(log, events(count, seed), missing)
    for form in exported:
        _export(log, form)
    kept = json.loads((log.folder / _ANSWERS).read_text("utf-8"))
    return Log(log.folder, {key: Answer(*answer) for key, answer in kept.items()})


def _key(question: Question, rule: Rule) -> str:
    return f"{question.name}, {rule.name}"


def _edition() -> str:
    """Return what changes with the sources of the generator: an older log is none of its own."""
    sources = b"".join((Path(__file__).parent / name).read_bytes() for name in _SOURCES)
    return f"{zlib.crc32(sources):08x}"


def _write(log: Log, made: Iterable[Made], forms: Collection[str]) -> None:
    """Write the events into all files in one pass; a file gets its name when it is whole."""
    with ExitStack() as stack:
        files = [
            (FORMS[form], stack.enter_context(_partial(log.path(form)).open("w", encoding="utf-8", newline="\n")))
            for form in forms
        ]
        answers = _write_events(made, files)
    (log.folder / _ANSWERS).write_text(json.dumps(answers), "utf-8")
    for form in forms:
        _partial(log.path(form)).rename(log.path(form))


def _export(log: Log, form: str) -> None:
    """Let csto-timeline write the log in that form; the file gets its name when it is whole."""
    source, suffix = EXPORTED[form]
    part = log.folder / f"part{suffix}"
    command = [own_executable(), "--log", str(log.path(source)), "export", "--force", str(part)]
    done = run(command, capture_output=True, text=True, check=False, env=os.environ | {"HOME": str(log.folder)})
    if done.returncode:
        raise BenchmarkError(f"the log cannot be exported as {form}: {done.stderr}")
    part.rename(log.path(form))


def _write_events(made: Iterable[Made], files: Collection[tuple[Form, TextIO]]) -> dict[str, Answer]:
    """Write the events, and return the right answers by question and rule."""
    counts = [_Count(question, rule) for rule in RULES for question in QUESTIONS if question.command in rule.items]
    for number, event in enumerate(made):
        for form, file in files:
            file.write((form.between if number else form.head) + form.record(event))
        for count in counts:
            count.add(event)
    for form, file in files:
        file.write(form.tail)
    return {_key(count.question, count.rule): Answer(count.events, count.items) for count in counts}


def _partial(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")
