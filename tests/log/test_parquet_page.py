"""docs/parquet.md and docs/scale.md: the columns are those of the files, and queries and commands run."""

import re
from pathlib import Path

import duckdb
import pytest

from csto_timeline.log.parquet.columns import TYPES
from tests.conftest import Cli

PAGE, SCALE = ((Path(__file__).parents[2] / "docs" / name).read_text("utf-8") for name in ("parquet.md", "scale.md"))
SQL = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
WORDS = {"VARCHAR": "text", "VARCHAR[]": "list of texts", "DATE": "date", "BOOLEAN": "boolean"}


def test_it_tells_every_column() -> None:
    rows = re.findall(r"^\| (`.*?`) \| (\w[\w ]*) \|", PAGE, re.MULTILINE)
    told = {name: type for names, type in rows for name in re.findall(r"`(\w+)`", names)}
    assert told == {name: WORDS[type] for name, type in TYPES.items()}


def test_its_commands_and_queries_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("export", "events.jsonl", "2022").code == 0
    for command in re.findall(r"^csto-timeline (--log .*)$", PAGE, re.MULTILINE):
        if "export events.jsonl" not in command:
            assert cli(*(each.strip('"') for each in command.split())).code == 0, command
    assert len(SQL) == 4
    for statement in SQL:
        assert duckdb.execute(statement).fetchall(), statement


def test_a_log_goes_from_form_to_form(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of docs/scale.md run, one after another, and nothing is lost on the way."""
    monkeypatch.chdir(tmp_path)
    assert cli("export", "mine.json", "2022-11").code == 0
    commands = re.findall(r"^csto-timeline (--log .*)$", SCALE, re.MULTILINE)
    commands = [command for command in commands if "--engine" not in command]
    assert len(commands) == 4
    for command in commands:
        assert cli(*command.split()).code == 0, command
    assert cli("diff", "mine.json", "again.jsonl").code == 0
