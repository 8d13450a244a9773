"""What the tests of formats share: exports as one text, and the page opened in a browser."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, ConsoleMessage
from playwright.sync_api import Page as Tab

from csto_timeline.formats import Format, Writer, by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection
from tests.browser import chromium
from tests.logs import select


def whole(format: str, log: Log, options: Options | None = None, **filters: Any) -> str:
    """Return the export of a log, or of what the filters leave of it, as one text."""
    return written(by_name(format), select(log, Query(**filters)), options)


def written(format: Format, selection: Selection, options: Options | None = None) -> str:
    """Return an export as one text; of a workbook the XML that it is packed of, of a picture its bytes."""
    if format.writer is not Writer.BYTES:
        return "".join(format.render(selection, options))
    if format.name != "xlsx":
        return b"".join(format.encoded(selection, options)).decode("latin-1")
    with ZipFile(io.BytesIO(b"".join(format.encoded(selection, options)))) as archive:
        sheets = [name for name in archive.namelist() if "/worksheets/sheet" in name]
        return "".join(archive.read(name).decode() + "\n" for name in sheets)


@dataclass
class Opened:
    """A page in a tab, with all that the browser said and asked for."""

    tab: Tab
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    refused: dict[str, str | None] = field(default_factory=dict)

    def ids(self) -> list[str]:
        """Return the ids of the events that can be seen."""
        found: list[str] = self.tab.evaluate(
            "[...document.querySelectorAll('.event')].filter((row) => row.checkVisibility()).map((row) => row.id)"
        )
        return found

    def goto(self, address: str) -> None:
        """Follow an address within the page, and wait until it is shown."""
        self.tab.evaluate(
            "(address) => { location.hash = address; dispatchEvent(new HashChangeEvent('hashchange')); }", address
        )

    def until(self, true: str) -> None:
        """Wait until an expression of the page is true. The browser's own way to wait for one evaluates text there."""
        for _ in range(400):
            if self.tab.evaluate(true):
                return
            self.tab.wait_for_timeout(25)
        raise AssertionError(true)

    def kept(self) -> None:
        """Make sure that nothing was said on the console, and nothing asked for but the file."""
        assert self.said == []
        assert {address.split(":")[0] for address in self.requests} <= {"file", "data"}


Open = Callable[..., Opened]
PAGES: dict[tuple[int, str], tuple[Log, str]] = {}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a log from the disk: one file, or one that is split into a `folder`."""
    opened: list[Opened] = []

    def page_of(log: Log, options: Options | None) -> str:
        key = id(log), repr(options)
        if key not in PAGES:
            PAGES[key] = log, whole("html", log, options)  # the log is held: its id is another's else
        return PAGES[key][1]

    def open_(
        log: Log,
        address: str = "",
        width: int = 1440,
        height: int = 900,
        options: Options | None = None,
        folder: bool = False,
        **settings: Any,
    ) -> Opened:
        path = tmp_path / "page.html"
        if folder:
            for name, content in by_name("html").folder(select(log, Query()), options or Options(), iter):
                path = tmp_path / name  # the index comes last
                path.write_bytes(content)
        else:
            path.write_text(page_of(log, options), "utf-8")
        tab = browser.new_page(viewport={"width": width, "height": height}, **settings)
        tab.set_default_timeout(8000)
        page = Opened(tab)
        opened.append(page)

        def hear(message: ConsoleMessage) -> None:
            page.said.append(message.text)

        tab.on("console", hear)
        tab.on("pageerror", lambda error: page.said.append(str(error)))
        tab.on("dialog", lambda dialog: page.said.append(dialog.message))
        tab.on("request", lambda request: page.requests.append(request.url))
        tab.on("requestfailed", lambda request: page.refused.update({request.url: request.failure}))
        tab.goto(f"file://{path}{address}")
        return page

    yield open_
    for page in opened:
        page.tab.close()
