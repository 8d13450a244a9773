"""The map, read by a reader of somebody else (geojson-pydantic), which holds it against RFC 7946."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from geojson_pydantic import Feature, FeatureCollection, Point

from csto_timeline.log.whole import Log
from tests.conftest import Cli
from tests.formats.conftest import whole
from tests.logs import event, make_log
from tests.screen import pipe

TOWN = {"id": "town", "name": "Town", "country": "AM", "aliases": ["Тоун"], "coordinates": [44.51, 40.18]}
PLACES = [TOWN, {"id": "nowhere", "name": "Nowhere"}, {"id": "corner", "name": "Corner", "coordinates": [-180, -90]}]


def features(text: str) -> list[Feature[Point, dict[str, Any]]]:
    return FeatureCollection[Feature[Point, dict[str, Any]]].model_validate_json(text).features


def test_the_built_in_log(builtin: Log) -> None:
    points = features(whole("geojson", builtin))
    located = [place for place in builtin.places if place.coordinates]
    known = {name: place.coordinates for place in located for name in (place.name, *place.aliases)}
    placed = [row for row in builtin.events if row.place in known]
    assert len(placed) > 100
    assert {point.id for point in points} == {row.id for row in placed}
    for point in points:
        assert point.geometry
        assert point.properties
        assert known[point.properties["place"]] == (point.geometry.coordinates[0], point.geometry.coordinates[1])


def test_longitude_comes_first_and_vague_dates_keep_their_bounds() -> None:
    """RFC 7946, 3.1.1."""
    log = make_log(
        event(id="a", date="2022-09", place="Тоун", summary="One.\n\nTwo.", time=None),
        event(id="b", date="2022-11-23/..", place="corner", countries=["AM"], absent=["BY"], tags=["x"]),
        places=PLACES,
        countries=[{"code": "AM", "name": "Armenia"}],
        sources=[{"id": "a-source", "publisher": "S", "url": "https://ru.example/Я"}],
    )
    first, second = features(whole("geojson", log))
    assert first.geometry
    assert second.geometry
    assert tuple(first.geometry.coordinates) == (44.51, 40.18)
    assert tuple(second.geometry.coordinates) == (-180, -90)
    a, b = first.properties, second.properties
    assert a
    assert b
    assert (a["date"], a["when"], a["earliest"], a["latest"]) == ("2022-09", "Sep 2022", "2022-09-01", "2022-09-30")
    assert (a["place"], a["place_country"], a["summary"]) == ("Тоун", "Armenia", "One.\n\nTwo.")
    assert (a["sources"], a["addresses"]) == (["S"], ["https://ru.example/%D0%AF"])
    assert (b["earliest"], b["latest"], b["place"]) == ("2022-11-23", None, "Corner")
    assert (b["countries"], b["absent"], b["tags"]) == (["Armenia"], ["BY"], ["x"])


@pytest.mark.parametrize("place", [{}, {"place": "Elsewhere"}, {"place": "nowhere"}])
def test_what_is_on_no_map_is_counted(
    place: dict[str, str], cli: Cli, log_file: Callable[..., Path], tmp_path: Path
) -> None:
    log = log_file(event(id="a", **place), event(id="b", place="Town"), places=PLACES)
    answer = cli("--log", log, "export", tmp_path / "map.geojson")
    left_out = "1 event left out, with no place or one without coordinates: a"
    assert answer.err == f"{tmp_path / 'map.geojson'}: 1 event\n{left_out}\n"
    assert [point.id for point in features((tmp_path / "map.geojson").read_text("utf-8"))] == ["b"]
    assert cli("--log", log, "export", "-", "--format", "geojson", "--place", "town").err == ""


def test_the_first_ten_events_on_no_map_are_named(cli: Cli, log_file: Callable[..., Path], tmp_path: Path) -> None:
    log = log_file(*(event(id=f"e{number:02}") for number in range(12)))
    err = cli("--log", log, "export", tmp_path / "map.geojson").err
    assert err.endswith(f": {', '.join(f'e{number:02}' for number in range(10))}, …\n")


def test_a_map_without_a_point_is_one(cli: Cli, log_file: Callable[..., Path]) -> None:
    answer = cli("--log", log_file(event()), "export", "-", "--format", "geojson", "--fail-empty")
    assert (answer.code, json.loads(answer.out)["features"]) == (5, [])


def test_hostile_text_stays_in_its_member() -> None:
    hostile = '"},{"x":"\x1b[2J\u202e</script>\x00'
    log = make_log(event(title=hostile, place="Town", summary=hostile, tags=[hostile]), title=hostile, places=PLACES)
    text = whole("geojson", log)
    (point,) = features(text)
    assert text.isprintable() or set(text) - {"\n"} == {c for c in text if c.isprintable()}
    assert point.properties
    assert point.properties["title"] == '"},{"x":"\\x1b[2J\\u202e</script>\\x00'


def test_a_poor_encoding_gets_escapes(log_file: Callable[..., Path]) -> None:
    log = log_file(event(title="Тоқаев", place="Town"), places=PLACES)
    poor = pipe("--log", str(log), "export", "-", "--format", "geojson", env={"PYTHONIOENCODING": "latin-1"}).stdout
    (point,) = features(poor.decode("ascii"))
    assert point.properties
    assert point.properties["title"] == "Тоқаев"
