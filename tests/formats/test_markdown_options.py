"""What a brief may be asked for: title, author, columns, groups, front matter, and Word."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from csto_timeline.answers.by import By
from csto_timeline.answers.columns import COLUMNS
from csto_timeline.dates import calendar
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.log.whole import Log
from csto_timeline.text import visible
from tests.conftest import Cli
from tests.formats.conftest import whole
from tests.formats.test_markdown import Page, github, headings, hostile, words
from tests.logs import event, make_log

DOCS = Path(__file__).parent.parent.parent / "docs"
ONE = make_log(event())
NONCHARACTERS = "\ufffe\uffff\U0010ffff\x85\u2028 x"


def brief(log: Log = ONE, filters: dict[str, Any] | None = None, **options: Any) -> str:
    return whole("markdown", log, Options(**options), **(filters or {}))


def front_matter(text: str) -> Any:
    """Return the front matter as PyYAML reads it."""
    fence, block, _ = text.split("---\n", 2)
    assert fence == ""
    return yaml.safe_load(block)


def cells(text: str) -> list[list[str]]:
    """Return the rows of all tables, as GitHub draws them."""
    rows = re.findall(r"<tr>(.*?)</tr>", github(text).split("<section")[0], re.DOTALL)
    found = [re.findall(r"<t[hd]>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[words(Page(cell.split("<sup")[0]).text) + "†" * cell.count("<sup") for cell in row] for row in found]


@settings(deadline=None)
@given(hostile.filter(str.strip), hostile.filter(str.strip))
def test_title_and_author_stand_above_the_text(title: str, author: str) -> None:
    text = brief(title=title, author=author, licence="CC BY 4.0")
    page = Page(github(text.partition("\n\n1 event, 23 Nov 2022.\n")[0]))
    assert page.tags == ["h1", "p", "p"]
    assert words(page.text) == words(f"{visible(title)} By {visible(author)} Licence: CC BY 4.0")


@settings(deadline=None)
@given(hostile.filter(str.strip), hostile.filter(str.strip))
def test_front_matter_is_yaml_whatever_the_title(title: str, author: str) -> None:
    """In the escapes of Markdown, since Pandoc and Quarto read it as such."""
    read = front_matter(brief(title=title, author=author, licence=title, front_matter=True))
    assert (read["title"], read["author"]) == (escape(title, start=True), escape(author, start=True))
    assert read["license"] == read["title"]
    assert list(read) == ["title", "author", "license", "date", "question"]


@pytest.mark.parametrize(
    "title", ["yes", "2022-11-23", "a: b", "# x", "'", '"', "- a", "null", "{x}", "\\", NONCHARACTERS]
)
def test_front_matter_takes_a_title_for_a_text(title: str) -> None:
    read = front_matter(brief(make_log(event(), title=title), front_matter=True))
    assert read == {"title": escape(title, start=True), "date": calendar.today(), "question": "all events"}


def test_front_matter_stands_for_the_title() -> None:
    """Programs print it above the text; a heading of the same words would be the second."""
    text = brief(front_matter=True, filters={"kinds": ("summit",)})
    assert front_matter(text)["question"] == "kind summit"
    after = text.split("---\n", 2)[2]
    assert after.startswith("\nFilters: kind summit. 1 event")
    assert headings(after) == [("2022", 2), ("23 Nov 2022: A title", 3)]


def test_the_day_of_a_brief_can_be_fixed(monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert "\ndate: 2001-09-09\n" in brief(front_matter=True)
    for wrong in ("x", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        answer = cli("export", "-", "--front-matter")
        assert (answer.code, answer.out) == (2, "")
        assert f'SOURCE_DATE_EPOCH is "{wrong}": write a number of seconds since 1970' in answer.err


@settings(max_examples=15, deadline=None)
@given(hostile.filter(str.strip))
def test_pandoc_shows_the_title_as_it_is(title: str) -> None:
    text = brief(title=title, front_matter=True)
    template = ["pandoc", "--from", "gfm+yaml_metadata_block", "--to", "plain", "--wrap", "none", "--standalone"]
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    printed = subprocess.run(template, input=text.encode(), capture_output=True, check=True).stdout.decode()
    assert words(printed).startswith(words(visible(title)))


LONG = event(
    date="2022-11",
    place="Yerevan",
    countries=["AM"],
    absent=["KZ"],
    people=["ann"],
    tags=["x"],
    title="A | title",
    summary="One.\n\nTwo.",
    date_note="Guessed",
    kind="summit",
    accounts=[{"source": "s", "announced": True}, {"source": "t", "announced": True, "date": "2022"}],
)


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("date", "Nov 2022 (announced)††"),
        ("date,title", "Nov 2022 (announced)|A | title††"),
        ("title,kind,sources,people", "A | title|summit (announced)|††|ann"),
        ("id,tags,summary,place", "an-event (announced)|x|One. Two.|Yerevan††"),
        ("note,countries", "Guessed; t: 2022 (announced)|AM; without KZ††"),
    ],
)
def test_columns_are_those_that_are_asked_for(columns: str, row: str) -> None:
    """In that order. A mark and the sources of a claim never fall out with their column."""
    head, found = cells(brief(make_log(LONG), columns=tuple(columns.split(","))))
    assert "|".join(found) == row
    assert len(head) == len(found) == columns.count(",") + 1
    assert all(cells(brief(make_log(LONG), columns=(name,)))[0] != [""] for name in COLUMNS)


def test_columns_without_sources_have_no_footnotes() -> None:
    text = brief(make_log(LONG), columns=("date", "title"), no_sources=True)
    assert cells(text)[1] == ["Nov 2022 (announced)", "A | title"]
    assert "[^" not in text


def test_an_event_that_is_only_possible_is_marked_in_every_table(builtin: Log) -> None:
    for columns in (("title",), ("people", "kind"), ()):
        text = brief(
            builtin, {"kinds": ("summit",), "certain": False, **within("2022-11-24")}, style="table", columns=columns
        )
        assert text.count("(possible)") == 1


def within(period: str) -> dict[str, Any]:
    from csto_timeline.dates.typed import parse_period

    return {"period": parse_period(period)}


@pytest.mark.parametrize("by", By)
def test_groups_are_those_of_list(by: By, cli: Cli) -> None:
    """An event stands in each of its groups, in a list as in tables."""
    grouped = [line.split("\t") for line in cli("list", "2022", "--group-by", by).out.splitlines()]
    expected = [(row[0], row[-2]) for row in grouped]
    found, group = [], ""
    for title, level in headings(cli("export", "-", "2022", "--group-by", by).out):
        if level == 2:
            group = words(Page(title).text)
        elif level == 3:
            found.append((group, words(Page(title).text).partition(": ")[2]))
    assert found == expected
    tables = cli("export", "-", "2022", "--group-by", by, "--columns", "title").out
    assert [level for _, level in headings(tables)] == [1] + [2] * len(dict.fromkeys(group for group, _ in expected))
    assert [row[0].rstrip("†") for row in cells(tables) if row != ["Event"]] == [
        title + possible for (_, title), possible in zip(expected, marks(tables), strict=True)
    ]


def marks(tables: str) -> list[str]:
    """Return what is marked behind the title of each row."""
    return [
        "".join(re.findall(r" \(\w+(?:, \w+)*\)$", row[0].rstrip("†"))) for row in cells(tables) if row != ["Event"]
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--columns", "date,when"],
            '--columns: there is no column "when"; choose from date, earliest, latest, time, kind, title',
        ),
        (["--columns", "date,"], '--columns: there is no column ""'),
        (["--columns", "date", "--style", "list"], "--columns needs --style table"),
        (["--columns", "date,sources", "--no-sources"], "--columns asks for sources, --no-sources leaves them out"),
        (["--title", " "], "--title is empty: write a text, or leave it out"),
        (["--author", ""], "--author is empty: write a text, or leave it out"),
        (["--group-by", "place"], 'there is no "place"; write year, month, kind'),
        (["--format", "csv", "--group-by", "kind"], "CSV does not take --group-by: Markdown does"),
        (["--format", "html", "--front-matter"], "HTML does not take --front-matter: Markdown does"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: list[str], says: str, cli: Cli) -> None:
    answer = cli("export", "-", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err


def test_the_lines_for_pandoc_in_the_docs_work(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they stand there: a brief becomes a document of Word, with its footnotes, and a paper is cited."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("webbrowser.open", lambda _: True)  # a line opens what it wrote
    lines = re.findall(r"^(?:csto-timeline|pandoc) .*$", (DOCS / "exports.md").read_text("utf-8"), re.MULTILINE)
    assert len(lines) >= 4
    Path("paper.md").write_text("As said.[@warsaw-institute-2022-11-29]\n")
    for line in lines:
        program, *words = shlex.split(line)
        if program == "csto-timeline":
            assert cli(*words).code == 0
        elif not shutil.which("pandoc"):
            pytest.skip("pandoc is not installed")
        else:
            subprocess.run([program, *words], check=True)
    read = ["pandoc", "--to", "plain", "--wrap", "none", "--standalone"]
    texts = [
        subprocess.run([*read, f"{name}.docx"], capture_output=True, check=True).stdout.decode()
        for name in ("brief", "paper")
    ]
    assert "Collective Security Treaty Organization" in texts[0]
    assert "[1] " in texts[0]
    assert "Kuczyński" in texts[1]
