"""Draw docs/timeline.svg, the picture of the README, from what the program prints.

python scripts/picture.py
"""

import os
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from csto_timeline.dates.typed import parse_period
from csto_timeline.log.builtin import builtin_path
from csto_timeline.query.query import Query
from csto_timeline.terminal.document import Details
from csto_timeline.terminal.pages.timeline import draw
from csto_timeline.terminal.screen import Screen
from tests.logs import decode, select

PICTURE = Path(__file__).parent.parent / "docs" / "timeline.svg"
PERIOD = "2022-01"
COLUMNS = 92
# Rich's own template asks a content network for its font; this one is content with what is there.
TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; white-space: pre; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g></g></svg>
"""


def picture() -> str:
    """Give the picture as SVG, the same for the same log."""
    log = decode(builtin_path().read_bytes(), "the built-in log")
    selection = select(log, Query(period=parse_period(PERIOD), countries=("kazakhstan",)))
    console = Console(
        file=StringIO(), record=True, width=COLUMNS, force_terminal=True, color_system="256",
        markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
    for line in draw(Screen(COLUMNS, colored=True), selection, Details()):
        console.print(Text.from_ansi(line), soft_wrap=True)
    return console.export_svg(
        title=f"csto-timeline list {PERIOD} --country kazakhstan",
        theme=MONOKAI,
        code_format=TEMPLATE,
        unique_id="timeline",
    )


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    sys.stderr.write(f"{PICTURE}\n")
