"""Members that are given twice in one object: of two facts one would be lost."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from csto_timeline.log.codec import ENCODER, EXTRA_BEGINS
from csto_timeline.log.model import PREFIX


def is_all(data: bytes, row: Any) -> bool:
    """Return whether `row` is certainly all that an object in valid JSON says.

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

    return next(_in(json.loads(data, object_pairs_hook=_Twice.of)), None)


class _Twice(tuple[str, ...]):
    """The members that an object, or one in it, has twice. What is inside an `x-` member does not count."""

    __slots__ = ()

    @classmethod
    def of(cls, members: list[tuple[str, Any]]) -> "_Twice":
        """Return those of an object with these members, in which each object is such a tuple already."""
        own = (name for name, times in Counter(name for name, _ in members).items() if times > 1)
        return cls((*own, *(each for name, value in members if not name.startswith(PREFIX) for each in _in(value))))


def _in(value: Any) -> Iterator[str]:
    if isinstance(value, _Twice):
        yield from value
    elif isinstance(value, list):
        for item in value:
            yield from _in(item)
