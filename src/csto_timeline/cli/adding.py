"""An event that is added, from options or from answers on a terminal."""

from collections.abc import Sequence

from csto_timeline.cli import output
from csto_timeline.cli.asking import can_ask
from csto_timeline.cli.drafting import EventOptions, draft_of, read, sources_of
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings
from csto_timeline.cli.prompts import ask_for, is_wanted
from csto_timeline.cli.target_log import apply, log_to_write, read_log
from csto_timeline.dates.words import full
from csto_timeline.errors import UsageError
from csto_timeline.log.open import log_name
from csto_timeline.text import visible, visible_in_message
from csto_timeline.writing.draft import Composed, Draft, compose
from csto_timeline.writing.file import open_log
from csto_timeline.writing.names import date_of
from csto_timeline.writing.text import LogText, NotValid


def add_event(settings: Settings, options: EventOptions, *, dry_run: bool) -> int:
    """Add the event that the options give, and ask for what is missing; raises `TimelineError`."""
    path = log_to_write(settings, dry_run=dry_run)
    draft = _draft(options)
    if draft is None:
        draft = _asked(path, options, dry_run=dry_run)
        if draft is None:
            note("nothing was written")
            return 0
        return _write(path, draft, dry_run=dry_run, tells=False)
    return _write(path, draft, dry_run=dry_run)


def _asked(path: str, options: EventOptions, *, dry_run: bool) -> Draft | None:
    """Ask for what is missing; None if what comes of it is not to be written."""
    log = open_log(read_log(path), log_name(path))
    draft = ask_for(log, options, sources_of(options))
    return draft if is_wanted(compose(log, draft), path, dry_run=dry_run) else None


def _write(path: str, draft: Draft, *, dry_run: bool, tells: bool = True) -> int:
    """Add the event; what it supposes was told already where it is not to tell."""
    written: list[Composed] = []

    def change(log: LogText) -> None:  # composed again: the log may be another by now
        written[:] = [compose(log, draft)]
        _put(written[0], log)

    apply(path, change, dry_run=dry_run)
    (done,) = written
    for text in (*done.notes, *filter(None, [done.duplicates])) if tells else ():
        note(visible_in_message(text))
    if not dry_run:
        output.write([f"{visible(done.event['id'])}\n"])
        entries = ", ".join(f"{key} ({register})" for register, key, _ in done.entries)
        note(visible_in_message(f"added to {path}" + (f"; new in the registers: {entries}" if entries else "")))
    return 0


def _put(composed: Composed, log: LogText) -> None:
    try:
        composed.put_into(log)
    except NotValid as error:
        raise UsageError(str(error)) from None


def _draft(options: EventOptions) -> Draft | None:
    """Return what the options say, None if something that is needed is to be asked for.

    Raises `UsageError` if it is missing and there is nobody to ask.
    """
    sources = sources_of(options)
    needed = {"--date": options.date, "--kind": options.kind, "--title": options.title, "--source": sources}
    if missing := [option for option, value in needed.items() if not value]:
        if can_ask():
            return None
        raise UsageError(f"an event needs {_listed(missing)}; on a terminal, add asks for it")
    assert options.date  # nothing is missing
    assert options.kind
    assert options.title
    when = read("--date", options.date, date_of)
    if when.text != options.date.strip():
        note(visible_in_message(f"{options.date} is {when.text}: {full(when)}"))
    return draft_of(options, when, options.kind, options.title, sources)


def _listed(options: Sequence[str]) -> str:
    *others, last = options
    return f"{', '.join(others)} and {last}" if others else last
