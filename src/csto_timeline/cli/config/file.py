"""The settings file as it stands: what its tables may be, and what is wrong with it, with line and column."""

import stat
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from unicodedata import category

from msgspec import Struct

from csto_timeline.cli.config.place import ENVIRONMENT, is_named
from csto_timeline.cli.config.toml import Table, TomlError, parse, place_of
from csto_timeline.cli.display import Color
from csto_timeline.cli.logs import at_home
from csto_timeline.errors import UsageError
from csto_timeline.folding import nearest
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import STDIN

QUESTIONS = "questions"
NAMES = "write one word of letters, digits, - . and _"
_MOST = 1 << 18  # bytes
# What stands above the tables, and holds for all commands, with the option that beats it.
TOP = {"log": "--log", "merge": "--merge", "color": "--color", "pager": "--no-pager", "plain": "--plain"}


class ConfigFile(Struct, frozen=True):
    """The settings that a file has; `data` is its TOML."""

    path: Path
    text: str
    data: Table

    def fault(self, words: str, *keys: str) -> UsageError:
        """Return what is wrong with what stands under those keys, with its place."""
        where = place_of(self.text, keys)
        return UsageError(f"{self.path}:{where.line}:{where.column}: {words}")

    def line(self, *keys: str) -> int:
        """Return the line in which what stands under those keys begins."""
        return place_of(self.text, keys).line

    def table(self, *keys: str) -> Table:
        """Return the table under those keys, an empty one if there is none."""
        found: Any = self.data
        for key in keys:
            found = found.get(key, {})
        return dict(found)

    def logs(self, value: Any, *keys: str) -> list[str]:
        """Return the logs that a setting names, those in the folder of the file by their whole path."""
        named = [value] if isinstance(value, str) else value
        if not isinstance(named, list) or not named or not all(isinstance(each, str) and each for each in named):
            raise self.fault(f'"{keys[-1]}" must be a file or folder in quotation marks, or a list of those', *keys)
        return [each if each in {BUILTIN, STDIN} else self.beside(each) for each in named]

    def beside(self, path: str) -> str:
        """Return the whole path of what the file names: where it is not whole, it begins in the folder of the file."""
        return str(self.path.absolute().parent / at_home(path))


def read(path: Path, commands: Collection[str]) -> ConfigFile | None:
    """Return the settings of a file, which may have a table for each of the `commands`; None if there is not a file.

    Raises `UsageError` if it is not valid.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path} is not a file")
        data = path.read_bytes()
    except FileNotFoundError:
        if is_named():
            raise UsageError(f"{ENVIRONMENT}: {path} does not exist: create it, or unset {ENVIRONMENT}") from None
        return None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', error)}") from None
    if len(data) > _MOST:
        raise UsageError(f"{path} is longer than {_MOST >> 10} KiB: too long for a settings file")
    try:
        found = ConfigFile(path, *parse(data))
    except TomlError as error:
        raise UsageError(f"{path}:{error.place.line}:{error.place.column}: {error.words}") from None
    _check(found, commands)
    return found


def _check(file: ConfigFile, commands: Collection[str]) -> None:
    """Raise what is wrong above the tables, with their names, or with the names of questions."""
    for key, value in file.data.items():
        if key in commands or key == QUESTIONS:
            if not isinstance(value, dict):
                raise file.fault(f'"{key}" must be a table: write [{key}], and its options below that', key)
        elif key in TOP:
            _check_top(file, key, value)
        else:
            raise file.fault(unknown(key, [*TOP, QUESTIONS, *commands], "setting"), key)
    for name, question in file.table(QUESTIONS).items():
        if not is_name(name):
            raise file.fault(f'"{name}" cannot be the name of a question: {NAMES}', QUESTIONS, name)
        if not isinstance(question, dict):
            raise file.fault(
                f'"{name}" must be a table: write [{QUESTIONS}.{name}], and its filters below', QUESTIONS, name
            )


def is_name(text: str) -> bool:
    """Return whether a question may be called so, whatever the encoding of the terminal is: see `NAMES`."""
    return text[:1].isalnum() and all(each.isalnum() or each in "-._" or category(each)[0] == "M" for each in text)


def _check_top(file: ConfigFile, key: str, value: Any) -> None:
    match key:
        case "log":
            file.logs(value, key)
        case "color" if value not in [*Color]:
            raise file.fault(f'"color" must be one of {", ".join(map(_quoted, Color))}', key)
        case "pager" if not isinstance(value, bool | str) or value == "":
            raise file.fault('"pager" must be true, false, or a command in quotation marks', key)
        case "merge" | "plain" if not isinstance(value, bool):
            raise file.fault(f'"{key}" must be true or false', key)


def unknown(key: str, known: Collection[str], what: str, where: str = "") -> str:
    """Say that there is no such key, and which one is meant, else which there are."""
    near = nearest(key, known)
    others = f"write one of {_listed(list(known))}" if len(known) > 1 else f"the only one is {_listed(list(known))}"
    advice = f"did you mean {_listed(near)}?" if near else others
    return f'there is no {what} "{key}"{where}: {advice}'


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def _quoted(word: str) -> str:
    return f'"{word}"'
