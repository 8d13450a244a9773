"""Which event is meant by words of its title or id."""

import shlex
from collections.abc import Iterator, Sequence

from csto_timeline.errors import UnresolvedName
from csto_timeline.folding import fold
from csto_timeline.log.store import Store

_TITLED = frozenset({"id", "title"})
_NAMED_AT_MOST = 5


def event_by_title(store: Store, typed: str) -> str | None:
    """Return the id of the event whose title has those words next to each other, else all of them; None without any.

    Raises `UnresolvedName` for several.
    """
    words = fold(typed)
    together, apart = list[str](), list[str]()
    for row in store.rows(_TITLED) if words else ():
        title = fold(row.title)
        if f" {words} " in f" {title} ":
            together.append(row.id)
        elif set(words.split()) <= set(title.split()):
            apart.append(row.id)
    found = together or apart
    more = f"; list --search {shlex.quote(typed)} lists all" if len(found) > _NAMED_AT_MOST else ""
    return _only(found, f'"{typed}" matches the titles of', more)


def event_by_words(store: Store, typed: str) -> str | None:
    """Return the id of the event whose id has all those words, else whose title and id have; None without any.

    An id, which has hyphens, is no such words. Raises `UnresolvedName` for several.
    """
    words = set(fold(typed).split())
    of_id, of_both = list[str](), list[str]()
    for row in store.rows(_TITLED) if words and "-" not in typed else ():
        id = set(fold(row.id).split())
        if words <= id:
            of_id.append(row.id)
        elif words <= id | set(fold(row.title).split()):
            of_both.append(row.id)
    return _only(of_id or of_both, f'"{typed}" matches', "; write more of the title or the id")


def _only(found: Sequence[str], matches: str, more: str) -> str | None:
    if len(found) > 1:
        raise UnresolvedName(f"{matches} {len(found):,} events: {', '.join(_some(found))}{more}")
    return found[0] if found else None


def _some(ids: Sequence[str]) -> Iterator[str]:
    yield from ids[:_NAMED_AT_MOST]
    if len(ids) > _NAMED_AT_MOST:
        yield "…"
