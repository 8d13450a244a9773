"""The rules of a check, and their findings."""

from collections.abc import Callable, Iterator, Sequence

from csto_timeline.check import events, look_alikes, references, same_words, warnings
from csto_timeline.check.findings import Finding, Remark
from csto_timeline.check.merged_registers import MergedRegisters
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.errors import LogError
from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.same_event import merged
from csto_timeline.log.validity import RENAME_OR_MERGE, repeated_id

# Rules for an event and the registers of its log; paths begin at the event.
_OF_AN_EVENT: tuple[Callable[[Event, Registers], Iterator[Remark]], ...] = (
    events.single_source,
    events.early_sources,
    events.present_and_absent,
    events.repeated_sources,
)
# Rules for a log as a whole.
_OF_A_LOG: tuple[Callable[[WholeLog], Iterator[Remark]], ...] = (
    references.repeated_ids,
    references.missing_events,
    references.circles,
    references.backward_tenures,
    warnings.unregistered,
    warnings.unusual_kinds,
    same_words.names_alike,
    look_alikes.look_alikes,
    warnings.shared_spellings,
    warnings.unmatched_head,
    warnings.first_days,
    warnings.padded_dates,
    warnings.unused_entries,
    warnings.malformed_addresses,
    warnings.plain_addresses,
)


def findings_in_texts(log: WholeLog) -> Iterator[Finding]:
    """Find what is wrong or doubtful in each text of a log, and fill its index."""
    for text in log.texts:
        for remark in text.remarks():
            yield text.finding(log.name, remark)
        if text.event:
            log.index.add(text, text.event)
            for look in _OF_AN_EVENT:
                for remark in look(text.event, log.registers):
                    if text.is_sound(remark.path):
                        yield text.finding(log.name, remark)
    log.index.add_registers(log.registers, log.is_sound)


def findings_across_texts(log: WholeLog) -> Iterator[Finding]:
    """Find what is wrong or doubtful in a log as a whole, once its index is full."""
    for text, remark in log.texts.clashes():
        if text.is_sound(remark.path):
            yield text.finding(log.name, remark)
    yield from log.findings(remark for look in _OF_A_LOG for remark in look(log))


def findings_between(logs: Sequence[WholeLog], *, merge: bool, settled: bool) -> Iterator[Finding]:
    """Find where several logs contradict each other or have what looks the same; findings are in the later one.

    With `merge` they may have an event in common, as far as it can be merged; where it is `settled` which of them is
    preferred, they contradict each other in nothing.
    """
    registers = MergedRegisters()
    for number, log in enumerate(logs):
        yield from log.findings(look_alikes.look_alikes_of(logs[:number], log))
        if settled:
            continue
        clashes = list(registers.add(log.name, log.registers))
        common = _common_events(logs[:number], log, registers.registers() if merge else None)
        yield from log.findings([*clashes, *common])


def _common_events(before: Sequence[WholeLog], log: WholeLog, registers: Registers | None) -> Iterator[Remark]:
    """Find events that a log before has too; with the `registers` of all, those that cannot be merged."""
    for id, number in log.index.numbers() if before else ():
        other = next((other for other in before if id in other.index.ids), None)
        if other and (words := _contradiction(other, log, id, number, registers)):
            yield Remark("repeated-id", ("events", number, "id"), words, id)


def _contradiction(other: WholeLog, log: WholeLog, id: str, number: int, registers: Registers | None) -> str | None:
    """Return why two logs cannot both have the event, if they cannot."""
    if registers is None:
        return repeated_id(id, other.name, RENAME_OR_MERGE)
    try:
        placed = [(other.name, other.event(other.index.ids[id])), (log.name, log.event(number))]
        merged(placed, lambda _: None, registers)
    except LogError as error:
        return str(error)
    return None
