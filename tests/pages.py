"""One harness for the pages that `tests/test_readme.py` runs.

`python -m tests.pages` writes what is printed into them, and the counts of the log into README.
"""

import re
import sys
import tempfile
from pathlib import Path

from csto_timeline.log.builtin import builtin_path
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.logs import decode, select
from tests.screen import see

ROOT = Path(__file__).parent.parent
COLUMNS = 92
PAGES = ("README.md", "docs/tutorial.md", "docs/examples.md", "docs/by-hand.md")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
OWN_LOG = re.compile(r"```json\n(.*?)```", re.DOTALL)


def run_blocks(text: str, folder: Path) -> str:
    """Return a page with what its commands print in that folder, in which its first log is mine.json."""
    if own_log := OWN_LOG.search(text):
        (folder / "mine.json").write_text(own_log[1], "utf-8")

    def run(block: re.Match[str]) -> str:
        shown = []
        for command in (line for line in block[1].splitlines() if line.startswith("$ ")):
            env = {"NO_COLOR": "1", "COLUMNS": str(COLUMNS)}
            output = see(shell=command.removeprefix("$ "), columns=500, env=env, cwd=folder).text
            shown.append(f"{command}\n{output}\n")
        return "```console\n" + "\n".join(shown) + "```"

    return BLOCK.sub(run, text)


def with_counts(text: str, log: Log) -> str:
    """Return README with the numbers of events, sources and publishers of a log."""
    used = {account.source for event in log.events for account in event.accounts}
    publishers = {log.source(id).publisher for id in used}
    alone = len(list(select(log, Query(single_source=True)).matches))
    for pattern, now in (
        (r"[0-9]+ events from the treaty", f"{len(log.events)} events from the treaty"),
        (r"from [0-9]+ sources of [0-9]+ publishers", f"from {len(used)} sources of {len(publishers)} publishers"),
        (r"[0-9]+ events rest on", f"{alone} events rest on"),
    ):
        text, found = re.subn(pattern, now, text)
        assert found == 1, pattern
    return text


if __name__ == "__main__":
    readme = ROOT / "README.md"
    log = decode(builtin_path().read_bytes(), "the built-in log")
    readme.write_text(with_counts(readme.read_text("utf-8"), log), "utf-8")
    for name in sys.argv[1:] or PAGES:
        with tempfile.TemporaryDirectory() as folder:
            (ROOT / name).write_text(run_blocks((ROOT / name).read_text("utf-8"), Path(folder)), "utf-8")
