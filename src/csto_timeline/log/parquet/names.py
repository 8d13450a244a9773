"""The names that the events of a log in Parquet use, as its files keep them or its columns have them."""

from collections.abc import Mapping
from typing import NamedTuple

from csto_timeline.log.name_fields import NameField
from csto_timeline.log.parquet.columns import OF_NAMES, is_list
from csto_timeline.log.parquet.engine import Engine
from csto_timeline.log.parquet.statement import Sql


class _Spelt(NamedTuple):
    """What of an event has names, with one of them."""

    tags: tuple[str, ...] = ()
    place: str | None = None


class ColumnNames:
    """Looks up names by their fields in `NAME_FIELDS`; `kept` are those that the files list."""

    def __init__(self, engine: Engine, kept: Mapping[str, dict[str, None]]) -> None:
        self._engine = engine
        self._kept = kept

    def of(self, field: str) -> dict[str, None]:
        """Return the names of a field that events use; raises `LogError`."""
        return self._kept.get(field) or dict.fromkeys(self._distinct(field))

    def spellings(self, name_field: NameField, keys: frozenset[str]) -> list[str]:
        """Return those values of the columns of a field that have one of the keys; raises `LogError`."""
        spelt = ((name, _spelt(name_field.name, name)) for name in self._distinct(name_field.name))
        return [name for name, event in spelt if not keys.isdisjoint(name_field.keys_of(event))]

    def _distinct(self, field: str) -> list[str]:
        """Return the different values of the columns of a field, in the order of the alphabet."""
        found: set[str] = set()
        for column in OF_NAMES[field]:
            value = f"unnest({column})" if is_list(column) else column
            text = f"SELECT DISTINCT name FROM (SELECT {value} AS name FROM log) WHERE name IS NOT NULL"
            found.update(name for (name,) in self._engine.all(Sql(text)))
        return sorted(found)


def _spelt(field: str, name: str) -> _Spelt:
    """Return what has one name of a field alone."""
    return _Spelt(tags=(name,)) if field == "tags" else _Spelt(place=name)
