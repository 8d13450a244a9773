"""The columns of a log in Parquet, and the keys of its metadata. docs/parquet.md has the schema in full."""

FORMAT = 1  # of columns and metadata: a larger number is that of a newer version of this program

FORMAT_KEY = "csto-timeline.format"
REGISTERS_KEY = "csto-timeline.registers"
NAMES_KEY = "csto-timeline.names"

TYPES = {
    "id": "VARCHAR",
    "date": "VARCHAR",
    "time": "VARCHAR",
    "first_day": "DATE",
    "last_day": "DATE",
    "kind": "VARCHAR",
    "title": "VARCHAR",
    "summary": "VARCHAR",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "countries": "VARCHAR[]",
    "absent": "VARCHAR[]",
    "people": "VARCHAR[]",
    "speakers": "VARCHAR[]",
    "tags": "VARCHAR[]",
    "sources": "VARCHAR[]",
    "part_of": "VARCHAR",
    "follows": "VARCHAR",
    "announced": "BOOLEAN",
    "disputed": "BOOLEAN",
    "day": "DATE",
    "earliest": "DATE",
    "latest": "DATE",
    "begins_from": "DATE",
    "begins_to": "DATE",
    "words": "VARCHAR",
    "event": "VARCHAR",
}
"""The columns with their types as DuckDB calls them.

`first_day` and `last_day` bound the event's own date as it is written. `earliest` and `latest` bound that and those of
its accounts, with one unit more on either side of what is qualified (`~`, `?`, `%`); an open side reaches to the end of
the calendar. Between `begins_from` and `begins_to` the event began, by its date and those that contradict it. `day` is
the one day of an event of which no account gives another date. `words` are folded for searching.
"""

OF_NAMES = {
    "kinds": ("kind",),
    "countries": ("countries", "absent"),
    "absent": ("absent",),
    "people": ("people", "speakers"),
    "tags": ("tags",),
    "places": ("place",),
    "sources": ("sources",),
}
"""For each field of `NAME_FIELDS` the columns that have its names."""


def is_list(column: str) -> bool:
    """Return whether a column has a list of values in each row."""
    return TYPES[column].endswith("[]")
