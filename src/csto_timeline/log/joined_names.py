"""Names of several lists as one list, each name once."""

from collections.abc import Iterable

from csto_timeline.log.name_fields import tag_key


class Names:
    """A list of names to which those of other lists are added, as far as it does not have them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._known = set(self._names)

    def add(self, names: Iterable[str]) -> None:
        """Add the names of another list; one that this has twice stays twice."""
        new = [name for name in names if name not in self._known]
        self._names += new
        self._known.update(new)

    def all(self) -> tuple[str, ...]:
        """Return the names of all lists, in the order in which they were first."""
        return tuple(self._names)


class Tags(Names):
    """Tags, each in the spelling that is first."""

    def all(self) -> tuple[str, ...]:
        """Return the tags of all lists; see `Names`."""
        spelt: dict[str, str] = {}
        for tag in self._names:
            spelt.setdefault(tag_key(tag), tag)
        return tuple(spelt.values())
