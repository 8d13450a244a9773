"""The output of `people --office`: who held an office, from when to when."""

from typing import Any

from csto_timeline.answers.offices import OfficeHolder, office_holders
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.query.query import Query
from csto_timeline.terminal.pages.offices import page


def answer(settings: Settings, typed: str, query: Query, *, json: bool) -> int:
    """Write the tenures in their three forms; of the query, its limit and order count. Return the exit code.

    Raises `UsageError` for an empty title.
    """
    if not typed.strip():
        raise UsageError("--office: a title is missing")
    every = office_holders(settings.store().registers(), typed)
    shown = (every[::-1] if query.reverse else every)[: query.limit]
    present(
        settings.display,
        json=json,
        data=lambda: map(_data, shown),
        rows=lambda: map(_row, shown),
        page=lambda _: page(shown),
    )
    if len(shown) < len(every):
        note(f"{len(shown):,} of {len(every):,} tenures: --limit left out the rest")
    return settings.exit_code(len(shown))


def _row(tenure: OfficeHolder) -> tuple[str, ...]:
    office, person, source = tenure.office, tenure.person, tenure.source
    dates = (each.text if each else "" for each in (office.since, office.until))
    return (
        office.title,
        person.id,
        person.name,
        *dates,
        source.id if source else "",
        source.publisher if source else "",
    )


def _data(tenure: OfficeHolder) -> dict[str, Any]:
    office, person, source = tenure.office, tenure.person, tenure.source
    return {
        "office": office.title,
        "person": person.id,
        "name": person.name,
        "from": office.since,
        "to": office.until,
        "source": source.id if source else None,
        "publisher": source.publisher if source else None,
        "url": source.url if source else None,
    }
