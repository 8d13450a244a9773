"""The date and the time of an event from the cells of a row."""

import re
from functools import lru_cache

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.importers import timelinejs, wikidata
from csto_timeline.importers.table import Cells, text_of
from csto_timeline.log.model import TIME

_TIMED = re.compile(
    r"(?P<date>.+?)(?:T|,? +(?:at )?)(?P<clock>[0-9]{1,2}:[0-9]{2})(?P<seconds>:[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?: ?(?P<half>(?i:[ap]\.?m\.?)))? ?(?P<zone>Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_TIME = re.compile(
    r"(?i)(?P<hours>[0-9]{1,2})(?:[:.](?P<minutes>[0-9]{2})(?:[:.][0-9]{2})?)? ?(?P<half>[ap]\.?m\.?)?"
    r" ?(?P<zone>Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_ONE_DATE = re.compile("[0-9X-]+[~?%]?")
_NOON = 12
_LONGEST = 200  # characters of a date


def date_of(targets: Cells, *, day_first: bool | None, exact: bool) -> tuple[str, str]:
    """Return the date of an event, as a log writes it, and the time that stands beside it, or nothing.

    `exact` is whether the date is already one of a log, as presets give it. Raises `DateError`.
    """
    text, precision, end = (text_of(targets, name).strip() for name in ("date", "precision", "end"))
    if precision and text:
        return wikidata.when(text, precision), ""
    if text:
        begin, time = (text, "") if exact and _is_written(text) else moment(text, day_first)
    elif begin := timelinejs.when({"year": "", **targets}) if text_of(targets, "year") else "":
        time = ""
    else:
        raise DateError('there is no date: write one as vague as it is known, as 2022, [2014..2021] or "by 2021"')
    last = moment(end, day_first)[0] if end else begin
    if last == begin:
        return begin, time
    if not (_ONE_DATE.fullmatch(begin) and _ONE_DATE.fullmatch(last)):
        raise DateError(
            f'"{text}" and the end beside it, "{end}", are not two single dates: put the whole into one column'
        )
    return EventDate(f"{begin}/{last}").text, ""


@lru_cache(maxsize=1 << 14)  # a file has fewer days than rows
def moment(text: str, day_first: bool | None) -> tuple[str, str]:
    """Return the date that a text is, and its time or nothing; midnight to the second stands for no time.

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
    if match["half"]:
        return written, time_of(f"{match['clock']} {match['half']} {match['zone'] or ''}".rstrip())
    padded = match["clock"] in {"0:00", "00:00"} and match["seconds"] and match["zone"] in {None, "Z"}
    return written, "" if padded else f"{match['clock']:0>5}{_zone(match['zone'])}"


def time_of(text: str) -> str:
    """Return a time of day as a log writes it; raises `DateError`."""
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match["minutes"] or match["half"]):
        raise DateError(f'"{text}" is no time of day: write 14:30, 2:30 pm or 14:30+06:00')
    hours = int(match["hours"])
    if match["half"]:
        if not 1 <= hours <= _NOON:
            raise DateError(f'"{text}" is no time of day: with am and pm hours go from 1 to 12')
        hours = hours % _NOON + (_NOON if match["half"].lower().startswith("p") else 0)
    if hours > 23 or int(match["minutes"] or 0) > 59:
        raise DateError(f'"{text}" is no time of day: hours go to 23, minutes to 59')
    written = f"{hours:02}:{match['minutes'] or '00'}{_zone(match['zone'])}"
    if not re.fullmatch(TIME, written):
        raise DateError(f'"{text}" is no time of day: an offset from UTC has 14 hours at most')
    return written


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in {"Z", "z"} or zone.upper() == "UTC" or re.fullmatch("[+-]00:?(?:00)?", zone):
        return "Z"
    return f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"


def _is_written(text: str) -> bool:
    try:
        EventDate(text)
    except DateError:
        return False
    return True
