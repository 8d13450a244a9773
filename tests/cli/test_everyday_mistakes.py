"""Everyday mistakes, each with the line that it gets: what was wrong, where, and what would work."""

# ruff: noqa: E501 (a line that a user gets stands here whole)

import re
import shlex
import sys
from pathlib import Path

import pytest

from csto_timeline.formats import NAMES, SUFFIXES
from csto_timeline.importers import NAMES as IMPORTED
from csto_timeline.log.suffixes import READABLE
from tests.conftest import Cli

EVENT = '{"id": "quay-closed-2021", "date": "2022", "kind": "clash", "title": "T", "accounts": [{"source": "s"}]}'
FILES = {
    "mine.json": f'{{"events": [{EVENT}]}}',
    "bad.json": f'{{"events": [\n  {EVENT}\n  {EVENT}\n]}}',
    "twice.json": f'{{"events": [{EVENT}, {EVENT}]}}',
    "date.json": f'{{"events": [{EVENT.replace("2022", "2022-02-30")}]}}',
    "titel.json": f'{{"events": [{EVENT.replace("title", "titel")}]}}',
    "nothing.json": "",
    "notes.csv": "Date,Title\n2022,T\n",
    "brief.md": "# A brief\n",
    "settings.toml": '[list]\nlimmit = 3\n',
}  # fmt: skip

# What was typed, the exit code, and the line.
MISTAKES = [
    ("lsit", 2, "usage error: No such command 'lsit'. Did you mean 'list'? (see csto-timeline --help)"),
    ("frobnicate", 2, "usage error: No such command 'frobnicate'. (see csto-timeline --help)"),
    ("search karabakh", 2, "usage error: No such command 'search'. Did you mean 'list --search karabakh'?"),
    ("help list", 2, "usage error: No such command 'help'. Did you mean 'list --help'?"),
    ("help dates", 2, "usage error: No such command 'help'. Did you mean '--help'?"),
    ("merge a.json b.json", 2, "usage error: No such command 'merge'. Did you mean 'export both.json --log A --log B --merge'?"),
    ("version", 2, "usage error: No such command 'version'. Did you mean '--version'?"),
    ("summit", 2, "usage error: No such command 'summit'. Did you mean 'list --kind summit'?"),
    ("2022", 2, "usage error: No such command '2022'. Did you mean 'list 2022'?"),
    ("list --contry armenia", 2, "usage error: No such option: --contry. Did you mean --country?"),
    ("list --speaker putin", 2, "usage error: No such option: --speaker. It is an option of quotes."),
    ("quotes --by putin", 2, "usage error: No such option: --by. Here it is --speaker."),
    ("sources --count", 2, "usage error: No such option: --count. It is an option of list."),
    ("list --from 2022", 2, "usage error: No such option: --from. Here it is --since."),
    ("list --last 5", 2, "usage error: No such option: --last. Here it is --reverse --limit."),
    ("list --sort date", 2, "usage error: No such option: --sort. Here it is --reverse."),
    ("list --uncertain", 2, "usage error: No such option: --uncertain (see csto-timeline list --help)"),
    ("list --not-source tass", 2, "usage error: No such option: --not-source. Only --not-country, --not-kind and --not-person leave events out."),
    ("list -o x.csv", 2, "usage error: No such option: -o. 'export FILE' writes a file: its suffix says the format."),
    ("list --csv", 2, "usage error: No such option: --csv. 'export FILE' writes a file: its suffix says the format."),
    ("kinds 2022", 4, 'name error: no kind "2022" in the log; a period is asked for with --since and --until'),
    ("add mine.json", 2, 'usage error: add takes no "mine.json": name a log with --log mine.json'),
    ("list -c", 2, "usage error: -c needs a value: -c NAME (see csto-timeline list --help)"),
    ("--since 2022 list", 2, "usage error: No such option: --since. Did you mean 'list --since'?"),
    ("list --country armeina", 4, 'name error: no country "armeina" in the log; did you mean Armenia?'),
    ("list --person pashinan", 4, 'name error: no person "pashinan" in the log; did you mean Nikol Pashinyan?'),
    ("list --kind war", 4, 'name error: no kind "war" in the log; did you mean clash?'),
    ("list --kind wars", 4, 'name error: no kind "wars" in the log; did you mean clash?'),
    ("list --kind xyzzy", 4, 'name error: no kind "xyzzy" in the log; it has summit, meeting, appointment, clash, statement, treaty, membership, deployment, exercise, protest, appeal, measure'),
    ("list --kind !summit", 4, 'name error: no kind "!summit" in the log; --not-kind summit leaves it out'),
    ("list --country armenia+-azerbaijan", 4, 'name error: no country "-azerbaijan" in the log; --not-country azerbaijan leaves it out'),
    ("list --person=-putin", 4, 'name error: no person "-putin" in the log; --not-person putin leaves it out'),
    ("list --place ~minsk", 4, 'name error: no place "~minsk" in the log; only --not-country, --not-person and --not-kind leave events out'),
    ("list --tag energy", 4, 'name error: no tag "energy" in the log; it has no tags at all'),
    ("list -c armenia,russia", 4, 'name error: no country "armenia,russia" in the log; for “or” repeat the option: --country armenia --country russia; for “and” --country armenia+russia'),
    ("list 2022-13", 2, "usage error: PERIOD: there is no month 13: months go from 01 to 12"),
    ("list 2022-02-30", 2, "usage error: PERIOD: there is no day 2022-02-30: that month has 28 days"),
    ("list 03/04/2022", 2, 'usage error: PERIOD: "03/04/2022" is 3 Apr 2022 or 4 Mar 2022: write 2022-04-03 or 2022-03-04 for the one you mean'),
    ("list last november", 2, "usage error: PERIOD: \"last november\" has no year: add one, as in 'november 2022'"),
    (
        "list november",
        2,
        'usage error: PERIOD: "november" has no year: add one, or use --on november for that month in any year',
    ),
    ("list sptember 2022", 2, "usage error: PERIOD: \"sptember 2022\" is not a date or period. Did you mean 'September 2022'?"),
    ("list 2022 2023", 2, 'usage error: PERIOD: "2022 2023" is two dates, not a period: ask for 2022, for 2023, or for 2022..2023'),
    ("list Novemebr 2022", 2, "usage error: PERIOD: \"Novemebr 2022\" is not a date or period. Did you mean 'November 2022'?"),
    ("list armenia", 2, 'usage error: PERIOD: "armenia" is not a date or period. Did you mean --country armenia?'),
    ("list 2022-11..2022-09", 2, "usage error: PERIOD: the period ends on 2022-09-30, before it begins on 2022-11-01"),
    ("list --since 2023 --until 2022", 2, "usage error: --since 2023 --until 2022 have no day in common"),
    ("list --on 2022-11-23", 2, 'usage error: --on: "2022-11-23" has a year: write 11-23, "23 Nov", today or November for a day of any year'),
    ("list --certain", 2, "usage error: --certain needs a period, --since, --until or --on"),
    ("list mine.json", 2, 'usage error: PERIOD: "mine.json" is a file, not a period: write --log mine.json to read that log'),
    ("list mine.JSON", 2, 'usage error: PERIOD: "mine.JSON" is a file, not a period: write --log mine.JSON to read that log'),
    ("export x.ndjson", 2, "usage error: no export to .ndjson: write x.jsonl"),
    ("export - --format ndjson", 2, 'usage error: there is no format "ndjson": write FILE.jsonl'),
    (
        "list log.parquet",
        2,
        'usage error: PERIOD: "log.parquet" is a file, not a period: write --log log.parquet to read that log',
    ),
    ("export nowhere/x.csv", 74, "output error: nowhere/x.csv could not be written: No such file or directory: there is no folder nowhere"),
    ("list --limit ten", 2, 'usage error: --limit: "ten" is not a whole number, 1 or more'),
    ("list --limit 0", 2, 'usage error: --limit: "0" is not a whole number, 1 or more'),
    ("list --group-by place", 2, 'usage error: --group-by: there is no "place"; write year, month, kind, country or person'),
    ("list --columns titel", 2, 'usage error: --columns: there is no column "titel"; did you mean title?'),
    ("list --count --ids", 2, "usage error: --count and --ids cannot be used together: choose one"),
    ("list --search '\"peace'", 2, 'usage error: --search "peace: the quotation mark is not closed'),
    ("list @mine", 2, "usage error: there is no saved question @mine: list --save-as mine saves one"),
    ('list --log ""', 2, "usage error: --log is empty: name a file or a folder, or write builtin, or - for standard input"),
    ("list --log mime.json", 3, "log error: mime.json cannot be read: No such file or directory; did you mean mine.json?"),
    ("list --log https://example.org/log.json", 3, "log error: https://example.org/log.json cannot be read: No such file or directory: the program opens no connection; download it, and name the file"),
    ("list --log empty", 3, f"log error: empty cannot be read: the folder has no log, that is, no file that ends in {', '.join(READABLE)}"),
    ("list --log notes.csv", 3, "log error: notes.csv is a table (CSV), not a log; csto-timeline import notes.csv -o notes.json"),
    ("list --log bad.json", 3, "log error: bad.json: line 3, column 3: JSON is malformed: expected ',' or ']'"),
    ("list --log twice.json", 3, 'log error: twice.json: events[1].id: "quay-closed-2021" is also the id of an event in events[0]: rename one'),
    ("list --log date.json", 3, "log error: date.json: events[0].date: there is no day 2022-02-30: that month has 28 days"),
    ("list --log titel.json", 3, 'log error: titel.json: events[0].titel: unknown member; did you mean "title"?'),
    ("list --log nothing.json", 3, "log error: nothing.json: the file is empty: a log begins with {"),
    ("list --prefer first", 2, "usage error: --prefer needs --merge"),
    ("--log mine.json show quay-closed-2022", 4, 'name error: no event "quay-closed-2022" in the log; did you mean quay-closed-2021?'),
    ("show 99", 2, 'usage error: "99" is a line of the list last drawn on this terminal, and there is none: run list --numbers first'),
    ("show csto-summit-yerevan-2022 --near soon", 2, 'usage error: --near: "soon" is not a length of time: write 30d, 6w, 3m or 2y'),
    ("between csto-summit-yerevan-2022", 2, "usage error: between takes two or more events"),
    ("between 2022-11-23 2022-11-28", 4, 'name error: no event of "2022-11-28" in the log; days are counted from event to event'),
    ("between", 2, "usage error: between needs EVENT...: for example, csto-timeline between tavush-clashes-2020 csto-summit-yerevan-2022"),
    ("at 2022-11", 2, 'usage error: DATE: "2022-11" is 2022-11-01 to 2022-11-30: name one day, as in 2022-11-23'),
    ("stats --by day", 2, 'usage error: --by: "day" is not one of year, month, kind, country, person; two are joined by a comma: kind,year'),
    ("people --office king --long", 2, "usage error: --office takes no name, filters or --long: it lists everyone who held the office"),
    ("export brief.xyz", 2, f"usage error: brief.xyz does not end in {SUFFIXES}: rename it, or use --format"),
    ("export brief.md", 2, "usage error: brief.md exists: use --force to overwrite it"),
    ("export --format csv 2022", 2, 'usage error: FILE: "2022" is a period, which comes after FILE: write - 2022 for standard output'),
    ("export 2022 new.md", 2, "usage error: FILE comes before PERIOD: export new.md 2022"),
    ("export no/such/brief.md", 74, "output error: no/such/brief.md could not be written: No such file or directory: there is no folder no/such"),
    ("export - --format yaml", 2, f'usage error: there is no format "yaml": write {NAMES}'),
    *((typed, 2, 'usage error: there is no format "word": write FILE.md, which Pandoc turns into FILE.docx, or FILE.html, which Word opens') for typed in ("export - --format word", "export --format word 2022", "export 2022 --format word", "export --format word")),
    ("export --format docx 2022", 2, 'usage error: there is no format "docx": write FILE.md, which Pandoc turns into FILE.docx, or FILE.html, which Word opens'),
    ("export --format map 2022", 2, 'usage error: there is no format "map": write FILE.geojson'),
    ("export --format excel 2022", 2, 'usage error: there is no format "excel": write FILE.xlsx'),
    ("export --format tsv 2022", 2, 'usage error: there is no format "tsv": write FILE.csv --separator tab'),
    ("--export --format word 2022", 2, "usage error: No such option: --export. It is a command: csto-timeline export (see csto-timeline export --help)"),
    ("list --check", 2, "usage error: No such option: --check. It is a command: csto-timeline check (see csto-timeline check --help)"),
    ("export - --format markdwon", 2, 'usage error: there is no format "markdwon"; did you mean markdown?'),
    ("export x.csv --style table", 2, "usage error: CSV does not take --style: Markdown does"),
    ("export x.svg --size big", 2, 'usage error: --size: "big" is not a width and a height: write 1600x900, say'),
    ("add --date 2022", 2, "usage error: the built-in log cannot be changed: name a log of your own with --log FILE or in CSTO_TIMELINE_LOG; csto-timeline init FILE starts one"),
    ("edit csto-summit-yerevan-2022", 2, "usage error: the built-in log cannot be changed: name a log of your own with --log FILE or in CSTO_TIMELINE_LOG; csto-timeline init FILE starts one"),
    ("init mine.json", 2, "usage error: mine.json exists: init never overwrites a file"),
    ("init notes.txt", 2, 'usage error: a log is a .json or a .jsonl file, not "notes.txt": write notes.json'),
    ("check --yes", 2, "usage error: --yes needs --fix"),
    ("diff a b c", 2, "usage error: diff takes two logs, or one to compare with --log"),
    ("import notes.csv --from excel", 2, f'usage error: --from: there is no "excel": write {", ".join(IMPORTED)}'),
    ("import notes.csv -o new.json --map Date", 2, "usage error: --map Date: write MEMBER=COLUMN, as date=Date, or name a TOML file that has them"),
    ("import notes.csv -o new.json --map date=Datum", 2, 'usage error: --map date=Datum: there is no column "Datum"; choose from Date, Title'),
    ("config set", 2, 'usage error: config takes no arguments: --remove removes a saved question, all else is changed in the settings file (see csto-timeline config --help)'),
    ("export empty --format csv", 2, "usage error: empty is a folder: name a file in it"),
    ("quotes --markdown --json", 2, "usage error: --markdown and --json cannot be used together: choose one"),
    ("responses --near 30d", 2, "usage error: No such option: --near. It is an option of show."),
    ("sources --cite --long", 2, "usage error: --cite and --long cannot be used together: choose one"),
    ("remove a --log nothing.json", 3, "log error: nothing.json: the file is empty: a log begins with {"),
    ("list --color yes", 2, 'usage error: --color: there is no "yes"; write auto, always or never'),
]  # fmt: skip
# What a journalist in a hurry typed.
MISTAKES += [
    ("list --country armenia and azerbaijan", 2, 'usage error: PERIOD: "and azerbaijan" is not a date or period. Did you mean --country armenia+azerbaijan?'),
    ("list --country armenia and azerbaijan 2022", 2, 'usage error: PERIOD: "and azerbaijan 2022" is not a date or period. Did you mean 2022 --country armenia+azerbaijan?'),
    ("list -c armenia or azerbaijan", 2, 'usage error: PERIOD: "or azerbaijan" is not a date or period. Did you mean --country armenia --country azerbaijan?'),
    ("list --kind summit and meeting", 2, 'usage error: PERIOD: "and meeting" is not a date or period. Did you mean --kind summit --kind meeting?'),
    ("list -c armenia, azerbaijan", 2, 'usage error: PERIOD: "azerbaijan" is not a date or period. Did you mean --country armenia --country azerbaijan?'),
    ("list 2022 -c armenia , azerbaijan", 2, 'usage error: PERIOD: "2022 , azerbaijan" is not a date or period. Did you mean 2022 --country armenia --country azerbaijan?'),
    ("stats -c armenia, azerbaijan, 2022", 2, 'usage error: PERIOD: "azerbaijan, 2022" is not a date or period. Did you mean 2022 --country armenia --country azerbaijan?'),
    ("list -c armenia, azerbaijan, and russia", 2, 'usage error: PERIOD: "azerbaijan, and russia" is not a date or period. Did you mean --country armenia+azerbaijan+russia?'),
    ("list -c armenia, azerbaijan, or russia", 2, 'usage error: PERIOD: "azerbaijan, or russia" is not a date or period. Did you mean --country armenia --country azerbaijan --country russia?'),
    ("list --kind summit, clash", 2, 'usage error: PERIOD: "clash" is not a date or period. Did you mean --kind summit --kind clash?'),
    ("quotes --speaker vladimir putin, nikol pashinyan", 2, "usage error: PERIOD: \"putin, nikol pashinyan\" is not a date or period. Did you mean --speaker 'vladimir putin' --speaker 'nikol pashinyan'?"),
    ("list --person vladimir putin and nikol pashinyan", 2, "usage error: PERIOD: \"putin and nikol pashinyan\" is not a date or period. Did you mean --person 'vladimir putin+nikol pashinyan'?"),
    ("list --person vladimir putin", 2, "usage error: PERIOD: \"putin\" is not a date or period. Did you mean --person 'vladimir putin'?"),
    ("quotes --speaker nikol pashinyan", 2, "usage error: PERIOD: \"pashinyan\" is not a date or period. Did you mean --speaker 'nikol pashinyan'?"),
    ("list --search peace treaty", 2, "usage error: PERIOD: \"treaty\" is not a date or period. Did you mean --search 'peace treaty'?"),
    ("list --on 28 Nov", 2, "usage error: PERIOD: \"Nov\" is part of the day: write --on '28 Nov'"),
    ("list --on 28 Nov 2022", 2, 'usage error: --on: "28 Nov 2022" has a year: write 2022-11-28, without --on'),
    ("today", 2, "usage error: No such command 'today'. Did you mean 'list --on today' or 'list today'?"),
    ("today armenia", 2, "usage error: No such command 'today'. Did you mean 'list --on today --country armenia'?"),
    ("map 2022 --kind clash --long", 2, "usage error: No such command 'map'. Did you mean 'export map.geojson 2022'?"),
    ("--date 2022 list", 2, "usage error: No such option: --date. A date stands alone: list 2022."),
    ("export new.md --date 2022", 2, "usage error: No such option: --date. A date stands alone: export FILE 2022."),
    ("list csto-summit-minsk-2023..2024", 2, 'usage error: PERIOD: "csto-summit-minsk-2023..2024" is of events, not of dates. Did you mean 2023-11-23..2024?'),
    ("compare 2021 2022", 2, "usage error: No such command 'compare'. Did you mean 'stats 2021 2022 --by kind'?"),
    ("compare 2021 2022 --by country", 2, "usage error: No such command 'compare'. Did you mean 'stats 2021 2022 --by country'?"),
    ("find armenia --since 2022", 2, "usage error: No such command 'find'. Did you mean 'list --search armenia --since 2022'?"),
    ("validate --log mine.json", 2, "usage error: No such command 'validate'. Did you mean 'check --log mine.json'?"),
    ("offices", 2, "usage error: No such command 'offices'. Did you mean 'at today'?"),
    ("who secretary general", 2, "usage error: No such command 'who'. Did you mean “people --office 'secretary general'”?"),
    ("between --kind summit 2022", 2, "usage error: No such option: --kind (see csto-timeline between --help)"),
    ("import notes.csv new.json", 2, "usage error: new.json is not there: to make a log of that name, write --output new.json"),
    ("config set log mine.json", 2, "usage error: config takes no arguments: --remove removes a saved question, all else is changed in the settings file (see csto-timeline config --help)"),
    ("compare 2021 with 2022 --country armenia", 2, "usage error: No such command 'compare'. Did you mean 'stats 2021 2022 --by kind --country armenia'?"),
    ("compare a.json b.json", 2, "usage error: No such command 'compare'. Did you mean 'diff a.json b.json'?"),
    ("compare armenia azerbaijan", 2, "usage error: No such command 'compare'. Did you mean 'stats --country armenia --country azerbaijan --by country'?"),
    ("compare", 2, "usage error: No such command 'compare'. Did you mean 'stats --by kind'?"),
    ("map --kind clash", 2, "usage error: No such command 'map'. Did you mean 'export map.geojson --kind clash'?"),
    ("map", 2, "usage error: No such command 'map'. Did you mean 'export map.geojson'?"),
    ("map clashes 2022", 2, "usage error: No such command 'map'. Did you mean 'export map.geojson 2022 --kind clashes'?"),
    ("chair 2015-06-01", 2, "usage error: No such command 'chair'. Did you mean 'at 2015-06-01'?"),
    ("chair 2015", 2, "usage error: No such command 'chair'. Did you mean 'people --office chair'?"),
    ("cite csto-summit-minsk-2023", 2, "usage error: No such command 'cite'. Did you mean 'export csto-summit-minsk-2023.bib --event csto-summit-minsk-2023' or 'sources --cite --event csto-summit-minsk-2023'?"),
    ("cite 2025", 2, "usage error: No such command 'cite'. Did you mean 'export sources.bib 2025'?"),
    ("calendar 2025", 2, "usage error: No such command 'calendar'. Did you mean 'export timeline.ics 2025'?"),
    ("spreadsheet 2025", 2, "usage error: No such command 'spreadsheet'. Did you mean 'export timeline.xlsx 2025'?"),
    ("word 2025", 2, "usage error: No such command 'word'. Did you mean 'export timeline.html 2025' or 'export timeline.md 2025'?"),
    ("picture 2025", 2, "usage error: No such command 'picture'. Did you mean 'export timeline.svg 2025'?"),
    ("picture xyzzy", 2, "usage error: No such command 'picture'. (see csto-timeline --help)"),
    ("list --date 2022-11-23", 2, "usage error: No such option: --date. A date stands alone: list 2022-11-23."),
    ("list --date=2022-11-23", 2, "usage error: No such option: --date. A date stands alone: list 2022-11-23."),
    ("list --date 23 Nov 2022 --long", 2, "usage error: No such option: --date. A date stands alone: list '23 Nov 2022'."),
    ("list --year 2022", 2, "usage error: No such option: --year. A date stands alone: list 2022."),
    ("list -y 2022", 2, "usage error: No such option: -y. A date stands alone: list 2022."),
    ("list --month 2022-11", 2, "usage error: No such option: --month. A date stands alone: list 2022-11."),
    ("list --month november", 2, "usage error: No such option: --month. Here it is --on november."),
    ("list --period 2022", 2, "usage error: No such option: --period. A date stands alone: list 2022."),
    ("list --date", 2, "usage error: No such option: --date. A date stands alone, as in list 2022-11-23."),
    ("at --date 2022-11-23", 2, "usage error: No such option: --date. A date stands alone: at 2022-11-23."),
    ("people --year 2022", 2, "usage error: No such option: --year. Here it is --since 2022 --until 2022."),
    ("check --date 2022", 2, "usage error: No such option: --date. It is an option of add."),
    ("list --without armenia", 2, "usage error: No such option: --without. Here it is --absent, for a country that stayed away, or --not-country."),
    ("list --absentees armenia", 2, "usage error: No such option: --absentees. Here it is --absent."),
    ("list csto-summit-minsk-2023..csto-summit-2024", 2, 'usage error: PERIOD: "csto-summit-minsk-2023..csto-summit-2024" is of events, not of dates. Did you mean 2023-11-23..2024-11-28?'),
    ("list csto-summit-minsk-2023 to csto-summit-2024", 2, 'usage error: PERIOD: "csto-summit-minsk-2023 to csto-summit-2024" is of events, not of dates. Did you mean 2023-11-23..2024-11-28?'),
    ("list csto-summit-2024..", 2, 'usage error: PERIOD: "csto-summit-2024.." is of events, not of dates. Did you mean 2024-11-28..?'),
    ("list --until csto-summit-2024", 2, 'usage error: --until: "csto-summit-2024" is an event, not a date. Did you mean 2024-11-28?'),
    ("list --since csto-kazakhstan-deployment-2022", 2, 'usage error: --since: "csto-kazakhstan-deployment-2022" is an event, not a date. Did you mean 2022-01-06?'),
    ("list --until csto-kazakhstan-deployment-2022", 2, 'usage error: --until: "csto-kazakhstan-deployment-2022" is an event, not a date. Did you mean 2022-01-19?'),
    ("at csto-summit-2024", 2, 'usage error: DATE: "csto-summit-2024" is an event, not a date. Did you mean 2024-11-28?'),
    ("list --place Armenia", 4, 'name error: no place "Armenia" in the log; Armenia is a country: --country Armenia'),
    ("list --country Yerevan", 4, 'name error: no country "Yerevan" in the log; Yerevan is a place: --place Yerevan'),
    ("list --person minsk", 4, 'name error: no person "minsk" in the log; Minsk is a place: --place minsk'),
    ("export x.docx", 2, "usage error: no export to .docx: write x.md, which Pandoc turns into x.docx, or x.html, which Word opens"),
    ("export x.DOC", 2, "usage error: no export to .DOC: write x.md, which Pandoc turns into x.docx, or x.html, which Word opens"),
    ("export x.odt", 2, "usage error: no export to .odt: write x.md, which Pandoc turns into x.odt, or x.html, which Word opens"),
    ("export x.kml", 2, "usage error: no export to .kml: write x.geojson"),
    ("export x.gpx", 2, "usage error: no export to .gpx: write x.geojson"),
    ("export x.jpeg", 2, "usage error: no export to .jpeg: write x.png"),
    ("export x.xls", 2, "usage error: no export to .xls: write x.xlsx"),
    ("export x.tsv", 2, "usage error: no export to .tsv: write x.csv --separator tab"),
    ("export x.txt", 2, "usage error: no export to .txt: write x.md"),
    ("sources --language ru", 2, "usage error: No such option: --language (see csto-timeline sources --help)"),
    ("list --near tajikistan", 2, "usage error: No such option: --near (see csto-timeline list --help)"),
    ("list --lang ru", 2, "usage error: No such option: --lang (see csto-timeline list --help)"),
    ("sources --wire", 2, "usage error: No such option: --wire (see csto-timeline sources --help)"),
]  # fmt: skip
# What a stranger typed who guessed.
MISTAKES += [
    ("who chaired 2018-11-05", 2, "usage error: No such command 'who'. Did you mean 'at 2018-11-05'?"),
    ("who chaired the CSTO on 5 Nov 2018", 2, "usage error: No such command 'who'. Did you mean “at '5 Nov 2018'”?"),
    ("who was the secretary general in 2018", 2, "usage error: No such command 'who'. Did you mean “people --office 'secretary general'”?"),
    ("who chaired", 2, "usage error: No such command 'who'. Did you mean 'people --office chair'?"),
    ("who 2018", 2, "usage error: No such command 'who'. (see csto-timeline --help)"),
    ("appeals", 2, "usage error: No such command 'appeals'. Did you mean 'responses'?"),
    ("appeals 2022 --json", 2, "usage error: No such command 'appeals'. Did you mean 'responses 2022 --json'?"),
    ("appeals armenia 2022", 2, "usage error: No such command 'appeals'. Did you mean 'responses 2022 --country armenia'?"),
    ("saved", 2, "usage error: No such command 'saved'. Did you mean 'config'?"),
    ("questions", 2, "usage error: No such command 'questions'. Did you mean 'config'?"),
    ("saved questions --json", 2, "usage error: No such command 'saved'. Did you mean 'config --json'?"),
    ("list --saved", 2, "usage error: No such option: --saved. 'config' lists the saved questions."),
    ("list 2022 --save mine", 2, "usage error: No such option: --save. Here it is --save-as."),
    ("save mine list 2022 -c armenia", 2, "usage error: No such command 'save'. Did you mean 'list 2022 --save-as mine -c armenia'?"),
    ("save new.md", 2, "usage error: No such command 'save'. Did you mean 'export new.md'?"),
    ("save a list", 2, "usage error: No such command 'save'. Did you mean 'list --save-as a'?"),
    ("save a check", 2, "usage error: No such command 'save'. Did you mean “export 'a check'”?"),
    *((f"accounts --{word}", 2, f"usage error: No such option: --{word}. Here it is --disputed, or --date-disputed for the date alone.") for word in ("differ", "differs", "disagree")),
    ("stats 2022 --compare 2023", 2, "usage error: No such option: --compare. 'stats' compares periods: stats 2022 2023"),
    ("stats --compare 'Nov 2022' 2023", 2, "usage error: No such option: --compare. 'stats' compares periods: stats 'Nov 2022' 2023"),
    ("list 2022 --compare=2023", 2, "usage error: No such option: --compare. 'stats' compares periods: stats 2022 2023"),
    ("stats --by kind --compare armenia", 2, "usage error: No such option: --compare. 'stats' compares periods, as in stats 2022 2023"),
    ("import notes.csv --out x.json", 2, "usage error: No such option: --out. Here it is --output."),
    ("quotes --about treaty", 2, "usage error: No such option: --about. Here it is --search, or --country for a country."),
    ("merge quay-closed-2021 quay-shut-2021 --log mine.json", 2, "usage error: No such command 'merge'. Did you mean 'remove quay-shut-2021 --into quay-closed-2021 --log mine.json'?"),
    ("merge a-1 into b-2", 2, "usage error: No such command 'merge'. Did you mean 'remove a-1 --into b-2'?"),
    ("merge my-logs other-logs", 2, "usage error: No such command 'merge'. Did you mean 'export both.json --log A --log B --merge'?"),
    ("merge a-1 with b-2 and c-3", 2, "usage error: No such command 'merge'. Did you mean 'remove b-2 c-3 --into a-1'?"),
    ("merge", 2, "usage error: No such command 'merge'. Did you mean 'export both.json --log A --log B --merge'?"),
    ("merge mine.json bad.json", 2, "usage error: No such command 'merge'. Did you mean 'export both.json --log A --log B --merge'?"),
    ("list --merge mine.json bad.json", 2, 'usage error: PERIOD: "mine.json" and "bad.json" are files, not a period: write --log mine.json --log bad.json to read these logs'),
    ("list mine.json 2022", 2, 'usage error: PERIOD: "mine.json" is a file, not a period: write 2022 --log mine.json to read that log'),
    ("list 23 Nov 2022 mine.json", 2, "usage error: PERIOD: \"mine.json\" is a file, not a period: write '23 Nov 2022' --log mine.json to read that log"),
    ("list my mine.json", 2, "usage error: PERIOD: \"my mine.json\" is a file, not a period: write --log 'my mine.json' to read that log"),
    ("quotes Pashinyan Russia", 2, 'usage error: PERIOD: "Pashinyan Russia" is not a date or period. Did you mean --speaker Pashinyan --country Russia? For the word: --speaker Pashinyan --search Russia'),
    ("quotes russia", 2, 'usage error: PERIOD: "russia" is not a date or period. Did you mean --country russia? For the word: --search russia'),
    ("quotes armenia and russia", 2, 'usage error: PERIOD: "armenia and russia" is not a date or period. Did you mean --country armenia+russia?'),
    ("list --sort title", 2, "usage error: No such option: --sort. The timeline is in the order of dates, which --reverse turns round; in a pipe, sort(1) sorts its lines."),
    ("list --order=title", 2, "usage error: No such option: --order. The timeline is in the order of dates, which --reverse turns round; in a pipe, sort(1) sorts its lines."),
    ("list --sort desc", 2, "usage error: No such option: --sort. Here it is --reverse."),
    ("--log mine.json list --person nobody", 4, 'name error: no person "nobody" in the log; it has no people at all'),
    ("--log mine.json list --absent armenia", 4, 'name error: no absent country "armenia" in the log; it has no absent countries at all'),
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with files of a user."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "empty").mkdir()
    (tmp_path / "my-logs").mkdir()
    return tmp_path


@pytest.mark.parametrize(("typed", "code", "line"), MISTAKES)
def test_it_is_told_in_a_line(cli: Cli, folder: Path, typed: str, code: int, line: str) -> None:
    before = sorted(folder.iterdir())
    answer = cli(*shlex.split(typed))
    err = answer.err.replace(f"{folder}/", "")
    assert (answer.code, answer.out, err) == (code, "", f"csto-timeline: {line}\n")
    assert sorted(folder.iterdir()) == before
    assert all((folder / name).read_text() == text for name, text in FILES.items())


COMMANDS = sorted(
    command
    for typed, _, line in MISTAKES
    if "No such command" in line and not typed.startswith(("merge", "compare a.json", "lsit", "save "))
    for command in re.findall("[“'](.+?)[”'](?=[?]| or )", line.partition("Did you mean ")[2])
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_proposed_works(cli: Cli, command: str) -> None:
    assert cli(*shlex.split(command)).code == 0


def test_what_is_proposed_for_save_saves_the_question(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "own.toml").touch()
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", "own.toml")
    proposed = re.search("'(list .+)'", cli("save", "mine", "list", "2022", "-c", "armenia").err)
    assert proposed
    assert cli(*shlex.split(proposed[1])).code == 0
    assert cli("list", "@mine", "--count").out == cli("list", "2022", "-c", "armenia", "--count").out


def test_an_empty_period_is_told_with_what_there_is(cli: Cli) -> None:
    answer = cli("--log", "mine.json", "list", "2030")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "No event matches. Without 2030: 1 event\nThe log has 1 event, 2022.\n"


# What was typed at the built-in log, and a line on standard error beside the answer, or in its place.
NOTES = [
    ("list today", "This day in any year: list --on today"),
    ("list today", "Before and after that day: at 2026-11-22"),
    ("list 2022-01-01", "Before and after that day: at 2022-01-01"),
    ("list --kind meeting --person putin --person pashinyan", "--person putin --person pashinyan finds events of either; of both: --person putin+pashinyan"),
    ("list --kind meeting --person putin --person pashinyan --json", "--person putin --person pashinyan finds events of either; of both: --person putin+pashinyan"),
    ("list -c armenia -c russia -c belarus --count", "--country armenia --country russia --country belarus finds events of any; of all: --country armenia+russia+belarus"),
    ("list -p 'nikol pashinyan' -p putin --ids", "--person 'nikol pashinyan' --person putin finds events of either; of both: --person 'nikol pashinyan+putin'"),
    ("export - --format csv -p putin -p pashinyan", "--person putin --person pashinyan finds events of either; of both: --person putin+pashinyan"),
    ("list --absent armenia --absent belarus", "--absent armenia --absent belarus finds events of either; of both: --absent armenia+belarus"),
    ("quotes 2024 --speaker pashinyan", "The log has 10 utterances of Nikol Pashinyan in 4 events, 23 Nov 2022."),
    ("list --search UFO", "No event in the log has “UFO”"),
    ("list --search msocow", "No event in the log has “msocow”; near it: Moscow"),
    ("between csto-summit-minsk-2023 csto-summit-2024", "33 events in between: list 2023-11-24..2024-11-27"),
    ("between csto-summit-2024 csto-summit-minsk-2023 --json", "33 events in between: list 2023-11-24..2024-11-27"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "line"), NOTES)
def test_it_is_noted_beside_the_answer(cli: Cli, typed: str, line: str) -> None:
    answer = cli(*shlex.split(typed))
    assert answer.code == 0
    assert line in answer.err.splitlines()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("list 2022 --person putin+pashinyan --person tokayev", "finds events of"),
        ("list --person putin --person putin", "finds events of"),
        ("list 1950 --person putin --person pashinyan", "finds events of"),
        ("list 1950", "that day"),
        ("between csto-summit-minsk-2023 csto-summit-minsk-2023 tasmagambetov-appointed-2022 --json", "0 events"),
    ],
)
def test_nothing_is_noted_where_it_says_nothing(cli: Cli, typed: str, words: str) -> None:
    assert words not in cli(*shlex.split(typed)).err


def test_what_is_proposed_in_between_lists_as_many(cli: Cli) -> None:
    asked = cli("between", "csto-summit-minsk-2023", "csto-summit-2024").err.partition(": ")[2]
    assert len(cli(*asked.split()).ids) == 33


def test_a_setting_that_is_none_is_told_with_its_place(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", "settings.toml")
    assert (
        cli("list").err.replace(f"{folder}/", "")
        == 'csto-timeline: usage error: settings.toml:2:1: there is no option "limmit" of list: did you mean limit?\n'
    )
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", "none.toml")
    assert cli("list").err.replace(f"{folder}/", "") == (
        "csto-timeline: usage error: CSTO_TIMELINE_CONFIG: none.toml does not exist: create it, or unset CSTO_TIMELINE_CONFIG\n"
    )


MISSING = [
    (
        "xlsxwriter",
        "export new.xlsx",
        f"XLSX needs a library that is not installed: run {sys.executable} -m pip install 'csto-timeline[xlsx]'",
    ),
    (
        "openpyxl",
        "import notes.xlsx",
        f"a workbook needs a library that is not installed: run {sys.executable} -m pip install 'csto-timeline[import]'",
    ),
]


@pytest.mark.parametrize(("module", "typed", "says"), MISSING)
def test_an_extra_that_is_not_installed_is_told_with_its_name(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, typed: str, says: str
) -> None:
    (folder / "notes.xlsx").write_bytes(b"PK\x03\x04")
    monkeypatch.setitem(sys.modules, module, None)
    answer = cli(*typed.split())
    assert (answer.code, answer.err) == (2, f"csto-timeline: usage error: {says}\n")
