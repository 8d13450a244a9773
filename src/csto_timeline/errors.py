"""The errors that a user can cause, and mend."""

from typing import ClassVar


class TimelineError(Exception):
    """One line for the user: what was wrong, where, and what would work.

    `exit_code` is the status that the command line ends with.
    """

    exit_code: ClassVar[int] = 1


class UsageError(TimelineError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class DateError(UsageError, ValueError):
    """A date that is not one, or that can be read in two ways."""


class LogError(TimelineError):
    """A log that cannot be read, or is not valid."""

    exit_code = 3


class UnresolvedName(TimelineError):
    """A name or id that nothing in the log has, or that several share."""

    exit_code = 4


class OutputError(TimelineError):
    """The answer could not be written (EX_IOERR of sysexits.h)."""

    exit_code = 74
