"""The log that comes with the program."""

from pathlib import Path
from typing import BinaryIO

from csto_timeline.errors import LogError
from csto_timeline.log.document import Document

BUILTIN = "builtin"
_NAME = "the built-in log"


def builtin_path() -> Path:
    """Return where the built-in log is: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "data" / "events.json"
    return packaged if packaged.exists() else package.parents[1] / "data" / "events.json"


def builtin_file() -> BinaryIO:
    """Open the file of the built-in log; raises `LogError` if it is missing."""
    path = builtin_path()
    try:
        return path.open("rb")
    except OSError as error:
        reason = f"{path}: {error.strerror}: reinstall csto-timeline"
        raise LogError(f"{_NAME} cannot be read: {reason}") from None


def builtin() -> Document:
    """Open the built-in log; raises `LogError` if it is missing."""
    with builtin_file() as file:
        return Document(file.read(), _NAME, trusted=True)
