"""Draw docs/terminal.svg, a picture of the README: an event in a terminal whose sources differ.

python -m scripts.terminal
"""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.screen import see

PICTURE = Path(__file__).parent.parent / "docs" / "terminal.svg"
COMMAND = "csto-timeline show georgia-joins-cst-1993"
COLUMNS = 92


def terminal() -> str:
    """Return the picture as SVG, the same for the same log; it asks no host for a font."""
    printed = see(shell=COMMAND, columns=COLUMNS, env={"COLORTERM": "truecolor"}).raw.decode().replace("\r\n", "\n")
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"$ {COMMAND}\n{printed}"), soft_wrap=True)
    svg = console.export_svg(title="csto-timeline", unique_id="terminal")
    head, _, rest = svg.partition("@font-face")
    return head + rest[rest.index(".terminal-matrix") :]


if __name__ == "__main__":
    PICTURE.write_text(terminal(), encoding="utf-8")
    sys.stderr.write(f"{PICTURE}\n")
