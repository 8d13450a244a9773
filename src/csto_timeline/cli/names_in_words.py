"""Which of the words that were typed are names of the log, or words of its texts. Only errors need it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from csto_timeline.cli.logs import chosen, logs_of, open_chosen
from csto_timeline.errors import TimelineError
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.query.name import Name
from csto_timeline.query.names import matching_all
from csto_timeline.query.query import Query
from csto_timeline.query.resolve import names_in
from csto_timeline.query.select import select

_OPTIONS = {
    "countries": "--country",
    "people": "--person",
    "kinds": "--kind",
    "places": "--place",
    "sources": "--source",
}


def options_of_names(ctx: Any, words: Sequence[str], phrases: Sequence[str]) -> dict[str, str]:
    """Return the options for those of the words, and of the phrases made of them, that are names of the log.

    It is read once for all. A phrase is only looked for if each of its words begins some name, or is none of `words`.
    """
    words = [each for each in dict.fromkeys(words) if any(map(str.isalpha, each))]
    known = names_of_log(ctx, dict.fromkeys(_OPTIONS, (*words, *phrases))) if words else {}
    if not known:
        return {}
    options = _OPTIONS | ({"people": "--speaker"} if ctx.info_name == "quotes" else {})
    fitting = {each: _fitting(each, options, known) for each in words}
    for phrase in dict.fromkeys(phrases):
        parts = phrase.split()
        if len(parts) > 1 and all(part not in fitting or any(fitting[part].values()) for part in parts):
            fitting[phrase] = _fitting(phrase, options, known)
    return {each: options[field] for each, names in fitting.items() if (field := _field(each, names))}


def names_of_log(ctx: Any, typed: Mapping[str, Collection[str]]) -> dict[str, list[Name]]:
    """Return for each field of `NAME_FIELDS` the names that were typed may mean; nothing for a log read but once."""
    paths = chosen(logs_of(ctx))
    if "-" in paths:
        return {}
    try:
        return names_in(open_chosen(paths), typed)
    except (TimelineError, OSError):
        return {}


def is_found(ctx: Any, typed: str) -> bool:
    """Return whether a search finds an event; False for a log that cannot be read twice."""
    paths = chosen(logs_of(ctx))
    if "-" in paths or not any(map(str.isalpha, typed)):
        return False
    try:
        return select(open_chosen(paths), Query(search=(typed,), limit=1)).found > 0
    except (TimelineError, OSError):
        return False


def _fitting(typed: str, fields: Iterable[str], known: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """Return for each field the names that it may mean."""
    return {field: matching_all(typed, known[field], NAME_FIELDS[field].label) for field in fields}


def _field(typed: str, fitting: Mapping[str, Sequence[Name]]) -> str | None:
    """Return the field of which it is a name: the one that has it, rather than one that has it among spellings."""
    found = {field: [name for name in names if _is_word_of(typed, field, name)] for field, names in fitting.items()}
    best = sorted((field for field in found if found[field]), key=lambda field: not _is_its_name(typed, found[field]))
    return best[0] if best else None


def _is_word_of(typed: str, field: str, name: Name) -> bool:
    """Return whether what was typed is no mere beginning of the name; one word of a publisher’s name is none either."""
    if field == "sources" and " " not in typed:
        return name.is_whole(typed)
    return name.is_whole(typed) or name.has_words(typed) or name.has_forms(typed) or name.has_cases(typed)


def _is_its_name(typed: str, names: list[Name]) -> bool:
    """Return whether one of the names is what was typed, rather than has it among its spellings: a city for a state."""
    return any(typed.casefold() in {name.key.casefold(), name.name.casefold()} for name in names)
