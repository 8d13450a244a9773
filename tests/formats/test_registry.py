"""What every format keeps."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import pytest
from msgspec import to_builtins

from csto_timeline import formats
from csto_timeline.answers.by import By
from csto_timeline.dates.typed import parse_period
from csto_timeline.errors import UsageError
from csto_timeline.formats import FORMATS, Format, Writer
from csto_timeline.formats.exporter import Options, PartitionBy, Separator
from csto_timeline.formats.other_names import FILES, instead
from csto_timeline.formats.pictures import LaneBy, Size, Theme
from csto_timeline.log.codec import encode_value
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import Criterion
from csto_timeline.log.store import Found, Store
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match, Selection
from tests.conftest import Cli
from tests.formats.conftest import whole, written
from tests.logs import decode, event, log_bytes, make_log, select
from tests.screen import environment

BEGINNINGS = {  # what stands once an event, or once a source
    "markdown": "\n### ",
    "json": '"id": "event-',
    "jsonl": '{"id":"event-',
    "parquet": '{"id":"event-',
    "csv": '\r\n"event-',
    "icalendar": "BEGIN:VEVENT",
    "geojson": '"type":"Feature","id":"event-',
    "html": '<li id="event-',
    "biblatex": "@misc{source-",
    "ris": "ID  - source-",
    "csl": '{"id":"source-',
    "xlsx": "<is><t>event-",
}
PICTURES = {"svg", "png", "pdf"}  # in which many events are columns
DRAWN = {"png", "pdf"}  # which are no text, and are looked at in test_pictures.py
OF_SOURCES = {"biblatex", "ris", "csl"}  # which tell of the sources of the events, not of these
TOWN = {"id": "town", "name": "Town", "coordinates": [44.51, 40.18]}
ASKED = {
    "style": Options(style="table"),
    "heading_level": Options(heading_level=2),
    "no_sources": Options(no_sources=True),
    "title": Options(title="A *title*"),
    "subtitle": Options(subtitle="A *subtitle*"),
    "author": Options(author="An author"),
    "licence": Options(licence="CC BY 4.0"),
    "columns": Options(columns=("title", "date")),
    "group_by": Options(group_by=By.MONTH),
    "front_matter": Options(front_matter=True),
    "raw": Options(raw=True),
    "excel": Options(excel=True),
    "separator": Options(separator=Separator.SEMICOLON),
    "certain_days": Options(certain_days=True),
    "by": Options(by=LaneBy.COUNTRY),
    "size": Options(size=Size(800, 450)),
    "theme": Options(theme=Theme.DARK),
    "print_accounts": Options(print_accounts=True),
    "partition_by": Options(partition_by=PartitionBy.YEAR),
}
READ = [format for format in FORMATS if format.name not in DRAWN]
WAYS = [(format, Options()) for format in READ] + [(f, ASKED[name]) for f in READ for name in f.takes]
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
        assert options.names_given() == [name]


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_found_by_name_and_suffix(format: Format) -> None:
    assert formats.by_name(format.name.upper()) is format
    assert formats.by_suffix(PurePath(f"x{format.suffix.upper()}")) is format
    assert formats.by_suffix(PurePath(f"x.{format.name}")) is format


@EVERYWHERE
@pytest.mark.parametrize("log", [make_log(), make_log(event(place="Town"), places=[TOWN])])
def test_no_event_and_one_event(format: Format, options: Options, log: Log) -> None:
    text = whole(format.name, log, options)
    assert text.endswith("\n") or (
        text == "" and not log.events and format.name in {"jsonl", "parquet", "biblatex", "ris"}
    )
    assert (("a-source" if format.name in OF_SOURCES else "A title") in text) == bool(log.events)


@EVERYWHERE
def test_a_filter_applies(format: Format, options: Options, builtin: Log) -> None:
    part = select(builtin, Query(period=parse_period("2022-10-31"), kinds=("meeting",)))
    text = written(format, part, options).replace("\r\n ", "")  # iCalendar folds its lines
    of_sources = format.name in OF_SOURCES
    assert ("Was Bitter Pill for Putin" if of_sources else "Leaders of Russia") in text
    assert ("tass.com" if of_sources else "Putin and Pashinyan meet beside the summit") not in text


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
def test_no_order_of_sets_shows(format: Format, tmp_path: Path) -> None:
    """Dates, speakers and countries that a set would put into any order."""
    path = tmp_path / "log.json"
    events = [event(id=f"event-{number}", **odd_members(number)) for number in range(9)]
    path.write_bytes(log_bytes(*events, places=[TOWN]))
    command = [sys.executable, "-m", "csto_timeline", "--log", str(path), "export", "-", "--format", format.name]
    runs = [
        subprocess.run(command, capture_output=True, env=environment({"PYTHONHASHSEED": seed}), check=True).stdout
        for seed in "0123"
    ]
    assert len(set(runs)) == 1


def odd_members(number: int) -> dict[str, Any]:
    """Return members of an event that many names and dates are in."""
    names = [f"{letter}{number}" for letter in "aeiouxyz"]
    dates = ("2022-11", "2022-12-01", "199X", "[2022-11-23,2023-01-01]", "2022")
    accounts = [
        {"source": name, "date": date, "quotes": [{"speaker": speaker, "text": name} for speaker in names[::-1]]}
        for name, date in zip(names, dates, strict=False)
    ]
    named = {"countries": names, "people": names[::2], "place_country": names[0], "place": "Town"}
    return {**named, "accounts": accounts}


class Decoded(Sequence[Any]):
    """Matches that read their event anew at each access, as those of a store, and count how often."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self._matches = matches
        self.reads = Counter[str]()
        self.passes = 0

    def __len__(self) -> int:
        return len(self._matches)

    def __getitem__(self, number: Any) -> Any:
        raise AssertionError("exports go through the matches in order")

    def __iter__(self) -> Iterator[Any]:
        self.passes += 1
        return (Lazy(match, self.reads) for match in self._matches)


class Lazy:
    """A match of which every access to the event is counted."""

    def __init__(self, match: Match, reads: Counter[str]) -> None:
        self._match, self._reads = match, reads
        self.certain, self.word, self.date = match.certain, match.word, match.date
        self.store, self.place = match.store, match.place

    @property
    def event(self) -> Event:
        self._reads[self._match.event.id] += 1
        return decode(log_bytes(to_builtins(self._match.event, enc_hook=encode_value)), "again").events[0]


class Streamed:
    """A selection that holds no event, with what exporters may ask of one and nothing else."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.registers = Registers(**{name: getattr(selection.registers, name) for name in Registers.__struct_fields__})
        self.matches = Decoded(selection.matches)
        self.query, self.found, self.possible = selection.query, selection.found, selection.possible
        self.described, self.is_whole = selection.described, selection.is_whole
        self.going_on_heading = selection.going_on_heading
        self.store, self.asked = Asked(selection.store), 0

    @property
    def events(self) -> Iterator[Event]:
        return (match.event for match in self.matches)


class Asked:
    """A store that counts how often it is asked for events."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.times = 0
        self.title_of = store.title_of

    def events(self, criteria: Sequence[Criterion]) -> Iterator[Found]:
        self.times += 1
        return self._store.events(criteria)


@EVERYWHERE
@pytest.mark.parametrize("filters", [{}, {"kinds": ("clash",)}, {"limit": 20, "reverse": True}], ids=str)
def test_a_store_is_read_event_by_event(format: Format, options: Options, builtin: Log, filters: Any) -> None:
    """No match is read twice in a pass, and there are two passes at most: what a file needs to know, and the file."""
    selection = select(builtin, Query(**filters))
    streamed: Any = Streamed(selection)
    assert b"".join(format.encoded(streamed, options)) == b"".join(format.encoded(selection, options))
    assert 1 <= streamed.matches.passes <= 2
    written_again = 1 if options.group_by else 0  # in its group, after the pass that finds the groups
    assert max(streamed.matches.reads.values()) == streamed.matches.passes + written_again
    assert options.certain_days or len(set(streamed.matches.reads.values())) == 1  # by the date, which a match holds
    assert streamed.asked + streamed.store.times <= 1


@pytest.mark.parametrize("name", ["markdown", "icalendar"])
def test_an_event_that_is_only_named_need_not_be_valid(cli: Cli, tmp_path: Path, name: str) -> None:
    """As the log format says: a question rules it out. It is known by its id then."""
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(event(id="broken", date="1995", bogus=1), event(part_of="broken", follows="nowhere")))
    answer = cli("--log", path, "export", "-", "2022", "--format", name)
    assert answer.code == 0, answer.err
    assert "Part of: broken" in answer.out
    assert "broken (not" not in answer.out
    assert "nowhere (not in this log)" in answer.out.replace("\r\n ", "")
    assert "RELATED-TO" not in answer.out


@EVERYWHERE
def test_pieces_are_about_an_event_each(format: Format, options: Options, builtin: Log) -> None:
    """The first comes before the last event is read, and none is as long as many events."""
    streamed: Any = Streamed(select(builtin, Query()))
    if format.writer is Writer.BYTES:  # an archive, which begins when all has been written into it
        assert 1 < len(list(format.encoded(streamed, options))) < 10
        return
    pieces = list(format.render(streamed, options))
    assert len(pieces) > len(builtin.events) / 2
    assert all(pieces)
    once = 2 if format.name == "html" else 1  # script and filters of a page, lanes of a picture …
    assert sorted(map(len, pieces))[-1 - once] < 60_000


@pytest.mark.parametrize("format", FORMATS)
def test_an_option_is_refused_before_the_first_piece(format: Format) -> None:
    with pytest.raises(UsageError):
        format.encoded(select(make_log(), Query()), Options(style="poem"))


@pytest.mark.parametrize("format", FORMATS)
def test_every_event_is_tracked(format: Format, builtin: Log) -> None:
    """What counts the events sees each of them once, in order."""
    seen = []

    def track(matches: Iterable[Match]) -> Iterator[Match]:
        for match in matches:
            seen.append(match.event.id)
            yield match

    selection = select(builtin, Query())
    assert list(format.encoded(selection, track=track)) == list(format.encoded(selection))
    assert seen == [event.id for event in selection.events]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("option", ASKED)
def test_an_option_that_a_format_does_not_take_is_refused(format: Format, option: str) -> None:
    if option in format.takes:
        return
    flag = "--" + option.replace("_", "-")
    with pytest.raises(UsageError, match=f"{format.title} does not take {flag}: .* (does|do)$"):
        format.encoded(select(make_log(), Query()), ASKED[option])


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UsageError, match='Markdown has no style "poem": write list or table'):
        formats.by_name("md").render(select(make_log(), Query()), Options(style="poem"))


@pytest.mark.parametrize("format", FORMATS)
def test_no_other_file_is_proposed_for_a_format(format: Format) -> None:
    for name in (format.name, format.suffix.removeprefix(".")):
        assert instead(name, "x") in {"", f"x{format.suffix}"}


@pytest.mark.parametrize("file", [file for files in FILES.values() for file in files])
def test_what_is_proposed_for_a_word_can_be_exported(file: str) -> None:
    assert formats.by_suffix(PurePath(file)) in FORMATS


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UsageError, match=r"write (\w+, )+\w+ or \w+$"):
        formats.by_name("yaml")
    with pytest.raises(UsageError, match=r"does not end in (\.[\w.]+, )+\.[\w.]+ or \.[\w.]+: rename it"):
        formats.by_suffix(PurePath("brief.xyz"))
    with pytest.raises(UsageError, match=r'no format "icalender"; did you mean icalendar\?'):
        formats.by_name("icalender")


@pytest.mark.parametrize("format", [format for format in FORMATS if format.name not in PICTURES])
def test_ten_thousand_events(format: Format) -> None:
    number = 10_000
    many = make_log(
        *(
            event(
                id=f"event-{n}",
                date=f"{1900 + n // 100}-0{n % 9 + 1}-1{n % 10}",
                title=f"Title {n}",
                place="Town",
                accounts=[{"source": f"source-{n % 500}", "quotes": [{"speaker": "putin", "text": f"Words {n}"}]}],
            )
            for n in range(number)
        ),
        sources=[{"id": f"source-{n}", "publisher": f"Publisher {n}"} for n in range(500)],
        places=[TOWN],
    )
    text = whole(format.name, many)
    of_sources = format.name in OF_SOURCES
    assert text.count(BEGINNINGS[format.name]) == (500 if of_sources else number)
    assert ("Publisher 499" if of_sources else "Title 9999") in text
