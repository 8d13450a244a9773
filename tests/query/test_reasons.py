"""Why an event fits a query."""

import inspect
import re
from typing import Any

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.dates.typed.month_day import parse_month_day
from csto_timeline.query.criterion import Plain
from csto_timeline.query.query import Query
from csto_timeline.query.reasons import Reasons
from csto_timeline.query.search import searched_texts
from tests.full_log import FULL
from tests.logs import event, make_log, select

LONG = "At the very beginning of a long sentence the ministers gave a green light to everything that came after it."
LOG = make_log(
    event(
        date="2022-11-23",
        title="Fire at the border",
        people=["ann"],
        countries=["AM"],
        absent=["BY"],
        tags=["Frontier"],
        place="Old Town",
        summary=LONG,
        accounts=[
            {"source": "s", "date": "2022-11-23/2022-11-24", "says": "No light.", "quotes": []},
            {"source": "t", "says": "It burnt.", "quotes": [{"speaker": "ann", "text": "Fire!", "original": "Пожар!"}]},
        ],
    ),
    people=[{"id": "ann", "name": "Ann Lee", "aliases": ["Анна Ли"]}],
    countries=[{"code": "AM", "name": "Armenia", "aliases": ["Hayastan"]}],
    sources=[{"id": "s", "publisher": "The Post", "wire": "AP"}, {"id": "t", "publisher": "Times", "wire": "AP"}],
)
REASONS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["no filter keeps it out"]),
    ({"not_kinds": ("clash",)}, ["no filter keeps it out"]),
    ({"people": ("анна",)}, ["person: “анна” is Ann Lee, by the spelling “Анна Ли”"]),
    ({"people": ("ann lee",)}, ["person: “ann lee” is Ann Lee"]),
    ({"countries": ("hayastan", "am")}, [
        "country: “hayastan” is Armenia, by the spelling “Hayastan”",
        "country: “am” is Armenia",
    ]),
    ({"kinds": ("summit",), "places": ("old",)}, ["kind: “summit” is summit", "place: “old” is Old Town"]),
    ({"sources": ("ap",)}, [
        "source: “ap” is The Post, by the spelling “AP”",
        "source: “ap” is Times, by the spelling “AP”",
    ]),
    ({"period": parse_period("2022-11-24")}, [
        "date: 23 Nov 2022 does not lie in 2022-11-24",
        "date in The Post: 23–24 Nov 2022 certainly lies in 2022-11-24",
    ]),
    ({"on": parse_month_day("11-23"), "certain": True}, [
        "date: 23 Nov 2022 certainly falls on 23 November",
        "date in The Post: 23–24 Nov 2022 certainly falls on 23 November",
    ]),
    ({"search": ("fire",)}, ["title: “Fire at the border”", "quote of Ann Lee in Times: “Fire!”"]),
    ({"search": ("пожар",)}, ["original of the quote of Ann Lee in Times: “Пожар!”"]),
    ({"search": ("frontier",)}, ["tag: “Frontier”"]),
    ({"tags": ("FRONTIER",)}, ["tag: “FRONTIER” is frontier"]),
    ({"countries": ("by",)}, ["country: “by” is BY, which stayed away"]),
    ({"absent": ("by",)}, ["absent country: “by” is BY"]),
    ({"search": ('"green light"',)}, [
        "summary: “…sentence the ministers gave a green light to everything that came after…”",
    ]),
    ({"events": ("AN-EVENT",)}, ["id: an-event"]),
    ({"date_disputed": True}, ["dated 23 Nov 2022 or 23–24 Nov 2022"]),
    ({"disputed": True, "single_source": True}, ["accounts differ in date and words", "one voice: AP"]),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "reasons"), REASONS)
def test_reasons(filters: dict[str, Any], reasons: list[str]) -> None:
    selection = select(LOG, Query(**filters))
    assert [Reasons(selection).of(event) for event in selection.events] == [reasons]


def test_every_filter_has_its_reason() -> None:
    """What leaves events out gives none, and what is cut or turned round after that neither."""
    filters = {name for name in Query.__struct_fields__ if not name.startswith("not_")}
    filters -= {"period_typed", "limit", "reverse"}
    assert filters - {name for asked, _ in REASONS for name in asked} == set()


def test_every_text_that_is_searched_is_a_reason() -> None:
    """A member that a search finds but that has no reason would be left out of `--why` in silence."""
    log = make_log(*FULL["events"], **{name: value for name, value in FULL.items() if name != "events"})
    for text in searched_texts(log.events[0]):
        selection = select(log, Query(search=(f'"{text}"',)))
        (found,) = selection.events
        assert any(f"“{text}”" in reason for reason in Reasons(selection).of(found)), text


def test_what_only_precision_kept_out_is_counted() -> None:
    log = make_log(event(id="a", date="2022-11-23"), event(id="b", date="2022-11"), event(id="c", date="2021"))
    query = Query(period=parse_period("2022-11-23"))
    assert select(log, query).kept_out_by_precision == 0
    assert select(log, Query(period=query.period, certain=True)).kept_out_by_precision == 1
    assert select(log, Query(period=query.period, certain=True, limit=1)).kept_out_by_precision == 1


def test_every_criterion_says_why() -> None:
    """A new one without a case of its own would be left out of `--why` in silence. An exclusion explains nothing."""
    explained = set(re.findall(r"case (\w+)\(\)", inspect.getsource(Reasons)))
    assert explained == {each.__name__ for each in Plain.__subclasses__()} - {"Not"}
