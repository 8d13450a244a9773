"""Events counted by the columns of their rows, as SQL."""

from collections.abc import Collection, Iterable
from itertools import pairwise

from csto_timeline.log.parquet.engine import Engine
from csto_timeline.log.parquet.statement import TRUE, Sql, joined

_OF_TIME = {"year": 4, "month": 7}  # and how many letters of a day they are
_INVOLVED = "list_distinct(list_concat(people, speakers))"
_OF_NAMES = {  # by the fields of `NAME_FIELDS`
    "countries": "countries",
    "absent": "absent",
    "people": _INVOLVED,
    "sources": "sources",
    "kinds": "[kind]",
    "places": "CASE WHEN place IS NULL THEN [] ELSE [place] END",
}
_OF_GROUPS = {"kind": "[kind]", "country": "countries", "person": _INVOLVED}
_ENDS = "row(coalesce(last_day, DATE '9999-12-31'), last_day IS NULL)"
_LATEST = "row(ends, -first)"
_BEGINS = "coalesce(first_day, DATE '0001-01-01')"
# Dates between which all others lie, as `Extent` in answers/headings.py tells it. Of those that are made of days alone,
# the first and the last will do; and two of all, since a single one is told otherwise.
_OF_DAYS = (
    "low IS NOT NULL AND high IS NOT NULL "
    "AND regexp_matches(date, '^[^0-9X]?[0-9]{4}-[0-9]{2}-[0-9]{2}([^0-9X]+[0-9]{4}-[0-9]{2}-[0-9]{2})*[^0-9X]?$')"
)
OUTER_DATES = Sql(
    "WITH dates AS (SELECT date, min(first_day) AS low, max(last_day) AS high FROM log GROUP BY date), "
    f"told AS (SELECT *, {_OF_DAYS} AS of_days FROM dates), "
    "outer_days AS (SELECT min(low) AS first, max(high) AS last FROM told WHERE of_days) "
    "SELECT date FROM told, outer_days WHERE NOT of_days OR low = first OR high = last "
    "UNION (SELECT date FROM dates LIMIT 2)"
)


def is_sure(by: str) -> Sql:
    """Return that an event is surely in one group: of a year or month, that it surely began there."""
    if by not in _OF_TIME:
        return TRUE
    return Sql(f"coalesce({_begun('begins_from', by)} = {_begun('begins_to', by)}, FALSE)")


def in_order(engine: Engine) -> bool:
    """Return whether rows are surely in the order of events: no event has a time, and each file begins where one ends.

    Raises `LogError`.
    """
    text = f"SELECT file_index, count(time), min({_BEGINS}), max({_BEGINS}) FROM log GROUP BY 1 ORDER BY 1"
    files = engine.all(Sql(text))
    return not any(times for _, times, _, _ in files) and all(one[3] < other[2] for one, other in pairwise(files))


def counted_by(by: str, condition: Sql) -> Sql:
    """Return a statement that gives a `GroupCount` for each group, in any order, of the events that hold a condition.

    The rows of the log must be in the order of events.
    """
    kind = "''" if by in _OF_NAMES else "kind"
    keys, key = _keys(by)
    text = (
        f"WITH keyed AS (SELECT place_in_log, date, kind, ends, {key} AS key FROM ("
        f"SELECT place_in_log, date, {kind} AS kind, {_ENDS} AS ends, {keys} AS keys FROM log "
        f"WHERE {condition.text})), "
        "ending AS (SELECT key, kind, ends, count(*) AS number, min(place_in_log) AS first, "
        "min_by(date, place_in_log) AS date FROM keyed GROUP BY 1, 2, 3) "
        "SELECT key, kind, sum(number)::BIGINT, min(first), min_by(date, first), "
        f"max_by(date, {_LATEST}), max_by(first, {_LATEST}) FROM ending GROUP BY 1, 2"
    )
    return Sql(text, condition.values)


def holding_words(letters: Collection[str], conditions: Iterable[Sql]) -> Sql:
    """Return that an event is the first with some word that begins with one of the letters, or holds a condition."""
    beginning = "".join(rf"\x{{{ord(letter):x}}}" for letter in sorted(letters))
    firsts = Sql(
        "place_in_log IN (SELECT min(place_in_log) FROM "
        "(SELECT place_in_log, unnest(regexp_extract_all(words, ?, 0)) AS word FROM log) GROUP BY word)",
        (f" [{beginning}][^ ]*",),
    )
    return joined("OR", (firsts, *conditions))


def _keys(by: str) -> tuple[str, str]:
    """Return what an event is counted under, and each of it."""
    if by in _OF_TIME:
        return _begun("begins_from", by), "keys"
    return {**_OF_NAMES, **_OF_GROUPS}[by], "unnest(CASE WHEN array_length(keys) = 0 THEN [''] ELSE keys END)"


def _begun(column: str, by: str) -> str:
    return f"left({column}::VARCHAR, {_OF_TIME[by]})"
