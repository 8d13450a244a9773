"""The questions that `add` asks, each answer checked at once, and what is shown before it is written."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from csto_timeline.addresses import fault_of
from csto_timeline.cli import output
from csto_timeline.cli.asking import ask, confirmed, needed, optional, several
from csto_timeline.cli.drafting import EventOptions, draft_of, read
from csto_timeline.cli.notes import note
from csto_timeline.dates.event_date import EventDate
from csto_timeline.dates.words import full
from csto_timeline.errors import UsageError
from csto_timeline.folding import closed_up
from csto_timeline.text import inert, visible_in_message
from csto_timeline.writing.draft import Composed, Draft
from csto_timeline.writing.names import Names, Resolution, date_of
from csto_timeline.writing.quotes import QuoteDraft, quote_of
from csto_timeline.writing.sources import SourceDraft, source_of
from csto_timeline.writing.style import Style
from csto_timeline.writing.text import LogText
from csto_timeline.writing.valid import faults_of_member

_ONE_LINE, _PROSE = "place", "summary"  # members of an event that are checked as any line, or any prose


def ask_for(log: LogText, options: EventOptions, sources: Sequence[SourceDraft]) -> Draft:
    """Ask for all that an event has, or, where some of it was given, for what is needed and missing."""
    return _Questions(log).draft(options, sources)


def is_wanted(composed: Composed, path: str, *, dry_run: bool) -> bool:
    """Show what is to be written, and ask whether it is."""
    style = Style()
    if composed.duplicates:
        note(visible_in_message(f"\n{composed.duplicates}"))
    output.write(["\n"])
    for register, _, entry in composed.entries:
        output.write([f"{register}: {inert(style.line(entry).decode())}\n"])
    output.write([f"{line}\n" for line in map(inert, style.block(composed.event, 0).decode().splitlines())])
    return dry_run or confirmed(visible_in_message(f"Write it to {path}?"), default=True)


class _Questions:
    """The questions, with what the log has to answer them."""

    def __init__(self, log: LogText) -> None:
        self._log = log
        self._names = Names(log.store())
        self._sources = list(log.store().registers().sources)
        self._confirmed: set[str] = set()

    def draft(self, options: EventOptions, sources: Sequence[SourceDraft]) -> Draft:
        """Ask for what is needed, and where nothing was given for all else."""
        is_bare = not (options.date or options.kind or options.title or sources)
        self._refuse_near(options)
        if is_bare:
            note("Tab completes names from the log; Ctrl-C quits without writing anything.")
        date = read("--date", options.date, date_of) if options.date else self._date()
        kind = options.kind or self._named("Kind", "kinds", self._names.kind)
        title = options.title or ask("Title", lambda typed: _text(_ONE_LINE, needed(typed)))
        if is_bare:
            options = self._others(options)
        draft = draft_of(options, date, kind, title, sources or self._source_drafts())
        return replace(draft, confirmed=frozenset(self._confirmed))

    def _refuse_near(self, options: EventOptions) -> None:
        """Raise `UnresolvedName` for a given name that is new and near a known one, before anything is asked."""
        names = self._names
        for meaning, given in (
            (names.kind, [options.kind]),
            (names.place, [options.place]),
            (names.country, [options.place_country, *options.countries, *options.absent]),
            (names.person, [*options.people, *(quote_of(each).speaker for each in options.quotes if each)]),
        ):
            for typed in () if options.as_typed else filter(None, given):
                meaning(typed).unless_near()

    def _date(self) -> EventDate:
        date = ask("Date (23 Sep 2022, spring 2013, 2022-09..2022-11, …)", lambda typed: date_of(needed(typed)))
        note(f"  {date.text}: {full(date)}")
        return date

    def _named(self, question: str, field: str, meaning: Callable[[str], Resolution]) -> str:
        def known(typed: str) -> str:
            self._tell(needed(typed), meaning)
            return typed

        return ask(question, known, self._words(field))

    def _others(self, options: EventOptions) -> EventOptions:
        """Ask for what an event may have."""
        return replace(
            options,
            summary=optional("Summary", lambda typed: _text(_PROSE, typed)),
            place=optional("Place", self._place, self._words("places")),
            countries=several("Countries", self._telling(self._names.country), self._words("countries")),
            people=several("People", self._telling(self._names.person), self._words("people")),
        )

    def _place(self, typed: str) -> str:
        place = _text(_ONE_LINE, typed)
        self._tell(place, self._names.place)
        return place

    def _source_drafts(self) -> list[SourceDraft]:
        """Ask for sources: one, and as many more as there are."""
        words = list(self._words("sources"))
        drafts = [ask("Source (its id in the log, its publisher or its address)", self._source, words)]
        drafts[0] = self._about(drafts[0])
        while another := optional("Another source", self._source, words):
            drafts.append(self._about(another))
        return drafts

    def _source(self, typed: str) -> SourceDraft:
        return SourceDraft(named=_text(_ONE_LINE, needed(typed)))

    def _about(self, draft: SourceDraft) -> SourceDraft:
        """Ask for what a new source is, and for what a source says."""
        _, entry = source_of(draft, self._sources, [])
        if entry:
            is_address = entry.get("url") == draft.named
            draft = replace(
                draft,
                publisher=optional("  Its publisher", lambda typed: _text(_ONE_LINE, typed)) if is_address else None,
                url=draft.named if is_address else optional("  Its address", _address),
                title=optional("  Its title", lambda typed: _text(_ONE_LINE, typed)),
                published=optional("  Published", date_of),
            )
        says = optional("  What it says that others do not", lambda typed: _text(_PROSE, typed))
        return replace(draft, says=says, quotes=tuple(self._quotes()))

    def _quotes(self) -> Iterator[QuoteDraft]:
        while quote := optional("  A quote, as Speaker: words", self._quote, self._words("people")):
            yield quote

    def _quote(self, typed: str) -> QuoteDraft:
        quote = quote_of(_text(_PROSE, typed))
        self._tell(quote.speaker, self._names.person)
        return quote

    def _telling(self, meaning: Callable[[str], Resolution]) -> Callable[[str], None]:
        return lambda typed: self._tell(typed, meaning)

    def _tell(self, typed: str, meaning: Callable[[str], Resolution]) -> None:
        """Print what was assumed; raises `UsageError` if it is doubtful and the user says no."""
        resolution = meaning(typed)
        if resolution.note:
            note(f"  {visible_in_message(resolution.question)}")
        if resolution.doubtful:
            _confirm()
            self._confirmed.add(typed)

    def _words(self, field: str) -> Iterator[str]:
        """Return what completes a name: its spellings, and its id."""
        for name in self._names.known(field):
            yield from name.spellings
            if not any(closed_up(each) == closed_up(name.key) for each in name.spellings):
                yield name.key


def _confirm() -> None:
    if not confirmed("  Is that right?", default=False):
        raise UsageError("type it again")


def _address(typed: str) -> str:
    """Return the address of a source; raises `UsageError` if no browser opens it, and it is not right."""
    if fault := fault_of(typed):
        note(visible_in_message(f'  "{typed}" {fault}'))
        _confirm()
    return _text(_ONE_LINE, typed)


def _text(member: str, typed: str) -> str:
    """Return a text as it is; raises `UsageError` if such a member of an event may not have it."""
    if words := faults_of_member(member, typed):
        raise UsageError(words)
    return typed
