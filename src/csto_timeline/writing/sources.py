"""The sources of an event that someone writes: those of the log, or new ones with an entry of their own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from msgspec import UNSET, Struct, UnsetType

from csto_timeline.dates.event_date import EventDate
from csto_timeline.errors import UsageError
from csto_timeline.folding import fold
from csto_timeline.log.model import Source
from csto_timeline.writing.ids import FreeIds, slug
from csto_timeline.writing.quotes import QuoteDraft


class SourceDraft(Struct, frozen=True, kw_only=True):
    """What one source says of an event, as typed; `named` is its id in the log, its publisher or its address."""

    named: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: EventDate | None = None
    wire: str | None = None
    url: str | None = None
    archived: str | None = None
    accessed: EventDate | None = None
    language: str | None = None
    date: EventDate | None = None
    says: str | None = None
    announced: bool = False
    quotes: tuple[QuoteDraft, ...] = ()


_ADDRESS = re.compile("(?i)https?://")
_MEMBERS = ("publisher", "title", "author", "published", "wire", "url", "archived", "accessed", "language")


def source_of(draft: SourceDraft, known: Sequence[Source], used: Iterable[str]) -> tuple[str, dict[str, Any] | None]:
    """Return the id of a source, and its entry where it is new or becomes fuller; `used` are ids without an entry.

    Raises `UsageError` if the log has something else of it, or nothing is known by which it could be called.
    """
    members = _members_given(draft)
    if found := _in_log(draft, members, known):
        return found.id, _fuller(found, members)
    named = draft.named or ""
    own_id = slug(named) == named != ""
    if "publisher" not in members:
        if not named and "url" not in members:
            raise UsageError("a source needs a publisher or an address")
        members = {
            "publisher": _publisher_at(members["url"]) if "url" in members and not own_id else named,
            **members,
        }
    published = draft.published.text if draft.published else "undated"
    words = f"{slug(members['publisher']) or 'source'} {published}"
    id = named if own_id else FreeIds({*_ids(known), *used}).take(slug(words))
    return id, {"id": id, **{name: members[name] for name in _MEMBERS if name in members}}


def _members_given(draft: SourceDraft) -> dict[str, Any]:
    """Return the members of a source that were typed, an address in the place of its name being one."""
    members = {name: value for name in _MEMBERS if (value := getattr(draft, name))}
    named = draft.named or ""
    if is_address(named):
        return {"url": named, **members}
    return members if not named or slug(named) == named else {"publisher": named, **members}


def is_address(text: str) -> bool:
    """Return whether what names a source is an address."""
    return _ADDRESS.match(text) is not None


def host_of(address: str) -> str:
    """Return the host of an address, without `www.`; nothing for what has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _publisher_at(address: str) -> str:
    return host_of(address) or address


def texts_for(source: Source) -> Iterator[str]:
    """Yield what means a source as its id does: its address, and its publisher where nothing else is known of it."""
    if source.url:
        yield source.url
    if _members_of(source).keys() == {"publisher"}:
        yield source.publisher


def may_be(entry: Mapping[str, Any], known: Iterable[Source]) -> list[str]:
    """Return the ids of the sources of the log that a new one may be: of its publisher, with nothing that differs."""
    return [source.id for source in known if not _differ(entry, _members_of(source)) and source.id != entry["id"]]


def _differ(entry: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if fold(entry["publisher"]) != fold(other["publisher"]):
        return True
    return any(other.get(name, entry[name]) != entry[name] for name in _MEMBERS[1:] if name in entry)


def _in_log(draft: SourceDraft, members: Mapping[str, Any], known: Sequence[Source]) -> Source | None:
    """Return the source of the log that has the id or the address, or all that is given and nothing else.

    One of the same publisher of which more is known is another: a claim would have the source of another claim.
    """
    if found := [source for source in known if source.id == draft.named]:
        return found[0]
    if url := members.get("url"):
        return next((source for source in known if source.url == url), None)
    return next((source for source in known if _members_of(source) == members), None)


def _members_of(source: Source) -> dict[str, Any]:
    return {name: value for name in _MEMBERS if (value := getattr(source, name)) is not None}


def _fuller(found: Source, members: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return an entry with the members that it lacks so far; None if it has them all."""
    new: dict[str, Any] = {}
    for name, value in members.items():
        has: Any | UnsetType = getattr(found, name, UNSET)
        if has is None:
            new[name] = value
        elif has != value:
            raise UsageError(f'the source {found.id} has the {name} "{has}", not "{value}": edit its entry in the log')
    return new or None


def _ids(known: Sequence[Source]) -> set[str]:
    return {source.id for source in known}
