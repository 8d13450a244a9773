"""The criterion of an id: the event is one of those that were named."""

from typing import TYPE_CHECKING, Any, ClassVar

from csto_timeline.dates.period import Fit
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import HasId
from csto_timeline.log.store import Store
from csto_timeline.query.criterion import Plain, quoted

if TYPE_CHECKING:
    from csto_timeline.log.condition import Condition


class IsEvent(Plain, frozen=True):
    """The event has one of these ids; `merged` are the former ids that were typed, each with what it became."""

    ids: tuple[str, ...]
    merged: tuple[tuple[str, str], ...] = ()
    members: ClassVar[frozenset[str]] = HasId.members

    @property
    def condition(self) -> "Condition":
        """See `Criterion`."""
        return HasId(frozenset(self.ids)).condition

    def fit(self, event: Any) -> Fit:
        """Return whether it has; see `Criterion`."""
        return Fit.CERTAIN if event.id in self.ids else Fit.NO

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return f"event {' or '.join(self.ids)}"

    def option(self) -> str:
        """Return the option."""
        return " ".join(f"--event {quoted(id)}" for id in self.ids)


def is_event(typed: tuple[str, ...], store: Store) -> IsEvent:
    """Return the criterion for ids as typed, in any case, each once; a former id is that of the event it became.

    Raises `UnresolvedName`, with the nearest ids, for one that no event has.
    """
    ids = dict.fromkeys(each.strip().lower() for each in typed)
    known = {found.event.id for found in store.events([HasId(frozenset(ids))])}
    merged = {id: _became(id, store) for id in ids if id not in known}
    return IsEvent(tuple(dict.fromkeys(merged.get(id, id) for id in ids)), tuple(merged.items()))


def _became(id: str, store: Store) -> str:
    now = store.registers().merged_into(id)
    if now is None:
        from csto_timeline.query.unknown_names import unknown_event  # few ids are mistyped

        raise unknown_event(id, (row.id for row in store.rows(HasId.members)))
    return now
