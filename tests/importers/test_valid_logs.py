"""Whatever a foreign file has, its log is valid, and what could not be taken is said: `imported` checks each log."""

from pathlib import Path

import pytest

from csto_timeline.importers.mapping import TARGETS
from tests.conftest import Cli
from tests.importers.conftest import Importer

MAP = ("--map", "date=Date", "--map", "title=Title")


@pytest.mark.parametrize(
    ("cell", "title", "words"),
    [
        ("a\0b", "ab", "has the control character U+0000, which is left out"),
        ("\x1b[31mred\x1b[m", "[31mred[m", "has the control character U+001B, which is left out"),
        ("a\u202eb\u2066c\x9b", "abc", "has the control characters U+202E, U+2066 and U+009B, which are left out"),
        ("a\x0bb", "a b", "has the control character U+000B, which is left out"),
    ],
)
def test_control_characters_are_told_by_row_and_column(imported: Importer, cell: str, title: str, words: str) -> None:
    done = imported("a.csv", *MAP, text=f"Date,Title,Desk\n2020,Talks,\x1b\n2021,{cell},\x1b\n")
    assert (done.code, done.of("title")) == (0, [("Talks",), (title,)])
    assert f'a.csv: row 3, column "Title": {words}\n' in done.err
    assert done.err.count("control character") == 1  # the column that is left out has nothing to say


def test_what_has_nothing_but_control_characters_is_empty(imported: Importer) -> None:
    done = imported("a.csv", *MAP, text="Date,Title\n2020,\x1b\x7f\n2021,A\n")
    assert (done.code, done.of("title")) == (1, [("A",)])
    assert 'row 2, column "Title": there is no title' in done.err


def test_strict_stops_at_a_control_character(imported: Importer) -> None:
    done = imported("a.csv", *MAP, "--strict", text="Date,Title\n2020,a\x1b\n")
    assert (done.code, done.log) == (3, {})
    assert 'a.csv: row 2, column "Title": has the control character U+001B' in done.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.ics",
            "BEGIN:VCALENDAR\nX-WR-CALNAME:My \u202eCal\nBEGIN:VEVENT\nDTSTART:20220101\nSUMMARY:T\u202ealks\n"
            "DESCRIPTION:x\u2066y\nCATEGORIES:a\x7fb\nEND:VEVENT\nEND:VCALENDAR\n",
        ),
        ("a.mw", "title: My \u202eWorks\n2022-01-01: T\u202ealks #a [P\x1blace](location)\nText\x1b of it\n"),
        ("a.json", '{"events":[{"start_date":{"year":2022},"text":{"headline":"Ta\\u001blks&#x202e;"}}]}'),
        ("a.txt", "[2022-01-01 09:00] Ta\x1blks. Body\x9b of it @t\u202eag\n"),
        ("a.jsonl", '{"when":"2022","name":"Ta\\u0000lks","n":"\\u009b"}\n{"when":"2023","name":"Ta\\u202elks"}\n'),
        ("a.md", "---\ndate: 2022\ntitle: Ta\u202elks\nactors: [A\u202eB]\n---\nBo\x1bdy\n"),
    ],
)
def test_no_form_brings_control_characters_into_a_log(imported: Importer, name: str, text: str) -> None:
    options = ("--map", "date=when", "--map", "title=name", "--keep") if name == "a.jsonl" else ()
    done = imported(name, *options, text=text)
    assert [title[:5] for (title,) in done.of("title")][:1] == ["Talks"]
    assert "control character" in done.err


def test_a_title_of_a_file_that_is_another_is_told(imported: Importer) -> None:
    done = imported("a.mw", text="title: My \u202eWorks\n2022-01-01: Talks\n")
    assert (done.log["title"], done.log["sources"][0]["publisher"]) == ("My Works", "My Works")
    assert "The title of the file has the control character U+202E, which is left out" in done.err


def test_the_name_of_a_file_is_no_publisher_with_control_characters(imported: Importer, tmp_path: Path) -> None:
    path = tmp_path / "a\x1bb\n.csv"
    path.write_text("Date,Title\n2022,A\n")
    assert imported(path, *MAP).log["sources"][0]["publisher"] == "ab .csv"


@pytest.mark.parametrize(
    ("member", "cell", "words"),
    [
        ("language", "English", '"English" is no tag of a language: write en, ru or hy; it is left out'),
        ("accessed", "2022-01", "2022-01 is not known to the day: write a day, as 2022-11-23; it is left out"),
        ("published", "soon", '"soon" cannot be read as a date'),
    ],
)
def test_what_a_source_cannot_have_is_told(imported: Importer, member: str, cell: str, words: str) -> None:
    done = imported(
        "a.csv",
        *MAP,
        "--map",
        f"source.{member}=C",
        "--map",
        "source.publisher=P",
        text=f"Date,Title,P,C\n2022,A,B,{cell}\n",
    )
    assert (done.code, done.log["sources"]) == (1, [{"id": "b", "publisher": "B"}])
    assert f'row 2, column "C": {words}' in done.err
    assert done.err.endswith("json, 1 value left out\n")


NASTY = ("\x1b[2J\u202e", "a\nb", " \t", "Not An Id", "--help", "99", "http://x/\x00", "-x-", "\u2028", "2022-01", "—")


EVERY = [target for target in (*TARGETS, "x-any") if target not in {"date", "title", "year", "precision", "end"}]


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_any_text_in_any_member_makes_a_valid_log(cli: Cli, imported: Importer, tmp_path: Path, text: str) -> None:
    """Also where it joins a log that is there."""
    header, row = ",".join(["date", "title", *EVERY]), ",".join(["2022-11-23", "A talk", *[f'"{text}"'] * len(EVERY)])
    options = [word for name in ("date", "title", *EVERY) for word in ("--map", f"{name}={name}")]
    done = imported("a.csv", *options, text=f"{header}\n{row}\n")
    assert (len(done.events), done.code) == (1, int("left out\n" in done.err))
    log = tmp_path / "joined.json"
    assert cli("init", log).code == 0
    assert cli("import", tmp_path / "a.csv", "--into", log, *options).code == done.code
    assert cli("check", log).code == 0


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_a_place_in_two_countries_is_two_places(cli: Cli, tmp_path: Path, suffix: str) -> None:
    """Each of which the log says where it is."""
    names = ("date", "title", "place", "place_country", "latitude", "longitude")
    options = [word for name in names for word in ("--map", f"{name}={name}")]
    table, log = tmp_path / "a.csv", tmp_path / f"log{suffix}"
    rows = "".join(f"2022-01-0{day},T{day},Town,{code},40,70\n" for day, code in enumerate(("KG", "TJ", "KG"), start=1))
    table.write_text(f"{','.join(names)}\n{rows}")
    assert cli("import", table, "-o", log, *options).code == 0
    assert cli("check", log).code == 0
    places = cli("--log", log, "places", "--json").out
    assert (places.count('"KG"'), places.count('"TJ"')) == (1, 1)
