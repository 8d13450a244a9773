"""Photograph the page of `export page.html` into docs/page.png, the picture of the README.

python -m scripts.screenshot
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from csto_timeline.formats import by_name
from csto_timeline.log.builtin import builtin_path
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT, chromium
from tests.logs import decode, select

PICTURE = Path(__file__).parent.parent / "docs" / "page.png"
WIDTH, HEIGHT = 1200, 1250
ADDRESS = "#country=AM&kind=summit&kind=clash&kind=meeting&from=2022&event=armenia-azerbaijan-fighting-2022-09"


def screenshot(browser: Browser, picture: Path) -> None:
    """Write the picture: the built-in log, filtered, with one event unfolded."""
    log = decode(builtin_path().read_bytes(), "the built-in log")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text("".join(by_name("html").render(select(log, Query()))), "utf-8")
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        tab.goto(f"file://{page}{ADDRESS}")
        tab.evaluate("scrollTo(0, 0)")
        tab.wait_for_timeout(300)  # what comes into view is laid out when it does
        tab.screenshot(path=picture)
        tab.close()


if __name__ == "__main__":
    if not CHROMIUM:
        sys.exit(WITHOUT)
    with chromium() as started:
        screenshot(started, PICTURE)
    sys.stderr.write(f"{PICTURE}\n")
