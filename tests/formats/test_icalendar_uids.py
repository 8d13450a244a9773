"""The UIDs of a calendar, by which programs know its events again (RFC 5545, 3.8.4.7), and relations by them."""

import io
import json
from pathlib import Path

import vobject

from csto_timeline.dates.typed import parse_period
from csto_timeline.formats import by_name
from csto_timeline.log.builtin import builtin as builtin_store
from csto_timeline.log.document import Document
from csto_timeline.log.lines import Lines
from csto_timeline.log.merged_logs import MergedLogs
from csto_timeline.query.query import Query
from csto_timeline.query.select import select as select_from
from tests.conftest import Cli
from tests.formats.calendars import DOMAIN, event_uid, ics, properties, seen_in_khal, the_built_in_log
from tests.formats.conftest import whole
from tests.logs import event, log_bytes, make_log


def uids(*logs: bytes, filters: Query | None = None) -> list[str]:
    """Return the UIDs of an export of logs that are read as one."""
    stores = [builtin_store() if log == b"builtin" else Document(log, f"log {n}") for n, log in enumerate(logs)]
    selection = select_from(stores[0] if len(stores) == 1 else MergedLogs(stores, print), filters or Query())
    lines = properties("".join(by_name("ics").render(selection)))
    return [line.removeprefix("UID:") for line in lines if line.startswith("UID:")]


def test_events_of_two_logs_with_one_id_both_survive_an_import(tmp_path: Path) -> None:
    """A calendar program keeps one event of two with the same UID."""
    one, other = (
        make_log(event(id="summit-2022", title=title), title=title) for title in ("Harbour summit", "Climate summit")
    )
    seen_in_khal(ics(one), tmp_path)
    assert {row.title for row in seen_in_khal(ics(other), tmp_path)} == {"Harbour summit", "Climate summit"}


def test_the_uids_of_the_built_in_log_are_its_own() -> None:
    """Nobody's title takes them, nor does the same title."""
    title = the_built_in_log().registers.title
    own = set(uids(b"builtin"))
    assert set(map(event_uid, own)) == {f"{event_.id}@csto-timeline" for event_ in the_built_in_log().events}
    copies = (log_bytes(event(id="csto-summit-yerevan-2022"), title=title), log_bytes(event(id="x"), title="x"))
    assert not own & {uid for copy in copies for uid in uids(copy)}


def test_a_uid_stays_when_the_log_grows_and_when_part_of_it_is_exported() -> None:
    """And when the log is read beside another, or as JSON Lines; it goes with the title, and with nothing else."""
    first, second = event(id="first", date="2022", title="Words"), event(id="second", date="2021")
    (uid,) = uids(log_bytes(first))
    assert uid == f"first@{DOMAIN}"
    assert uid in uids(log_bytes(second, event(id="third", kind="law"), first | {"title": "Other words"}))
    assert uids(log_bytes(second, first), filters=Query(kinds=("summit",), limit=1, reverse=True)) == [uid]
    assert uid in uids(log_bytes(second, title="Another"), log_bytes(first))
    assert uid in uids(log_bytes(first), b"builtin")
    assert uid in uids(log_bytes(first), log_bytes(first, title="Another"))  # one event of two
    lines = whole("jsonl", make_log(first, second))
    assert uid in uids_of_lines(lines)
    assert uids(log_bytes(first, title="Another")) != [uid]


def uids_of_lines(text: str) -> list[str]:
    selection = select_from(Lines(io.BytesIO(text.encode()), "lines"), Query())
    return [line[4:] for line in properties("".join(by_name("ics").render(selection))) if line.startswith("UID:")]


def test_a_log_without_a_title_is_told(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_text(json.dumps({"events": [event()]}))
    assert "The log has no title: give it one" in cli("--log", log, "export", tmp_path / "a.ics").err
    assert "The log has no title: give it one" in cli(*two_logs(log), "export", tmp_path / "b.ics").err
    assert "no title" not in cli(*two_logs(log), "export", tmp_path / "c.ics", "2030").err
    assert "no title" not in cli("export", tmp_path / "d.ics").err


def two_logs(log: Path) -> list[str]:
    return ["--log", str(log), "--log", "builtin"]


def test_an_event_is_related_to_the_one_that_it_is_part_of_or_answers() -> None:
    """RFC 5545, 3.8.4.5: by the UID that the other event has in this export and in others; in words as well."""
    log = make_log(
        event(id="summit", date="2022-11", title="The summit; all of it"),
        event(id="appeal", date="2022-09-13", title="An appeal"),
        event(id="both", part_of="summit", follows="appeal"),
        event(id="lost", part_of="nowhere"),
    )
    for text in (whole("icalendar", log), whole("icalendar", log, period=parse_period("2022-11-23"))):
        read = vobject.readOne(text).vevent_list
        both = next(each for each in read if each.uid.value == f"both@{DOMAIN}")
        assert [(each.value, each.params) for each in both.contents["related-to"]] == [
            (f"summit@{DOMAIN}", {"RELTYPE": ["PARENT"]}),
            (f"appeal@{DOMAIN}", {"RELTYPE": ["SIBLING"]}),
        ]
        assert "Part of: The summit; all of it, Nov 2022\nFollows: An appeal, 13 Sep 2022\n" in both.description.value
        lost = next(each for each in read if each.uid.value == f"lost@{DOMAIN}")
        assert "related-to" not in lost.contents
        assert "Part of: nowhere (not in this log)\n" in lost.description.value


def test_an_event_of_one_log_is_related_to_that_of_another() -> None:
    """As logs that are read together may name each other's events."""
    one = log_bytes(event(id="mine", part_of="csto-summit-yerevan-2022"))
    store = MergedLogs([builtin_store(), Document(one, "mine")], print)
    lines = properties("".join(by_name("ics").render(select_from(store, Query()))))
    assert "RELATED-TO;RELTYPE=PARENT:csto-summit-yerevan-2022@csto-timeline" in lines
