"""The date that was meant where a log has one that is none of its format."""

import re

from csto_timeline.errors import DateError

_NO_DATE = re.compile(r'"(?P<text>.*)" is not a date in the log format; write .*', re.DOTALL)
_NO_DAY = re.compile(r"there is no (day (?P<text>[0-9]{4}-[0-9]{2}-00)|month 00): .*")
# A day or month that is not known, as other programs write it: 2022-09-00, 2022-00-00.
_ZERO = re.compile(r"(?P<known>[0-9]{4}(?:-(?!00)[0-9]{2})?)(?:-00)+")
_OR = re.compile(r"write [0-9XT./~?%-]+ or [0-9XT./~?%-]+")


def right_date(text: str) -> str | None:
    """Return the expression of the log format for a date that is written otherwise; None if none certainly is."""
    try:
        return _expression(text)
    except DateError:
        return None


def with_right_date(message: str, text: str | None = None) -> str:
    """Return what is said against a date with the date to write instead, where one or two may be meant.

    `text` is the date, where the message does not have it.
    """
    found = _NO_DATE.fullmatch(message) or _NO_DAY.fullmatch(message)
    text = text or (found["text"] if found else None)
    if not found or not text:
        return message
    try:
        right = f"write {_expression(text)}"
    except DateError as error:
        two = _OR.search(str(error))
        if two is None:
            return message
        right = two[0]
    return f'"{text}" is not a date in the log format: {right}'


def _expression(text: str) -> str:
    from csto_timeline.dates.typed.expression import expression_of  # only a log at fault needs it

    zero = _ZERO.fullmatch(text)
    return expression_of(zero["known"] if zero else text)
