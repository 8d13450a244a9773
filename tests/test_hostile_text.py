"""Whatever stands in a log or on the command line, a terminal obeys none of it, and JSON gives it back.

EXAMPLES=500 pytest tests/test_hostile_text.py    as many examples of each kind, instead of a handful
"""

import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csto_timeline.cli.app import run
from csto_timeline.cli.group import COMMANDS
from csto_timeline.folding import fold
from tests.calls import FORMS
from tests.conftest import Answer
from tests.logs import event, log_bytes

EXAMPLES = int(os.environ.get("EXAMPLES", "5"))
hostile_settings = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

# Our own: styles, and links to http(s) addresses of printable ASCII.
OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;id=[0-9]+;(?i:https?)://[!-~]+\x1b\\\\|\x1b\\]8;;\x1b\\\\")
OBEYED_OR_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}

TRICKS = [
    *("\x1b[31m", "\x1b]8;;https://evil.example\x1b\\", "\x1b]0;t\x07", "\x9b31m", "\x9d0;x\x9c", "\x7f", "\0", "\b"),
    *("\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u2029", "\u00ad", "\u3164", "\U000e0041", "\u0600"),
    *("\r", "\n", "\t", "[bold]", "[/x]", "[link=http://evil.example]", "[sic]", ":smile:", "\\x1b", "\\", "%s"),
    *("{{ 7 }}", "=cmd()", "| * _ `", "<script>", "</title>", "&amp;", "-->", "https://x.example/", "javascript:x"),
    *("e" + "\u0301" * 40, "\u200d".join("👨👩👧👦"), "🇰🇿", "שלום", "مرحبا", "漢字かな", "x" * 300, "ﷺ" * 9, "İ"),
    *("می\u200cگوید", "م\u200c\u202e", "a\u200cb", "a\u200d", "क्\u200dष", "👨\u200c", "❤\ufe0f\u200d🔥", "co\u00adop"),
    *("a\n\nb", "\n\n=cmd()", "\r\n \r\n- x", "ж", "@ж.рф", "ж\u200d/"),
    *("ß", "ǆ", " ", "  ", "\u00a0", "\u3000", "\u180e", "\ufff9", "\ufffe", "\ufdd0", "\U0010ffff"),
]
texts = st.lists(
    st.one_of(st.sampled_from(TRICKS), st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), max_size=6
).map("".join)
said = texts.filter(lambda text: re.search(r"\S", text) is not None)
pools = st.lists(said, min_size=9, max_size=9, unique=True)
EVERY_TRICK = [f"{number}{' '.join(TRICKS[number::9])}" for number in range(9)]


def hostile_log(pool: list[str]) -> dict[str, Any]:
    """Return a log in which every member that takes any text has one of the pool."""
    a, b, c, d, e, f, g, h, i = pool
    addresses = (a, f"https://x.example/{b}", f"https://президент.рф{c}")
    office = {"title": c, "from": "2020", "to": "2023", "source": "one"}
    quotes = [{"speaker": "ann", "text": text, "original": original} for text, original in ((d, c), (e, b))]
    accounts = [
        {"source": "one", "says": f, "quotes": quotes},
        {"source": "two", "date": "2022-11-24", "says": g, "quotes": [{"speaker": h, "text": i}]},
        {"source": a, "announced": True},
    ]
    members = {"summary": b, "date_note": c, "place": d, "place_country": e, "countries": [e, f], "people": ["ann", g]}
    members |= {"absent": [g, e], "tags": [h, i], "follows": "part", "time": "14:30+06:00"}
    return {
        "version": 1,
        "$schema": a,
        "title": i,
        "chair": c,
        "landmarks": [a, c],
        "x-note": b,
        "kinds": [{"id": a, "name": b, "color": "red"}, {"id": c, "name": d}],
        "countries": [{"code": e, "name": a, "aliases": [b], "membership": [{"status": c, "from": "2020", "body": d}]}],
        "places": [{"id": "town", "name": a, "aliases": [b, d], "country": e, "coordinates": [1, -2], "x-note": c}],
        "people": [{"id": "ann", "name": f, "aliases": [g, h], "country": e, "offices": [office]}],
        "sources": [
            {"id": "one", "publisher": h, "title": i, "author": a, "wire": b, "url": addresses[0], "published": "2022"},
            {"id": "two", "publisher": c, "wire": b, "url": addresses[1], "archived": addresses[0]},
            {"id": "three", "publisher": d, "url": addresses[2], "archived": f"https://x.example/{a}"},
        ],
        "former": [{"id": "once", "event": "an-event"}, {"id": "gone", "event": "none", "x-note": c}],
        "events": [
            event(id="an-event", title=a, kind=a, accounts=accounts, **members),
            event(id="part", title=b, kind=c, date="2022-12", part_of="an-event", people=["ann"], countries=[e]),
            event(
                id="other",
                title=c,
                kind=a,
                date="[2023..2024]",
                part_of="gone",
                place="town",
                accounts=[{"source": "three"}],
            ),
        ],
    }


ENDS_LINES_WITH_BOTH = {"csv", "icalendar", "ris"}


@contextmanager
def streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Put files in place of the streams."""
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin))
    sys.stdout, sys.stderr = (io.TextIOWrapper(each, "utf-8", newline="", write_through=True) for each in (out, err))
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def call(*arguments: str, log: bytes, columns: int = 80) -> Answer:
    """Call the program with a log on standard input."""
    os.environ["COLUMNS"] = str(columns)
    with streams(log) as (out, err):
        code = run([*(["--log=-"] if arguments[0] != "import" else []), *arguments])  # which reads no log
        return Answer(code, out.getvalue().decode(), err.getvalue().decode())


# A joiner behind a letter, a mark or an emoji; tests/test_text.py says which of them.
JOINED = re.compile("(?<=[^\x00-\xff\u2000-\u218f])[\u200c\u200d]")


def obeyed(shown: str, allowed: str) -> set[str]:
    """Return the characters that a terminal would obey or hide, but for our own sequences and what is allowed."""
    shown = JOINED.sub("", OURS.sub("", shown).replace("\r\n ", ""))  # unfolded, as in a calendar
    return {c for c in shown if unicodedata.category(c) in OBEYED_OR_HIDDEN and c not in allowed}


def strings(data: Any) -> Iterator[str]:
    """Yield every text in a JSON document."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def test_every_command_has_its_forms() -> None:
    assert set(FORMS) == set(COMMANDS)


@pytest.mark.parametrize("command", list(COMMANDS))
@hostile_settings
@given(pool=pools, columns=st.sampled_from([20, 40, 80, 200]))
@example(pool=EVERY_TRICK, columns=80)
@example(pool=EVERY_TRICK, columns=20)
def test_no_text_of_a_log_is_obeyed(command: str, pool: list[str], columns: int) -> None:
    written = hostile_log(pool)
    log = json.dumps(written).encode()
    word = next((word for text in pool for word in fold(text).split()), None)
    for form in FORMS[command]:
        taken = [command] if command in {"schema", "import"} else ["--color", "always", command]
        answers = {columns: call(*taken, *form, log=log, columns=columns), None: call(command, *form, log=log)}
        if word and command in {"list", "quotes", "accounts"} and "an-event" not in form:
            answers[0] = call(*taken, *form, "--search", word, log=log, columns=columns)
        for answer in answers.values():
            assert answer.code in ({0, 1} if command in {"check", "diff"} else {0}), answer.err
            assert not obeyed(answer.err, "\n")
            if "--raw" not in form:  # which leaves a spreadsheet's cells as they are, but not on a terminal
                assert not obeyed(answer.out, "\n\t\r" if set(form) & ENDS_LINES_WITH_BOTH else "\n\t"), form
                assert not OURS.search(answers[None].out)
        piped = answers[None].out
        if form[-1:] == ["jsonl"]:
            assert [json.loads(line)["title"] for line in piped.splitlines()] == [
                each["title"] for each in written["events"]
            ]
        elif "--json" in form or form[-1:] == ["json"]:
            document = json.loads(piped)
            assert set(strings(document)) & set(pool) or command in {"stats", "schema", "check", "config"}


@hostile_settings
@given(pool=pools)
@example(pool=EVERY_TRICK)
def test_json_gives_back_every_text(pool: list[str]) -> None:
    written = hostile_log(pool)
    log = json.dumps(written).encode()
    for row, given_row in zip(json.loads(call("list", "--json", log=log).out), written["events"], strict=True):
        assert given_row.items() <= row.items()
    (row,) = json.loads(call("show", "an-event", "--json", log=log).out)
    assert written["events"][0].items() <= row.items()
    assert json.loads(call("export", "-", "--format", "json", log=log).out) == written
    quoted = [quote["text"] for account in written["events"][0]["accounts"] for quote in account.get("quotes", [])]
    assert sorted(row["text"] for row in json.loads(call("quotes", "--json", log=log).out)) == sorted(quoted)
    (country, *_) = json.loads(call("countries", "--json", log=log).out)
    assert (country["id"], country["name"]) == (pool[4], pool[0])


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "a\\ud83d b", "\\udc80\\ud800"])
@pytest.mark.parametrize("command", list(COMMANDS))
def test_half_a_character_is_refused_or_harmless(command: str, escape: str) -> None:
    """JSON can carry a lone surrogate as an escape; Unicode has no text for it."""
    log = log_bytes(event(title="TITLE", summary="TITLE")).replace(b"TITLE", escape.encode())
    for form in FORMS[command]:
        answer = call(command, *form, log=log)
        assert answer.code in ({0, 1} if command == "check" else {0, 3, 4})
        assert not obeyed(answer.out + answer.err, "\n\t\r")


VALUES = [
    *(["list", option] for option in ("--person", "--country", "--kind", "--place", "--source", "--search")),
    *(["list", option] for option in ("--since", "--until", "--limit", "--group-by", "--not-person", "--color")),
    *(
        ["list"],
        ["show"],
        ["show", "an-event", "--near"],
        ["at"],
        ["accounts"],
        ["quotes", "--speaker"],
        ["stats", "--by"],
    ),
    *(
        ["people"],
        ["countries"],
        ["kinds"],
        ["sources"],
        ["export", "-", "--format"],
        ["export", "-", "--style"],
        ["export"],
    ),
    *([], ["export", "-", "--heading-level"]),
]
# What a shell can hand over: no NUL, and bytes that are no UTF-8 as lone surrogates.
typed = st.lists(
    st.one_of(texts, st.sampled_from(["\udcff", "\udc80", "2022", "..", "-", "+", "ann"])), max_size=4
).map(lambda parts: "".join(parts).replace("\0", ""))
PLAIN_LOG = log_bytes(event(people=["ann"], place="Old Town", countries=["KZ"]))


@pytest.mark.parametrize("before", VALUES, ids=" ".join)
@hostile_settings
@given(value=typed)
@example("x" * 300)  # which no file can be called
def test_nothing_typed_makes_a_traceback(before: list[str], value: str) -> None:
    kinds = {2: "usage", 4: "name", **({74: "output"} if before == ["export"] else {})}
    answer = call(*before, value, log=PLAIN_LOG)
    assert answer.code in {0, *kinds}, answer.err
    assert not obeyed(answer.out + answer.err, "\n\t")
    if answer.code:
        assert (answer.out, answer.err.count("\n")) == ("", 1)
        assert answer.err.startswith(f"csto-timeline: {kinds[answer.code]} error: ")


@hostile_settings
@given(value=typed)
def test_no_name_of_a_log_makes_a_traceback(value: str) -> None:
    answer = call("list", "--log", f"/nowhere/{value}", log=b"")
    assert (answer.code, answer.out, answer.err.count("\n")) == (3, "", 1)
    assert not obeyed(answer.err, "\n")


def test_any_file_name_is_shown_safely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for trick in TRICKS:
        name = trick.replace("/", "").replace("\0", "") + "\udcff.md"
        for _ in range(2):  # the second time it exists
            answer = call("export", name, log=PLAIN_LOG)
            assert (answer.code in {0, 2, 74}, answer.err.count("\n")) == (True, 1)
            assert not obeyed(answer.err, "\n")
