"""Why an expression is not a date of a log, and what would be one."""

import re

from csto_timeline.errors import DateError

_FORMS = (
    "2022, 2022-09, 2022-11-23, 2022-XX, 2022-09-XX, 2022-21 (spring), 2022-33 (first quarter), 2022-40 (first half), "
    "199X, 19XX, each also with ~, ? or % behind it; A/B, A/.., ../B, A/, /B for what lasted; "
    "[A,B], [A..B], [..B], [A..] for one day of these; {A,B} for each of these"
)
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9].*"
_OTHER_YEAR = r"[Yy][+-]?[0-9]+.*|[+-][0-9]{4,}.*|[0-9]{5,}(?:-.*)?"
_QUALIFIER = "[~?%]"
_PLAIN = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"


def refusal(text: str) -> DateError:
    """Return the error for a text that is not a date: what is wrong with it, and what would be right."""
    if re.fullmatch(_TIME, text):
        return DateError(f'"{text}" has a time: the day goes into `date`, the time into `time`')
    plain, qualifiers = re.sub(_QUALIFIER, "", text), set(re.findall(_QUALIFIER, text))
    if qualifiers and re.fullmatch(_PLAIN, plain):
        qualifier = qualifiers.pop() if len(qualifiers) == 1 else "%"
        return DateError(
            f'"{text}" qualifies one part only: ~, ? and % go behind the whole date, as in {plain}{qualifier}'
        )
    if re.fullmatch(_OTHER_YEAR, text) and not re.fullmatch("[0-9]{6}|[0-9]{8}", text):
        return DateError(f'"{text}" is out of range: years go from 0001 to 9999, in four digits')
    return DateError(f'"{text}" is not a date in the log format; write {_FORMS}')
