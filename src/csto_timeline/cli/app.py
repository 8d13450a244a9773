"""The commands together, and the boundary where errors become one line and an exit code."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from csto_timeline import __version__
from csto_timeline.cli import streams
from csto_timeline.cli.accounts import accounts
from csto_timeline.cli.at import at
from csto_timeline.cli.export import export
from csto_timeline.cli.list import list_events
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.quotes import quotes
from csto_timeline.cli.registers import countries, kinds, people, sources
from csto_timeline.cli.schema import schema
from csto_timeline.cli.show import show
from csto_timeline.cli.stats import stats
from csto_timeline.errors import OutputError, TimelineError
from csto_timeline.text import visible

PROGRAM = "csto-timeline"
BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130

HELP = """\b
csto-timeline list 2022                      the events of a year
csto-timeline list -c kazakhstan --since 2022 -p tokayev
csto-timeline show csto-summit-yerevan-2022  everything about one event
csto-timeline export brief.md 2022           a Markdown brief; also a calendar, a web page
csto-timeline quotes --speaker putin         who said what, and who prints it
csto-timeline accounts --country armenia     where the sources differ
csto-timeline stats --by month 2022          how many events, as bars
csto-timeline at 2022-11-23                  who held which office on a day

Timelines of the Collective Security Treaty Organization, or of a log of your
own: what happened, who said what, which source says so.
"""
EPILOG = """\b
Exit codes: 0 done, also when nothing fits; 2 wrong usage; 3 a log that cannot
be read; 4 a name or id that is unknown or ambiguous; 70 a bug; 74 the answer
could not be written.
"""

app = typer.Typer(
    name=PROGRAM,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("list")(list_events)
app.command("show")(show)
app.command("export")(export)
app.command("schema")(schema)
app.command("quotes")(quotes)
app.command("accounts")(accounts)
app.command("stats")(stats)
app.command("at")(at)
app.command("people")(people)
app.command("countries")(countries)
app.command("kinds")(kinds)
app.command("sources")(sources)


@app.callback(invoke_without_command=True, help=HELP, epilog=EPILOG)
@takes(settings)
def root(
    settings: Settings,
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Take what stands before the command's name; alone, print the help."""
    ctx.obj = settings
    if version:
        streams.write(f"{PROGRAM} {__version__}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        streams.write(f"{ctx.get_help()}\n")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    streams.prepare()
    try:
        result = app(arguments, prog_name=PROGRAM, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except TimelineError as error:
        return _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else PROGRAM
        return _fail(f"{error.format_message()} (see {command} --help)", error.exit_code)
    except streams.ReaderGone:
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:  # of the help, which Typer prints
        streams.abandon(sys.stdout)
        return _fail(f"standard output could not be written: {error.strerror}", OutputError.exit_code)
    except Exception:
        import traceback  # only a bug needs it

        traceback.print_exc()
        return _fail(f"this is a bug in {PROGRAM} {__version__}: please report the lines above", BUG)


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run())


def _fail(message: str, exit_code: int) -> int:
    streams.note(f"{PROGRAM}: {visible(message)}")
    return exit_code
