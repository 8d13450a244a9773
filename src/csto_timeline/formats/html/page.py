"""A page in parts: what stands above the events, these in pieces, and what stands below them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from csto_timeline.answers.marks import mark_of
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.html.assets import policy, script, style
from csto_timeline.formats.html.facts import Door
from csto_timeline.formats.html.groups import Anchors, Group, group_of
from csto_timeline.formats.html.head import foot_of, head_of
from csto_timeline.formats.html.rows import Cited, Rows
from csto_timeline.formats.html.summary import summary
from csto_timeline.formats.html.templates import Templates
from csto_timeline.formats.icalendar.description import Cited as CitedInCalendar
from csto_timeline.log.model import Source
from csto_timeline.query.select import Match, Selection


class Page:
    """The parts of a page, to be taken in their order."""

    piece = 500  # events: so many a browser draws without a delay

    def __init__(self, selection: Selection, options: Options, track: Track) -> None:
        """Go through the events for what the page must know of all of them; raises `InstallationError`."""
        self._selection, self._options, self._track = selection, options, track
        self._known, self.templates = summary(selection), Templates()
        mark = self.templates.event.mark
        kinds, registers = self._known.kinds, selection.registers
        self._marks = {choice.key: mark(mark_of(registers, choice.key)) for choice in kinds.choices}
        self.style, self._script = style(registers, kinds), script()
        self._rows = Rows(selection, self._known, self._marks, self._drawn)
        self._anchors = Anchors()
        self._group: Group | None = None
        self._anchor = ""

    def head(self, *, frames: bool = False) -> Iterator[str]:
        """Return what stands above the events; with `frames` the page may have those beside it in frames."""
        head = head_of(self._selection, self._known, self._options)
        rule = policy(self._script, self.style, frames=frames)
        yield self.templates.page.head(head, rule, Markup(self.style))  # noqa: S704 (our own, colours as numbers)
        known, marks = self._known, self._marks
        yield self.templates.controls.controls(self._selection, known, marks, known.uid, self._options)

    def pieces(self) -> Iterator[Iterator[str]]:
        """Return the events in pieces, each in parts of about an event."""
        numbered = enumerate(self._track(self._selection.matches))
        for number, piece in groupby(numbered, lambda each: each[0] // self.piece):
            yield self._piece(number, (match for _, match in piece))

    def _piece(self, number: int, matches: Iterable[Match]) -> Iterator[str]:
        page, event = self.templates.page, self.templates.event.event
        for group, those in groupby(matches, lambda each: group_of(self._selection, each)):
            continues = group == self._group
            if not continues:
                self._group, self._anchor = group, self._anchors.next(group)
            yield page.group(f"{self._anchor}.{number}" if continues else self._anchor, group, continues)
            for match in those:
                yield event(self._rows.row(match), self._known.uid)
            yield page.end_of_group()

    def tail(self, links: str = "") -> Iterator[str]:
        """Return what stands below the events; after these `links`."""
        page = self.templates.page
        yield page.end_of_timeline(not self._known.ids)
        if links:
            yield links
        yield page.foot(foot_of(self._selection, self._known, self._options))
        yield self.templates.controls.keys()
        yield page.tail(Markup(self._script))  # noqa: S704 (a file of our own)

    def _drawn(self, source: Source, publisher: Door, cited: CitedInCalendar) -> Cited:
        events: Any = self.templates.event
        return Cited(events.opening(source, publisher), events.source(source, cited))
