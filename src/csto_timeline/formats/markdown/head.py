"""The head of a brief: title, author and terms of use, as Markdown or as front matter."""

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from csto_timeline.dates import calendar
from csto_timeline.errors import UsageError
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.markdown.escape import escape
from csto_timeline.query.select import Selection

_NOT_IN_YAML = r"[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # 1.2, 5.1


def head(selection: Selection, options: Options, heading: str) -> Iterator[str]:
    """Yield the lines above the text; raises `UsageError` for a SOURCE_DATE_EPOCH that is none."""
    title = options.title or selection.registers.title
    if options.front_matter:
        yield from _front_matter(selection, title, options)
        return
    yield from (f"{heading} {escape(title, heading=True)}", "")
    if options.author:
        yield from (f"By {escape(options.author)}", "")
    if options.licence:
        yield from (f"Licence: {escape(options.licence)}", "")


def _front_matter(selection: Selection, title: str, options: Options) -> Iterator[str]:
    """Yield a block of YAML, as Hugo, Obsidian, Quarto and Pandoc read it, and an empty line."""
    yield from ("---", f"title: {_quoted(title)}")
    if options.author:
        yield f"author: {_quoted(options.author)}"
    if options.licence:
        yield f"license: {_quoted(options.licence)}"
    yield from (f"date: {_day()}", f"question: {_quoted(selection.described())}", "---", "")


def _quoted(text: str) -> str:
    """Return a text in quotation marks of YAML, which are those of JSON. Pandoc and Quarto read it as Markdown."""
    quoted = json.dumps(escape(text, start=True), ensure_ascii=False)
    return re.sub(_NOT_IN_YAML, lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _day() -> date:
    """Return the day of the brief: today, or that of SOURCE_DATE_EPOCH, which makes builds reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return calendar.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f'SOURCE_DATE_EPOCH is "{epoch}": write a number of seconds since 1970') from None
