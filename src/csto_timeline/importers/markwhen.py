"""markwhen: a line an event, `2022-11-23: Summit #tag`, its text on the lines after it.

A year is a year and a month a month, as they are written; a range lasted; `now` at its end is an open end. Dates in
figures have the month first, unless the header says `dateFormat: d/M/y`. What counts from another event or from today
has no date of its own, and is told.
"""

import re
from collections.abc import Iterable, Iterator

from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Row, Table, items_of, text_of

NEEDS = frozenset({"date", "title", "line"})
USES = frozenset({"date", "time", "end_time", "title", "text", "tags", "place", "link", "section", "id", "line"})
DATE = "date"
_SUFFIXES = {".mw", ".mark", ".markwhen"}
_MOST_COLONS = 8
_COLON = r"(?<![0-9]):|:(?![0-9]{2})"  # which is none within a time
_DAY_FIRST = re.compile(r"(?i)^\s*dateFormat:\s*d/M/y\s*$", re.MULTILINE)
_TITLE = re.compile(r"(?i)^\s*title:\s*(?P<title>.+?)\s*$", re.MULTILINE)
_COUNTED = re.compile(
    r"(?i)(?:after |before |by )?(?:!\w+|[0-9.]+ ?(?:(?:week|work|business) ?)?"
    r"(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?))\b.*"
    r"|now\b.*|[0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm)?"
)
_FIGURES = re.compile(r"(?<![0-9/])(?:(?P<a>[0-9]{1,2})/)?(?P<b>[0-9]{1,2})/(?P<year>[0-9]{4})(?![0-9])")
_ISO = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_RANGE = re.compile(rf"({_ISO}) ?(?:-|/|–|to) ?({_ISO}|now)")
_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}(?::[0-9.]+)?Z?)")
_CLOCK = re.compile(r"T([0-9:.]+Z)")
_TAG = re.compile(r"(?<![\w&/])#(\w[\w-]*)")
_ID = re.compile(r"(?<!\S)!(\w+)")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]*)\)")
_SECTION = re.compile(r"(?i)(?:(?P<marks>#{1,6}) +|(?:group|section) +)(?P<name>[^/]+).*")
_SECTION_END = re.compile(r"(?i)end(?:group|section)")


def recognises(head: Head) -> bool:
    """Return whether a file has a suffix of markwhen."""
    return head.suffix in _SUFFIXES


def read(head: Head) -> Table:
    """Return a row for each event."""
    day_first = _DAY_FIRST.search(head.text) is not None
    title = _TITLE.search(head.text)
    columns = ("date", "title", "text", "tags", "place", "link", "section", "id", "time", "end_time", "line")
    with head.open_text() as file:
        rows = list(_rows(file, day_first=day_first))
    return Table(columns, iter(rows), title["title"] if title else None, len(rows), day_first)


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a row; raises `DateError`."""
    if fault := text_of(cells, "fault"):
        raise DateError(fault)
    tags = [*items_of(cells, "tags"), *items_of(cells, "section")]
    return {
        "id": text_of(cells, "id"),
        "date": text_of(cells, "date"),
        "time": text_of(cells, "time"),
        "end_time": text_of(cells, "end_time"),
        "title": text_of(cells, "title"),
        "summary": text_of(cells, "text"),
        "tags": tuple(dict.fromkeys(tags)),
        "place": text_of(cells, "place"),
        "source.url": items_of(cells, "link"),
    }


def _rows(lines: Iterable[str], *, day_first: bool) -> Iterator[Row]:
    found: tuple[int, Cells, list[str]] | None = None
    sections: list[str] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text.startswith("//"):
            continue
        if cells := _event(text, day_first=day_first):
            yield from _finished(found)
            found = number, cells | ({"section": sections[-1]} if sections else {}), []
        elif _SECTION_END.fullmatch(text):
            sections = sections[:-1]
        elif match := _SECTION.fullmatch(text):
            deeper = len(match["marks"]) - 1 if match["marks"] else len(sections)
            sections = [*sections[:deeper], match["name"].strip()]
        elif found:
            found[2].append(text)
    yield from _finished(found)


def _finished(found: tuple[int, Cells, list[str]] | None) -> Iterator[Row]:
    if found:
        number, cells, text = found
        body = "\n".join(text).strip()
        yield Row(f"line {number}", cells | ({"text": body} if body else {}))


def _event(text: str, *, day_first: bool) -> Cells | None:
    """Return the cells of a line that begins with a date and a colon; None for another one."""
    for colon in [match.start() for match in re.finditer(_COLON, text)][:_MOST_COLONS]:
        before, rest = text[:colon].strip(), text[colon + 1 :]
        try:
            return {**_dated(before, day_first=day_first), **_described(rest)}
        except DateError as error:
            if before and _COUNTED.fullmatch(before) and not rest[:1].isdigit():
                fault = f'"{before}" counts from another event, or from today: write the date that is meant'
                return {"date": before, "fault": fault, **_described(rest)}
            if re.fullmatch(_FIGURES, before):
                return {"date": before, "fault": str(error), **_described(rest)}
    return None


def _dated(text: str, *, day_first: bool) -> Cells:
    """Return the date of a line, and its time where it is an instant; raises `DateError`."""
    if match := _INSTANT.fullmatch(text):
        return {"date": expression_of(match[1]), "time": match[2]}
    if match := _RANGE.fullmatch(text):  # EDTF comes before figures
        return {"date": _lasting(match)}
    plain = _FIGURES.sub(lambda match: _figures(match, day_first=day_first), _CLOCK.sub("", text))
    times: Cells = dict(zip(("time", "end_time"), _CLOCK.findall(text), strict=False))
    if match := _RANGE.fullmatch(plain):
        return {"date": _lasting(match), **times}
    return {"date": expression_of(plain), **times}


def _lasting(match: re.Match[str]) -> str:
    if match[1] == match[2]:
        return expression_of(match[1])
    return expression_of(f"{match[1]}/{'..' if match[2] == 'now' else match[2]}")


def _figures(match: re.Match[str], *, day_first: bool) -> str:
    if match["a"] is None:
        return f"{match['year']}-{int(match['b']):02}"
    return expression_of(match[0], day_first=day_first)


def _described(text: str) -> Cells:
    """Return the texts of a description: title, tags, id, links and the place, each without its signs."""
    links = [(match[1], match[2]) for match in _LINK.finditer(text)]
    places = [name for name, to in links if to in {"location", "map"}]
    cells: Cells = {
        "tags": tuple(_TAG.findall(text)),
        "id": next(iter(_ID.findall(text)), ""),
        "place": next(iter(places), ""),
        "link": tuple(to for _, to in links if to.startswith("http")),
        "title": " ".join(_TAG.sub("", _ID.sub("", _LINK.sub(r"\1", text))).split()),
    }
    return {name: cell for name, cell in cells.items() if cell}
