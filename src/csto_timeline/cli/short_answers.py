"""The output of `list --count` and `list --ids`."""

from csto_timeline.answers.headings import extent, number_of_events
from csto_timeline.cli import display as drawing
from csto_timeline.cli import output
from csto_timeline.cli.explain import explain, explain_repetition
from csto_timeline.cli.json import array, document
from csto_timeline.cli.options import Settings
from csto_timeline.log.screening import HasId
from csto_timeline.query.query import Query
from csto_timeline.query.select import select


def print_count(settings: Settings, query: Query, *, json: bool) -> int:
    """Print how many events match: a number for a pipe, a sentence for a person; return the exit code."""
    selection = select(settings.store(), query)
    number, possible = len(selection.matches), selection.possible
    drawn = not json and drawing.draws(settings.display)
    if json:
        output.write_json(document({"events": number, "certain": number - possible, "possible": possible}))
    elif drawn:
        doubt = f"; {possible:,} may {query.doubt}" if possible else ""
        words = number_of_events(number, selection.found)
        output.write([f"{words}{extent(selection.matches, ', ')}{doubt}\n"])
    else:
        output.write([f"{number}\n"])
    explain(selection, drawn=drawn)
    explain_repetition(selection)
    return settings.exit_code(number)


def print_ids(settings: Settings, query: Query, *, json: bool) -> int:
    """Print the ids of the matching events, one per line; return the exit code."""
    selection = select(settings.store(), query)
    ids = (row.id for row in selection.rows(HasId.members))
    output.write_json(array(ids)) if json else output.write(f"{id}\n" for id in ids)
    explain(selection, drawn=False)
    explain_repetition(selection)
    return settings.exit_code(len(selection.matches))
