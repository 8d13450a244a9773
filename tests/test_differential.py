"""Random questions to random logs: each store answers as a slow, obvious reader does.

PAIRS=100000 pytest tests/test_differential.py    as many pairs of a log and a question, instead of some thousands

A chunk of pairs depends on its number alone: `PAIRS=4711..4712` repeats one.
"""

import io
import os

import pytest
from msgspec.structs import asdict

from csto_timeline.dates.month_day import MonthDay
from csto_timeline.dates.period import Period
from csto_timeline.errors import UnresolvedName, UsageError
from csto_timeline.log.document import Document
from csto_timeline.log.lines import Lines
from csto_timeline.log.merged_logs import MergedLogs
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.reasons import Reasons
from csto_timeline.query.select import Selection, select
from tests.random_logs import Chance, Members, Question
from tests.slow_reader import answer, without_each

USUALLY = 3000
PER_LOG = 10  # questions
FIRST, _, END = ("0.." + os.environ.get("PAIRS", f"{USUALLY}")).rpartition("..")
LOGS = range(int(FIRST.rpartition("..")[2]) // PER_LOG, -(-int(END) // PER_LOG))
CHUNKS = 4  # as many tests, so that they run side by side


def stores(chance: Chance, events: list[Members], registers: Members) -> dict[str, Store]:
    """Return a log as a document, as lines, and as several logs: registers stand on some of the lines."""
    written = [chance.written(event) for event in events]
    texts = ",".join(f"{chance.written(name)}:{chance.written(entries)}" for name, entries in registers.items())
    document = f'{{{texts},"events":[{",".join(written)}]}}'.encode()
    full = chance.one(range(len(events)))
    lines = [_line(chance, text, registers, whole=number == full) for number, text in enumerate(written)]
    cut = chance.one(range(len(events) + 1))
    parts = [in_lines(lines[:cut]), Document(b'{"events":[]}', "empty"), in_lines(lines[cut:])]
    merged = MergedLogs(_halves(chance, events, registers), report=_report)
    return {
        "document": Document(document, "document"),
        "lines": in_lines(lines),
        "union": MergedLogs(parts),
        "merged": merged,
    }


def _report(text: str) -> None:
    """Fail where the logs do not agree; that one source gives two accounts is told, and leaves nothing out."""
    if "another account of" not in text:
        pytest.fail(text)


def _halves(chance: Chance, events: list[Members], registers: Members) -> list[Store]:
    """Return two logs that have the log when they are merged: of some events the first has a part only."""
    cuts = [chance.one(range(1, len(event["accounts"]) + 1)) for event in events]
    firsts = [event | {"accounts": event["accounts"][:cut]} for event, cut in zip(events, cuts, strict=True)]
    lasts = [event | {"accounts": event["accounts"][cut:]} for event, cut in zip(events, cuts, strict=True)]
    for first in firsts:
        if first["accounts"] != events[int(first["id"][2:])]["accounts"]:
            first.pop(chance.one(("summary", "place", "countries", "people", "absent", "tags", "time")), None)
    lines = [_line(chance, chance.written(event), registers, whole=True) for event in firsts]
    return [in_lines(lines), in_lines([chance.written(event) for event in lasts if event["accounts"]])]


def _line(chance: Chance, text: str, registers: Members, *, whole: bool) -> str:
    if not whole and chance.share(0.5):
        return text + " " * chance.share(0.1)
    kept = {name: entries if whole else chance.some(entries, 2) for name, entries in registers.items()}
    own = f'"registers":{chance.written(kept)}'
    return f"{text[:-1]},{own}}}" if chance.share(0.5) else f"{{{own},{text[1:]}"


def in_lines(texts: list[str]) -> Lines:
    return Lines(io.BytesIO("".join(f"{text}\n" for text in texts).encode()), "lines")


def query_of(asked: Question) -> Query:
    """Return the question as the program has it."""
    period, on = Period(*asked.period) if asked.period else None, MonthDay(*asked.on) if asked.on else None
    search = (asked.search,) if asked.search else ()
    return Query(**{**asdict(asked), "period": period, "on": on, "search": search})


def asked_of(store: Store, query: Query) -> tuple[list[tuple[str, bool]] | None, Selection | None]:
    """Return what a store answers, None for a name that it does not have."""
    try:
        selection = select(store, query)
    except (UnresolvedName, UsageError):
        return None, None
    return [(match.event.id, match.certain) for match in selection.matches], selection


def told(selection: Selection) -> object:
    """Return what is said beside the answer: the question, how many fit without each criterion, why each event does.

    The names that one typed name means are in the order of the registers, which forms may have otherwise.
    """
    reasons = Reasons(selection)
    without = [(_names(label), number) for label, number in selection.without_each()]
    return selection.found, without, [sorted(reasons.of(event)) for event in selection.events]


def _names(label: str) -> list[str]:
    words = label.removeprefix("source ")
    return sorted(words.split(" or "))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_store_answers_as_the_slow_reader(chunk: int) -> None:
    for number in LOGS[chunk::CHUNKS]:
        chance = Chance(number)
        events, registers = chance.log()
        if not events:
            continue
        every = stores(chance, events, registers)
        for _ in range(PER_LOG):
            asked = chance.question()
            expected = answer(events, registers, asked)
            answers = {name: asked_of(store, query_of(asked)) for name, store in every.items()}
            for name, (found, _) in answers.items():
                assert found == expected, f"PAIRS={number * PER_LOG}..{number * PER_LOG + 1}: {name}: {asked}"
            if (selection := answers["union"][1]) and not asked.certain:
                assert sorted(number for _, number in selection.without_each()) == without_each(
                    events, registers, asked
                )
            said = {name: told(selection) for name, (_, selection) in answers.items() if selection}
            assert all(each == said["document"] for each in said.values()), f"log {number}: {asked}: {said}"
