"""Measure the web page of 10,000 generated events in Chromium: when it begins to show, and how long a search takes.

Beside the milliseconds that a user waits, which other programs make longer, stands how long the page itself worked.

python -m scripts.page_speed
"""

import sys
import tempfile
from pathlib import Path

from msgspec import Struct
from playwright.sync_api import Browser, CDPSession

from benchmarks.forms import FORMS
from benchmarks.generate import events
from csto_timeline.cli.app import run
from tests.browser import CHROMIUM, WITHOUT, chromium

EVENTS = 10_000
# The first of these searches finds many events, the second few, the third none, and the last is the whole list again.
SEARCHES = ("meeting", "meeting minister", "no such words", "")
_SHOWN = """
  const look = () => {
    if (document.querySelector(".event h3")) window.shown = performance.now(); else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
_SEARCHED = """(words) => new Promise((done) => {
  const field = document.getElementById("_search");
  field.value = words;
  const begin = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""


class Search(Struct, frozen=True):
    """Milliseconds from what is typed to what is drawn, and those of them in which the page worked."""

    wait: float
    work: float

    def __str__(self) -> str:
        return f"{self.wait:.0f} ({self.work:.0f})"


class Speed(Struct, frozen=True):
    """Milliseconds until the first event is seen, and until all are taken in; and the searches."""

    shown: float
    complete: float
    searches: tuple[Search, ...]


def write(folder: Path, number: int = EVENTS) -> tuple[Path, Path]:
    """Write the pages of so many events: one file, and a folder of which the index is returned."""
    log, form = folder / "log.json", FORMS["JSON"]
    log.write_text(form.head + form.between.join(map(form.record, events(number, seed=1))) + form.tail, "utf-8")
    file, index = folder / "page.html", folder / "page" / "index.html"
    for target in (str(file), f"{index.parent}/"):
        run(["--log", str(log), "export", target])
    return file, index


def measure(browser: Browser, page: Path) -> Speed:
    """Open a page from the disk, and search in it when it is complete."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.add_init_script(_SHOWN)
    tab.goto(page.as_uri())
    while not tab.evaluate("events.length === pieces.total && events.every((event) => event.words)"):
        tab.wait_for_timeout(250)
    complete = tab.evaluate("performance.now()")
    inside = tab.context.new_cdp_session(tab)
    inside.send("Performance.enable", {"timeDomain": "threadTicks"})

    def search(words: str) -> Search:
        before = _worked(inside)
        wait = tab.evaluate(_SEARCHED, words)
        return Search(wait, _worked(inside) - before)

    speed = Speed(tab.evaluate("shown"), complete, tuple(map(search, SEARCHES)))
    tab.close()
    return speed


def _worked(inside: CDPSession) -> float:
    """Return how many milliseconds the main thread of the page has worked."""
    metrics = {each["name"]: each["value"] for each in inside.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


if __name__ == "__main__":
    if not CHROMIUM:
        sys.exit(WITHOUT)
    with tempfile.TemporaryDirectory() as work, chromium() as started:
        for page in write(Path(work)):
            speed = measure(started, page)
            sys.stdout.write(
                f"{page.name}: begins to show after {speed.shown:.0f} ms, is complete after {speed.complete:.0f} ms; "
                f"searches take {', '.join(map(str, speed.searches))} ms\n"
            )
