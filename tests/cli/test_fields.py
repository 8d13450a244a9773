"""`--json` of the registers: fields, never a text that has to be taken apart."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.log.extra import members
from csto_timeline.log.model import Country, Kind, LogObject, Person, Place, Source
from tests.conftest import Cli
from tests.full_log import FULL
from tests.logs import event

ROWS: list[tuple[str, type[LogObject]]] = [
    *(("people", Person), ("countries", Country), ("places", Place), ("kinds", Kind), ("sources", Source)),
]


@pytest.mark.parametrize(("register", "row"), ROWS, ids=[register for register, _ in ROWS])
def test_every_member_of_an_entry_is_a_field(cli: Cli, tmp_path: Path, register: str, row: type[LogObject]) -> None:
    log = tmp_path / "full.json"
    log.write_text(json.dumps(FULL))
    entries = json.loads(cli("--log", log, register, "--json").out)
    declared = {each.encode_name for each in members(row)}
    assert entries
    assert all(declared <= entry.keys() for entry in entries)
    key = "code" if register == "countries" else "id"
    by_key = {entry[key]: entry for entry in entries}
    for written in FULL[register]:
        shown = by_key[written[key]]
        assert {member: _like(shown[member], value) for member, value in written.items()} == written


def _like(shown: Any, written: Any) -> Any:
    """Return what is shown without the members that were not written."""
    if isinstance(written, list):
        return [_like(one, other) for one, other in zip(shown, written, strict=True)]
    return {name: shown[name] for name in written} if isinstance(written, dict) else shown


def test_sources_have_publisher_title_author_published_url_and_wire(cli: Cli) -> None:
    (source,) = json.loads(cli("sources", "warsaw-institute-2022-11-29", "--json").out)
    assert {name: source[name] for name in ("publisher", "title", "author", "published", "wire", "archived")} == {
        "publisher": "Warsaw Institute",
        "title": "CSTO Summit in Yerevan Was Bitter Pill for Putin",
        "author": "Grzegorz Kuczyński",
        "published": "2022-11-29",
        "wire": "RFE/RL",
        "archived": None,
    }
    assert source["url"].startswith("https://warsawinstitute.org/")


def test_what_has_no_entry_has_the_same_fields(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(people=["A Person"]))
    (person,) = json.loads(cli("--log", path, "people", "--json").out)
    assert (person["name"], person["country"], person["offices"]) == ("A Person", None, [])


def test_people_have_the_spellings_in_print(cli: Cli) -> None:
    (person,) = json.loads(cli("people", "pashinyan", "--json").out)
    assert {"spelling": "Pashinian", "outlets": ["Azatutyun", "RFE/RL", "Massis Post"]} in person["printed"]
