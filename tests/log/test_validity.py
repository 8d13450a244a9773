"""One wording for a rule, whoever finds that it is broken; and words of the log format that are nearly right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.check import Text, check
from csto_timeline.errors import LogError
from csto_timeline.folding import nearest
from csto_timeline.log import faults
from csto_timeline.log.extra import members
from csto_timeline.log.faults import near_word, unknown_member
from csto_timeline.log.validity import may_repeat_members, path_words
from csto_timeline.log.whole import Log
from tests.logs import decode, event, log_bytes

KNOWN = ("summary", "date_note", "place", "place_country", "part_of", "accounts", "событие")
REGISTER = [{"id": "a", "name": "A"}]
SHARED = [
    log_bytes(event(), kinds=REGISTER),
    log_bytes(event(kind="a"), kinds=REGISTER * 2),
    log_bytes(event(), sources=[{"id": "s", "publisher": "S"}] * 2),
    log_bytes(event(acounts=[])),
    log_bytes(event(accounts=[])),
    log_bytes(event(date="2022-02-30")),
    log_bytes(event(date="2022-11", time="14:30")),
    log_bytes(event(time="2:30")),
    log_bytes(event(), sources=[{"id": "s", "publisher": "S", "language": "Russian"}]),
    log_bytes(event(), sources=[{"id": "s", "publisher": "S", "accessed": "2024"}]),
    log_bytes({"id": "a"}),
    b'{"title": "a", "title": "b", "events": []}',
    b'{"events": [',
    b'{"events": [}',
]


@pytest.mark.parametrize("data", SHARED)
def test_a_reader_and_a_check_use_the_same_words(data: bytes) -> None:
    with pytest.raises(LogError) as refused:
        decode(data, "x")
    said = str(refused.value).removesuffix(" (check says where)")
    assert any(
        said.endswith(each.message) or said.rpartition(": ")[2] in each.message for each in check([Text.of("x", data)])
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("events", 3, "date"), "events[3].date"), ((2, "id"), "[2].id"), (("a", 0, 1), "a[0][1]")],
)
def test_paths_are_written_as_in_other_errors(path: tuple[str | int, ...], text: str) -> None:
    assert path_words(path) == text


@pytest.mark.parametrize(
    ("data", "may"),
    [
        ('{"a": 1, "b": {"a": ":"}}', False),
        ('{"a": 1, "a": 2}', True),
        (r'{"a": 1, "\u0061": 2}', True),
        (r'{"a": "x", "a": "\u003a"}', True),
        ('[{"a": ":"}, {"a": 1.50, "é": "é"}]', False),
    ],
)
def test_a_member_given_twice_is_never_missed(data: str, may: bool) -> None:
    assert may_repeat_members(data.encode()) is may


@given(st.sampled_from(KNOWN), st.integers(0, 13), st.integers(0, 4), st.text("acdenoprstuy_-É", max_size=4))
def test_a_near_word_is_the_nearest_one(word: str, begin: int, length: int, letters: str) -> None:
    word = word[:begin] + letters + word[begin + length :]
    assert near_word(word, KNOWN) == next(iter(nearest(word, KNOWN, most=1)), None)


def test_every_member_of_a_log_is_known() -> None:
    for member in members(Log):
        assert unknown_member(member.encode_name).endswith('" belongs to a log')
    assert set(faults._MEMBERS.values()) >= {"log", "event", "account", "membership"}
