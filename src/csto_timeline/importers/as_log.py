"""The log that an import becomes, as text, piece by piece: memory holds no events."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, Any

from msgspec import json

from csto_timeline.importers.importing import ImportedEvent
from csto_timeline.importers.record import Entries
from csto_timeline.log.registers import REGISTERS
from csto_timeline.text import json_escaped

_PIECE = 1 << 20


def lines(made: Iterable[ImportedEvent]) -> Iterator[bytes]:
    """Yield a line of JSON Lines for each event, with the register entries that it uses."""
    for each in made:
        registers = {name: list(entries.values()) for name, entries in each.entries.items()}
        yield json_escaped(json.encode({**each.event, "registers": registers}).decode()).encode() + b"\n"


def document(made: Iterable[ImportedEvent], title: str | None) -> Iterator[bytes]:
    """Yield a log as JSON, as it is exported: the registers stand before the events, which wait in a file for them."""
    with tempfile.TemporaryFile() as events:
        registers = _Registers()
        with registers.files:
            for number, each in enumerate(made):
                events.write((b"," if number else b"") + _indented(each.event))
                registers.add(each.entries)
            head = {"version": 1, **({"title": title} if title else {})}
            yield json.format(json.encode(head), indent=2).removesuffix(b"\n}")
            for name in registers.used:
                yield f',\n  "{name}": ['.encode()
                yield from _pieces(registers.file(name))
                yield b"\n  ]"
            yield b',\n  "events": ['
            yield from _pieces(events)
            yield b"\n  ]\n}\n"


class _Registers:
    """The entries that events use, each once, in files of their own."""

    def __init__(self) -> None:
        self.files = ExitStack()
        self._file: dict[str, IO[bytes]] = {}
        self._known: dict[str, set[int]] = {name: set() for name in REGISTERS}

    @property
    def used(self) -> list[str]:
        """The registers that have entries, in their order."""
        return [name for name in REGISTERS if self._known[name]]

    def file(self, name: str) -> IO[bytes]:
        """Return the file of a register."""
        if name not in self._file:
            self._file[name] = self.files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (closed by the stack)
        return self._file[name]

    def add(self, entries: Entries) -> None:
        """Write those entries that are not there yet."""
        for name, own in entries.items():
            for key, entry in own.items():
                if hash(key) not in self._known[name]:
                    self.file(name).write((b"," if self._known[name] else b"") + _indented(entry))
                    self._known[name].add(hash(key))


def _indented(value: dict[str, Any]) -> bytes:
    text = json.format(json.encode(value), indent=2).decode()
    return json_escaped(f"\n{text}".replace("\n", "\n    ")).encode()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
