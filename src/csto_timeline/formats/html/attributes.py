"""What the script of a page reads of an event, as attributes: numbers of its filters, days, and what no text says.

Days of the picture are ordinals, as of `date.toordinal`.
"""

from collections.abc import Iterator

from markupsafe import Markup

from csto_timeline.answers.places import coordinates_of
from csto_timeline.formats.date_cells import date_cell, plain_cell
from csto_timeline.formats.html.days import certain_days, possible_days
from csto_timeline.formats.html.summary import Summary, outlets, place_keys
from csto_timeline.formats.icalendar.days import possible_days as calendar_days
from csto_timeline.formats.rows import without_exponent
from csto_timeline.formats.svg.entries import begin_of
from csto_timeline.formats.svg.pieces import Piece, Sort, pieces
from csto_timeline.log.model import Event, Source
from csto_timeline.log.name_fields import tag_key
from csto_timeline.log.registers import Registers


def attributes(registers: Registers, known: Summary, event: Event) -> Markup:
    """Return the attributes of an event; those that most events would have alike are left out."""
    attributes = {**_filters(registers, known, event), **dict(_dates(event)), **dict(_facts(registers, event))}
    return Markup(" ").join(Markup('data-{}="{}"').format(name, value) for name, value in attributes.items() if value)


def _filters(registers: Registers, known: Summary, event: Event) -> dict[str, str]:
    sources = (registers.source(account.source) for account in event.accounts)
    return {
        "kind": known.kinds.number(event.kind),
        "country": known.countries.numbers((*event.countries, *event.absent)),
        "person": known.people.numbers(event.involved),
        "place": known.places.numbers(place_keys(registers, event)),
        "source": known.sources.numbers(key for key, _ in outlets(sources)),
        "tag": known.tags.numbers(map(tag_key, event.tags)),
    }


def _dates(event: Event) -> Iterator[tuple[str, str]]:
    """Yield the days on which it may lie, those on which it certainly lies, and what the picture draws of it.

    `begun` are the first and the last day on one of which it began, where that is not its one day; `calendar` are
    the days on which a calendar shows it, where a side of its date is open.
    """
    own = pieces(event.date)
    yield "possible", possible_days(event)
    yield "certain", certain_days(event)
    yield "pieces", " ".join(map(_piece, own))
    first, last = begin_of(event)
    if len(own) > 1 or own[0].sort is not Sort.DAY or (first, last) != (own[0].first, own[0].first):
        yield "begun", f"{first or ''}-{last or ''}"
    if any(None in span for span in event.date.spans):
        yield "calendar", " ".join(f"{days.start}/{days.end}" for days in calendar_days(event.date))


def _piece(piece: Piece) -> str:
    """Return a stretch: `738482d` is a known day, `738400-738430v` lies somewhere in it, `l` lasted."""
    if piece.sort is Sort.DAY:
        return f"{piece.first}d"
    return f"{piece.first or ''}-{piece.end or ''}{piece.sort.value[0]}"


def source_data(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what is known of a source and does not stand alone in its line, nor above it."""
    published, accessed = source.published, source.accessed
    yield "id", source.id
    yield "author", source.author or ""
    yield "edtf", published.text if published else ""
    yield "wire", source.wire or ""
    yield "accessed", accessed.text if accessed else ""
    yield "language", source.language or ""


def _facts(registers: Registers, event: Event) -> Iterator[tuple[str, str]]:
    yield "time", event.time or ""
    yield "part-of", event.part_of or ""
    yield "follows", event.follows or ""
    if (cell := date_cell(event.date)) != plain_cell(event.date):
        yield "cell", str(cell)
    if coordinates := coordinates_of(registers, event):
        yield "at", " ".join(str(without_exponent(each)) for each in reversed(coordinates))
