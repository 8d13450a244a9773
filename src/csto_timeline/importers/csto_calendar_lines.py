"""The properties of a calendar and its events as they are written, with their escapes.

The library takes a backslash with an n after it for a line break even where the backslash is escaped itself, so that a
text could begin a line where it has none. It leaves the escapes of properties that it does not know.
"""

import re
from collections.abc import Iterator

Properties = dict[str, list[str]]
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r'(?P<name>[A-Za-z0-9-]+)(?:;(?:[^":]|"[^"]*")*)?:(?P<value>.*)')
_ESCAPE = re.compile(r"\\(.)")
_PIECE = re.compile(r"((?:[^\\;]|\\.|\\$)*)(?:;|$)")


def properties(data: bytes, component: str = "VEVENT") -> Iterator[Properties]:
    """Yield the properties of each of these components in the order in which they begin; not of components in it."""
    found: list[Properties] = []
    within: list[tuple[str, Properties]] = []
    for line in re.split("\r?\n", _FOLD.sub("", data.decode("utf-8-sig", "replace"))):
        match = _LINE.fullmatch(line)
        name, value = (match["name"].upper(), match["value"]) if match else ("", "")
        if name == "BEGIN":
            within.append((value.strip().upper(), {}))
            found += [within[-1][1]] if within[-1][0] == component else []
        elif name == "END":
            del within[-1:]
        elif name and within:
            within[-1][1].setdefault(name, []).append(value)
    return iter(found)


def unescaped(text: str) -> str:
    """Return the value that a text stands for (3.3.11)."""
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def parted(value: str, number: int) -> list[str]:
    """Return the texts of a property that semicolons part, that many, empty where there is none."""
    pieces = [unescaped(piece) for piece in _PIECE.findall(value)]
    return [*pieces, *[""] * number][:number]
