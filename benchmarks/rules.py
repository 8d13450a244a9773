"""How programs understand a log, and so what each of them answers to a question.

A rule says what the right answer is, so that each answer can be verified to the last id or number before
its time counts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.made import Made
from benchmarks.question import Question

Fits = Callable[[Made, Question], bool]
Items = Callable[[Made, Question], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a program understands the dates and accounts of an event.

    `items` are, by command, what an event adds to the answer: its id, or what it is counted under.
    """

    name: str
    explained: str
    in_period: Fits
    disputed: Callable[[Made], bool]
    items: Mapping[str, Items]

    def fits(self, made: Made, question: Question) -> bool:
        """Whether the event is one of those that are asked for."""
        return (
            self.in_period(made, question) and question.names(made) and (not question.disputed or self.disputed(made))
        )

    def answer_of(self, made: Made, question: Question) -> Iterable[str]:
        """Return what an event that fits adds to the answer."""
        return self.items[question.command](made, question)


def _id(made: Made, _: Question) -> Iterator[str]:
    yield made.members["id"]


def _possible(key: str) -> str:
    """Return what an event is counted under that only may belong there."""
    return f"{key}?"


def _may_lie(made: Made, question: Question) -> bool:
    return any(when.may_lie_in(question.first, question.last) for when in made.competing)


def _surely_lies(made: Made, question: Question) -> bool:
    return all(when.surely_lies_in(question.first, question.last) for when in made.competing)


def _years(made: Made, question: Question) -> Iterator[str]:
    """Return the year in which the event began, or all in which it may have begun, as far as they are asked for.

    That of a qualified date is told by one unit more on either side, the others by the date as written.
    """
    spans = [span for when in made.competing for span in when.begun]
    years = {day.year for span in spans for day in span}
    if len(years) == 1:
        (year,) = years
        yield str(year) if _surely_lies(made, question) else _possible(str(year))
        return
    spans = [span for when in made.competing for span in when.begun_as_written]
    asked = [(max(first, question.first), min(last, question.last)) for first, last in spans]
    common = [cut if cut[0] <= cut[1] else whole for cut, whole in zip(asked, spans, strict=True)]
    for year in {year for first, last in common for year in range(first.year, last.year + 1)}:
        yield _possible(str(year))


def _people(made: Made, question: Question) -> Iterator[str]:
    sure = _surely_lies(made, question)
    for person in made.involved:
        yield person
        if not sure:
            yield _possible(person)


BOUNDS = Rule(
    "bounds",
    "by the bounds of its date, and of those of its accounts that contradict it; `stats` and `people` count apart "
    "what is not certain",
    _may_lie,
    lambda made: made.differs_in_date or made.differs_in_words,
    {"list": _id, "stats": _years, "people": _people},
)
TEXT = Rule(
    "text",
    "by the text of its own date, so not where that begins with [ or before the period, nor by an account’s date; "
    "its accounts differ only where their words do",
    lambda made, question: question.since <= made.dates[0].text < question.before,
    lambda made: made.differs_in_words,
    {
        "list": _id,
        "stats": lambda made, _: [made.dates[0].text[:4]],
        "people": lambda made, _: made.involved,
    },
)
FIRST_DAY = Rule(
    "first day",
    "by its earliest day, the one that a journal has, so not where it began before that, nor by an account’s date",
    lambda made, question: question.first <= made.first <= question.last,
    lambda made: made.differs_in_words,
    {"list": _id},
)
RULES = (BOUNDS, TEXT, FIRST_DAY)
