"""The generated events in files, made once and kept with the ids that answer the question."""

import json
import zlib
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from benchmarks.forms import FORMS, Form
from benchmarks.generate import Made, events
from benchmarks.question import RULES

_HITS = "hits.json"
_SOURCES = ("dates.py", "draw.py", "forms.py", "generate.py", "logs.py", "question.py", "vocabulary.py")


@dataclass(frozen=True, slots=True)
class Log:
    """Where the events are, in one file a form, and the ids that answer the question, by the name of the rule."""

    folder: Path
    hits: dict[str, list[str]]

    def path(self, form: str) -> Path:
        """Give the file of that form."""
        return self.folder / f"log{FORMS[form].suffix}"


def make(folder: Path, count: int, seed: int, forms: Collection[str]) -> Log:
    """Make the log in those forms, unless `folder` has it from an earlier run of the same generator."""
    log = Log(folder / f"{count}-{seed}-{_edition()}", {rule.name: [] for rule in RULES})
    log.folder.mkdir(parents=True, exist_ok=True)
    missing = [form for form in forms if not log.path(form).exists()]
    if missing or not (log.folder / _HITS).exists():
        _write(log, events(count, seed), missing)
    return Log(log.folder, json.loads((log.folder / _HITS).read_text("utf-8")))


def _edition() -> str:
    """Give what changes with the sources of the generator: an older log is none of its own."""
    sources = b"".join((Path(__file__).parent / name).read_bytes() for name in _SOURCES)
    return f"{zlib.crc32(sources):08x}"


def _write(log: Log, made: Iterable[Made], forms: Collection[str]) -> None:
    """Write the events into all files in one pass; a file gets its name when it is whole."""
    with ExitStack() as stack:
        files = [
            (FORMS[form], stack.enter_context(_partial(log.path(form)).open("w", encoding="utf-8", newline="\n")))
            for form in forms
        ]
        _write_events(log, made, files)
    (log.folder / _HITS).write_text(json.dumps(log.hits), "utf-8")
    for form in forms:
        _partial(log.path(form)).rename(log.path(form))


def _write_events(log: Log, made: Iterable[Made], files: Collection[tuple[Form, TextIO]]) -> None:
    for number, event in enumerate(made):
        for form, file in files:
            file.write((form.between if number else form.head) + form.record(event))
        for rule in RULES:
            if rule.fits(event):
                log.hits[rule.name].append(event.members["id"])
    for form, file in files:
        file.write(form.tail)


def _partial(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")
