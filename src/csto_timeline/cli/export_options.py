"""The options of `csto-timeline export` that export formats take."""

from typing import Annotated

import typer

from csto_timeline.answers.by import By
from csto_timeline.answers.columns import chosen as chosen_columns
from csto_timeline.cli import complete
from csto_timeline.errors import UsageError
from csto_timeline.formats import takers
from csto_timeline.formats.exporter import Options, PartitionBy, Separator
from csto_timeline.formats.pictures import LaneBy, Theme, parse_size

_MARKDOWN, _PAGE, _PICTURES = "Markdown", "Web page", "Pictures"  # sections of the help


def options(
    style: Annotated[
        str | None, typer.Option(metavar="STYLE", help="A list (the default) or a table.", rich_help_panel=_MARKDOWN)
    ] = None,
    heading_level: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=4,
            metavar="N",
            help="Level of the title, 1 to 4; other headings go below it.",
            rich_help_panel=_MARKDOWN,
        ),
    ] = None,
    no_sources: Annotated[
        bool, typer.Option("--no-sources", help="Leave out the footnotes.", rich_help_panel=_MARKDOWN)
    ] = False,
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help=f"{takers('title')}: the title; by default that of the log.",
            show_default=False,
        ),
    ] = None,
    subtitle: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A line below the title.", rich_help_panel=_PAGE)
    ] = None,
    author: Annotated[str | None, typer.Option(metavar="TEXT", help=f"{takers('author')}: who made it.")] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence",
            "--license",
            metavar="TEXT",
            help=f'{takers("licence")}: terms of use, such as "CC BY 4.0".',
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="The columns of the table, joined by commas, as for list.",
            rich_help_panel=_MARKDOWN,
            autocompletion=complete.columns,
        ),
    ] = None,
    group_by: Annotated[
        By | None,
        typer.Option(
            metavar="|".join(By),
            help="What to group by, with a heading or table each; by default year.",
            show_default=False,
            rich_help_panel=_MARKDOWN,
        ),
    ] = None,
    front_matter: Annotated[
        bool,
        typer.Option(
            "--front-matter",
            help="Put title, author, date and query before the text, as YAML.",
            rich_help_panel=_MARKDOWN,
        ),
    ] = False,
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Leave every cell as it is, even a date that a spreadsheet would convert, or text that it would run "
            "as a formula.",
            rich_help_panel="CSV",
        ),
    ] = False,
    excel: Annotated[
        bool,
        typer.Option("--excel", help="Begin with a byte order mark, so that Excel reads UTF-8.", rich_help_panel="CSV"),
    ] = False,
    separator: Annotated[
        Separator | None,
        typer.Option(
            metavar="|".join(Separator),
            help="The cell separator, by default a comma; Excel expects ; where the decimal sign is a comma.",
            show_default=False,
            rich_help_panel="CSV",
        ),
    ] = None,
    certain_days: Annotated[
        bool,
        typer.Option("--certain-days", help="Only events whose date is known to the day.", rich_help_panel="iCalendar"),
    ] = False,
    by: Annotated[
        LaneBy | None,
        typer.Option(
            metavar="|".join(LaneBy),
            help="What each lane stands for; by default a kind.",
            show_default=False,
            rich_help_panel=_PICTURES,
        ),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(
            metavar="WIDTHxHEIGHT",
            help="Size in pixels, by default 1600x900; a larger picture shows more.",
            show_default=False,
            rich_help_panel=_PICTURES,
        ),
    ] = None,
    theme: Annotated[
        Theme | None,
        typer.Option(
            metavar="|".join(Theme),
            help="The colours; by default light.",
            show_default=False,
            rich_help_panel=_PICTURES,
        ),
    ] = None,
    print_accounts: Annotated[
        bool,
        typer.Option("--print-accounts", help="Print the accounts too.", rich_help_panel=_PAGE),
    ] = False,
    partition_by: Annotated[
        PartitionBy | None,
        typer.Option(
            metavar="|".join(PartitionBy),
            help="Write a new folder, with a file for each year.",
            rich_help_panel="Parquet",
        ),
    ] = None,
) -> Options:
    """Collect the options of a format."""
    texts = {"--title": title, "--subtitle": subtitle, "--author": author, "--licence": licence}
    for name, text in texts.items():
        if text is not None and not text.strip():
            raise UsageError(f"{name} is empty: write a text, or leave it out")
    return Options(
        style=style,
        heading_level=heading_level,
        no_sources=no_sources,
        title=title,
        subtitle=subtitle,
        author=author,
        licence=licence,
        columns=tuple(chosen_columns(columns)) if columns is not None else (),
        group_by=group_by,
        front_matter=front_matter,
        raw=raw,
        excel=excel,
        separator=separator,
        certain_days=certain_days,
        by=by,
        size=parse_size(size) if size is not None else None,
        theme=theme,
        print_accounts=print_accounts,
        partition_by=partition_by,
    )
