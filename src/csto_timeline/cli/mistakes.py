"""Typer's complaints about a command line, in the program's own words. Only errors need it."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from csto_timeline.cli.other_options import for_comparison, for_date, for_option, for_order, value_words
from csto_timeline.cli.program import PROGRAM
from csto_timeline.dates.typed.relative import length_of
from csto_timeline.folding import nearest
from csto_timeline.log.suffixes import READABLE, ends_in
from csto_timeline.writing.assignments import SETTABLE

# Options by which other programs write a file.
_OF_EXPORTS = {"-o", "--output", "--out", "--csv", "--xlsx", "--html", "--ics"}
_REFUSED = re.compile(r"'?(.*?)'? is not (?:a valid |one of |in the range )", re.DOTALL)


def worded(error: Any, command: Any, ctx: Any, arguments: Sequence[str] = ()) -> str:
    """Return the error of a command that could not be parsed: what was wrong, where, and what would work.

    `arguments` are those of the command, if it was typed.
    """
    if type(error).__name__ == "NoSuchOption":
        typed = error.option_name
        words = _no_option(typed, command, ctx, arguments)
        return words or f"No such option: {typed} (see {ctx.command_path} --help)"
    worded = {
        "BadOptionUsage": _no_value,
        "MissingParameter": _missing,
        "BadParameter": _bad_value,
    }.get(type(error).__name__)
    words = worded(error, command, ctx) if worded else _too_much(error, ctx)
    return words or f"{error.format_message()} (see {ctx.command_path} --help)"


def _no_option(typed: str, command: Any, ctx: Any, arguments: Sequence[str]) -> str:
    known = {name for parameter in command.params for name in parameter.opts}
    if typed in _OF_EXPORTS and ctx.info_name not in {"export", "import"}:
        return f"No such option: {typed}. 'export FILE' writes a file: its suffix says the format."
    hint = for_order(typed, ctx.info_name, arguments) or for_option(typed, known)
    hint = hint or for_date(typed, command, ctx.info_name, arguments) or for_comparison(typed, command, arguments)
    if hint:
        return hint
    if near := _near(typed, known, ctx):
        return f"No such option: {typed}. Did you mean {near}?"
    if typed.startswith("--not-") and (excluding := sorted(name for name in known if name.startswith("--not-"))):
        return f"No such option: {typed}. Only {', '.join(excluding[:-1])} and {excluding[-1]} leave events out."
    if ctx.info_name == "edit" and typed[2:].replace("-", "_") in SETTABLE:
        return f"No such option: {typed}. Here it is --set {typed[2:].replace('-', '_')}=VALUE."
    if (name := typed[2:]) in ctx.find_root().command.list_commands(ctx):
        return f"No such option: {typed}. It is a command: {PROGRAM} {name} (see {PROGRAM} {name} --help)"
    others = _that_take(typed, command, ctx, " ".join(value_words(typed, arguments)[:1]))
    return f"No such option: {typed}. It is an option of {' and '.join(others)}." if 0 < len(others) < 3 else ""


def _near(typed: str, known: Collection[str], ctx: Any) -> str:
    """Return the option that was mistyped; nothing for one that only another command has, nor for its beginning."""
    near = nearest(typed, [name for name in known if name.startswith("--")], most=1)
    if not near or _negates(typed, near[0]):
        return ""
    elsewhere = {name for each in _commands(ctx).values() for parameter in each.params for name in parameter.opts}
    cut_short = not _begins(typed, known) and _begins(typed, elsewhere)
    return "" if cut_short or typed in elsewhere else near[0]


def _begins(typed: str, options: Iterable[str]) -> bool:
    return any(option.startswith(typed) for option in options)


def _negates(typed: str, near: str) -> bool:
    """Return whether an option is the opposite of the one that it is near: `--uncertain`, `--not-source`."""
    word, other = typed.removeprefix("--"), near.removeprefix("--")
    return any(
        word.startswith(prefix) and not other.startswith(prefix) for prefix in ("not-", "no-", "un", "non", "in")
    )


def _commands(ctx: Any) -> dict[str, Any]:
    group = ctx.find_root().command
    return {name: group.get_command(ctx, name) for name in group.list_commands(ctx)}


def _that_take(option: str, command: Any, ctx: Any, value: str) -> list[str]:
    """Return the commands that have the option, with such a value; of a command that filters, those that do too.

    In others the option means something else: what `add` writes, say.
    """
    before_command = command is ctx.find_root().command
    return [
        name
        for name, other in _commands(ctx).items()
        if before_command or _is_filtering(other) or not _is_filtering(command)
        if any(option in parameter.opts and _takes(parameter, value) for parameter in other.params)
    ]


def _is_filtering(command: Any) -> bool:
    return "country" in getattr(command.callback, "shared", ())


def _takes(parameter: Any, value: str) -> bool:
    """Return whether a parameter takes a value; of lengths of time alone anything is refused."""
    return not value or parameter.metavar != "LENGTH" or length_of(value) is not None


def _no_value(error: Any, command: Any, ctx: Any) -> str:
    """Return the error for an option that is last, or that takes no value."""
    option = error.option_name
    metavars = {name: parameter.metavar for parameter in command.params for name in parameter.opts}
    if "requires an argument" in error.message and metavars.get(option):
        return f"{option} needs a value: {option} {metavars[option]} (see {ctx.command_path} --help)"
    return ""


def _missing(error: Any, command: Any, ctx: Any) -> str:
    example = re.search(r"^csto-timeline .*$", command.help or "", re.MULTILINE)
    name = error.param.metavar if error.param else ""
    return f"{ctx.info_name} needs {name}: for example, {example[0]}" if example and name else ""


def _bad_value(error: Any, _command: Any, _ctx: Any) -> str:
    """Return the error for a value that is no choice, or no number in the range."""
    refused = _REFUSED.match(error.message)
    if not refused or error.param is None:
        return ""
    name = max(error.param.opts, key=len)
    if choices := getattr(error.param.type, "choices", None):
        near = nearest(refused[1], choices, most=1)
        *first, last = choices
        return (
            f'{name}: there is no "{refused[1]}"; '
            + (f"did you mean {near[0]}?" if near else f"write {', '.join(first)} or {last}")
        )  # fmt: skip
    low, high = getattr(error.param.type, "min", None), getattr(error.param.type, "max", None)
    span = f" from {low} to {high}" if high is not None else f", {low} or more"
    return f'{name}: "{refused[1]}" is not a whole number{span}' if low is not None else ""


def _too_much(error: Any, ctx: Any) -> str:
    if ctx.info_name == "config":
        what = "--remove removes a saved question, all else is changed in the settings file"
        return f"config takes no arguments: {what} (see csto-timeline config --help)"
    extra = re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", error.format_message(), re.DOTALL)
    if extra and ends_in(extra[1], READABLE):
        return f'{ctx.info_name} takes no "{extra[1]}": name a log with --log {extra[1]}'
    return f'{ctx.info_name} takes no "{extra[1]}" (see {ctx.command_path} --help)' if extra else ""
