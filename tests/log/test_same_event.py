"""Events that several logs have: their accounts merged, what differs kept or said."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from csto_timeline.errors import LogError
from csto_timeline.log.model import Event
from csto_timeline.log.store import Prefer
from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.logs import event, make_log, merge

POST, TIMES = {"source": "post", "says": "One day."}, {"source": "times", "says": "Two days."}


def merged(one: Log, other: Log) -> tuple[Log, list[str]]:
    left_out: list[str] = []
    return merge([("one.json", one), ("other.json", other)], left_out.append), left_out


def test_accounts_of_all_stand_each_once() -> None:
    log, left_out = merged(make_log(event(accounts=[POST])), make_log(event(accounts=[POST, TIMES])))
    (only,) = log.events
    assert [account.says for account in only.accounts] == ["One day.", "Two days."]
    assert left_out == []


def test_an_account_keeps_the_date_of_its_log() -> None:
    """Where logs differ, both dates stand, each with the source that gives it."""
    own = TIMES | {"date": "2022-11"}
    log, _ = merged(
        make_log(event(date="2022-11-23", accounts=[POST])),
        make_log(event(date="2022-11-24", accounts=[TIMES, own])),
    )
    (only,) = log.events
    assert [str(account.date) for account in only.accounts] == ["None", "2022-11-24", "2022-11"]
    assert str(only.date) == "2022-11-23"


def test_what_one_log_does_not_say_comes_from_the_other() -> None:
    log, _ = merged(
        make_log(event(people=["ann"], countries=["AM"])),
        make_log(event(people=["bea", "ann"], countries=["BY"], place="Minsk", summary="They met.", date_note="Read.")),
    )
    (only,) = log.events
    assert (only.people, only.countries) == (("ann", "bea"), ("AM", "BY"))
    assert (only.place, only.summary, only.date_note) == ("Minsk", "They met.", "Read.")


def test_two_accounts_of_one_source_are_told() -> None:
    """Those that one log has already, and those that are the same, are not."""
    more = {"source": "herald", "says": "Nobody came."}
    _, told = merged(
        make_log(event(accounts=[POST, TIMES, more, more | {"says": "They came."}])),
        make_log(event(accounts=[POST, TIMES | {"says": "A week."}, TIMES | {"says": "A year."}, more])),
    )
    assert told == [
        "other.json: another account of times added to event an-event: choose with --prefer first or --prefer last"
    ]


def test_a_tag_stands_once_however_it_is_spelt() -> None:
    log, left_out = merged(
        make_log(event(tags=["peace talks", "Aral"])), make_log(event(tags=["Peace-Talks", "arms", "ARMS"]))
    )
    assert log.events[0].tags == ("peace talks", "Aral", "arms")
    assert left_out == []


def test_wording_that_does_not_stand_is_said() -> None:
    log, left_out = merged(make_log(event(title="They meet")), make_log(event(title="A summit")))
    assert log.events[0].title == "They meet"
    assert left_out == ['other.json: left out of event an-event: the title "A summit"']


def test_a_date_that_no_account_keeps_is_said() -> None:
    dated = TIMES | {"date": "2022-11-25"}
    log, left_out = merged(
        make_log(event(date="2022-11-23", accounts=[POST])),
        make_log(event(date="2022-11-24", date_note="Read off a photograph.", accounts=[dated])),
    )
    assert log.events[0].date_note is None
    assert left_out == [
        'other.json: left out of event an-event: the date_note "Read off a photograph."',
        "other.json: left out of event an-event: the date 2022-11-24",
    ]


DAY, OTHER_DAY = "2022-11-23", "2022-11-24"
TIMES_MERGED: list[tuple[tuple[str, str | None], tuple[str, str | None], str | None, list[str]]] = [
    ((DAY, "14:30"), (DAY, "14:30"), "14:30", []),
    ((DAY, None), (DAY, "14:30"), "14:30", []),
    ((DAY, "14:30"), (DAY, None), "14:30", []),
    ((DAY, "14:30"), (DAY, "14:30+06:00"), "14:30", ['the time "14:30+06:00"']),
    ((DAY, "14:30"), (OTHER_DAY, "15:30"), "14:30", ['the time "15:30"']),
    ((DAY, None), (OTHER_DAY, "15:30"), None, ['the time "15:30"']),
    (("2022-11", None), (DAY, "15:30"), None, ['the time "15:30"']),  # it would stand beside no known day
]


@pytest.mark.parametrize(("one", "other", "time", "said"), TIMES_MERGED)
def test_a_time_goes_with_its_date(
    one: tuple[str, str | None], other: tuple[str, str | None], time: str | None, said: list[str]
) -> None:
    first, second = (
        make_log(event(date=date, accounts=[account], **({"time": time} if time else {})))
        for (date, time), account in ((one, POST), (other, TIMES))
    )
    log, left_out = merged(first, second)
    assert log.events[0].time == time
    assert left_out == [f"other.json: left out of event an-event: {each}" for each in said]


@pytest.mark.parametrize("fact", ["kind", "place", "place_country", "part_of", "follows"])
def test_facts_that_differ_are_an_error(fact: str) -> None:
    with pytest.raises(LogError, match=f'its {fact} is "this" in one.json and "that" in other.json'):
        merged(make_log(event(**{fact: "this"})), make_log(event(**{fact: "that"})))


def test_events_keep_their_order() -> None:
    log, _ = merged(make_log(event(id="a"), event(id="b")), make_log(event(id="c"), event(id="a")))
    assert [each.id for each in log.events] == ["a", "b", "c"]


def test_on_the_command_line(cli: Cli, log_file: Callable[..., Path]) -> None:
    one, other = log_file(event(accounts=[POST])), log_file(event(title="B\x1b[1m", accounts=[TIMES]))
    both = ["--log", one, "--log", other]
    refused = cli(*both, "list")
    assert (refused.code, refused.out) == (3, "")
    assert (
        f'{other}: "an-event" is also the id of an event in {one}: rename one, or merge their accounts with --merge'
        in refused.err
    )
    for arguments in ([*both, "--merge", "list", "--long"], ["list", "--long", *both, "--merge"]):
        answer = cli(*arguments)
        assert answer.out.rstrip().endswith("post,times")
        assert f'{other}: left out of event an-event: the title "B\\x1b[1m"' in answer.err


OLD = {
    "date": "2022-09",
    "title": "They meet",
    "place": "Minsk",
    "countries": ["BY"],
    "accounts": [
        {"source": "tass", "says": "One day.", "quotes": [{"speaker": "ann", "text": "Yes."}]},
        {"source": "post"},
    ],
}
NEW = {
    "date": "2022-09-23",
    "kind": "meeting",
    "place": "Astana",
    "place_country": "KZ",
    "countries": ["KZ"],
    "accounts": [{"source": "echo"}, {"source": "tass", "date": "2022-09-24", "announced": True}],
}
PREFERRED: list[tuple[str, dict[str, Any], list[tuple[str, str | None, str | None, bool]], list[str]]] = [
    (
        "last",
        {
            "date": "2022-09-23",
            "kind": "meeting",
            "title": "A title",
            "place": "Astana",
            "place_country": "KZ",
            "countries": ("KZ", "BY"),
        },
        [
            ("echo", None, None, False),
            ("tass", "2022-09-24", "One day.", True),
            ("post", "2022-09", None, False),
        ],
        [
            'one: left out of event an-event: the kind "summit"',
            'one: left out of event an-event: the title "They meet"',
            'one: left out of event an-event: the place "Minsk"',
            "one: left out of event an-event: the date 2022-09 of the account of tass",
            "one: left out of event an-event: the announced false of the account of tass",
        ],
    ),
    (
        "first",
        {
            "date": "2022-09",
            "kind": "summit",
            "title": "They meet",
            "place": "Minsk",
            "place_country": None,
            "countries": ("BY", "KZ"),
        },
        [
            ("tass", None, "One day.", False),
            ("post", None, None, False),
            ("echo", "2022-09-23", None, False),
        ],
        [
            'other: left out of event an-event: the kind "meeting"',
            'other: left out of event an-event: the title "A title"',
            'other: left out of event an-event: the place "Astana"',
            'other: left out of event an-event: the place_country "KZ"',
            "other: left out of event an-event: the date 2022-09-24 of the account of tass",
            "other: left out of event an-event: the announced true of the account of tass",
        ],
    ),
]


@pytest.mark.parametrize(("prefer", "facts", "accounts", "told"), PREFERRED)
def test_the_preferred_log_settles_what_differs(
    prefer: str, facts: dict[str, Any], accounts: list[tuple[str, str | None, str | None, bool]], told: list[str]
) -> None:
    left_out: list[str] = []
    logs = [("one", make_log(event(**OLD))), ("other", make_log(event(**NEW)))]
    (only,) = merge(logs, left_out.append, Prefer(prefer)).events
    assert {name: str(value) if name == "date" else value for name, value in members_of(only, facts)} == facts
    assert [
        (each.source, str(each.date) if each.date else None, each.says, each.announced) for each in only.accounts
    ] == accounts
    assert [quote.text for quote in only.quotes] == ["Yes."]
    assert left_out == told


def members_of(one: Event, names: Iterable[str]) -> list[tuple[str, Any]]:
    return [(name, getattr(one, name)) for name in names]


def test_a_colleague_corrects_the_date_of_a_source(cli: Cli, log_file: Callable[..., Path]) -> None:
    """The very case: one event, one source, another date; without --prefer both stand, as two accounts."""
    mine = log_file(event(date="2022-09-23", accounts=[TIMES]))
    colleague = log_file(event(date="2022-09-24", accounts=[TIMES]))
    both = ["--log", mine, "--log", colleague, "--merge"]
    answer = cli("list", *both, "--prefer", "last")
    assert answer.out.startswith("2022-09-24\t")
    assert answer.err == (
        f"{mine}: left out of event an-event: the date 2022-09-23\n"
        f"{mine}: left out of event an-event: the date 2022-09-23 of the account of times\n"
    )
    (shown,) = json.loads(cli("show", "an-event", "--json", *both, "--prefer", "last").out)
    assert shown["accounts"] == [TIMES]
    kept = cli("list", *both, "--prefer", "first")
    assert kept.out.startswith("2022-09-23\t")
    assert f"{colleague}: left out of event an-event: the date 2022-09-24\n" in kept.err
    answer = cli("show", "an-event", "--json", *both)
    (shown,) = json.loads(answer.out)
    assert shown["accounts"] == [TIMES, TIMES | {"date": "2022-09-24"}]
    assert answer.err == (
        f"{colleague}: another account of times added to event an-event: choose with --prefer first or --prefer last\n"
    )


def test_of_three_logs_the_last_settles_and_each_loser_is_named(cli: Cli, log_file: Callable[..., Path]) -> None:
    logs = [log_file(event(title=title, accounts=[TIMES | {"says": title}])) for title in ("One", "Two", "Three")]
    answer = cli("list", "--long", "--merge", "--prefer", "last", *(word for log in logs for word in ("--log", log)))
    assert "\tThree\t" in answer.out
    assert answer.err.splitlines() == [
        f"{log}: left out of event an-event: the {text}"
        for log, title in ((logs[1], "Two"), (logs[0], "One"))
        for text in (f'title "{title}"', f'says "{title}" of the account of times')
    ]


def test_the_preferred_log_settles_registers_too(cli: Cli, log_file: Callable[..., Path]) -> None:
    first = log_file(event(), title="A", sources=[{"id": "a-source", "publisher": "Post", "published": "2022"}])
    last = log_file(event(), title="B", sources=[{"id": "a-source", "publisher": "Times", "language": "en"}])
    both = ["--log", first, "--log", last, "--merge"]
    refused = cli("sources", *both)
    assert (refused.code, "they differ in publisher" in refused.err) == (3, True)
    assert "choose with --prefer first or --prefer last" in refused.err
    for prefer, publisher, loser in (("first", "Post", last), ("last", "Times", first)):
        answer = cli("export", "-", "--format", "json", *both, "--prefer", prefer)
        log = json.loads(answer.out)
        assert log["title"] == "A + B"
        assert log["sources"] == [{"id": "a-source", "publisher": publisher, "published": "2022", "language": "en"}]
        assert f"{loser}: left out of source a-source: the publisher " in answer.err
        assert cli("check", *both, "--prefer", prefer).code == 0
    assert cli("check", *both).code == 1


def test_prefer_goes_with_merge(cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event())
    answer = cli("list", "--log", log, "--prefer", "last")
    assert (answer.code, answer.err) == (2, "csto-timeline: usage error: --prefer needs --merge\n")
    assert cli("--prefer", "last", "list", "--log", log, "--merge").code == 0
    assert cli("--merge", "list", "--log", log, "--prefer", "middle").code == 2
