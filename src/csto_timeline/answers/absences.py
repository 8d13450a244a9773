"""From how many of the events that are counted a country stayed away, though the filter by that country found them."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping

from csto_timeline.log.model import Event
from csto_timeline.log.registers import Registers
from csto_timeline.log.screening import Outcomes
from csto_timeline.query.has_names import HasAny
from csto_timeline.query.select import Selection


class Absences:
    """Counts, for the countries that a selection asks for, the events from which each stayed away."""

    def __init__(self, selection: Selection) -> None:
        self._countries = frozenset(_countries_asked(selection))
        self._numbers: Counter[str] = Counter()
        self._done = bool(self._countries and selection.store_counts)
        if self._done:
            self._add_all(selection)

    def add(self, event: Event) -> None:
        """Add an event of the selection, unless the store has counted them all."""
        if event.absent and not self._done:
            self._numbers.update(self._countries.intersection(event.absent))

    def numbers(self) -> dict[str, int]:
        """Return the number of each country that stayed away from an event, the greatest first."""
        return dict(sorted(self._numbers.items(), key=lambda each: (-each[1], each[0])))

    def _add_all(self, selection: Selection) -> None:
        counted = selection.store.counts("countries", selection.criteria, Outcomes())
        assert counted is not None  # the store has counted these events by something else
        absent = [counted.absences, *(Counter(found.event.absent) for found in counted.others)]
        for numbers in absent:
            self._numbers.update({key: number for key, number in numbers.items() if key in self._countries})


def absence_words(registers: Registers, absences: Mapping[str, int], total: int, where: str = "") -> Iterator[str]:
    """Yield a sentence for each country: `Armenia stayed away from 3 of 43 events in 2024 (--absent AM)`."""
    for code, number in absences.items():
        events = "the only event" if total == 1 else f"{number:,} of {total:,} events"
        yield f"{registers.country(code).name} stayed away from {events}{where} (--absent {shlex.quote(code)})"


def _countries_asked(selection: Selection) -> Iterator[str]:
    """Yield the countries that are asked for, but for those whose absence is."""
    asked: dict[str, set[str]] = {"countries": set(), "absent": set()}
    for criterion in selection.criteria:
        if isinstance(criterion, HasAny) and criterion.name_field.name in asked:
            asked[criterion.name_field.name] |= criterion.keys
    yield from asked["countries"] - asked["absent"]
