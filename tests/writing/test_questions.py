"""`add` and `remove` on a terminal: each answer is checked at once, and nothing is written before it is shown."""

import json
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event
from tests.screen import Seen, quoted, see

Keys = list[tuple[bytes, bytes]]
DATE, KIND, TITLE, SUMMARY = b"Date (23 Sep", b"Kind: ", b"Title: ", b"Summary (optional): "
PLACE, COUNTRIES, PEOPLE = b"Place (optional): ", b"Countries (optional", b"People (optional"
SOURCE, ANOTHER, WRITE = b"Source (its id", b"Another source (optional): ", b"[Y/n] "
ADDRESS, ITS_TITLE, PUBLISHED = b"Its address (optional): ", b"Its title (optional): ", b"Published (optional): "
SAYS, QUOTE = b"others do not (optional): ", b"Speaker: words (optional): "
NONE = b"\r"


@pytest.fixture
def mine(tmp_path: Path, cli: Cli) -> Path:
    path = tmp_path / "mine.json"
    cli("init", path)
    return path


def asked(mine: Path, keys: Keys, *options: str, columns: int = 100) -> Seen:
    return see("add", "--log", str(mine), *options, keys=keys, columns=columns, rows=200)


def last_event(path: Path) -> dict[str, object]:
    event: dict[str, object] = json.loads(path.read_text())["events"][-1]
    return event


def test_all_that_is_needed_is_asked_and_each_answer_checked(mine: Path) -> None:
    seen = asked(
        mine,
        [
            *((DATE, b"32 Sep 2022\r"), (DATE, b"\r"), (DATE, b"23.9.2022\r")),
            *((KIND, b"meet\t\r"), (TITLE, b"\r"), (TITLE, b"Masters meet\r"), (SUMMARY, b"They met.\r")),
            *((PLACE, b"Rott\t\r"), (COUNTRIES, b"Holl\t; Armenia\r"), (PEOPLE, b"anna d\t; Bo Jansen\r")),
            *((SOURCE, b"Herald\r"), (ADDRESS, b"https://h.example/1\r"), (ITS_TITLE, b"Masters meet\r")),
            *((PUBLISHED, b"someday\r"), (PUBLISHED, b"24 Sep 2022\r"), (SAYS, NONE)),
            *((QUOTE, b"We shall see\r"), (QUOTE, b"Bo Jansen: We shall see.\r"), (QUOTE, NONE)),
            *((ANOTHER, b"gazette-2021-03\r"), (SAYS, b"A day later.\r"), (QUOTE, NONE), (ANOTHER, NONE)),
            (WRITE, b"\r"),
        ],
    )
    assert seen.code == 0, seen.text
    assert last_event(mine) == {
        "id": "masters-meet-2022",
        "date": "2022-09-23",
        "kind": "meeting",
        "title": "Masters meet",
        "summary": "They met.",
        "place": "Rotterdam",
        "countries": ["NL", "AM"],
        "people": ["anna-de-vries", "bo-jansen"],
        "accounts": [
            {"source": "herald-2022-09-24", "quotes": [{"speaker": "bo-jansen", "text": "We shall see."}]},
            {"source": "gazette-2021-03", "says": "A day later."},
        ],
    }
    text = " ".join(seen.text.split())
    for told in (
        "there is no day 2022-09-32",
        "this is required",
        "2022-09-23: 23 Sep 2022",
        '"someday" cannot be read as a date',
        '"We shall see" names no speaker: write it as',
        '"date": "2022-09-23",',
        'sources: {"id": "herald-2022-09-24", "publisher": "Herald"',
        "Write it to",
        "masters-meet-2022",
    ):
        assert told in text, told


def test_only_what_is_missing_is_asked_where_some_of_it_was_given(mine: Path) -> None:
    keys = [(TITLE, b"Short\r"), (WRITE, b"y\r")]
    seen = asked(mine, keys, "--date", "2022", "--kind", "clash", "--source", "gazette-2021-03")
    assert (seen.code, last_event(mine)["title"]) == (0, "Short")
    assert "Summary" not in seen.text


def test_what_may_be_a_mistake_is_asked_again(mine: Path) -> None:
    right, country = b"Is that right? [y/N] ", b"Countries (optional"
    seen = asked(
        mine,
        [
            *((DATE, b"2022\r"), (KIND, b"meting\r"), (right, b"\r"), (KIND, b"trade\r"), (right, b"y\r")),
            *((TITLE, b"T\r"), (SUMMARY, NONE), (PLACE, NONE), (country, b"Atlantis\r"), (right, b"n\r")),
            *((country, b"AM\r"), (PEOPLE, b"vries\r"), (SOURCE, b"gazette-2021-03\r"), (SAYS, NONE), (QUOTE, NONE)),
            *((ANOTHER, NONE), (WRITE, b"\r")),
        ],
    )
    assert seen.code == 0, seen.text
    assert (last_event(mine)["kind"], last_event(mine)["countries"]) == ("trade", ["AM"])
    assert '"vries" is Anna de Vries (anna-de-vries)' in seen.text
    assert seen.text.count('the kind "trade" is new') == 1


def test_a_new_name_near_a_known_one_is_asked_about(mine: Path) -> None:
    right = b"Is that right? [y/N] "
    seen = asked(
        mine,
        [
            *((DATE, b"2022\r"), (KIND, b"clash\r"), (TITLE, b"T\r"), (SUMMARY, NONE)),
            *((PLACE, b"Roterdam\r"), (right, b"n\r"), (PLACE, b"Rotterdam\r"), (b"Countries (optional", NONE)),
            *((PEOPLE, b"Anna de Vreis\r"), (right, b"y\r"), (SOURCE, b"gazette-2021-03\r"), (SAYS, NONE)),
            *((QUOTE, NONE), (ANOTHER, NONE), (WRITE, b"\r")),
        ],
    )
    assert seen.code == 0, seen.text
    assert (last_event(mine)["place"], last_event(mine)["people"]) == ("Rotterdam", ["anna-de-vreis"])
    assert 'the person "Anna de Vreis" is new; did you mean "Anna de Vries"?' in " ".join(seen.text.split())


def test_a_given_name_near_a_known_one_is_refused_before_anything_is_asked(mine: Path) -> None:
    for given in (["--kind", "clsh"], ["--source", "gazette-2021-03", "--quote", "Ana de Vries: No."]):
        seen = asked(mine, [], "--date", "2022", *given)
        assert (seen.code, "Title" in seen.text, "Kind" in seen.text) == (4, False, False)


def test_an_address_that_nobody_can_open_is_asked_again(mine: Path) -> None:
    keys = [(SOURCE, b"Herald\r"), (ADDRESS, b"h.example\r"), (b"right?", b"n\r"), (ADDRESS, b"https://h.example\r")]
    rest = [(ITS_TITLE, NONE), (PUBLISHED, NONE), (SAYS, NONE), (QUOTE, NONE), (ANOTHER, NONE)]
    double = ["--date", "2021-03-03", "--kind", "clash", "--title", "Example: a court closes the old quay"]
    seen = asked(mine, [*keys, *rest, (b"Write it", b"n\r")], *double)
    text = " ".join(seen.text.split())
    assert '"h.example" has no scheme: write https:// before it' in text
    assert "the log already has this date and title: quay-closed-2021" in text
    assert '"url": "https://h.example"' in text


def test_who_leaves_has_written_nothing(mine: Path) -> None:
    before = mine.read_bytes()
    seen = asked(mine, [(DATE, b"2022\r"), (KIND, b"\x04")])
    assert (seen.code, mine.read_bytes()) == (130, before)
    assert "Traceback" not in seen.text


def test_ctrl_c_is_no_error(mine: Path) -> None:
    """It comes when the program has waited for a while: at a prompt that just appeared, readline may miss it."""
    before = mine.read_bytes()
    line = f"timeout --foreground --preserve-status -s INT 6 {quoted('add', '--log', str(mine))}"
    seen = see(shell=line, keys=[(DATE, b"2022\r")])
    assert (seen.code, mine.read_bytes()) == (130, before)
    assert "Traceback" not in seen.text


def test_who_says_no_has_written_nothing(mine: Path) -> None:
    before = mine.read_bytes()
    keys = [(TITLE, b"T\r"), (WRITE, b"what\r"), (WRITE, b"n\r")]
    seen = asked(mine, keys, "--date", "2022", "--kind", "clash", "--source", "x")
    assert (seen.code, mine.read_bytes()) == (0, before)
    assert seen.lines[-1] == "nothing was written"


def test_removing_asks_and_no_is_the_default(mine: Path) -> None:
    before = mine.read_bytes()
    call = ["remove", "quay-closed-2021", "--log", str(mine)]
    seen = see(*call, keys=[(b"Remove it? [y/N] ", b"\r")], columns=100)
    assert (seen.code, mine.read_bytes()) == (0, before)
    assert seen.lines[0].startswith("quay-closed-2021  2021-03-03  Example: a court closes")
    assert see(*call, keys=[(b"Remove it? [y/N] ", b"y\r")]).code == 0
    assert json.loads(mine.read_text())["events"] == []


def test_hostile_names_complete_nothing_and_are_shown_as_escapes(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    hostile = "Bo\x1b]0;owned\x07"
    row = event(id="a", title=hostile, people=[hostile])
    path.write_text(json.dumps({"events": [row]}))
    keys = [(TITLE, b"Bo\t\r"), (WRITE, b"n\r")]
    assert b"owned" not in asked(path, keys, "--date", "2022", "--kind", "clash", "--source", "s").raw
    seen = see("remove", "a", "--log", str(path), keys=[(b"[y/N] ", b"\r")])
    assert b"\x1b]0;" not in seen.raw
    assert "\\x1b]0;owned\\x07" in seen.text
