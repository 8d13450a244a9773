"""The commands, each loaded when it is asked for, and their help in sections."""

import inspect
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from csto_timeline.cli.config import start
from csto_timeline.errors import UnreadableDate, UsageError

# Each command's module below cli/commands/, and its function there.
COMMANDS = {
    "list": ("list", "list_events"),
    "show": ("show", "show"),
    "export": ("export", "export"),
    "import": ("import_file", "import_file"),
    "check": ("check", "check"),
    "diff": ("diff", "diff"),
    "schema": ("schema", "schema"),
    "quotes": ("quotes", "quotes"),
    "accounts": ("accounts", "accounts"),
    "stats": ("stats", "stats"),
    "between": ("between", "between"),
    "responses": ("responses", "responses"),
    "at": ("at", "at"),
    "people": ("entries", "people"),
    "countries": ("entries", "countries"),
    "places": ("entries", "places"),
    "kinds": ("entries", "kinds"),
    "sources": ("entries", "sources"),
    "init": ("init", "init"),
    "add": ("add", "add"),
    "edit": ("edit", "edit"),
    "remove": ("remove", "remove"),
    "fmt": ("fmt", "fmt"),
    "registers": ("registers", "registers"),
    "config": ("config", "config"),
}
# The commands by what they are for, as the help lists them.
SECTIONS = {
    "Ask": ("list", "show", "quotes", "accounts", "responses", "between", "stats", "at"),
    "Look up names": ("people", "countries", "places", "kinds", "sources"),
    "Export": ("export",),
    "Your own log": ("init", "add", "edit", "remove", "import", "registers", "check", "diff", "fmt"),
    "Set-up": ("config", "schema"),
}
_TITLES = {  # of the options that commands share; those of the filters come between Options and Log
    **dict.fromkeys(("log", "merge", "prefer"), "Log"),
    **dict.fromkeys(("color", "no_pager", "plain"), "Display"),
    **dict.fromkeys(("fail_empty", "no_config", "help"), "Other"),
}
_LAST = ("Filters", "Log", "Display", "Other")
CONTEXT = {"help_option_names": ["-h", "--help"]}


class Group(TyperGroup):
    """The program: a command's module is imported, and its options looked at, when that command is asked for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raises `UsageError` for an option that stands after a command."""
        start.begin(self, ctx, args)
        typed = tuple(args)  # the parser takes them out of the list
        try:
            rest = super().parse_args(ctx, args)
            start.check(self, ctx)
            return rest
        except typer.TyperException as error:
            from csto_timeline.cli.mistakes import worded
            from csto_timeline.cli.other_options import before_command, for_date

            option, command = getattr(error, "option_name", ""), self.get_command(ctx, "list")
            known = _options_of(command) - _options_of(self)
            hint = before_command(option, known) or for_date(option, command, "list", typed)
            raise UsageError(hint or worded(error, self, ctx, typed)) from None

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (Click’s signature)
        """Return the names of all commands, without loading any."""
        return list(COMMANDS)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections: the commands by what they are for, then the options."""
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, self.get_command(ctx, name).get_short_help_str()) for name in names])
        _write_options(self, ctx, formatter)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command, or None if there is none of that name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = _load(cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is asked for; for a name that is none all are loaded, so that the nearest is told."""
        if args[0].startswith("@"):
            raise UsageError(f"No such command '{args[0]}'. Did you mean 'list {args[0]}'?")
        if args[0] not in COMMANDS:
            from csto_timeline.cli.other_commands import with_command

            if hint := with_command(ctx, args, COMMANDS):
                raise UsageError(hint)
            self.commands.update({name: self.get_command(ctx, name) for name in COMMANDS})
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    """A command whose help has the options that it shares with others in sections of their own.

    Where what was typed is no option or no period, its error names what would work.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raises `UsageError` for an option that has another name here."""
        typed = tuple(args)  # the parser takes them out of the list
        try:
            rest = super().parse_args(ctx, start.apply(self, ctx, args))
            start.check(self, ctx)
            return rest
        except typer.TyperException as error:
            from csto_timeline.cli.mistakes import worded

            raise start.fault_of(ctx) or UsageError(worded(error, self, ctx, typed)) from None

    def invoke(self, ctx: Any) -> Any:
        """Run the command; raises `UsageError` for a name in the place of a date."""
        try:
            return start.invoked(self, ctx, super().invoke)
        except UnreadableDate as error:
            from csto_timeline.cli.hints import for_date

            raise UsageError(for_date(ctx, error) or str(error)) from None

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """Return the first line of the help, never cut: it is short enough for the list of commands."""
        return (self.help or "").partition("\n")[0]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections: arguments, what this command alone takes, filters, log, display, and the rest."""
        _write_options(self, ctx, formatter)


def first_screen(ctx: Any) -> str:
    """Return what the program prints alone: what can be asked, in one screen; no command is loaded."""
    formatter = ctx.make_formatter()
    ctx.command.format_usage(ctx, formatter)
    ctx.command.format_help_text(ctx, formatter)
    with formatter.section("Commands"):
        formatter.write_dl([(title, ", ".join(names)) for title, names in SECTIONS.items()])
    formatter.write_paragraph()
    formatter.write_text(f"More: {ctx.info_name} --help; of a command: {ctx.info_name} list --help")
    return str(formatter.getvalue())


def _write_options(command: Any, ctx: Any, formatter: Any) -> None:
    """Write what a command takes, in sections; an option that names its panel stands there."""
    from csto_timeline.cli.filters import filters

    shared = {*getattr(command.callback, "shared", ()), "help"}
    titles = dict.fromkeys(inspect.signature(filters).parameters, "Filters") | _TITLES
    own = "Output" if "since" in shared else "Options"
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], own: []}
    for parameter in command.get_params(ctx):
        title = titles.get(parameter.name, own) if parameter.name in shared else own
        title = getattr(parameter, "rich_help_panel", None) or title
        if parameter.param_type_name == "argument":
            title = "Arguments"
        if record := parameter.get_help_record(ctx):
            sections.setdefault(title, []).append(record)
    last = [title for title in _LAST if title in sections]
    for title in [*(title for title in sections if title not in last), *last]:
        if sections[title]:
            with formatter.section(title):
                formatter.write_dl(sections[title])


def _options_of(command: Any) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def _load(name: str) -> Any:
    module, function = COMMANDS[name]
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)
    alone.command(name, cls=Command)(getattr(import_module(f"csto_timeline.cli.commands.{module}"), function))
    return typer.main.get_command(alone)
