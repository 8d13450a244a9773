"""Logs in Parquet: each answers as the same log in JSON Lines does, and what cannot be read is said."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from csto_timeline.answers.by import By
from csto_timeline.answers.counts import counts_by
from csto_timeline.answers.entries import entries
from csto_timeline.answers.headings import Extent
from csto_timeline.answers.near_words import near_words
from csto_timeline.errors import UnresolvedName, UsageError
from csto_timeline.formats import by_name
from csto_timeline.formats.parquet.verifying import unlike
from csto_timeline.log.parquet.by_duckdb import DuckDB
from csto_timeline.log.parquet.reader import Parquet
from csto_timeline.log.store import Store
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection, select
from tests.random_logs import Chance
from tests.test_differential import asked_of, in_lines, query_of, told

QUESTIONS = 20  # of each log
_PHASES = (Phase.explicit, Phase.generate)  # a log of some events is short enough


@contextmanager
def in_parquet(store: Store) -> Iterator[Parquet]:
    """Export all of a log and open it again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.parquet"
        path.write_bytes(b"".join(by_name("parquet").encoded(select(store, Query()))))
        yield Parquet(DuckDB([str(path)], "lines"), "lines")


def lines(chance: Chance, without: str = "") -> Store:
    """Return a random log in JSON Lines, its events without a member."""
    events, registers = chance.log()
    for event in events:
        event.pop(without, None)
    texts = [chance.written(event) for event in events]
    if texts:
        texts[0] = f'{texts[0][:-1]},"registers":{chance.written(registers)}}}'
    return in_lines(texts)


def outcomes(selection: Selection) -> object:
    """Return what is told of an empty answer and of a whole one."""
    extent = Extent()
    for date in selection.outer_dates:
        extent.add(date)
    return selection.outcomes.total, selection.is_whole, selection.kept_out_by_precision, extent.words()


@settings(max_examples=int(os.environ.get("LOGS", "6")), deadline=None, phases=_PHASES)
@given(st.integers(0, 10**9))
def test_it_answers_every_question_as_json_lines_do(seed: int) -> None:
    chance = Chance(seed)
    with in_parquet(log := lines(chance)) as parquet:
        assert [match.event for match in select(parquet, Query()).matches] == [
            match.event for match in select(log, Query()).matches
        ]
        for _ in range(QUESTIONS):
            asked = query_of(chance.question())
            (expected, one), (found, other) = asked_of(log, asked), asked_of(parquet, asked)
            assert found == expected, asked
            if one and other:
                assert told(other) == told(one), asked
                assert outcomes(other) == outcomes(one), asked


@settings(max_examples=int(os.environ.get("LOGS", "6")), deadline=None, phases=_PHASES)
@given(st.integers(0, 10**9))
def test_its_columns_are_what_the_events_give(seed: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.parquet"
        path.write_bytes(b"".join(by_name("parquet").encoded(select(lines(Chance(seed)), Query()))))
        assert list(unlike(str(path))) == []


def counted(store: Store, query: Query, by: str) -> object:
    """Return all that is told of events that are counted, in its order."""
    selection = select(store, query, by)
    if by in {*By}:
        counts = counts_by(selection, By(by))
        bars = [(group, list(certain.items()), list(possible.items())) for group, certain, possible in counts.bars]
        return bars, counts.kinds, counts.certain, counts.possible, selection.number, selection.possible
    return entries(selection, by, None), selection.number, selection.found, outcomes(selection)


@settings(max_examples=int(os.environ.get("LOGS", "6")), deadline=None, phases=_PHASES)
@given(st.integers(0, 10**9))
def test_it_counts_as_json_lines_do(seed: int) -> None:
    chance = Chance(seed)
    with in_parquet(log := lines(chance, without="time")) as parquet:
        for _ in range(QUESTIONS):
            query = query_of(chance.question()).unlimited() if chance.share(0.8) else Query()
            by = chance.one((*By, "people", "countries", "places", "kinds", "sources"))
            try:
                expected = counted(log, query, by)
            except (UnresolvedName, UsageError):
                continue
            assert counted(parquet, query, by) == expected, (query, by)


@settings(max_examples=int(os.environ.get("LOGS", "5")), deadline=None, phases=_PHASES)
@given(st.integers(0, 10**9))
def test_it_has_the_same_words_near_those_that_it_lacks(seed: int) -> None:
    chance = Chance(seed)
    texts = by_name("jsonl").render(select(lines(chance), Query()))  # by date: words are told as first printed
    with in_parquet(log := in_lines([text.rstrip("\n") for text in texts])) as parquet:
        for typed in (
            "bordr",
            "closde now",
            '"border again"',
            "тишна",
            "jay zoo",
            "kazakstan OR openn",
            "again border",
        ):
            one, other = (select(store, Query(search=(typed,))) for store in (log, parquet))
            assert list(near_words(other)) == list(near_words(one)), typed
