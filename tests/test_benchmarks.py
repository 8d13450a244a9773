"""The benchmarks: their logs are the same everywhere, their answers verified. Nothing here depends on time."""

import hashlib
import os
import re
import sys
from collections import Counter
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import answers, commands, logs, report, targets, tools
from benchmarks.__main__ import main
from benchmarks.errors import BenchmarkError
from benchmarks.forms import FORMS
from benchmarks.generate import events
from benchmarks.measure import Command, Ratio, Sample, in_turn
from benchmarks.question import BY_NAME, NARROW, QUESTIONS, WIDE, Question
from benchmarks.rules import BOUNDS, RULES
from benchmarks.summary import summary
from csto_timeline.answers.groups import beginnings
from csto_timeline.cli.group import COMMANDS
from csto_timeline.dates.period import Fit, Period
from csto_timeline.log.voices import competing_dates, differences
from csto_timeline.query.in_period import InPeriod
from tests.calls import WRITING
from tests.conftest import Cli
from tests.logs import decode, decode_lines

COUNT = 1000
# Of the log of 1,000 events with seed 1, as JSON: another digest is another log, and numbers do not compare.
DIGEST = "40d8997ce8a6355ecf4976502bae0569db3a65a5611398e0065212b9da5dd425"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> logs.Log:
    return logs.make(tmp_path_factory.mktemp("logs"), COUNT, 1, list(FORMS))


def test_the_same_seed_gives_the_same_bytes_on_every_machine(made: logs.Log) -> None:
    assert hashlib.sha256(made.path("JSON").read_bytes()).hexdigest() == DIGEST


def test_another_seed_gives_another_log(made: logs.Log, tmp_path: Path) -> None:
    other = logs.make(tmp_path, COUNT, 2, ["JSON"])
    assert other.path("JSON").read_bytes() != made.path("JSON").read_bytes()


def test_a_log_is_made_once(made: logs.Log) -> None:
    before = made.path("JSON").stat()
    assert logs.make(made.folder.parent, COUNT, 1, ["JSON"]) == made
    assert made.path("JSON").stat() == before


def test_no_whole_log_is_left_under_its_name_by_a_run_that_broke_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(count: int, seed: int) -> object:
        yield next(events(count, seed))
        raise KeyboardInterrupt

    monkeypatch.setattr(logs, "events", broken)
    with pytest.raises(KeyboardInterrupt):
        logs.make(tmp_path, COUNT, 1, ["JSON"])
    assert not list(tmp_path.rglob("*.json"))


def test_json_and_json_lines_give_equal_events(made: logs.Log) -> None:
    log = decode(made.path("JSON").read_bytes(), "JSON")
    assert len(log.events) == COUNT
    for form in ("JSON Lines", "JSON Lines with registers"):
        assert decode_lines(made.path(form).read_bytes(), form).events == log.events


def test_every_name_is_in_the_registers_and_in_those_of_its_line(made: logs.Log) -> None:
    log = decode(made.path("JSON").read_bytes(), "JSON")
    lines = decode_lines(made.path("JSON Lines with registers").read_bytes(), "JSON Lines")
    for event in log.events:
        for known in (log, lines):
            assert {*event.countries, event.place_country or "KZ"} <= {country.code for country in known.countries}
            assert event.involved <= {person.id for person in known.people}
            assert {account.source for account in event.accounts} <= {source.id for source in known.sources}


@pytest.mark.parametrize("form", ["JSON", "JSON Lines"])
def test_the_program_reads_them(made: logs.Log, form: str, cli: Cli) -> None:
    answer = cli("--log", made.path(form), "list")
    assert (answer.code, len(answer.ids)) == (0, COUNT)


def test_an_event_has_about_as_many_bytes_as_in_a_real_log(made: logs.Log) -> None:
    assert 400 < made.path("JSON Lines").stat().st_size / COUNT < 500


def test_the_days_of_a_date_are_those_that_the_program_reads_in_it(made: logs.Log) -> None:
    """The answers are verified by days that the generator knew, so these must be right."""
    log = decode(made.path("JSON").read_bytes(), "JSON")
    for event, origin in zip(log.events, events(COUNT, 1), strict=True):
        spans = [span for when in origin.competing for span in when.spans]
        assert min(first for first, _ in spans) == min(when.start_min for when in competing_dates(event))
        assert max(last for _, last in spans) == max(when.end_max for when in competing_dates(event))
        begun = [Period(*span) for when in origin.competing for span in when.begun]
        assert {*begun} == {*beginnings(event)}


@pytest.mark.parametrize("question", [NARROW, WIDE, BY_NAME["without"]], ids=lambda question: question.name)
def test_an_event_fits_certainly_or_possibly_where_the_program_says_so(made: logs.Log, question: Question) -> None:
    period = InPeriod(Period(question.first, question.last))
    log = decode(made.path("JSON").read_bytes(), "JSON")
    for event, origin in zip(log.events, events(COUNT, 1), strict=True):
        fit = period.fit(event)
        assert BOUNDS.in_period(origin, question) == (fit is not Fit.NO)
        sure = all(when.surely_lies_in(question.first, question.last) for when in origin.competing)
        assert (sure and BOUNDS.in_period(origin, question)) == (fit is Fit.CERTAIN)


def test_accounts_differ_where_the_program_says_so(made: logs.Log) -> None:
    log = decode(made.path("JSON").read_bytes(), "JSON")
    for event, origin in zip(log.events, events(COUNT, 1), strict=True):
        differs = ("date",) * origin.differs_in_date + ("words",) * origin.differs_in_words
        assert differs == differences(event)


def test_a_period_is_days_and_text() -> None:
    assert (NARROW.first, NARROW.last, NARROW.after) == (date(2010, 3, 1), date(2010, 5, 31), date(2010, 6, 1))
    assert (WIDE.first, WIDE.last) == (date(2010, 1, 1), date(2012, 12, 31))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_other_programs_find_some_of_what_the_program_finds(made: logs.Log, question: Question) -> None:
    answered = [made.answer(question, rule) for rule in RULES if question.command in rule.items]
    assert [bool(answer.events) for answer in answered] == [question.name != "none"] * len(answered)
    if question.command == "list":
        assert all({*answer.items} <= {*answered[0].items} for answer in answered)


@pytest.mark.parametrize("form", ["JSON", "JSON Lines"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_program_answers_as_it_should(made: logs.Log, question: Question, form: str, cli: Cli) -> None:
    tool = tools.own(form)
    command = tool.command("", made.path(form), question, made.answer(question, tool.rule).items)
    answer = cli(*command.arguments[1:])
    assert answer.code == 0
    command.check(answer.out)


@pytest.mark.parametrize("year", range(1992, 2025, 3))
def test_the_program_counts_years_as_it_should(made: logs.Log, year: int, cli: Cli) -> None:
    """Also those in which an event of a vague date only may have begun."""
    question = Question("stats", f"{year}", f"{year + 2}", f"{year + 3}", command="stats")
    fitting = (each for each in events(COUNT, 1) if BOUNDS.fits(each, question))
    expected = Counter(item for each in fitting for item in BOUNDS.answer_of(each, question))
    command = tools.own("JSON").command("", made.path("JSON"), question, expected)
    command.check(cli(*command.arguments[1:]).out)


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("narrow", "2010\tsummit\tKZ\tA title\tan-event\n", "lacking .*no-such-event.*too many .*an-event"),
        ("stats", "2010\t2010\t3\t0\n", r"lacking .*no-such-event.*too many .*2010"),
    ],
)
def test_a_wrong_answer_ends_it(made: logs.Log, name: str, wrong: str, said: str) -> None:
    expected = {"no-such-event": 1}
    command = tools.own("JSON").command(tools.own_executable(), made.path("JSON"), BY_NAME[name], expected)
    with pytest.raises(BenchmarkError, match=said):
        command.check(wrong)


@pytest.mark.parametrize(
    ("tool", "question"),
    [(tool, question) for tool in tools.TOOLS for question in QUESTIONS if tool.is_asked(question, tool.beside, COUNT)],
    ids=lambda value: f"{value.label}, {value.form}" if isinstance(value, tools.Tool) else value.name,
)
def test_a_tool_that_is_installed_finds_what_it_should(
    made: logs.Log, tool: tools.Tool, question: Question, tmp_path: Path
) -> None:
    executables = tools.found([])
    if tool.program not in executables:
        pytest.skip(f"{tool.program} is not installed")
    expected = made.answer(question, tool.rule).items
    command = tool.command(executables[tool.program], made.path(tool.form), question, expected)
    in_turn([command], 0, {"HOME": str(tmp_path), "PATH": os.defpath, "LC_ALL": "C.UTF-8"})


def test_every_question_is_asked_of_the_logs_with_targets() -> None:
    asked = {(case.form, case.count, case.question.name) for case in answers.cases([10_000, 100_000, 1_000_000])}
    for log in (("JSON", 10_000), ("JSON", 100_000), ("JSON Lines", 1_000_000)):
        assert {(*log, each.name) for each in QUESTIONS if log[1] <= each.largest} <= asked


def test_a_log_in_parquet_is_measured_against_the_bare_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("_duckdb")
    assert main(["--only", "parquet, narrow", "--rounds", "1", "--sizes", "1000", "--keep", str(tmp_path)]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    own, bare = rows[-2:]
    assert (own[0][:23], own[1:4]) == ("| 1,000 events, Parquet", ["narrow", "csto-timeline", "1"])
    assert bare[2:4] == ["bare_typer.py", ""]
    assert re.fullmatch(r"\d+\.\d\d", bare[6])
    assert [file.name for file in tmp_path.rglob("*.parquet")] == ["log.parquet"]


def test_every_question_to_a_large_log_in_parquet_has_its_targets() -> None:
    asked = {case.question.name: case for case in answers.cases([1_000_000]) if case.form == "Parquet"}
    assert asked.keys() == {question.name for question in QUESTIONS if question.largest >= 1_000_000}
    for case in asked.values():
        allowed = targets.ratio("bare_typer.py", case.form, case.count, case.question)
        assert allowed == (7 if case.question.name == "search" else 3.5)
        assert targets.memory(case.form, case.count, case.question) == 150e6


def test_without_duckdb_it_says_that_no_log_in_parquet_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.__main__.find_spec", lambda name: None if name == "_duckdb" else find_spec(name))
    assert main(["--only", "parquet, narrow", "--rounds", "1", "--sizes", "100"]) == 1
    said = capsys.readouterr().err
    assert "100 events, Parquet, narrow: not measured, since DuckDB is not installed here" in said
    assert 'nothing that can be measured here has "parquet, narrow" in its name' in said


def test_a_log_that_cannot_be_exported_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = tmp_path / "csto-timeline"
    failing.write_text("#!/bin/sh\necho for a reason >&2\nexit 1\n", "utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(logs, "own_executable", lambda: str(failing))
    with pytest.raises(BenchmarkError, match="cannot be exported as Parquet: for a reason"):
        logs.make(tmp_path / "logs", 10, 1, ["Parquet"])
    assert not list(tmp_path.rglob("log.parquet"))


def test_a_command_that_fails_ends_it() -> None:
    failing = Command("this", [sys.executable, "-c", "raise SystemExit('for a reason')"])
    with pytest.raises(BenchmarkError, match="this ended with 1: for a reason"):
        in_turn([failing], 1, {})


def test_commands_run_in_turn_and_their_memory_is_theirs_alone() -> None:
    small, large = ([sys.executable, "-c", f"print(len(b'x' * {size}))"] for size in (1, 200_000_000))
    samples = in_turn([Command("small", small), Command("large", large)], 2, {})
    assert [len(sample.seconds) for sample in samples] == [2, 2]
    assert samples[0].peak < 100_000_000 < samples[1].peak


def test_a_ratio_is_taken_round_by_round() -> None:
    ratio = Ratio.of(Sample((2.0, 6.0, 8.0), 0), Sample((1.0, 2.0, 8.0), 0))
    assert ratio == Ratio(median=2.0, low=1.5, high=2.5, best=2.0)


@pytest.mark.parametrize(
    ("low", "middle", "high", "said"),
    [
        (1.2, 1.24, 1.28, "1.24 (at most 1.3) ok"),
        (1.31, 1.4, 1.5, "1.40 (at most 1.3) MISSED"),
        (1.2, 1.24, 1.31, "1.24 (at most 1.3) ok, but the spread is too big to conclude"),
        (1.2, 1.35, 1.4, "1.35 (at most 1.3) MISSED, but the spread is too big to conclude"),
    ],
)
def test_the_verdict_says_when_the_spread_allows_none(low: float, middle: float, high: float, said: str) -> None:
    assert report.verdict(Ratio(middle, low, high, middle), 1.3) == said


def test_the_summary_has_the_slowest_question_too() -> None:
    outcomes = [
        _outcome(name, mine, 10.0) for name, mine in (("narrow", 2.0), ("wide", 3.0), ("stats", 4.5), ("people", 4.5))
    ]
    ratio = Ratio(1.1, 1.0, 1.2, 1.0)
    said = summary({"list": ratio, "--color always list": ratio}, outcomes)
    assert said.splitlines() == [
        "- On the built-in log, `list` takes 1.10 times as long as a Typer program that prints one line; with the "
        "timeline drawn in colour, 1.10 times.",
        "- On 1,000,000 events as JSON Lines, `list` takes 0.20 to 0.30 of `jq`’s time, `stats` and `people` 0.45.",
        "- There `list` needs 20 MB of memory to find 7 events, and 20 MB to find 7.",
    ]


def _outcome(name: str, mine: float, others: float) -> answers.Outcome:
    case = answers.Case(1_000_000, "JSON Lines", BY_NAME[name])
    samples = [Sample((mine,), 20_000_000), Sample((others,), 10_000_000)]
    return answers.Outcome(case, 1, ["csto-timeline", "jq"], [7, 7], samples)


def test_every_command_that_only_reads_a_log_is_measured() -> None:
    measured = {word for case in commands.cases() for word in case.arguments}
    assert {*COMMANDS} - measured == {"config", "import", *WRITING}


def test_a_command_without_arguments_to_measure_it_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "brand-new", ("list", "list_events"))
    with pytest.raises(BenchmarkError, match="brand-new"):
        commands.cases()


@pytest.mark.parametrize("case", commands.cases(), ids=lambda case: case.name)
def test_the_arguments_of_each_command_are_good(case: commands.Case, cli: Cli) -> None:
    answer = cli(*case.arguments)
    assert answer.code == 0
    assert answer.out


@pytest.mark.parametrize(
    ("only", "measured"), [("list", "`csto-timeline list`"), ("JSON Lines", "100 events, JSON Lines, ")]
)
def test_it_says_which_tools_are_missing_and_measures_without_them(
    only: str, measured: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    document = tmp_path / "numbers.md"
    document.write_text(f"Before.\n{report.BEGIN}\nold\n{report.END}\nAfter.\n", "utf-8")
    assert main(["--only", only, "--rounds", "1", "--sizes", "100", "--write", str(document)]) == 0
    numbers = capsys.readouterr().out
    assert "Not installed there, so not compared: jq, mlr, jrnl, hledger." in numbers
    assert measured in numbers
    assert document.read_text("utf-8") == f"Before.\n{report.BEGIN}\n\n{numbers}\n{report.END}\nAfter.\n"


def test_it_writes_into_a_readme_what_that_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    readme = tmp_path / "README.md"
    readme.write_text(f"Before.\n{report.BEGIN_QUOTED}\nold\n{report.END}\nAfter.\n", "utf-8")
    assert main(["--only", "list", "--rounds", "1", "--quote", str(readme)]) == 0
    quoted = readme.read_text("utf-8").split(report.BEGIN_QUOTED)[1].split(report.END)[0].strip()
    assert re.fullmatch(r"- On the built-in log, `list` takes [^\n]* times\.", quoted)
    assert quoted in capsys.readouterr().out


def test_nothing_to_quote_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"{report.BEGIN_QUOTED}\nold\n{report.END}\n", "utf-8")
    assert main(["--only", "schema", "--rounds", "1", "--quote", str(readme)]) == 1
    assert "nothing was measured that README.md quotes" in capsys.readouterr().err
    assert "old" in readme.read_text("utf-8")


def test_nothing_of_that_name_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "nothing of that name"]) == 1
    assert "nothing of that name" in capsys.readouterr().err


def test_a_document_without_marks_is_an_error_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain.md").write_text("No marks.", "utf-8")
    assert main(["--write", str(tmp_path / "plain.md")]) == 1
    assert "plain.md lacks the marks" in capsys.readouterr().err


def test_the_page_of_speed_quotes_what_was_measured() -> None:
    root = Path(__file__).parents[1]
    quoted = (root / "docs" / "speed.md").read_text("utf-8").split(report.BEGIN_QUOTED)[1].split(report.END)[0].strip()
    assert re.search(r"\b[0-9]\.[0-9]{2}\b", quoted)
    assert f"\n{quoted}\n" in (root / "benchmarks" / "README.md").read_text("utf-8")
