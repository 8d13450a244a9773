"""The picture in programs of others: librsvg, Chromium, and Typst, which makes PNG and PDF of it."""

import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from csto_timeline.dates.typed import parse_period
from csto_timeline.formats import by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.pictures import LaneBy, Size, Theme
from csto_timeline.formats.svg.measure import width
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.text import counted
from tests.browser import CHROMIUM, WITHOUT
from tests.conftest import Cli
from tests.formats.drawn import picture
from tests.formats.test_svg import HOSTILE
from tests.logs import event, make_log, select
from tests.screen import see

RSVG, PDFTOTEXT, PDFFONTS = map(shutil.which, ("rsvg-convert", "pdftotext", "pdffonts"))
needs_rsvg = pytest.mark.skipif(not RSVG, reason="no rsvg-convert here (apt-get install librsvg2-bin)")
needs_pdftotext = pytest.mark.skipif(not PDFTOTEXT, reason="no pdftotext here (apt-get install poppler-utils)")
needs_pdffonts = pytest.mark.skipif(not PDFFONTS, reason="no pdffonts here (apt-get install poppler-utils)")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
SMALL = Size(800, 450)
SCRIPTS = [
    "Leaders meet in Yerevan to talk of the border",
    "Лидеры стран ОДКБ встречаются в Ереване",
    "ԵՐԵՎԱՆՈՒՄ հանդիպում են",
    "Қазақстан Президенті ҰҚШҰ-дан көмек сұрады",
    "“Will” – ‘wit’: 1,000 (100%) @ Moscow; Minsk/Kyiv!",
    "WM@% mw",
    "ilI.,:;'|!",
]
FONTS = ["sans-serif", "DejaVu Sans"]  # what a machine has for the first, and the widest of the usual ones


@pytest.fixture(scope="module")
def scripts() -> Log:
    """Return a log whose titles are in the scripts that the fonts of most machines have."""
    events = (event(id=f"e-{n}", date=f"2022-{n + 1:02}-11", title=title) for n, title in enumerate(SCRIPTS))
    return make_log(*events, title="Scripts")


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and the height of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def exported(format: str, log: Log, options: Options) -> bytes:
    return b"".join(by_name(format).encoded(select(log, Query()), options))


@needs_rsvg
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("by", LaneBy)
def test_librsvg_draws_it(builtin: Log, by: LaneBy, theme: Theme) -> None:
    text = picture(builtin, Options(size=SMALL, by=by, theme=theme))
    done = subprocess.run([str(RSVG)], input=text.encode(), capture_output=True, check=True)
    assert size_of(done.stdout) == SMALL
    assert done.stderr == b""


@needs_rsvg
@pytest.mark.parametrize("text", HOSTILE)
def test_librsvg_draws_whatever_stands_in_a_log(text: str) -> None:
    drawn = picture(make_log(event(title=text, kind=text), title=text), Options(size=SMALL))
    done = subprocess.run([str(RSVG)], input=drawn.encode(), capture_output=True, check=True)
    assert (size_of(done.stdout), done.stderr) == (SMALL, b"")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from tests.browser import chromium

    with chromium() as started:
        yield started


@needs_chromium
def test_a_browser_says_nothing_asks_for_nothing_and_finds_no_text_wider_than_its_room(
    browser: Browser, builtin: Log, scripts: Log, tmp_path: Path
) -> None:
    said: list[str] = []
    asked: list[str] = []
    tab = browser.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.on("request", lambda request: asked.append(request.url))
    path = tmp_path / "picture.svg"
    logs = [builtin, scripts, *(make_log(event(title=text, kind=text)) for text in HOSTILE)]
    for log in logs:
        path.write_text(picture(log), "utf-8")
        tab.goto(f"file://{path}")
        for font in FONTS:
            tab.evaluate("(font) => document.documentElement.setAttribute('font-family', font)", font)
            boxes = tab.evaluate(
                "[...document.querySelectorAll('text')].map((each) => [each.textContent, each.getComputedTextLength(),"
                " parseFloat(getComputedStyle(each).fontSize), each.getAttribute('font-weight') === 'bold'])"
            )
            assert boxes
            for text, wide, size, bold in boxes:
                assert wide <= width(text, size, bold=bold) + 0.5, (font, text)
    tab.close()
    assert said == []
    assert asked == [f"file://{path}"] * len(logs)


@needs_chromium
@pytest.mark.parametrize("theme", Theme)
def test_axe_finds_nothing(browser: Browser, builtin: Log, theme: Theme) -> None:
    """In a page, as somebody would put it there."""
    drawn = picture(builtin, Options(theme=theme), period=parse_period("2022"))
    tab = browser.new_page()
    tab.set_content(f'<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>{drawn}</main></html>')
    found = Axe().run(tab)
    tab.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", [SMALL, Size(1600, 900)])
def test_a_png_has_a_pixel_for_each_unit(builtin: Log, size: Size) -> None:
    options = Options(size=size, theme=Theme.DARK)
    png = exported("png", builtin, options)
    assert size_of(png) == size
    assert png == exported("png", builtin, options)


def test_a_pdf_is_the_same_in_every_run(builtin: Log) -> None:
    pdf = exported("pdf", builtin, Options(by=LaneBy.COUNTRY))
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/MediaBox[0 0 1600 900]" in pdf.replace(b" [", b"[")
    assert pdf == exported("pdf", builtin, Options(by=LaneBy.COUNTRY))


@needs_pdftotext
def test_the_text_of_a_pdf_can_be_found(builtin: Log, scripts: Log) -> None:
    for log, found in ((builtin, ["Collective Security Treaty Organization", "statement"]), (scripts, SCRIPTS[1:2])):
        pdf = exported("pdf", log, Options())
        done = subprocess.run([str(PDFTOTEXT), "-", "-"], input=pdf, capture_output=True, check=True)
        assert all(each in done.stdout.decode() for each in found)


@needs_pdffonts
def test_letters_of_every_alphabet_are_sans_serif(scripts: Log) -> None:
    """Kazakh has letters that Liberation Sans does not have: Typst then takes a serif font for all of the title."""
    done = subprocess.run(
        [str(PDFFONTS), "-"], input=exported("pdf", scripts, Options()), capture_output=True, check=True
    )
    fonts = [line.split()[0].decode() for line in done.stdout.splitlines()[2:]]
    assert fonts
    assert all(re.search("Sans|Arial|Helvetica", font) for font in fonts), fonts


@pytest.mark.parametrize("text", [*HOSTILE, '#panic("x")', '"; #sys', '#image("/etc/passwd")', "$x$", "\\u{41}"])
def test_text_of_a_log_is_no_markup_of_typst(text: str) -> None:
    log = make_log(event(title=text, kind=text), title=text)
    assert size_of(exported("png", log, Options(size=SMALL, title=text))) == SMALL
    assert exported("pdf", log, Options(size=SMALL, title=text)).startswith(b"%PDF")


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_without_the_extra_the_command_that_installs_it_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    answer = cli("export", tmp_path / f"a.{suffix}")
    assert answer.code == 2
    command = f"{sys.executable} -m pip install 'csto-timeline[picture]'"
    assert answer.err == (
        f"csto-timeline: usage error: {suffix.upper()} needs a library that is not installed: run {command}\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_picture_is_written_to_a_file(cli: Cli, tmp_path: Path, suffix: str, builtin: Log) -> None:
    path = tmp_path / f"picture.{suffix}"
    answer = cli("export", path, "--size", "800x450")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"{path}: {counted(len(builtin.events), 'event')}\n"
    assert path.stat().st_size > 10_000


def test_a_terminal_gets_no_picture() -> None:
    seen = see("export", "-", "--format", "png", columns=200)
    assert seen.code == 2
    assert "a terminal cannot show this format: write it to a file, or redirect standard output" in seen.text
