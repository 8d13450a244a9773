"""Draw docs/timeline.svg, the picture of docs/exports.md, as `export timeline.svg` draws it.

python -m scripts.picture
"""

import sys
from pathlib import Path

from csto_timeline.dates.typed import parse_period
from csto_timeline.formats import by_name
from csto_timeline.formats.exporter import Options
from csto_timeline.formats.pictures import Size
from csto_timeline.log.builtin import builtin_path
from csto_timeline.query.query import Query
from tests.logs import decode, select

PICTURE = Path(__file__).parent.parent / "docs" / "timeline.svg"
QUESTION = Query(period=parse_period("2022-09..2022-11"), countries=("armenia",))
SIZE = Size(1000, 560)


def picture() -> str:
    """Return the picture as SVG, the same for the same log."""
    log = decode(builtin_path().read_bytes(), "the built-in log")
    return "".join(by_name("svg").render(select(log, QUESTION), Options(size=SIZE)))


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    sys.stderr.write(f"{PICTURE}\n")
