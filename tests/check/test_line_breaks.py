"""Line breaks may stand where docs/log-format.md says, and nowhere else."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path as FilePath
from typing import Any

from csto_timeline.check import Severity, Text, check
from csto_timeline.log.validity import Path
from tests.full_log import FULL

FORMAT = (FilePath(__file__).parents[2] / "docs" / "log-format.md").read_text("utf-8")


def texts(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield where the texts of a value are."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(inner, (*path, step))


def test_line_breaks_are_allowed_where_the_page_says() -> None:
    (sentence,) = re.findall(r"- Line breaks and tabs are allowed in (.*?) and `x-` members", FORMAT, re.DOTALL)
    allowed = set()
    for path in texts(FULL["events"][0]):
        log = deepcopy(FULL)
        holder: Any = log["events"][0]
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = "one\ntwo"
        findings = check([Text.of("x", json.dumps(log).encode(), lines=False)])
        if not any(each.severity is Severity.ERROR for each in findings):
            allowed.add(next(step for step in reversed(path) if isinstance(step, str)))
    assert allowed == set(re.findall(r"`(\w+)`", sentence))
