"""Questions that `--save-as` saves in the settings file."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_timeline.cli.config import saving
from tests.cli.config.conftest import ARMENIA, Config
from tests.conftest import Cli
from tests.screen import environment, see

Write = Callable[..., Path]

SAVED = [
    (["list", "2022", "-c", "armenia"], 'period = "2022"\ncountry = "armenia"\n'),
    (["list", "Sep", "to", "Nov", "2022"], 'period = "Sep to Nov 2022"\n'),
    (["stats", "2022", "2024", "--by", "kind"], 'period = ["2022", "2024"]\n'),
    (["list", "-c", "armenia", "-c", "KZ+RU", "--certain", "2022"], None),
    (["people", "--since", "30d", "--not-kind", "summit"], 'since = "30d"\nnot-kind = "summit"\n'),
    (["list", "-s", '"peace treaty" -war', "-n", "5", "--reverse"], None),
    (["show", "-p", "путин"], 'person = "путин"\n'),
    (["export", "-", "2022", "--style", "table"], 'period = "2022"\n'),
    (["list", "--log", "builtin", "--kind", "clash"], 'kind = "clash"\nlog = "builtin"\n'),
    (["--log", "builtin", "list", "--kind", "clash", "--merge"], 'kind = "clash"\nlog = "builtin"\nmerge = true\n'),
]


@pytest.mark.parametrize(("arguments", "text"), SAVED)
def test_what_is_saved_is_asked_again(cli: Cli, config: Config, arguments: list[str], text: str | None) -> None:
    path = config("")
    first = cli(*arguments, "--save-as", "q")
    assert first.code == 0
    assert f"saved in {path}: @q is " in first.err
    assert ("not saved, as no filters: " in first.err) == ("--by" in arguments or "--style" in arguments)
    assert text is None or path.read_text("utf-8") == f"[questions.q]\n{text}"
    command = arguments[arguments.index("--log") + 2 if arguments[0] == "--log" else 0 :][0]
    target = ["-"] if command == "export" else []
    own = [word for word in ("--by", "kind", "--style", "table") if word in arguments]
    assert cli(command, *target, "@q", *own).out == first.out


def test_what_the_file_has_stays_to_the_letter(cli: Cli, config: Config) -> None:
    path = config(ARMENIA + "[list] # how I like it\nlimit  =  2")
    answer = cli("list", "2022", "--save-as", "year", "--long")
    assert path.read_text() == ARMENIA + '[list] # how I like it\nlimit  =  2\n\n[questions.year]\nperiod = "2022"\n'
    assert answer.err.splitlines()[-2:] == [
        f"saved in {path}: @year is 2022",
        "not saved, as no filters: --long",
    ]
    assert len(answer.ids) == 2


def test_line_ends_stay_as_they_are(cli: Cli, config: Config) -> None:
    path = config("[list]\r\nlimit = 2\r\n")
    cli("list", "2022", "--save-as", "year")
    assert path.read_bytes() == b'[list]\r\nlimit = 2\r\n\r\n[questions.year]\r\nperiod = "2022"\r\n'


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    own = {**environment(), "HOME": str(tmp_path)}
    del own["CSTO_TIMELINE_CONFIG"]
    call = [sys.executable, "-m", "csto_timeline", "list", "--count"]
    first = subprocess.run([*call, "2022", "--save-as", "q"], env=own, capture_output=True, check=True)
    path = tmp_path / ".config" / "csto-timeline" / "config.toml"
    assert path.read_text() == '[questions.q]\nperiod = "2022"\n'
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert subprocess.run([*call, "@q"], env=own, capture_output=True, check=True).stdout == first.stdout


def test_a_file_that_the_environment_names_is_made(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", str(tmp_path / "new" / "mine.toml"))
    assert cli("list", "2022", "--save-as", "q").code == 0
    assert cli("list", "@q").ids == cli("list", "2022").ids


def test_a_link_stays_one(cli: Cli, config: Config, tmp_path: Path) -> None:
    path = config("")
    path.unlink()
    (tmp_path / "dotfiles.toml").write_text("# mine\n")
    (tmp_path / "dotfiles.toml").chmod(0o640)
    path.symlink_to(tmp_path / "dotfiles.toml")
    cli("list", "2022", "--save-as", "q")
    assert path.is_symlink()
    assert (tmp_path / "dotfiles.toml").read_text() == '# mine\n\n[questions.q]\nperiod = "2022"\n'
    assert (tmp_path / "dotfiles.toml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "--save-as", "q"], "--save-as saves filters, and there are none"),
        (["list", "2022", "--save-as", "a b"], '--save-as: "a b" cannot be the name of a question: write one word'),
        (["list", "2022", "--save-as", "@q"], '--save-as: "@q" cannot be the name of a question'),
        (["list", "2022", "--save-as", "$(x)"], '--save-as: "$(x)" cannot be the name of a question'),
        (["list", "2022", "--save-as", ""], '--save-as: "" cannot be the name of a question'),
        (
            ["list", "2022", "--save-as", "q", "--no-config"],
            "--save-as writes to the settings file, which --no-config ignores",
        ),
        (["list", "2022", "--save-as", "armenia-exit"], "--save-as: @armenia-exit is --country armenia --since 2022"),
        (["list", "2022", "--log", "-", "--save-as", "q"], "--save-as: standard input cannot be read again"),
        (["list", "nonsense", "--save-as", "q"], "PERIOD: "),
    ],
)
def test_what_is_not_saved(cli: Cli, config: Config, arguments: list[str], words: str) -> None:
    path = config(ARMENIA)
    found = cli(*arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"csto-timeline: usage error: {words}")
    assert path.read_text() == ARMENIA


def test_a_question_that_has_no_answer_is_not_saved(cli: Cli, config: Config) -> None:
    """A name that the log does not have may be a slip; nothing found is an answer."""
    path = config("")
    assert cli("list", "-c", "armenja", "--save-as", "q").code == 4
    assert path.read_text() == ""
    assert cli("list", "1800", "--fail-empty", "--save-as", "q").code == 5
    assert path.read_text() == '[questions.q]\nperiod = "1800"\n'


def test_saved_again_it_stays(cli: Cli, config: Config) -> None:
    path = config("")
    for _ in range(2):
        assert cli("list", "2022", "--save-as", "q").code == 0
    assert path.read_text() == '[questions.q]\nperiod = "2022"\n'
    cli("list", "@q", "-c", "KZ", "--save-as", "r")
    assert tomllib.loads(path.read_text())["questions"]["r"] == {"period": "2022", "country": "KZ"}


def test_questions_in_one_line_are_left_alone(cli: Cli, config: Config) -> None:
    path = config('questions = { a = { country = "KZ" } }\n')
    assert "write each question below [questions.NAME]" in cli("list", "2022", "--save-as", "q").err
    assert path.read_text() == 'questions = { a = { country = "KZ" } }\n'
    assert cli("list", "@a").code == 0


def test_a_reader_that_goes_loses_no_question(config: Config) -> None:
    path = config("")
    env = {"CSTO_TIMELINE_CONFIG": str(path)}
    line = "csto-timeline list -c armenia --long --save-as q | head -1"
    subprocess.run(["sh", "-c", line], env=environment(env), capture_output=True, check=True)
    assert "[questions.q]" in path.read_text()


def test_questions_that_are_saved_at_once_all_arrive(config: Config) -> None:
    path = config("# mine\n")
    env = environment({"CSTO_TIMELINE_CONFIG": str(path)})
    call = [sys.executable, "-m", "csto_timeline", "list", "--count"]
    calls = [
        subprocess.Popen([*call, f"{year}", "--save-as", f"y{year}"], env=env, stdout=-3, stderr=-3)
        for year in range(2010, 2020)
    ]
    assert [each.wait(timeout=120) for each in calls] == [0] * 10
    assert len(tomllib.loads(path.read_text())["questions"]) == 10
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_an_error(cli: Cli, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    path, known = config(""), cli("list", "2022", "--count").out

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("csto_timeline.cli.files.os.fsync", full)
    answer = cli("list", "2022", "--count", "--save-as", "q")
    assert (answer.code, answer.out) == (74, known)
    assert answer.err.endswith(f"{path} could not be written: No space left on device\n")
    assert (path.read_text(), list(path.parent.iterdir())) == ("", [path])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.dictionaries(st.sampled_from(["country", "search"]), TEXTS | st.lists(TEXTS, min_size=2), min_size=1))
def test_any_text_is_written_so_that_it_is_read_back(before: str, question: dict[str, str | list[str]]) -> None:
    text = f"a = {saving._value(before)} # {before!r}"
    written = saving._with_table(text, "b-ü", question)
    assert tomllib.loads(written) == {"a": before, "questions": {"b-ü": question}}


def test_on_a_terminal_the_note_stands_below_the_answer(config: Config) -> None:
    env = {"CSTO_TIMELINE_CONFIG": str(config(""))}
    seen = see("list", "2022-11-23", "--save-as", "day", env=env, columns=200)
    assert seen.lines[-1].endswith(": @day is 2022-11-23")
