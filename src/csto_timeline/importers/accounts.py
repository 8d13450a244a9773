"""The accounts of an event: what each source that a row names says of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import json

from csto_timeline.formats.icalendar.own_properties import QUOTE_MEMBERS
from csto_timeline.importers.record import Fault
from csto_timeline.importers.table import Cells, items_of, one_line
from csto_timeline.writing.quotes import without_marks

KeyOf = Callable[[str, str], str | None]
_NOT_NAMED = "not named"
_NO_SPEAKER = f'with a quote without a speaker, who is "{_NOT_NAMED}" in the log'
_ANNOUNCED = {
    **dict.fromkeys(("yes", "y", "true", "1", "x"), True),
    **dict.fromkeys(("no", "n", "false", "0", ""), False),
}


def accounts_of(
    targets: Cells, sources: list[dict[str, Any]], key_of: KeyOf
) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Return an account for each of these entries of sources, and what of the row cannot be read.

    `key_of` is the id under which a log knows a person, None for one that it does not know.
    """
    accounts, faults = dict[bytes, dict[str, Any]](), list[Fault]()
    own_quotes = _own_quotes(targets)
    for number, source in enumerate(sources):
        account: dict[str, Any] = {"source": source["id"]}
        if date := _text(targets, "account.date", number):
            account["date"] = date
        announced = _announced(targets, number)
        if (is_announced := _ANNOUNCED.get(announced.lower())) is None:
            faults.append(Fault("announced", f'"{announced}" is neither yes nor no; it is left out'))
        elif is_announced:
            account["announced"] = True
        if says := _text(targets, "says", number):
            account["says"] = says
        if quotes := [*own_quotes[str(number + 1)], *_quotes(targets, number)]:
            account["quotes"] = [
                {**quote, "speaker": key_of("people", quote["speaker"]) or quote["speaker"]} for quote in quotes
            ]
        accounts.setdefault(json.encode(account, order="sorted"), account)  # once, of a source that is named twice
    return list(accounts.values()), list(dict.fromkeys((*faults, *_left_over(targets, len(sources)))))


def losses(accounts: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """Return what these accounts lack, in words that are said of all such events together."""
    quotes = (quote for account in accounts for quote in account.get("quotes", ()))
    return (_NO_SPEAKER,) if any(quote["speaker"] == _NOT_NAMED for quote in quotes) else ()


def _text(targets: Cells, name: str, number: int) -> str:
    return "".join(items_of(targets, name)[number : number + 1]).strip()


def _left_over(targets: Cells, sources: int) -> Iterator[Fault]:
    """Yield what a row has for more sources than it names, and the speakers of no quote."""
    for name in ("says", "quote"):
        for text in filter(str.strip, items_of(targets, name)[sources:]):
            yield Fault(name, f'"{one_line(text)}" is of a source that the row does not name; it is left out')
    for number, speaker in enumerate(map(one_line, items_of(targets, "speaker"))):
        if speaker and not _text(targets, "quote", number):
            yield Fault("speaker", f'"{speaker}" is the speaker of no quote; it is left out')


def _own_quotes(targets: Cells) -> Mapping[str, list[dict[str, str]]]:
    """Return the quotes by the number of their account, from 1 on, as this program exports them."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    columns = (items_of(targets, f"quotes.{member}") for member in ("account", *QUOTE_MEMBERS))
    for account, *values in zip(*columns, strict=True):
        given = {member: value for member, value in zip(QUOTE_MEMBERS, values, strict=True) if value}
        found[account].append({"speaker": _NOT_NAMED, **given})
    return found


def _quotes(targets: Cells, number: int) -> Iterator[dict[str, str]]:
    """Yield the quote that a cell has of the source of that number; the last speaker is that of further ones too."""
    if text := _text(targets, "quote", number):
        speakers = items_of(targets, "speaker")
        speaker = one_line(speakers[min(number, len(speakers) - 1)]) if speakers else ""
        yield {"speaker": speaker or _NOT_NAMED, "text": without_marks(text)}


def _announced(targets: Cells, number: int) -> str:
    """Return what a row has of the source of that number: a text is that of every source, a list has one for each."""
    cell = targets.get("announced", "")
    return (cell if isinstance(cell, str) else "".join(cell[number : number + 1])).strip()
