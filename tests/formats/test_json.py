"""The exported log is a log."""

from csto_timeline.log.document import Log, decode
from tests.formats.conftest import whole


def test_round_trip_of_the_built_in_log(builtin: Log) -> None:
    """All events come back, in order, with the register entries that they use."""
    text = whole("json", builtin)
    back = decode(text.encode(), "export")
    assert sorted(back.events, key=lambda event: event.id) == sorted(builtin.events, key=lambda event: event.id)
    for event in back.events:
        for id in event.involved:
            assert back.person(id) == builtin.person(id)
        for account in event.accounts:
            assert back.source(account.source) == builtin.source(account.source)
    assert whole("json", back) == text


def test_a_part_takes_only_what_it_uses(builtin: Log) -> None:
    text = whole("json", builtin, kinds=("protest",), sources=("iria", "mirror"))
    back = decode(text.encode(), "export")
    assert {event.kind for event in back.events} == {"protest"}
    assert {person.id for person in back.people} == {"tokayev"}
    assert {country.code for country in back.countries} == {"AM", "KZ"}
