"""The values of options in a settings file: of their type, and readable as the option reads them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import typer

from csto_timeline.answers.by import By
from csto_timeline.cli.config.file import ConfigFile
from csto_timeline.dates.period import Period
from csto_timeline.errors import DateError, UsageError

_WHOLE_NUMBER = "a whole number"


def key_of(parameter: Any) -> str:
    """Return what a parameter is called in the file: an option by its long name without hyphens before it."""
    if parameter.param_type_name == "argument":
        return str(parameter.name)
    return str(max(parameter.opts, key=len)).removeprefix("--")


def value_of(file: ConfigFile, ctx: Any, parameter: Any, value: Any, *keys: str) -> Any:
    """Return a value of the file as the command line would give it; raises `UsageError` with its place."""
    name = keys[-1]
    if parameter.param_type_name == "option" and parameter.is_flag:
        if not isinstance(value, bool):
            raise file.fault(f'"{name}" must be true or false', *keys)
        return value
    several = parameter.multiple or parameter.nargs == -1
    values = value if several and isinstance(value, list) else [value]
    if not values:
        raise file.fault(f'"{name}" is an empty list: write a value, or leave it out', *keys)
    texts = [_text(file, parameter, each, keys) for each in values]
    words = [" ".join(texts)] if name == "period" and not _is_read(name, texts) else texts
    for text in words:
        _check(file, ctx, parameter, text, keys)
    if parameter.metavar == "FILE":
        texts = [file.beside(text) for text in texts]
    return texts if several else texts[0]


def _text(file: ConfigFile, parameter: Any, value: Any, keys: tuple[str, ...]) -> str:
    """Return a value as it would be typed: a year or a day may stand without quotation marks."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    several = ", or a list of those" if parameter.multiple else ""
    what = _WHOLE_NUMBER if _is_number(parameter) else f"a text in quotation marks{several}"
    raise file.fault(f'"{keys[-1]}" must be {what}', *keys)


def _is_number(parameter: Any) -> bool:
    return str(parameter.type.name).startswith("int")


def _check(file: ConfigFile, ctx: Any, parameter: Any, text: str, keys: tuple[str, ...]) -> None:
    if _is_number(parameter) and not text.removeprefix("-").isdecimal():
        raise file.fault(f'"{keys[-1]}" must be {_WHOLE_NUMBER}', *keys)
    try:
        parameter.type.convert(text, parameter, ctx)
        _read(keys[-1], text)
    except typer.TyperException as error:
        from csto_timeline.cli.mistakes import worded  # only a mistake needs it

        words = worded(error, ctx.command, ctx).removeprefix(f"--{keys[-1]}: ")
        raise file.fault(f'"{keys[-1]}": {words}', *keys) from None
    except (DateError, UsageError) as error:
        words = str(error).removeprefix(f"--{keys[-1]}").removeprefix(":").strip()
        raise file.fault(f'"{keys[-1]}": {words}', *keys) from None


def _is_read(name: str, texts: Iterable[str]) -> bool:
    try:
        for text in texts:
            _read(name, text)
    except DateError:
        return False
    return True


def _read(name: str, text: str) -> None:
    """Read a value as its option does, whatever the log has; raises `DateError` or `UsageError`."""
    match name:
        case "period":
            from csto_timeline.dates.typed import parse_period

            parse_period(text)
        case "since" | "until":
            from csto_timeline.cli.periods import side

            side(f"--{name}", text)
        case "on":
            from csto_timeline.dates.typed.month_day import parse_month_day

            parse_month_day(text)
        case "near":
            from csto_timeline.dates.typed.relative import widened

            widened(Period(), text)
        case "search":
            from csto_timeline.query.search import parse_search

            parse_search(text)
        case "columns":
            from csto_timeline.answers.columns import chosen

            chosen(text)
        case "by":
            _one_of(text, text.split(","), By)
        case "style":
            from csto_timeline.formats import FORMATS

            _one_of(text, [text], [style for format in FORMATS for style in format.styles])


def _one_of(text: str, words: Iterable[str], known: Iterable[str]) -> None:
    if not {word.strip().lower() for word in words} <= {*known}:
        raise UsageError(f'"{text}" is not one of {", ".join(known)}')
