"""A mapping as a TOML file, which `--save-map` writes and `--map FILE` reads."""

import tomllib
from pathlib import Path
from typing import Any

from msgspec import json

from csto_timeline.errors import ForeignFileError, UsageError
from csto_timeline.importers.mapping import Mapping, Rule, checked_target, parsed_rule

_TABLES = ("columns", "constants", "reading")


def written(mapping: Mapping) -> str:
    """Return the text of the file."""
    lines = ["# How the columns of a table become events: csto-timeline import FILE --map THIS_FILE", "[columns]"]
    for rule in mapping.rules:
        column = _quoted(rule.column)
        value = f"{{ column = {column}, separator = {_quoted(rule.separator)} }}" if rule.separator else column
        lines.append(f"{_quoted(rule.target)} = {value}")
    if mapping.constants:
        lines += ["", "[constants]", *(f"{_quoted(target)} = {_quoted(text)}" for target, text in mapping.constants)]
    if mapping.day_first is not None:
        lines += ["", "[reading]", f"day_first = {'true' if mapping.day_first else 'false'}"]
    return "\n".join(lines) + "\n"


def read(path: Path, columns: tuple[str, ...]) -> Mapping:
    """Return the mapping of a file, for those columns; raises `ForeignFileError` and `UsageError`."""
    try:
        members = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ForeignFileError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not TOML: {error}") from None
    for name in members:
        if name not in _TABLES or not isinstance(members[name], dict):
            raise UsageError(f"{path}: {name}: a mapping has the tables {', '.join(_TABLES)}")
    rules = tuple(_rule(path, target, value, columns) for target, value in members.get("columns", {}).items())
    constants = members.get("constants", {})
    for target, value in constants.items():
        checked_target(target, f"{path}: [constants]")
        if not isinstance(value, str):
            raise UsageError(f"{path}: constants.{target}: expected text")
    day_first = members.get("reading", {}).get("day_first")
    if day_first is not None and not isinstance(day_first, bool):
        raise UsageError(f"{path}: reading.day_first: expected true or false")
    return Mapping(rules, tuple(constants.items()), day_first)


def _rule(path: Path, target: str, value: Any, columns: tuple[str, ...]) -> Rule:
    match value:
        case str():
            column, separator = value, None
        case {"column": str(column), "separator": str(separator)}:
            pass
        case _:
            raise UsageError(f'{path}: columns.{target}: write "COLUMN", or {{ column = "…", separator = ";" }}')
    try:
        found = parsed_rule(f"{target}={column}", columns)
    except UsageError as error:
        raise UsageError(f"{path}: {str(error).removeprefix('--map ')}") from None
    return Rule(found.target, found.column, separator or found.separator)


def _quoted(text: str) -> str:
    """Return a basic string of TOML, whose escapes JSON shares, but for DEL."""
    return json.encode(text).decode().replace("\x7f", "\\u007f")
