"""Guesses at what the columns of a table are, from their names and contents."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from csto_timeline.dates.typed.expression import expression_of
from csto_timeline.errors import DateError
from csto_timeline.importers.mapping import LISTS, TARGETS, Mapping, Rule
from csto_timeline.importers.parted_sources import with_separators
from csto_timeline.importers.table import Cells, folded_name, text_of

SAMPLES = 20  # rows that are looked at for what columns mean
_NOTHING = Mapping()


def guessed(columns: Sequence[str], samples: Sequence[Cells], known: Mapping = _NOTHING) -> Mapping:
    """Return what the columns may be, by their names and, for the date, by their contents; nothing that is `known`."""
    rules: dict[str, Rule] = {}
    columns = [column for column in columns if column not in known.columns]
    for column in columns:
        target = _meaning(column)
        if target and target not in rules and target not in known.members:
            rules[target] = Rule(target, column, _separator(target, column, samples))
    if not {"date", "year"} & (rules.keys() | known.members):
        taken = {rule.column for rule in rules.values()}
        dated = [column for column in columns if column not in taken and _is_dated(column, samples)]
        if dated:
            rules["date"] = Rule("date", dated[0])
    if "date" in rules:
        rules = {target: rule for target, rule in rules.items() if target not in {"year", "month", "day"}}
    return Mapping(with_separators(tuple(rules.values()), known, samples))


def unclear(columns: Sequence[str], guesses: Mapping, known: Mapping, *, keep: bool) -> list[str]:
    """Return in words what of the guesses is not sure; nothing where each column has the name of a member.

    `keep` is whether a column without a meaning is kept.
    """
    rules = {rule.column: rule for rule in guesses.rules}
    renamed = [column for column, rule in rules.items() if not _is_called(column, rule.target)]
    left_out = [column for column in columns if column not in rules.keys() | known.columns]
    commas = [column for column, rule in rules.items() if rule.target in LISTS and rule.separator == ","]
    reasons = [
        (renamed, "not the name of a member"),
        ([] if keep else left_out, "left out unless mapped"),
        (commas, "do its commas separate items?"),
    ]
    return [f"{', '.join(found)} ({words})" for found, words in reasons if found]


def with_every_separator(guesses: Mapping) -> Mapping:
    """Return the guesses with a semicolon for lists of which the samples have one item at most: later rows may not."""
    return replace(
        guesses,
        rules=tuple(
            replace(rule, separator=rule.separator or ";") if rule.target in LISTS else rule for rule in guesses.rules
        ),
    )


def _is_called(column: str, target: str) -> bool:
    """Return whether a column has the name of a member of an event, or of a source."""
    return folded_name(column) in {target, target.removeprefix("source.")}


def _meaning(column: str) -> str | None:
    if (name := folded_name(column)) in TARGETS:
        return name
    name = name.replace("_", " ")
    return next((target for target, words in _WORDS.items() if name in words), None)


def _separator(target: str, column: str, samples: Iterable[Cells]) -> str | None:
    if target not in LISTS:
        return None
    cells = [cell for each in samples if isinstance(cell := each.get(column, ""), str)]
    text = "".join(cells)
    if sure := next((each for each in ";|" if each in text), None):
        return sure
    return "," if "," in text and (target != "people" or all(map(_has_whole_names, cells))) else None


def _has_whole_names(cell: str) -> bool:
    """Return whether commas part names of two words or more: not a surname from a given name."""
    return "," not in cell or all(" " in part.strip() for part in cell.split(","))


def _is_dated(column: str, samples: Sequence[Cells]) -> bool:
    def dates() -> Iterator[bool]:
        for text in filter(None, (text_of(cells, column) for cells in samples)):
            try:
                yield bool(expression_of(text, day_first=True))
            except DateError:
                yield False

    read = list(dates())
    return bool(read) and sum(read) * 2 > len(read)


_WORDS = {
    "id": {"id", "event id", "identifier"},
    "date": {
        "date",
        "datum",
        "event date",
        "start date",
        "start",
        "when",
        "from",
        "date start",
        "дата",
        "begin",
        "beginn",
        "von",
        "datum von",
    },
    "end": {"end", "end date", "date end", "until", "to", "ende", "bis", "datum bis"},
    "precision": {"precision", "date precision", "time precision", "timeprecision", "dateprecision"},
    "year": {"year", "jahr", "год"},
    "month": {"month", "monat", "месяц"},
    "day": {"day", "tag", "день"},
    "time": {"time", "uhrzeit", "время"},
    "kind": {"kind", "type", "event type", "category", "art", "тип"},
    "title": {"title", "headline", "event", "name", "subject", "what", "titel", "ereignis"}
    | {"заголовок", "событие", "itemlabel"},
    "summary": {"summary", "description", "text", "notes", "details", "body", "beschreibung", "описание"},
    "place": {"place", "location", "city", "where", "ort", "место"},
    "countries": {"countries", "country", "land", "страна", "страны"},
    "people": {"people", "person", "persons", "actors", "actor", "who", "personen", "wer", "люди", "участники"},
    "tags": {"tags", "tag", "keywords", "labels"},
    "latitude": {"latitude", "lat"},
    "longitude": {"longitude", "lon", "lng", "long"},
    "quote": {"quote", "quotation", "zitat", "цитата"},
    "speaker": {"speaker", "said by"},
    "source.publisher": {"source", "publisher", "outlet", "sources", "quelle", "источник"},
    "source.url": {"url", "link", "source url", "address", "ссылка", "href"},
    "source.title": {"source title", "article"},
    "source.author": {"author", "byline", "autor", "автор"},
    "source.published": {"published", "publication date"},
}
