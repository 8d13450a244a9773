"""What every format keeps."""

from pathlib import Path, PurePath

import pytest

from csto_timeline import formats
from csto_timeline.errors import UsageError
from csto_timeline.formats import FORMATS, Format
from csto_timeline.model import Log
from csto_timeline.query import Query, select
from tests.conftest import event, make_log

STYLES = [(format, style) for format in FORMATS for style in format.styles]


def test_the_registry_is_complete() -> None:
    """Each module of the package that renders is registered, and the other way round."""
    modules = {path.stem for path in Path(formats.__file__).parent.glob("*.py") if "\ndef render(" in path.read_text()}
    assert modules == {format.name for format in FORMATS}


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_found_by_name_and_suffix(format: Format) -> None:
    assert formats.by_name(format.name.upper()) is format
    assert formats.by_suffix(PurePath(f"x{format.suffix.upper()}")) is format


@pytest.mark.parametrize(("format", "style"), STYLES)
@pytest.mark.parametrize("log", [make_log(), make_log(event())])
def test_no_event_and_one_event(format: Format, style: str, log: Log) -> None:
    text = format.render(select(log, Query()), style or None)
    assert text.endswith("\n")
    assert ("A title" in text) == bool(log.events)


@pytest.mark.parametrize(("format", "style"), STYLES)
def test_two_exports_are_the_same(format: Format, style: str, builtin: Log) -> None:
    once, again = (format.render(select(builtin, Query()), style or None) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("format", FORMATS)
def test_an_unknown_style_is_refused(format: Format) -> None:
    with pytest.raises(UsageError, match="has no style"):
        format.render(select(make_log(), Query()), "poem")


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UsageError, match="write markdown or json"):
        formats.by_name("docx")
    with pytest.raises(UsageError, match=r"does not end in \.md or \.json"):
        formats.by_suffix(PurePath("brief.docx"))
