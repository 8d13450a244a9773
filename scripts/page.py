"""Write docs/page/index.html, the page of the built-in log, as `export index.html` writes it.

python -m scripts.page
"""

import sys
from pathlib import Path

from csto_timeline.formats import by_name
from csto_timeline.log.builtin import builtin
from csto_timeline.query.query import Query
from csto_timeline.query.select import select

PAGE = Path(__file__).parent.parent / "docs" / "page" / "index.html"


def page() -> str:
    """Return the page, the same for the same log."""
    return "".join(by_name("html").render(select(builtin(), Query())))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    sys.stderr.write(f"{PAGE}\n")
