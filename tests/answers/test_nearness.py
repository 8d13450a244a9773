"""How far apart events are, as a range where a date is not exact."""

import pytest

from csto_timeline.answers.nearness import Distance, all_days, distance, neighbours
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import Period
from csto_timeline.dates.typed.relative import widened
from tests.logs import event, make_log, store_of

DISTANCES = [
    ("2022-11-23", "2022-11-23", "the same day"),
    ("2022-11-23", "2022-11-24", "1 day after"),
    ("2022-11-23", "2022-10-31", "23 days before"),
    ("2022-11-23", "2022-12", "8 to 38 days after"),
    ("2022-11-23", "2022-10", "23 to 53 days before"),
    ("2022-11-23", "2022-11", "22 days before to 7 days after"),
    ("2022-11", "2022-11-30", "0 to 29 days after"),
    ("2022-11-30", "2022-11", "0 to 29 days before"),
    ("2022-11-23", "[..2022-11-29]", "6 days after or earlier"),
    ("2022-11-23", "[2022-11-29..]", "6 days after or later"),
    ("[..2022-11-29]", "[2022-11-29..]", "the same day or later"),
    ("[..2022]", "[..2021]", "distance not known"),
    ("2020-09-27/2020-11-10", "2020-09-28", "1 day after"),  # counted from the first day
    ("2012-11-23", "2022-11-23", "3,652 days after"),
]


@pytest.mark.parametrize(("one", "other", "words"), DISTANCES)
def test_distance(one: str, other: str, words: str) -> None:
    first, second = EventDate(one), EventDate(other)
    found = distance(Period(first.earliest, first.latest_start), Period(second.earliest, second.latest_start))
    assert str(found) == words


def test_neighbours_share_a_person_or_a_country() -> None:
    log = make_log(
        event(id="one", date="2022-11-23", people=["ann"], countries=["AM", "KZ"]),
        event(id="far", date="2023-11-23", people=["ann"]),
        event(id="stranger", date="2022-11-24", people=["bob"], countries=["BY"]),
        event(id="after", date="2022-12", people=["ann"], countries=["KZ"]),
        event(id="vague", date="2022-12-01", people=["ann"], accounts=[{"source": "s", "date": "2022"}]),
        event(
            id="speaker", date="2022-11-01", accounts=[{"source": "s", "quotes": [{"speaker": "ann", "text": "Yes"}]}]
        ),
        event(id="told", date="2023-03-01", countries=["AM"], accounts=[{"source": "s", "date": "2022-11-23"}]),
    )
    near = list(neighbours(store_of(log), log.events[0], widened(all_days(log.events[0]), "30d")))
    assert [(each.event.id, each.people, each.countries) for each in near] == [
        ("speaker", ("ann",), ()),
        ("vague", ("ann",), ()),
        ("after", ("ann",), ("KZ",)),
        ("told", (), ("AM",)),
    ]
    assert [each.distance for each in near] == [Distance(-22, -22), Distance(8, 8), Distance(8, 38), Distance(0, 98)]
