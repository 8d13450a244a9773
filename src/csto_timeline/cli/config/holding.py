"""Which settings hold for a call, and why: the command line, the environment, the settings file, or none of these."""

import os
import shlex
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from csto_timeline.cli.config import place, questions
from csto_timeline.cli.config.defaults import table
from csto_timeline.cli.config.file import QUESTIONS, ConfigFile
from csto_timeline.cli.config.state import DECLINED, FILE
from csto_timeline.cli.config.words import SIGN, described
from csto_timeline.cli.display import Color
from csto_timeline.cli.logs import ENVIRONMENT as LOG
from csto_timeline.cli.logs import chosen
from csto_timeline.cli.options import Settings


class Setting(Struct, frozen=True):
    """A setting with what it is, and why: an option, a variable, a line of the file, or `default`."""

    setting: str
    value: Any
    because: str

    @property
    def text(self) -> str:
        """The value as typed."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return shlex.join(map(str, self.value)) if isinstance(self.value, list) else f"{self.value}"


def held(ctx: Any, settings: Settings) -> Iterator[Setting]:
    """Yield all settings, of all commands, of each, and saved questions; raises `UsageError` for what is not valid."""
    file: ConfigFile | None = ctx.meta.get(FILE)
    yield _of_the_file(ctx, file)
    yield Setting("log", chosen(settings.logs), _because(ctx, file, "log", "log", LOG))
    yield Setting("merge", settings.merge, _because(ctx, file, "merge", "merge"))
    yield _color(ctx, file, settings)
    yield _pager(ctx, file, settings)
    yield Setting("plain", settings.display.plain, _because(ctx, file, "plain", "plain"))
    if file is not None:
        yield from _of_commands(ctx, file)
        yield from _questions(ctx, file)


def _of_the_file(ctx: Any, file: ConfigFile | None) -> Setting:
    because = f"environment: {place.ENVIRONMENT}" if place.is_named() else "default"
    if DECLINED in ctx.meta:
        because = "option: --no-config"
    path = place.place()
    if not file and DECLINED not in ctx.meta:
        because += "; there is no such file"
    return Setting("file", "" if path is None or DECLINED in ctx.meta else str(path), because)


def _because(ctx: Any, file: ConfigFile | None, name: str, key: str, variable: str = "") -> str:
    """Return where a setting comes from: an option of all commands, a key of the file, or a variable that is set."""
    if option := _given(ctx, name):
        return f"option: {option}"
    if variable and os.environ.get(variable):
        return f"environment: {variable}"
    return _in_file(file, key) if file and key in file.data else "default"


def _given(ctx: Any, name: str) -> str:
    """Return the option by which a parameter of all commands was given, after the name of the command or before it."""
    for each in (ctx, ctx.parent):
        source = each.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            parameter = next(parameter for parameter in each.command.params if parameter.name == name)
            is_off = each.params[name] is False and parameter.secondary_opts
            return str(parameter.secondary_opts[0] if is_off else parameter.opts[0])
    return ""


def _in_file(file: ConfigFile, *keys: str) -> str:
    return f"file: line {file.line(*keys)}"


def _color(ctx: Any, file: ConfigFile | None, settings: Settings) -> Setting:
    display = settings.display
    if display.color is not Color.AUTO or _given(ctx, "color"):
        return Setting("color", display.color, _because(ctx, None, "color", "color"))
    for variable, color, unset in (("NO_COLOR", Color.NEVER, {""}), ("FORCE_COLOR", Color.ALWAYS, {"", "0"})):
        if os.environ.get(variable, "") not in unset:
            return Setting("color", color, f"environment: {variable}")
    return Setting("color", display.usual_color, _because(ctx, file, "color", "color"))


def _pager(ctx: Any, file: ConfigFile | None, settings: Settings) -> Setting:
    if not settings.display.pager:
        return Setting("pager", False, _because(ctx, file, "no_pager", "pager"))
    from csto_timeline.cli import pager  # it brings Rich

    command, usual = pager.wanted(settings.display.usual_pager), settings.display.usual_pager
    if usual or _given(ctx, "no_pager"):
        return Setting("pager", command or False, _because(ctx, file, "no_pager", "pager"))
    return Setting("pager", command or False, "environment: PAGER" if "PAGER" in os.environ else "default")


def _of_commands(ctx: Any, file: ConfigFile) -> Iterator[Setting]:
    for name in ctx.parent.command.list_commands(ctx.parent):
        if name in file.data:
            command, own = _command(ctx, name)
            table(file, command, own)
            for key, value in file.table(name).items():
                yield Setting(f"{name} --{key}", value, _in_file(file, name, key))


def _questions(ctx: Any, file: ConfigFile) -> Iterator[Setting]:
    command, own = _command(ctx, "list")
    for name, question in file.table(QUESTIONS).items():
        questions.values(file, name, command, own)
        yield Setting(f"{SIGN}{name}", described(question), _in_file(file, QUESTIONS, name))


def _command(ctx: Any, name: str) -> tuple[Any, Any]:
    """Return a command with a context of its own, in which nothing was typed."""
    command = ctx.parent.command.get_command(ctx.parent, name)
    return command, type(ctx)(command, info_name=name, parent=ctx.parent)
