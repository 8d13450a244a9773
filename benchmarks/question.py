"""The questions that every program is asked, as data: a row for each.

A program answers a question as well as its data let it: see `benchmarks.rules`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks.made import Made


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for, and the name that this has in the numbers.

    `until` is included, `before` is the same end as text that is not. The countries are codes; `typed` is
    what the user writes for `country` where that is something else. `against` names another question whose
    time csto-timeline's own is compared with. It is asked of logs of up to `largest` events.
    """

    name: str
    since: str
    until: str
    before: str
    country: str = ""
    typed: str = ""
    without: str = ""
    word: str = ""
    disputed: bool = False
    command: str = "list"
    against: str = ""
    largest: int = 10_000_000

    @property
    def first(self) -> date:
        """The first day of the period."""
        return _first_day(self.since)

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.after - timedelta(days=1)

    @property
    def after(self) -> date:
        """The day after the period."""
        return _first_day(self.before)

    @property
    def options(self) -> list[str]:
        """The filters as a user of csto-timeline types them."""
        typed = {"--country": self.typed or self.country, "--not-country": self.without, "--search": self.word}
        typed |= {"--since": self.since, "--until": self.until}
        words = [word for option, value in typed.items() if value for word in (option, value)]
        return [*words, "--disputed"] if self.disputed else words

    def names(self, made: Made) -> bool:
        """Whether an event has the countries and the word that are asked for."""
        countries = made.members["countries"]
        return (
            (not self.country or self.country in countries)
            and (not self.without or self.without not in countries)
            and (not self.word or any(self.word in text.lower() for text in made.texts))
        )


@cache
def _first_day(text: str) -> date:
    """Return the first day of a year or month."""
    year, _, month = text.partition("-")
    return date(int(year), int(month or 1), 1)


_SPRING = ("2010-03", "2010-05", "2010-06")
_YEAR = ("2010", "2010-12", "2011")
_YEARS = ("2010", "2012", "2013")
QUESTIONS = (
    Question("narrow", *_SPRING, country="KZ"),
    Question("wide", *_YEARS, country="KZ"),
    Question("lower", *_YEARS, country="KZ", typed="kz"),
    Question("none", "1950", "1950", "1951", country="KZ", against="narrow"),
    Question("search", *_YEARS, word="observers"),
    Question("without", *_YEAR, without="RU"),
    Question("disputed", *_YEAR, disputed=True, largest=100_000),
    Question("stats", *_YEARS, country="KZ", command="stats"),
    Question("people", *_YEARS, country="KZ", command="people"),
)
BY_NAME = {question.name: question for question in QUESTIONS}
NARROW, WIDE = BY_NAME["narrow"], BY_NAME["wide"]
