"""What columns become: shown and guessed first, then as `--map` says; nothing is left out in silence."""

import csv
import json
import shlex
import tomllib
from pathlib import Path

import pytest

from csto_timeline.writing.quotes import quote_of
from tests.conftest import Answer, Cli
from tests.importers.conftest import FILES, Importer
from tests.logs import event, log_bytes
from tests.test_hostile_text import EVERY_TRICK, obeyed

NOTES = FILES / "notes.csv"
MAPPED = ("--map", "date=Datum", "--map", "title=Headline", "--map", "people=actors;", "--map", "source.url=link")


def went_on(cli: Cli, answer: Answer) -> Answer:
    """Run the command that a survey ends with."""
    return cli(*shlex.split(answer.out.splitlines()[-1])[1:])


def test_the_first_run_shows_columns_guesses_and_the_command(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cli("import", NOTES)
    assert answer.code == 0
    assert answer.out.splitlines()[:7] == [
        f"{NOTES}: a table (CSV), 6 columns",
        '  Datum: date, as "Spring 2013"',
        '  Headline: title, as "Talks begin"',
        '  actors: people, as "Ann Lee; Bo Ek"',
        '  link: source.url, as "https://courier.example/1"',
        '  Ort: place, as "Rotterdam"',
        '  Desk: left out, as "shipping"',
    ]
    assert list(tmp_path.iterdir()) == []
    done = went_on(cli, answer)
    assert done.code == 1
    assert "3 events into notes.json, 2 rows left out" in done.err
    assert cli("--log", "notes.json", "list", "--person", "Bo Ek").ids == ["talks-begin-2013"]


def test_a_table_without_a_meaning_is_shown_and_not_written(cli: Cli, tmp_path: Path) -> None:
    answer = cli("import", NOTES, "-o", tmp_path / "log.json")
    assert answer.code == 2
    assert f"-o {tmp_path / 'log.json'} --map date=Datum" in answer.out
    assert list(tmp_path.iterdir()) == []


def test_what_looks_like_nothing_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("foo,bar\nhe,she\n")
    out = cli("import", tmp_path / "a.csv").out
    assert "No column looks like a date: name it with --map date=COLUMN" in out
    assert "No column looks like a title: name it with --map title=COLUMN" in out


def test_what_is_named_does_not_hide_what_can_be_guessed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever names one column still needs the others: they are shown, in a command that imports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("Datum;Was war;Wer;Ort;Quelle\n03.09.2022;A talk;Ann Lee;Bern;NZZ\n")
    shown = cli("import", "a.csv", "-o", "log.json", "--set", "kind=talk")
    assert shown.code == 2
    assert "--map title=COLUMN --map date=Datum" in shown.out
    named = cli("import", "a.csv", "-o", "log.json", "--map", "title=Was war", "--set", "kind=talk")
    assert named.code == 2
    assert not (tmp_path / "log.json").exists()
    done = went_on(cli, named)
    assert (done.code, done.err) == (0, "a.csv: 1 event into log.json\n")
    assert cli("--log", "log.json", "list", "2022-09-03", "--person", "ann lee").ids == ["a-talk-2022"]


@pytest.mark.parametrize(
    ("column", "cells", "target"),
    [
        ("Land", ["KG", "KG, TJ"], "countries=Land,"),
        ("Wer", ["Ann Lee, Bo Ek", "Ann Lee"], "people=Wer,"),
        ("Wer", ["Lee, Ann"], "people=Wer"),
        ("Wer", ["Lee, Ann; Ek, Bo"], "people=Wer;"),
    ],
)
def test_what_parts_several_items_is_guessed(
    cli: Cli, tmp_path: Path, column: str, cells: list[str], target: str
) -> None:
    """Never a surname from a given name."""
    rows = "".join(f'2022-09-0{number},A talk,"{cell}"\n' for number, cell in enumerate(cells, start=1))
    (tmp_path / "a.csv").write_text(f"Datum,Titel,{column}\n{rows}")
    command = shlex.split(cli("import", tmp_path / "a.csv").out.splitlines()[-1])
    assert target in command


def test_a_date_is_found_by_what_stands_in_a_column(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("headline,kdy\nOne,26/09/2022\nTwo,Spring 2013\n")
    assert 'kdy: date, as "26/09/2022"' in cli("import", tmp_path / "a.csv").out


def test_messy_dates_are_read_as_on_the_command_line(imported: Importer) -> None:
    done = imported(NOTES, *MAPPED)
    assert done.code == 1
    assert done.of("date", "time", "title") == [
        ("2013-21", None, "Talks begin"),
        ("2022-09-26", None, "Court closes the quay"),
        ("2022-09-23", "14:30", "Crowd at the gate"),
    ]
    assert 'row 4, column "Datum": "03/04/2022" is 3 Apr 2022 or 4 Mar 2022: write 2022-04-03 or' in done.err
    assert 'row 5, column "Datum": "one day in May" cannot be read as a date (only the month May can)' in done.err
    assert "2 columns left out (--keep keeps them, --map takes them): Ort, Desk" in done.err


@pytest.mark.parametrize(("option", "date"), [("--day-first", "2022-04-03"), ("--month-first", "2022-03-04")])
def test_the_order_of_day_and_month(imported: Importer, option: str, date: str) -> None:
    rows = {row["title"]: row["date"] for row in imported(NOTES, *MAPPED, option).events}
    assert rows["Harbour master resigns"] == date


def test_strict_stops_and_writes_nothing(imported: Importer) -> None:
    done = imported(NOTES, *MAPPED, "--strict")
    assert (done.code, done.log) == (3, {})
    assert done.err.startswith(f'csto-timeline: log error: {NOTES}: row 4, column "Datum": "03/04/2022" is 3 Apr')


def test_columns_are_kept(imported: Importer) -> None:
    done = imported(NOTES, *MAPPED, "--keep", "--map", "x-where=Ort")
    assert done.of("x-desk", "x-where")[0] == ("shipping", "Rotterdam")
    assert "1 column kept as members with x-: Desk" in done.err


def test_constants_and_separators(imported: Importer) -> None:
    done = imported(NOTES, *MAPPED, "--set", "kind=clash", "--set", "source.publisher=The Desk")
    assert done.of("kind", "people")[0] == ("clash", ["Ann Lee", "Bo Ek"])
    assert {source["publisher"] for source in done.log["sources"]} == {"The Desk"}


def test_an_empty_item_keeps_the_place_of_the_next(imported: Importer) -> None:
    """What stands third in each of several cells belongs together, though the second has no address and no words."""
    done = imported(
        "a.csv",
        *("--map", "date=date", "--map", "title=title", "--map", "source.publisher=by;"),
        *("--map", "source.url=link;", "--map", "says=said;"),
        text="date,title,by,link,said\n"
        "2022-01-01,Talks,Courier;Post;Wire,https://courier.example/1;;https://wire.example/3,one;;three\n",
    )
    publishers = {source["id"]: (source["publisher"], source.get("url")) for source in done.log["sources"]}
    (accounts,) = (event["accounts"] for event in done.events)
    assert [(*publishers[account["source"]], account.get("says")) for account in accounts] == [
        ("Courier", "https://courier.example/1", "one"),
        ("Post", None, None),
        ("Wire", "https://wire.example/3", "three"),
    ]


def test_a_mapping_is_saved_and_used_again(imported: Importer, tmp_path: Path) -> None:
    saved = tmp_path / "desk.toml"
    options = (*MAPPED, "--set", 'kind=a "kind"\t', "--day-first")
    first = imported(NOTES, *options, "--save-map", str(saved))
    assert tomllib.loads(saved.read_text()) == {
        "columns": {
            "date": "Datum",
            "title": "Headline",
            "people": {"column": "actors", "separator": ";"},
            "source.url": "link",
        },
        "constants": {"kind": 'a "kind"\t'},
        "reading": {"day_first": True},
    }
    assert imported(NOTES, "--map", str(saved)).log == first.log
    saved.write_text(f"\ufeff{saved.read_text()}")  # as some editors of Windows save it
    assert imported(NOTES, "--map", str(saved)).log == first.log
    assert imported(NOTES, "--map", str(saved), "--set", "kind=other").of("kind")[0] == ("other",)


REFUSED = [
    (["--map", "dte=Datum"], 'no column can become "dte"; did you mean date?'),
    (["--map", "date=Dtum"], 'there is no column "Dtum"; did you mean Datum?'),
    (["--map", "desk.toml"], "desk.toml cannot be read"),
    (["--set", "kind"], "--set kind: write MEMBER=TEXT, as kind=clash"),
    (["--set", "knd=a"], "did you mean kind?"),
    (["--from", "acled"], "the file is not ACLED: it has no column event_date, event_id_cnty, time_precision"),
    (["--from", "excel"], '--from: there is no "excel": write csto-timeline, acled'),
    (["--encoding", "klingon"], '--encoding: "klingon" is no encoding of text: write utf-8'),
    (["--sheet", "One"], "--sheet is for workbooks"),
    (["--save-map", "x.toml"], "--save-map writes what --map and --set say of one file"),
]


@pytest.mark.parametrize(("options", "says"), REFUSED, ids=[" ".join(options) for options, _ in REFUSED])
def test_what_cannot_be_is_refused(
    cli: Cli, options: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cli("import", NOTES, "-o", "log.json", *options)
    assert (answer.code in {2, 3}, says in answer.err) == (True, True), answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns\n", "is not TOML"),
        ("[colums]\n", "colums: a mapping has the tables columns, constants, reading"),
        ("[columns]\ndate = 3\n", "columns.date: write"),
        ('[columns]\ndte = "Datum"\n', "did you mean date?"),
        ("[constants]\nkind = 3\n", "constants.kind: expected text"),
        ('[reading]\nday_first = "yes"\n', "reading.day_first: expected true or false"),
    ],
)
def test_a_bad_mapping_file_is_refused(cli: Cli, tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text)
    answer = cli("import", NOTES, "-o", tmp_path / "log.json", "--map", path)
    assert (answer.code, says in answer.err, str(path) in answer.err) == (2, True, True), answer.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["-o", "a.json", "--into", "b.json"], "adds to one: choose one"),
        (["-o", "a.txt"], "a.txt does not end in .json, .jsonl or .ndjson"),
        (["--into", "none.json"], "none.json does not exist: write a new log with --output none.json"),
        (["--title", "A"], "--title needs --output"),
        ([str(NOTES)], "a file is given twice"),
    ],
)
def test_where_it_cannot_be_written(cli: Cli, options: list[str], says: str) -> None:
    answer = cli("import", NOTES, *options, *MAPPED)
    assert (answer.code, says in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--log", "my log.json", "import", "a.csv"],
            "import takes no --log: --into 'my log.json' adds the events to that log, --output LOG makes a new one",
        ),
        (["--log", "a.json", "import", "a.csv", "-o", "b.json"], "import takes no --log: --into a.json adds"),
        (["import", "a.csv", "--log", "a.json"], "No such option: --log. Here it is --into."),
    ],
)
def test_a_log_to_read_is_refused_with_what_works(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    """It is neither ignored nor written; one of the environment or the settings file is no part of the call."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("date,title\n2022,One\n")
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    monkeypatch.setenv("CSTO_TIMELINE_LOG", "a.json")
    assert cli("import", "a.csv").code == 0


def test_a_log_that_is_there_is_not_overwritten(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_bytes(log_bytes(event()))
    answer = cli("import", FILES / "acled.csv", "-o", log)
    assert (answer.code, "exists: use --force to overwrite it" in answer.err) == (2, True)
    assert log.read_bytes() == log_bytes(event())


def test_nothing_that_can_be_read_is_no_log(imported: Importer) -> None:
    done = imported("a.csv", "--map", "date=date", "--map", "title=title", text="date,title\nsoon,A\n")
    assert (done.code, done.log) == (3, {})
    assert "no row could be imported; nothing was written" in done.err


PLAIN = [word for name in ("date", "title", "countries", "absent") for word in ("--map", f"{name}={name}")]
COUNTRIES = {  # a cell, and how the log names the country
    "Kyrgyzstan": "KG",
    "kyrgyzstan": "KG",
    "KG": "KG",
    "Kirgisistan": "Kirgisistan",
    "Atlantis": "Atlantis",
}


@pytest.mark.parametrize("cell", COUNTRIES)
def test_a_country_in_full_gets_its_code(imported: Importer, cell: str) -> None:
    done = imported("a.csv", *PLAIN, text=f"date,title,countries,absent\n2022,One,{cell},{cell}\n")
    (event,) = done.log["events"]
    assert event["countries"] == event["absent"] == [COUNTRIES[cell]]
    names = [(each["code"], each["name"]) for each in done.log.get("countries", [])]
    assert names == ([("KG", "Kyrgyzstan")] if cell.lower() == "kyrgyzstan" else [])


def test_a_country_that_the_log_has_keeps_its_code(cli: Cli, tmp_path: Path) -> None:
    """Even one that is not that of ISO 3166-1."""
    log, table = tmp_path / "log.json", tmp_path / "a.csv"
    log.write_bytes(log_bytes(event(), countries=[{"code": "KGZ", "name": "Kyrgyzstan", "aliases": ["Kirgisistan"]}]))
    table.write_text("date,title,countries\n2022,One,Kyrgyzstan\n2023,Two,Kirgisistan\n")
    assert cli("import", table, "--into", log, *PLAIN[:6]).code == 0
    countries = {each["title"]: each.get("countries") for each in json.loads(log.read_bytes())["events"]}
    assert (countries["One"], countries["Two"]) == (["KGZ"], ["KGZ"])


def test_an_import_that_fails_saves_no_map(cli: Cli, tmp_path: Path) -> None:
    table, log, saved = (tmp_path / name for name in ("a.csv", "log.json", "desk.toml"))
    table.write_text("date,title\n2022,One\n")
    log.write_text("{}")
    answer = cli("import", table, "-o", log, *PLAIN[:4], "--set", "kind=clash", "--save-map", saved)
    assert (answer.code, saved.exists()) == (2, False)
    assert cli("import", table, "-o", log, *PLAIN[:4], "--set", "kind=clash", "--save-map", saved, "--force").code == 0
    assert "clash" in saved.read_text()


TABLES = [
    ("a.csv", "date;title\n2022;One; more\n", "has 3 cells for 2 columns"),
    ("a.csv", "date,title\n2022,\n", "there is no title"),
    (
        "a.csv",
        "date,title\n,One\n",
        'column "date": there is no date: write one as vague as it is known, as 2022, [2014..',
    ),
    ("a.csv", "date,end,title\n2022-09,2022-08,One\n", "the end is before the start"),
    (
        "a.csv",
        "date,end,title\n23 or 25 Nov 2022,2022-12-01,One\n",
        '"23 or 25 Nov 2022" and the end beside it, "2022-12-01", are not two single dates: put',
    ),
    ("a.csv", "date,time,title\n2022,14:30,One\n", "goes with a date that is known to the day"),
    ("a.csv", "date,time,title\n2022-09-01,25:30,One\n", '"25:30" is no time of day: hours go to 23'),
    (
        "a.csv",
        "date,time,title\n2022-09-01,14:30+15:00,One\n",
        '"14:30+15:00" is no time of day: an offset from UTC has 14 hours at most; the time is left out',
    ),
    ("a.csv", "date,title,place,lat,lon\n2022-09-01,One,Here,95,12\n", "are no longitude and latitude in degrees"),
    ("a.csv", "date,title,place,lat,lon\n2022-09-01,One,Here,1_0,12\n", '"12" and "1_0" are no longitude and latitude'),
    ("a.csv", "date,title,place,lat,lon\n2022-09-01,One,Here,,12\n", 'column "lon": "12" has no latitude beside it'),
    ("a.csv", "date,title,place,lat,lon\n2022-09-01,One,Here,12,\n", 'column "lat": "12" has no longitude beside it'),
    ("a.csv", "date,title,place,lat,lon\n2022-09-01,One,,9,12\n", '"12" and "9" are coordinates of no place'),
    ("a.csv", "year,month,day,title\n2022,13,1,One\n", "there is no month 13"),
    ("a.csv", "year;month;title\n2022;1,2;One\n", 'column "month": the month "1,2" is no whole number: write 1 to 12'),
    ("a.csv", "year;month;title\n2022;1 2;One\n", 'column "month": the month "1 2" is no whole number'),
    (
        "a.csv",
        "year;month;day;title\n2022;1;1.5;One\n",
        'column "day": the day "1.5" is no whole number: write 1 to 31',
    ),
    (
        "a.csv",
        "year;month;title\n20,22;1;One\n",
        'column "year": the year "20,22" is no whole number: write one such as',
    ),
    (
        "a.csv",
        "year;title\n85;One\n",
        'column "year": the year "85" has two figures: write all four, as in 2022 or 0085',
    ),
    ("a.csv", "year;month;day;title\n22.0;1;1;One\n", 'column "year": the year "22.0" has two figures'),
    ("a.csv", "year;title\n5;One\n", 'column "year": the year "5" has one figure: write all four, as in 2022 or 0005'),
]


@pytest.mark.parametrize(("name", "text", "says"), TABLES, ids=[each[2] for each in TABLES])
def test_what_of_a_row_cannot_be_read(cli: Cli, tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text)
    command = shlex.split(cli("import", tmp_path / name).out.splitlines()[-1])
    answer = cli(*command[1:3], "-o", tmp_path / "log.json", *command[5:])
    assert f"{tmp_path / name}: row 2" in answer.err
    assert says in answer.err


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("date,end,title\n2022-09-01,2022-09-03,One\n", {"date": "2022-09-01/2022-09-03"}),
        ("date,end,title\n2022-09-01,2022-09-01,One\n", {"date": "2022-09-01"}),
        ("date,end,title\nc. 2020,2022,One\n", {"date": "2020~/2022"}),
        ("date,end,title\n2020?,2022-03?,One\n", {"date": "2020?/2022-03?"}),
        ("year,month,day,title\n2022,9,,One\n", {"date": "2022-09"}),
        ("year,title\n0085,One\n", {"date": "0085"}),
        ("year,title\n476,One\n", {"date": "0476"}),
        ("year;month;day;title\n2,022.0;09;1.0;One\n", {"date": "2022-09-01"}),
        ("date,time,title\n2022-09-01,2:30 pm,One\n", {"time": "14:30"}),
        ("date,title\n2022-09-01T00:00:00,One\n", {"date": "2022-09-01", "time": None}),
        ("date,title\n2022-09-01T14:30:00+04:00,One\n", {"time": "14:30+04:00"}),
        ("date,title,people\n2022,One,Ann;Bo\n", {"people": ["Ann", "Bo"]}),
        ("date,title,quote,speaker\n2022,One,“We go.”,Ann\n", {"title": "One"}),
        ('date,title\n2022,"Two\nlines"\n', {"title": "Two lines"}),
        ("date\ttitle\n2022\tOne, two\n", {"title": "One, two"}),
        ("date|title\n2022|One, two\n", {"title": "One, two"}),
    ],
)
def test_cells_become_members(
    cli: Cli, imported: Importer, tmp_path: Path, text: str, members: dict[str, object]
) -> None:
    (tmp_path / "a.csv").write_text(text)
    command = shlex.split(cli("import", tmp_path / "a.csv").out.splitlines()[-1])
    (row,) = imported("a.csv", *command[5:], text=text).events
    assert {name: row.get(name) for name in members} == members


@pytest.mark.parametrize(
    ("cells", "coordinates"),
    [
        ("40,18;44,51", [44.51, 40.18]),
        ("40.18;44,5", [44.5, 40.18]),
        ("-1,234;+12,345", [12.345, -1.234]),
        ("1e-05;0", [0.0, 1e-05]),
    ],
)
def test_a_comma_in_degrees_is_that_of_a_decimal(imported: Importer, cells: str, coordinates: list[float]) -> None:
    names = {"date": "date", "title": "title", "place": "place", "latitude": "lat", "longitude": "lon"}
    mapped = [word for member, column in names.items() for word in ("--map", f"{member}={column}")]
    done = imported("a.csv", *mapped, text=f"date;title;place;lat;lon\n2022;One;Here;{cells}\n")
    assert (done.code, [place["coordinates"] for place in done.log["places"]]) == (0, [coordinates])


@pytest.mark.parametrize(
    ("cell", "announced"), [("yes", True), ("TRUE", True), ("x", True), ("no", None), ("False", None), ("maybe", None)]
)
def test_an_event_is_announced_where_its_cell_says_yes(imported: Importer, cell: str, announced: bool | None) -> None:
    mapped = [word for name in ("date", "title", "announced") for word in ("--map", f"{name}={name}")]
    done = imported("a.csv", *mapped, text=f"date,title,announced\n2030,One,{cell}\n")
    assert done.events[0]["accounts"][0].get("announced") is announced
    said = 'row 2, column "announced": "maybe" is neither yes nor no; it is left out'
    assert (said in done.err) == (cell == "maybe")


QUOTED = {  # a cell, and the words of the quote, verbatim
    "“We go.”": "We go.",
    "„Wir gehen nicht“": "Wir gehen nicht",
    "„Nie idziemy”": "Nie idziemy",
    "«Нет»": "Нет",
    '"We go."': "We go.",
    "‘We don’t go.’": "We don’t go.",
    'He said "no"': 'He said "no"',
    '"No" is what he said': '"No" is what he said',
    "“No” and “yes”": "“No” and “yes”",
    "„Nein“, sagt er": "„Nein“, sagt er",
    "“We go": "“We go",
    "We go”": "We go”",
    "“": "“",
}


@pytest.mark.parametrize("cell", QUOTED)
def test_a_quote_loses_only_the_marks_around_the_whole(imported: Importer, cell: str) -> None:
    """And `add` reads it in the same way."""
    text = 'date,title,quote,speaker\n2022,One,"{}",Ann\n'.format(cell.replace('"', '""'))
    mapped = [word for name in ("date", "title", "quote", "speaker") for word in ("--map", f"{name}={name}")]
    (((account,),),) = imported("a.csv", *mapped, text=text).of("accounts")
    assert account["quotes"] == [{"speaker": "Ann", "text": QUOTED[cell]}]
    assert quote_of(f"Ann: {cell}").text == QUOTED[cell]


SAYING = ("--map", "date=d", "--map", "title=t", "--map", "source.publisher=s;", "--map", "says=a;")
QUOTING = ("--map", "quote=q;", "--map", "speaker=p;")


@pytest.mark.parametrize(
    ("cells", "quotes", "words"),
    [
        ("X,,,Bo", [[]], '"Bo" is the speaker of no quote; it is left out'),
        ("X;Y,,Hm,Bo;Al", [["Bo"], []], '"Al" is the speaker of no quote; it is left out'),
        ("X,,Hm;No,Bo", [["Bo"]], '"No" is of a source that the row does not name; it is left out'),
        ("X,One;Two,,", [[]], '"Two" is of a source that the row does not name; it is left out'),
        ("X;Y,One;Two,Hm;No,Bo", [["Bo"], ["Bo"]], ""),
    ],
)
def test_what_an_account_is_left_without_is_told(
    imported: Importer, cells: str, quotes: list[list[str]], words: str
) -> None:
    done = imported("a.csv", *SAYING, *QUOTING, text=f"d,t,s,a,q,p\n2022-01-01,A,{cells}\n")
    accounts = done.events[0]["accounts"]
    assert [[quote["speaker"] for quote in each.get("quotes", [])] for each in accounts] == quotes
    assert (done.code, "1 value left out" in done.err) == (1, True) if words else (0, False)
    assert words in done.err


def test_a_speaker_of_all_quotes_is_missed_in_no_row_without_one(imported: Importer) -> None:
    done = imported("a.csv", *SAYING, *QUOTING[:2], "--set", "speaker=Bo", text="d,t,s,a,q\n2022,A,X,,Hm\n2022,B,X,,\n")
    assert [each["accounts"][0].get("quotes") for each in done.events] == [[{"speaker": "Bo", "text": "Hm"}], None]
    assert (done.code, "left out" in done.err) == (0, False)


def test_a_quote_without_a_speaker_is_told(imported: Importer) -> None:
    done = imported("a.csv", *SAYING, *QUOTING, text="d,t,s,a,q,p\n2022,A,X,,Hm,Bo\n2022,B,X,,Hm,\n2022,C,X,,No,\n")
    assert done.events[1]["accounts"][0]["quotes"] == [{"speaker": "not named", "text": "Hm"}]
    assert 'a.csv: 2 events with a quote without a speaker, who is "not named" in the log (first: row 3)' in done.err
    assert done.code == 0


@pytest.mark.parametrize(
    ("encoding", "options"), [("utf-8-sig", []), ("utf-16", []), ("cp1251", ["--encoding", "cp1251"])]
)
def test_encodings(cli: Cli, tmp_path: Path, encoding: str, options: list[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,title\n2022-11-23,Саммит ОДКБ\n", encoding)
    done = cli("import", path, "-o", tmp_path / "log.json", "--map", "date=date", "--map", "title=title", *options)
    assert done.code == 0
    assert cli("--log", tmp_path / "log.json", "list").ids == ["sammit-odkb-2022"]


def test_another_encoding_is_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,title\n2022-11-23,Саммит ОДКБ\n", "cp1251")
    answer = cli("import", path, "-o", tmp_path / "log.json", "--map", "date=date", "--map", "title=title")
    assert (answer.code, "is not UTF-8: try --encoding cp1252 (Western Europe)" in answer.err) == (
        3,
        True,
    ), answer.err


def test_a_table_that_is_cut_off_or_has_other_bytes_below_its_first_rows_is_told(cli: Cli, tmp_path: Path) -> None:
    """Before it is imported too, as its first rows are shown."""
    path = tmp_path / "a.csv"
    for data in (b"2022,\xd1", b'2022,"A\n2023,B\n'):
        path.write_bytes(b"date,title\n" + b"2022,A\n" * 12 + data)
        for options in ((), ("-o", tmp_path / "log.json", "--map", "date=date", "--map", "title=title")):
            answer = cli("import", path, *options)
            assert (answer.code, answer.out, f"{path} " in answer.err) == (3, "", True), answer.err


def test_standard_input_and_output(cli: Cli) -> None:
    answer = cli("import", "-", "-o", "-", stdin=(FILES / "acled.csv").read_bytes())
    assert answer.code == 0
    assert '"id": "acled-arm1"' in answer.out
    assert "<stdin>: 2 events" in answer.err


def test_what_standard_input_is_not_is_said_of_it(cli: Cli) -> None:
    answer = cli("import", "-", stdin=b"\0\1\2")
    assert (answer.code, "<stdin> is not recognised: name its format with --from" in answer.err) == (3, True)


def test_members_stand_in_the_order_of_the_log_format(imported: Importer) -> None:
    (first, *_) = imported(NOTES, *MAPPED, "--map", "place=Ort", "--keep").events
    assert list(first) == ["id", "date", "kind", "title", "place", "people", "x-desk", "accounts"]


def test_json_lines_carry_their_sources(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert cli("import", FILES / "acled.csv", "-o", log).code == 0
    assert len(log.read_text().splitlines()) == 2
    assert "Azatutyun" in cli("--log", log, "sources").out


def test_no_text_of_a_file_is_obeyed(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([*EVERY_TRICK, "date", "title"])
        rows.writerow([*EVERY_TRICK, EVERY_TRICK[0], "x"])
        rows.writerows([*EVERY_TRICK, "2022", text] for text in EVERY_TRICK)
    for answer in (
        cli("import", path),
        cli("import", path, "-o", tmp_path / "log.json", "--map", "date=date", "--map", "title=title", "--keep"),
    ):
        assert not obeyed(answer.out + answer.err, "\n")
    assert cli("--log", tmp_path / "log.json", "list").code == 0
