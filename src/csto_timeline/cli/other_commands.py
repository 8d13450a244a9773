"""What is meant by words in the place of a command: commands of other programs, periods, names. Only errors need it."""

import os.path
import re
import shlex
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any

from csto_timeline.cli.event_days import dates_of_events
from csto_timeline.cli.misplaced_words import MOST, options_meant, periods_among
from csto_timeline.dates.typed import period_or_none
from csto_timeline.folding import nearest
from csto_timeline.formats.other_names import FILES
from csto_timeline.log.model import SLUG
from csto_timeline.log.suffixes import READABLE, ends_in

# What other programs call a command, with what it is here.
_OTHER_COMMANDS = {
    **dict.fromkeys(("search", "find", "grep"), "list --search"),
    **dict.fromkeys(("timeline", "events", "ls"), "list"),
    **dict.fromkeys(("view", "open", "cat"), "show"),
    **dict.fromkeys(("validate", "lint", "verify"), "check"),
    **dict.fromkeys(("new", "create"), "init"),
    **dict.fromkeys(("delete", "rm"), "remove"),
    **dict.fromkeys(("save", "convert"), "export"),
    **dict.fromkeys(("count", "statistics"), "stats"),
    **dict.fromkeys(("merge", "combine", "join"), "export both.json --log A --log B --merge"),
    **dict.fromkeys(("saved", "questions"), "config"),
    "format": "fmt",
    "version": "--version",
}
_WITHOUT_WORDS = {"config"}  # what takes none of the words after it
_OFFICES = ("who", "office", "offices", "holders")
_BEFORE_AN_OFFICE = r"(?i)^(?:(?:was|is|were|are|held|the|as) )+"
_CHAIRING = r"(?i)chair(?:ed|s|ing)\b.*"
_CITE = ("cite", "citation", "citations")
_BETWEEN_TWO = {"and", "with", "to", "vs", "versus"}


def with_command(ctx: Any, arguments: Sequence[str], commands: Collection[str]) -> str:
    """Return the error for a word that is no command; nothing if nothing is known of it, or a command is near."""
    words = list(takewhile(lambda word: not word.startswith("-"), arguments))
    if not words:
        return ""
    found = _of_answers(ctx, words) or _of_other_programs(words, commands)
    meant = [_with_options(ctx, each, arguments[len(words) :]) for each in found]
    if not meant and not nearest(words[0], commands):
        meant = [f"list {rest}" for rest in [_meant(ctx, "list", words)] if rest]
    return f"No such command '{words[0]}'. Did you mean {' or '.join(map(_quoted, meant))}?" if meant else ""


def _quoted(command: str) -> str:
    """Return a command in quotation marks that it does not have itself."""
    return f"“{command}”" if "'" in command else f"'{command}'"


def _meant(ctx: Any, command: str, words: Sequence[str]) -> str:
    """Return words as arguments of a command: a period, or options; nothing where they mean nothing."""
    if period_or_none(" ".join(words)):
        return shlex.join(words)
    return options_meant(ctx, ctx.command.get_command(ctx, command), words)


def _of_other_programs(words: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return what is meant by a command of other programs, with the words after it; nothing for any other word."""
    if words[0] == "help":
        return [shlex.join([*(word for word in words[1:2] if word in commands), "--help"])]
    if words[0] not in _OTHER_COMMANDS:
        return []
    command = _OTHER_COMMANDS[words[0]]
    rest = "" if " --log " in command or command in _WITHOUT_WORDS else " ".join(words[1:])
    return [f"{command} {shlex.quote(rest)}" if rest else command]


def _of_answers(ctx: Any, words: Sequence[str]) -> list[str]:
    """Return the commands that answer what a word asks for; nothing for any other word."""
    word, *rest = words
    if word == "today":
        return _on_this_day(ctx, rest)
    if word == "compare":
        return _comparison(ctx, rest)
    if word in _OFFICES:
        return _holders(rest) if rest else ["at today"]
    if word == "chair":
        return _holders(["chaired", *rest])
    if word == "appeals":
        meant = _meant(ctx, "responses", rest) if rest else ""
        return [f"responses {meant}".rstrip()] if meant or not rest else []
    if word == "save":
        return _saving(ctx, rest)
    return _one_event(rest) if _OTHER_COMMANDS.get(word, "").endswith("--merge") else _exports(ctx, word, rest)


def _with_options(ctx: Any, command: str, options: Sequence[str]) -> str:
    """Return a command with the options as they are typed, if it takes all of them; `--by` stands for its own."""
    name = command.split()[0]
    parameters = ctx.command.get_command(ctx, name).params if name in ctx.command.list_commands(ctx) else []
    known = {option for parameter in parameters for option in parameter.opts}
    names = [option.partition("=")[0] for option in options if option.startswith("-")]
    if not options or not known.issuperset(names):
        return command
    if "--by" in names:
        command = re.sub(" --by [a-z]+$", "", command)
    return " ".join([command, *map(shlex.quote, options)])


def _holders(words: Sequence[str]) -> list[str]:
    """Return what tells who held office: on a day that is named, else the holders of the office that is."""
    periods, others = periods_among(list(words[:MOST]))
    if len(periods) == 1 and (period := period_or_none(periods[0])) and period.first == period.last:
        return [f"at {shlex.quote(periods[0])}"]
    office = re.sub(_CHAIRING, "chair", re.sub(_BEFORE_AN_OFFICE, "", " ".join(others)))
    return [f"people --office {shlex.quote(office)}"] if office else []


def _saving(ctx: Any, words: Sequence[str]) -> list[str]:
    """Return the command that saves the question after its name: `save NAME list 2022`; nothing for anything else."""
    name, command, *rest = [*words, "", ""]
    found = ctx.command.get_command(ctx, command)
    if not found or not any("--save-as" in parameter.opts for parameter in found.params):
        return []
    return [shlex.join([command, *filter(None, rest), "--save-as", name])]


def _one_event(words: Sequence[str]) -> list[str]:
    """Return what merges events into the first of them, or into the last after `into`; nothing for names of logs."""
    ids = [word for word in words if word not in {*_BETWEEN_TWO, "into"}]
    if len(ids) < 2 or not all("-" in id and re.fullmatch(SLUG, id) for id in ids) or any(map(os.path.lexists, ids)):
        return []
    kept = ids.pop(-1 if "into" in words else 0)
    return [f"remove {' '.join(ids)} --into {kept}"]


def _on_this_day(ctx: Any, words: Sequence[str]) -> list[str]:
    if not words:
        return ["list --on today", "list today"]
    return [f"list --on today {meant}" for meant in [_meant(ctx, "list", words)] if meant]


def _comparison(ctx: Any, words: Sequence[str]) -> list[str]:
    compared = [word for word in words if word not in _BETWEEN_TWO]
    if len(compared) == 2 and all(ends_in(word, READABLE) for word in compared):
        return [f"diff {shlex.join(compared)}"]
    if all(map(period_or_none, compared)):
        return [" ".join(["stats", *map(shlex.quote, compared), "--by kind"])]
    meant = _meant(ctx, "stats", words)
    return [f"stats {meant} --by {'country' if '--country' in meant else 'kind'}"] if meant else []


def _exports(ctx: Any, word: str, words: Sequence[str]) -> list[str]:
    """Return the exports that a word asks for; sources of events can be printed too."""
    if word in _CITE and words and (events := dates_of_events(ctx, words)):
        named = " ".join(f"--event {id}" for id in events)
        return [f"export {next(iter(events))}.bib {named}", f"sources --cite {named}"]
    meant = _meant(ctx, "export", words) if words and word in FILES else ""
    if words and not meant:
        return []
    return [" ".join(filter(None, ["export", file, meant])) for file in FILES.get(word, ())]
