"""Two briefs in one document, as somebody pastes them: no claim gets a source of the other brief."""

import re
from functools import partial
from typing import Any

import pytest

from csto_timeline.answers.citation import key
from csto_timeline.log.whole import Log
from tests.formats.test_markdown import Page, brief, github, pandoc, with_footnotes, words
from tests.logs import event, make_log

RENDERERS = {
    "GitHub": github,
    "markdown-it": with_footnotes,
    "pandoc": pandoc,
    "pandoc, gfm": partial(pandoc, reader="gfm"),
}
EVERY_RENDERER = pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)


def notes_of(html: str) -> dict[str, list[str]]:
    """Return the paragraphs, items and rows of a page by their text, each with the texts of the footnotes behind it."""
    body, _, below = html.partition('<section class="footnotes')
    notes = dict(re.findall(r'<li id="(fn[^"]*)"[^>]*>(.*?)</li>', below, re.DOTALL))
    found = {}
    for block in re.findall(r"<(?:p|li|tr)\b[^>]*>(.*?)</(?:p|li|tr)>", body, re.DOTALL):
        claim = words(Page(re.split("<sup|<a [^>]*footnote-ref", block)[0]).text)
        found[claim] = [words(Page(notes[name]).text.split("↩")[0]) for name in re.findall('href="#(fn[^"]*)"', block)]
    return found


def log(name: str, *sources: str) -> Log:
    """Return a log of one event that those sources report; those with a slug as id have an entry."""
    return make_log(
        event(
            id=name, title=f"Title of {name}", summary=f"Claim of {name}.", accounts=[{"source": s} for s in sources]
        ),
        title=f"Log {name}",
        sources=[{"id": s, "publisher": f"Outlet {s}", "title": f"News of {name}"} for s in sources if s.islower()],
    )


@EVERY_RENDERER
@pytest.mark.parametrize("between", ["", "\n", "Between them\n\n"])
def test_no_claim_gets_a_source_of_the_other_brief(render: Any, between: str) -> None:
    one, other = log("one", "a-1", "b-1"), log("other", "c-1", "The Times, London")
    html = render(brief(one) + between + brief(other))
    notes = notes_of(html)
    assert notes["Claim of one."] == [
        "Outlet a-1, “News of one”, date of publication not known, no address known",
        "Outlet b-1, “News of one”, date of publication not known, no address known",
    ]
    assert notes["Claim of other."] == [
        "Outlet c-1, “News of other”, date of publication not known, no address known",
        "The Times, London, date of publication not known, no address known",
    ]
    titles = [words(Page(title).text) for title in re.findall(r"<h1.*?>(.*?)</h1>", html)]
    assert titles == ["Log one", "Log other"]  # a heading right behind a footnote would be part of it in Pandoc


@EVERY_RENDERER
@pytest.mark.parametrize("style", ["list", "table"])
def test_two_briefs_of_one_log_share_their_footnotes(render: Any, style: str, builtin: Log) -> None:
    """The second mentions sources of the first and others: each note is the citation of its source."""
    parts = [brief(builtin, style, kinds=(kind,)) for kind in ("appeal", "deployment")]
    apart = [notes_of(render(part)) for part in parts]
    assert notes_of(render("".join(parts))) == apart[0] | apart[1]
    assert sum(map(bool, apart[1].values())) > 5


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("warsaw-institute-2022-11-29", "warsaw-institute-2022-11-29"),
        ("a--b", "a--b"),
        ("1", "1"),
        ("The Times, London", "the-times-london.72f5d1199e"),
        ("the times london", "the-times-london.8499bf96d7"),
        ("Тоқаев", "source.13ee2bdfb6"),
        ("]\n[^a]: x", "a-x.ed67809d53"),
        ("a" * 50 + " b", "a" * 40 + ".76936a3a6a"),
    ],
)
def test_the_key_of_a_source(id: str, expected: str) -> None:
    """An id is its own key; a text gets one that no id can have, that no other text gets, and that stays."""
    assert key(id) == expected
