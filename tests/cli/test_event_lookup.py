"""What `show` opens: a line of the list just drawn, a day, words of a title, and without any what the filters find."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.cli import last_list
from csto_timeline.errors import UsageError
from tests.conftest import Cli
from tests.logs import event
from tests.screen import quoted, see


def opened(tmp_path: Path, *calls: str) -> list[str]:
    """Return what stands on one terminal after some calls, the lists into nothing but the terminal itself."""
    return see(shell="; ".join(calls), env={"XDG_RUNTIME_DIR": str(tmp_path)}, columns=100).lines


def test_the_third_line_of_the_list_just_drawn(cli: Cli, tmp_path: Path) -> None:
    ids = cli("list", "2022-11").ids
    lines = opened(tmp_path, quoted("list", "2022-11"), "clear", f"{quoted('show', '3')} | head -2 | tail -1")
    assert lines[-1] == f"  protest · {ids[2]}"
    lines = opened(
        tmp_path, quoted("list", "2022-11", "--reverse"), f"{quoted('show', 'last', '--json')} | grep '^    .id'"
    )
    assert lines[-1] == f'    "id": "{ids[0]}",'


def test_the_numbers_are_those_of_groups_as_drawn(cli: Cli, tmp_path: Path) -> None:
    rows = [line.split("\t") for line in cli("list", "2022-11", "--group-by", "kind").out.splitlines()]
    lines = opened(
        tmp_path, quoted("list", "2022-11", "--group-by", "kind"), f"{quoted('show', '4', '--json')} | grep '^    .id'"
    )
    assert lines[-1] == f'    "id": "{rows[3][5]}",'


def test_show_without_events_lists_what_fits_with_numbers(cli: Cli, tmp_path: Path) -> None:
    asked = ["-c", "kazakhstan", "--since", "2022", "--until", "2022-01-05"]
    assert cli("show", *asked).out == cli("list", *asked).out
    lines = opened(tmp_path, quoted("show", *asked), f"{quoted('show', '2')} | head -2 | tail -1")
    assert any(" 2. " in line for line in lines)
    assert lines[-1].endswith(cli("list", *asked).ids[1])


def test_the_file_is_private_and_has_ids_alone(tmp_path: Path) -> None:
    opened(tmp_path, quoted("list", "2022-11-02", "--certain"))
    folder = tmp_path / "csto-timeline"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text()) == {"logs": ["builtin"], "ids": ["armenia-replies-lukashenko-2022"]}


def test_a_pipe_leaves_no_file(tmp_path: Path) -> None:
    opened(
        tmp_path, f"{quoted('list', '2022', '--color', 'always')} | cat > /dev/null", f"{quoted('list')} > /dev/null"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", [b"", b"[]", b"{", b'{"logs":["builtin"],"ids":["\x1b[2J"]}', b"\xff" * 2_000_000])
def test_a_file_that_is_not_ours_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: bytes) -> None:
    file = tmp_path / "list.json"
    file.write_bytes(written)
    monkeypatch.setattr(last_list, "_file", lambda: file)
    with pytest.raises(UsageError, match="and there is none"):
        last_list.recall([], "1")


def test_a_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"logs": ["builtin"], "ids": ["armenia-replies-lukashenko-2022"]}')
    link = tmp_path / "link.json"
    monkeypatch.setattr(last_list, "_file", lambda: other)
    assert last_list.recall([], "1") == "armenia-replies-lukashenko-2022"
    link.symlink_to(other)
    monkeypatch.setattr(last_list, "_file", lambda: link)
    with pytest.raises(UsageError, match="and there is none"):
        last_list.recall([], "1")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "has the lines 1 to 1"),
        ("2", "has the lines 1 to 1"),
        ("last", None),
    ],
)
def test_lines_that_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str | None
) -> None:
    file = tmp_path / "list.json"
    file.write_text('{"logs": ["builtin"], "ids": ["an-event"]}')
    monkeypatch.setattr(last_list, "_file", lambda: file)
    if said is None:
        assert last_list.recall([], typed) == "an-event"
        return
    with pytest.raises(UsageError, match=said):
        last_list.recall([], typed)
    with pytest.raises(UsageError, match="of another log: --log builtin"):
        last_list.recall(["mine.json"], typed)


def test_an_id_that_was_merged_into_another_still_answers(cli: Cli) -> None:
    answer = cli("show", "armenia-chair-2021")
    assert answer.out == cli("show", "csto-summit-dushanbe-2021").out
    assert answer.err == "armenia-chair-2021 was merged into csto-summit-dushanbe-2021\n"
    both = cli("show", "armenia-chair-2021", "csto-summit-dushanbe-2021", "--json")
    assert [each["id"] for each in json.loads(both.out)] == ["csto-summit-dushanbe-2021"]
    piped = cli("export", "-", "--format", "jsonl", "--kind", "summit").out.encode()
    assert cli("--log", "-", "show", "armenia-chair-2021", stdin=piped).err == answer.err


@pytest.mark.parametrize("command", ["list", "stats", "quotes", "accounts", "export - --format csv"])
def test_a_former_id_among_filters_says_what_it_became(cli: Cli, command: str) -> None:
    answer = cli(*command.split(), "--event", "Armenia-Chair-2021", "--event", "zas-takes-office-2020")
    assert answer.code == 0
    assert "armenia-chair-2021 was merged into csto-summit-dushanbe-2021\n" in answer.err
    assert answer.err.count("merged") == 1
    named = cli(*command.split(), "--event", "csto-summit-dushanbe-2021", "--event", "zas-takes-office-2020")
    assert answer.out == named.out


def test_a_former_id_of_an_event_or_of_none(cli: Cli, log_file: Callable[..., Path]) -> None:
    """The event that has the id comes first; where the other is not in the log, the error names it."""
    former = [{"id": "a", "event": "b"}, {"id": "gone", "event": "nowhere"}]
    path = log_file(event(id="a"), event(id="b"), former=former)
    answer = cli("show", "a", "--json", "--log", path)
    assert ([each["id"] for each in json.loads(answer.out)], answer.err) == (["a"], "")
    answer = cli("show", "gone", "--log", path)
    assert (answer.code, answer.out) == (4, "")
    assert "gone was merged into nowhere" in answer.err
    assert 'no event "nowhere" in the log' in answer.err


def test_no_list_was_drawn(cli: Cli) -> None:
    answer = cli("show", "3")
    assert (answer.code, answer.out) == (2, "")
    none = "and there is none: run list --numbers first"
    assert f'"3" is a line of the list last drawn on this terminal, {none}' in answer.err


@pytest.mark.parametrize(
    "typed",
    [
        ["leaders meet in Yerevan"],
        ["LEADERS", "meet", "in", "yerevan"],
        ["CSTO-Summit-Yerevan-2022"],
    ],
)
def test_the_event_with_these_words(cli: Cli, typed: list[str]) -> None:
    assert [each["id"] for each in json.loads(cli("show", *typed, "--json").out)] == ["csto-summit-yerevan-2022"]


@pytest.mark.parametrize(
    "typed", [["yerevan", "summit", "2022"], ["yerevan summit 2022"], ["Summit", "2022", "Yerevan", "CSTO"]]
)
def test_the_event_with_these_words_in_its_id(cli: Cli, typed: list[str]) -> None:
    assert [each["id"] for each in json.loads(cli("show", *typed, "--json").out)] == ["csto-summit-yerevan-2022"]


def test_words_of_a_title_and_of_an_id_together(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(
        event(id="summit-2022", title="Leaders in Yerevan"),
        event(id="summit-2023", title="Leaders in Minsk"),
        event(id="talks-2022", title="Ministers in Minsk", date="2022-05-01"),
    )
    for typed, id in (("leaders 2022", "summit-2022"), ("minsk talks", "talks-2022"), ("2023 summit", "summit-2023")):
        for words in ([typed], typed.split()):
            assert [each["id"] for each in json.loads(cli("--log", path, "show", *words, "--json").out)] == [id]
    found = cli("--log", path, "between", "yerevan summit 2022", "and", "minsk", "summit", "2023").out
    assert found.split("\t")[::2][:2] == ["summit-2022", "summit-2023"]


def test_several_titles_in_quotation_marks_are_several_events(cli: Cli) -> None:
    titles = ["asks the CSTO states to help", "decides to send troops to Kazakhstan"]
    ids = ["tokayev-requests-csto-troops-2022", "csto-sends-troops-kazakhstan-2022"]
    assert [each["id"] for each in json.loads(cli("show", *titles, "--json").out)] == ids
    assert cli("between", *titles).out == cli("between", *ids).out != ""


def test_words_stand_in_any_order_but_together_first(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="a", title="Leaders meet in Yerevan"), event(id="b", title="Meet the leaders"))
    for typed, id in (("leaders meet", "a"), ("yerevan leaders", "a"), ("leaders the", "b")):
        assert [each["id"] for each in json.loads(cli("--log", path, "show", typed, "--json").out)] == [id]
    assert '"leaders" matches the titles of 2 events: a, b' in cli("--log", path, "show", "leaders").err


@pytest.mark.parametrize("typed", [["2022-11-23"], ["23", "Nov", "2022"], ["23 November 2022"]])
def test_the_events_of_a_day(cli: Cli, typed: list[str]) -> None:
    answer = cli("show", *typed, "--json")
    assert [each["id"] for each in json.loads(answer.out)] == cli("list", "2022-11-23").ids
    assert answer.err == cli("list", "2022-11-23").err


def test_a_day_without_events(cli: Cli) -> None:
    answer = cli("show", "1950-01-01", "--json")
    assert (answer.code, answer.out) == (0, "[]\n")
    assert "No event matches. Without 1950-01-01: " in answer.err


def test_an_id_comes_before_all_else(cli: Cli, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="3"), event(id="2022"), event(id="last"))
    found = json.loads(cli("--log", path, "show", "last", "2022", "3", "3", "--json").out)
    assert [each["id"] for each in found] == ["last", "2022", "3"]


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["csto"], 4, '"csto" matches the titles of'),
        (
            ["no such words"],
            4,
            "no event \"no such words\" in the log; list --search 'no such words' searches all texts",
        ),
        (["no", "such", "words"], 4, 'no event "no such words" in the log'),
        (["leaders", "bitter"], 4, 'no event "leaders bitter" in the log'),
        (["leaders meet in Yerevan", "no such words"], 4, 'no event "no such words" in the log'),
        (["yerevan", "2022"], 4, '"yerevan 2022" matches 4 events: csto-cfm-yerevan-2022-06, '),
        (["csto-summit-yerevan"], 4, "did you mean csto-informal-summit-yerevan-2010 or "),
        (["csto-summit-yerevan-2023", "putin-pashinyan-meeting-2023"], 4, "did you mean csto-summit-yerevan-2022"),
        ([""], 4, 'no event "" in the log; list --ids prints every id'),
        (["…"], 4, 'no event "…" in the log; list --ids prints every id'),
        (["csto-summit-yerevan-2022", "-c", "AM"], 2, "show takes events or filters, not both: name events by --event"),
        (["2022", "--since", "2022-11"], 2, "show takes events or filters, not both"),
        (["--near", "30d"], 2, "--near needs an event"),
        (["-c", "ruritania"], 4, 'no country "ruritania"'),
    ],
)
def test_what_is_refused(cli: Cli, asked: list[str], code: int, said: str) -> None:
    answer = cli("show", *asked)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


@pytest.mark.parametrize("typed", ["leaders meet in Yerevan", "CSTO-summit-Yerevan-2022"])
def test_accounts_opens_events_alike(cli: Cli, typed: str) -> None:
    assert cli("accounts", typed).out == cli("accounts", "csto-summit-yerevan-2022").out != ""
    assert cli("accounts", "2022-11-23").out.startswith("yerevan-protest-2022\t")
    assert "accounts takes events or filters, not both" in cli("accounts", typed, "-c", "AM").err


def test_a_period_goes_with_filters(cli: Cli) -> None:
    ids = {each["id"] for each in json.loads(cli("list", "2022-09", "-c", "KG", "--json").out)}
    shown = json.loads(cli("show", "2022-09", "-c", "KG", "--json").out)
    assert {each["id"] for each in shown} == ids != set()
    asked = ["accounts", "-c", "KG", "--json"]
    assert cli(*asked, "Sep", "2022").out == cli(*asked, "--since", "2022-09", "--until", "2022-09").out != ""
    assert "No event matches" in cli("show", "1993-01", "-c", "KG").err
