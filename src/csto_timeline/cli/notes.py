"""Notes beside the answer, on standard error."""

import sys
from contextlib import suppress


def note(text: str, end: str = "\n") -> None:
    """Write a line to standard error. Where that cannot be, there is no better place to say it."""
    with suppress(OSError):
        print(text, end=end, file=sys.stderr, flush=True)
