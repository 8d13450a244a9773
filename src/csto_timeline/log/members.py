"""Members that are given twice in one object: of two facts one would be lost."""

from collections import Counter
from typing import Any

from csto_timeline.log.codec import ENCODER, EXTRA_BEGINS


def is_all(data: bytes, row: Any) -> bool:
    """Say whether `row` is surely all that an object in valid JSON says.

    Written again, what lost a member has fewer colons. A colon that is written as an escape may
    hide one that is lost.
    """
    written = ENCODER.encode(row)
    colons = written.count(b":") - written.count(EXTRA_BEGINS)  # `x-` members stand in a member of their own there
    return colons == data.count(b":") and b"\\u003" not in data


def member_given_twice(data: bytes, row: Any) -> str | None:
    """Return a member that an object in valid JSON has twice, or None; `row` is what was read of it."""
    if is_all(data, row):
        return None
    import json  # tells of every member that it reads

    twice: list[str] = []

    def look(members: list[tuple[str, Any]]) -> None:
        twice.extend(member for member, times in Counter(name for name, _ in members).items() if times > 1)

    json.loads(data, object_pairs_hook=look)
    return twice[0] if twice else None
