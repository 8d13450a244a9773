"""What the tests of what people type share."""

import json

from tests.conftest import Cli


def listed(cli: Cli, *arguments: str) -> set[str]:
    answer = cli("list", "--json", *arguments)
    assert answer.code == 0, answer.err
    return {row["id"] for row in json.loads(answer.out)}


def event(id: str, title: str) -> dict[str, object]:
    return {"id": id, "date": "2024", "kind": "meeting", "title": title, "accounts": [{"source": "s"}]}
