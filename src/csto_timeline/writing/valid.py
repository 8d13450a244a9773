"""The errors that `check` finds in a single event or entry, in its words."""

from collections.abc import Iterator

from msgspec import json

from csto_timeline.check.findings import RULES, Remark, Severity
from csto_timeline.check.one_text import JsonText
from csto_timeline.check.open_text import open_text
from csto_timeline.log.model import Event
from csto_timeline.log.registers import key_member
from csto_timeline.log.whole import Log


def faults_of_event(data: bytes, kinds: frozenset[str] = frozenset()) -> list[Remark]:
    """Return the errors in the JSON of an event; `kinds` are those that its log declares."""
    return list(_errors(open_text(data, Event, declared=kinds)))


def faults_of_entry(register: str, key: str, data: bytes) -> list[Remark]:
    """Return the errors in the JSON of a register entry, which has to have that id or code."""
    text = open_text(b'{"events":[],"%s":[%s]}' % (register.encode(), data), Log)
    faults = [fault._replace(path=fault.path[2:]) for fault in _errors(text)]
    member = key_member(register)
    if not faults and (found := json.decode(data)[member]) != key:
        faults.append(Remark("bad-id", (member,), f'expected "{key}", not "{found}"', found))
    return faults


def _errors(text: JsonText) -> Iterator[Remark]:
    return (remark for remark in text.remarks() if RULES[remark.rule].severity is Severity.ERROR)


def faults_of_member(member: str, value: str) -> str | None:
    """Return what is wrong with a member of an event by itself, None if nothing is."""
    event = {"id": "a", "date": "2022-11-23", "kind": "a", "title": "a", "accounts": [{"source": "a"}], member: value}
    return next((fault.words for fault in faults_of_event(json.encode(event)) if fault.path[:1] == (member,)), None)
