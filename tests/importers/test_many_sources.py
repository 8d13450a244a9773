"""Events with thousands of sources and quotes: each gets its own, and none is held against all the others."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.importers import csto_calendar
from csto_timeline.importers.accounts import accounts_of
from csto_timeline.importers.known_sources import KnownSources
from csto_timeline.importers.naming import digest
from csto_timeline.importers.sources import Sources
from csto_timeline.importers.table import Cells
from csto_timeline.writing.ids import slug
from tests.conftest import Cli
from tests.growth import steps
from tests.importers.conftest import Importer

OWN = ["UID:e@csto-timeline", "SUMMARY:T", "DTSTART;VALUE=DATE:20220101", "X-CSTO-TIMELINE-DATE:2022-01-01"]
SOURCES = st.fixed_dictionaries(
    {
        "publisher": st.sampled_from(["Post", "Times", "Post 3"]),
        "title": st.sampled_from(["", "One", "Two"]),
        "published": st.sampled_from(["", "2022"]),
    }
)


def calendar(*properties: str) -> str:
    """Return a calendar of this program with an event that has these properties too."""
    event = ["BEGIN:VEVENT", *OWN, *properties, "END:VEVENT"]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{csto_calendar.PRODUCT}", *event, "END:VCALENDAR", ""])


def ids_slowly(rows: Sequence[Sequence[dict[str, str]]]) -> list[list[str]]:
    """Return the ids of the sources of each row, each the first that is free of those that it may have."""
    contents: dict[str, dict[str, str]] = {}
    found: list[list[str]] = []
    for row in rows:
        found.append([])
        for source in row:
            content = {name: source[name] for name in ("publisher", "title", "published") if source[name]}
            hashed = digest(*content.values())
            base = slug(content["publisher"])
            base += f"-{content['published']}" if "published" in content else f"-{hashed}" if "title" in content else ""
            second = f"{base}-2" if base.endswith(hashed) else f"{base}-{hashed}"
            wanted = [base, second, *(f"{base}-{number}" for number in range(3, 50))]
            id = next(id for id in wanted if id not in found[-1] and contents.get(id, content) == content)
            contents[id] = content
            found[-1].append(id)
    return found


@given(st.lists(st.lists(SOURCES, min_size=1, max_size=6), max_size=4))
def test_each_source_of_a_row_has_an_id_of_its_own(rows: list[list[dict[str, str]]]) -> None:
    sources = Sources("a.csv", KnownSources())
    found = []
    for row in rows:
        targets: Cells = {f"source.{name}": tuple(source[name] for source in row) for name in row[0]}
        found.append([entry["id"] for entry in sources.of(targets, "row 1", None)[0]])
    assert found == ids_slowly(rows)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "x"])), max_size=5),
    st.lists(st.tuples(st.integers(0, 6).map(str), st.sampled_from(["Bob", "Ann"]), st.sampled_from("xy")), max_size=8),
)
def test_an_account_has_the_quotes_of_its_number(
    accounts: list[tuple[str, str]], quotes: list[tuple[str, str, str]]
) -> None:
    targets: Cells = {
        "says": tuple(says for _, says in accounts),
        "quotes.account": tuple(account for account, _, _ in quotes),
        "quotes.speaker": tuple(speaker for _, speaker, _ in quotes),
        "quotes.text": tuple(text for _, _, text in quotes),
        **{f"quotes.{member}": ("",) * len(quotes) for member in ("original", "language")},
    }
    expected: list[dict[str, Any]] = []
    for number, (source, says) in enumerate(accounts, start=1):
        own = [{"speaker": speaker, "text": text} for account, speaker, text in quotes if account == str(number)]
        account = {"source": source, **({"says": says} if says else {}), **({"quotes": own} if own else {})}
        if account not in expected:
            expected.append(account)
    assert accounts_of(targets, [{"id": source} for source, _ in accounts], lambda _, __: None)[0] == expected


def test_a_quote_of_a_calendar_without_a_speaker_is_told(imported: Importer) -> None:
    done = imported("a.ics", text=calendar("X-CSTO-TIMELINE-SOURCE:s;Post", "X-CSTO-TIMELINE-QUOTE:1;;We go.;;"))
    assert done.events[0]["accounts"] == [{"source": "s", "quotes": [{"speaker": "not named", "text": "We go."}]}]
    assert "1 event with a quote without a speaker" in done.err


@pytest.mark.parametrize(
    "of_each",
    [
        ["X-CSTO-TIMELINE-SOURCE:s{0};Pub {0}", "X-CSTO-TIMELINE-QUOTE:{0};Bob;We {0};;"],
        ["X-CSTO-TIMELINE-SOURCE:;Pub"],
    ],
    ids=["quotes", "one source again and again"],
)
def test_twice_as_many_sources_take_twice_as_many_steps(cli: Cli, tmp_path: Path, of_each: list[str]) -> None:
    names = count()

    def imports(number: int) -> int:
        file = tmp_path / f"{next(names)}.ics"
        file.write_text(calendar(*(each.format(1 + at) for at in range(number) for each in of_each)))
        return steps(lambda: cli("import", file, "-o", file.with_suffix(".json")))

    assert imports(400) - imports(200) < 1.5 * (imports(200) - imports(0))
