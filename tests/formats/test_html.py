"""The page as a file: what it asks for, what it lets run, what it says without its script."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from csto_timeline.answers.marks import SHAPES, Mark
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Fit, Period
from csto_timeline.formats.html.days import certain_days, possible_days
from csto_timeline.formats.marks import PATHS, hex_of, path_of
from csto_timeline.log.whole import Log
from csto_timeline.query.in_period import InPeriod
from tests.formats.conftest import whole
from tests.logs import event, make_log


class Page(HTMLParser):
    """The elements of a page, each with its attributes, and the text of its script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self.text = ""
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the parser's signature)
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in {"script", "style"}:
            self.inside[self._open] = self.inside.get(self._open, "") + data
        else:
            self.text += data

    def attributes(self, name: str) -> list[str]:
        """Return all values of that attribute."""
        return [value for _, given in self.elements for key, value in given.items() if key == name and value]


def html(log: Log, **filters: Any) -> str:
    return whole("html", log, **filters)


HOSTILE = (
    "<script>window.owned = 1</script>",
    '"onload="window.owned = 1" onerror="window.owned = 1',
    "<img src=x onerror='window.owned = 1'>",
    "</title></style></script><script>window.owned = 1</script>",
    "{{ 7 * 7 }}{% raw %}<!--",
    "&lt;b&gt; \u202eabc\x1b[31m\x00\u2028",
    "javascript:window.owned=1",
)


def hostile_log() -> Log:
    """Return a log every text of which tries to get out of its place."""
    events = [
        event(
            id=f"event-{number}",
            kind=text,
            title=text,
            summary=text,
            place=text,
            date_note=text,
            countries=[text],
            people=[text],
            accounts=[
                {"source": f"source-{number}", "says": text, "quotes": [{"speaker": text, "text": text}]},
                {"source": text, "date": "2022"},
            ],
        )
        for number, text in enumerate(HOSTILE)
    ]
    sources = [
        {"id": f"source-{number}", "publisher": text, "title": text, "author": text, "wire": text, "url": url}
        for number, text in enumerate(HOSTILE)
        for url in ["javascript:window.owned=1" if number % 2 else f"https://example.org/{text}"]
    ]
    return make_log(*events, title=HOSTILE[3], sources=sources)


@pytest.mark.parametrize("log", ["builtin", "hostile"])
def test_it_asks_no_other_host(log: str, builtin: Log) -> None:
    """Nothing is fetched: no source, no style sheet, no frame; only links that a reader follows."""
    page = Page(html(builtin if log == "builtin" else hostile_log()))
    assert page.attributes("src") == page.attributes("srcset") == page.attributes("action") == []
    for tag, given in page.elements:
        href = given.get("href") or "#"
        assert tag not in {"iframe", "object", "embed", "img", "base", "video", "audio"}
        assert href.startswith("#") or (tag, href) == ("link", "data:,") or (tag == "a" and href.startswith("http"))
    assert "url(" not in page.inside["style"]
    assert "@import" not in page.inside["style"]


def test_only_its_own_script_and_style_may_run() -> None:
    """Content Security Policy 3, section 6.7.2: inline source with its digest, no unsafe-inline."""
    page = Page(html(hostile_log()))
    policy = next(
        given["content"] for _, given in page.elements if given.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.inside[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    tags = [tag for tag, _ in page.elements]
    assert (tags.count("script"), tags.count("style")) == (1, 1)
    assert tags.index("meta", tags.index("meta") + 1) < tags.index("style")  # the policy stands before what it rules


def test_hostile_text_is_text() -> None:
    """No attribute of its own, nothing hidden; each text stands as it is, control characters spelt out."""
    text = html(hostile_log())
    page = Page(text)
    names = {name for _, given in page.elements for name in given}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names
    assert "{{ 7 * 7 }}{% raw %}<!--" in page.text
    assert r"&lt;b&gt; \u202eabc\x1b[31m\x00 " not in page.text  # a line separator is spelt out as well
    assert r"&lt;b&gt; \u202eabc\x1b[31m\x00\u2028" in page.text
    assert all(character.isprintable() or character == "\n" for character in text)
    assert [href for href in page.attributes("href") if href.startswith("javascript")] == []


def test_without_its_script_the_page_says_everything(builtin: Log) -> None:
    page = Page(html(builtin))
    ids = page.attributes("id")
    for row in builtin.events:
        assert row.id in ids
        assert row.title in page.text
        for quote in row.quotes:
            assert f"“{quote.text}”" in page.text
        for account in row.accounts:
            assert (account.says or "") in page.text
    assert len(ids) == len(set(ids))
    cited = {builtin.source(account.source).url for row in builtin.events for account in row.accounts}
    assert set(page.attributes("href")) >= {url for url in cited if url}


def test_no_id_of_an_event_meets_one_of_the_page() -> None:
    """Those of the page begin with an underscore, which no slug has."""
    slugs = ["timeline", "filters", "2022", "search", "undated"]
    ids = Page(html(make_log(*(event(id=slug) for slug in slugs)))).attributes("id")
    assert len(ids) == len(set(ids))
    assert set(slugs) <= set(ids)


def test_every_link_within_the_page_has_its_end(builtin: Log) -> None:
    page = Page(html(builtin))
    ends = {href[1:] for href in page.attributes("href") if href.startswith("#")}
    assert ends <= set(page.attributes("id"))


def test_a_part_links_to_a_whole_that_is_there() -> None:
    log = make_log(event(id="whole"), event(id="part", kind="clash", part_of="whole"))
    assert 'href="#whole">A title, 23 Nov 2022</a></dd>' in html(log)
    alone = html(log, kinds=("clash",))
    assert ">A title, 23 Nov 2022</dd>" in alone
    assert 'href="#whole"' not in alone


def test_an_answer_links_to_what_it_answers() -> None:
    log = make_log(event(id="appeal", title="An appeal"), event(id="reply", kind="clash", follows="appeal"))
    assert re.search('<dt>Follows</dt><dd [^>]*><a href="#appeal">An appeal, 23 Nov 2022</a></dd>', html(log))
    assert re.search("<dt>Follows</dt><dd [^>]*>An appeal, 23 Nov 2022</dd>", html(log, kinds=("clash",)))


def test_originals_are_marked_with_their_language() -> None:
    quotes = [
        {"speaker": "ann", "text": "Hello", "original": "Привет", "language": "ru"},
        {"speaker": "ann", "text": "Bonjour", "language": "fr"},
        {"speaker": "ann", "text": "Yes", "original": "<i>"},
    ]
    text = html(make_log(event(accounts=[{"source": "s", "quotes": quotes}])))
    text = text.replace(' dir="auto"', "")
    assert (
        '<blockquote><p>“Hello”</p></blockquote><div class="facts">original, in Russian: <div lang="ru"><p>“Привет”</p>'
        in text
    )
    assert '<blockquote lang="fr"><p>“Bonjour”</p></blockquote><div class="facts">in French</div>' in text
    assert (
        '<blockquote><p>“Yes”</p></blockquote><div class="facts">original: <div><p>“&lt;i&gt;”</p></div></div>' in text
    )


def test_a_page_without_tags_has_no_filter_for_them(builtin: Log) -> None:
    assert "_tag" not in html(builtin).partition("<script>")[0]


def test_every_shape_of_the_terminal_is_drawn() -> None:
    """Also those that kinds get which are none of the usual ones."""
    assert set(PATHS) == SHAPES
    assert path_of(Mark("☆", "color(33)")).startswith("M")


@pytest.mark.parametrize(
    ("style", "color"),
    [("color(33)", "#0087ff"), ("color(196)", "#ff0000"), ("color(244)", "#808080"), ("color(16)", "#000000")],
)
def test_colours_are_those_of_the_terminal(style: str, color: str) -> None:
    assert hex_of(Mark("•", style)) == color


DATES = [
    *("2022-11-23", "2022-09", "2022", "2022-11-23/2022-11-24", "2022-09/2022-11", "[2022-11-23..2022-12-31]"),
    *("[2022-11-23,2022-12-31]", "2022~", "2022-09?", "[..2022-11-29]", "[2022-09..]", "2022-09/..", "../2022-09"),
    *("199X", "2021~/2022-09%"),
]
# What an account gives: a date that contradicts some of those, contains some, is contained in some; announced or not.
GIVEN = [{"date": "2022-10/2022-11"}, {"date": "2022"}, {"date": "2022-11-23"}, {"date": "2021", "announced": True}]
PERIODS = ["2022", "2022-09", "2022-11-23", "2022-12", "2021", "2023", "1995", "2022-08-31", "2021-01-01"]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("asked", PERIODS)
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given["date"])
def test_the_page_knows_of_dates_what_the_program_knows(date: str, asked: str, given: dict[str, Any]) -> None:
    """Its script compares these bounds as text; the answer is that of `InPeriod.fit`."""
    when = EventDate(asked)
    period = Period(when.start_min, when.end_max)
    first, last = str(period.first), str(period.last)
    (row,) = make_log(event(date=date, accounts=[{"source": "s"}, {"source": "t", **given}])).events
    possible = [pair.split("/") for pair in possible_days(row).split()]
    certain = [pair.split("/") for pair in certain_days(row).split()]
    fits = any(begin <= last and end >= first for begin, end in possible)
    surely = fits and all(latest <= last and earliest >= first for latest, earliest in certain)
    assert InPeriod(period).fit(row) == (Fit.CERTAIN if surely else Fit.POSSIBLE if fits else Fit.NO)


def test_numbers_are_written_alike_everywhere() -> None:
    log = make_log(*(event(id=f"e-{number}", date="2022") for number in range(1234)))
    assert "Timeline of 3 of 1,234 events" in Page(html(log, limit=3)).text


def test_the_query_and_its_limits_are_said(builtin: Log) -> None:
    said = Page(html(builtin, kinds=("clash",), limit=2)).text
    assert re.search(r"Timeline of 2 of \d+ events", said)
    assert "Query: kind clash." in said
