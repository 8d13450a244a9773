"""docs/architecture.md names nothing that is not there, and tells of every layer."""

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.test_layout import LAYERS, PACKAGE

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PICTURE = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
IN_CODE = sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))))
ADDED = "NAME"  # what a newcomer adds
NOT_OURS = {"banned-api"}  # of the linter
PATH = re.compile(r"[\w./-]*(/|\.(py|js|jinja|md|json|toml|yml|1))")
WORD = re.compile(r"@?(\w+(\.\w+)*)(\(.*\))?")


def is_there(path: str) -> bool:
    """Return whether there is such a file or folder in the package or the repository."""
    return any((folder / path).exists() for folder in (PACKAGE, ROOT))


def defined() -> set[str]:
    """Return the names of modules, classes, functions and members of the program, its tests and benchmarks."""
    names = set()
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]:
        names.add(path.stem)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
                    names.add(name)
                case ast.Name(id=name, ctx=ast.Store()):
                    names.add(name)
    return names


DEFINED = defined()


def is_known(code: str) -> bool:
    """Return whether what stands in code font is there: a path, a name, an option, a call of a module."""
    if ADDED in code or code in NOT_OURS:
        return True
    if PATH.fullmatch(code):
        return is_there(code)
    if code.startswith("--"):
        return code.removeprefix("--").replace("-", "_") in DEFINED
    if code.startswith("python -m "):
        return find_spec(code.removeprefix("python -m ")) is not None
    if code.startswith("csto-timeline "):
        return code.split()[1] in DEFINED
    return all(
        each in DEFINED
        for word in re.findall(r"[\w.@]+", code)
        if WORD.fullmatch(word)
        for each in word.strip("@").split(".")
    )


@pytest.mark.parametrize("code", IN_CODE)
def test_what_it_names_is_there(code: str) -> None:
    assert is_known(code)


@pytest.mark.parametrize("code", ["log/sieve.py", "cli/facts/", "Sieve", "Match.evnt", "--sieve", "python -m sieve"])
def test_what_is_not_there_is_seen(code: str) -> None:
    assert not is_known(code)


def test_the_picture_names_what_is_there() -> None:
    assert PICTURE is not None
    paths = re.findall(r"\b\w+/[\w/]*(?:\.py)?", PICTURE[1])
    classes = re.findall(r"\b[A-Z][a-z]+[A-Z]\w+|\b(?:Query|Store|Outcomes|Found|Selection|Match)\b", PICTURE[1])
    assert len(paths) > 8
    assert len(classes) > 6
    assert [path for path in paths if not is_there(path)] == []
    assert [name for name in classes if name not in DEFINED] == []


@pytest.mark.parametrize("layer", [layer for row in LAYERS for layer in row])
def test_every_layer_is_told(layer: str) -> None:
    rows = [line for line in PAGE.split("## The way of one event")[0].splitlines() if line.startswith("|")]
    name = f"`{layer}/`" if (PACKAGE / layer).is_dir() else f"`{layer}.py`"
    assert any(name in row.split("|")[1] for row in rows)


def test_the_layers_are_told_from_top_to_bottom() -> None:
    told = re.findall(r"^\| (`.*?`) \|", PAGE, re.MULTILINE)[: len(LAYERS)]
    named = [re.findall(r"`(\w+)", row) for row in told]
    assert [layer for row in named for layer in row] == [layer for row in LAYERS for layer in row]


def test_contributing_points_to_it() -> None:
    assert "(docs/architecture.md)" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
