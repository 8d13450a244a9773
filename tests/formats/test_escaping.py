"""In every format, a program that reads the file shows each text of a log as it is, and obeys none."""

import csv
import io
import json
from collections.abc import Callable, Iterable

import html5lib
import icalendar
import openpyxl
import pytest

from csto_timeline.formats import FORMATS, Format
from csto_timeline.query.query import Query
from tests.formats.conftest import events_of
from tests.formats.drawn import parsed
from tests.formats.test_citations import bib, csl, ris
from tests.formats.test_markdown import Page, github
from tests.formats.test_registry import DRAWN, OF_SOURCES, TOWN
from tests.logs import event, make_log, select

XHTML = "{http://www.w3.org/1999/xhtml}"
TEXTS = [
    "*bold* **bold** _em_ __em__ `code` ~~gone~~ ^up^ ~down~ +x+ #x# x",
    "<script>window.owned = 1</script> <b>b</b> <!-- x --> &amp; &#65; ]]>",
    "[link](javascript:x) ![image](x) [[x]] [^1] https://x.example/_a_[x] <<x>> ((x))",
    "include::/etc/passwd[] pass:[<b>x</b>] image::x[] {author} {{ 7 }} {% raw %} ${x}",
    r"\input{/etc/passwd} \write18{x} $x^2$ 50% a_b #1 \\ {x} \u0041 \n \x1b",
    ".. include:: /etc/passwd :role:`x` |x| ``x`` x_ .. _x: #+INCLUDE: x",
    "= heading == heading # heading | cell || cell ; cell , cell : x -- x --- x ... x",
    "one \" and two \" and 'three' and ''four''",
    *("=1+1", "@SUM(A1)", "+1", "-1", "=HYPERLINK(1)"),
]
OF_EVENTS, OF_SOURCES_OF_THEM = ([f"{text} {letter}" for text in TEXTS] for letter in "ES")
LOG = make_log(
    *(
        event(id=f"event-{number}", title=text, place="Town", accounts=[{"source": f"source-{number}"}])
        for number, text in enumerate(OF_EVENTS)
    ),
    sources=[
        {"id": f"source-{number}", "publisher": "P", "title": text} for number, text in enumerate(OF_SOURCES_OF_THEM)
    ],
    places=[TOWN],
)
SEEN: dict[str, Callable[[bytes], Iterable[str]]] = {  # the texts of a file, by a reader that is not ours
    "markdown": lambda file: Page(github(file.decode())).text.splitlines(),
    "json": lambda file: [each["title"] for each in json.loads(file)["events"]],
    "jsonl": lambda file: [json.loads(line).get("title", "") for line in file.splitlines()],
    "parquet": lambda file: [json.loads(line)["title"] for line in events_of(file).splitlines()],
    "csv": lambda file: [cell for row in csv.reader(io.StringIO(file.decode())) for cell in row],
    "xlsx": lambda file: [
        str(value)
        for sheet in openpyxl.load_workbook(io.BytesIO(file))
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ],
    "icalendar": lambda file: [str(each.get("SUMMARY")) for each in icalendar.Calendar.from_ical(file).walk("VEVENT")],
    "geojson": lambda file: [each["properties"]["title"] for each in json.loads(file)["features"]],
    "html": lambda file: [
        "".join(each.itertext()).strip() for each in html5lib.parse(file.decode()).iter(f"{XHTML}h3")
    ],
    "svg": lambda file: "".join(parsed(file.decode()).itertext()).splitlines(),
    "biblatex": lambda _: [entry["title"] for entry in bib(LOG).values()],
    "ris": lambda _: [entry["title"] for entry in ris(LOG)],
    "csl": lambda _: [item["title"] for item in csl(LOG)],
}


@pytest.mark.parametrize(
    "format", [format for format in FORMATS if format.name not in DRAWN], ids=lambda each: each.name
)
def test_a_text_is_shown_as_it_is(format: Format) -> None:
    assert format.name in SEEN, "say here how a program that reads the format finds titles in a file"
    file = b"".join(format.encoded(select(LOG, Query())))
    seen = list(SEEN[format.name](file))
    texts = OF_SOURCES_OF_THEM if format.name in OF_SOURCES else OF_EVENTS
    assert [text for text in texts if not any(text in each for each in seen)] == []
