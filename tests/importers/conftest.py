"""What tests of imports share."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Cli

FILES = Path(__file__).parent / "files"


class Imported(NamedTuple):
    """What an import gave: the exit code, the log, and what was said."""

    code: int
    log: dict[str, Any]
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events of the log."""
        events: list[dict[str, Any]] = self.log.get("events", [])
        return events

    def of(self, *members: str) -> list[tuple[Any, ...]]:
        """Return these members of each event."""
        return [tuple(event.get(member) for member in members) for event in self.events]


Importer = Callable[..., Imported]


@pytest.fixture
def imported(cli: Cli, tmp_path: Path) -> Importer:
    """Import a file, or a text under a name, into a new log that every command can read."""
    number = 0

    def call(file: Path | str, *options: str, text: str | None = None) -> Imported:
        nonlocal number
        number += 1
        path = FILES / file
        if text is not None:
            path = tmp_path / file
            path.write_text(text, "utf-8", newline="")
        log = tmp_path / f"imported-{number}.json"
        answer = cli("import", path, "-o", log, *options)
        if not log.exists():
            return Imported(answer.code, {}, answer.err)
        assert cli("--log", log, "list").code == 0
        checked = json.loads(cli("check", log, "--json").out)
        assert [finding for finding in checked if finding["severity"] == "error"] == []
        return Imported(answer.code, json.loads(log.read_bytes()), answer.err)

    return call
