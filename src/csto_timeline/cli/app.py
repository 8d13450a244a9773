"""The commands together, and the boundary where errors become one line and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from csto_timeline import __version__
from csto_timeline.cli import output
from csto_timeline.cli.group import CONTEXT, Group, first_screen
from csto_timeline.cli.notes import note
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.program import INTERRUPTED, PROGRAM
from csto_timeline.errors import InstallationError, LogError, NotALogError, OutputError, TimelineError, UsageError
from csto_timeline.text import visible_in_message

BUG, BUG_LABEL = InstallationError.exit_code, InstallationError.label
_COMPLETING = "_CSTO_TIMELINE_COMPLETE"  # set by the shell when somebody presses Tab
_UNBROKEN = "10000"  # Typer breaks descriptions at this width, and a shell may take the rest of one for another value
_AROUND = 20  # characters that are told on both sides of one that is at fault

HELP = """\b
csto-timeline list 2022                      what happened in a year
csto-timeline list -c armenia -p putin       events with both of them
csto-timeline list --search "peace treaty"   events with these words
csto-timeline show csto-summit-yerevan-2022  everything about one event
csto-timeline quotes --speaker putin         who said what, and who printed it
csto-timeline accounts --country armenia     where sources differ
csto-timeline responses 2022                 what followed each appeal
csto-timeline stats 2022 --by month          how many events, as bars
csto-timeline at 2022-11-23                  who held which office that day
csto-timeline export brief.md 2022           a brief; also a map, a web page

Timelines of the Collective Security Treaty Organization, or of a log of your
own: what happened, who said what, and which source says so.
"""
EPILOG = """\b
Exit codes, and the words that begin an error line:
  0               done, even if nothing matches
  1               check found errors (--strict: or warnings), diff changes,
                  fmt --check an unformatted log; import could not read all
  2 usage error   invalid request, for example an unreadable date
  3 log error     a log or a file to import is unreadable or invalid
  4 name error    a name or id is unknown or ambiguous
  5               nothing matches (only with --fail-empty)
 70 bug           please report it
 74 output error  the output could not be written
130               interrupted
"""


@takes(settings, without={"fail_empty"})
def root(
    settings: Settings,
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Take what stands before the command's name; alone, print what can be asked."""
    ctx.obj = settings
    if version:
        output.write([f"{PROGRAM} {__version__}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        output.write([first_screen(ctx)])


def build() -> typer.Typer:
    """Return the program; its commands are loaded when they are asked for."""
    app = typer.Typer(
        name=PROGRAM,
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=CONTEXT,
    )
    app.callback(invoke_without_command=True, help=HELP, epilog=EPILOG)(root)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    _prepare()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        result = build()(arguments, prog_name=PROGRAM, standalone_mode=False)
        if result == INTERRUPTED:  # Typer makes that of Ctrl-C
            raise KeyboardInterrupt
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except TimelineError as error:
        return _fail(error.label, _worded(error), error.exit_code)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else PROGRAM
        return _fail(UsageError.label, f"{error.format_message()} (see {command} --help)", UsageError.exit_code)
    except output.ReaderGone:
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except MemoryError:
        return _fail(LogError.label, "not enough memory", LogError.exit_code)
    except OSError as error:  # of --install-completion, which writes files
        if error.filename is None:
            return _bug()
        return _fail(OutputError.label, f"{error.filename}: {error.strerror}", OutputError.exit_code)
    except Exception as error:
        return _no_text(error) if isinstance(error, UnicodeEncodeError) else _bug()


def _worded(error: TimelineError) -> str:
    """Return what an error says; of a log that is a file of another tool, what that is and how it is imported."""
    if type(error) in {LogError, NotALogError}:
        from csto_timeline.cli.foreign import hint  # only a log at fault needs it

        return hint(str(error), getattr(error, "begins", b"")) or str(error)
    return str(error)


def _no_text(error: UnicodeEncodeError) -> int:
    """Tell of an argument, or the name of a file, that cannot be written: it has bytes that are not UTF-8 (PEP 383)."""
    if error.reason != "surrogates not allowed":
        return _bug()
    around = error.object[max(error.start - _AROUND, 0) : error.end + _AROUND]
    return _fail(UsageError.label, f'"{around}" has bytes that are not text in UTF-8', UsageError.exit_code)


def _bug() -> int:
    import traceback  # only a bug needs it

    note(traceback.format_exc().rstrip())
    return _fail(BUG_LABEL, f"please report the lines above; this is {PROGRAM} {__version__}", BUG)


def _prepare() -> None:
    """Make the streams write anything, and Typer answer a shell with one line for each value."""
    output.prepare()
    if _COMPLETING in os.environ:
        from csto_timeline.cli.shellwords import join_signs  # few calls complete

        os.environ["TERMINAL_WIDTH"] = _UNBROKEN
        join_signs()


def _fail(label: str, message: str, exit_code: int) -> int:
    note(f"{PROGRAM}: {label}: {visible_in_message(message)}")
    return exit_code
