"""Write docs/commands.md, every command and option, from the help texts of the program.

python -m scripts.commands
"""

import sys
from pathlib import Path

import typer
from typer.testing import CliRunner

from csto_timeline.cli.app import build
from csto_timeline.cli.program import PROGRAM

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
ENVIRONMENT = {"COLUMNS": "92", "TERMINAL_WIDTH": "92", "NO_COLOR": "1"}


def commands() -> str:
    """Return the page in Markdown, the same for the same help texts."""
    app = build()
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    names = group.list_commands(typer.Context(group))
    parts = ["# Commands and options", f"What `{PROGRAM} COMMAND --help` prints, for each command.", _help(app)]
    parts += [part for name in names for part in (f"## {name}", _help(app, name))]
    return "\n\n".join(parts) + "\n"


def _help(app: typer.Typer, *name: str) -> str:
    result = CliRunner().invoke(app, [*name, "--help"], prog_name=PROGRAM, env=ENVIRONMENT, terminal_width=92)
    assert result.exit_code == 0, result.output
    return f"```text\n{result.output.strip()}\n```"


if __name__ == "__main__":
    PAGE.write_text(commands(), encoding="utf-8")
    sys.stderr.write(f"{PAGE}\n")
