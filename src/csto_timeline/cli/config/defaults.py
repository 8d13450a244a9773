"""The settings file's values for a command, as defaults of its options; options given beat them."""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any

from msgspec.structs import replace

from csto_timeline.cli.config import questions
from csto_timeline.cli.config.file import TOP, ConfigFile, unknown
from csto_timeline.cli.config.state import FILE, TABLE
from csto_timeline.cli.config.values import key_of, value_of
from csto_timeline.cli.display import Color, Display
from csto_timeline.cli.logs import ENVIRONMENT
from csto_timeline.cli.options import Settings
from csto_timeline.errors import UsageError

_FOR_ALL = ("log", "merge", "color", "no-pager", "plain")  # the options of all commands
_OF_ONE_CALL = ("save-as", "no-config", "format")  # the last goes with the name of a file


def for_all(file: ConfigFile) -> Settings:
    """Return what the file says of all commands; logs that the environment names come before those of the file."""
    data, pager = file.data, file.data.get("pager", True)
    logs = file.logs(data["log"], "log") if "log" in data and not os.environ.get(ENVIRONMENT) else ()
    display = Display(
        pager=pager is not False,
        plain=data.get("plain", False),
        usual_color=Color(data.get("color", Color.AUTO)),
        usual_pager=pager if isinstance(pager, str) else "",
    )
    return Settings(tuple(logs), data.get("merge", False), display)


def applied(command: Any, ctx: Any, args: list[str]) -> list[str]:
    """Set the defaults of a command by its table and by the question that is asked; return the other arguments.

    Raises `UsageError`.
    """
    file: ConfigFile | None = ctx.meta.get(FILE)
    args, name = questions.taken(command, ctx, args)
    values = table(file, command, ctx) if file else {}
    question = questions.values(file, name, command, ctx) if name is not None else {}
    of_table = values.keys() - question.keys()
    ctx.meta[TABLE] = {parameter.name: key_of(parameter) for parameter in command.params if parameter.name in of_table}
    values |= question
    ctx.default_map = values
    on = turned_on(for_all(file)) if file else set()
    can_be_turned_off(command, on | {name for name, value in values.items() if value is True})
    return args


def table(file: ConfigFile, command: Any, ctx: Any) -> dict[str, Any]:
    """Return the values that the table of a command gives its parameters; raises `UsageError` for what they are not."""
    options = dict(_options(command))
    found = {}
    for key, value in file.table(ctx.info_name).items():
        if key in _FOR_ALL or key in TOP:
            raise file.fault(f'"{key}" is for all commands: write it above the tables', ctx.info_name, key)
        if key not in options:
            raise file.fault(unknown(key, options, "option", f" of {ctx.info_name}"), ctx.info_name, key)
        found[options[key].name] = value_of(file, ctx, options[key], value, ctx.info_name, key)
    return found


def _options(command: Any) -> Iterator[tuple[str, Any]]:
    for parameter in command.params:
        key = key_of(parameter)
        if parameter.param_type_name == "option" and key not in {*_FOR_ALL, *_OF_ONE_CALL}:
            yield key, parameter


def can_be_turned_off(command: Any, names: Collection[str]) -> None:
    """Add options that turn off switches which the file turns on: --no-long for --long, --pager for --no-pager."""
    taken = {option for parameter in command.params for option in parameter.opts}
    for parameter in command.params:
        key = key_of(parameter)
        off = f"--{key.removeprefix('no-')}" if key.startswith("no-") else f"--no-{key}"
        if parameter.name in names and not parameter.secondary_opts and off not in taken:
            parameter.secondary_opts = [off]


def turned_on(settings: Settings) -> set[str]:
    """Return the switches of all commands that the file turns on."""
    display = settings.display
    on = {"merge": settings.merge, "plain": display.plain, "no_pager": not display.pager}
    return {name for name, is_on in on.items() if is_on}


def turn_off(ctx: Any) -> None:
    """Turn off for this call what was turned off on the command line."""
    off = {name for name in ("merge", "plain", "no_pager") if ctx.params.get(name) is False and is_typed(ctx, name)}
    if off and isinstance(ctx.obj, Settings):
        display = ctx.obj.display
        display = replace(display, plain=display.plain and "plain" not in off, pager=display.pager or "no_pager" in off)
        ctx.obj = replace(ctx.obj, merge=ctx.obj.merge and "merge" not in off, display=display)


def is_typed(ctx: Any, name: str) -> bool:
    """Return whether a parameter has its value from the command line."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def invoked(command: Any, ctx: Any, invoke: Any) -> Any:
    """Run a command without those options of its table that do not go with the rest of the call.

    Raises `UsageError`, for options of the table that do not go with one another with their place in the file.
    """
    kept: dict[str, str] = ctx.meta.get(TABLE, {})
    from_table = {name: key for name, key in kept.items() if not is_typed(ctx, name)}
    try:
        return invoke(ctx)
    except UsageError as error:
        if not from_table or not _may_be_of_the_table(error):
            raise
        named = [name for name, key in from_table.items() if f"--{key}" in _words(error)]
        others = {f"--{key_of(each)}" for each in command.params if each.name not in from_table}
        if len(named) > 1 and not others & _words(error):
            raise _contradiction(ctx, error, [from_table[name] for name in named]) from None
        if named:
            _forget(command, ctx, named)
            with suppress(UsageError):
                return invoke(ctx)
        _forget(command, ctx, from_table)
        return invoke(ctx)


def _contradiction(ctx: Any, error: UsageError, keys: Collection[str]) -> UsageError:
    """Return the error with the place of the last of those keys in the file."""
    file: ConfigFile = ctx.meta[FILE]
    return file.fault(str(error), ctx.info_name, max(keys, key=lambda key: file.line(ctx.info_name, key)))


def _may_be_of_the_table(error: UsageError) -> bool:
    from csto_timeline.errors import NotAPeriod

    return not isinstance(error, NotAPeriod)


def _words(error: UsageError) -> set[str]:
    return {word.strip(",:;.") for word in str(error).split()}


def _forget(command: Any, ctx: Any, names: Collection[str]) -> None:
    """Reset parameters to the values that they have without a file."""
    ctx.default_map = None
    for parameter in command.params:
        if parameter.name in names:
            value, _ = parameter.consume_value(ctx, {})
            ctx.params[parameter.name] = parameter.process_value(ctx, value)
