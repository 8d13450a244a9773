"""Imports point one way: the layers are read from top to bottom, and no two files import each other."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import csto_timeline

PACKAGE = Path(csto_timeline.__file__).parent
NAME = PACKAGE.name
# Each layer may import those before it and its own files; those of one row are neighbours and stay strangers.
LAYERS = (
    ("system",),
    ("joiners",),
    ("errors", "text"),
    ("extras", "folding"),
    ("addresses",),
    ("dates",),
    ("log",),
    ("query",),
    ("answers",),
    ("check",),
    ("writing",),
    ("formats", "terminal"),
    ("importers",),
    ("cli",),
)
RANK = {layer: rank for rank, row in enumerate(LAYERS) for layer in row}
MAY_SEE_EACH_OTHER = {("text", "errors")}


def module_name(path: Path) -> str:
    """Return the dotted name of a file below the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__main__.py"}
SOURCES = {name: path.read_text("utf-8") for name, path in FILES.items() if name != NAME}


def imported(source: str, known: Mapping[str, object]) -> set[str]:
    """Return the modules of the package that a source imports, anywhere in it and in any way."""
    return {name for node in ast.walk(ast.parse(source)) for name in _named(node, known)} - {NAME}


def _named(node: ast.AST, known: Mapping[str, object]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (_module(alias.name, known) for alias in names if alias.name.split(".")[0] == NAME)
        case ast.ImportFrom(module=str(module), names=names) if module.split(".")[0] == NAME:
            for alias in names:
                yield _module(f"{module}.{alias.name}", known)
        case ast.Call(func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"), args=[argument, *_]):
            yield from (name for name in known if _may_be(argument, name))


def _module(name: str, known: Mapping[str, object]) -> str:
    """Return the module itself, where `name` is that of something in a module."""
    return name if name in known else name.rpartition(".")[0]


def _may_be(argument: ast.expr, name: str) -> bool:
    """Say whether the argument of `import_module` may be `name`: a text, or one with a part that is filled in."""
    match argument:
        case ast.Constant(value=str(text)):
            return text == name
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            return name.startswith(start) and "." not in name.removeprefix(start)
    return True  # anything may be meant


GRAPH = {name: imported(source, SOURCES) for name, source in SOURCES.items()}


def layer(name: str) -> str:
    """Return the layer, or the file at the top, that a module belongs to."""
    return name.split(".")[1]


def upward(graph: Mapping[str, set[str]]) -> list[str]:
    """Return the imports that run up, or between neighbours."""
    return [
        f"{name} imports {other}"
        for name, others in graph.items()
        for other in sorted(others)
        if layer(other) != layer(name) and RANK[layer(other)] >= RANK[layer(name)]
        if (layer(name), layer(other)) not in MAY_SEE_EACH_OTHER
    ]


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Return each file that reaches itself by imports, with the way."""
    found = []
    for start in graph:
        ways, seen = [[start]], set[str]()
        while ways:
            way = ways.pop()
            for other in graph.get(way[-1], ()):
                if other == start:
                    found.append([*way, start])
                elif other not in seen:
                    seen.add(other)
                    ways.append([*way, other])
    return found


def test_every_file_is_in_a_layer() -> None:
    assert {layer(name) for name in SOURCES} == set(RANK)


def test_no_import_is_relative() -> None:
    """The name of a module is written in full, or the tests below would not see it."""
    relative = {
        name
        for name, source in SOURCES.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level
    }
    assert relative == set()


def test_imports_point_one_way() -> None:
    assert upward(GRAPH) == []


def test_no_two_files_import_each_other() -> None:
    assert circles(GRAPH) == []


@pytest.mark.parametrize(
    "planted",
    [
        "import csto_timeline.cli.app",
        "from csto_timeline.cli import app",
        "from csto_timeline.cli.app import run",
        "def late():\n    from csto_timeline.cli.app import run",
        "from importlib import import_module\nimport_module('csto_timeline.cli.app')",
        "import importlib\nimportlib.import_module(f'csto_timeline.cli.{1}')",
    ],
)
def test_a_planted_import_is_seen(planted: str) -> None:
    graph = GRAPH | {f"{NAME}.text": imported(planted, SOURCES)}
    assert f"{NAME}.text imports {NAME}.cli.app" in upward(graph)
    assert any(way[0] == f"{NAME}.text" for way in circles(graph))


def test_no_file_names_a_path_of_one_machine() -> None:
    """Tests that need what one machine alone has pass there, and are skipped in silence everywhere else."""
    root = Path(__file__).parent.parent
    named = re.compile(r"/(?:work|home/[a-z]+|Users/[A-Z]\w+)/(?:main|shared|[A-Za-z]\w+/)")
    files = [
        path for folder in ("src", "tests", "scripts", "benchmarks", "docs") for path in (root / folder).rglob("*.*")
    ]
    texts = {path: path.read_text("utf-8") for path in files if path.suffix in {".py", ".md", ".js", ".json", ".toml"}}
    assert len(texts) > 100
    assert [path.name for path, text in texts.items() if named.search(text)] == []
