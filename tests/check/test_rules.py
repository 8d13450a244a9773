"""Every rule: a log with that fault at a known place, and what is said of it; without it, nothing is."""

import pytest

from csto_timeline.check import RULES, Text, check
from csto_timeline.errors import LogError
from csto_timeline.log.extra import members
from csto_timeline.log.model import Event
from tests.check.good import GOOD, errors, said
from tests.logs import decode, event, log_bytes

KNOWN = ", ".join(member.name for member in members(Event))
# What is replaced by what in the good log, and what is said then; ‸ stands where that is found.
FAULTS = [
    ('"version": 1', '"version": ‸1.0', "error: version: expected a whole number, not a decimal: 1.0 [wrong-type]"),
    ('"version": 1', '"version": ‸2', "error: version: expected 1, the version of this format, not 2 [unknown-value]"),
    (
        '"color": "blue"',
        '"color": ‸"beige"',
        "error: kinds[0].color: expected red, green, yellow, blue, magenta, cyan, not 'beige' [unknown-value]",
    ),
    (
        '"title": "Harbour"',
        '‸"titel": "Harbour"',
        'error: titel: unknown member; did you mean "title"? [unknown-member]',
    ),
    (
        '"accounts": [{"source": "post", "date"',
        '‸"acounts": [], "accounts": [{"source": "post", "date"',
        'error: events[1].acounts: unknown member; did you mean "accounts"? [unknown-member]',
    ),
    (
        '"place": "Rotterdam"',
        '"place": "Rotterdam", ‸"url": "x"',
        'error: events[0].url: unknown member; an event has no "url": it belongs to a source [unknown-member]',
    ),
    (
        '{"speaker": "anna", "text": "No.\\nNo."}',
        '‸{"text": "No."}',
        "error: events[0].accounts[0].quotes[0].speaker: this member is missing: every quote has one [missing-member]",
    ),
    (
        '{"source": "gazette", "says"',
        '‸{"says"',
        "error: events[1].accounts[1].source: this member is missing: every account has one [missing-member]",
    ),
    ('"Holland"', "‸7", "error: countries[0].aliases[0]: expected text, got a number: 7 [wrong-type]"),
    ('"place": "Rotterdam"', '"place": ‸["x"]', "error: events[0].place: expected text, got an array [wrong-type]"),
    (
        '"accounts": [{"source": "post", "date"',
        '"accounts": ‸null, "x": [{"source": "post", "date"',
        "error: events[1].accounts: expected an array, got null [wrong-type]",
        f"error: events[1].x: unknown member; known here: {KNOWN} [unknown-member]",
    ),
    ('"Court rules"', '‸" "', "error: events[0].title: expected text that is not empty [empty-text]"),
    (
        '"accounts": [{"source": "post", "date": "2022-03"}, {"source": "gazette", "says": "Yes."}]',
        '"accounts": ‸[]',
        "error: events[1].accounts: expected at least one [empty-list]",
    ),
    (
        '"id": "ruling-2"',
        '"id": ‸"Ruling 2"',
        "error: events[1].id: expected a slug: lower-case letters and digits, with hyphens between them, "
        'not "Ruling 2" [bad-id]',
    ),
    (
        '"2022-03-04"',
        '‸"2022-02-30"',
        "error: events[0].date: there is no day 2022-02-30: that month has 28 days [bad-date]",
    ),
    (
        '"2022-03"',
        '‸"2022-13"',
        "error: events[1].accounts[0].date: there is no month 13: months go from 01 to 12 [bad-date]",
    ),
    (
        '"2022-03-04"',
        '‸"2022-03-04/2022-03-01"',
        "error: events[0].date: 2022-03-04/2022-03-01: the end is before the start [end-before-start]",
    ),
    (
        '"to": "2001"',
        '"to": ‸"1999-12-31"',
        "error: countries[0].membership[0].to: ends on 1999-12-31, before it begins in 2000 [end-before-start]",
    ),
    (
        '"to": "2019-05"',
        '"to": ‸"2019-04"',
        "error: people[0].offices[0].to: ends in 2019-04, before it begins in 2019-05 [end-before-start]",
    ),
    (
        '"date": "2022-03-04", ',
        '"date": "2022-03-04", ‸"date": "2022-03-03", ',
        'error: events[0].date: the member "date" is given twice in one object, first in line 14, column 24: '
        "remove one [repeated-member]",
    ),
    (
        '"Court rules"',
        '"Court ‸\\u001b[31mrules\\u0007"',
        "error: events[0].title: control character U+001B: remove it [control-character]",
    ),
    (
        '"It ruled."',
        '"It ‸\u202eruled."',
        "error: events[0].summary: control character U+202E: remove it [control-character]",
    ),
    (
        '"Rotterdam"',
        '"Rotter‸\\ndam"',
        "error: events[0].place: a line break is not allowed here: use a space [control-character]",
    ),
    (
        '"id": "ruling-2"',
        '"id": ‸"ruling-1"',
        ', "part_of": "ruling-1"',
        "",
        'error: events[1].id: "ruling-1" is also the id of an event in line 14: rename one [repeated-id]',
    ),
    (
        '{"id": "gazette", "publisher"',
        '{"id": "gazette", "publisher": "Gazette"}, {"id": ‸"gazette", "publisher"',
        'error: sources[2].id: "gazette" is also the id of sources[1] [repeated-id]',
    ),
    (
        '"aliases": ["Holland"]',
        '"aliases": ["Holland"]}, {"code": ‸"NL", "name": "Nederland"',
        'error: countries[1].code: "NL" is also the code of countries[0] [repeated-id]',
    ),
    (
        '"date": "2022-03-04", "kind": "ruling"',
        '"date": "2022-03-04", "kind": ‸"rulling"',
        'error: events[0].kind: "rulling" is not one of the kinds that the log declares: ruling [undeclared-kind]',
    ),
    (
        '"part_of": "ruling-1"',
        '"part_of": ‸"ruling-11"',
        'error: events[1].part_of: there is no event "ruling-11"; did you mean "ruling-1"? [no-such-event]',
    ),
    (
        '"event": "ruling-1"',
        '"event": ‸"treaty"',
        'error: countries[0].membership[0].event: there is no event "treaty" [no-such-event]',
    ),
    (
        '"part_of": "ruling-1"',
        '"part_of": ‸"ruling-2"',
        "error: events[1].part_of: the event is part of itself: ruling-2 is part of ruling-2 [part-of-itself]",
    ),
    (
        '"summary"',
        '"part_of": ‸"ruling-2", "summary"',
        "error: events[0].part_of: the event is part of itself: "
        "ruling-1 is part of ruling-2 is part of ruling-1 [part-of-itself]",
    ),
    (
        '"people": ["anna"]',
        '"people": ["anna", ‸"Bob Jansen"]',
        'warning: events[0].people[1]: "Bob Jansen" has no entry in people: add one [no-register-entry]',
    ),
    (
        '"place_country": "NL"',
        '"place_country": ‸"BE"',
        'warning: events[0].place_country: "BE" has no entry in countries: add one [no-register-entry]',
    ),
    (
        '"2019-05", "source": "post"',
        '"2019-05", "source": ‸"almanac"',
        'warning: people[0].offices[0].source: "almanac" has no entry in sources: add one [no-register-entry]',
    ),
    (
        '"kinds": [{"id": "ruling", "name": "Ruling", "color": "blue"}],',
        "",
        'warning: events[0].kind: "ruling" is not a usual kind; declare it in kinds [unusual-kind]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "chair": ‸"Jugde"',
        'warning: chair: nobody holds the office "Jugde"; did you mean "Judge"? [no-such-office]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "chair": "Judge", "landmarks": ["ruling", ‸"rulling"]',
        'warning: landmarks[1]: no event has the kind "rulling"; did you mean "ruling"? [no-such-kind]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "former": [{"id": "quay-1", "event": ‸"ruling-9"}]',
        'error: former[0].event: there is no event "ruling-9"; did you mean "ruling-2"? [no-such-event]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "former": [{"id": ‸"ruling-2", "event": "ruling-1"}]',
        'error: former[0].id: "ruling-2" is also the id of an event in line 17: remove one [repeated-id]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rotterdam", "name": "Rotterdam"}, {"id": ‸"delft", "name": "Delft"}]',
        'warning: places[1].id: nothing refers to "delft": remove the entry, or use it [unused-entry]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam", "country": ‸"BE"}]',
        'warning: places[0].country: "BE" has no entry in countries: add one [no-register-entry]',
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam"}, '
        '{"id": "old", "name": "Old Town", "aliases": [‸"rotter-dam"]}]',
        'warning: places[1].aliases[0]: "rotter-dam" is also a spelling of rdam, and names neither: '
        "use the ids in events [shared-spelling]",
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam", "coordinates": ‸[4.48]}]',
        "error: places[0].coordinates: expected [longitude, latitude], not [4.48] [bad-coordinates]",
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam", "coordinates": [51.92, ‸104.48]}]',
        "error: places[0].coordinates[1]: expected a latitude from -90 to 90, after the longitude, not 104.48 "
        "[bad-coordinates]",
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam", "coordinates": [‸-180.5, 1]}]',
        "error: places[0].coordinates[0]: expected a longitude from -180 to 180, not -180.5 [bad-coordinates]",
    ),
    (
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam", "coordinates": [‸"4.48", 1]}]',
        'error: places[0].coordinates[0]: expected a number, got text: "4.48" [wrong-type]',
    ),
    (
        '"part_of"',
        '"place": ‸"Roterdam", "part_of"',
        '"title": "Harbour"',
        '"title": "Harbour", "places": [{"id": "rdam", "name": "Rotterdam"}]',
        'warning: events[1].place: "Roterdam" is spelt almost like "Rotterdam": is it rdam? [near-spelling]',
    ),
    (
        '"part_of"',
        '"place": ‸"Roterdam", "part_of"',
        'warning: events[1].place: "Roterdam" is spelt almost like "Rotterdam": are they the same? [near-spelling]',
    ),
    (
        '"summary"',
        '"tags": ["harbours"], "summary"',
        '"part_of"',
        '"tags": [‸"harbors"], "part_of"',
        'warning: events[1].tags[0]: "harbors" is spelt almost like "harbours": are they the same? [near-spelling]',
    ),
    (
        '[{"source": "post", "date": "2022-03"}, {"source": "gazette", "says": "Yes."}]',
        '‸[{"source": "post", "date": "2022-03"}, {"source": "post", "says": "Yes."}]',
        "warning: events[1].accounts: every account comes from The Post: "
        "look for a second, independent source [single-source]",
        "warning: events[1].accounts[1].source: post already has an account of this event, accounts[0]: "
        "merge them [repeated-source]",
    ),
    (
        '"2022-03-04", "kind": "ruling", "title": "Court rules",',
        '‸"2022-03-01", "kind": "ruling", "title": "Court rules",',
        '"2022-03-05", "kind"',
        '"2022-04", "kind"',
        "warning: events[0].date: 2022-03-01 is the only exact day that post gives; its other dates are months "
        "or years: should it be 2022-03? If not, explain in date_note how the day is known [first-day]",
    ),
    (
        '"published": "2022-03-05"',
        '"published": "2022-02"',
        'warning: events[0].accounts[0]: post was published 2022-02, before 2022-03-04: is the event "announced", '
        "or is a date wrong? [source-before-event]",
        'warning: events[1].accounts[0]: post was published 2022-02, before 2022-03: is the event "announced", '
        "or is a date wrong? [source-before-event]",
    ),
    (
        '"sources": [',
        '"sources": [{"id": ‸"unread", "publisher": "Times"},',
        'warning: sources[0].id: nothing refers to "unread": remove the entry, or use it [unused-entry]',
    ),
    (
        '"url": "https://gazette.example/1"',
        '"url": ‸"http://gazette.example/1"',
        "warning: sources[1].url: http://gazette.example/1 is plain http: "
        "use https if the site supports it [plain-http]",
    ),
    *(
        (
            '"url": "https://gazette.example/1"',
            f'"url": ‸"{url}"',
            f'warning: sources[1].url: "{url}" {fault} [malformed-address]',
        )
        for url, fault in (
            ("gazette.example", "has no scheme: write https:// before it"),
            ("gazette.example:80/1", "has no scheme: write https:// before it"),
            ("htps://gazette.example", 'has the scheme "htps": a link needs https or http'),
            ("javascript:alert(1)", 'has the scheme "javascript": a link needs https or http'),
            ("https:gazette.example", "lacks the two slashes after https:"),
            ("https://gazette .example", "contains a space: write %20, or remove it"),
            ("https://gazette.example/<1>", "contains < or >: write %3C or %3E"),
            ("https://gazette.example/\u200b", "contains an invisible character: remove it"),
            ("https:///1", "has no readable host name: write one after https://"),
            ("https://[x", "has no readable host name: write one after https://"),
            ("https://bank.example@gazette.example/1", "has a user name before the host: remove it"),
            ("https://gazette/1", 'has the host "gazette" without a dot: nobody else can open it'),
            (
                "https://gаzette.example/1",
                'has the host "gаzette.example", which mixes Cyrillic and Latin letters: it may pretend to be another',
            ),
            (
                "https://газета..example/1",
                'has the host "газета..example", which no site can have: Empty Label',
            ),
        )
    ),
    (
        '"url": "https://gazette.example/1"',
        '"url": ‸"http://газета.example/Ж"',
        "warning: sources[1].url: http://газета.example/Ж is plain http: "
        "use https if the site supports it [plain-http]",
    ),
    *(
        (
            '"title": "Court rules",',
            f'"title": "Court {before}‸{hyphen}les",',
            "warning: events[0].title: soft hyphen (U+00AD), which is left out wherever the text is shown: remove it "
            "[soft-hyphen]",
        )
        for before, hyphen in (("ru", "\u00ad"), ("r\u200cu", "\\u00ad"), ("ru", "\u00adl\u00ad"))
    ),
    *(
        (
            '"date": "2022-03-04"',
            f'"date": "2022-03-04", "time": ‸"{time}"',
            "error: events[0].time: expected a time of day: 14:30, or with its offset from UTC 14:30+06:00 or 14:30Z, "
            f'not "{time}" [bad-time]',
        )
        for time in ("24:00", "9:30", "14.30", "14:30:00", "14:30+6", "14:30-00:00", "14:30 ", "14:30\\n", "")
    ),
    *(
        (
            '"2022-03-04", "kind"',
            f'"{date}", "time": ‸"14:30", "kind"',
            '"published": "2022-03-05"',
            '"published": "2023"',
            "error: events[0].time: a time needs a date known to the day, "
            f'and "{date}" is not: give the day, or leave the time out [bad-time]',
        )
        for date in ("2022-03", "2022-03-04~", "2022-03-04/2022-03-05", "[2022-03-04,2022-03-05]", "../2022-03-04")
    ),
    (
        '"2022-03-04", "kind"',
        '‸"2022-02-30", "time": "14:30", "kind"',
        "error: events[0].date: there is no day 2022-02-30: that month has 28 days [bad-date]",
    ),
    *(
        (
            '"publisher": "Gazette"',
            f'"publisher": "Gazette", "language": ‸"{tag}"',
            f'error: sources[1].language: expected a language tag: en, ru, zh-Hant, not "{tag}" [bad-language]',
        )
        for tag in ("Russian", "ru_RU", "r", "ru-", "")
    ),
    (
        '"text": "No.\\nNo."',
        '"text": "No.", "original": "Nee.\\nNee.", "language": ‸"Dutch"',
        "error: events[0].accounts[0].quotes[0].language: expected a language tag: en, ru, zh-Hant, "
        'not "Dutch" [bad-language]',
    ),
    (
        '"publisher": "Gazette"',
        '"publisher": "Gazette", "accessed": ‸"2024-05"',
        "error: sources[1].accessed: 2024-05 is not known to the day: write a day, as 2022-11-23 [bad-date]",
    ),
    (
        '"publisher": "Gazette"',
        '"publisher": "Gazette", "accessed": ‸"2023-02-29"',
        "error: sources[1].accessed: there is no day 2023-02-29: that month has 28 days [bad-date]",
    ),
    (
        '"summary"',
        '"follows": ‸"ruling-11", "summary"',
        'error: events[0].follows: there is no event "ruling-11"; did you mean "ruling-1"? [no-such-event]',
    ),
    (
        '"part_of": "ruling-1"',
        '"follows": ‸"ruling-2"',
        "error: events[1].follows: the event follows itself: ruling-2 follows ruling-2 [follows-itself]",
    ),
    (
        '"summary"',
        '"follows": ‸"ruling-2", "summary"',
        '"part_of": "ruling-1"',
        '"part_of": "ruling-1", "follows": "ruling-1"',
        "error: events[0].follows: the event follows itself: "
        "ruling-1 follows ruling-2 follows ruling-1 [follows-itself]",
    ),
    (
        '"countries": ["NL"]',
        '"countries": ["NL"], "absent": [‸"BE"]',
        'warning: events[0].absent[0]: "BE" has no entry in countries: add one [no-register-entry]',
    ),
    (
        '"countries": ["NL"]',
        '"countries": ["NL"], "absent": [‸"NL"]',
        "warning: events[0].absent[0]: Netherlands is among the countries of the event too: "
        "did it take part, or stay away? [present-and-absent]",
    ),
    (
        '"countries": ["NL"]',
        '"countries": ["NL"], "tags": ["a", ‸" "]',
        "error: events[0].tags[1]: expected text that is not empty [empty-text]",
    ),
    (
        '"countries": ["NL"]',
        '"countries": ["NL"], "tags": ["a‸\\nb"]',
        "error: events[0].tags[0]: a line break is not allowed here: use a space [control-character]",
    ),
    (
        '"url": "https://gazette.example/1"',
        '"archived": ‸"http://archive.example/1"',
        "warning: sources[1].archived: http://archive.example/1 is plain http: "
        "use https if the site supports it [plain-http]",
    ),
    (
        '"url": "https://gazette.example/1"',
        '"archived": ‸"archive.example"',
        'warning: sources[1].archived: "archive.example" has no scheme: write https:// before it [malformed-address]',
    ),
]

FAULTS += [
    (
        '{"source": "gazette", "says": "Yes."}',
        '{"source": "gazette", "says": "Yes."}, {"source": ‸"gazette", "says": "No."}',
        "warning: events[1].accounts[2].source: gazette already has an account of this event, accounts[1]: "
        "merge them [repeated-source]",
    ),
    (
        '"2019-05", "source": "post"}]}]',
        '"2019-05", "source": "post"}]}, {"id": "a", "name": ‸"A. de Vries", "offices": [{"title": "Clerk"}]}]',
        'warning: people[1].name: "A. de Vries" may be "Anna de Vries" of anna, with initials: '
        "are they the same? [same-words]",
    ),
    (
        '"2019-05", "source": "post"}]}]',
        '"2019-05", "source": "post"}]}, {"id": "a", "name": ‸"de Vries, Anna", "offices": [{"title": "Clerk"}]}]',
        'warning: people[1].name: "de Vries, Anna" has the words of "Anna de Vries" of anna in another order: '
        "are they the same? [same-words]",
    ),
    (
        '"date": "2022-03-05", "kind": "ruling", "title": "Court rules again", "part_of": "ruling-1"',
        '"date": "2022-03-04", "kind": "ruling", "title": ‸"Court ruled"',
        "warning: events[1].title: has the same dates as ruling-1, and nearly the same title: "
        "are they one event? [look-alike]",
    ),
    (
        '"date": "2022-03-05", "kind": "ruling", "title": "Court rules again", "part_of": "ruling-1"',
        '"date": "2022-03-04", "people": ["anna"], "kind": ‸"ruling", "title": "A judgment"',
        "warning: events[1].kind: has the same day, kind and people as ruling-1: are they one event? [look-alike]",
    ),
    (
        '"Rotterdam"',
        '"Rotter‸\u00a0dam"',
        "warning: events[0].place: U+00A0 looks like a space but is not one: use a space [look-alike-space]",
    ),
    (
        '"title": "Court rules"',
        '"title": "Court‸\u2003rules\u2003now"',
        "warning: events[0].title: U+2003 looks like a space but is not one: use a space [look-alike-space]",
    ),
    (
        '"url": "https://gazette.example/1"',
        '"url": ‸"http://post.example/2"',
        "warning: sources[1].url: http://post.example/2 is plain http: write https, as the log does for post.example "
        "[plain-http]",
    ),
]

NEW_LINE = "\n"


SEVERITIES = ("error: ", "warning: ")


def changed(*parts: str) -> tuple[str, list[str]]:
    """Return the good log with some of it replaced, and what is said then, the first with its place."""
    replaced = [part for part in parts if not part.startswith(SEVERITIES)]
    text = GOOD
    for old, new in zip(replaced[::2], replaced[1::2], strict=True):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    before, mark, _ = text.partition("‸")
    place = f"x:{before.count(NEW_LINE) + 1}:{len(before) - before.rfind(NEW_LINE)}: " if mark else ""
    first, *others = [part for part in parts if part.startswith(SEVERITIES)]
    return text.replace("‸", ""), [place + first, *others]


def test_the_good_log_is_good() -> None:
    assert check([Text.of("x", GOOD.encode())]) == []
    decode(GOOD.encode(), "x")


@pytest.mark.parametrize("parts", FAULTS, ids=lambda parts: parts[1][:40])
def test_each_fault_is_said_in_its_place(parts: tuple[str, ...]) -> None:
    text, expected = changed(*parts)
    lines = said(check([Text.of("x", text.encode())]))
    assert len(lines) == len(expected)
    for line, wanted in zip(lines, expected, strict=True):
        assert line.endswith(wanted)


UNREADABLE = [
    (b"", "1:1: error: the log: the file is empty: a log begins with { [not-json]"),
    (b'{"events": [\n{"id": ', "2:7: error: the log: is incomplete: Input data was truncated [not-json]"),
    ('{"title": "é", x}'.encode(), "1:16: error: the log: JSON is malformed: object keys must be strings [not-json]"),
    (b'{"events": NaN}', "1:12: error: the log: JSON is malformed: invalid character [not-json]"),
    (b"[" * 100_000, "1:1: error: the log: is nested too deeply [not-json]"),
    (
        b"\xef\xbb\xbf{}",  # what is given as a file has lost its mark
        "1:1: error: the log: begins with a byte order mark, which is allowed only at the very beginning: "
        "remove it [not-json]",
    ),
    ("{}".encode("utf-16"), "1:1: error: the log: is in UTF-16: save it as UTF-8 [not-utf-8]"),
    ('{"title": "é\n'.encode() + b"a\xff", "2:2: error: the log: has bytes that are not UTF-8 [not-utf-8]"),
    (b"[]", "1:1: error: the log: expected an object, got an array [wrong-type]"),
    (b"7", "1:1: error: the log: expected an object, got a number: 7 [wrong-type]"),
    (b"{}", "1:1: error: events: this member is missing: every log has one [missing-member]"),
]


@pytest.mark.parametrize(("data", "line"), UNREADABLE)
def test_what_is_no_log_is_one_error(data: bytes, line: str) -> None:
    assert said(check([Text.of("x", data)])) == [f"x:{line}"]
    with pytest.raises(LogError):
        decode(data, "x")


def test_a_note_explains_a_first_day() -> None:
    text, _ = changed(*next(parts for parts in FAULTS if "first-day" in parts[-1]))
    noted = text.replace('"summary"', '"date_note": "So the Post.", "summary"')
    assert check([Text.of("x", noted.encode())]) == []


@pytest.mark.parametrize(
    ("number", "end"),
    [
        (10, "e-8 follows e-9 follows e-0"),
        (11, "e-8 follows e-9, and so on through 1 more, back to e-0"),
        (5000, "e-8 follows e-9, and so on through 4,990 more, back to e-0"),
    ],
)
def test_of_a_long_circle_the_first_events_are_named(number: int, end: str) -> None:
    events = (event(id=f"e-{each}", follows=f"e-{(each + 1) % number}") for each in range(number))
    (only,) = errors(log_bytes(*events))
    assert only.endswith(
        f"events[0].follows: the event follows itself: e-0 follows e-1 follows e-2 follows e-3 "
        f"follows e-4 follows e-5 follows e-6 follows e-7 follows {end} [follows-itself]"
    )


def test_an_unreadable_date_is_no_coarse_one() -> None:
    """Nothing is said that rests on what stands in place of a fault."""
    text = GOOD.replace(', "source": "post"}]}]', "}]}]")  # whose months are coarse dates of that source too
    text = text.replace('"2022-03-04"', '"2022-03-01"').replace('"2022-03-05", "kind"', '"2022-02-30", "kind"')
    text = text.replace('"date": "2022-03"}', '"date": "2022-02-31"}')
    assert {finding.rule for finding in check([Text.of("x", text.encode())])} == {"bad-date"}


def test_every_rule_has_a_test() -> None:
    tested = {part.rpartition("[")[2].removesuffix("]") for parts in FAULTS for part in parts if part.endswith("]")}
    tested |= {line.rpartition("[")[2].removesuffix("]") for _, line in UNREADABLE}
    # in test_logs, _accepted, _doubts and log/test_parquet_files
    elsewhere = {"register-clash", "unneeded-acceptance", "padded-dates", "unlike-columns"}
    assert tested | elsewhere >= set(RULES)
