"""Write docs/csto-timeline.1, the manual page, from the help texts of the program.

python -m scripts.manual
"""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from csto_timeline import __version__
from csto_timeline.cli.app import EPILOG, HELP, build
from csto_timeline.cli.filters import filters
from csto_timeline.cli.options import settings
from csto_timeline.cli.program import PROGRAM

PAGE = Path(__file__).parent.parent / "docs" / "csto-timeline.1"

FILTERS = tuple(inspect.signature(filters).parameters)
SETTINGS = tuple(name for name in inspect.signature(settings).parameters if name != "ctx")


def manual() -> str:
    """Return the page in roff (man macros), the same for the same help texts."""
    group = typer.main.get_command(build())
    assert isinstance(group, typer.core.TyperGroup)
    context = typer.Context(group, info_name=PROGRAM)
    commands: dict[str, Any] = {name: group.get_command(context, name) for name in group.list_commands(context)}
    every = [
        parameter for command in commands.values() for parameter in command.params if _is_shared(command, parameter)
    ]
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User Commands"',
        ".SH NAME",
        f"{_escaped(PROGRAM)} \\- timelines of the Collective Security Treaty Organization, with their sources",
        ".SH SYNOPSIS",
        f".B {_escaped(PROGRAM)}",
        _escaped("[--log FILE] [--color WHEN] COMMAND [ARGUMENTS]"),
        ".SH DESCRIPTION",
        *_text(HELP),
        ".SH COMMANDS",
    ]
    for name, command in commands.items():
        lines += _command(name, command)
    lines += [".SH FILTERS", *_parameters(_named(every, FILTERS), context)]
    lines += [".SH SETTINGS", *_parameters(_named(every, SETTINGS), context)]
    lines += [".SH EXIT STATUS", *_text(EPILOG)]
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    context = typer.Context(command, info_name=name)
    names = [parameter.name for parameter in command.params if _is_shared(command, parameter)]
    arguments = " ".join(parameter.metavar for parameter in command.params if parameter.param_type_name == "argument")
    yield f".SS {_escaped(f'{name} {arguments} [OPTIONS]')}"
    yield from _text(command.help)
    own = [each for each in command.params if not _is_shared(command, each)]
    yield from _parameters(own, context)
    lacking = [each for each in FILTERS if each not in names]
    if len(lacking) < len(FILTERS):
        without = f" but {', '.join(each.replace('_', '-') for each in lacking)}" if lacking else ""
        yield from (".PP", _escaped(f"Takes all filters{without}."))


def _is_shared(command: Any, parameter: Any) -> bool:
    """Return whether a parameter is a filter or setting, not one of that name: `add --country` is no filter."""
    return parameter.name in {*FILTERS, *SETTINGS} & getattr(command.callback, "shared", set())


def _named(parameters: Iterable[Any], names: Iterable[str]) -> list[Any]:
    """Return the first parameter of each of the names."""
    by_name: dict[str, Any] = {}
    for parameter in parameters:
        by_name.setdefault(parameter.name, parameter)
    return [by_name[name] for name in names]


def _parameters(parameters: Iterable[Any], context: typer.Context) -> Iterator[str]:
    panel = None
    for parameter in sorted(parameters, key=lambda each: getattr(each, "rich_help_panel", None) or ""):
        if (its := getattr(parameter, "rich_help_panel", None)) != panel:
            panel = its
            yield from (".PP", f"\\fI{_escaped(panel or '')}\\fR")
        record = parameter.get_help_record(context)
        if record:
            names, said = record
            yield from (".TP", f"\\fB{_escaped(names)}\\fR", _escaped(said))


def _text(text: str) -> Iterator[str]:
    r"""Return a help text; a paragraph after \b keeps its lines."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text).strip()):
        whole = paragraph.startswith("\b")
        lines = [line.strip() if not whole else line for line in paragraph.removeprefix("\b").strip("\n").splitlines()]
        yield ".PP"
        yield from [".nf", *map(_escaped, lines), ".fi"] if whole else map(_escaped, lines)


def _escaped(text: str) -> str:
    """Return a line of text as roff prints it: hyphens that can be copied, nothing that is a request."""
    text = " ".join(text.split("\n")).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
    sys.stderr.write(f"{PAGE}\n")
