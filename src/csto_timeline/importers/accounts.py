"""The accounts of an event: what each source that a row names says of it."""

from typing import Any

from csto_timeline.importers.record import Fault
from csto_timeline.importers.table import Cells, items_of, one_line
from csto_timeline.writing.quotes import without_marks

_ANNOUNCED = {
    **dict.fromkeys(("yes", "y", "true", "1", "x"), True),
    **dict.fromkeys(("no", "n", "false", "0", ""), False),
}


def accounts_of(targets: Cells, sources: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Return an account for each of these entries of sources, and what of the row cannot be read."""
    says, quotes, speakers = (items_of(targets, name) for name in ("says", "quote", "speaker"))
    accounts, faults = list[dict[str, Any]](), list[Fault]()
    for number, source in enumerate(sources):
        account: dict[str, Any] = {"source": source["id"]}
        announced = _announced(targets, number)
        if (is_announced := _ANNOUNCED.get(announced.lower())) is None:
            faults.append(Fault("announced", f'"{announced}" is neither yes nor no; it is left out'))
        elif is_announced:
            account["announced"] = True
        if number < len(says) and says[number].strip():
            account["says"] = says[number].strip()
        if number < len(quotes) and quotes[number].strip():
            speaker = one_line(speakers[min(number, len(speakers) - 1)]) if speakers else ""
            account["quotes"] = [{"speaker": speaker or "not named", "text": without_marks(quotes[number])}]
        accounts.append(account)
    return accounts, list(dict.fromkeys(faults))


def _announced(targets: Cells, number: int) -> str:
    """Return what a row has of the source of that number: a text is that of every source, a list has one for each."""
    cell = targets.get("announced", "")
    return (cell if isinstance(cell, str) else "".join(cell[number : number + 1])).strip()
