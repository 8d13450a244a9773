"""Save the filters of a call under a name, at the end of the settings file: what stands there stays as it is."""

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from csto_timeline.cli import files
from csto_timeline.cli.config import questions
from csto_timeline.cli.config.defaults import is_typed
from csto_timeline.cli.config.file import NAMES, QUESTIONS, is_name, read
from csto_timeline.cli.config.place import ENVIRONMENT, place
from csto_timeline.cli.config.state import DECLINED, FILE, TABLE
from csto_timeline.cli.config.toml import Table
from csto_timeline.cli.config.values import key_of
from csto_timeline.cli.config.words import SIGN, described
from csto_timeline.cli.logs import at_home
from csto_timeline.cli.notes import note
from csto_timeline.cli.output import ReaderGone
from csto_timeline.errors import DateError, OutputError, UsageError
from csto_timeline.log.builtin import BUILTIN
from csto_timeline.log.open import STDIN
from csto_timeline.text import visible_in_message
from csto_timeline.writing.file import locked

_OPTION = "--save-as"


def check_name(command: Any, ctx: Any) -> None:
    """Raise `UsageError` if the question of a call could not be saved under its name."""
    name = ctx.params["save_as"]
    if DECLINED in ctx.meta:
        raise UsageError(f"{_OPTION} writes to the settings file, which --no-config ignores: choose one")
    if not is_name(name):
        raise UsageError(f'{_OPTION}: "{name}" cannot be the name of a question: {NAMES}')
    question = _question(command, ctx)
    if not question:
        raise UsageError(f"{_OPTION} saves filters, and there are none")
    _check_new(ctx.meta[FILE].table(QUESTIONS) if FILE in ctx.meta else {}, name, question)


@contextmanager
def saving(command: Any, ctx: Any) -> Iterator[None]:
    """Save the question of a call when it has been answered, even if nobody read the answer to its end."""
    question, name = _question(command, ctx), ctx.params["save_as"]
    gone: ReaderGone | None = None
    try:
        yield
    except ReaderGone as error:
        gone = error
    path = _save(name, question, ctx)
    note(visible_in_message(f"saved in {path}: {SIGN}{name} is {described(question)}"))
    if others := _not_saved(command, ctx):
        note(visible_in_message(f"not saved, as no filters: {', '.join(others)}"))
    if gone:
        raise gone


def _check_new(known: Table, name: str, question: Table) -> None:
    if name in known and known[name] != question:
        own = described(known[name])
        raise UsageError(
            f"{_OPTION}: {SIGN}{name} is {own}: take another name, or remove it with config --remove {name}"
        )


def _question(command: Any, ctx: Any) -> Table:
    """Return the filters of a call, and the logs that it names."""
    found: Table = {}
    of_table = {name for name in ctx.meta.get(TABLE, {}) if not is_typed(ctx, name)}
    parameters = {key_of(parameter): parameter for parameter in command.params if parameter.name not in of_table}
    for key in questions.known_filters():
        value = ctx.params.get(parameters[key].name) if key in parameters else None
        if key == "log":
            value = [_whole(path) for path in value or ctx.parent.params.get("log") or ()]
        if key == "merge":
            value = value or ctx.parent.params.get("merge")
        if value:
            found[key] = _plain(key, value)
    return found


def _plain(key: str, value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    if key == "period" and _is_one_period(" ".join(value)):
        return " ".join(value)
    return value[0] if len(value) == 1 else list(value)


def _is_one_period(text: str) -> bool:
    from csto_timeline.dates.typed import parse_period

    try:
        parse_period(text)
    except DateError:
        return False
    return True


def _whole(path: str) -> str:
    if path == STDIN:
        raise UsageError(f"{_OPTION}: standard input cannot be read again: name a file, or leave out --log")
    return path if path == BUILTIN else str(Path(at_home(path)).absolute())


def _not_saved(command: Any, ctx: Any) -> list[str]:
    kept = {*questions.known_filters(), "save-as", "color", "no-pager", "plain", "fail-empty"}
    options = (each for each in command.params if each.param_type_name == "option" and key_of(each) not in kept)
    return [f"--{key_of(each)}" for each in options if is_typed(ctx, each.name) and ctx.params[each.name]]


def _save(name: str, question: Table, ctx: Any) -> Path:
    """Write the question after what the file has by now; return its path. Raises `OutputError` and `UsageError`."""
    path = place()
    if path is None:
        raise OutputError(f"there is no home folder for the settings file: name it in {ENVIRONMENT}")
    with suppress(FileExistsError), failing(path.parent):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with failing(path), locked(path):
        commands = ctx.parent.command.list_commands(ctx.parent)
        file = read(path, commands) if path.exists() else None
        data, text = (file.data, file.text) if file else ({}, "")
        known = dict(data.get(QUESTIONS, {}))
        _check_new(known, name, question)
        if name in known:
            return path
        written = _with_table(text, name, question)
        if not says(written, data | {QUESTIONS: known | {name: question}}):
            raise UsageError(
                f"{path}: {QUESTIONS} is written in one line: write each question below [{QUESTIONS}.NAME]"
            )
        files.save(path, [written.encode()], force=True)
    return path


def _with_table(text: str, name: str, question: Table) -> str:
    """Return a text of TOML with the question at its end, in the line ends that the text has."""
    end = "\r\n" if "\r\n" in text else "\n"
    gap = ("" if text.endswith("\n") else end) + end if text.strip() else ""
    lines = [f"[{QUESTIONS}.{_key(name)}]", *(f"{key} = {_value(value)}" for key, value in question.items())]
    return text + gap + "".join(f"{line}{end}" for line in lines)


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if is_bare else _value(name)


def _value(value: Any) -> str:
    """Return a value in TOML, whose texts are those of JSON, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def says(text: str, data: Table) -> bool:
    """Return whether a text is TOML that says just this."""
    try:
        return tomllib.loads(text) == data
    except tomllib.TOMLDecodeError:
        return False


@contextmanager
def failing(path: Path) -> Iterator[None]:
    """Raise `OutputError` for a file that cannot be written."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}") from None
