"""Ids that are made unique, one after another."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.writing import ids
from csto_timeline.writing.file import open_log
from csto_timeline.writing.ids import FreeIds
from csto_timeline.writing.stubs import unregistered
from tests.logs import event, log_bytes

IDS = st.sampled_from(["a", "a-2", "a-2-2", "a-3", "b", "b-2"])


def slowly(id: str, taken: set[str]) -> str:
    """Return an id, with the first number from 2 on that makes it unique where it is taken."""
    if id not in taken:
        return id
    return next(f"{id}-{number}" for number in count(2) if f"{id}-{number}" not in taken)


@given(st.sets(IDS), st.lists(st.tuples(IDS, st.booleans())))
def test_each_gets_the_first_number_that_is_free(taken: set[str], wanted: list[tuple[str, bool]]) -> None:
    free, so_far = FreeIds(taken), set(taken)
    for id, is_given in wanted:
        if is_given:
            free.add(id)
            so_far.add(id)
        expected = slowly(id, so_far)
        assert free.take(id) == expected
        so_far.add(expected)


class Counting:
    """Numbers from one on, that are counted as they are drawn."""

    drawn = 0

    def __init__(self, start: int) -> None:
        self._numbers = count(start)

    def __iter__(self) -> "Counting":
        return self

    def __next__(self) -> int:
        Counting.drawn += 1
        return next(self._numbers)


def test_many_names_without_a_latin_letter_do_not_each_count_from_the_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ids, "count", Counting)
    monkeypatch.setattr(Counting, "drawn", 0)
    names = [chr(0x4E00 + number) for number in range(300)]
    found = unregistered(open_log(log_bytes(event(people=names)), "a.json"))
    keys = [each.key for each in found if each.register == "people"]
    assert keys == ["person", *(f"person-{number}" for number in range(2, 301))]
    assert Counting.drawn < 2 * len(names)
