"""Events that several logs have: their accounts united, what differs kept or said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.errors import LogError
from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.logs import event, make_log, merge

POST, TIMES = {"source": "post", "says": "One day."}, {"source": "times", "says": "Two days."}


def united(one: Log, other: Log) -> tuple[Log, list[str]]:
    left_out: list[str] = []
    return merge([("one.json", one), ("other.json", other)], left_out.append), left_out


def test_accounts_of_all_stand_each_once() -> None:
    log, left_out = united(make_log(event(accounts=[POST])), make_log(event(accounts=[POST, TIMES])))
    (only,) = log.events
    assert [account.says for account in only.accounts] == ["One day.", "Two days."]
    assert left_out == []


def test_an_account_keeps_the_date_of_its_log() -> None:
    """Where logs differ, both dates stand, each with the source that gives it."""
    own = TIMES | {"date": "2022-11"}
    log, _ = united(
        make_log(event(date="2022-11-23", accounts=[POST])),
        make_log(event(date="2022-11-24", accounts=[TIMES, own])),
    )
    (only,) = log.events
    assert [str(account.date) for account in only.accounts] == ["None", "2022-11-24", "2022-11"]
    assert str(only.date) == "2022-11-23"


def test_what_one_log_does_not_say_comes_from_the_other() -> None:
    log, _ = united(
        make_log(event(people=["ann"], countries=["AM"])),
        make_log(event(people=["bea", "ann"], countries=["BY"], place="Minsk", summary="They met.", date_note="Read.")),
    )
    (only,) = log.events
    assert (only.people, only.countries) == (("ann", "bea"), ("AM", "BY"))
    assert (only.place, only.summary, only.date_note) == ("Minsk", "They met.", "Read.")


def test_a_tag_stands_once_however_it_is_spelt() -> None:
    log, left_out = united(
        make_log(event(tags=["peace talks", "Aral"])), make_log(event(tags=["Peace-Talks", "arms", "ARMS"]))
    )
    assert log.events[0].tags == ("peace talks", "Aral", "arms")
    assert left_out == []


def test_wording_that_does_not_stand_is_said() -> None:
    log, left_out = united(make_log(event(title="They meet")), make_log(event(title="A summit")))
    assert log.events[0].title == "They meet"
    assert left_out == ['other.json: left out of event an-event: the title "A summit"']


def test_a_date_that_no_account_keeps_is_said() -> None:
    dated = TIMES | {"date": "2022-11-25"}
    log, left_out = united(
        make_log(event(date="2022-11-23", accounts=[POST])),
        make_log(event(date="2022-11-24", date_note="Read off a photograph.", accounts=[dated])),
    )
    assert log.events[0].date_note is None
    assert left_out == [
        'other.json: left out of event an-event: the date_note "Read off a photograph."',
        "other.json: left out of event an-event: the date 2022-11-24",
    ]


DAY, OTHER_DAY = "2022-11-23", "2022-11-24"
TIMES_UNITED: list[tuple[tuple[str, str | None], tuple[str, str | None], str | None, list[str]]] = [
    ((DAY, "14:30"), (DAY, "14:30"), "14:30", []),
    ((DAY, None), (DAY, "14:30"), "14:30", []),
    ((DAY, "14:30"), (DAY, None), "14:30", []),
    ((DAY, "14:30"), (DAY, "14:30+06:00"), "14:30", ['the time "14:30+06:00"']),
    ((DAY, "14:30"), (OTHER_DAY, "15:30"), "14:30", ['the time "15:30"']),
    ((DAY, None), (OTHER_DAY, "15:30"), None, ['the time "15:30"']),
    (("2022-11", None), (DAY, "15:30"), None, ['the time "15:30"']),  # it would stand beside no known day
]


@pytest.mark.parametrize(("one", "other", "time", "said"), TIMES_UNITED)
def test_a_time_goes_with_its_date(
    one: tuple[str, str | None], other: tuple[str, str | None], time: str | None, said: list[str]
) -> None:
    first, second = (
        make_log(event(date=date, accounts=[account], **({"time": time} if time else {})))
        for (date, time), account in ((one, POST), (other, TIMES))
    )
    log, left_out = united(first, second)
    assert log.events[0].time == time
    assert left_out == [f"other.json: left out of event an-event: {each}" for each in said]


@pytest.mark.parametrize("fact", ["kind", "place", "place_country", "part_of", "follows"])
def test_facts_that_differ_are_an_error(fact: str) -> None:
    with pytest.raises(LogError, match=f'its {fact} is "this" in one.json and "that" in other.json'):
        united(make_log(event(**{fact: "this"})), make_log(event(**{fact: "that"})))


def test_events_keep_their_order() -> None:
    log, _ = united(make_log(event(id="a"), event(id="b")), make_log(event(id="c"), event(id="a")))
    assert [each.id for each in log.events] == ["a", "b", "c"]


def test_on_the_command_line(cli: Cli, log_file: Callable[..., Path]) -> None:
    one, other = log_file(event(accounts=[POST])), log_file(event(title="B\x1b[1m", accounts=[TIMES]))
    both = ["--log", one, "--log", other]
    refused = cli(*both, "list")
    assert (refused.code, refused.out) == (3, "")
    assert (
        f'{other}: "an-event" is also the id of the event in {one}: rename one, or unite their accounts with --merge'
        in refused.err
    )
    for arguments in ([*both, "--merge", "list", "--long"], ["list", "--long", *both, "--merge"]):
        answer = cli(*arguments)
        assert answer.out.rstrip().endswith("post,times")
        assert f'{other}: left out of event an-event: the title "B\\x1b[1m"' in answer.err
