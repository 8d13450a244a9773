"""What every format keeps."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

import pytest

from csto_timeline import formats
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import UsageError
from csto_timeline.formats import FORMATS, Format
from csto_timeline.formats.exporter import Options
from csto_timeline.log.document import Log
from csto_timeline.query.query import Match, Query, select
from tests.conftest import event, make_log
from tests.formats.conftest import whole
from tests.screen import environment

BEGINNINGS = {  # what stands once an event
    "markdown": "\n### ",
    "json": '"id": "event-',
    "jsonl": '{"id":"event-',
    "csv": '\r\n"event-',
    "icalendar": "BEGIN:VEVENT",
    "html": '<li id="event-',
}
ASKED = {
    "style": Options(style="table"),
    "heading_level": Options(heading_level=2),
    "no_sources": Options(no_sources=True),
    "raw": Options(raw=True),
    "certain_days": Options(certain_days=True),
}
WAYS = [(format, Options()) for format in FORMATS] + [(f, ASKED[name]) for f in FORMATS for name in f.takes]
EVERYWHERE = pytest.mark.parametrize(
    ("format", "options"), WAYS, ids=lambda value: getattr(value, "name", None) or str(value)
)


def test_the_registry_is_complete() -> None:
    """Each module of the package that renders is registered, and the other way round."""
    paths = Path(formats.__file__).parent.rglob("*.py")
    rendering = [path for path in paths if "\ndef render(" in path.read_text("utf-8")]
    modules = {path.parent.name if path.stem == "__init__" else path.stem for path in rendering}
    assert modules == {format.name for format in FORMATS}


def test_every_option_is_of_some_format() -> None:
    assert {name for format in FORMATS for name in format.takes} == set(ASKED)
    for name, options in ASKED.items():
        assert options.asked() == [name]


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_found_by_name_and_suffix(format: Format) -> None:
    assert formats.by_name(format.name.upper()) is format
    assert formats.by_suffix(PurePath(f"x{format.suffix.upper()}")) is format


@EVERYWHERE
@pytest.mark.parametrize("log", [make_log(), make_log(event())])
def test_no_event_and_one_event(format: Format, options: Options, log: Log) -> None:
    text = whole(format.name, log, options)
    assert text.endswith("\n") or (text, format.name, log.events) == ("", "jsonl", ())
    assert ("A title" in text) == bool(log.events)


@EVERYWHERE
def test_a_filter_applies(format: Format, options: Options, builtin: Log) -> None:
    part = select(builtin, Query(period=parse_period("2022-10-31"), kinds=("meeting",)))
    text = "".join(format.render(part, options)).replace("\r\n ", "")  # iCalendar folds its lines
    assert "Leaders of Russia" in text
    assert "Putin and Pashinyan meet beside the summit" not in text


@EVERYWHERE
def test_two_exports_are_the_same(format: Format, options: Options, builtin: Log) -> None:
    once, again = (whole(format.name, builtin, options) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("format", FORMATS)
def test_two_runs_give_the_same_bytes(format: Format) -> None:
    """Neither the order of sets, nor the clock, nor the zone, nor the locale shows."""
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8"},
    )
    command = [sys.executable, "-m", "csto_timeline", "export", "-", "--format", format.name]
    once, again = (
        subprocess.run(command, capture_output=True, env=environment(env), check=True).stdout for env in settings
    )
    assert once == again
    assert once


@pytest.mark.parametrize("format", FORMATS)
def test_every_event_is_tracked(format: Format, builtin: Log) -> None:
    """What counts the events sees each of them once, in order."""
    seen = []

    def track(matches: Iterable[Match]) -> Iterator[Match]:
        for match in matches:
            seen.append(match.event.id)
            yield match

    selection = select(builtin, Query())
    assert list(format.render(selection, track=track)) == list(format.render(selection))
    assert seen == [event.id for event in selection.events]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("option", ASKED)
def test_an_option_that_a_format_does_not_take_is_refused(format: Format, option: str) -> None:
    if option in format.takes:
        return
    flag = "--" + option.replace("_", "-")
    with pytest.raises(UsageError, match=f"{format.title} does not take {flag}: .* does"):
        format.render(select(make_log(), Query()), ASKED[option])


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UsageError, match='Markdown has no style "poem": write list or table'):
        formats.by_name("md").render(select(make_log(), Query()), Options(style="poem"))


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UsageError, match="write markdown, json, jsonl, csv, icalendar or html"):
        formats.by_name("docx")
    with pytest.raises(UsageError, match=r"does not end in \.md, \.json, \.jsonl, \.csv, \.ics or \.html"):
        formats.by_suffix(PurePath("brief.docx"))


@pytest.mark.parametrize("format", FORMATS)
def test_ten_thousand_events(format: Format) -> None:
    number = 10_000
    many = make_log(
        *(
            event(
                id=f"event-{n}",
                date=f"{1900 + n // 100}-0{n % 9 + 1}-1{n % 10}",
                title=f"Title {n}",
                accounts=[{"source": f"source-{n % 500}", "quotes": [{"speaker": "putin", "text": f"Words {n}"}]}],
            )
            for n in range(number)
        ),
        sources=[{"id": f"source-{n}", "publisher": f"Publisher {n}"} for n in range(500)],
    )
    text = whole(format.name, many)
    assert text.count(BEGINNINGS[format.name]) == number
    assert "Title 9999" in text
