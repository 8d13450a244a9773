"""What was asked for when the program was planned: all targets for generated logs."""

from benchmarks.commands import BARE
from benchmarks.question import Question

_MEMORY_OF = ("JSON Lines", 1_000_000)
# In bytes, by question: about 2,000 events are found, or about 24,000.
_MEMORY = {
    "narrow": 80e6,
    "none": 80e6,
    "wide": 130e6,
    "lower": 130e6,
    "stats": 130e6,
    "people": 130e6,
}
_PARQUET = ("Parquet", 1_000_000)
_MEMORY_OF_PARQUET = 150e6
_IN_PARQUET, _SEARCH_IN_PARQUET = 3.5, 7  # times what the bare program takes
_LARGE = ("jq", "JSON Lines", 1_000_000)
# At most how much of a program's time csto-timeline takes: by program, form of the log, events and command.
_RATIO = {
    (*_LARGE, "list"): 0.35,
    (*_LARGE, "stats"): 0.5,
    (*_LARGE, "people"): 0.5,
    **{("jq", "JSON", 100_000, command): 0.4 for command in ("list", "stats", "people")},
    **{("jq", "JSON", 10_000, command): 1.0 for command in ("list", "stats", "people")},
    ("jrnl", "JSON", 10_000, "list"): 0.2,
    ("hledger", "JSON", 10_000, "list"): 0.5,
    ("csto-timeline, narrow", "JSON Lines", 1_000_000, "list"): 1.1,
}


def memory(form: str, count: int, question: Question) -> float | None:
    """Return the most memory that csto-timeline may take, in bytes."""
    if (form, count) == _PARQUET:
        return _MEMORY_OF_PARQUET
    return _MEMORY.get(question.name) if (form, count) == _MEMORY_OF else None


def ratio(program: str, form: str, count: int, question: Question) -> float | None:
    """Return the most of that program's time that csto-timeline may take."""
    if (program, form, count) == (BARE.name, *_PARQUET):
        return _SEARCH_IN_PARQUET if question.word else _IN_PARQUET
    return _RATIO.get((program, form, count, question.command))
