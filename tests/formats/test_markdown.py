"""The Markdown brief, seen as a reader sees it: through GitHub's renderer and another one."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options as RendererOptions
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from csto_timeline.dates.typed import parse_period
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.log.whole import Log
from csto_timeline.text import visible
from tests.formats.conftest import whole
from tests.logs import event, make_log


class Page(HTMLParser):
    """The text of a page, and its tags in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not (dict(attrs).get("href") or "").startswith("mailto:"):  # the one autolink of GFM that no escape stops
            self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def github(markdown: str) -> str:
    html: str = cmarkgfm.markdown_to_html_with_extensions(
        markdown,
        options=RendererOptions.CMARK_OPT_FOOTNOTES,
        extensions=["table", "autolink", "strikethrough", "tagfilter", "tasklist"],
    )
    return html


def commonmark(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def with_footnotes(markdown: str) -> str:
    """Render with the footnotes of markdown-it, which has notes within a line, `^[note]`, as Pandoc has."""
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).render(markdown))


def pandoc(markdown: str, reader: str = "markdown") -> str:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    command = ["pandoc", "--from", reader, "--to", "html", "--wrap", "none"]
    return subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout.decode()


def words(text: str) -> str:
    return " ".join(text.split())


def brief(log: Log, style: str = "list", **filters: Any) -> str:
    return whole("markdown", log, Options(style=style), **filters)


hostile = st.text(
    st.sampled_from("ab1 \n\t#*_-+=~`[]()<>!|&;:/\\^.\"'“”{}$@ \x1b\u202e\u200bé") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=30,
) | st.sampled_from(
    [
        *(
            "# heading",
            "- item",
            "1. item",
            "1) item",
            "> quote",
            "---",
            "***",
            "===",
            "- [ ] task",
            "```",
            "~~~",
            "    code",
        ),
        *("**bold**", "_em_", "snake_case_name", "*", "2 * 3 * 4", "`code`", "~~gone~~", "a ~ b", "[^1]", "[^1]: note"),
        *(
            "[link](javascript:x)",
            "![image](x)",
            "wow!",
            "<b>",
            "<!-- x",
            "<https://x.example>",
            "https://x.example/_a_",
        ),
        *(
            "www.x.example",
            "&amp;",
            "&#65;",
            "AT&T",
            "a|b",
            "\\",
            "\\*",
            "a\\",
            "<3",
            "a < b",
            "[sic]",
            "c# #",
            "#1",
            "+ 1",
        ),
    ]
)


@settings(max_examples=400)
@given(hostile)
@pytest.mark.parametrize("render", [github, commonmark])
def test_a_paragraph_shows_the_text_and_nothing_else(render: Any, text: str) -> None:
    page = Page(render(f"{escape(text, start=True)}\n"))
    assert words(page.text) == words(visible(text))
    assert set(page.tags) <= {"p"}


@settings(max_examples=400)
@given(hostile)
@pytest.mark.parametrize("render", [github, commonmark])
def test_a_heading_shows_the_text_and_nothing_else(render: Any, text: str) -> None:
    page = Page(render(f"## 2022: {escape(text, heading=True)}\n"))
    assert words(page.text) == words(f"2022: {visible(text)}")
    assert page.tags == ["h2"]


@settings(max_examples=400)
@given(hostile, hostile)
@pytest.mark.parametrize("render", [github, commonmark])
def test_cells_show_the_text_and_nothing_else(render: Any, one: str, other: str) -> None:
    table = f"| A | B |\n| --- | --- |\n| {escape(one, cell=True)} | {escape(other, cell=True)} |\n"
    page = Page(render(table))
    assert words(page.text) == words(f"A B {visible(one)} {visible(other)}")
    assert page.tags == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


@settings(max_examples=400)
@given(hostile | hostile.map(lambda text: text + "^"))
@pytest.mark.parametrize("render", [github, with_footnotes])
def test_a_footnote_behind_a_text_is_that_footnote(render: Any, text: str) -> None:
    """`2^[^1]` would be a note of its own in Pandoc and markdown-it; `x![^1]` an image."""
    rendered = render(f"{escape(text, start=True)}[^1]\n\n[^1]: the note\n")
    assert rendered.count('class="footnote-ref"') == 1
    paragraph = Page(rendered.partition("<section")[0])
    assert words(paragraph.text) in {words(visible(text).strip() + number) for number in ("1", "[1]")}
    assert set(paragraph.tags) <= {"p", "sup", "a", "hr"}


PLAIN = [
    "3 < 5 > 4",
    "2 * 3",
    "a_b_c",
    "AT&T",
    "AC/DC – “x”",
    "(1) x. y! z?",
    "a ~ b",
    "50% #1",
    "{x} $y^2",
    "a: b",
    "1.5",
]


@pytest.mark.parametrize("text", PLAIN)
def test_no_more_is_escaped_than_must_be(text: str) -> None:
    assert escape(text, start=True) == text


@settings(max_examples=150, deadline=None)
@given(st.lists(hostile, min_size=10, max_size=10))
@pytest.mark.parametrize("style", ["list", "table"])
def test_no_text_of_a_log_changes_the_structure(style: str, texts: list[str]) -> None:
    """A page of hostile texts has the tags of one of harmless texts, and shows every text."""

    def made(texts: list[str]) -> Page:
        a, b, c, d, e, f, g, h, i, j = texts
        log = make_log(
            event(
                title=a,
                summary=b,
                date_note=c,
                place=d,
                countries=[e],
                people=[f],
                kind=g,
                accounts=[{"source": "s", "says": h, "quotes": [{"speaker": i, "text": j}]}, {"source": "t"}],
            ),
            title=a,
            sources=[{"id": "s", "publisher": b, "title": c, "author": d, "wire": e}],
        )
        return Page(github(brief(log, style)))

    texts = [text if text.strip() else "x" for text in texts]
    page, harmless = made(texts), made(["x"] * 10)
    assert page.tags == harmless.tags
    shown = words(page.text).replace(" ", "")
    for text in texts if style == "list" else texts[:7]:
        assert words(visible(text)).replace(" ", "") in shown


def test_the_brief_of_the_built_in_log(builtin: Log) -> None:
    """What an editor looks for: one line on the query, sections, quotes, and every claim footnoted."""
    text = brief(builtin, places=("yerevan",), kinds=("statement",), sources=("mirror-spectator-2022-12-01",))
    html = github(text)
    page = Page(html)
    assert text.startswith(
        "# Collective Security Treaty Organization\n\n"
        "Filters: kind statement; place Yerevan; source Armenian Mirror-Spectator. 4 events, 23 Nov 2022.\n\n"
        "## 2022\n\n"
        "### 23 Nov 2022: Pashinyan criticises the CSTO’s response on Azerbaijan\n"
    )
    assert "“It is depressing that Armenia’s membership" in page.text
    assert re.search(r"— Nikol Pashinyan, Prime Minister of Armenia\d, .*as printed by IRIA\d", page.text)
    assert "Warsaw Institute and Armenian Mirror-Spectator print the text of RFE/RL: one voice" in page.text
    for paragraph in re.findall(r"<p>(?!<em>|Filters)(.*?)</p>", html.split("<section")[0], re.DOTALL):
        assert "footnote-ref" in paragraph or paragraph.startswith("“")


def test_footnotes_are_in_order_of_first_use_one_a_source(builtin: Log) -> None:
    text = brief(builtin)
    used = list(dict.fromkeys(re.findall(r"\[\^([a-z0-9-]+)\](?!:)", text)))
    defined = re.findall(r"^\[\^([a-z0-9-]+)\]: ", text, re.MULTILINE)
    assert used == defined
    cited = {account.source for event in builtin.events for account in event.accounts}
    quoted = ((event, builtin.person(quote.speaker)) for event in builtin.events for quote in event.quotes)
    cited |= {office.source for event, speaker in quoted for office in speaker.offices_at(event.date) if office.source}
    assert set(defined) == cited


def test_a_source_without_an_address_says_so() -> None:
    assert "[^a-source]: a-source, date of publication not known, no address known" in brief(make_log(event()))


def test_an_address_that_is_no_web_link_is_shown_as_text() -> None:
    log = make_log(event(), sources=[{"id": "a-source", "publisher": "X", "url": "javascript:alert(1)"}])
    page = Page(github(brief(log)))
    assert "javascript:alert(1)" in page.text
    assert "javascript" not in "".join(re.findall(r'href="[^"]*"', github(brief(log))))


def test_every_event_stands_in_the_table(builtin: Log) -> None:
    html = github(brief(builtin, "table"))
    assert html.count("<tr>") == len(builtin.events) + 1
    assert "<td>23 Nov 2022</td>" in html


def headings(text: str) -> list[tuple[str, int]]:
    found = re.findall(r"<h([1-6])>(.*?)</h", github(text))
    return [(title, int(level)) for level, title in found]


@pytest.mark.parametrize("level", [1, 2, 4])
def test_headings_fit_into_a_larger_document(level: int) -> None:
    """The title at the level asked for, years one deeper, events two deeper: never past the sixth."""
    log = make_log(event())
    text = whole("markdown", log, Options(heading_level=level))
    assert headings(text) == [("A log", level), ("2022", level + 1), ("23 Nov 2022: A title", level + 2)]
    table = whole("markdown", log, Options(heading_level=level, style="table"))
    assert headings(table) == [("A log", level)]


@pytest.mark.parametrize("style", ["list", "table"])
def test_without_sources_there_is_no_footnote(style: str, builtin: Log) -> None:
    """The words stay, and the publisher of a quote; the marks, the column and the notes go."""
    text = whole("markdown", builtin, Options(style=style, no_sources=True))
    assert "[^" not in text
    assert "https://" not in text
    assert "Sources" not in text
    assert len(Page(github(text)).text) > 1000
    if style == "list":
        assert "as printed by Warsaw Institute" in text


def test_times_absences_tags_and_originals() -> None:
    quote = {"speaker": "ann", "text": "Hello", "original": "Привет*", "language": "ru"}
    members = {"date": "2022-11-23", "time": "14:30+06:00", "countries": ["BY"], "absent": ["AM"], "tags": ["x", "*y*"]}
    log = make_log(
        event(**members, accounts=[{"source": "s", "quotes": [quote]}]),
        countries=[{"code": "AM", "name": "Armenia"}],
        sources=[
            {
                "id": "s",
                "publisher": "S",
                "url": "https://s.example/1",
                "archived": "https://archive.example/1",
                "accessed": "2024-05-01",
                "language": "hy",
            }
        ],
    )
    text = brief(log)
    assert "### 23 Nov 2022, 14:30 UTC+6: A title" in text
    assert "*summit; BY; without Armenia; tagged x, \\*y\\**" in text
    assert "> “Hello”\n>\n> original, in Russian: “Привет\\*”\n>\n> — ann" in text
    assert (
        "S, in Armenian, date of publication not known, accessed 1 May 2024, <https://s.example/1>, "
        "archived at <https://archive.example/1>"
    ) in text
    assert "| BY; without Armenia |" in brief(log, style="table")


def test_an_event_names_the_one_that_it_is_part_of_or_answers() -> None:
    """By its title and date, found or not; an id that the log does not have stands as it is."""
    log = make_log(
        event(id="summit", date="2022-11", title="A *summit*"),
        event(id="appeal", date="2022-09-13", title="An appeal"),
        event(id="both", date="2022-11-23", part_of="summit", follows="appeal"),
        event(id="lost", date="2022-11-23", part_of="nowhere"),
    )
    told = "<p>Part of: A *summit*, Nov 2022. Follows: An appeal, 13 Sep 2022.<sup"  # with the sources of the event
    assert told in github(brief(log))
    assert told in github(brief(log, period=parse_period("2022-11-23")))
    assert "<p>Part of: nowhere (not in this log).<sup" in github(brief(log))
