"""The interface of every criterion."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from msgspec import Struct

from csto_timeline.log import screening
from csto_timeline.log.registers import Registers

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition


class Also(NamedTuple):
    """What was typed, the name that it means, and the others that have it too."""

    typed: str
    name: str
    others: tuple[str, ...]


class Criterion(screening.Criterion, Protocol):
    """One filter, ready to use: what a store asks of events, and what is told of it.

    One that `refines` another makes no sense without it.
    """

    @property
    def refines(self) -> "Criterion | None":
        """The criterion without which this one makes no sense."""

    @property
    def also(self) -> tuple[Also, ...]:
        """The other names that have what was typed, beside the one that it means."""

    def label(self, registers: Registers) -> str:
        """Return it in words, with canonical names."""

    def option(self) -> str:
        """Return the options by which it was asked for, as they were typed."""


class Plain(Struct, frozen=True):
    """What refines no other criterion, and is quickly answered."""

    costly: ClassVar[bool] = False
    refines: ClassVar[Criterion | None] = None
    also: ClassVar[tuple[Also, ...]] = ()

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import ANYTHING  # only logs in Parquet need it

        return ANYTHING


def quoted(typed: str) -> str:
    """Return what was typed in the quotation marks of a shell."""
    if "'" not in typed:
        return f"'{typed}'"
    from shlex import quote  # few names have an apostrophe, and fewer are told

    return quote(typed)
