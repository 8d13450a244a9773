"""BibLaTeX (its manual, 2.1 and 2.2, for Biber): the sources of the events, for LaTeX, Pandoc and reference managers.

Entries are written here: `bibtexparser` 2 writes a value as it is, so that a brace in a title would end it.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from csto_timeline.answers.citation import key
from csto_timeline.answers.languages import language
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.references import date_parts, iso, links, newly_cited, notes
from csto_timeline.formats.references import remarks as remarks
from csto_timeline.log.model import Source
from csto_timeline.query.select import Selection
from csto_timeline.text import visible

_NAMES = ("backslash", "asciitilde", "asciicircum", "less", "greater")
_TEX = str.maketrans(  # what TeX would obey, and what the oldest encoding of its fonts has no sign for
    {
        **{sign: f"\\{sign}" for sign in "#$%&_{}"},
        **dict(zip("\\~^<>", map(r"\text{}{{}}".format, _NAMES), strict=True)),
    }
)
# Biber counts braces, also those behind a backslash: one without its partner would end the value.
_UNPAIRED = _TEX | str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
_LIGATURE = "(?<=[-'`,?!])(?=[-'`,])"  # two signs that TeX would join: -- is a dash, !` an inverted mark
_IN_ADDRESSES = str.maketrans({sign: f"%{ord(sign):X}" for sign in "\\{}"})
# The dates that BibLaTeX takes and its styles print (2.3.8); seasons are months to it, quarters are not.
_PART = r"(?:[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?)"
_DATE = rf"{_PART}(?:/(?:{_PART}|\.\.)?)?|[0-9]{{3}}X|[0-9]{{2}}XX"
_NO_MONTH = r"-(?:3[3-6]|4[01])(?!-)"


def render(selection: Selection, options: Options, track: Track) -> Iterator[str]:  # noqa: ARG001 (it takes none)
    """Yield an entry for each source, where it is first cited: `@online`, or `@misc` for one without an address.

    Its key is that of the footnotes in a brief. Titles and names stand in braces: they keep their capital letters and
    are not taken apart. A source without a title is `[title not known]`, as BibLaTeX asks for one; one without a date
    has none.
    """
    for sources in newly_cited(selection, track):
        yield "".join(map(_entry, sources))


def _entry(source: Source) -> str:
    kind = "online" if links(source) else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source))
    return f"@{kind}{{{key(source.id)},\n{fields}}}\n\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    if source.author:
        yield "author", _whole(source.author)
    yield "title", _whole(source.title or "[title not known]")
    yield "organization", _whole(source.publisher)
    date, others = _date(source.published), list(notes(source))
    if date:
        yield "date", date
    if source.language:
        yield "language", _whole(language(source.language) or source.language)
    if source.accessed and not date:  # styles by year take `urldate` for the date where there is none
        others.append(f"accessed {full(source.accessed)}")
    if others:
        yield "note", _text("; ".join(others))
    for address, field in zip(links(source), ("url", "eprint"), strict=False):
        yield field, address.translate(_IN_ADDRESSES)
    if len(links(source)) > 1:
        yield "eprinttype", "archived"  # styles print it before the address
    if source.accessed and date:
        yield "urldate", source.accessed.text


def _date(when: EventDate | None) -> str:
    """Return the date as BibLaTeX takes it: as it is, or the year or month in which it certainly lies, or nothing."""
    if when and re.fullmatch(_DATE, when.text) and not re.search(_NO_MONTH, when.text):
        return when.text
    return iso(date_parts(when))


def _whole(text: str) -> str:
    """Return a text that is not taken apart, at a comma or an `and`, nor set in other letters."""
    return f"{{{_text(text)}}}"


def _text(text: str) -> str:
    shown = visible(text)
    return re.sub(_LIGATURE, "{}", shown.translate(_TEX if _is_paired(shown) else _UNPAIRED))


def _is_paired(text: str) -> bool:
    """Return whether each brace has its partner."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
