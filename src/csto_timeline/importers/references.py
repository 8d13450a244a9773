"""References between the events of an import, as ids of the log: an event may name one that comes later.

An event that names only what was read before goes on at once. From the first one that names another, events wait in a
file until all are read, in their order. What no event has is left out, and so is what would bind events in a circle.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from msgspec import Struct, json

from csto_timeline.importers.events import REFERENCES
from csto_timeline.importers.importing import Import, ImportedEvent
from csto_timeline.importers.record import Problem

_ITSELF = {"part_of": "be part of itself", "follows": "follow itself"}


class _Waiting(Struct, frozen=True):
    """An event, and the number of its import."""

    number: int
    made: ImportedEvent


_DECODER = json.Decoder(_Waiting)


def resolved(imports: Sequence[Import], made: Callable[[Import], Iterable[ImportedEvent]]) -> Iterator[ImportedEvent]:
    """Yield the events that `made` returns of each import, in their order, naming only events that are there.

    Raises `ForeignFileError` for another reference where the import is strict.
    """
    with tempfile.TemporaryFile() as file:
        for number, each in enumerate(imports):
            for event in made(each):
                if file.tell() or not _is_settled(event, each):
                    file.write(json.encode(_Waiting(number, event)) + b"\n")
                else:
                    yield _settled(event, each, frozenset())
        circles = frozenset(_circles(file, imports)) if file.tell() else frozenset()
        for number, event in _read(file):
            yield _settled(event, imports[number], circles)


def _is_settled(event: ImportedEvent, import_: Import) -> bool:
    return all(import_.context.id_of(each.text) not in {None, event.event["id"]} for each in event.references)


def _settled(event: ImportedEvent, import_: Import, circles: frozenset[tuple[str, int]]) -> ImportedEvent:
    """Return the event with the ids that it names; tell of those that it cannot name."""
    members = dict(event.event)
    for reference in event.references:
        id, member = import_.context.id_of(reference.text), reference.member
        if id is not None and (member, hash(members["id"])) not in circles:
            members[member] = id
            continue
        del members[member]
        words = f'no event has the id "{reference.text}"'
        if id is not None:
            words = f'by "{reference.text}" the event would {_ITSELF[member]}'
        import_.leave_out_values([Problem(event.place, reference.column, f"{words}; it is left out")])
    return ImportedEvent(members, event.entries)


def _read(file: IO[bytes]) -> Iterator[tuple[int, ImportedEvent]]:
    file.seek(0)
    for line in file:
        waiting = _DECODER.decode(line)
        yield waiting.number, waiting.made


def _circles(file: IO[bytes], imports: Sequence[Import]) -> Iterator[tuple[str, int]]:
    """Yield a member and the hash of an id for each circle of events that wait: the reference that closes it.

    Those that went on before name only one another.
    """
    named: dict[str, dict[int, int]] = {member: {} for member in REFERENCES}
    for number, event in _read(file):
        for reference in event.references:
            if (id := imports[number].context.id_of(reference.text)) is not None:
                named[reference.member][hash(event.event["id"])] = hash(id)
    for member, others in named.items():
        yield from ((member, last) for last in _last_of_circles(others))


def _last_of_circles(named: dict[int, int]) -> Iterator[int]:
    done: set[int] = set()
    for start in named:
        way: dict[int, None] = {}
        event: int | None = start
        while event is not None and event not in done and event not in way:
            way[event] = None
            event = named.get(event)
        if event in way:
            yield next(reversed(way))
        done.update(way)
