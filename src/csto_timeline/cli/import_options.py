"""The options of an import, and the mapping of columns that they make."""

import codecs
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from csto_timeline.errors import UsageError
from csto_timeline.importers import mapping_file
from csto_timeline.importers.mapping import Mapping, checked_target, parsed_rule


class ImportOptions(Struct, frozen=True, kw_only=True):
    """The options of an import."""

    files: tuple[str, ...]
    name: str | None = None
    map: tuple[str, ...] = ()
    set: tuple[str, ...] = ()
    save_map: Path | None = None
    day_first: bool | None = None
    keep: bool = False
    strict: bool = False
    encoding: str | None = None
    sheet: str | None = None
    raw: bool = False

    def __post_init__(self) -> None:
        """Raise `UsageError` for an encoding that does not exist."""
        try:
            name = self.encoding or "utf-8"
            data = " ".encode(name)  # of bytes, such as zip, there are encodings too
            codecs.getincrementaldecoder(name)("replace").decode(data)
        except (LookupError, ValueError):
            raise UsageError(
                f'--encoding: "{self.encoding}" is no encoding of text: write utf-8, utf-16, cp1251 or cp1252'
            ) from None

    def mapping(self, columns: Sequence[str]) -> Mapping:
        """Return what columns become; of what is said twice the last holds. Raises `UsageError` and `LogError`."""
        found = Mapping()
        for text in self.map:
            if "=" in text:
                found = _joined(found, Mapping((parsed_rule(text, columns),)))
            elif not Path(text).suffix:
                raise UsageError(
                    f"--map {text}: write MEMBER=COLUMN, as date={text}, or name a TOML file that has them"
                )
            else:
                found = _joined(found, mapping_file.read(Path(text), tuple(columns)))
        constants = tuple(map(_constant, self.set))
        return _joined(found, Mapping((), constants, self.day_first))


def _joined(one: Mapping, other: Mapping) -> Mapping:
    rules = {rule.target: rule for rule in (*one.rules, *other.rules)}
    constants = {**dict(one.constants), **dict(other.constants)}
    day_first = one.day_first if other.day_first is None else other.day_first
    return Mapping(tuple(rules.values()), tuple(constants.items()), day_first)


def _constant(text: str) -> tuple[str, str]:
    target, equals, value = text.partition("=")
    if not equals or not value.strip():
        raise UsageError(f"--set {text}: write MEMBER=TEXT, as kind=clash")
    return checked_target(target.strip(), f"--set {text}"), value
