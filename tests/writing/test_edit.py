"""`edit`: an event as JSON in an editor, whose text is never lost."""

import json
import re
import stat
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from msgspec.structs import fields

from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Event
from csto_timeline.writing.assignments import SETTABLE
from tests.conftest import Cli
from tests.logs import event, log_bytes
from tests.screen import see

SHELL = "#!/bin/sh\n"


@pytest.fixture
def mine(tmp_path: Path, cli: Cli) -> Path:
    path = tmp_path / "mine.json"
    cli("init", path)
    cli("add", "--log", path, "--date", "2022", "--kind", "clash", "--title", "Other", "--source", "x")
    return path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name an editor, a script that tests fill; it is called with the file behind an option, as `code --wait` is."""
    path = tmp_path / "my editor"
    path.touch()
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", f"'{path}' --wait")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return path


def kept(err: str) -> Path:
    """Return the file that is said to have what was typed."""
    found = re.search(r"what you typed is in (\S+): continue with --from \1", " ".join(err.split()))
    assert found, err
    return Path(found[1])


def test_an_event_is_edited_and_the_others_stay(cli: Cli, mine: Path, editor: Path) -> None:
    before = mine.read_text()
    editor.write_text(f"{SHELL}sed -i 's/Example/Sample/' \"$2\"\n")
    answer = cli("edit", "quay-closed-2021", "--log", mine)
    assert (answer.code, answer.out) == (0, "quay-closed-2021\n")
    assert mine.read_text() == before.replace('"Example', '"Sample')
    assert sorted(path.name for path in mine.parent.iterdir()) == ["mine.json", "my editor"]


def test_an_editor_that_changes_nothing_changes_nothing(cli: Cli, mine: Path, editor: Path) -> None:
    before = mine.stat()
    editor.write_text(SHELL)
    answer = cli("edit", "quay-closed-2021", "--log", mine)
    assert (answer.code, answer.err) == (0, "nothing changed\n")
    assert mine.stat().st_ino == before.st_ino


BAD = [
    ("s/2021-03-03/2021-13-03/", 3, "date: there is no month 13: months go from 01 to 12"),
    ("s/^{/{{/", 3, "the event: line 1, column 2: "),
    ("s/\"title\"/\"titel\"/", 3, 'titel: unknown member; did you mean "title"?'),
    ("s/quay-closed-2021/other-2022/", 3, '"other-2022" is also the id of an event in'),
    ("s/\"kind\"/\"follows\": \"non\", \"kind\"/", 3, 'follows: no event "non" in the log'),
    ("s/\"kind\"/\"follows\": \"quay-closed-2021\", \"kind\"/", 3, "follows: an event cannot name itself"),
    ("s/\"kind\": \"measure\"/\"kind\": \"a\", \"kind\": \"b\"/", 3, 'the member "kind" is given twice in one object'),
    ("1i [\n$a ]", 3, "the event: expected an object, got an array"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "words"), BAD)
def test_what_is_not_valid_is_told_and_kept(
    cli: Cli, mine: Path, editor: Path, change: str, code: int, words: str
) -> None:
    before = mine.read_bytes()
    editor.write_text(f"{SHELL}sed -i '{change}' \"$2\"\n")
    answer = cli("edit", "quay-closed-2021", "--log", mine)
    assert (answer.code, answer.out, mine.read_bytes()) == (code, "", before)
    assert words in answer.err
    assert kept(answer.err).exists()


@pytest.mark.parametrize("command", ["truncate -s 0", "rm"])
def test_an_editor_that_leaves_nothing_changes_nothing(cli: Cli, mine: Path, editor: Path, command: str) -> None:
    """As an empty message makes no commit; there is nothing to go on with."""
    before = mine.read_bytes()
    editor.write_text(f'{SHELL}{command} "$2"\n')
    answer = cli("edit", "quay-closed-2021", "--log", mine)
    assert (answer.code, mine.read_bytes()) == (3, before)
    assert answer.err == (
        "csto-timeline: log error: the event is empty: nothing was changed; "
        "csto-timeline remove quay-closed-2021 removes it\n"
    )
    assert sorted(path.name for path in mine.parent.iterdir()) == ["mine.json", "my editor"]


def test_one_goes_on_with_what_was_typed(cli: Cli, mine: Path, editor: Path) -> None:
    editor.write_text(f"{SHELL}sed -i 's/2021-03-03/2021-13-03/; s/Example/Sample/' \"$2\"\n")
    path = kept(cli("edit", "quay-closed-2021", "--log", mine).err)
    path.write_text(path.read_text().replace("2021-13-03", "2021-03-05"))
    assert cli("edit", "quay-closed-2021", "--log", mine, "--from", path).code == 0
    event = json.loads(cli("edit", "quay-closed-2021", "--log", mine, "--print").out)
    assert (event["date"], event["title"][:6]) == ("2021-03-05", "Sample")


def test_an_event_that_somebody_changed_meanwhile_is_not_overwritten(cli: Cli, mine: Path, editor: Path) -> None:
    """Another event may be: both changes stand."""
    editor.write_text(f"{SHELL}sed -i 's/Other/Another/' {mine}\nsed -i 's/Example/Sample/' \"$2\"\n")
    assert cli("edit", "quay-closed-2021", "--log", mine).code == 0
    assert ("Another" in mine.read_text(), "Sample" in mine.read_text()) == (True, True)
    editor.write_text(f"{SHELL}sed -i 's/a court/the court/' {mine}\nsed -i 's/Sample/Example/' \"$2\"\n")
    answer = cli("edit", "quay-closed-2021", "--log", mine)
    assert answer.code == 3
    assert "quay-closed-2021 was changed by someone else in the meantime: edit it again" in answer.err
    assert "the court" in mine.read_text()
    assert "Example" in kept(answer.err).read_text()


def test_an_editor_that_fails_changes_nothing(cli: Cli, mine: Path, editor: Path) -> None:
    before = mine.read_bytes()
    editor.write_text(f"{SHELL}sed -i 's/Example/Sample/' \"$2\"\nexit 3\n")
    answer = cli("edit", "quay-closed-2021", "--log", mine)
    assert (answer.code, mine.read_bytes()) == (74, before)
    assert "exited with 3: nothing was changed" in answer.err
    assert "Sample" in kept(answer.err).read_text()


@pytest.mark.parametrize("name", ["log.json", "log.jsonl"])
def test_former_ids_go_along_with_a_new_id(cli: Cli, tmp_path: Path, name: str) -> None:
    first, log = tmp_path / "first.json", tmp_path / name
    first.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "old", "event": "a"}]))
    cli("export", log, "--force", "--log", first)
    typed = cli("edit", "a", "--log", log, "--print").out.replace('"a"', '"z"')
    answer = cli("edit", "a", "--log", log, "--from", "-", stdin=typed.encode())
    assert (answer.code, answer.out) == (0, "z\n")
    assert cli("list", "--ids", "--event", "old", "--log", log).out == "z\n"
    assert cli("check", log).code == 0


@pytest.mark.parametrize(
    "call",
    [
        "edit a --set title=\udcff --log log.json",
        "import a.csv -o b.json --map date=date --map title=title --set kind=\udcff",
        "import \udcff.csv -o b.json --map date=date --map title=title",
        "check --json \udcff.json",
    ],
)
def test_bytes_that_are_no_text_are_told(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """A shell passes them on, and files may be called so; nothing that is written can have them."""
    monkeypatch.chdir(tmp_path)
    for name in ("log.json", "\udcff.json"):
        Path(name).write_bytes(log_bytes(event(id="a", accounts=[])))
    for name in ("a.csv", "\udcff.csv"):
        Path(name).write_text("date,title\n2022-01-01,Talks\n")
    answer = cli(*call.split())
    assert answer.code == 2
    assert re.search(r"usage error: \".*\\udcff.*\" has bytes that are not text in UTF-8\n$", answer.err)


def test_an_event_takes_its_own_former_id_back(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "old", "event": "a"}]))
    typed = cli("edit", "a", "--log", log, "--print").out.replace('"a"', '"old"')
    assert cli("edit", "a", "--log", log, "--from", "-", stdin=typed.encode()).out == "old\n"
    assert cli("check", log).code == 0


def test_an_event_whose_id_means_another_one_can_be_edited(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "a", "event": "b"}]))
    assert cli("edit", "a", "--set", "title=New", "--log", log).code == 0


def test_a_former_id_of_another_event_is_taken(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "more-2023", "event": "a"}]))
    typed = cli("edit", "b", "--log", log, "--print").out.replace('"b"', '"more-2023"')
    answer = cli("edit", "b", "--log", log, "--from", "-", stdin=typed.encode())
    assert '"more-2023" is a former id of a: choose another one' in answer.err
    new = ("add", "--log", log, "--date", "2023", "--kind", "clash", "--title", "More", "--source", "x")
    assert '"more-2023" is a former id of a: choose another one' in cli(*new, "--id", "more-2023").err
    assert cli(*new).out == "more-2023-2\n"
    assert cli("check", log).code == 0


def test_an_id_that_others_name_stays(cli: Cli, mine: Path, editor: Path) -> None:
    more = ["--date", "2023", "--kind", "clash", "--title", "More", "--source", "x", "--follows", "other-2022"]
    cli("add", "--log", mine, *more)
    editor.write_text(f"{SHELL}sed -i 's/other-2022/renamed-2022/' \"$2\"\n")
    answer = cli("edit", "other-2022", "--log", mine)
    assert "id: other-2022 is named by more-2023 (follows): keep it" in answer.err
    editor.write_text(f'{SHELL}sed -i \'s/"more-2023"/"most-2023"/\' "$2"\n')
    assert cli("edit", "more-2023", "--log", mine).out == "most-2023\n"


def test_an_event_at_fault_can_be_fixed(cli: Cli, mine: Path, editor: Path) -> None:
    mine.write_text(mine.read_text().replace("2021-03-03", "someday"))
    assert cli("--log", mine, "list").code == 3
    editor.write_text(f"{SHELL}sed -i 's/someday/2021-03-03/' \"$2\"\n")
    assert cli("edit", "quay-closed-2021", "--log", mine).code == 0
    assert cli("--log", mine, "list").code == 0


@pytest.mark.parametrize("id", ["../../Quay 2021", "Quay", "-"])
def test_an_id_at_fault_can_be_fixed(cli: Cli, mine: Path, editor: Path, id: str) -> None:
    mine.write_text(mine.read_text().replace('"quay-closed-2021"', json.dumps(id)))
    editor.write_text(f'{SHELL}sed -i \'s|"id": "[^"]*"|"id": "quay-2021"|\' "$2"\n')
    answer = cli("edit", "--log", mine, "--", id)
    assert (answer.code, answer.out) == (0, "quay-2021\n"), answer.err
    mine.write_text(mine.read_text().replace('"quay-2021"', json.dumps(id)))
    assert cli("remove", "--log", mine, "--yes", "--", id).code == 0


def test_lines_are_edited_without_their_registers(cli: Cli, tmp_path: Path, editor: Path) -> None:
    path = tmp_path / "mine.jsonl"
    cli("init", path)
    assert "registers" not in cli("edit", "quay-closed-2021", "--log", path, "--print").out
    before = json.loads(path.read_text())
    editor.write_text(f"{SHELL}sed -i 's/Example/Sample/' \"$2\"\n")
    assert cli("edit", "quay-closed-2021", "--log", path).code == 0
    assert json.loads(path.read_text()) == {**before, "title": before["title"].replace("Example", "Sample")}


def test_from_standard_input_and_as_a_dry_run(cli: Cli, mine: Path) -> None:
    before = mine.read_bytes()
    text = cli("edit", "other-2022", "--log", mine, "--print").out.replace("Other", "Another")
    answer = cli("edit", "other-2022", "--log", mine, "--from", "-", "--dry-run", stdin=text.encode())
    assert [line for line in answer.out.splitlines() if line[1:2] == " " and line[0] in "+-"] == [
        '-      "title": "Other",',
        '+      "title": "Another",',
    ]
    assert mine.read_bytes() == before
    assert cli("edit", "other-2022", "--log", mine, "--from", "-", stdin=text.encode()).code == 0
    assert b"Another" in mine.read_bytes()


def test_what_cannot_be_edited_is_refused(cli: Cli, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    answer = cli("edit", "quay-close-2021", "--log", mine)
    assert (answer.code, "did you mean quay-closed-2021?" in answer.err) == (4, True)
    answer = cli("edit", "other-2022", "--log", mine)
    assert "no editor: set VISUAL or EDITOR, or give the event with --from FILE" in answer.err
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert "the editor no-such-editor cannot be run: No such file" in cli("edit", "other-2022", "--log", mine).err
    monkeypatch.setenv("EDITOR", "'x")
    assert "is not a command" in cli("edit", "other-2022", "--log", mine).err


def test_a_file_without_a_name_is_refused(cli: Cli, mine: Path, editor: Path) -> None:
    """As a shell variable that is not set gives it; the editor does not open."""
    editor.write_text(f"{SHELL}sed -i 's/Example/Sample/' \"$2\"\n")
    answer = cli("edit", "quay-closed-2021", "--log", mine, "--from", "")
    assert (answer.code, "cannot be read" in answer.err, "Sample" in mine.read_text()) == (3, True, False)


def test_on_a_terminal_the_editor_opens_again(mine: Path, editor: Path) -> None:
    """The second time the text is what was typed the first time."""
    first, second = "sed -i 's/2021-03-03/2021-13-03/' \"$2\"", "sed -i 's/2021-13-03/2021-03-09/' \"$2\""
    editor.write_text(f'{SHELL}grep -q 2021-13-03 "$2" && {second} || {first}\n')
    call = ["edit", "quay-closed-2021", "--log", str(mine)]
    env = {"VISUAL": f"'{editor}' --wait", "TMPDIR": str(mine.parent)}
    seen = see(*call, env=env, keys=[(b"Edit again? [Y/n] ", b"\r")], columns=400)
    assert seen.code == 0
    assert "there is no month 13" in seen.text
    assert '"date": "2021-03-09"' in mine.read_text()
    before = mine.read_bytes()
    editor.write_text(f"{SHELL}sed -i 's/2021-03-09/someday/' \"$2\"\n")
    seen = see(*call, env=env, keys=[(b"Edit again? [Y/n] ", b"n\r")], columns=400)
    assert (seen.code, mine.read_bytes()) == (3, before)
    assert "someday" in kept(seen.text).read_text()


def test_members_are_set_and_the_rest_stays(cli: Cli, mine: Path) -> None:
    before = mine.read_text()
    answer = cli("edit", "quay-closed-2021", "--log", mine, "--set", "date=4 Mar 2021", "--set", "summary=")
    assert (answer.code, answer.out) == (0, "quay-closed-2021\n")
    lines = set(before.splitlines()) ^ set(mine.read_text().splitlines())
    assert sorted(line.strip().partition(":")[0] for line in lines) == ['"date"', '"date"', '"summary"']
    assert '"date": "2021-03-04"' in mine.read_text()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--set", "date=nov"], 2, '--set date: "nov" cannot be read as a date'),
        (["--set", "date=between 1990 and 1992"], 2, "write 1990/1992 or [1990..1992]"),
        (["--set", "date=yesterday"], 2, "counts from today"),
        (["--set", "date"], 2, "write MEMBER=VALUE, as date=2021-03-04"),
        (["--set", "summary"], 2, "--set summary: write summary=VALUE, or summary= to remove it"),
        (["--set", "titel=X"], 2, 'there is no "titel" to set; did you mean title?'),
        (["--set", "people=x"], 2, "people is a list, which the editor changes: edit EVENT, or edit EVENT --print and"),
        (["--set", "sources=x"], 2, 'there is no "sources" to set'),
        (["--set", "title="], 3, "title: this member is missing"),
        (["--set", "follows=nothing"], 4, 'no event "nothing" in the log'),
        (["--set", "title=X", "--from", "-"], 2, "--from and --set cannot be used together"),
        (["--set", "title=X", "--print"], 2, "--print changes nothing"),
        (["--date", "2021"], 2, "Here it is --set date=VALUE"),
        (["--place-country", "NL"], 2, "Here it is --set place_country=VALUE"),
    ],
)
def test_what_cannot_be_set_is_told_and_changes_nothing(
    cli: Cli, mine: Path, options: list[str], code: int, words: str
) -> None:
    before = mine.read_bytes()
    answer = cli("edit", "quay-closed-2021", "--log", mine, *options)
    assert answer.code == code
    assert words in answer.err
    assert mine.read_bytes() == before


SET = [
    ("kind=Measures", {"kind": "measure"}, '"Measures" is measure'),
    ("kind=trade", {"kind": "trade"}, 'the kind "trade" is new'),
    ("kind=meeting", {"kind": "meeting"}, ""),
    ("place_country=holland", {"place_country": "NL"}, ""),
    ("place_country=Armenia", {"place_country": "AM"}, ""),
    ("place_country=Atlantis", {"place_country": "Atlantis"}, 'no country has the code or the English name "Atlantis"'),
    ("place=Amsterdam", {"place": "Amsterdam"}, ""),
]


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonl"])
@pytest.mark.parametrize(("assignment", "members", "words"), SET)
def test_kinds_and_countries_are_set_as_they_are_added(
    cli: Cli, tmp_path: Path, name: str, assignment: str, members: dict[str, str], words: str
) -> None:
    path = tmp_path / name
    cli("init", path)
    answer = cli("edit", "quay-closed-2021", "--log", path, "--set", assignment)
    assert answer.code == 0
    assert (words in answer.err, answer.err.count("\n")) == (True, 2 if words else 1)
    event = json.loads(cli("edit", "quay-closed-2021", "--log", path, "--print").out)
    assert {name: event[name] for name in members} == members
    assert "no-register-entry" not in cli("check", path).out


NEAR = [
    ("kind=clsh", {"kind": "clsh"}, 'the kind "clsh" is new; did you mean "clash"?'),
    ("place_country=Armenai", {"place_country": "Armenai"}, 'English name "Armenai"; did you mean "Armenia"?'),
    ("place=Roterdam", {"place": "Roterdam"}, 'the place "Roterdam" is new; did you mean "Rotterdam"?'),
]


@pytest.mark.parametrize(("assignment", "members", "words"), NEAR)
def test_a_new_name_near_a_known_one_is_refused(
    cli: Cli, tmp_path: Path, assignment: str, members: dict[str, str], words: str
) -> None:
    path = tmp_path / "mine.json"
    cli("init", path)
    before = path.read_bytes()
    call = ("edit", "quay-closed-2021", "--log", path, "--set", assignment)
    answer = cli(*call)
    assert (answer.code, path.read_bytes()) == (4, before)
    assert f"{words} If not, add --as-typed\n" in answer.err
    assert cli(*call, "--as-typed").code == 0
    event = json.loads(cli("edit", "quay-closed-2021", "--log", path, "--print").out)
    assert {name: event[name] for name in members} == members


def test_as_typed_goes_with_set(cli: Cli, mine: Path) -> None:
    answer = cli("edit", "quay-closed-2021", "--log", mine, "--print", "--as-typed")
    assert (answer.code, "--as-typed goes with --set" in answer.err) == (2, True)


def test_a_kind_that_the_log_does_not_declare_is_not_set(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(log_bytes(event(id="a", kind="ruling"), kinds=[{"id": "ruling", "name": "Ruling"}]))
    before = path.read_bytes()
    answer = cli("edit", "a", "--log", path, "--set", "kind=clash")
    assert (answer.code, path.read_bytes()) == (4, before)
    assert '"clash" is not one of the kinds that the log declares: ruling' in answer.err


@pytest.mark.parametrize("name", ["log.json", "log.jsonl"])
@pytest.mark.parametrize("member", ["part_of", "follows"])
@pytest.mark.parametrize(
    ("typed", "words"),
    [("old", "old was merged into b\n"), (" OLD ", "old was merged into b\n"), ("B", ""), ("b", "")],
)
def test_an_event_is_named_as_show_takes_it(
    cli: Cli, tmp_path: Path, name: str, member: str, typed: str, words: str
) -> None:
    first, path = tmp_path / "first.json", tmp_path / name
    first.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "old", "event": "b"}]))
    if first != path:
        assert cli("export", path, "--log", first).code == 0
    answer = cli("edit", "a", "--log", path, "--set", f"{member}={typed}")
    assert (answer.code, answer.err) == (0, f"{words}changed in {path}\n")
    assert json.loads(cli("edit", "a", "--log", path, "--print").out)[member] == "b"


def test_a_former_id_in_an_edited_event_is_told_with_what_it_became(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "old", "event": "b"}]))
    edited = cli("edit", "a", "--log", path, "--print").out.replace('"id"', '"follows": "old", "id"')
    answer = cli("edit", "a", "--log", path, "--from", "-", stdin=edited.encode())
    assert (answer.code, answer.err) == (
        3,
        f'csto-timeline: log error: {path}: follows: no event "old" in the log; it was merged into b\n',
    )


@pytest.mark.parametrize("command", [["edit", "old", "--print"], ["remove", "old"], ["remove", "a", "--into", "old"]])
def test_a_former_id_is_not_changed_but_told_with_what_it_became(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(before := log_bytes(event(id="a"), event(id="b"), former=[{"id": "old", "event": "b"}]))
    answer = cli(*command, "--log", path)
    assert (answer.code, answer.err) == (
        4,
        'csto-timeline: name error: no event "old" in the log; it was merged into b\n',
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize("member", ["part_of", "follows"])
def test_a_new_event_may_name_another_by_a_former_id(cli: Cli, tmp_path: Path, member: str) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(event(id="a"), event(id="b"), former=[{"id": "old", "event": "b"}]))
    new = ["--date", "2023-05-04", "--title", "More", "--kind", "summit", "--source", "The Post"]
    answer = cli("add", "--log", path, *new, f"--{member.replace('_', '-')}", "Old")
    assert (answer.code, "old was merged into b" in answer.err) == (0, True)
    assert json.loads(cli("edit", answer.out.strip(), "--log", path, "--print").out)[member] == "b"


@pytest.mark.parametrize("name", ["log.json", "log.jsonl"])
@pytest.mark.parametrize("member", ["part_of", "follows"])
def test_events_do_not_name_each_other_in_a_circle(cli: Cli, tmp_path: Path, name: str, member: str) -> None:
    first, path = tmp_path / "first.json", tmp_path / name
    first.write_bytes(log_bytes(event(id="a", **{member: "b"}), event(id="b", **{member: "c"}), event(id="c")))
    if first != path:
        assert cli("export", path, "--log", first).code == 0
    answer = cli("edit", "c", "--log", path, "--set", f"{member}=a")
    words = f"{path}: {member}: a names c there, itself or by way of others: one of them has to be the first"
    assert (answer.code, answer.err) == (3, f"csto-timeline: log error: {words}\n")
    assert cli("edit", "a", "--log", path, "--set", f"{member}=c").code == 0


def test_the_help_names_every_member_that_can_be_set(cli: Cli) -> None:
    assert f"{', '.join(SETTABLE[:-1])} and {SETTABLE[-1]}" in " ".join(cli("edit", "--help").out.split())


def test_every_member_that_is_one_text_can_be_set() -> None:
    """But the id, by which other events know it."""
    types = get_type_hints(Event)
    texts = {field.encode_name for field in fields(Event) if _is_text(types[field.name])}
    assert set(SETTABLE) == texts - {"id"}


def _is_text(hint: object) -> bool:
    plain = {each for each in get_args(hint) or (hint,) if each is not type(None)}
    return plain <= {str, EventDate}
