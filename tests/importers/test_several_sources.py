"""Several sources in one cell: what separates them is guessed, and several addresses taken as one are told."""

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.importers.conftest import Importer

A, B = "https://tass.example/1", "https://interfax.example/1"
ADDRESSES = ("--map", "date=date", "--map", "title=title", "--map", "source.url=link")


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        (["TASS; Interfax\t{A}; {B}", "TASS\t{A}2"], ["Source;", "URL;"]),
        (["TASS, Interfax\t{A}, {B}"], ["Source,", "URL,"]),
        (["TASS | Interfax\t{A};{B}"], ["Source|", "URL;"]),
        (["TASS\t{A};{B}", "Kabar; Azattyk\t{A}2; {B}2"], ["Source;", "URL;"]),
        (["TASS; Interfax\t"], ["Source", "URL"]),  # which of the two has no address?
        (["TASS\t{A};jsessionid=1", "TASS; Interfax\t{A};{B}"], ["Source", "URL"]),  # a semicolon of an address
        (["Post, Berlin\t{A}", "TASS; Interfax\t{A};{B}"], ["Source;", "URL;"]),
        (["Times, The\t{A}2", "TASS, Interfax\t{A},{B}"], ["Source", "URL,"]),  # a comma of a name
        (["TASS\thttps://archive.example/2022/{A}"], ["Source", "URL"]),
    ],
)
def test_what_separates_sources_is_guessed(cli: Cli, tmp_path: Path, rows: list[str], rules: list[str]) -> None:
    table = "".join(f"2022-09-0{n}\tA talk\t{row.format(A=A, B=B)}\n" for n, row in enumerate(rows, start=1))
    (tmp_path / "a.tsv").write_text(f"Date\tTitle\tSource\tURL\n{table}")
    command = shlex.split(cli("import", tmp_path / "a.tsv").out.splitlines()[-1])
    assert [word.partition("=")[2] for word in command if word.startswith("source.")] == rules


def test_without_addresses_a_semicolon_separates_publishers(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Date,Title,Source\n2022,One,TASS; Interfax\n2023,Two,"Times, The"\n')
    assert "--map 'source.publisher=Source;'" in cli("import", tmp_path / "a.csv").out


def test_the_proposed_command_makes_two_sources(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(f"Date,Title,Source,URL\n2022-09-13,Talks,TASS; Interfax,{A}; {B}\n")
    done = cli(*shlex.split(cli("import", "a.csv").out.splitlines()[-1])[1:])
    assert (done.code, done.err) == (0, "a.csv: 1 event into a.json\n")
    sources = json.loads((tmp_path / "a.json").read_bytes())["sources"]
    assert [(each["publisher"], each["url"]) for each in sources] == [("TASS", A), ("Interfax", B)]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (f"{A}; {B}", "is several addresses: name their separator, as in --map 'source.url=COLUMN;'; it is left out"),
        (f"{A} | {B}", "is several addresses: name their separator, as in --map 'source.url=COLUMN|'"),
        (f"{A} {B}", "is several addresses: write ; between them, as in --map 'source.url=COLUMN;'"),
        (f"{A}/a b", "has white space, which no address has: write %20 for each space; it is left out"),
    ],
)
def test_what_is_no_single_address_is_told_and_left_out(imported: Importer, cell: str, says: str) -> None:
    done = imported("a.csv", *ADDRESSES, text=f'date,title,link\n2022,One,"{cell}"\n2023,Two,{A}\n')
    assert done.code == 1
    assert f'row 2, column "link": "{cell}" {says}' in done.err
    assert "2 events into" in done.err
    assert ", 1 value left out" in done.err
    assert [source.get("url") for source in done.log["sources"]] == [None, A]


def test_an_address_left_out_keeps_the_place_of_the_next(imported: Importer) -> None:
    done = imported(
        "a.csv",
        *(*ADDRESSES[:4], "--map", "source.url=link;", "--map", "source.publisher=by;"),
        text=f'date,title,by,link\n2022,One,TASS;Kabar,"{A}, {B};{B}2"\n',
    )
    assert [(each["publisher"], each.get("url")) for each in done.log["sources"]] == [
        ("TASS", None),
        ("Kabar", f"{B}2"),
    ]


def test_an_address_within_one_of_an_archive_is_no_other(imported: Importer) -> None:
    archived = f"https://archive.example/2022/{A}"
    done = imported("a.csv", *ADDRESSES, text=f"date,title,link\n2022,One,{archived}\n")
    assert (done.code, done.log["sources"][0]["url"]) == (0, archived)


def test_strict_stops_at_several_addresses(imported: Importer) -> None:
    done = imported("a.csv", *ADDRESSES, "--strict", text=f"date,title,link\n2022,One,{A}; {B}\n")
    assert (done.code, done.log) == (3, {})
    assert "is several addresses" in done.err
