"""Members of an event that are set from the command line: `date=4 Mar 2021`."""

from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError, UsageError
from csto_timeline.folding import nearest

SETTABLE = (
    "date",
    "date_note",
    "time",
    "kind",
    "title",
    "summary",
    "place",
    "place_country",
    "part_of",
    "follows",
)
"""The members that are one text: of the others, an editor shows what there is."""


def assigned(typed: str) -> tuple[str, str | None]:
    """Return the member and the value that `MEMBER=VALUE` sets, None where there is no value; raises `UsageError`.

    A date may be typed in any form of docs/dates.md that does not count from today.
    """
    member, sign, value = typed.partition("=")
    member, value = member.strip(), value.strip()
    if not sign:
        raise UsageError(f"--set {typed}: write MEMBER=VALUE, as date=2021-03-04")
    if member not in SETTABLE:
        close = nearest(member, SETTABLE, 1)
        write = f"did you mean {close[0]}?" if close else f"choose from {', '.join(SETTABLE)}"
        raise UsageError(f'--set {typed}: there is no "{member}" to set; {write}')
    if member != "date" or not value:
        return member, value or None
    try:
        return member, expression_of(value)
    except DateError as error:
        raise UsageError(f"--set date: {error}") from None
