"""What events of an import name of one another: only events that are there, and in no circle."""

import json
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.importers.conftest import Importer
from tests.logs import event, log_bytes

MAP = [word for name in ("id", "date", "title", "follows", "part_of") for word in ("--map", f"{name}={name}")]
HEAD = "id,date,title,follows,part_of\n"


@pytest.mark.parametrize(
    ("rows", "follows", "words"),
    [
        ("a,2020,A,,\nb,2021,B,a,\n", [None, "a"], []),
        ("b,2021,B,a,\na,2020,A,,\n", ["a", None], []),
        ("b,2021,B,a-2020,\n,2020,A,,\n", ["a-2020", None], []),
        ("E 1,2020,A,,\nb,2021,B,E 1,\nc,2022,C,e-1,\n", [None, "e-1", "e-1"], []),
        ("a,2020,A,Not An Id,\n", [None], ['row 2, column "follows": no event has the id "Not An Id"; it is left out']),
        ("a,2020,A,--help,\n", [None], ['no event has the id "--help"']),
        ("a,2020,A,zz-top,\nb,2021,B,a,\n", [None, "a"], ['row 2, column "follows": no event has the id "zz-top"']),
        ("a,2020,A,b,\nb,soon,B,,\n", [None], ['row 2, column "follows": no event has the id "b"']),
        ("a,2020,A,a,\n", [None], ['row 2, column "follows": by "a" the event would follow itself; it is left out']),
        ("a,2020,A,b,\nb,2021,B,c,\nc,2022,C,a,\n", ["b", "c", None], ['row 4, column "follows": by "a" the event']),
        ("a,2020,A,b,\nb,2021,B,c,\nc,2022,C,b,\n", ["b", "c", None], ['row 4, column "follows": by "b" the event']),
        (",2020,A,,\n,2020,A,a-2020,\n", [None, "a-2020"], ["has the day and the title of row 2: kept as"]),
        ("a,2020,A,,\na,2021,Other,,\nc,2022,C,a,\n", [None, None, "a"], ['has the id "a" of row 2: it became "a-2"']),
    ],
)
def test_an_event_follows_one_that_is_there(
    imported: Importer, rows: str, follows: list[str | None], words: list[str]
) -> None:
    done = imported("a.csv", *MAP, text=HEAD + rows)
    assert [each for (each,) in done.of("follows")] == follows
    assert done.code == int("it is left out" in done.err or "left out as" in done.err)
    assert [each for each in words if each not in done.err] == []
    assert done.err.count("it is left out") == len([each for each in words if "row 2: " not in each])


def test_part_of_is_held_against_the_events_too(imported: Importer) -> None:
    done = imported("a.csv", *MAP, text=f"{HEAD}a,2020,A,,b\nb,2020,B,,a\nc,2020,C,a,nothing\n")
    assert done.of("part_of", "follows") == [("b", None), (None, None), (None, "a")]
    assert 'row 3, column "part_of": by "a" the event would be part of itself' in done.err
    assert 'row 4, column "part_of": no event has the id "nothing"' in done.err


def test_an_event_of_the_log_or_of_another_file_can_be_named(cli: Cli, tmp_path: Path) -> None:
    log, one, other = (tmp_path / name for name in ("log.json", "one.csv", "other.csv"))
    log.write_bytes(log_bytes(event(id="talks")))
    one.write_text(f"{HEAD}a,2020,A,b,talks\n")
    other.write_text(f"{HEAD}b,2021,B,talks,\nTalks,2022,C,,\nc,2023,D,Talks,\n")
    answer = cli("import", one, other, "--into", log, *MAP)
    assert (answer.code, "it is left out" in answer.err) == (0, False)
    events = {each["id"]: each for each in json.loads(log.read_bytes())["events"]}
    assert (events["a"]["follows"], events["a"]["part_of"]) == ("b", "talks")
    assert (events["b"]["follows"], events["c"]["follows"]) == ("talks", "talks")
    assert cli("check", log).code == 0


@pytest.mark.parametrize("name", ["log.json", "log.jsonl"])
def test_strict_stops_at_a_reference_to_nothing(cli: Cli, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.csv").write_text(f"{HEAD}a,2020,A,,\nb,2021,B,zz,\n")
    answer = cli("import", tmp_path / "a.csv", "-o", tmp_path / name, *MAP, "--strict")
    assert (answer.code, (tmp_path / name).exists()) == (3, False)
    assert 'a.csv: row 3, column "follows": no event has the id "zz"' in answer.err


def test_events_keep_their_order_and_their_members(imported: Importer) -> None:
    done = imported("a.csv", *MAP, text=f"{HEAD}a,2020,A,c,\nb,2021,B,,\nc,2022,C,,\n")
    assert [row["id"] for row in done.events] == ["a", "b", "c"]
    assert list(done.events[0]) == ["id", "date", "kind", "title", "follows", "accounts"]


@pytest.mark.parametrize(
    ("named", "last"),
    [
        ({}, []),
        ({1: 2, 2: 3}, []),
        ({1: 1}, [1]),
        ({1: 2, 2: 1}, [2]),
        ({1: 2, 2: 3, 3: 2, 4: 1}, [3]),
        ({1: 2, 2: 1, 3: 4, 4: 3}, [2, 4]),
        ({number: number + 1 for number in range(1, 5000)} | {5000: 1}, [5000]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_circle_is_opened_once(imported: Importer, named: dict[int, int], last: list[int]) -> None:
    """At the reference that closes it; all others stay."""
    ids = sorted({1, *named, *named.values()})
    rows = (f"e-{id},2020,T {id},{f'e-{named[id]}' if id in named else ''},\n" for id in ids)
    done = imported("a.csv", *MAP, text=HEAD + "".join(rows))
    follows = [f"e-{named[id]}" if id in named and id not in last else None for id in ids]
    assert [each for (each,) in done.of("follows")] == follows
    assert done.err.count("would follow itself") == len(last)
