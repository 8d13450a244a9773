"""Remove a saved question from the settings file: all else that stands there stays as it is."""

from typing import Any

from csto_timeline.cli import files
from csto_timeline.cli.config.file import QUESTIONS, read
from csto_timeline.cli.config.place import place
from csto_timeline.cli.config.questions import unknown_question
from csto_timeline.cli.config.saving import failing, says
from csto_timeline.cli.config.state import DECLINED
from csto_timeline.cli.config.toml import without_table
from csto_timeline.cli.config.words import SIGN, described
from csto_timeline.cli.notes import note
from csto_timeline.errors import UsageError
from csto_timeline.text import visible_in_message
from csto_timeline.writing.file import locked


def remove_question(typed: str, ctx: Any) -> None:
    """Remove the question of that name, typed with or without its sign, and say what it was.

    Raises `UsageError` if there is none, or if it is not in a table of its own, and `OutputError`.
    """
    if DECLINED in ctx.meta:
        raise UsageError("--remove writes to the settings file, which --no-config ignores: choose one")
    name, path = typed.removeprefix(SIGN), place()
    if path is None or not path.exists():
        raise unknown_question(name, {})
    with failing(path), locked(path):
        file = read(path, ctx.parent.command.list_commands(ctx.parent))
        known = file.table(QUESTIONS) if file else {}
        if file is None or name not in known:
            raise unknown_question(name, known)
        question = known.pop(name)
        text = without_table(file.text, (QUESTIONS, name))
        rest = {key: value for key, value in file.data.items() if key != QUESTIONS}
        if not (says(text, rest | {QUESTIONS: known}) or (not known and says(text, rest))):
            raise file.fault(f"{SIGN}{name} is not below a line [{QUESTIONS}.{name}]: remove it there", QUESTIONS, name)
        files.save(path, [text.encode()], force=True)
    was = described(question)
    note(visible_in_message(f"removed from {path}: {SIGN}{name}" + (f" was {was}" if was else "")))
