"""Saved questions: filters under a name, which `@name` asks again in any command that has filters."""

import inspect
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any

import typer

from csto_timeline.cli.config.file import QUESTIONS, ConfigFile, unknown
from csto_timeline.cli.config.state import DECLINED
from csto_timeline.cli.config.toml import Table
from csto_timeline.cli.config.values import key_of, value_of
from csto_timeline.cli.config.words import SIGN, typed, words
from csto_timeline.cli.filters import filters
from csto_timeline.errors import UsageError

_OF_LOGS = ("log", "merge")


def known_filters() -> tuple[str, ...]:
    """Return what a question may have: the filters, and which logs it is about."""
    names = (name.replace("_", "-") for name in inspect.signature(filters).parameters if name != "save_as")
    return (*names, *_OF_LOGS)


def takes_filters(command: Any) -> bool:
    """Return whether a command has filters, so that a question can be asked."""
    return any(parameter.name == "country" for parameter in command.params)


def taken(command: Any, ctx: Any, args: list[str]) -> tuple[list[str], str | None]:
    """Return the arguments without the question, and its name if there is one; raises `UsageError` for several."""
    if not takes_filters(command) or not any(arg.startswith(SIGN) for arg in args):
        return args, None
    names = [word for word in _positional(command, ctx, args) if word.startswith(SIGN)]
    if not names:
        return args, None
    if len(names) > 1:
        raise UsageError(f"{' and '.join(names)}: ask one saved question at a time")
    return [arg for arg in args if arg is not names[0]], names[0].removeprefix(SIGN)


def _positional(command: Any, ctx: Any, args: list[str]) -> Iterator[str]:
    """Yield the arguments that are neither options nor their values, the very objects."""
    found: dict[str, Any] = {}
    parser = command.make_parser(ctx)
    parser.ignore_unknown_options = True  # such as --no-long, of a question that has it
    with suppress(typer.TyperException):  # which is told when the command is parsed
        found, _, _ = parser.parse_args(args=list(args))
    for parameter in command.params:
        if parameter.param_type_name == "argument" and (value := found.get(parameter.name)):
            yield from [value] if isinstance(value, str) else filter(None, value)


def values(file: ConfigFile | None, name: str, command: Any, ctx: Any) -> Table:
    """Return the values that a question gives the parameters of a command; raises `UsageError`."""
    question = _question(file, name, ctx)
    if question is None or file is None:
        return {}
    parameters = {key_of(parameter): parameter for parameter in command.params}
    if "period" in question and "period" not in parameters and "since" in parameters:
        question = _with_sides(file, name, question)
    found: Table = {}
    for key, value in question.items():
        if key not in known_filters():
            raise file.fault(_no_filter(key, parameters, ctx.info_name), QUESTIONS, name, key)
        if key not in parameters:
            raise UsageError(f"{ctx.info_name} has no {_as_typed(key)}, which {SIGN}{name} has: {words(key, value)}")
        if key == "log":
            if not ctx.parent.params.get("log"):
                found[key] = file.logs(value, QUESTIONS, name, key)
        else:
            found[parameters[key].name] = value_of(file, ctx, parameters[key], value, QUESTIONS, name, key)
    return found


def _no_filter(key: str, parameters: Collection[str], command: str) -> str:
    if key not in parameters:
        return unknown(key, known_filters(), "filter")
    return f'"{key}" is an option of {command}, but no filter: write one of {", ".join(known_filters())}'


def _question(file: ConfigFile | None, name: str, ctx: Any) -> Table | None:
    known = file.table(QUESTIONS) if file else {}
    if name in known:
        return dict(known[name])
    if ctx.resilient_parsing:
        return None
    if DECLINED in ctx.meta:
        raise UsageError(f"{SIGN}{name} is a saved question, and --no-config ignores those")
    raise unknown_question(name, known)


def unknown_question(name: str, known: Collection[str]) -> UsageError:
    """Return the error for a question that is not saved, with those that are."""
    if not known:
        return UsageError(f"there is no saved question {SIGN}{name}: list --save-as {name or 'NAME'} saves one")
    return UsageError(unknown(f"{SIGN}{name}", [f"{SIGN}{each}" for each in known], "saved question"))


def _with_sides(file: ConfigFile, name: str, question: Table) -> Table:
    """Return a question whose period is written as --since and --until."""
    from csto_timeline.dates.period import Period
    from csto_timeline.dates.typed import first_day, last_day, parse_period
    from csto_timeline.errors import DateError

    rest = {key: value for key, value in question.items() if key != "period"}
    try:
        period = parse_period(typed(question["period"]))
        if "since" in rest:
            period = period.intersection(Period(first=first_day(typed(rest["since"]))))
        if "until" in rest:
            period = period.intersection(Period(last=last_day(typed(rest["until"]))))
    except DateError as error:
        raise file.fault(f'"period": {error}', QUESTIONS, name, "period") from None
    sides = {"since": period.first, "until": period.last}
    return rest | {key: day.isoformat() for key, day in sides.items() if day}


def _as_typed(key: str) -> str:
    return "PERIOD" if key == "period" else f"--{key}"
