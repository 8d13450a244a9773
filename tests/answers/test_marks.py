"""Kinds without a colour get marks by themselves: distinct, and the same whatever is asked for."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.answers.marks import SHAPES, STYLES, Mark, mark_of
from csto_timeline.log.document import Document
from csto_timeline.log.merged_logs import MergedLogs
from csto_timeline.log.store import Store
from csto_timeline.query.known_names import USUAL_KINDS
from csto_timeline.query.query import Query
from csto_timeline.query.select import select
from tests.conftest import Cli
from tests.logs import event, in_lines, log_bytes, make_store

OWN = (
    "ruling",
    "strike",
    "lawsuit",
    "election",
    "merger",
    "spill",
    "audit",
    "hearing",
    "fire",
    "launch",
    "vote",
    "raid",
)


def of_kinds(*kinds: str, **members: Any) -> Store:
    """Return a log with an event of each kind."""
    return make_store(*events(kinds), **members)


def events(kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    return [event(id=f"e{number}", kind=kind, date=f"{2001 + number % 20}") for number, kind in enumerate(kinds)]


def marks(store: Store, kinds: tuple[str, ...], query: Query | None = None) -> list[Mark]:
    registers = select(store, query or Query()).registers
    return [mark_of(registers, kind) for kind in kinds]


def test_twelve_kinds_have_twelve_colours_and_twelve_shapes() -> None:
    found = marks(of_kinds(*OWN), OWN)
    assert len({mark.style for mark in found}) == len({mark.shape for mark in found}) == len(OWN)


def test_so_do_those_that_are_declared_without_a_colour() -> None:
    found = marks(of_kinds(*OWN, kinds=[{"id": kind, "name": kind.title()} for kind in OWN]), OWN)
    assert len({mark.style for mark in found}) == len({mark.shape for mark in found}) == len(OWN)


def test_a_hundred_and_eighty_kinds_have_as_many_marks() -> None:
    kinds = tuple(f"kind-{number}" for number in range(180))
    assert len(set(marks(of_kinds(*kinds), kinds))) == 180


@pytest.mark.parametrize("declared", [False, True])
@given(kinds=st.lists(st.sampled_from(OWN + USUAL_KINDS), unique=True, min_size=2))
def test_no_two_kinds_have_one_mark(declared: bool, kinds: list[str]) -> None:
    """Of a log that mixes usual kinds with others, too."""
    register = {"kinds": [{"id": kind, "name": kind} for kind in kinds]} if declared else {}
    found = marks(of_kinds(*kinds, **register), tuple(kinds))
    assert all(one != other for one, other in combinations(found, 2))
    assert {mark.style for mark in found} <= STYLES
    assert {mark.shape for mark in found} <= SHAPES


def test_a_declared_colour_stands_and_no_other_kind_takes_it() -> None:
    kinds = ("ruling", "strike", "lawsuit")
    for color, style in {"red": "color(196)", "blue": "color(33)", "cyan": "color(30)"}.items():
        register = [
            {"id": "ruling", "name": "R"},
            {"id": "strike", "name": "S", "color": color},
            {"id": "lawsuit", "name": "L"},
        ]
        found = marks(of_kinds(*kinds, kinds=register), kinds)
        assert [mark.style == style for mark in found] == [False, True, False]


def test_a_usual_kind_looks_as_it_does_undeclared() -> None:
    declared = of_kinds("clash", kinds=[{"id": "clash", "name": "Clash"}])
    assert marks(declared, ("clash",)) == marks(of_kinds("clash"), ("clash",)) == [Mark("✖", "color(196)")]


def test_a_mark_does_not_depend_on_what_is_asked_for() -> None:
    store = of_kinds(*OWN)
    for kind, mark in zip(OWN, marks(store, OWN), strict=True):
        assert marks(store, (kind,), Query(kinds=(kind,))) == [mark]


def test_a_mark_does_not_depend_on_the_order_or_the_form_of_the_log() -> None:
    found = marks(of_kinds(*OWN), OWN)
    assert marks(of_kinds(*reversed(OWN)), OWN) == found
    assert marks(in_lines(events(OWN)), OWN) == found
    parts = [Document(log_bytes(*events(OWN)[part]), f"{part}") for part in (slice(6), slice(6, None))]
    assert marks(MergedLogs(parts), OWN) == found


def test_a_declared_kind_keeps_its_mark_when_others_are_declared_after_it() -> None:
    register = [{"id": kind, "name": kind} for kind in OWN]
    for number in range(1, len(OWN)):
        found = marks(of_kinds("ruling", kinds=register[:number]), OWN[:number])
        assert found == marks(of_kinds("ruling", kinds=register), OWN)[:number]


def test_a_log_that_declares_kinds_is_read_beside_one_that_does_not() -> None:
    mine = of_kinds("ruling", "strike", kinds=[{"id": kind, "name": kind} for kind in ("ruling", "strike")])
    other = make_store(event(id="x", kind="audit"), event(id="y", kind="summit"))
    kinds = ("ruling", "strike", "audit", "summit")
    both = MergedLogs([mine, other])
    assert len(set(marks(both, kinds))) == 4
    assert marks(both, ("audit",), Query(kinds=("audit",))) == [marks(both, kinds)[2]]


def test_terminal_and_page_agree(cli: Cli, tmp_path: Path) -> None:
    """What is drawn in a terminal is the colour of the page."""
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(*events(("ruling", "strike"))))
    drawn = cli("list", "--log", log, "--color", "always").out
    page = cli("export", "-", "--format", "html", "--log", log).out
    store = of_kinds("ruling", "strike")
    from csto_timeline.formats.marks import hex_of, path_of

    for mark in marks(store, ("ruling", "strike")):
        number = mark.style.removeprefix("color(").removesuffix(")")
        assert f"\x1b[38;5;{number}m{mark.shape}" in drawn
        assert f"{{--kind:{hex_of(mark)}}}" in page
        assert f'd="{path_of(mark)}"' in page


def test_every_run_gives_the_same_marks() -> None:
    code = (
        "from csto_timeline.answers.marks import mark_of; from tests.answers.test_marks import OWN, of_kinds; "
        "store = of_kinds(*OWN); print([mark_of(store.registers(), kind) for kind in OWN])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
