"""The settings file as every call meets it. If there is none, this is all that is imported for it."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from csto_timeline.cli.config.place import is_named, place
from csto_timeline.cli.config.state import DECLINED, FAULT, FILE
from csto_timeline.errors import UsageError

_DECLINING, _SAVING = "--no-config", "--save-as"


def begin(group: Any, ctx: Any, args: Sequence[str]) -> None:
    """Take in the settings file for the context of the program: what it says of all commands comes before all options.

    What is wrong with the file is raised when a command is `invoked`: help is given all the same.
    """
    if _DECLINING in args[: args.index("--") if "--" in args else len(args)]:
        ctx.meta[DECLINED] = True
        return
    path, saves = place(), any(arg.startswith(_SAVING) for arg in args)
    if path is None or str(path) == os.devnull or not (_is_there(path) or (is_named() and not saves)):
        return
    from csto_timeline.cli.config.defaults import can_be_turned_off, for_all, turned_on
    from csto_timeline.cli.config.file import read

    try:
        file = read(path, group.list_commands(ctx))
        if file is not None:
            ctx.meta[FILE], ctx.obj = file, for_all(file)
            can_be_turned_off(group, turned_on(ctx.obj))
    except UsageError as error:
        ctx.meta[FAULT] = error


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # in a folder that is not ours to read
        return False


def apply(command: Any, ctx: Any, args: list[str]) -> list[str]:
    """Take what the file has for a command, and the saved question that is asked, as its defaults.

    Return the arguments without the name of the question. What is wrong is raised when the command is `invoked`, or
    as `fault_of`, where the arguments are wrong too.
    """
    if FILE not in ctx.meta and not any(arg.startswith("@") for arg in args):
        return args
    if FAULT in ctx.meta and not ctx.resilient_parsing:
        return args
    from csto_timeline.cli.config.defaults import applied

    try:
        return applied(command, ctx, args)
    except UsageError as error:
        if not ctx.resilient_parsing:  # a shell that completes is told nothing
            ctx.meta[FAULT] = error
        return args


def fault_of(ctx: Any) -> UsageError | None:
    """Return what is wrong with the settings or with the question that is asked, None if nothing is."""
    fault: UsageError | None = ctx.meta.get(FAULT)
    return fault


def check(command: Any, ctx: Any) -> None:
    """Look at what a command was given, before it runs; raises `UsageError`."""
    if FILE in ctx.meta:
        from csto_timeline.cli.config.defaults import turn_off

        turn_off(ctx)
    if ctx.params.get("save_as") is not None and not ctx.resilient_parsing:
        from csto_timeline.cli.config.saving import check_name

        check_name(command, ctx)


def invoked(command: Any, ctx: Any, invoke: Callable[[Any], Any]) -> Any:
    """Run a command by the settings file, and save its question if that is asked for; raises as `invoke` does."""
    if FAULT in ctx.meta:
        raise ctx.meta[FAULT]
    run = invoke
    if FILE in ctx.meta:
        from csto_timeline.cli.config.defaults import invoked

        run = partial(invoked, command, invoke=invoke)
    if ctx.params.get("save_as") is None:
        return run(ctx)
    from csto_timeline.cli.config.saving import saving

    with saving(command, ctx):
        return run(ctx)
