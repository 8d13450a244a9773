"""Ids that are not slugs, what they become, and all that names them."""

from collections import Counter
from collections.abc import Iterator

from csto_timeline.check.one_text import JsonText
from csto_timeline.check.uses_of_names import uses_of_event, uses_of_registers
from csto_timeline.check.whole_log import WholeLog
from csto_timeline.log.registers import REGISTERS, key_of
from csto_timeline.log.validity import Path
from csto_timeline.writing.ids import slug

_EVENTS = "events"
_Id = tuple[str, str]  # whose id it is, `events` or a register, and the id


class Renaming:
    """What each id that is not a slug becomes: the slug of its words, where nothing else has that."""

    def __init__(self, log: WholeLog) -> None:
        wrong = [each for text in log.texts for each in _wrong_ids(text) if each[1][-1] == "id"]
        taken = {(_EVENTS, id) for id in log.index.ids}
        taken |= {(register, key_of(row)) for register in REGISTERS for row in getattr(log.registers, register)}
        new = {(whose, found): slug(found) for whose, _, found in wrong}
        times = Counter((whose, id) for (whose, _), id in new.items())
        self._taken = taken
        self._new: dict[_Id, str] = {
            (whose, found): id
            for (whose, found), id in new.items()
            if id and (whose, id) not in taken and times[whose, id] == 1 and _is_one(wrong, whose, found)
        }

    def of(self, text: JsonText) -> Iterator[tuple[Path, str, str]]:
        """Yield the ids in a text that are to be renamed, with their paths, new ids and the rule."""
        for whose, path, found in _wrong_ids(text):
            new = self._new.get((whose, found))
            if new is None and path[-1] != "id" and (whose, slug(found)) in self._taken:
                new = slug(found)  # of something whose own id is right
            if new:
                yield path, new, "bad-id"
        for whose, found, path in _uses(text):
            if (new := self._new.get((whose, found))) and text.is_sound(path):
                yield path, new, "bad-id"


def _is_one(wrong: list[tuple[str, Path, str]], whose: str, found: str) -> bool:
    """Return whether one event has the id; lines of JSON Lines may each have the entry of a register."""
    return whose != _EVENTS or sum(each[0] == whose and each[2] == found for each in wrong) == 1


def _wrong_ids(text: JsonText) -> Iterator[tuple[str, Path, str]]:
    """Yield the ids in a text that are not slugs: whose they are, their path, what stands there."""
    for fault in text.faults:
        if fault.rule != "bad-id" or fault.found is None:
            continue
        steps = fault.path[1:] if text.event and fault.path[:1] == ("registers",) else fault.path
        register = steps[0] if len(steps) > 1 else None
        if fault.path[-1] == "id":
            yield str(register or _EVENTS), fault.path, fault.found
        elif fault.path[-1] in {"part_of", "follows", "event"}:
            yield _EVENTS, fault.path, fault.found


def _uses(text: JsonText) -> Iterator[tuple[str, str, Path]]:
    """Yield what names register entries in a text: the register, the name and the path."""
    if text.event:
        yield from uses_of_event(text.event)
        if text.event.place:
            yield "places", text.event.place, ("place",)
    for register, name, path in uses_of_registers(text.registers):
        yield register, name, text.in_tree(path)
