"""The criteria of names: that an event has those of people, countries, kinds, tags, places or sources, or has not."""

from collections.abc import Callable
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from csto_timeline.dates.period import Fit
from csto_timeline.log.name_fields import NameField
from csto_timeline.log.registers import Registers
from csto_timeline.query.criterion import Also, Plain, quoted
from csto_timeline.query.known_names import canonical

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition

_LISTED = 6  # names that one typed word means
_NO, _CERTAIN = Fit.NO, Fit.CERTAIN  # looked up once: an event of a log may be asked for each of them


class TypedName(NamedTuple):
    """A name as it was typed, and the key that events use for what it means."""

    typed: str
    key: str


class HasAny(Plain, frozen=True, dict=True):
    """The event has all names of one of the groups; `shared` is told of what has been typed (`Criterion.also`)."""

    name_field: NameField
    groups: tuple[tuple[TypedName, ...], ...]
    shared: tuple[Also, ...] = ()

    @property
    def also(self) -> tuple[Also, ...]:  # type: ignore[override]
        """See `Criterion`."""
        return self.shared

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads."""
        return self.name_field.members

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Both, Either, Uses  # only logs in Parquet need it

        stand_in = dict(self.name_field.stand_in)
        every = (
            Both(
                tuple(
                    Uses(self.name_field, frozenset({name.key}), stand_in.get(name.key, frozenset())) for name in group
                )
            )
            for group in self.groups
            if len(group) > 1
        )
        single = frozenset(group[0].key for group in self.groups if len(group) == 1)
        also = frozenset().union(*(stand_in.get(key, frozenset()) for key in single))
        return Either((Uses(self.name_field, single, also), *every))

    @cached_property
    def fit(self) -> Callable[[Any], Fit]:
        """Return whether it has; see `Criterion`. It is asked of every event of a log: all that it needs is at hand."""
        keys_of = self.name_field.keys_of
        single = frozenset(group[0].key for group in self.groups if len(group) == 1)
        several = [frozenset(name.key for name in group) for group in self.groups if len(group) > 1]

        def fit(event: Any) -> Fit:
            keys = keys_of(event)
            if not single.isdisjoint(keys):
                return _CERTAIN
            return _CERTAIN if several and any(group.issubset(keys) for group in several) else _NO

        return fit

    def label(self, registers: Registers) -> str:
        """Return it in words: of what was typed and means many names, how many these are."""
        meant: dict[str, dict[str, None]] = {}
        for group in self.groups:
            names = " and ".join(canonical(self.name_field, registers, name.key) for name in group)
            meant.setdefault("+".join(name.typed for name in group), {})[names] = None
        plural = self.name_field.register or self.name_field.name
        words = (
            each if len(each) <= _LISTED else [f"{typed} (any of {len(each)} {plural})"]
            for typed, each in meant.items()
        )
        return f"{self.name_field.label} {' or '.join(dict.fromkeys(chain.from_iterable(words)))}"

    def option(self, prefix: str = "--") -> str:
        """Return the options as they were typed."""
        values = dict.fromkeys("+".join(name.typed for name in group) for group in self.groups)
        return " ".join(f"{prefix}{self.name_field.option} {quoted(value)}" for value in values)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all groups."""
        return frozenset(name.key for group in self.groups for name in group)


class Not(Plain, frozen=True):
    """The event does not fit another criterion."""

    criterion: HasAny

    @property
    def also(self) -> tuple[Also, ...]:  # type: ignore[override]
        """See `Criterion`."""
        return self.criterion.shared

    @property
    def members(self) -> frozenset[str]:
        """The paths of the members that it reads."""
        return self.criterion.members

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        from csto_timeline.log.condition import Opposite  # only logs in Parquet need it

        return Opposite(self.criterion.condition)

    def fit(self, event: Any) -> Fit:
        """Return whether it does not; see `Criterion`."""
        return _CERTAIN if self.criterion.fit(event) is _NO else _NO

    def label(self, registers: Registers) -> str:
        """Return it in words."""
        return f"not {self.criterion.label(registers)}"

    def option(self) -> str:
        """Return the options as they were typed."""
        return self.criterion.option("--not-")
