"""The date and the time of an event from the cells of a row."""

import re
from functools import lru_cache
from typing import NamedTuple

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.importers import timelinejs, wikidata
from csto_timeline.importers.table import Cells, text_of
from csto_timeline.importers.times import is_padding

_TIMED = re.compile(
    r"(?P<date>.+?)(?:T|,? +(?:at )?)(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?: ?(?i:[ap]\.?m\.?))? ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?)"
)
_ONE_DATE = re.compile("[0-9X-]+[~?%]?")
_LONGEST = 200  # characters of a date


class When(NamedTuple):
    """The date of an event as a log writes it, and the times beside its beginning and its end as the file has them."""

    date: str
    time: str = ""
    end_time: str = ""


def when_of(targets: Cells, *, day_first: bool | None, exact: bool) -> When:
    """Return when an event was; raises `DateError`.

    `exact` is whether the date is already one of a log, as presets give it.
    """
    text, precision, end = (text_of(targets, name).strip() for name in ("date", "precision", "end"))
    if precision and text:
        begin, time = wikidata.when(text, precision), ""
    elif text:
        begin, time = (text, "") if exact and _is_written(text) else moment(text, day_first)
    elif begin := timelinejs.when({"year": "", **targets}) if text_of(targets, "year") else "":
        time = ""
    else:
        raise DateError('there is no date: write one as vague as it is known, as 2022, [2014..2021] or "by 2021"')
    time = text_of(targets, "time").strip() or time
    last, end_time = moment(end, day_first) if end else (begin, text_of(targets, "end_time").strip())
    if last == begin:
        return When(begin, time, end_time)
    if not (_ONE_DATE.fullmatch(begin) and _ONE_DATE.fullmatch(last)):
        raise DateError(
            f'"{text}" and the end beside it, "{end}", are not two single dates: put the whole into one column'
        )
    return When(EventDate(f"{begin}/{last}").text, time, end_time)


@lru_cache(maxsize=1 << 14)  # a file has fewer days than rows
def moment(text: str, day_first: bool | None) -> tuple[str, str]:
    """Return the date that a text is, and its time as written or nothing; midnight to the second stands for no time.

    Raises `DateError`.
    """
    if len(text) > _LONGEST:
        raise DateError(f'"{text[:40]}…" is too long for a date')
    if wikidata.is_time(text):
        return wikidata.when(text, "day"), ""
    match = _TIMED.fullmatch(text.strip())
    if match is None:
        return expression_of(text, day_first=day_first), ""
    written = expression_of(match["date"], day_first=day_first)
    return written, "" if is_padding(match["clock"]) else match["clock"]


def _is_written(text: str) -> bool:
    try:
        EventDate(text)
    except DateError:
        return False
    return True
