"""What stands at the head and the foot of a page, for its readers and for hosts that show a preview of a link to it."""

from msgspec import Struct

from csto_timeline import __url__, __version__
from csto_timeline.answers.as_of import latest_source
from csto_timeline.answers.headings import number_of_events
from csto_timeline.answers.marks import mark_of
from csto_timeline.dates.words import brief
from csto_timeline.formats.exporter import Options, is_filtered
from csto_timeline.formats.html.card import card
from csto_timeline.formats.html.summary import Summary
from csto_timeline.formats.marks import hex_of
from csto_timeline.query.select import Selection


class Head(Struct, frozen=True, kw_only=True):
    """The head: `tab` is what the tab of the browser is called, `about` how many events of which time there are.

    `description` says in a line what the page is, and `picture` is the address that holds its card.
    """

    title: str
    tab: str
    subtitle: str
    author: str
    about: str
    description: str
    picture: str


class Foot(Struct, frozen=True, kw_only=True):
    """The foot: of which log the page is, as of when, on what terms it may be used, and what made it."""

    log: str
    as_of: str
    licence: str
    of_builtin: bool
    version: str
    address: str | None


def head_of(selection: Selection, known: Summary, options: Options) -> Head:
    """Return the head of a page. A title that was asked for stands as it is."""
    title, about = options.title or selection.registers.title, _about(selection, known)
    description = options.subtitle or about
    colors = [hex_of(mark_of(selection.registers, choice.key)) for choice in known.kinds.choices]
    return Head(
        title=title,
        tab=options.title or f"{title}: timeline",
        subtitle=options.subtitle or "",
        author=options.author or "",
        about=about,
        description=description,
        picture=card(title, description, known.strip, colors),
    )


def _about(selection: Selection, known: Summary) -> str:
    description = f"Timeline of {number_of_events(len(selection.matches), selection.found)}{known.dates.words(', ')}"
    if is_filtered(selection):
        description += f". Query: {selection.described()}"
    if possible := selection.possible:
        description += f". {possible:,} marked “possible” may {selection.query.doubt}"
    return f"{description}."


def foot_of(selection: Selection, known: Summary, options: Options) -> Foot:
    """Return the foot of a page."""
    latest = latest_source(selection.registers)
    return Foot(
        log=selection.registers.title,
        as_of=brief(latest) if latest else "",
        licence=options.licence or "",
        of_builtin=known.of_builtin,
        version=__version__,
        address=__url__,
    )
