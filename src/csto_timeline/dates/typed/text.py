"""Normalising of typed or pasted text, and the refusal of text that cannot be read."""

import re
from unicodedata import normalize

from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.period import PERIOD_FORMS
from csto_timeline.dates.typed.names import SEASONS, month_of
from csto_timeline.dates.words import MONTH_NAMES
from csto_timeline.errors import DateError
from csto_timeline.folding import nearest

# Hyphens and dashes of text processors; an en dash and an em dash may join a range, and stay told apart.
_DASHES = {**dict.fromkeys("‐‑‒−﹣－", "-"), **dict.fromkeys("—―", "–")}
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200e\u200f\u202a\u202c\u2060\ufeff")  # pasted along, and seen by nobody
_TYPED = str.maketrans(_DASHES | _INVISIBLE)
_YEAR = r"(?<![0-9])[0-9]{4}(?![0-9])"
_TIME = r"[0-9]{1,2}:[0-9]{2}"
_CENTURY = r"(?i)(?:.* )?([1-9][0-9]?)(?:st|nd|rd|th)[ -]century"
_SHORT_YEAR = r"(?i)[0-9]{1,2}([./–-])(?:[0-9]{1,2}|[^\W\d_]+)\1[0-9]{2}|(?:(?:the|early|mid|late)[ -])*[’']?[0-9]0s"
_EDTF = r"[/\[{X~%]|\?$"  # in what only EDTF writes so
# The dot after a day, as in “12. Mai”, “12.–14. Mai” and “12.11.–14.11.2022”.
_ORDINAL = re.compile(r"(?<![0-9.])([0-9]{1,2}(?:\.[0-9]{1,2})?)\.(?= ?[–-] ?[0-9]| [^\W\d_])")
LONGEST = 1000  # characters; a list of dates has fewer
_SHOWN = 40  # characters of a longer text
_LETTERS = r"[^\W\d_]+"
_SHORTEST_NEAR = 5  # letters of a word that may be a month misspelled


def cleaned(text: str) -> str:
    """Return the text with composed letters, plain hyphens and single plain spaces, without what nobody sees.

    The dot after a day goes too: `12. May` is `12 May`.
    """
    return _ORDINAL.sub(r"\1", " ".join(normalize("NFC", text).translate(_TYPED).split()))


def edtf_date(text: str) -> EventDate | None:
    """Return the date of what only EDTF writes so: an interval, a set, a decade, a qualified date; else None."""
    try:
        return EventDate(text) if re.search(_EDTF, text) else None
    except DateError:
        return None


def unreadable(text: str, what: str = "date or period", forms: str = PERIOD_FORMS) -> DateError:
    """Return the error for what cannot be read as `what`, which names what of it can, and the forms to write.

    Of a text longer than any date is, its beginning and length are told alone.
    """
    if len(text) > LONGEST:
        return DateError(
            f'"{text.strip()[:_SHOWN]}…" ({len(text):,} characters) cannot be read as a {what}: write {forms}'
        )
    reading = f'"{text.strip()}"' if text.strip() else "an empty text"
    if re.fullmatch(_SHORT_YEAR, text.strip()):
        return DateError(f"{reading} has a two-digit year: write all four digits")
    if match := re.fullmatch(_CENTURY, text.strip()):
        return DateError(f"{reading} begins in one of two years: write {_years_of_century(int(match[1]), what)}")
    understood = [f"the year {year}" for year in re.findall(_YEAR, text)]
    understood += [f"the month {MONTH_NAMES[number - 1]}" for number in _months(text)]
    understood += [f"the season {word}" for word in re.findall(_LETTERS, text.lower()) if word in SEASONS]
    notes = [f"only {' and '.join(dict.fromkeys(understood))} can"] if understood else []
    notes += [f"did you mean {month}?" for month in _near_months(text)]
    notes += ["leave the time out"] if re.search(_TIME, text) else []
    noted = f" ({'; '.join(notes)})" if notes else ""
    return DateError(f"{reading} cannot be read as a {what}{noted}: write {forms}")


def _years_of_century(number: int, what: str) -> str:
    """Return what to write for a century: as a date of an event, one of its years, which a range would not be."""
    first = (number - 1) * 100
    ranges = [f"{first + 1:04}..{first + 100:04}", f"{max(first, 1):04}..{first + 99:04}"]
    return " or ".join(f"[{each}]" if what == "date" else each for each in ranges)


def _months(text: str) -> list[int]:
    numbers = []
    for word in re.findall(_LETTERS, text):
        try:
            numbers.append(month_of(word))
        except DateError:  # of several
            continue
    return sorted(filter(None, numbers))


def _near_months(text: str) -> list[str]:
    """Return the months that words are near which name nothing: `Novemebr`."""
    words = [word for word in re.findall(_LETTERS, text) if len(word) >= _SHORTEST_NEAR and not _months(word)]
    return [month for word in words for month in nearest(word, MONTH_NAMES, 1)]
