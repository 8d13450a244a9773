"""Citations say what is known, and what is not."""

import pytest

from csto_timeline.addresses import link_of
from csto_timeline.answers.citation import citation
from csto_timeline.dates.event_date import EventDate
from csto_timeline.log.model import Source
from csto_timeline.log.voices import borrowed_voices
from csto_timeline.log.whole import Log
from tests.logs import event_of

CITED = [
    (
        Source(
            id="s",
            publisher="The Times",
            title="War",
            author="Ann Lee",
            published=EventDate("2022-11-29"),
            wire="AP",
            url="https://t.example/",
        ),
        ["The Times", "“War”", "by Ann Lee", "29 Nov 2022", "text of AP"],
    ),
    (Source(id="s", publisher="s"), ["s", "date of publication not known", "no address known"]),
    (Source(id="s", publisher="AP", wire="AP", url="x"), ["AP", "date of publication not known"]),
]

LINKS = {
    "https://a.example/x?y=1#z": True,
    "HTTP://a.example": True,
    "https://": False,
    "javascript:alert(1)": False,
    "ftp://a.example": False,
    "https://a.example/ b": False,
    "https://a.example/\x1b]8;;": False,
    "https://a.example/<b>": False,
    "http\u017f://a.example": False,  # like s, where case does not count
    None: False,
}


@pytest.mark.parametrize(("source", "parts"), CITED)
def test_citation(source: Source, parts: list[str]) -> None:
    assert citation(source) == parts


@pytest.mark.parametrize("url", LINKS)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert (link_of(url) is not None) is LINKS[url]


def test_copies_of_one_agency_are_one_voice(builtin: Log) -> None:
    summit = event_of(builtin, "csto-summit-yerevan-2022")
    assert summit is not None
    assert borrowed_voices(builtin, summit) == {"RFE/RL": ["Warsaw Institute", "Armenian Mirror-Spectator"]}
