"""Random logs, exported and imported again: each event has its date, whatever that is and whatever its texts are."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import DateError
from csto_timeline.text import paragraphs
from tests.conftest import Cli
from tests.expressions import EXPRESSION
from tests.logs import log_bytes
from tests.random_logs import Chance

LINES = ("Date: 2021", "Date: 23 Nov 2022. A note", "[1] The Post, 2022", "People: Mallory", "\\Date: 2021", "\\n[2] x")
# An import tells of control characters, which is another test's.
SHOWN = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(str.strip)
TEXT = st.lists(st.sampled_from(LINES) | SHOWN, min_size=1, max_size=4).map("\n\n".join)
EXPORTS = [(".ics",), (".csv",), (".csv", "--raw"), (".csv", "--excel", "--separator", ";"), (".xlsx",)]


def is_date(text: str) -> bool:
    """Return whether a log takes this expression."""
    try:
        EventDate(text)
    except DateError:
        return False
    return True


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Draw a log; most of its events get any date, and texts that look as lines of a calendar do."""
    events, registers = Chance(draw(st.integers(0, 1 << 32))).log()
    for event in events:
        if draw(st.booleans()):
            event["date"] = draw(EXPRESSION.filter(is_date))
        for member in ("title", "summary", "date_note"):
            if draw(st.booleans()):
                event[member] = draw(TEXT)
        if not EventDate(event["date"]).is_known_day:
            event.pop("time", None)
        for account in event["accounts"]:
            if draw(st.booleans()):
                account["says"] = draw(TEXT)
            if draw(st.booleans()):
                account["date"] = draw(EXPRESSION.filter(is_date))
            if draw(st.booleans()):
                account["quotes"] = [
                    {"speaker": draw(TEXT), "text": draw(TEXT)} for _ in range(draw(st.integers(1, 3)))
                ]
    return events, registers


def told(event: dict[str, Any]) -> list[tuple[object, ...]]:
    """Return of each account of an event its date, what it says, and what it quotes."""
    return [
        (
            account.get("date"),
            shown(account.get("says", "")).strip(),
            *(shown(quote["text"]) for quote in account.get("quotes", [])),
        )
        for account in event["accounts"]
    ]


def shown(text: str) -> str:
    """Return a text as an export has it."""
    return "\n\n".join(paragraphs(text))


@pytest.mark.parametrize("export", EXPORTS, ids=" ".join)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=logs())
def test_each_event_has_its_date_again(
    cli: Cli, tmp_path: Path, export: tuple[str, ...], log: tuple[list[dict[str, Any]], dict[str, Any]]
) -> None:
    events, registers = log
    source, file, back = tmp_path / "a.json", tmp_path / f"a{export[0]}", tmp_path / "b.json"
    source.write_bytes(log_bytes(*events, **registers))
    assert cli("--log", source, "export", file, "--force", *export[1:]).code == 0
    answer = cli("import", file, "-o", back, "--force")
    if not events:
        assert answer.code == 3
        return
    assert answer.code == 0, answer.err
    made = json.loads(back.read_bytes())["events"]
    assert {each["id"]: (each["date"], each.get("time")) for each in made} == {
        each["id"]: (each["date"], each.get("time")) for each in events
    }
    if export[0] == ".ics":
        assert {each["id"]: told(each) for each in made} == {each["id"]: told(each) for each in events}
