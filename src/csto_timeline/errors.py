"""The errors that a user can cause, and fix."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import ClassVar


class TimelineError(Exception):
    """One line for the user: what was wrong, where, and what would work.

    `exit_code` is the status that the command line ends with, `label` the words with which
    its line begins, so that the class is known where the status is not.
    """

    exit_code: ClassVar[int]
    label: ClassVar[str]


class UsageError(TimelineError):
    """The command line asks for something that cannot be."""

    exit_code = 2
    label = "usage error"


class UnreadableDate(UsageError):
    """What cannot be read as a date; `argument` is where it stands, `text` what stands there."""

    def __init__(self, message: str, argument: str, text: str) -> None:
        super().__init__(message)
        self.argument = argument
        self.text = text


class NotAPeriod(UnreadableDate):
    """What stands in the place of a period cannot be read; `words` has it, word for word as the shell did."""

    def __init__(self, message: str, words: Sequence[str]) -> None:
        super().__init__(message, "PERIOD", " ".join(words))
        self.words = words


class DateError(ValueError):
    """A text that is not a date, or that can be read in two ways. Where it stood says whose fault that is."""


class LogError(TimelineError):
    """A log that cannot be read, or is not valid."""

    exit_code = 3
    label = "log error"


class NotALogError(LogError):
    """A log that does not even begin as one; `begins` are its first bytes."""

    def __init__(self, words: str, begins: bytes) -> None:
        super().__init__(words)
        self.begins = begins


class ForeignFileError(LogError):
    """A file of another tool that cannot be read, or does not become a log."""


class UnresolvedName(TimelineError):
    """A name or id that nothing in the log has, or that several share."""

    exit_code = 4
    label = "name error"


class UnknownName(UnresolvedName):
    """A name that nothing in the log has; `typed` has it.

    `word` returns the message. It holds what was typed against all names of the log, so it is called when the error is
    told: many are caught.
    """

    def __init__(self, typed: str, word: Callable[[], str]) -> None:
        super().__init__(typed)
        self.typed = typed
        self._word = cache(word)

    def __str__(self) -> str:
        """Return the message."""
        return self._word()


class InstallationError(TimelineError):
    """A file that the program brings with it is missing or cannot be read (EX_SOFTWARE of sysexits.h)."""

    exit_code = 70
    label = "bug"


class OutputError(TimelineError):
    """The output could not be written (EX_IOERR of sysexits.h)."""

    exit_code = 74
    label = "output error"
