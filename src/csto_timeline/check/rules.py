"""The functions that look for findings, and what they find in a log."""

from collections.abc import Callable, Iterator, Sequence

from csto_timeline.check import references, spelling, warnings
from csto_timeline.check.control_characters import control_characters
from csto_timeline.check.findings import Finding, Remark
from csto_timeline.check.one_text import repeated_entries
from csto_timeline.check.structure import repeated_members
from csto_timeline.check.whole_log import Document, Union
from csto_timeline.errors import LogError
from csto_timeline.log.model import Event
from csto_timeline.log.same_event import united

# What looks at a log as a whole, one function a rule.
_OF_A_LOG: tuple[Callable[[Document], Iterator[Remark]], ...] = (
    references.repeated_ids,
    references.undeclared_kinds,
    references.missing_events,
    references.circles,
    references.backward_tenures,
    warnings.unregistered,
    warnings.unusual_kinds,
    spelling.near_spellings,
    warnings.single_sources,
    warnings.first_days,
    warnings.early_sources,
    warnings.unused_entries,
    warnings.malformed_addresses,
    warnings.plain_addresses,
)


def findings_of(document: Document) -> Iterator[Finding]:
    """Find all that is wrong or doubtful in a log."""
    for sheet in document.sheets:
        for fault in (*sheet.faults, *repeated_members(sheet.tree)):
            yield document.on_sheet(sheet, fault)
        for remark in (*control_characters(sheet.tree), *repeated_entries(sheet)):
            if sheet.is_sound(remark.path):
                yield document.on_sheet(sheet, remark)
    for sheet, remark in document.clashes:
        path = sheet.in_tree(remark.path)
        if sheet.is_sound(path):
            yield document.on_sheet(sheet, remark._replace(path=path))
    for look in _OF_A_LOG:
        yield from filter(None, map(document.finding, look(document)))


def findings_between(documents: Sequence[Document], *, unite: bool) -> Iterator[Finding]:
    """Find where several logs contradict each other, each such place in the later one.

    With `unite` they may have an event in common, as far as it can be united.
    """
    union = Union()
    first: dict[str, tuple[str, Event]] = {}
    for document in documents:
        remarks = list(union.add(document.name, document.log))
        for number, event in enumerate(document.log.events):
            here = (document.name, event)
            before = first.setdefault(event.id, here)
            if before[0] != document.name and (words := _contradiction(before, here, unite=unite)):
                remarks.append(Remark("repeated-id", ("events", number, "id"), words, event.id))
        yield from filter(None, map(document.finding, remarks))


def _contradiction(one: tuple[str, Event], other: tuple[str, Event], *, unite: bool) -> str | None:
    """Say why two logs cannot both have the event."""
    if not unite:
        return f'event "{other[1].id}" is also in {one[0]}: rename one, or unite their accounts with --merge'
    try:
        united([one, other], lambda _: None)
    except LogError as error:
        return str(error)
    return None
