"""The suffixes of logs: which are read, which are written, and which are of JSON Lines."""

from pathlib import PurePath

LINES = (".jsonl", ".ndjson")
WRITABLE = (".json", *LINES)
PARQUET = ".parquet"
READABLE = (*WRITABLE, PARQUET)


def ends_in(name: str | PurePath, suffixes: tuple[str, ...]) -> bool:
    """Return whether the name of a file ends in one of the suffixes, in any case; a dot before it all only hides it."""
    return PurePath(name).name[1:].lower().endswith(suffixes)
