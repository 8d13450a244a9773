"""The same question to several commands: what `list` finds, the others count, quote and export.

QUESTIONS=500 pytest tests/test_agreement.py    as many questions, instead of a few
"""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from csto_timeline.dates.month_day import MonthDay
from tests.conftest import Cli
from tests.random_logs import Chance, Members, Question

QUESTIONS = int(os.environ.get("QUESTIONS", "60"))
Rows = list[dict[str, Any]]


def arguments(asked: Question) -> list[str]:
    """Return the filters of a question as they are typed."""
    options = {"country": asked.countries, "person": asked.people, "kind": asked.kinds, "place": asked.places}
    options |= {"source": asked.sources, "not-country": asked.not_countries, "not-person": asked.not_people}
    options |= {"event": asked.events, "not-kind": asked.not_kinds, "search": (asked.search,) if asked.search else ()}
    options |= {"absent": asked.absent, "tag": asked.tags}
    typed = [f"--{option}={value}" for option, values in options.items() for value in values]
    typed += [f"--since={asked.period[0]}", f"--until={asked.period[1]}"] if asked.period else []
    typed += [f"--on={MonthDay(*asked.on)}"] if asked.on else []
    switches = {"--certain": asked.certain, "--disputed": asked.disputed}
    switches |= {"--date-disputed": asked.date_disputed, "--single-source": asked.single_source}
    return [*typed, *(option for option, on in switches.items() if on)]


class Asked:
    """A log that is asked in JSON."""

    def __init__(self, cli: Cli, path: Path, log: tuple[list[Members], Members]) -> None:
        self._cli, self._path = cli, path
        path.write_text(json.dumps({**log[1], "events": log[0]}))

    def __call__(self, command: str, *typed: str) -> Any:
        """Return what a command prints, None where it refuses the question."""
        form = ("--format", "json") if command == "export" else ("--json",)
        answer = self._cli("--log", self._path, command, *(("-",) if command == "export" else ()), *form, *typed)
        return None if answer.code else json.loads(answer.out)


def ids(rows: Rows) -> list[str]:
    """Return the ids of events."""
    return [row["id"] for row in rows]


def involved(row: Members, register: str) -> set[str]:
    """Return the names of an event that a register has."""
    speakers = {quote["speaker"] for account in row["accounts"] for quote in account.get("quotes", ())}
    return {
        "people": {*row.get("people", ()), *speakers},
        "countries": set(row.get("countries", ())),
        "kinds": {row["kind"]},
        "sources": {account["source"] for account in row["accounts"]},
    }[register]


@pytest.mark.parametrize("seed", range(1_000_000, 1_000_000 + QUESTIONS))
def test_commands_agree(seed: int, cli: Cli, tmp_path: Path) -> None:
    chance = Chance(seed)
    asked = replace(chance.question(), limit=None, reverse=False)
    ask, typed = Asked(cli, tmp_path / "log.json", chance.log()), arguments(asked)
    listed = ask("list", *typed)
    if listed is None:
        assert all(ask(command, *typed) is None for command in ("export", "stats", "people", "quotes"))
        return
    assert ids(ask("export", *typed)["events"]) == ids(listed)
    chosen = asked.single_source or asked.date_disputed
    assert ids(ask("accounts", *typed)) == ids(listed if chosen else ask("list", *typed, "--disputed"))
    stats = ask("stats", *typed, "--by=kind")
    assert (stats["total"], stats["certain"] + stats["possible"]) == (len(listed), len(listed))
    bars = {bar["key"]: (bar["certain"] + bar["possible"], bar["possible"]) for bar in stats["bars"]}
    assert bars == counted(listed, "kinds")
    for register in ("people", "countries", "kinds", "sources"):
        entries = {row["id"]: (row["events"], row["possible"]) for row in ask(register, *typed) if row["events"]}
        assert entries == counted(listed, register)


def counted(listed: Rows, register: str) -> dict[str, tuple[int, int]]:
    """Return for each name how many events have it, and how many of these fit only possibly."""
    every = Counter(name for row in listed for name in involved(row, register))
    possible = Counter(name for row in listed if row["match"] == "possible" for name in involved(row, register))
    return {name: (number, possible[name]) for name, number in every.items()}


@pytest.mark.parametrize("seed", range(2_000_000, 2_000_000 + QUESTIONS // 2))
def test_quotes_are_those_of_the_events_listed(seed: int, cli: Cli, tmp_path: Path) -> None:
    chance = Chance(seed)
    asked = replace(chance.question(), limit=None, reverse=False, sources=(), search=None)
    ask, typed = Asked(cli, tmp_path / "log.json", chance.log()), arguments(asked)
    accounts = [(row["id"], account) for row in ask("list", *typed) or () for account in row["accounts"]]
    said = [(id, quote["speaker"], quote["text"]) for id, account in accounts for quote in account.get("quotes", ())]
    rows = ask("quotes", *typed) or ()
    assert Counter((row["event"], row["speaker"], row["text"]) for row in rows) == Counter(said)


@pytest.mark.parametrize("seed", range(3_000_000, 3_000_000 + QUESTIONS // 2))
def test_what_is_around_a_day_is_what_is_listed(seed: int, cli: Cli, tmp_path: Path) -> None:
    chance = Chance(seed)
    asked = replace(chance.question(), limit=None, reverse=False, period=None, on=None, certain=False, kinds=())
    ask, typed, day = Asked(cli, tmp_path / "log.json", chance.log()), arguments(asked), chance.day().isoformat()
    state = ask("at", day, *typed)
    for kind in state["around"] if state else ():
        listed = ask("list", day, *typed, "--kind", kind)
        # In order of date; in a list, what began before the day and is still going on comes last.
        assert sorted(ids(state["around"][kind]["that day"])) == sorted(ids(listed))
        before = ask("list", f"..{day}", "--certain", *typed, "--kind", kind)
        assert not before or state["around"][kind]["last"] or state["around"][kind]["that day"]
