"""Expressions that join dates, as far as a log takes them (EDTF, ISO 8601-2, levels 0 to 2).

    2022-09-23, 199X              a date: see `parts`
    A/B, A/.., ../B, A/, /B       it lasted from A to B; a side may be open (..) or not known
    [A..B], [A,B], [..B], [A..]   one day of these; members may be many, and ranges among them
    {A,B}, {A..B}                 on each of these

Ranges that are open stand first and last in a set; a space may follow a comma.
"""

from collections.abc import Container
from datetime import date
from enum import Enum
from typing import NamedTuple

from csto_timeline.dates.parts import DatePart, parse_part
from csto_timeline.errors import DateError


class Form(Enum):
    """How an expression joins its dates."""

    SINGLE = "A"
    INTERVAL = "A/B"
    ONE_OF = "[A,B]"
    EACH_OF = "{A,B}"


class Span(NamedTuple):
    """A range of dates, None for a side without one; `begin` is `end` where it is a single date."""

    begin: DatePart | None
    end: DatePart | None

    @property
    def first(self) -> date | None:
        """The first day that it may have; None for a side without a date."""
        return self.begin.first if self.begin else None

    @property
    def last(self) -> date | None:
        """The last day that it may have; None for a side without a date."""
        return self.end.last if self.end else None

    @property
    def days(self) -> tuple[date, date]:
        """These days, to compare with: a side without a date reaches to that end of the calendar."""
        begin, end = self
        return begin.first if begin else _FIRST, end.last if end else _LAST


# Looked up once: they take as long to find as a date takes to read.
_SINGLE, _INTERVAL = Form.SINGLE, Form.INTERVAL
_FIRST, _LAST = date.min, date.max
_OPEN_OR_NOT_KNOWN = ("..", "")
_SETS = {"[": (Form.ONE_OF, "]"), "{": (Form.EACH_OF, "}")}


def parse(text: str) -> tuple[Form, tuple[Span, ...]]:
    """Return the form of an expression and its ranges, one for each member of a set; raises `DateError`."""
    if text[:1] in _SETS:
        form, closing = _SETS[text[0]]
        if text.endswith(closing):
            return form, _members(text, text[1:-1].split(","))
    elif "/" in text:
        return _INTERVAL, (_span(text, text.split("/"), _OPEN_OR_NOT_KNOWN),)
    part = parse_part(text)
    return _SINGLE, (Span(part, part),)


def _members(text: str, members: list[str]) -> tuple[Span, ...]:
    """Read the members of a set: two at least, or one that is a range."""
    spans = []
    for number, member in enumerate(members):
        member = member.lstrip(" ") if number else member
        sides = member.split("..") if ".." in member else [member] * 2
        if (not sides[0] and number) or (not sides[-1] and number < len(members) - 1):
            raise _unreadable(text)
        spans.append(_span(text, sides))
    if len(members) == 1 and ".." not in members[0]:
        raise _unreadable(text)
    return tuple(spans)


def _span(text: str, sides: list[str], without_date: Container[str] = ("",)) -> Span:
    """Read a range, of which one side may be without a date."""
    if len(sides) != 2 or (sides[0] in without_date and sides[1] in without_date):
        raise _unreadable(text)
    try:
        begin, end = [None if side in without_date else parse_part(side) for side in sides]
    except DateError as error:
        raise DateError(f"{text}: {error}") from None
    return Span(begin, end)


def _unreadable(text: str) -> DateError:
    from csto_timeline.dates.refusals import refusal  # only a log at fault needs it

    return refusal(text)
