"""Into a log that is there: what it has stays to the byte, duplicates are told, and a second import changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.importers.conftest import FILES, Importer
from tests.logs import event, lines_bytes, log_bytes

ACLED = FILES / "acled.csv"
TITLED = ("--map", "date=date", "--map", "title=title", "--map", "source.url=url")


@pytest.fixture
def mine(tmp_path: Path) -> Callable[[str], Path]:
    """Write a log with an event and registers."""

    def write(suffix: str) -> Path:
        path = tmp_path / f"mine{suffix}"
        own = event(id="own", title="Own", date="2022-01-01")
        countries = [{"code": "AM", "name": "Armenia", "aliases": ["Republic of Armenia"]}]
        path.write_bytes(
            log_bytes(own, countries=countries)
            if suffix == ".json"
            else lines_bytes(own | {"countries": ["AM"], "registers": {"title": "A log", "countries": countries}})
        )
        return path

    return write


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_events_come_in_and_the_second_time_nothing_changes(cli: Cli, mine: Callable[[str], Path], suffix: str) -> None:
    log = mine(suffix)
    answer = cli("import", ACLED, "--into", log)
    assert (answer.code, f"{ACLED}: 2 events into {log}" in answer.err) == (0, True), answer.err
    assert set(cli("--log", log, "list").ids) == {"own", "acled-arm1", "acled-arm2"}
    before = log.read_bytes()
    answer = cli("import", ACLED, "--into", log)
    assert answer.code == 0
    assert f"{ACLED}: 2 events left out: {log} has them" in answer.err
    assert f"{ACLED}: 0 events into {log}" in answer.err
    assert log.read_bytes() == before
    assert cli("check", log).err.startswith(f"{log}: no errors")


def test_what_was_merged_does_not_come_in_again(cli: Cli, tmp_path: Path) -> None:
    """One event of the same title on another day does, and takes no id that meant another one."""
    table, log = tmp_path / "a.csv", tmp_path / "log.json"
    table.write_text("date,title,source\n2022-01-01,Quay closed,Courier\n2022-01-01,Quay shut,Post\n")
    mapping = ("--map", "date=date", "--map", "title=title", "--map", "source.publisher=source")
    cli("import", table, "-o", log, *mapping)
    assert cli("remove", "quay-shut-2022", "--into", "quay-closed-2022", "--yes", "--log", log).code == 0
    before = log.read_bytes()
    answer = cli("import", table, "--into", log, *mapping)
    assert (answer.code, log.read_bytes()) == (0, before)
    assert f"{table}: 2 events left out: {log} has them" in answer.err
    table.write_text("date,title,source\n2022-07-01,Quay shut,Post\n")
    cli("import", table, "--into", log, *mapping)
    assert cli("list", "--log", log).ids == ["quay-closed-2022", "quay-shut-2022-2"]
    assert cli("check", log).code == 0


def test_another_source_of_an_event_is_not_dropped(cli: Cli, tmp_path: Path) -> None:
    """It comes in beside the event, and is reported; the second time nothing changes."""
    log, first, second = (tmp_path / name for name in ("log.json", "first.csv", "second.csv"))
    first.write_text("date,title,source,url\n2022-09-16,Ceasefire,Kabar,https://kabar.example/1\n")
    second.write_text("date,title,source,url\n2022-09-16,Ceasefire,24.kg,https://24.example/2\n")
    mapping = [
        word
        for each in ("date=date", "title=title", "source.publisher=source", "source.url=url")
        for word in ("--map", each)
    ]
    assert cli("import", first, "-o", log, *mapping).code == 0
    answer = cli("import", second, "--into", log, *mapping)
    assert answer.code == 0
    assert (
        'row 2 has the day and the title of an event in the log, and another source: kept as "ceasefire-2022-2"; '
        "if it is one event, remove ceasefire-2022-2 --into the other merges them" in answer.err
    )
    assert cli("--log", log, "list").ids == ["ceasefire-2022", "ceasefire-2022-2"]
    before = log.read_bytes()
    for file in (first, second):
        assert "1 event left out" in cli("import", file, "--into", log, *mapping).err
    assert log.read_bytes() == before


PAPERS = ("--map", "date=Date", "--map", "title=Title", "--map", "source.publisher=Paper", "--map", "source.url=Link")
WOODSTOCK = event(
    id="woodstock-1969", date="1969-08-15", title="Woodstock", accounts=[{"source": "The New York Times"}]
)
NYT = {"id": "nyt", "publisher": "The New York Times"}
KNOWN = [  # the register of the log, how its event names the source, and the row
    ([], "The New York Times", "The New York Times,"),
    ([NYT], "nyt", "The New York Times,"),
    ([NYT | {"x-desk": "arts"}], "nyt", "The New York Times,"),
    ([NYT | {"url": "https://n.example/1"}], "nyt", ",https://n.example/1"),
    ([NYT | {"url": "https://n.example/1"}], "nyt", "The New York Times,https://n.example/1"),
]


@pytest.mark.parametrize(("sources", "source", "cells"), KNOWN)
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_a_source_that_the_log_knows_is_that_source(
    cli: Cli, tmp_path: Path, sources: list[dict[str, str]], source: str, cells: str, suffix: str
) -> None:
    """By its name alone, by all that is known of it, or by its address."""
    log, table = tmp_path / f"log{suffix}", tmp_path / "a.csv"
    own = WOODSTOCK | {"accounts": [{"source": source}]}
    registers = {"registers": {"sources": sources}} if sources else {}
    log.write_bytes(log_bytes(own, sources=sources) if suffix == ".json" else lines_bytes(own | registers))
    before = log.read_bytes()
    table.write_text(f"Date,Title,Paper,Link\n1969-08-15,Woodstock,{cells}\n")
    answer = cli("import", table, "--into", log, *PAPERS)
    assert (answer.code, f"1 event left out: {log} has them" in answer.err, log.read_bytes()) == (0, True, before)
    table.write_text(f"Date,Title,Paper,Link\n1969-08-18,It ends,{cells}\n")
    assert cli("import", table, "--into", log, *PAPERS).code == 0
    rows = json.loads(cli("--log", log, "list", "--json").out)
    assert [row["accounts"][0]["source"] for row in rows] == [source, source]
    assert len(cli("--log", log, "sources").ids) == 1


def test_what_the_log_has_stays_to_the_byte(cli: Cli, tmp_path: Path) -> None:
    own = json.dumps(event(id="own", title="Own", date="2022-01-01"), indent=7)
    log = tmp_path / "mine.json"
    log.write_text(f'{{"title": "Mine", "events": [\n{own}\n]}}\n')
    assert cli("import", ACLED, "--into", log).code == 0
    assert own in log.read_text()


def test_names_that_the_log_knows_become_its_entries(cli: Cli, mine: Callable[[str], Path]) -> None:
    log = mine(".json")
    cli("import", ACLED, "--into", log)
    assert set(cli("--log", log, "list", "--country", "AM").ids) == {"acled-arm1", "acled-arm2"}


def test_an_event_that_was_edited_meanwhile_stays_so(cli: Cli, mine: Callable[[str], Path]) -> None:
    log = mine(".json")
    cli("import", ACLED, "--into", log)
    log.write_text(log.read_text().replace("Shelling.", "Shelling, says one source."))
    before = log.read_bytes()
    cli("import", ACLED, "--into", log)
    assert log.read_bytes() == before


def test_a_log_with_a_fault_is_not_added_to(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "mine.json"
    log.write_text('{"events": [}')
    answer = cli("import", ACLED, "--into", log)
    assert (answer.code, log.read_text()) == (3, '{"events": [}')


def test_kinds_that_a_log_does_not_declare_are_refused(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "mine.json"
    log.write_bytes(log_bytes(event(), kinds=[{"id": "summit", "name": "Summit"}]))
    answer = cli("import", ACLED, "--into", log)
    assert (answer.code, '"battles" is not one of the kinds that the log declares' in answer.err) == (3, True)
    assert log.read_bytes() == log_bytes(event(), kinds=[{"id": "summit", "name": "Summit"}])
    assert cli("import", ACLED, "--into", log, "--set", "kind=summit").code == 0


KINDS = [{"id": "brawl", "name": "Clash"}, {"id": "clash", "name": "Border clash", "color": "red"}]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("form", [".csv", ".ics"])
def test_declared_kinds_come_back_by_their_names(cli: Cli, tmp_path: Path, suffix: str, form: str) -> None:
    """An export names them as people do, even where a name is spelt like the id of another."""
    log, less, table = (tmp_path / name for name in (f"log{suffix}", f"less{suffix}", f"a{form}"))
    events = [event(id=f"e-{kind['id']}", kind=kind["id"], title=kind["name"], date="2022") for kind in KINDS]
    registers = {"title": "Quays", "kinds": KINDS}
    if suffix == ".json":
        log.write_bytes(log_bytes(*events, **registers))
        less.write_bytes(log_bytes(event(id="own", kind="clash"), **registers))
    else:
        log.write_bytes(lines_bytes(*(each | {"registers": registers} for each in events)))
        less.write_bytes(lines_bytes(event(id="own", kind="clash") | {"registers": registers}))
    assert cli("--log", log, "export", table).code == 0
    assert cli("import", table, "--into", less).code == 0
    assert cli("check", less).code == 0
    answer = cli("--log", less, "list", "--json")
    kinds = {row["id"]: row["kind"] for row in json.loads(answer.out)}
    assert kinds == {"own": "clash", "e-brawl": "brawl", "e-clash": "clash"}


def test_every_kind_that_must_be_declared_is_named(cli: Cli, tmp_path: Path) -> None:
    log, table = tmp_path / "log.json", tmp_path / "a.csv"
    log.write_bytes(log_bytes(event(kind="law"), kinds=[{"id": "law", "name": "Law"}]))
    table.write_text("date,title,url,kind\n2020,A,,Law\n2021,B,,Border clash\n2022,C,,treaty\n2023,D,,treaty\n")
    answer = cli("import", table, "--into", log, *TITLED, "--map", "kind=kind")
    assert answer.code == 3
    assert (
        f'{log}: "Border clash" is not one of the kinds that the log declares: law; nor is "treaty"; declare what is '
        'missing in its "kinds", or give every event a declared kind with --set kind=KIND' in answer.err
    )


ONE_ADDRESS = [  # publishers of rows with one address, that of their source, and what is said
    (
        ["Pub", "", "Other"],
        "Pub",
        'row 4, column "Paper": "Other" is left out: the first entry for {} has "Pub"',
    ),
    (
        ["", "Pub"],
        "a.example",
        'row 3, column "Paper": "Pub" is left out: the first entry for {} has "a.example"',
    ),
    (["Pub", "Pub"], "Pub", ""),
]


@pytest.mark.parametrize(("publishers", "publisher", "words"), ONE_ADDRESS)
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_one_address_is_one_source(
    cli: Cli, tmp_path: Path, publishers: list[str], publisher: str, words: str, suffix: str
) -> None:
    """As `add` takes it: the first entry stands, and what another row says of it is told."""
    log, url = tmp_path / f"log{suffix}", "https://a.example/1"
    rows = "".join(f"200{number},Title {number},{each},{url}\n" for number, each in enumerate(publishers))
    (tmp_path / "a.csv").write_text(f"Date,Title,Paper,Link\n{rows}")
    answer = cli("import", tmp_path / "a.csv", "-o", log, *PAPERS)
    assert words.format(url) in answer.err
    assert (answer.code, "1 value left out" in answer.err) == ((1, True) if words else (0, False))
    assert cli("check", log).code == 0
    sources = json.loads(cli("--log", log, "sources", "--json").out)
    assert [(each["publisher"], each["url"]) for each in sources] == [(publisher, url)]


def test_one_address_is_one_source_across_files_and_in_a_row(cli: Cli, tmp_path: Path) -> None:
    for name, cells in (("a", "Pub;Pub,https://a.example/1;https://a.example/1"), ("b", ",https://a.example/1")):
        (tmp_path / f"{name}.csv").write_text(f"Date,Title,Paper,Link\n2000,{name},{cells}\n")
    lists = [f"{each};" if each.startswith("source.") else each for each in PAPERS]
    assert cli("import", tmp_path / "a.csv", tmp_path / "b.csv", "-o", tmp_path / "log.json", *lists).code == 0
    log = json.loads((tmp_path / "log.json").read_bytes())
    (source,) = log["sources"]
    assert [each["accounts"] for each in log["events"]] == [[{"source": source["id"]}]] * 2


def test_doubles_in_a_file_are_told(imported: Importer) -> None:
    rows = "2022,A,https://a.example/1\n2022,A,https://a.example/1\n2022,a,https://a.example/2\n"
    done = imported("a.csv", *TITLED, text=f"date,title,url\n{rows}")
    assert done.of("id") == [("a-2022",), ("a-2022-2",)]
    assert "row 3 says the same as row 2: left out" in done.err
    assert (
        'row 4 has the day and the title of row 2: kept as "a-2022-2"; '
        "if it is one event, remove a-2022-2 --into the other merges them" in done.err
    )


def test_what_is_left_out_of_an_event_is_told_once(cli: Cli, mine: Callable[[str], Path], tmp_path: Path) -> None:
    """Not again where the log has the event already."""
    log, table = mine(".json"), tmp_path / "a.csv"
    table.write_text("date,title,url,time\n2022-11-23,A,,noon\n")
    first, second = (cli("import", table, "--into", log, *TITLED, "--map", "time=time") for _ in range(2))
    assert (first.code, first.err.endswith("mine.json, 1 value left out\n")) == (1, True)
    assert (second.code, "noon" in second.err) == (0, False)


def test_ids_that_a_file_gives_twice_are_told(imported: Importer) -> None:
    done = imported(
        "a.csv", *TITLED, "--map", "id=id", text="id,date,title,url\nX 1,2022,A,\nX 1,2023,B,\nX 1,2022,A,\n"
    )
    assert done.of("id", "title") == [("x-1", "A"), ("x-1-2", "B")]
    assert 'row 3 has the id "x-1" of row 2: it became "x-1-2"' in done.err
    assert "row 4 says the same as row 2: left out" in done.err


def test_several_files_are_one_log(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    assert cli("import", ACLED, FILES / "ucdp.csv", FILES / "hol.ics", "-o", log, "--title", "All").code == 0
    assert len(cli("--log", log, "list").ids) == 5
    assert json.loads(log.read_bytes())["title"] == "All"
    again = tmp_path / "again.csv"
    again.write_bytes(ACLED.read_bytes())
    answer = cli("import", ACLED, again, "-o", tmp_path / "two.json")
    assert f"{again}, row 2 says the same as {ACLED}, row 2: left out" in answer.err


def test_one_place_name_may_be_two_places(imported: Importer) -> None:
    text = "date,title,place,lat,lon\n2022,A,Here,1,2\n2022,B,Here,3,4\n2022,C,Here,1,2\n"
    options = [each for name in ("date", "title", "place") for each in ("--map", f"{name}={name}")]
    done = imported("a.csv", *options, "--map", "latitude=lat", "--map", "longitude=lon", text=text)
    assert [place["coordinates"] for place in done.log["places"]] == [[2.0, 1.0], [4.0, 3.0]]
    first, second, third = (row["place"] for row in done.events)
    assert first == third != second
