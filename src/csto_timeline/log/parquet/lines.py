"""A log in Parquet as JSON Lines, for `check`: what is found in a line is in the row of its number."""

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import BinaryIO

from csto_timeline.log.codec import encode
from csto_timeline.log.parquet.by_duckdb import DuckDB
from csto_timeline.log.parquet.files import files_of
from csto_timeline.log.parquet.reader import Parquet
from csto_timeline.log.registers import Registers


def as_lines(path: str) -> BinaryIO:
    """Return the lines as a temporary file; raises `LogError` where the log cannot be opened.

    The first has all registers. The others have the kinds, where the log declares any: these bind every event.
    """
    log = Parquet(DuckDB(files_of(path), path), path)
    registers = log.registers()
    first, others = encode(registers), encode(Registers(kinds=registers.kinds)) if registers.kinds else b""
    with ExitStack() as closing:
        file: BinaryIO = closing.enter_context(TemporaryFile())
        file.writelines(
            _with(text.replace(b"\n", b" ").strip(), others if number else first) + b"\n"
            for number, text in enumerate(log.texts())
        )
        closing.pop_all()
    return file


def _with(event: bytes, registers: bytes) -> bytes:
    """Return an event with its registers; what is no event stays as it is, for `check` to say so."""
    return event[:-1] + b',"registers":' + registers + b"}" if registers and event.endswith(b"}") else event
