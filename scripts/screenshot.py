"""Photograph the page of the built-in log, docs/page/index.html, into docs/page.png, a picture of the README.

python -m scripts.screenshot
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from scripts.page import PAGE
from tests.browser import CHROMIUM, WITHOUT, chromium

PICTURE = Path(__file__).parent.parent / "docs" / "page.png"
WIDTH, HEIGHT = 1200, 1250
ADDRESS = "#country=AM&kind=summit&kind=clash&kind=meeting&from=2022&event=armenia-azerbaijan-fighting-2022-09"


def screenshot(browser: Browser, picture: Path) -> None:
    """Write the picture: the built-in log, filtered, with one event unfolded."""
    tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    tab.goto(f"{PAGE.as_uri()}{ADDRESS}")
    tab.wait_for_timeout(300)  # until it has scrolled to the event
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
