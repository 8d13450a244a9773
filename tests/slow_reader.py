"""A slow, obvious reader: it decodes the whole log, looks at every event, and shares no code with the program."""

import calendar
import operator
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial

import snowballstemmer

from tests.random_logs import Members, Question

Days = tuple[date, date]
NO, POSSIBLE, CERTAIN = range(3)
_LABELS = {"countries": "code", "absent": "code", "places": "id", "people": "id", "sources": "id"}
_USUAL = {"summit", "meeting", "appointment", "clash", "statement", "treaty", "membership", "deployment", "exercise"}


def answer(events: list[Members], registers: Members, asked: Question) -> list[tuple[str, bool]] | None:
    """Return the ids of the events that fit, in order, each with whether that is certain; None for a refusal."""
    try:
        fits = list(_criteria(events, registers, asked))
    except LookupError:
        return None
    found = [(event, min((fit(event) for fit in fits), default=CERTAIN)) for event in events]
    fitting = [pair for pair in found if pair[1]]
    kept = sorted(fitting, key=lambda pair: (_bounds(pair[0]["date"])[::3], _clock(pair[0], fitting)))
    kept = kept[::-1] if asked.reverse else kept
    kept = sorted(kept, key=lambda pair: _goes_on(pair[0], asked))
    return [(event["id"], fit == CERTAIN) for event, fit in kept][: asked.limit]


def _goes_on(event: Members, asked: Question) -> bool:
    """Say whether an event had begun before the period, and goes on: it comes behind the others."""
    begun = asked.period is not None and _bounds(event["date"])[1] < asked.period[0]
    return begun and str(event["date"]).endswith("/..")


def _clock(event: Members, fitting: list[tuple[Members, int]]) -> str:
    """Return what stands for the time of an event: of times that all have an offset the instant, else the clock's."""
    times = [each["time"] for each, _ in fitting if each["date"] == event["date"] and "time" in each]
    if "time" not in event:
        return ""
    if any(len(time) == len("14:30") for time in times):
        return str(event["time"])[:5]
    return f"{datetime.fromisoformat('2022-06-15T' + event['time']).astimezone(UTC):%d %H:%M}"


def without_each(events: list[Members], registers: Members, asked: Question) -> list[int]:
    """Return for each criterion how many events fit all the others, in the order of these numbers."""
    fits = list(_criteria(events, registers, asked))
    others = [[fit for fit in fits if fit is not left_out] for left_out in fits]
    return sorted(sum(all(fit(event) for fit in rest) for event in events) for rest in others)


def _criteria(events: list[Members], registers: Members, asked: Question) -> Iterator[Callable[[Members], int]]:
    if asked.period:
        yield partial(_in_period, partial(_fit, asked.period), asked.certain)
    if asked.on:
        yield partial(_in_period, partial(_fit_on, asked.on), asked.certain)
    if asked.events:
        yield _one_of({typed.strip().lower() for typed in asked.events}, events)
    yield from _of_names(events, registers, asked)
    if asked.search is not None:
        yield partial(_searched, asked.search, registers)
    if asked.disputed:
        yield lambda event: CERTAIN * _differ(event)
    if asked.date_disputed:
        yield lambda event: CERTAIN * _differ_in_date(event)
    if asked.single_source:
        wires = {each["id"]: each.get("wire") or each["publisher"] for each in registers["sources"]}
        yield lambda event: CERTAIN * (len({wires.get(id, id) for id in _used(event, "sources", registers)}) == 1)


def _of_names(events: list[Members], registers: Members, asked: Question) -> Iterator[Callable[[Members], int]]:
    for field in ("countries", "absent", "people", "kinds", "tags", "places", "sources"):
        for typed, wanted in ((getattr(asked, field), True), (getattr(asked, f"not_{field}", ()), False)):
            if typed:
                names = [_groups(each, field, events, registers) for each in typed]
                yield partial(_has, field, registers, names, wanted)


def _one_of(ids: set[str], events: list[Members]) -> Callable[[Members], int]:
    if not ids <= {event["id"] for event in events}:
        raise LookupError(ids)
    return lambda event: CERTAIN * (event["id"] in ids)


def _has(field: str, registers: Members, names: list[list[set[str]]], wanted: bool, event: Members) -> int:
    used = set(_used(event, field, registers))
    return CERTAIN * (any(group <= used for groups in names for group in groups) is wanted)


def _groups(typed: str, field: str, events: list[Members], registers: Members) -> list[set[str]]:
    """Return the sets of keys that a typed value means, any of which will do."""
    keys = _keys(events, registers, field)
    if field in {"places", "sources"}:
        return [{key} for key in _all_meant(typed.strip(), keys)]
    whole = typed.strip().casefold() in {each.casefold() for key, names in keys.items() for each in (key, *names)}
    parts = [_meant(part, keys) for part in ([typed] if whole else typed.split("+"))]
    if any(len(part) > 1 for part in parts) or (field == "kinds" and len(parts) > 1):  # an event has one
        raise LookupError(typed)
    return [{key for part in parts for key in part}]


def _meant(typed: str, keys: dict[str, list[str]]) -> list[str]:
    """Return the keys that a name means: by the key, as a whole, by its words."""
    typed = typed.strip()
    if not typed:  # beside a +
        raise LookupError(typed)
    closed, words = _plain(typed).replace(" ", ""), set(_plain(typed).split())
    whole = {key: {_plain(each).replace(" ", "") for each in (key, *names)} for key, names in keys.items()}
    for found in (
        [key for key in keys if key == typed],
        [key for key in keys if key.casefold() == typed.casefold()],
        [key for key in keys if closed in whole[key]],
        [key for key, names in keys.items() if any(words <= set(_plain(each).split()) for each in names or [key])],
    ):
        if found:
            return found
    raise LookupError(typed)


def _all_meant(typed: str, keys: dict[str, list[str]]) -> list[str]:
    """Return the keys whose names have the words, but the one key that is typed where it has other names."""
    closed, words = _plain(typed).replace(" ", ""), set(_plain(typed).split())
    spelt = {key: names or [key] for key, names in keys.items()}
    having = [
        key
        for key, names in spelt.items()
        if any(
            words and (words <= set(_plain(each).split()) or closed == _plain(each).replace(" ", "")) for each in names
        )
    ]
    if typed in keys and typed not in having:
        return [typed]
    having += [key for key in keys if key not in having and closed and closed == _plain(key).replace(" ", "")]
    having += [key for key in keys if key not in having and typed.casefold() == key.casefold()]
    return having or _meant(typed, keys)


def _searched(search: str, registers: Members, event: Members) -> int:
    """Look for words in any form in every text and name; for one of several, or not for some, too."""
    fields = [_plain(text).split() for text in (*_texts(event), *_names(event, registers))]
    ways = [re.findall(r'-?"[^"]*"|\S+', way.replace("NOT ", "-")) for way in search.split(" OR ")]
    return CERTAIN * any(all(_has_word(piece, fields) for piece in way) for way in ways)


def _has_word(piece: str, fields: list[list[str]]) -> bool:
    if piece.startswith("-"):
        return not _has_word(piece[1:], fields)
    words = _plain(piece).split()
    like = operator.eq if piece.startswith('"') else _is_form
    runs = [words_of[at : at + len(words)] for words_of in fields for at in range(len(words_of))]
    return any(len(run) == len(words) and all(map(like, words, run)) for run in runs)


def _is_form(word: str, other: str) -> bool:
    stems = [
        snowballstemmer.stemmer("english" if each.isascii() else "russian").stemWord(each) if each.isalpha() else each
        for each in (word, other)
    ]
    return bool({word, stems[0]} & {other, stems[1]}) or (len(word) > 3 and other.startswith(word))


def _names(event: Members, registers: Members) -> Iterator[str]:
    for field in ("people", "countries", "places"):
        names = _keys([event], registers, field)
        for key in _used(event, field, registers):
            yield from names[key] or [key]


def _keys(events: list[Members], registers: Members, field: str) -> dict[str, list[str]]:
    known = {
        entry[_LABELS[field]]: [
            *filter(None, (entry.get("name"), entry.get("publisher"), entry.get("wire"))),
            *entry.get("aliases", ()),
        ]
        for entry in registers.get("countries" if field == "absent" else field, ())
    }
    usual = _USUAL | {"protest", "appeal", "measure"} if field == "kinds" else set()
    if usual.isdisjoint(event["kind"] for event in events):  # a log that has only kinds of its own
        usual = set()
    return {key: [] for event in events for key in _used(event, field, registers)} | {key: [] for key in usual} | known


def _used(event: Members, field: str, registers: Members) -> list[str]:
    speakers = [quote["speaker"] for account in event["accounts"] for quote in account.get("quotes", ())]
    used: dict[str, list[str]] = {
        "countries": event.get("countries", []) + event.get("absent", []),
        "absent": event.get("absent", []),
        "tags": [_plain(tag) for tag in event.get("tags", [])],
        "people": event.get("people", []) + speakers,
        "kinds": [event["kind"]],
        "places": [_place(event["place"], registers)] if "place" in event else [],
        "sources": [account["source"] for account in event["accounts"]],
    }
    return used[field]


def _place(spelling: str, registers: Members) -> str:
    """Return the id of the one place that is called so, else the spelling itself."""
    called = []
    for entry in registers.get("places", ()):
        names = {_plain(each).replace(" ", "") for each in (entry["id"], entry["name"], *entry.get("aliases", ()))}
        if entry["id"] == spelling:
            return spelling
        called += [entry["id"]] * (_plain(spelling).replace(" ", "") in names)
    return called[0] if len(called) == 1 else spelling


def _texts(event: Members) -> Iterator[str]:
    yield from (event["title"], event.get("summary", ""), *event.get("tags", ()))
    for account in event["accounts"]:
        quotes = account.get("quotes", ())
        yield account.get("says", "")
        yield from (quote.get(words, "") for quote in quotes for words in ("text", "original"))


def _differ(event: Members) -> bool:
    said = [(account["source"], _plain(account["says"])) for account in event["accounts"] if "says" in account]
    in_words = len({source for source, _ in said}) > 1 and len({words for _, words in said}) > 1
    return in_words or _differ_in_date(event)


def _differ_in_date(event: Members) -> bool:
    dates = [event["date"], *_given_dates(event)]
    return any(_contradict(one, other) for one in dates for other in dates)


def competing(event: Members) -> list[str]:
    """Return the event's own date, and those of accounts that contradict it."""
    return [event["date"], *(each for each in _given_dates(event) if _contradict(each, event["date"]))]


def _given_dates(event: Members) -> list[str]:
    """Return the dates of accounts: of those that report the event, or where all announced it of all."""
    reports = [account for account in event["accounts"] if not account.get("announced")]
    return [account["date"] for account in reports or event["accounts"] if "date" in account]


def _contradict(one: str, other: str) -> bool:
    return one != other and not _contains(one, other) and not _contains(other, one)


def _contains(one: str, other: str) -> bool:
    (first, first_end, last_begin, last), (start_min, start_max, end_min, end_max) = _bounds(one), _bounds(other)
    if start_min < first or end_max > last:
        return False
    return "/" not in one or first == last or ("/" in other and start_max <= first_end and end_min >= last_begin)


def _in_period(fitting: Callable[[str], int], certain: bool, event: Members) -> int:
    fits = {fitting(text) for text in competing(event)}
    fit = fits.pop() if len(fits) == 1 else POSSIBLE
    return NO if certain and fit != CERTAIN else fit


def _fit(period: Days, text: str) -> int:
    first, last = period
    earliest, _, _, latest = _bounds(text)
    if earliest > last or latest < first:
        return NO
    start_min, start_max, end_min, end_max = _bounds(text, loosely=True)
    within = start_max <= last and end_min >= first if "/" in text else first <= start_min and end_max <= last
    return CERTAIN if within else POSSIBLE


def _fit_on(day: tuple[int, int | None], text: str) -> int:
    earliest, _, _, latest = _bounds(text)
    if not _has_day(day, earliest, latest):
        return NO
    start_min, start_max, end_min, end_max = _bounds(text, loosely=True)
    if "/" in text:  # it began by the last of these days, and did not end before the first of them
        years = range(min(start_max, end_min).year, max(start_max, end_min).year + 1)
        days = [_of_year(day, year) for year in years]
        return CERTAIN if any(each and each[0] <= end_min and start_max <= each[1] for each in days) else POSSIBLE
    whole = _of_year(day, start_min.year)
    return CERTAIN if whole and whole[0] <= start_min and end_max <= whole[1] else POSSIBLE


def _has_day(day: tuple[int, int | None], first: date, last: date) -> bool:
    """Say whether a day from the first to the last is that one, or in that month, of its year."""
    days = [_of_year(day, year) for year in [*range(first.year, last.year + 1)][:9]]
    return any(each and each[0] <= last and first <= each[1] for each in days)


def _of_year(day: tuple[int, int | None], year: int) -> tuple[date, date] | None:
    """Return the first and the last day of a year that it is; None if that year has none."""
    month, number = day
    days = calendar.monthrange(year, month)[1]
    if number is None:
        return date(year, month, 1), date(year, month, days)
    return (date(year, month, number), date(year, month, number)) if number <= days else None


def _bounds(text: str, *, loosely: bool = False) -> tuple[date, date, date, date]:
    """Return the earliest and latest first day, and the earliest and latest last day."""
    begin, parted, end = text.strip("[]").partition("/" if "/" in text else "..")
    end = end if parted else begin
    first, last = _days(begin, loosely=loosely), _days(end, loosely=loosely)
    start_min, end_max = first[0], last[1]
    if "/" not in text:
        return start_min, end_max, start_min, end_max
    start_max = end_max if begin == ".." else min(first[1], end_max)
    end_min = start_min if end == ".." else max(last[0], start_min)
    return start_min, start_max, end_min, end_max


def _days(text: str, *, loosely: bool) -> tuple[date, date]:
    if text in {"", ".."}:
        return date.min, date.max
    year, month, day = [*map(int, re.findall("[0-9]+", text)), 0, 0][:3]
    about = int(loosely and text.endswith("~"))
    if day:
        return date(year, month, day), date(year, month, day)
    last = calendar.monthrange(year, month or 12)[1]
    return date(year - about, month or 1, 1), date(year + about, month or 12, last)


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", re.sub("[’']", "", text.casefold()))
    return re.sub(r"[\W_]+", " ", "".join(c for c in bare if not unicodedata.combining(c))).strip()
