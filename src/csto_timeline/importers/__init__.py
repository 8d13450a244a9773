"""The importers of foreign files, one file each: readers of a form, and presets for what is in it.

A reader recognises a file by its head, and gives rows by their columns. A preset recognises the columns, whatever form
they came in, and says what an event takes of a row. Modules are imported when a file is to be recognised: no other
command pays for them.
"""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.errors import ForeignFileError, UsageError
from csto_timeline.importers.binary import binary
from csto_timeline.importers.characters import control_characters, told, without_control_characters
from csto_timeline.importers.head import Head, head_of
from csto_timeline.importers.preset import ForeignFile, Preset
from csto_timeline.importers.table import Table, folded_name, one_line


class Reader(Protocol):
    """What the module of a reader has."""

    @staticmethod
    def recognises(head: Head) -> bool:
        """Return whether a file that begins so is of this form."""

    @staticmethod
    def read(head: Head) -> Table:
        """Return the rows of a file; raises `ForeignFileError`."""


class Form(Struct, frozen=True):
    """A reader: what `--from` and messages call it, its module, and the preset of its rows, if it has one."""

    name: str
    title: str
    module: str
    preset: str | None = None


class KnownPreset(Struct, frozen=True):
    """A preset: what `--from` and messages call it, and its module."""

    name: str
    title: str
    module: str


# In the order in which files are tried: what is recognised by more comes first.
FORMS = (
    Form("xlsx", "a workbook (XLSX)", "xlsx"),
    Form("icalendar", "an iCalendar file", "icalendar", "icalendar"),
    Form("timelinejs-json", "TimelineJS JSON", "timelinejs_json", "timelinejs"),
    Form("jrnl", "a journal of jrnl", "jrnl", "jrnl"),
    Form("json", "JSON of another tool", "json"),
    Form("kleptocracy", "Markdown with YAML front matter", "kleptocracy", "kleptocracy"),
    Form("markwhen", "a markwhen file", "markwhen", "markwhen"),
    Form("csv", "a table (CSV)", "delimited"),
)
PRESETS = (
    KnownPreset("csto-timeline", "a spreadsheet of this program", "csto_spreadsheet"),
    KnownPreset("acled", "ACLED", "acled"),
    KnownPreset("ucdp", "UCDP GED", "ucdp"),
    KnownPreset("gdelt", "GDELT events", "gdelt"),
    KnownPreset("timelinejs", "a TimelineJS spreadsheet", "timelinejs"),
    KnownPreset("icalendar", "iCalendar", "icalendar"),
    KnownPreset("jrnl", "jrnl", "jrnl"),
    KnownPreset("markwhen", "markwhen", "markwhen"),
    KnownPreset("kleptocracy", "KleptocracyTimeline", "kleptocracy"),
)
NAMES = tuple(dict.fromkeys((*(preset.name for preset in PRESETS), *(form.name for form in FORMS))))


def open_file(
    path: Path, name: str | None = None, encoding: str | None = None, sheet: str | None = None, *, raw: bool = False
) -> ForeignFile:
    """Open a foreign file as what `name` says, else as what it is recognised as.

    `sheet` is that of a workbook; `raw` is whether this program exported a table with --raw.

    Raises `ForeignFileError` for one that nothing recognises or that cannot be read, `UsageError` for a name that is
    none.
    """
    if name is not None and name not in NAMES:
        raise UsageError(f'--from: there is no "{name}": write {", ".join(NAMES)}')
    head = head_of(path, encoding)
    form = next((form for form in FORMS if form.name == name), None) or recognised(head)
    if fault := unreadable(head, form):
        raise ForeignFileError(fault)
    if form is None:
        raise ForeignFileError(f"{path} is not recognised: name its format with --from: {', '.join(NAMES)}")
    return _with_preset(_with_printable_title(_read(head, form, sheet, raw=raw)), form, name)


def _read(head: Head, form: Form, sheet: str | None, *, raw: bool) -> Table:
    """Return the rows of a file of that form; raises `UsageError` for an option that is for another one."""
    if sheet is not None and form.name != "xlsx":
        raise UsageError(f"--sheet is for workbooks, and {head.path} is {form.title}")
    if raw and form.name != "csv":
        raise UsageError(f"--raw is for tables (CSV), and {head.path} is {form.title}")
    if sheet is not None:
        from csto_timeline.importers import xlsx

        return xlsx.read(head, sheet)
    if raw:
        from csto_timeline.importers import delimited

        return delimited.read(head, raw=True)
    return cast("Reader", _module(form.module)).read(head)


def unreadable(head: Head, form: Form | None) -> str | None:
    """Return in words what a file is that is not text, nor a workbook, and what to do with it; None for any other."""
    kind = binary(head.data)
    return kind.words(str(head.path)) if kind and (form is None or form.name != "xlsx") else None


def recognised(head: Head) -> Form | None:
    """Return the form of a file by its head; None for one that none recognises."""
    return next((form for form in FORMS if cast("Reader", _module(form.module)).recognises(head)), None)


def _with_printable_title(table: Table) -> Table:
    """Return the table with a title that a log may have, and say so if it is another than that of the file."""
    if table.title is None:
        return table
    found = control_characters(table.title)
    remarks = (*table.remarks, f"The title of the file {told(found)}") if found else table.remarks
    return replace(table, title=one_line(without_control_characters(table.title)) or None, remarks=remarks)


def _with_preset(table: Table, form: Form, name: str | None) -> ForeignFile:
    columns = {folded_name(column) for column in table.columns}
    if form.preset:
        return ForeignFile(table, form.title, _preset(form.preset))
    named = next((known for known in PRESETS if known.name == name), None)
    for known in (named,) if named else PRESETS:
        preset = _preset(known.module)
        if columns >= preset.NEEDS:
            return ForeignFile(table, f"{known.title}, {form.title}" if form.name != "csv" else known.title, preset)
    if named:
        lacking = sorted(_preset(named.module).NEEDS - columns)
        raise ForeignFileError(f"the file is not {named.title}: it has no column {', '.join(lacking)}")
    return ForeignFile(table, form.title, None)


def _preset(module: str) -> Preset:
    return cast("Preset", _module(module))


def _module(name: str) -> object:
    return import_module(f"csto_timeline.importers.{name}")
