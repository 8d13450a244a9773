"""The columns of a table that need no `--map`, since each has the name of a member."""

from itertools import chain, islice

from msgspec.structs import replace

from csto_timeline.cli.import_files import readable
from csto_timeline.importers.guessing import SAMPLES, guessed, unclear, with_every_separator
from csto_timeline.importers.mapping import Mapping
from csto_timeline.importers.preset import ForeignFile


def by_names(name: str, opened: ForeignFile, mapping: Mapping, *, keep: bool) -> tuple[ForeignFile, Mapping]:
    """Return a file, none of its rows gone through, and its mapping, completed if it is clear what the columns mean.

    Raises `ForeignFileError` for a file of which the first rows cannot be read.
    """
    if opened.preset or not mapping.lacks:
        return opened, mapping
    with readable(name):
        first = list(islice(opened.table.rows, SAMPLES))
    opened = replace(opened, table=replace(opened.table, rows=chain(first, opened.table.rows)))
    guesses = guessed(opened.table.columns, [row.cells for row in first], mapping)
    whole = replace(mapping, rules=with_every_separator(guesses).rules + mapping.rules)
    is_clear = not whole.lacks and not unclear(opened.table.columns, guesses, mapping, keep=keep)
    return opened, whole if is_clear else mapping
