"""Imports point one way, as CONTRIBUTING readers and the linter expect."""

import ast
from pathlib import Path

import pytest

import csto_timeline

PACKAGE = Path(csto_timeline.__file__).parent
# Each layer may import those before it, and its own.
LAYERS = [
    {"errors", "text"},
    {"edtf", "dates", "datewords", "periods"},
    {"model"},
    {"log", "merge", "unite", "lines", "schema", "faults", "names", "citation", "agreement", "query", "headings"},
    {
        "groups",
        "tally",
        "quotations",
        "reasons",
        "registers",
        "sieve",
        "vocabulary",
        "facts",
        "nearness",
        "state",
        "check",
    },
    {"formats", "quotes_markdown", "terminal"},
    {"cli"},
]
RANK = {module: rank for rank, layer in enumerate(LAYERS) for module in layer}
FILES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.name != "__main__.py" and path.parent / path.name != PACKAGE / "__init__.py"
)


def imports(path: Path) -> set[str]:
    """Give the modules of the package that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("csto_timeline"):
            names = [node.module] if node.module != "csto_timeline" else [f"csto_timeline.{a.name}" for a in node.names]
            found |= {name.split(".")[1] for name in names if "." in name}
    return found - {"__version__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert {module for module in imports(path) if RANK[module] > RANK[own]} == set()


def test_every_module_has_its_layer() -> None:
    modules = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES}
    assert modules == set(RANK)
