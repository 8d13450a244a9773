"""Places: events name them by any spelling, and a renamed city is one place."""

import json
from typing import Any

import pytest

from csto_timeline.answers.entries import entries, facts
from csto_timeline.answers.places import degrees, place_of
from csto_timeline.errors import LogError, UnresolvedName
from csto_timeline.formats import by_name
from csto_timeline.log.registers import Registers
from csto_timeline.query.query import Query
from csto_timeline.query.reasons import Reasons
from csto_timeline.query.select import select as select_from
from tests.logs import decode, event, ids, in_lines, log_bytes, make_log, make_store, merge, names_of, select

ASTANA = {
    "id": "astana",
    "name": "Astana",
    "country": "KZ",
    "aliases": ["Nur-Sultan", "Нур-Султан"],
    "coordinates": [71.43, 51.17],
}
BUENOS_AIRES = {"id": "ba", "name": "Buenos Aires", "coordinates": [-58.381559, -34.6]}
NAMES = {
    "by-id": "astana",
    "by-name": "Astana",
    "by-alias": "Nur-Sultan",
    "folded": "nursultan",
    "cyrillic": "НУР СУЛТАН",
    "elsewhere": "Astana, Ak Orda",
    "nowhere": None,
    "south": "Buenos Aires",
}
EVENTS = [event(id=id, **({"place": place} if place else {})) for id, place in NAMES.items()]
LOG = make_log(*EVENTS, places=[ASTANA, BUENOS_AIRES], countries=[{"code": "KZ", "name": "Kazakhstan"}])
OF_ASTANA = ["by-id", "by-name", "by-alias", "folded", "cyrillic"]

FOUND = [
    *((typed, [*OF_ASTANA, "elsewhere"]) for typed in ("astana", "Astana")),  # all that have the word
    *((typed, OF_ASTANA) for typed in ("NUR-SULTAN", "nur sultan", "нурсултан", "sultan")),
    ("ak orda", ["elsewhere"]),
    ("buenos", ["south"]),
]


@pytest.mark.parametrize(("typed", "found"), FOUND)
def test_a_place_is_found_by_every_spelling(typed: str, found: list[str]) -> None:
    assert ids(select(LOG, Query(places=(typed,)))) == found


@pytest.mark.parametrize(("typed", "found"), FOUND)
def test_so_it_is_in_json_lines(typed: str, found: list[str]) -> None:
    """Also where the entry stands on the last line only."""
    lines = in_lines([*EVENTS[:-1], EVENTS[-1] | {"registers": {"places": [ASTANA, BUENOS_AIRES]}}])
    assert ids(select_from(lines, Query(places=(typed,)))) == found


def test_a_place_that_no_entry_has_stands_for_itself() -> None:
    log = make_log(event(place="Moscow"), event(id="b", place="Moscow, Kremlin"))
    assert ids(select(log, Query(places=("moscow",)))) == ["an-event", "b"]
    assert ids(select(log, Query(places=("kremlin",)))) == ["b"]
    with pytest.raises(UnresolvedName, match="did you mean Moscow"):
        select(log, Query(places=("moskow",)))


def test_why_says_which_place_it_is() -> None:
    selection = select(LOG, Query(places=("nursultan",)))
    why = [Reasons(selection).of(each) for each in selection.events]
    assert why == [["place: “nursultan” is Astana, by the spelling “Nur-Sultan”"]] * 5
    assert selection.described() == "place Astana"


SHOWN = [
    ("by-id", "Astana, Kazakhstan"),
    ("by-alias", "Nur-Sultan, Kazakhstan"),
    ("folded", "nursultan, Kazakhstan"),
    ("elsewhere", "Astana, Ak Orda"),
    ("nowhere", ""),
    ("south", "Buenos Aires"),
]


@pytest.mark.parametrize(("id", "place"), SHOWN)
def test_it_is_shown_under_the_name_that_the_event_uses(id: str, place: str) -> None:
    assert place_of(LOG, next(each for each in LOG.events if each.id == id)) == place


def test_the_country_of_the_event_wins() -> None:
    log = make_log(event(place="Astana", place_country="UZ"), event(id="b", place="Astana"), places=[ASTANA])
    assert [log.place_country(each) for each in log.events] == ["UZ", "KZ"]


def test_counts_are_of_places_not_of_spellings() -> None:
    found = entries(select(LOG, Query()), "places", None)
    assert [(each.name.key, each.events) for each in found] == [("astana", 5), ("Astana, Ak Orda", 1), ("ba", 1)]
    (entry,) = entries(select(LOG, Query()), "places", "nur-sultan")
    assert (entry.name.name, entry.events) == ("Astana", 5)
    said = facts(select(LOG, Query()), "places", [entry.name])["astana"]
    assert said == [("country", "Kazakhstan"), ("position", "51.17° N, 71.43° E")]


def test_all_names_have_each_place_once() -> None:
    assert [name.key for name in names_of(LOG, "places")] == ["astana", "ba", "Astana, Ak Orda"]


IN_WORDS = [
    ((71.43, 51.17), "51.17° N, 71.43° E"),
    ((-58.381559, -34.6), "34.6° S, 58.381559° W"),
    ((0.0, -0.0), "0° N, 0° E"),
    ((180.0, 90.0), "90° N, 180° E"),
    ((-1e-7, 0.5), "0.5° N, 0° E"),
]


@pytest.mark.parametrize(("coordinates", "words"), IN_WORDS)
def test_coordinates_in_words(coordinates: tuple[float, float], words: str) -> None:
    assert degrees(coordinates) == words


TOLD = [
    ("icalendar", ["GEO:51.17;71.43", "LOCATION:Nur-Sultan\\, Kazakhstan", "GEO:-34.6;-58.381559"]),
    ("csv", ['"51.17","71.43"', '"Nur-Sultan"', '"-34.6","-58.381559"']),
    ("html", ["Nur-Sultan, Kazakhstan</span>, 51.17° N, 71.43° E</dd>"]),
    ("markdown", ["*summit; Nur-Sultan*", "*summit; Astana*"]),
]


@pytest.mark.parametrize(("format", "told"), TOLD)
def test_exports_tell_of_it(format: str, told: list[str]) -> None:
    text = "".join(by_name(format).render(select(LOG, Query())))
    assert [each for each in told if each not in text] == []
    if format == "icalendar":
        assert text.count("GEO:") == 6  # none where the place is not known


def test_an_export_of_a_part_keeps_what_it_names() -> None:
    part = json.loads("".join(by_name("json").render(select(LOG, Query(places=("astana",))))))
    assert [each["id"] for each in part["places"]] == ["astana"]
    assert [each["code"] for each in part["countries"]] == ["KZ"]


SPRINGFIELDS = [
    {"id": "springfield-il", "name": "Springfield", "country": "US", "aliases": ["Springfield, Illinois"]},
    {"id": "springfield-ma", "name": "Springfield, Massachusetts", "aliases": ["springfield"]},
]
SHARED = make_log(
    event(place="Springfield"),
    event(id="il", place="springfield-il"),
    event(id="ma", place="Springfield Massachusetts"),
    places=SPRINGFIELDS,
)


def test_a_spelling_that_two_places_share_names_neither() -> None:
    first, *others = SHARED.events
    assert (place_of(SHARED, first), SHARED.place_country(first)) == ("Springfield", None)
    assert [SHARED.place(str(each.place)).id for each in others] == ["springfield-il", "springfield-ma"]
    assert ids(select(SHARED, Query(places=("springfield-il",)))) == ["il"]


def test_it_names_neither_in_a_part_of_the_log_either() -> None:
    """With one of the two entries left, it would come to mean that."""
    text = "".join(by_name("json").render(select(SHARED, Query(limit=1))))
    part = decode(text.encode(), "part")
    assert [each.id for each in part.places] == ["springfield-il", "springfield-ma"]
    lines = "".join(by_name("jsonl").render(select(SHARED, Query(limit=1))))
    assert lines.count("springfield-ma") == 1


def test_two_logs_have_one_register() -> None:
    other = ASTANA | {"aliases": ["Akmola"]}
    both = merge([("a", LOG), ("b", make_log(event(id="old", place="Akmola"), places=[other]))])
    assert both.places[0].aliases == ("Nur-Sultan", "Нур-Султан", "Akmola")
    assert ids(select(both, Query(places=("nursultan",)))) == [*OF_ASTANA, "old"]
    with pytest.raises(LogError, match="they differ in coordinates"):
        merge([("a", LOG), ("b", make_log(places=[ASTANA | {"coordinates": [0, 0]}]))])


def test_one_event_in_one_place_is_merged_whatever_the_place_is_called() -> None:
    one, two = (make_log(event(place=place), places=[ASTANA]) for place in ("Astana", "nur-sultan"))
    told: list[str] = []
    both = merge([("a", one), ("b", two)], told.append)
    assert [each.place for each in both.events] == ["Astana"]
    assert told == ['b: left out of event an-event: the spelling "nur-sultan" of its place']
    with pytest.raises(LogError, match='its place is "Astana" in a and "Almaty" in b'):
        merge([("a", one), ("b", make_log(event(place="Almaty")))], print)


REFUSED: list[tuple[Any, str]] = [
    ([1], "coordinates: expected [longitude, latitude]"),
    ([1, 2, 3], "coordinates: expected [longitude, latitude]"),
    ([181, 0], "coordinates[0]: expected a longitude from -180 to 180"),
    ([0, -90.01], "coordinates[1]: expected a latitude from -90 to 90, after the longitude"),
    (["1", 2], "coordinates[0]: expected a number, got text"),
    ("51 N", "coordinates: expected an array, got text"),
]


@pytest.mark.parametrize(("coordinates", "says"), REFUSED)
def test_coordinates_that_are_none(coordinates: Any, says: str) -> None:
    with pytest.raises(LogError) as refused:
        decode(log_bytes(places=[BUENOS_AIRES | {"coordinates": coordinates}]), "my.json")
    assert str(refused.value).startswith(f"my.json: places[0].{says}")


def test_an_id_wins_over_a_spelling_and_nothing_means_nothing() -> None:
    places = [{"id": "a", "name": "B"}, {"id": "b", "name": "C"}, {"id": "dots", "name": "…"}]
    registers: Registers = make_store(places=places).registers()
    assert (registers.place("b").id, registers.place("B").id, registers.place("--").id) == ("b", "B", "--")
