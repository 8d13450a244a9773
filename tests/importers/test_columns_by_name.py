"""A table whose columns have the names of members is imported at once; of any other it is said what is unclear."""

import json
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.importers.conftest import FILES, Importer

CLEAR = (
    "date,title,kind,countries,people,publisher,url\n"
    "2022-09-13,Talks,meeting,AM;RU,Ann Lee;Bo Ek,TASS,https://tass.example/1\n"
)


def test_a_table_with_the_names_of_members_is_written_at_once(imported: Importer) -> None:
    done = imported("a.csv", text=CLEAR)
    assert done.code == 0
    assert "Nothing is written" not in done.err
    assert done.of("date", "kind", "title", "countries", "people") == [
        ("2022-09-13", "meeting", "Talks", ["AM", "RU"], ["Ann Lee", "Bo Ek"])
    ]
    (source,) = done.log["sources"]
    assert (source["publisher"], source["url"]) == ("TASS", "https://tass.example/1")


def test_members_that_have_no_other_name_are_taken_too(imported: Importer) -> None:
    done = imported(
        "a.csv",
        text="Date,Title,date_note,absent,place_country,says,source.language\n2022,A,By the diary,KZ,KG,So it was,ru\n",
    )
    assert done.of("date_note", "absent") == [("By the diary", ["KZ"])]
    assert done.events[0]["accounts"][0]["says"] == "So it was"


def test_later_rows_may_have_several_items(imported: Importer) -> None:
    """More rows than are looked at have one person each."""
    rows = "".join(f"20{number},Talk {number},Ann Lee\n" for number in range(10, 40))
    done = imported("a.csv", text=f"date,title,people\n{rows}2040,Talk,Ann Lee; Bo Ek\n")
    assert len(done.events) == 31
    assert done.events[-1]["people"] == ["Ann Lee", "Bo Ek"]


def test_what_is_mapped_need_not_have_the_name_of_a_member(imported: Importer) -> None:
    done = imported("a.csv", "--map", "title=Was war", text="date,Was war\n2022,Talks\n")
    assert done.of("date", "title") == [("2022", "Talks")]


def test_it_is_added_to_a_log_as_well(cli: Cli, tmp_path: Path) -> None:
    table, log = tmp_path / "a.csv", tmp_path / "log.json"
    table.write_text(CLEAR)
    assert cli("import", table, "-o", log).code == 0
    table.write_text("date,title,people\n2023,Later,Bo Ek\n")
    assert cli("import", table, "--into", log).code == 0
    assert [each["title"] for each in json.loads(log.read_bytes())["events"]] == ["Talks", "Later"]


def test_without_a_log_it_is_shown(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CLEAR)
    answer = cli("import", tmp_path / "a.csv")
    assert (answer.code, "Nothing is written yet" in answer.out, "Unclear" in answer.out) == (0, True, False)


@pytest.mark.parametrize(
    ("text", "options", "reasons"),
    [
        ("date,Headline\n2022,A\n", [], "Headline (not the name of a member)"),
        ("date,title,Desk\n2022,A,here\n", [], "Desk (left out unless mapped)"),
        (
            'date,title,people\n2022,A,"Ann Lee, Bo Ek"\n',
            [],
            "people (do its commas separate items?)",
        ),
        (
            "Datum,title,Desk\n2022,A,here\n",
            [],
            "Datum (not the name of a member); Desk (left out unless mapped)",
        ),
        ("Datum,title,Desk\n2022,A,here\n", ["--keep"], "Datum (not the name of a member)"),
    ],
)
def test_what_is_unclear_is_said_before_the_command(
    cli: Cli, tmp_path: Path, text: str, options: list[str], reasons: str
) -> None:
    (tmp_path / "a.csv").write_text(text)
    answer = cli("import", tmp_path / "a.csv", "-o", tmp_path / "log.json", *options)
    assert answer.code == 2
    assert answer.out.splitlines()[-4:-1] == [f"Unclear: {reasons}", "", "Nothing is written yet. To import it:"]
    assert not (tmp_path / "log.json").exists()


def test_where_a_column_is_lacking_that_is_the_reason(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,he\n2022,she\n")
    answer = cli("import", tmp_path / "a.csv", "-o", tmp_path / "log.json")
    assert (answer.code, "Unclear" in answer.out) == (2, False)
    assert "No column looks like a title" in answer.out


def test_columns_that_are_kept_are_clear(imported: Importer) -> None:
    done = imported("a.csv", "--keep", text="date,title,Desk\n2022,A,here\n")
    assert done.of("x-desk") == [("here",)]


def test_notes_say_what_is_unclear(cli: Cli, tmp_path: Path) -> None:
    answer = cli("import", FILES / "notes.csv", "-o", tmp_path / "log.json")
    assert "Unclear: Datum, Headline, actors, link, Ort (not the name of a member)" in answer.out
