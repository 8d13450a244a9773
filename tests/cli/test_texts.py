"""Texts of a log as they arrive: joiners, soft hyphens, paragraphs and addresses, in every view and export."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import cmarkgfm
import html5lib
import pytest
import vobject
from cmarkgfm.cmark import Options as RendererOptions
from rich.cells import cell_len

from csto_timeline.answers.by import By
from csto_timeline.cli.group import COMMANDS
from tests.calls import FORMS
from tests.conftest import Answer, Cli
from tests.logs import event, log_bytes
from tests.screen import see
from tests.test_hostile_text import call, hostile_log

PERSIAN = "رئیس‌جمهور می‌گوید"
FAMILY = "Family 👨‍👩‍👧, flag 🇰🇿, heart ❤️ and 👩🏽‍💻"
JOINED = [PERSIAN, FAMILY, "ශ්‍රී ලංකාව", "क्‍ष", "അവന്‍", *(f"{PERSIAN} {number}" for number in "1234")]


def has_names(command: str, form: list[str]) -> bool:
    """Say whether the answer has texts of the log, in a pipe too: not only ids and numbers."""
    if command in {"schema", "check", "between", "responses", "config", "import"} or {"--count", "--ids"} & {*form}:
        return False
    return command != "stats" or not {"--json", By.YEAR, By.MONTH} & {*form}


@pytest.mark.parametrize("command", list(COMMANDS))
def test_joiners_arrive_in_every_view_and_export(command: str) -> None:
    log = json.dumps(hostile_log(JOINED), ensure_ascii=False).encode()  # `x-` members come back to the letter
    for form in FORMS[command]:
        answers = [
            call(command, *form, log=log),
            call("--color", "always", command, *form, log=log, columns=200),
            call("--color", "always", command, *form, log=log, columns=80),
        ]
        for answer in answers:
            assert not re.search(r"\\u200[cd]", answer.out + answer.err), form
            if has_names(command, form):
                assert {"\u200c", "\u200d"} & set(answer.out), form


@pytest.mark.parametrize("command", list(COMMANDS))
def test_soft_hyphens_are_left_out_of_all_but_logs(command: str) -> None:
    """JSON keeps them, as an escape; CSV with `--raw` as they are; `check` is what tells of them, and `diff`."""
    log = json.dumps(hostile_log([f"co\u00adoper\u00adation {number}" for number in range(9)])).encode()
    for form in FORMS[command]:
        for arguments in ([command, *form], ["--color", "always", command, *form]):
            answer = call(*arguments, log=log, columns=200)
            if command == "check":
                assert "soft-hyphen" in answer.out
            elif command == "diff" and "--json" not in form:
                assert "co\\xadoper" in answer.out
            elif "--json" in form or form[-1:] in (["json"], ["jsonl"]):
                assert "\u00ad" not in answer.out
                assert "co\\u00adoper\\u00adation" in answer.out or "cooperation" not in answer.out
            elif "--raw" in form:
                assert "co\u00adoper\u00adation" in answer.out
            elif has_names(command, form):
                assert "cooperation" in answer.out, form
                assert not re.search(r"\u00ad|\\xad|\\u00ad", answer.out + answer.err), form


def test_a_soft_hyphen_in_what_is_typed_is_told(cli: Cli, tmp_path: Path) -> None:
    answer = cli("--log", tmp_path / "lo\u00adg.json", "list")
    assert (answer.code, "lo\\xadg.json" in answer.err) == (3, True)


PROSE = "One\nline  of two.\n \n\n- The second\r\n1. one."
FIRST, SECOND = "One line  of two.", "- The second 1. one."
ACCOUNT = {"source": "s", "date": "2022-11-25", "says": PROSE, "quotes": [{"speaker": "P", "text": PROSE}]}
LOG = log_bytes(event(id="a", title="T", summary=PROSE, accounts=[ACCOUNT, {"source": "t"}]), title="L")


def lines(*arguments: str) -> list[str]:
    return call(*arguments, log=LOG).out.splitlines()


PIPED = [
    (["list", "--long"], f"2022-11-23\tsummit\t\tT\ta\t{FIRST} {SECOND}\ts,t\t"),
    (["quotes"], f"2022-11-23\tP\t\t\ts\t{FIRST} {SECOND}\ta#1\t\t"),
]


@pytest.mark.parametrize(("arguments", "row"), PIPED)
def test_a_line_for_a_pipe_stays_one_line(arguments: list[str], row: str) -> None:
    """Between paragraphs is one space; two that stand in the text itself stay."""
    assert lines(*arguments) == [row]


SHOWN = [
    # a view, and the lines of the paragraphs in it, as far as they are beside each other
    (["show", "a"], [f"  {FIRST}", "", f"  {SECOND}"]),
    (["show", "a"], [f"  “{FIRST}", "", f"  {SECOND}”", "    — P; s [1]"]),
    (["quotes", "--markdown"], [f"> “{FIRST}", ">", "> \\- The second 1. one.”", ">"]),
    (["export", "-"], [f"{FIRST}[^s][^t]", "", "\\- The second 1. one.[^s][^t]"]),
    (["export", "-"], [f"- s gives the date as 25 Nov 2022: {FIRST}[^s]", "", "  \\- The second 1. one.[^s]"]),
    (["export", "-"], [f"> “{FIRST}", ">", "> \\- The second 1. one.”", ">"]),
]


@pytest.mark.parametrize(("arguments", "shown"), SHOWN)
def test_a_blank_line_begins_a_paragraph(arguments: list[str], shown: list[str]) -> None:
    found = lines(*arguments)
    assert any(found[at : at + len(shown)] == shown for at in range(len(found))), found


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize(
    ("arguments", "times"),
    [
        (["list", "--long"], 1),
        (["list", "--long", "--table"], 1),
        (["show", "a"], 3),
        (["accounts", "a"], 2),
        (["quotes"], 1),
    ],
)
def test_paragraphs_are_drawn(arguments: list[str], times: int, columns: int, tmp_path: Path) -> None:
    """Each begins on a line of its own below an empty one, whatever stands beside it."""
    path = tmp_path / "log.json"
    path.write_bytes(LOG)
    shown = see("--log", str(path), *arguments, columns=columns).lines
    assert not [line for line in shown if len(line) > columns]
    begins = [at for at, line in enumerate(shown) if re.search(r"(^|│|  )[ “]*- The ?", line)]
    assert len(begins) == times, shown
    for at in begins:
        column = shown[at].index("- The")
        assert shown[at - 1][column : column + 10].strip() == "", shown
        assert shown[at - 2][column : column + 10].strip() != "", shown


def paragraphs_in_html(text: str, container: str) -> list[list[str]]:
    """Return the paragraphs in each element of that name, as html5lib reads them."""
    root = html5lib.parse(text, namespaceHTMLElements=False)
    return [
        ["".join(paragraph.itertext()) for paragraph in each.findall("p")]
        for each in root.iter(container)
        if each.findall("p")
    ]


def test_paragraphs_of_a_web_page() -> None:
    page = call("export", "-", "--format", "html", log=LOG).out
    assert paragraphs_in_html(page, "blockquote") == [[f"“{FIRST}", f"{SECOND}”"]]
    of_the_event = [each for each in paragraphs_in_html(page, "div") if FIRST in " ".join(each)]
    assert of_the_event == [[FIRST, SECOND], [FIRST, SECOND]]  # the summary, and what the source says


def test_paragraphs_in_markdown_as_rendered() -> None:
    """One list for the accounts, one quotation, each with two paragraphs; nothing becomes a list of its own."""
    html = cmarkgfm.markdown_to_html_with_extensions(
        call("export", "-", log=LOG).out, options=RendererOptions.CMARK_OPT_FOOTNOTES, extensions=["table", "autolink"]
    )
    body = re.sub(r"<sup.*?</sup>", "", html.partition("<section")[0])
    assert paragraphs_in_html(body, "li") == [[f"s gives the date as 25 Nov 2022: {FIRST}", SECOND]]
    assert paragraphs_in_html(body, "blockquote") == [[f"“{FIRST}", f"{SECOND}”", "— P, as printed by s"]]
    assert body.count("<ul>") == 1
    assert "<ol>" not in body


def test_paragraphs_in_a_spreadsheet() -> None:
    """RFC 4180, section 2 (6): a line break may stand in quotation marks."""
    text = call("export", "-", "--format", "csv", log=LOG).out
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["summary"] == f"{FIRST}\n\n'{SECOND}"  # which would be a formula where a line begins a cell


def calendar(log: bytes) -> Any:
    """Return the calendar as vobject reads it."""
    return vobject.readOne(call("export", "-", "--format", "icalendar", log=log).out)


def test_paragraphs_in_a_calendar() -> None:
    description = calendar(LOG).vevent.description.value
    assert description.startswith(f"{FIRST}\n\n{SECOND}\nDate: ")
    assert description.count(f"\n{FIRST}\n\n{SECOND}\n") == 1
    assert f"\n“{FIRST}\n\n{SECOND}” — P\n" in description


@pytest.mark.parametrize(
    "text", ["C:\\New\\notes", "a\\Nb", "\\N", "\\n", "\\\\N", "\\,;\\;", "a,b;c\\", "x:y", PERSIAN, FAMILY, "\\N" * 60]
)
def test_a_calendar_has_every_text_to_the_character(text: str) -> None:
    """RFC 5545, section 3.3.11: of a backslash and an N, nothing is left in the library's own writing."""
    log = log_bytes(event(title=text, place=text, summary=text), title=text)
    read = calendar(log)
    assert read.contents["x-wr-calname"][0].value == text
    assert (read.vevent.summary.value, read.vevent.location.value) == (text, text)
    assert read.vevent.description.value.startswith(f"{text}\nDate: ")


IRIS = [
    ("https://ru.wikipedia.org/wiki/ОДКБ_(орг)", "https://ru.wikipedia.org/wiki/%D0%9E%D0%94%D0%9A%D0%91_(%D0%BE%D1%80%D0%B3)"),
    ("http://президент.рф/news/69952", "http://xn--d1abbgf6aiiy.xn--p1ai/news/69952"),
    ("https://ж.рф/a]b[c]?x=1&copy;y=2&amp=3\\*`", "https://xn--f1a.xn--p1ai/a]b[c]?x=1&copy;y=2&amp=3\\*`"),
]  # fmt: skip


def log_with(address: str) -> bytes:
    account = {"source": "s", "quotes": [{"speaker": "P", "text": "Yes."}]}
    return log_bytes(event(id="a", accounts=[account]), sources=[{"id": "s", "publisher": "S", "url": address}])


@pytest.mark.parametrize(("address", "uri"), IRIS)
def test_addresses_in_other_letters_are_links_and_readable(address: str, uri: str) -> None:
    log = log_with(address)
    for arguments in (["show", "a"], ["sources", "--long"]):
        drawn = call("--color", "always", *arguments, log=log, columns=200).out
        assert f";{uri}\x1b\\" in drawn
        assert address in re.sub("\x1b\\[[0-9;]*m", "", drawn)
    for arguments in (["list", "--long"], ["quotes"], ["accounts", "a"]):
        assert f";{uri}\x1b\\" in call("--color", "always", *arguments, log=log).out
    assert calendar(log).vevent.url.value == uri
    assert address in calendar(log).vevent.description.value
    pages = [rendered(arguments, log) for arguments in (["export", "-"], ["quotes", "--markdown"])]
    for page in (call("export", "-", "--format", "html", log=log).out, *pages):
        root = html5lib.parse(page, namespaceHTMLElements=False)
        links = [each for each in root.iter("a") if (each.get("href") or "").startswith("http")]
        assert ["".join(each.itertext()) for each in links] == [address]
        assert [percent_encoded(each.get("href") or "") for each in links] == [percent_encoded(uri)]
    (row,) = csv.DictReader(io.StringIO(call("export", "-", "--format", "csv", log=log).out, newline=""))
    assert row["addresses"] == address


def rendered(arguments: list[str], log: bytes) -> str:
    html: str = cmarkgfm.markdown_to_html_with_extensions(
        call(*arguments, log=log).out, options=RendererOptions.CMARK_OPT_FOOTNOTES, extensions=["table", "autolink"]
    )
    return html


def percent_encoded(uri: str) -> str:
    """Return the URI as cmark writes it, which encodes some characters more."""
    return re.sub(r"[\[\]\\`]", lambda found: f"%{ord(found[0]):02X}", uri)


HOSTILE_IRIS = [
    "https://ж.рф/\u202e",
    "https://аpple.com/ж",
    "javascript:ж",
    "https://a@ж.рф/",
    "https://ж.рф/<b>",
    "https://a℀b.com/",
]


@pytest.mark.parametrize("address", HOSTILE_IRIS)
def test_no_link_is_made_of_any_other_address(address: str) -> None:
    log = log_with(address)
    for arguments in (["show", "a"], ["sources", "--long"], ["list", "--long"], ["quotes"]):
        assert "\x1b]8" not in call("--color", "always", *arguments, log=log).out
    assert "url" not in calendar(log).vevent.contents
    for page in (call("export", "-", "--format", "html", log=log).out, rendered(["export", "-"], log)):
        root = html5lib.parse(page, namespaceHTMLElements=False)
        assert not [each for each in root.iter("a") if not each.get("href", "#").startswith("#")]


def test_wide_emoji_are_padded_by_their_cells(tmp_path: Path) -> None:
    """A table has its next column in one place, whether the cell before it has letters or a family of four persons."""
    path = tmp_path / "log.json"
    titles = ["👨‍👩‍👧‍👦 met", "क्‍ष met", f"{PERSIAN} met", "two met"]
    path.write_bytes(log_bytes(*(event(id=f"e{n}", title=title, countries=["KZ"]) for n, title in enumerate(titles))))
    answer: Answer = call("--color", "always", "list", "--table", log=path.read_bytes(), columns=80)
    rows = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in answer.out.splitlines() if " met" in line]
    cells = {cell_len(re.sub("(?<=्)\u200d", "", row.partition("KZ")[0])) for row in rows}
    assert (len(rows), len(cells)) == (4, 1)
