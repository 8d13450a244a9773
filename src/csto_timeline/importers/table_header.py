"""The row of a table that has the names of its columns: titles and comments may stand above it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice

from csto_timeline.errors import DateError
from csto_timeline.importers.dating import moment

MOST_ABOVE = 10  # rows above the names of the columns
COMMENT = "#"
_TWO = 2  # columns
Numbered = tuple[int, list[str]]


def headed(rows: Iterator[Numbered]) -> tuple[tuple[str, ...], tuple[str, ...], Iterator[Numbered]]:
    """Return the names of the columns, what to say of the rows above them, and the rows below."""
    first = list(islice(rows, MOST_ABOVE))
    filled = [(number, values) for number, values in first if _texts(values)] or [(1, [])]
    named = [(number, values) for number, values in filled if not _is_comment(values, filled)] or filled
    headers = (here for place, here in enumerate(named[:-1]) if not _is_above([row for _, row in named[place:]]))
    number, names = next(headers, named[-1])
    above = [text for each, values in filled if each < number for text in _texts(values)]
    remark = f"Rows above row {number}, which has the names of the columns, are left out: {'; '.join(above)}"
    return _column_names(names), (remark,) if above else (), chain((each for each in first if each[0] > number), rows)


def _is_above(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row is a title or has merged cells: a text or few, and more than twice as many below it.

    Above two columns it is also one where no date stands right below it, but further down: below names of columns.
    """
    values, below, *others = rows
    few, many = len(_texts(values)), len(_texts(below))
    if few == 1 and many == _TWO:
        return not _has_date(below) and any(map(_has_date, others))
    return (few == 1 or few * 2 < len(values)) and few * 2 < many


def _has_date(values: Sequence[str]) -> bool:
    return any(map(_is_date, _texts(values)))


def _is_date(text: str) -> bool:
    try:
        return bool(moment(text, day_first=True))
    except DateError:
        return False


def _is_comment(values: Sequence[str], rows: Iterable[Numbered]) -> bool:
    """Return whether a row begins with # and has fewer texts than the first that does not: `#` may name a column."""
    if not _texts(values)[:1] or not _texts(values)[0].startswith(COMMENT):
        return False
    others = (texts for _, each in rows if (texts := _texts(each)) and not texts[0].startswith(COMMENT))
    return len(_texts(values)) < len(next(others, []))


def _texts(values: Iterable[str]) -> list[str]:
    return [text for value in values if (text := value.strip())]


def _column_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, each once: one without a name, or with an earlier one’s, gets a number."""
    plain = [" ".join(name.split()) for name in names]
    unique: dict[str, None] = {}
    for number, name in enumerate(plain, start=1):
        numbered = (f"{name or 'column'} {each}" for each in count(number))
        free = (each for each in numbered if each not in unique and each not in plain)
        unique[name if name and name not in unique else next(free)] = None
    return tuple(unique)
