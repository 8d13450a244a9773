"""Saved questions in words: as they are typed, and as a shell completes them."""

import shlex
from datetime import date
from typing import Any

from csto_timeline.cli.config.file import QUESTIONS
from csto_timeline.cli.config.state import FILE
from csto_timeline.cli.config.toml import Table

SIGN = "@"


def described(question: Table) -> str:
    """Return a question as typed: `2022.. --country armenia`."""
    return " ".join(words(key, value) for key, value in question.items() if value is not False)


def words(key: str, value: Any) -> str:
    """Return a filter as typed."""
    values = value if isinstance(value, list) else [value]
    if key == "period":
        return shlex.join(map(typed, values))
    return " ".join(f"--{key}" if each is True else f"--{key} {shlex.quote(typed(each))}" for each in values)


def typed(value: Any) -> str:
    """Return a value as typed; TOML has days too."""
    return value.isoformat() if isinstance(value, date) else " ".join(value) if isinstance(value, list) else f"{value}"


def completions(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the names of questions that begin as what is typed after the sign, each with what it asks."""
    file = ctx.meta.get(FILE)
    known = file.table(QUESTIONS) if file else {}
    return [(name, described(question)) for name, question in known.items() if name.startswith(incomplete)]
