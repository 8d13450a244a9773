"""Notes of an import: what a file contains and its columns may mean, and what became of its rows."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from csto_timeline.cli import output
from csto_timeline.cli.foreign import log_for
from csto_timeline.cli.import_files import readable
from csto_timeline.cli.import_options import ImportOptions
from csto_timeline.cli.notes import note
from csto_timeline.cli.program import PROGRAM
from csto_timeline.importers.guessing import SAMPLES, guessed, unclear
from csto_timeline.importers.importing import Import
from csto_timeline.importers.mapping import Mapping, Rule
from csto_timeline.importers.preset import ForeignFile, unused
from csto_timeline.importers.table import Cells, text_of
from csto_timeline.log.open import STDIN
from csto_timeline.text import counted, visible, visible_in_message

LEFT_OUT = 1  # the exit code where rows, or something of them, could not be read
_LONGEST = 48  # characters of an example


def survey(
    name: str, opened: ForeignFile, mapping: Mapping, options: ImportOptions, output_: str | None, into: str | None
) -> None:
    """Print what a file is, its columns and what they become, or may, and the command to go on with.

    It is no log: where that was to go to standard output, or into a file behind it, it is printed on standard error.
    Raises `ForeignFileError` for a file of which that many rows cannot be read.
    """
    with readable(name):
        samples = [row.cells for row in islice(opened.table.rows, SAMPLES)]
    columns = opened.table.columns
    guesses = Mapping() if opened.preset else guessed(columns, samples, mapping)
    rules = {rule.column: rule for rule in (*guesses.rules, *mapping.rules)}
    left_out = set(unused(columns, opened.preset, set(rules)))
    lines = [f"{name}: {opened.title}, {counted(len(columns), 'column')}"]
    lines += [_column(column, rules.get(column), column in left_out, samples) for column in columns]
    lines += [] if samples else ["It has no rows"]
    whole = Mapping(guesses.rules + mapping.rules, mapping.constants)
    lacking = [] if opened.preset else whole.lacks
    lines += opened.table.remarks
    lines += [f"No column looks like a {each}: name it with --map {each}=COLUMN" for each in lacking]
    if not opened.preset and "kind" not in whole.members:
        lines += ['Every event will have the kind "event"; --set kind=KIND gives them another']
    if mapping.lacks and not lacking and not opened.preset and (output_ or into):
        reasons = unclear(columns, guesses, mapping, keep=options.keep)
        lines += [f"Unclear: {'; '.join(reasons)}"] if reasons else []
    command = _command(name, guesses, lacking, options, output_, into)
    lines = list(map(visible, [*lines, "", "Nothing is written yet. To import it:", command]))
    if output_ == STDIN or output.is_file():
        note("\n".join(lines))
    else:
        output.write(f"{line}\n" for line in lines)


def _column(column: str, rule: Rule | None, is_left_out: bool, samples: Sequence[Cells]) -> str:
    example = next(filter(None, (text_of(cells, column) for cells in samples)), "")
    shown = visible(example.strip())
    shown = f"{shown[: _LONGEST - 1]}…" if len(shown) > _LONGEST else shown
    meaning = rule.target if rule else "left out" if is_left_out else "taken"
    return f"  {visible(column)}: {meaning}" + (f', as "{shown}"' if shown else "")


def _command(
    name: str, guesses: Mapping, lacking: Sequence[str], options: ImportOptions, output_: str | None, into: str | None
) -> str:
    """Return the command that imports a file as what its columns may be, with COLUMN for those that are lacking."""
    words = [PROGRAM, "import", "-" if name == "<stdin>" else name]
    words += ["--into", into] if into else ["-o", output_ or log_for("log" if name == "<stdin>" else name)]
    words += ["--from", options.name] if options.name else []
    for text in options.map:
        words += ["--map", text]
    for member in lacking:
        words += ["--map", f"{member}=COLUMN"]
    for rule in guesses.rules:
        words += ["--map", f"{rule.target}={rule.column}{rule.separator or ''}"]
    for text in options.set:
        words += ["--set", text]
    words += [] if options.day_first is None else ["--day-first" if options.day_first else "--month-first"]
    words += ["--encoding", options.encoding] if options.encoding else []
    words += ["--sheet", options.sheet] if options.sheet else []
    words += ["--raw"] if options.raw else []
    words += ["--keep"] if options.keep else []
    return shlex.join(words)


def tell(imports: Iterable[Import], where: str | None) -> int:
    """Print on standard error what became of the rows of each file; return the exit code."""
    code = 0
    for each in imports:
        for line in _report(each, where):
            note(visible_in_message(line))
        code = LEFT_OUT if each.outcome.left_out or each.outcome.values_left_out else code
    return code


def _report(import_: Import, where: str | None) -> Iterator[str]:
    outcome, name = import_.outcome, import_.name
    yield from (f"{name}: {problem}" for problem in outcome.problems)
    yield from _more(name, outcome.number_of_problems - len(outcome.problems), "more cannot be read")
    new = [duplicate for duplicate in outcome.duplicates if not duplicate.known]
    yield from (f"{name}: {duplicate.place} {duplicate.words}" for duplicate in new)
    yield from _more(name, outcome.number_of_duplicates - len(outcome.duplicates), "more are duplicates")
    yield from (f"{name}: {remark}" for remark in (*import_.opened.table.remarks, *outcome.remarks))
    if import_.unused:
        kept = "kept as members with x-" if import_.keeps else "left out (--keep keeps them, --map takes them)"
        yield f"{name}: {counted(len(import_.unused), 'column')} {kept}: {', '.join(import_.unused)}"
    if outcome.passed_over:
        yield f"{name}: {counted(outcome.passed_over, 'row')} left out: title slides and eras"
    if outcome.known:
        yield f"{name}: {counted(outcome.known, 'event')} left out: {where} has them"
    done = f"{name}: {counted(outcome.events, 'event')}" + (f" into {where}" if where not in {None, "-"} else "")
    rows = f", {counted(outcome.left_out, 'row')} left out as unreadable" if outcome.left_out else ""
    values = f", {counted(outcome.values_left_out, 'value')} left out" if outcome.values_left_out else ""
    yield done + rows + values


def _more(name: str, number: int, words: str) -> Iterator[str]:
    if number > 0:
        yield f"{name}: {number:,} {words}"
