"""Who said what, and which renderings are of one utterance."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.answers import renderings
from csto_timeline.answers.quotations import quotations
from csto_timeline.answers.renderings import Gathering, Rendering
from csto_timeline.errors import UnresolvedName
from csto_timeline.log.model import Quote, Source
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.logs import event, make_log, store_of


def account(source: str, *texts: str, speaker: str = "ann") -> dict[str, Any]:
    return {"source": source, "quotes": [{"speaker": speaker, "text": text} for text in texts]}


LOG = make_log(
    event(
        id="first",
        date="2022-01-05",
        accounts=[
            account("a", "We shall never leave the alliance of our neighbours", "Yes."),
            account("b", "never will we leave our neighbours’ alliance", "Green light"),
            account("c", "Green light", speaker="bob"),
        ],
    ),
    event(id="second", date="2022-02", accounts=[account("b", "green   LIGHT!")]),
    people=[
        {"id": "ann", "name": "Ann Lee", "offices": [{"title": "Chair", "from": "2020", "to": "2022-01-31"}]},
        {"id": "bob", "name": "Bob"},
    ],
    sources=[{"id": id, "publisher": id.upper()} for id in "abc"],
)


def found(log: Log = LOG, speakers: tuple[str, ...] = (), **filters: Any) -> list[tuple[str, list[str]]]:
    utterances = quotations(store_of(log), Query(**filters), speakers).utterances
    return [(said.id, [rendering.source.id for rendering in said.renderings]) for said in utterances]


ALL = [("first#1", ["a", "b"]), ("first#2", ["a"]), ("first#3", ["b"]), ("first#4", ["c"]), ("second#1", ["b"])]
FILTERS: list[tuple[dict[str, Any], list[tuple[str, list[str]]]]] = [
    ({}, ALL),
    ({"reverse": True}, ALL[::-1]),
    ({"limit": 2}, ALL[:2]),
    ({"limit": 1, "reverse": True}, ALL[-1:]),
    ({"speakers": ("bob",)}, [("first#4", ["c"])]),
    ({"speakers": ("lee",), "search": ("light",)}, [("first#3", ["b"]), ("second#1", ["b"])]),
    ({"search": ('"green light"',)}, [("first#3", ["b"]), ("first#4", ["c"]), ("second#1", ["b"])]),
    ({"search": ("never shall",)}, [("first#1", ["a", "b"])]),  # one rendering has the words: both are shown
    ({"search": ("title",)}, []),  # it looks in the words, not in the title
    ({"sources": ("b",)}, [("first#1", ["b"]), ("first#3", ["b"]), ("second#1", ["b"])]),
    ({"kinds": ("treaty",)}, []),
]


@pytest.mark.parametrize(("filters", "utterances"), FILTERS)
def test_filters(filters: dict[str, Any], utterances: list[tuple[str, list[str]]]) -> None:
    assert found(**filters) == utterances


SAME = [
    ("depressing that membership did not deter", "It is depressing that membership has failed to deter", True),
    ("green light", "The ministers gave a GREEN LIGHT, he said", True),
    ("green light", "Green tea, in the light", False),
    ("our man", "our men", False),
    ("peace border border troops council", "the it peace border border council", False),  # equally long
    ("Armenia is ending its chairmanship", "Armenia is ending its chairmanship. It was no anniversary", True),
    ("it was the end of it, as it is for us", "it was, as it is for us, the start of it", False),
]


def same_utterance(*texts: str) -> bool:
    """Say whether texts that different sources print become one utterance."""
    gathering = Gathering()
    for number, text in enumerate(texts):
        gathering.add("ann", Rendering(Quote("ann", text), Source(f"s-{number}", "Post")))
    return len(gathering.utterances) == 1


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_renderings_of_one_utterance(one: str, other: str, same: bool) -> None:
    assert same_utterance(one, other) is same_utterance(other, one) is same


def test_offices_are_those_surely_held() -> None:
    offices = {said.id: [o.title for o in said.offices] for said in quotations(store_of(LOG), Query()).utterances}
    assert offices["first#1"] == ["Chair"]
    assert offices["second#1"] == []


def test_an_unknown_speaker_is_refused() -> None:
    with pytest.raises(UnresolvedName, match="did you mean Ann Lee"):
        found(speakers=("anne lee",))


def test_translations_of_the_built_in_log_stand_together(builtin: Log) -> None:
    utterances = {said.id: said for said in quotations(store_of(builtin), Query()).utterances}
    depressing = utterances["pashinyan-criticises-csto-2022#1"]
    assert {"IRIA", "Armenian Mirror-Spectator"} <= {r.source.publisher for r in depressing.renderings}
    assert all("depressing" in r.quote.text for r in depressing.renderings)


def slowly_gathered(quotes: list[tuple[str, str]]) -> list[list[str]]:
    """Gather quotes of one speaker as the docstring says it: each by its source, compared with all before."""
    utterances: list[list[tuple[str, str]]] = []
    for source, text in quotes:
        for known in utterances:
            is_new = all(other != source for other, _ in known)
            if is_new and any(same_utterance(text, words) for _, words in known):
                known.append((source, text))
                break
        else:
            utterances.append([(source, text)])
    return [[text for _, text in known] for known in utterances]


words = st.sampled_from(["the", "it", "peace", "border", "troops", "council", "treaty", "Ереван", "never", "…"])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.lists(words, min_size=1, max_size=8).map(" ".join)), max_size=12))
def test_quotes_are_gathered_as_if_each_were_compared_with_all(quotes: list[tuple[str, str]]) -> None:
    gathering = Gathering()
    for source, text in quotes:
        gathering.add("ann", Rendering(Quote("ann", text), Source(id=source, publisher=source)))
    assert [[each.quote.text for each in found] for _, found in gathering.utterances] == slowly_gathered(quotes)


def test_many_quotes_are_not_each_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 1,000 statements by one source and as many by another, few pairs share a word."""
    compared = 0

    def counting(one: Any, other: Any) -> bool:
        nonlocal compared
        compared += 1
        return same(one, other)

    same = renderings._same
    monkeypatch.setattr(renderings, "_same", counting)
    gathering = Gathering()
    for source in ("a", "b"):
        for number in range(1000):
            quote = Quote("ann", f"w{number} x{number} y{number} z{number}")
            gathering.add("ann", Rendering(quote, Source(id=source, publisher="P")))
    assert len(gathering.utterances) == 1000
    assert compared <= 2000
