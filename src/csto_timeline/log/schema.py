"""The JSON Schema of the log format (draft 2020-12), generated from the types.

A schema says what shape a log has. It cannot say that ids are unique, that a kind is
declared, or that a date is in the calendar: the readers and `check` do, by log/validity.py.
"""

import inspect
from typing import Any

import msgspec

from csto_timeline.dates.event_date import Day, EventDate
from csto_timeline.dates.pattern import PATTERN
from csto_timeline.log.lines import Line
from csto_timeline.log.model import EXTRA, PREFIX
from csto_timeline.log.whole import Log

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema of a log, and of one line of a log in JSON Lines."""
    choices, definitions = msgspec.json.schema_components((Log, Line), schema_hook=_schema_of)
    for definition in definitions.values():
        definition["description"] = inspect.cleandoc(definition["description"])
        if "properties" in definition:
            del definition["properties"][EXTRA]
            definition["patternProperties"] = {f"^{PREFIX}": {}}
    return {
        "$schema": DIALECT,
        "title": "A log of csto-timeline, or one line of a log in JSON Lines",
        "anyOf": list(choices),
        "$defs": definitions,
    }


def _schema_of(type_: type) -> dict[str, Any]:
    if type_ is EventDate:
        return {
            "type": "string",
            "pattern": PATTERN,
            "description": "An EDTF expression (ISO 8601-2), of the part that the log format takes.",
            "examples": [
                *("2022-11-23", "2022-09", "2022-21", "2022~", "199X", "2022-11-23/2022-11-24"),
                *("[2022-11..2022-12]", "{2022-11-23,2022-11-25}"),
            ],
        }
    if type_ is Day:
        return {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)"}
    raise NotImplementedError(type_.__name__)
