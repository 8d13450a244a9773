"""Run every command and every export in one process, and say as JSON what came of it.

python -m tests.every_call FOLDER

The folder, which is to be empty, takes what they write. For each call: its exit code, what it printed, in latin-1, and
its notes. It exits with 1 where one of them failed. Tests run this where something is missing or watched.
"""

import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from csto_timeline.cli.app import run
from csto_timeline.formats import FORMATS
from tests.calls import CALLS

NEW = ["--date", "3.3.2022", "--kind", "measure", "--title", "Own", "--source", "Herald", "--country", "France"]
MAPPING = ["--map", "date=Date", "--map", "title=Title", "--map", "source.publisher=Source"]
# What writes into files, one after another, each to what the one before left.
WRITING = [
    *(["init", "own.json"], ["add", "--log", "own.json", *NEW], ["registers", "--fill", "--log", "own.json"]),
    *(["edit", "own-2022", "--log", "own.json", "--from", "event.json"], ["fmt", "own.json"], ["check", "own.json"]),
    *(["export", "own.jsonl", "--log", "own.json"], ["export", "own.jsonl", "--log", "own.json", "--force"]),
    ["add", "--log", "own.jsonl", *NEW[:-1], "Italy", "--id", "another"],
    *(
        ["remove", "another", "--log", "own.jsonl", "--yes"],
        ["check", "own.jsonl", "--fix", "--yes"],
        ["check", "own.jsonl"],
    ),
    *(
        ["import", "-", "-o", "imported.json", *MAPPING],
        ["list", "2022", "--save-as", "year"],
        ["list", "@year", "--ids"],
    ),
    *(["export", f"every{each.suffix}", "2022"] for each in FORMATS),
]
EVENT = (
    b'{"id": "own-2022", "date": "2022-03-03", "kind": "measure", "title": "Its own", "countries": ["FR"],'
    b' "accounts": [{"source": "herald"}]}'
)
TABLE = b"Date,Title,Source\n2022-03-03,Talks,Herald\n"


def answers(encoding: str = "utf-8") -> dict[str, tuple[int, str, str]]:
    """Return what each call gave, its output in that encoding; the current folder takes the files."""
    Path("event.json").write_bytes(EVENT)
    Path("config.toml").touch()
    os.environ["CSTO_TIMELINE_CONFIG"] = str(Path("config.toml").absolute())
    return {" ".join(call): _answer(call, encoding) for call in [*CALLS.values(), *WRITING]}


def _answer(call: list[str], encoding: str) -> tuple[int, str, str]:
    out, err = io.BytesIO(), io.BytesIO()
    texts = [io.TextIOWrapper(each, encoding, write_through=True) for each in (out, err)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(TABLE), "utf-8")
    with redirect_stdout(texts[0]), redirect_stderr(texts[1]):
        code = run(call)
    return code, out.getvalue().decode("latin-1"), err.getvalue().decode(encoding)


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    given = answers()
    json.dump(given, sys.stdout)
    sys.exit("\n".join(f"{call}: {code}: {notes}" for call, (code, _, notes) in given.items() if code) or 0)
