"""`csto-timeline quotes`."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from csto_timeline.answers.places import place_of
from csto_timeline.answers.quotations import Quotations, quotations
from csto_timeline.cli import complete, output
from csto_timeline.cli.explain import explain_derived, explain_search
from csto_timeline.cli.filters import filters
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError
from csto_timeline.log.voices import voice
from csto_timeline.query.query import Query
from csto_timeline.terminal.pages.quotes import page


@takes(settings)
@takes(filters)
def quotes(
    query: Query,
    settings: Settings,
    speaker: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only quotes of this person.",
            autocompletion=complete.people,
            rich_help_panel="Filters",
        ),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown, ready to paste.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of quotes.")] = False,
) -> int:
    """Print who said what, word for word, where, and in which outlet.

    \b
    csto-timeline quotes 2022-11 --speaker pashinyan
    csto-timeline quotes --search "peace treaty" --markdown

    --search looks only in quotes and their originals, --source keeps what that outlet
    prints, --limit counts utterances. Renderings of one utterance by several outlets are
    grouped; they are matched by wording. In a pipe, prints one quote per line: date (EDTF,
    with a time after T), speaker, offices held then, place, publisher, words, event id and
    number of the utterance, original words and their language, separated by tabs.
    """
    if markdown and json:
        raise UsageError("--markdown and --json cannot be used together: choose one")
    found = quotations(settings.store(), query, speaker or ())
    if markdown:
        from csto_timeline.formats.markdown.quotes import as_markdown

        output.write_utf_8([as_markdown(found)])
        drawn = False
    else:
        drawn = present(
            settings.display,
            json=json,
            data=lambda: _data(found),
            rows=lambda: _rows(found),
            page=lambda _: page(found),
        )
    if found.found:
        explain_search(query.search)
        explain_derived(found.selection, len(found.utterances), found.found, "utterance", drawn=drawn)
    if not found.found or query.search:
        from csto_timeline.cli.unquoted import explain_no_quotes, explain_other_texts

        (explain_other_texts if found.found else explain_no_quotes)(settings, query, found)
    return settings.exit_code(len(found.utterances))


def _rows(found: Quotations) -> Iterator[tuple[str, ...]]:
    for utterance in found.utterances:
        event = utterance.match.event
        offices = ", ".join(office.title for office in utterance.offices)
        place = place_of(found.selection.registers, event)
        for quote, source in utterance.renderings:
            words = (quote.text, utterance.id, quote.original or "", quote.language or "")
            yield event.date_time, utterance.speaker.name, offices, place, source.publisher, *words


def _data(found: Quotations) -> Iterator[dict[str, Any]]:
    for utterance in found.utterances:
        event = utterance.match.event
        for quote, source in utterance.renderings:
            yield {
                "utterance": utterance.id,
                "event": event.id,
                "date": event.date.text,
                "time": event.time,
                "match": utterance.match.word,
                "speaker": utterance.speaker.id,
                "name": utterance.speaker.name,
                "offices": [office.title for office in utterance.offices],
                "place": place_of(found.selection.registers, event) or None,
                "source": source.id,
                "publisher": source.publisher,
                "voice": voice(source),
                "text": quote.text,
                "original": quote.original,
                "language": quote.language,
            }
