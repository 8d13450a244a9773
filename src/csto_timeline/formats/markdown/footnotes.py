"""The footnotes of a brief: its sources."""

from collections.abc import Iterator

from csto_timeline.answers.citation import key
from csto_timeline.formats.markdown.sources import cited
from csto_timeline.log.registers import Registers


class Footnotes:
    """The sources cited so far, in the order of their first use; none where they are not `shown`.

    Labels are the keys of the sources, which renderers turn into numbers: two briefs in one document do not take
    each other's footnotes for their own, as they would if both counted from 1.
    """

    def __init__(self, registers: Registers, *, shown: bool) -> None:
        self._registers = registers
        self.shown = shown
        self._labels: dict[str, str] = {}

    def mark(self, *sources: str) -> str:
        """Return the references to those sources: `[^irna-2022-11-23][^tass-2022-11-24]`."""
        unique = dict.fromkeys(sources if self.shown else ())
        return "".join(f"[^{self._labels.setdefault(id, key(id))}]" for id in unique)

    def definitions(self) -> Iterator[str]:
        """Yield one line for each source cited, and an empty one: in Pandoc a note takes in what stands below it."""
        for id, label in self._labels.items():
            yield f"[^{label}]: {', '.join(cited(self._registers.source(id), start=True))}"
        if self._labels:
            yield ""
