"""An import as it is asked for: files are opened, columns get their meaning, and what became of the rows is told."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from itertools import chain
from pathlib import Path

from csto_timeline.cli import files, output
from csto_timeline.cli.import_columns import by_names
from csto_timeline.cli.import_files import opened as open_named
from csto_timeline.cli.import_files import path_of, readable
from csto_timeline.cli.import_notes import survey, tell
from csto_timeline.cli.import_options import ImportOptions
from csto_timeline.cli.progress import Progress, bar
from csto_timeline.cli.target_log import can_be_written
from csto_timeline.errors import ForeignFileError, UsageError
from csto_timeline.importers import as_log, mapping_file
from csto_timeline.importers.context import Context
from csto_timeline.importers.importing import Import, ImportedEvent
from csto_timeline.importers.mapping import Mapping
from csto_timeline.importers.preset import ForeignFile
from csto_timeline.importers.references import resolved
from csto_timeline.importers.table import Row
from csto_timeline.log.document import Document
from csto_timeline.log.lines import Lines
from csto_timeline.log.open import STDIN, has_lines, log_name
from csto_timeline.log.suffixes import LINES, READABLE, WRITABLE, ends_in
from csto_timeline.text import counted
from csto_timeline.writing.text import LogText


def run(options: ImportOptions, output_: str | None, into: str | None, title: str | None, *, force: bool) -> int:
    """Import files into a new log or one that is there, or show what they hold; return the exit code.

    Raises `UsageError`, `ForeignFileError` and `OutputError`.
    """
    if "" in {*options.files, output_, into}:
        raise UsageError("the name of a file is empty")
    with ExitStack() as closing:
        paths = {name: path_of(name, closing) for name in options.files}
        if len(paths) < len(options.files):
            raise UsageError("a file is given twice: leave one out")
        where = into or output_
        _refuse_log(output_, into)
        _refuse_new_log(paths, where)
        opened = {log_name(name): open_named(name, path, options) for name, path in paths.items()}
        mapped = {name: options.mapping(each.table.columns) for name, each in opened.items()}
        _refuse_map(options, list(mapped.values()))
        if where is not None:
            for name, each in opened.items():
                opened[name], mapped[name] = by_names(name, each, mapped[name], keep=options.keep)
        without_meaning = [name for name, each in opened.items() if not each.preset and mapped[name].lacks]
        if where is None or without_meaning:
            for name, each in opened.items():
                survey(name, each, mapped[name], options, output_, into)
            code = 0 if where is None else UsageError.exit_code
        elif into is not None:
            code = _add(paths, mapped, options, Path(into))
        else:
            code = _write(_imports(opened, mapped, options), where, title, force=force)
        if options.save_map is not None and code != UsageError.exit_code:
            files.save(options.save_map, [mapping_file.written(next(iter(mapped.values()))).encode()], force=True)
        if where is None and output.is_file():
            raise UsageError(
                "without --output, import only shows what it would read, and standard output is a file: "
                "run the command above, which writes a log; with -o - in it, the log goes to standard output"
            )
        return code


def _refuse_new_log(paths: dict[str, Path], where: str | None) -> None:
    """Refuse a log that is not there among the files: it was to be made."""
    for name, path in paths.items():
        if where is None and len(paths) > 1 and ends_in(name, READABLE) and not path.exists():
            raise UsageError(f"{name} is not there: to make a log of that name, write --output {shlex.quote(name)}")


def _refuse_log(output_: str | None, into: str | None) -> None:
    """Raise `UsageError` where the log cannot be written or, with `into`, is not there."""
    if output_ not in {None, STDIN} and not ends_in(str(output_), WRITABLE):
        *others, last = WRITABLE
        raise UsageError(f"{output_} does not end in {', '.join(others)} or {last}: rename it")
    if into is not None:
        if not Path(into).exists():
            raise UsageError(f"{into} does not exist: write a new log with --output {into}")
        can_be_written(into)


def _write(imports: list[Import], where: str, title: str | None, *, force: bool) -> int:
    """Write a new log."""
    titles = dict.fromkeys(each.opened.table.title for each in imports if each.opened.table.title)
    made = _some(imports)
    pieces = as_log.lines(made) if ends_in(where, LINES) else as_log.document(made, title or " + ".join(titles) or None)
    if where == STDIN:
        output.write_json(piece.decode() for piece in pieces)
    else:
        files.save(Path(where), pieces, force=force)
    return tell(imports, where)


def _add(paths: dict[str, Path], mapped: dict[str, Mapping], options: ImportOptions, into: Path) -> int:
    """Add to a log, reading the files anew should the log change meanwhile."""
    from csto_timeline.writing.file import update

    imports: list[Import] = []

    def change(log: LogText) -> None:
        nonlocal imports
        opened = {log_name(name): open_named(name, path, options) for name, path in paths.items()}
        imports = _imports(opened, mapped, options)
        has = Lines if has_lines(log.name, BytesIO(log.data)) else None
        imports[0].context.add_log(has(BytesIO(log.data), log.name) if has else Document(log.data, log.name))
        found = list(_all(imports))  # before the log changes
        if words := imports[0].context.undeclared(made.event["kind"] for made in found):
            raise ForeignFileError(f"{into}: {words}")
        for made in found:
            for register, entries in made.entries.items():
                for key, entry in entries.items():
                    if log.entry(register, key) is None:
                        log.put_entry(register, key, entry)
            log.add_event(made.event)

    update(into, change)
    return tell(imports, str(into))


def _imports(opened: dict[str, ForeignFile], mapped: dict[str, Mapping], options: ImportOptions) -> list[Import]:
    context = Context(several=len(opened) > 1)
    return [
        Import(each, mapped[name], name, context, keep=options.keep, strict=options.strict)
        for name, each in opened.items()
    ]


def _some(imports: list[Import]) -> Iterator[ImportedEvent]:
    """Yield what the files give; raises `ForeignFileError` if that is nothing, so that no empty log is written."""
    made = _all(imports)
    first = next(made, None)
    if first is None:
        tell(imports, None)
        raise ForeignFileError(
            f"{', '.join(each.name for each in imports)}: no row could be imported; nothing was written"
        )
    return chain([first], made)


def _all(imports: list[Import]) -> Iterator[ImportedEvent]:
    return resolved(imports, _of)


def _of(import_: Import) -> Iterator[ImportedEvent]:
    progress = Progress(0, _words(import_))
    try:
        yield from import_.made(progress.track(_rows(import_)))
    finally:
        progress.clear()


def _rows(import_: Import) -> Iterator[Row]:
    """Yield the rows of a file; raises `ForeignFileError` if it cannot be read to its end."""
    with readable(import_.name):
        yield from import_.opened.table.rows


def _words(import_: Import) -> Callable[[int], str]:
    """Return how far an import is at so many rows: as a bar where that is known."""
    table = import_.opened.table

    def words(number: int) -> str:
        fraction = table.fraction() if table.fraction else number / table.total if table.total else None
        return (f"{bar(fraction)}  " if fraction is not None else "") + counted(number, "row")

    return words


def _refuse_map(options: ImportOptions, mapped: Sequence[Mapping]) -> None:
    """Raise `UsageError` for a map to save of several files, or where nothing is said of any."""
    if options.save_map is not None and (len(mapped) > 1 or not (mapped[0].rules or mapped[0].constants)):
        raise UsageError("--save-map writes what --map and --set say of one file")
