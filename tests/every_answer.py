"""Print what every command answers to a log, in all its forms, as one JSON object.

python -m tests.every_answer LOG

One process, so that a test can afford it with several seeds of hashing.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from csto_timeline.cli.app import run
from tests.calls import FORMS

# Beside the forms of the registry: names of several people, and other filters.
QUESTIONS = [
    *(["list", "--person", "Bo", "--person", "ann1", "--why"], ["list", "--search", "title", "--why", "--long"]),
    *(["list", "--source", "AP", "--why"], ["list", "--disputed", "--json"], ["list", "--single-source", "--why"]),
    *(
        ["list", "--person", "Ann Lee"],
        ["list", "--person", "nobody"],
        ["list", "2030"],
        ["people", "Ann Lee", "--long"],
    ),
]


def calls() -> list[list[str]]:
    """Return all calls, but those of `schema`, which has no `--color`, piped and drawn."""
    every = [[command, *form] for command, forms in FORMS.items() for form in forms] + QUESTIONS
    return [*every, *(["--color", "always", *call] for call in every if call[0] != "schema")]


def answer(log: str, call: list[str]) -> tuple[int, str, str]:
    """Return exit status, output and notes of a call."""
    out, err = io.BytesIO(), io.BytesIO()
    texts = [io.TextIOWrapper(each, "utf-8", newline="", write_through=True) for each in (out, err)]
    with redirect_stdout(texts[0]), redirect_stderr(texts[1]):
        code = run([*([] if "import" in call else ["--log", log]), *call])  # which takes none before it
    return code, out.getvalue().decode(), err.getvalue().decode()


if __name__ == "__main__":
    json.dump({" ".join(call): answer(sys.argv[1], call) for call in calls()}, sys.stdout)
