"""Lines for a pipe: one an event, tab-separated, nothing cut, no colour. Without Rich."""

from collections.abc import Callable, Iterator, Sequence

from csto_timeline.groups import Group, Grouped
from csto_timeline.model import Event
from csto_timeline.query import Selection
from csto_timeline.text import visible


def rows(
    selection: Selection,
    *,
    long: bool,
    groups: Sequence[Grouped] = (),
    why: Callable[[Event], list[str]] | None = None,
) -> Iterator[str]:
    """Give for each event its EDTF date, kind, country codes, title and id.

    `long` adds the summary and the ids of the sources, `why` the reasons for which an event
    fits. With `groups` the name of the group stands first. Lists are joined by commas,
    reasons by semicolons.
    """
    for group, matches in groups or [Grouped(Group("", ""), selection.matches)]:
        for match in matches:
            cells = [*([group.name] if groups else []), *_cells(match.event, long)]
            cells += ["; ".join(why(match.event))] if why else []
            yield "\t".join(map(visible, cells))


def _cells(event: Event, long: bool) -> Iterator[str]:
    yield from (event.date.text, event.kind, ",".join(event.countries), event.title, event.id)
    if long:
        yield event.summary or ""
        yield ",".join(dict.fromkeys(account.source for account in event.accounts))
