"""KleptocracyTimeline: a folder of Markdown files, or one, each an event with its members as YAML at its head."""

import re
from collections.abc import Iterator
from pathlib import Path

from csto_timeline.errors import ForeignFileError
from csto_timeline.extras import missing
from csto_timeline.importers import json
from csto_timeline.importers.head import Head
from csto_timeline.importers.table import Cells, Row, Table, items_of, text_of

NEEDS = frozenset({"date", "title", "body"})
USES = frozenset(
    {
        *("id", "date", "title", "summary", "body", "location", "actors", "tags"),
        *("sources.title", "sources.outlet", "sources.publisher", "sources.url", "sources.date", "sources.archive_url"),
    }
)
DATE = "date"
_SUFFIXES = {".md", ".markdown"}
_FENCE = "---"


def recognises(head: Head) -> bool:
    """Return whether it is a folder with Markdown files, or such a file with a head of YAML."""
    if head.path.is_dir():
        return any(_files(head.path))
    return head.suffix in _SUFFIXES and re.match(rf"\s*{_FENCE}\r?\n", head.text) is not None


def read(head: Head) -> Table:
    """Return a row for each file, by their names; raises `UsageError` if PyYAML is not installed."""
    try:
        import yaml  # noqa: F401 (looked for before the first file)
    except ImportError:
        raise missing("YAML front matter", "import", "pyyaml") from None
    files = sorted(_files(head.path)) if head.path.is_dir() else [head.path]
    rows = [_row(path, head) for path in files]
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return Table(tuple(columns), iter(rows), total=len(rows))


def targets(cells: Cells) -> Cells:
    """Return what an event takes of a file."""
    return {
        "id": text_of(cells, "id"),
        "date": text_of(cells, "date"),
        "title": text_of(cells, "title"),
        "summary": text_of(cells, "body", "summary"),
        "place": text_of(cells, "location"),
        "people": items_of(cells, "actors"),
        "tags": items_of(cells, "tags"),
        "source.title": items_of(cells, "sources.title"),
        "source.publisher": items_of(cells, "sources.outlet") or items_of(cells, "sources.publisher"),
        "source.url": items_of(cells, "sources.url"),
        "source.published": items_of(cells, "sources.date"),
        "source.archived": items_of(cells, "sources.archive_url"),
    }


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.name.lower() != "readme.md")


def _row(path: Path, head: Head) -> Row:
    try:
        text = path.read_text(head.encoding).removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise ForeignFileError(f"{path} cannot be read: {error}") from None
    begin, _, rest = text.lstrip().partition(f"{_FENCE}\n")
    members, fence, body = rest.partition(f"\n{_FENCE}")
    if begin or not fence:
        return Row(path.name, {}, "has no YAML front matter between lines of ---")
    found = _yaml(members)
    if isinstance(found, str):
        return Row(path.name, {}, found)
    cells = json.flat(found)
    return Row(path.name, cells | ({"body": body.strip()} if body.strip() else {}))


def _yaml(text: str) -> dict[str, object] | str:
    """Return the members of a head, every scalar as a text, or in words what is wrong with it.

    An alias is refused: a few lines of them stand for more than fits into the memory.
    """
    import yaml

    class Loader(yaml.BaseLoader):
        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("there is an alias in the front matter: write it out")
            return super().compose_node(parent, index)

    try:
        members = yaml.load(text, Loader)  # noqa: S506 (a loader of texts alone)
    except (yaml.YAMLError, RecursionError) as error:
        return f"has front matter that is not YAML: {' '.join(str(error).split())}"
    if not isinstance(members, dict):
        return "has front matter without members"
    return {str(name): value for name, value in members.items()}
