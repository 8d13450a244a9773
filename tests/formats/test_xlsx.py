"""The workbook, read by a reader of somebody else (openpyxl)."""

import io
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_timeline.cli.signals import Terminated
from csto_timeline.errors import OutputError, UsageError
from csto_timeline.formats import by_name, xlsx
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.query.select import Match
from csto_timeline.text import paragraphs, visible
from tests.conftest import Cli
from tests.logs import event, event_of, log_bytes, make_log, select
from tests.screen import see

XLSX = by_name("xlsx")
Row = dict[str, Any]


def data(log: Log, **filters: Any) -> bytes:
    return b"".join(XLSX.encoded(select(log, Query(**filters))))


def book(log: Log, **filters: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data(log, **filters)))


def rows(sheet: Any) -> list[Row]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_the_built_in_log(builtin: Log) -> None:
    read = book(builtin)
    assert read.sheetnames == ["Events", "Sources"]
    events, sources = rows(read["Events"]), rows(read["Sources"])
    assert [row["id"] for row in events] == [each.id for each in select(builtin, Query()).events]
    for row in events:
        own = event_of(builtin, row["id"])
        assert row["title"] == own.title
        for side, day in (("earliest", own.date.earliest), ("latest", own.date.latest)):
            assert (row[side] and row[side].date()) == day
        assert isinstance(row["date"], datetime) == own.date.is_known_day
        assert row["date"] == (row["earliest"] if own.date.is_known_day else row["date"])
        assert row["source_ids"].split("; ") == list(dict.fromkeys(account.source for account in own.accounts))
    cited = [account.source for own in builtin.events for account in own.accounts]
    assert {row["id"] for row in sources} == set(cited)
    assert sum(row["events"] for row in sources) == len({(e.id, a.source) for e in builtin.events for a in e.accounts})


def test_a_sheet_has_a_head_that_stays_filters_and_links(builtin: Log) -> None:
    read = book(builtin, kinds=("clash",))
    for sheet in read:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(cell.number_format == "yyyy-mm-dd" for row in sheet for cell in row if cell.is_date)
    linked = [cell for cell in read["Sources"]["G"][1:] if cell.value]
    assert linked
    assert all(cell.hyperlink.target == cell.value for cell in linked if cell.value.isascii() and "#" not in cell.value)
    assert any(cell.hyperlink for cell in read["Events"]["Z"])


def test_no_event_is_two_heads() -> None:
    read = book(make_log())
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in read] == [["id"], ["id"]]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("2022-11-23", date(2022, 11, 23)),
        ("9999-12-31", date(9999, 12, 31)),
        ("1900-03-01", date(1900, 3, 1)),
        ("1900-02-28", "1900-02-28"),  # Excel has a 29th that year, which other programs have not
        ("0987-01-02", "0987-01-02"),
        ("1993-12", "in Dec 1993"),
        ("2022", "2022"),
        ("[..2022-11-29]", "by 29 Nov 2022"),
    ],
)
def test_a_date_is_one_only_for_a_day_that_spreadsheets_agree_on(text: str, cell: date | str) -> None:
    sources = [{"id": "a-source", "publisher": "P", "published": text}]
    read = book(make_log(event(date=text), sources=sources))
    for found in (rows(read["Events"])[0]["date"], rows(read["Sources"])[0]["published"]):
        assert (found.date() if isinstance(found, datetime) else found) == cell


def test_sources_tell_where_they_are_from() -> None:
    source = {
        "id": "s",
        "publisher": "P",
        "title": "T",
        "author": "A",
        "published": "2022-11",
        "wire": "W",
        "url": "http://президент.рф/",
        "archived": "https://a.example/x",
        "accessed": "2022-12-01",
        "language": "ru",
    }
    log = make_log(
        event(id="a", accounts=[{"source": "s"}]), event(id="b", accounts=[{"source": "s"}]), sources=[source]
    )
    sheet = book(log)["Sources"]
    (row,) = rows(sheet)
    assert row.pop("accessed").date() == date(2022, 12, 1)
    assert row.pop("events") == 2
    assert row == {name: said for name, said in source.items() if name != "accessed"} | {"published": "in Nov 2022"}
    assert sheet["G2"].hyperlink.target == "http://xn--d1abbgf6aiiy.xn--p1ai/"
    assert sheet["H2"].hyperlink.target == "https://a.example/x"


HOSTILE = ["=1+1", "+1", "@SUM(A1)", "=HYPERLINK(1)", "<r><t>x</t></r>", "<r>", "{=1}", "<&>'\"]]>", "x\x00\x1b\u202ey"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text(text: str) -> None:
    """No formula, no markup of a cell's own, no control character."""
    log = make_log(
        event(title=text, place=text, tags=[text], countries=[text], summary=text),
        title=text,
        sources=[{"id": "a-source", "publisher": text, "url": f"https://x.example/{text}"}],
    )
    read = book(log)
    assert {cell.data_type for sheet in read for row in sheet for cell in row} <= {"s", "n", "d", "inlineStr"}
    assert rows(read["Events"])[0]["title"].strip() == visible(text)
    assert rows(read["Sources"])[0]["publisher"].strip() == visible(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1).filter(str.strip))
def test_any_text_comes_back(text: str) -> None:
    """As every view shows it; the reader does not undo the escape of what looks like one, `_x0041_`."""
    (row,) = rows(book(make_log(event(title=text, summary=text)))["Events"])
    assert row["title"].replace("_x005F", "") == "\n\n".join(paragraphs(text))


def test_a_text_that_is_too_long_for_a_cell_says_so() -> None:
    for letter in ("a", "я", "😀"):
        (row,) = rows(book(make_log(event(summary=letter * 40_000)))["Events"])
        assert row["summary"].startswith(letter * 16_000)
        assert row["summary"].endswith(" … [cut here: a cell of a spreadsheet holds 32,767 characters]")
        assert len(row["summary"].encode("utf-16-le")) <= 2 * 32_767
    (row,) = rows(book(make_log(event(summary="a" * 32_767)))["Events"])
    assert row["summary"] == "a" * 32_767


LONG = "a" * 33_000
HIDDEN = "\u202e" * 5_500  # six characters each as they are shown
CUT = [
    (
        [event(summary=LONG)],
        "1 text cut, as a cell holds 32,767 characters: summary of an-event (CSV keeps texts whole)",
    ),
    ([event(summary=HIDDEN)], "1 text cut, as a cell holds 32,767 characters: summary of an-event ("),
    ([event(people=[LONG], accounts=[{"source": "long"}])], ": people of an-event, title of source long ("),
    (
        [event(id=f"e-{n}", title=LONG) for n in range(5)],
        "5 texts cut, as a cell holds 32,767 characters: title of e-0,",
    ),
    ([event(id=f"e-{n}", title=LONG) for n in range(5)], "title of e-2 and 2 more ("),
    ([event(summary="a" * 32_767)], ""),
]


@pytest.mark.parametrize(("events", "words"), CUT, ids=[words for _, words in CUT])
def test_which_texts_are_cut_is_told(cli: Cli, tmp_path: Path, events: list[Row], words: str) -> None:
    sources = [{"id": "long", "publisher": "Post", "title": LONG}]
    (tmp_path / "log.json").write_bytes(log_bytes(*events, sources=sources))
    err = cli("--log", tmp_path / "log.json", "export", tmp_path / "a.xlsx").err
    assert words in err
    assert (" cut, as " in err) == bool(words)


def test_more_events_than_a_sheet_has_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    assert data(make_log(event()))
    with pytest.raises(UsageError, match="room for 1 event, and there are 2: narrow them down, or export CSV"):
        XLSX.encoded(select(make_log(event(), event(id="b")), Query()))
    two = make_log(event(accounts=[{"source": "s"}, {"source": "t"}]))
    with pytest.raises(UsageError, match="room for 1 source, and there are 2"):
        data(two)


def test_more_links_than_a_sheet_holds_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_LINKS", 1)
    urls = ["https://x.example/a", "https://x.example/b"]
    log = make_log(
        event(accounts=[{"source": "s"}, {"source": "t"}]),
        sources=[{"id": id, "publisher": id, "url": url} for id, url in zip("st", urls, strict=True)],
    )
    cells = book(log)["Sources"]["G"][1:]
    assert [cell.value for cell in cells] == urls
    assert [cell.hyperlink is not None for cell in cells] == [True, False]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "internal:Sources!A1", "x" * 3000])
def test_only_addresses_of_pages_are_links(url: str) -> None:
    for address in (url, f"https://x.example/{'a' * 3000}"):
        read = book(make_log(event(), sources=[{"id": "a-source", "publisher": "P", "url": address}]))
        assert read["Sources"]["G2"].value == address
        assert read["Sources"]["G2"].hyperlink is None


def test_without_the_extra_the_command_that_installs_it_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    answer = cli("export", tmp_path / "a.xlsx")
    assert answer.code == 2
    command = f"{sys.executable} -m pip install 'csto-timeline[xlsx]'"
    assert answer.err == f"csto-timeline: usage error: XLSX needs a library that is not installed: run {command}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_gets_no_archive() -> None:
    seen = see("export", "-", "--format", "xlsx", columns=200)
    assert seen.code == 2
    assert "a terminal cannot show this format: write it to a file, or redirect standard output" in seen.text


@pytest.mark.parametrize("error", [None, Terminated(15), KeyboardInterrupt()])
def test_what_is_put_together_on_the_way_goes_again(
    error: BaseException | None, builtin: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen = []

    def track(matches: Iterable[Match]) -> Iterator[Match]:
        for match in matches:
            seen.append(list(tmp_path.iterdir()))
            if error and len(seen) == 200:
                raise error
            yield match

    with pytest.raises(type(error)) if error else nullcontext():
        assert b"".join(XLSX.encoded(select(builtin, Query()), track=track))
    assert seen[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_on_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(OutputError, match=f"{tempfile.gettempdir()}, .* cannot be written: No space left on device"):
        data(make_log(event()))
