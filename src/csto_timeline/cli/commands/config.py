"""`csto-timeline config`."""

from typing import Annotated, Any

import typer

from csto_timeline.cli import complete
from csto_timeline.cli.config.holding import Setting, held
from csto_timeline.cli.options import Settings, settings, takes
from csto_timeline.cli.present import present
from csto_timeline.errors import UsageError


@takes(settings, without={"fail_empty", "engine"})
def config(
    settings: Settings,
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
    remove: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Remove this saved question from the settings file.", autocompletion=complete.questions
        ),
    ] = None,
) -> None:
    """Print which settings apply, and where each comes from.

    \b
    csto-timeline config
    csto-timeline --log mine.json config --json

    The settings file is ~/.config/csto-timeline/config.toml, or the one that
    CSTO_TIMELINE_CONFIG names. It has the default log, as log = "mine.json", when to colour,
    the pager, options for each command, and saved questions: list --country armenia --save-as
    armenia saves one, list @armenia asks it again, config --remove armenia removes it.
    Mistakes anywhere in the file are reported with line and column. In a pipe: setting,
    value, source, separated by tabs.
    """
    if remove is not None and json:
        raise UsageError("--remove prints no settings: leave out --json")
    if remove is not None:
        from csto_timeline.cli.config.removing import remove_question

        remove_question(remove, ctx)
        return
    found = list(held(ctx, settings))

    def page(_: int) -> Any:
        from csto_timeline.terminal.pages.config import page

        return page([(each.setting, each.text, each.because) for each in found])

    present(settings.display, json=json, data=lambda: map(_data, found), rows=lambda: map(_row, found), page=page)


def _row(each: Setting) -> tuple[str, str, str]:
    return each.setting, each.text, each.because


def _data(each: Setting) -> dict[str, Any]:
    return {"setting": each.setting, "value": each.value, "because": each.because}
