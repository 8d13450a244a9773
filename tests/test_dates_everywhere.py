"""Dates of every form, in every command and export: read, matched, shown and written alike."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from csto_timeline.check import Severity, Text, check
from csto_timeline.check.findings import clipped
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import DateError, LogError
from csto_timeline.formats import FORMATS
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.calls import calls_to
from tests.conftest import Cli
from tests.expressions import BROKEN, EXPRESSION, TEXT
from tests.formats.conftest import Open, browser, open_page, whole
from tests.logs import decode, event, log_bytes, make_log, select

__all__ = ["browser", "open_page"]  # fixtures

DATES = [
    *("2022", "2022-09", "2022-11-23", "2020~", "2022-11-23?", "199X", "156X~", "19XX?"),
    *(
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "2001-21",
        "2001-22~",
        "2001-23",
        "2001-24",
        "2001-34",
        "2001-40",
        "2001-41%",
    ),
    *("2022-09/2022-11", "2022-09/..", "../2022-09", "1985/", "/1985", "2001-21/2001-36"),
    *("[1667,1668,1670..1672]", "[2022-11-23, 2022-11-25]", "[..1983-12-31,1984-10]", "[2022-11-23..]", "[..2022]"),
    *("{2022-11-23,2022-11-25,2022-11-27}", "{2022-11-23..2022-11-25,2022-12}", "{1670..1675}", "{..1984}", "{1985..}"),
    *("{2001-21..2002-22}", "{1670~..1675}", "{1670..1671-06}", "{199X..200X}", "{2001-34..2001-36}"),
    *("0001-01-01", "9999-12-31", "[..0001]", "9999-12-31/..", "0001/9999", "{0001-01-01,9999-12-31}", "9999-12-31~"),
]
# What somebody wrote, and what helps.
REFUSED = {
    "-0044": "years go from 0001 to 9999, in four digits",
    "1985-04-12T23:20:30Z": "the day goes into `date`, the time into `time`",
    "2004-06-~11": "~, ? and % go behind the whole date, as in 2004-06-11~",
    "?1945-01": "~, ? and % go behind the whole date, as in 1945-01?",
    "Y17000": "years go from 0001 to 9999, in four digits",
}
READ = ["1985-04-XX", "1985/", "2001-34", "[1667, 1668]", "[1667,1668,1670]"]


def log_of(*dates: str) -> Log:
    return make_log(*(event(id=f"e-{number}", date=text) for number, text in enumerate(dates)))


@pytest.mark.parametrize("text", READ)
def test_what_is_read_is_shown_as_it_is_written(text: str, cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event(date=text))
    assert cli("--log", log, "list").out.split("\t")[0] == text
    assert cli("--log", log, "check").code == 0


@pytest.mark.parametrize("text", REFUSED)
def test_list_and_check_refuse_in_the_same_words(text: str, cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event(date=text))
    listed, checked = cli("--log", log, "list"), cli("--log", log, "check")
    assert (listed.code, checked.code) == (3, 1)
    sentence = listed.err.strip().partition("events[0].date: ")[2]
    assert sentence.startswith(f'"{text}"')
    assert sentence.endswith(REFUSED[text])
    assert f"error: events[0].date: {sentence} [bad-date]" in checked.out


@given(TEXT | BROKEN)
def test_the_reader_and_check_take_the_same(text: str) -> None:
    data = log_bytes(event(date=text))
    errors = [each for each in check([Text.of("x", data)]) if each.severity is Severity.ERROR]
    try:
        decode(data, "x")
        refusals = []
    except LogError as error:
        refusals = [clipped(str(error).removeprefix("x: events[0].date: "))]
    assert [each.message for each in errors] == refusals
    assert {each.rule for each in errors} <= {"bad-date", "end-before-start"}


@given(EXPRESSION)
def test_every_format_writes_every_date(text: str) -> None:
    try:
        EventDate(text)
    except DateError:
        return
    log = log_of(text, "2022-11-23")
    for format in FORMATS:
        if format.name in {"png", "pdf"}:  # which draw what SVG is
            continue
        assert whole(format.name, log)
        assert whole(format.name, log, period=parse_period("2000..2022"))


@pytest.fixture(scope="module")
def all_dates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dates") / "log.json"
    events = [event(id=f"e-{number}", date=text) for number, text in enumerate(DATES)]
    accounts = [{"source": f"s-{number}", "date": text} for number, text in enumerate(DATES)]
    path.write_bytes(log_bytes(*events, event(id="an-event", accounts=accounts), event(id="part"), event(id="other")))
    return path


@pytest.mark.parametrize("drawn", [[], ["--color", "always"]], ids=["piped", "drawn"])
@pytest.mark.parametrize("call", calls_to("an-event"), ids=" ".join)
def test_every_command_answers(call: list[str], drawn: list[str], all_dates: Path, cli: Cli) -> None:
    assert cli("--log", all_dates, *drawn, *call).code in ({0, 1} if call[0] == "check" else {0})


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days(day: str, cli: Cli, log_file: Callable[..., Path]) -> None:
    """They are printed, found, counted and exported as any other day is."""
    log = log_file(
        event(id="it", date=day), event(id="other"), event(id="open", date="[..2022-11-29]"), landmarks=["summit"]
    )
    assert json.loads(cli("--log", log, "list", day, "--certain", "--json").out)[0]["id"] == "it"
    (row,) = (row for row in json.loads(cli("--log", log, "list", "--json").out) if row["id"] == "it")
    assert (row["earliest"], row["latest"]) == (day, day)
    bars = {bar["key"]: bar["certain"] for bar in json.loads(cli("--log", log, "stats", "--json").out)["bars"]}
    assert bars[day[:4]] == 1
    assert f" certainly lies in {day}" in cli("--log", log, "list", day, "--why", "--color", "always").out
    cells = csv.DictReader(io.StringIO(cli("--log", log, "export", "-", "--format", "csv").out))
    assert [(row["earliest"], row["latest"]) for row in cells if row["id"] == "it"] == [(day, day)]
    page = cli("--log", log, "export", "-", "--format", "html").out
    assert f'data-possible="{day}/{day}" data-certain="{day}/{day}"' in page
    around = json.loads(cli("--log", log, "at", day, "--json").out)["around"]["summit"]
    assert "it" in {each["id"] for each in around["that day"]}
    assert cli("--log", log, "show", "it", "--near", "1d").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["0001-01-01..2000"], "period 0001-01-01 to 2000-12-31"),
        (["2023..9999-12-31"], "period 2023-01-01 to 9999-12-31"),
        (["..0001-01-01"], "period until 0001-01-01"),
        (["9999-12-31.."], "period from 9999-12-31"),
        (["--since", "0001", "--until", "2000"], "period 0001-01-01 to 2000-12-31"),
        (["--until", "2000"], "period until 2000-12-31"),
    ],
)
def test_a_period_is_said_with_its_ends(
    arguments: list[str], says: str, cli: Cli, log_file: Callable[..., Path]
) -> None:
    """As they are said where they are not told as they were typed."""
    assert (
        f"({says})."
        in cli(
            "--log",
            log_file(event(), event(id="old", date="0001-01-01"), event(id="late", date="9999-12-31")),
            "quotes",
            *arguments,
        ).err
    )


@pytest.mark.parametrize(("option", "typed", "side"), [("--since", "/2022", "first"), ("--until", "2022/", "last")])
def test_a_side_that_is_not_known_is_no_end_of_a_period(
    option: str, typed: str, side: str, cli: Cli, log_file: Callable[..., Path]
) -> None:
    answer = cli("--log", log_file(event()), "list", option, typed)
    assert (answer.code, answer.out) == (2, "")
    assert f'{option}: "{typed}" has no {side} day' in answer.err


STATS = [
    ("2001-21", "year", {"2001": (1, 0)}),
    ("2001-21", "month", {"2001-03": (0, 1), "2001-04": (0, 1), "2001-05": (0, 1)}),
    ("2001-24", "year", {"2001": (0, 1), "2002": (0, 1)}),
    ("2004-XX", "year", {"2004": (1, 0)}),
    ("1985-04-XX", "month", {"1985-04": (1, 0)}),
    ("2022-09/", "month", {"2022-09": (1, 0)}),
    ("[2020,2022,2023]", "year", {"2020": (0, 1), "2021": (0, 0), "2022": (0, 1), "2023": (0, 1)}),
    ("{2020,2022}", "year", {"2020": (1, 0)}),
    ("{2022-11-25,2022-10-23}", "month", {"2022-10": (1, 0)}),
    ("0001-01-01", "month", {"0001-01": (1, 0)}),
    ("[..0001-01-01]", "year", {"0001": (0, 1)}),
    ("[9999-12-31..]", "year", {"9999": (0, 1)}),
]


@pytest.mark.parametrize(("text", "by", "bars"), STATS)
def test_it_is_counted_where_it_surely_begins(
    text: str, by: str, bars: dict[str, tuple[int, int]], cli: Cli, log_file: Callable[..., Path]
) -> None:
    found = json.loads(cli("--log", log_file(event(date=text)), "stats", "--by", by, "--json").out)
    assert {bar["key"]: (bar["certain"], bar["possible"]) for bar in found["bars"]} == bars


PERIODS = [
    *("", "2022", "2022-11", "2022-11-23", "2022-11-24", "2001", "2001-12", "1672", "1671-02", "1985", "2020", "1990"),
    *("0001-01-01", "9999-12-31", "9999", "1066", "2001-03", "2002-02"),
]


@pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
def test_the_page_answers_as_the_program_does(open_page: Open) -> None:
    """To each pair of a beginning and an end: which events fit, and which of these only may."""
    log = log_of(*DATES)
    page = open_page(log)
    asked = [(begin, end) for begin in PERIODS for end in PERIODS if not (begin and end) or begin <= end]
    answers = page.tab.evaluate(ASK, asked)
    for (begin, end), answer in zip(asked, answers, strict=True):
        first = parse_period(begin).first if begin else None
        last = parse_period(end).last if end else None
        found = select(log, Query(period=Period(first, last)))
        expected = {match.event.id: match.word for match in found.matches}
        assert answer == expected, f"{begin}..{end}"
    page.kept()


ASK = """(periods) => periods.map(([from, to]) => {
  const fields = document.getElementById("_filters").elements;
  [fields.from.value, fields.to.value] = [from, to];
  fields.to.dispatchEvent(new Event("input", {bubbles: true}));
  return Object.fromEntries([...document.querySelectorAll(".event:not([hidden])")].map((row) =>
    [row.id, row.querySelector(".possible").hidden ? "certain" : "possible"]));
})"""


@pytest.mark.parametrize("text", DATES)
def test_every_date_certainly_lies_in_all_time(text: str) -> None:
    assert EventDate(text).fit(Period()) is Fit.CERTAIN
    assert EventDate(text).fit(Period(date(1, 1, 1), date(9999, 12, 31))) is not Fit.NO


def test_the_last_event_of_a_name_is_the_one_that_may_go_on(cli: Cli, log_file: Callable[..., Path]) -> None:
    log = log_file(event(id="last-day", date="9999-12-31"), event(id="goes-on", date="2022/.."))
    rows = json.loads(cli("--log", log, "kinds", "summit", "--json").out)
    assert [(row["first"], row["last"]) for row in rows] == [("2022/..", "2022/..")]
