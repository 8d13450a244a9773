"""The criterion of a search: the words of an event, and those of the names that it uses."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar

from msgspec.structs import replace

from csto_timeline.dates.period import Fit
from csto_timeline.folding import closed_up
from csto_timeline.log.condition import Both, Condition, Contains, Either, Opposite, Uses
from csto_timeline.log.name_fields import NAME_FIELDS
from csto_timeline.log.registers import Registers
from csto_timeline.query.criterion import Plain, quoted
from csto_timeline.query.search import SEARCHED, parse_searches, searched_texts
from csto_timeline.query.searched_names import FIELDS, MEMBERS, Hits, names_with, stands_for_itself, terms_in
from csto_timeline.query.terms import Every, Not, One, Search, Term, padded, terms_of

_NO, _CERTAIN = Fit.NO, Fit.CERTAIN
_REMEMBERED = 1 << 13  # names of each field
_CLOSED_UP = replace(NAME_FIELDS["places"], keys_of=lambda event: (closed_up(event.place),) if event.place else ())


class _Names(dict[str, tuple[Term, ...]]):
    """The terms that names of a field have, by what events call these: each is looked at once."""

    def __init__(self, registered: Mapping[str, tuple[Term, ...]], field: str, terms: tuple[Term, ...]) -> None:
        self._registered, self._field, self._terms = registered, field, terms

    def __missing__(self, key: str) -> tuple[Term, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        has = self._registered.get(closed_up(key) if self._field == "places" else key)
        if has is None:
            has = terms_in(self._terms, (key,)) if stands_for_itself(self._field) else ()
        self[key] = has
        return has


class HasWords(Plain, frozen=True, dict=True):
    """The texts and the names of the event have what a search looks for; `names` are those of the registers that do."""

    typed: tuple[str, ...]
    search: Search
    names: Hits
    costly: ClassVar[bool] = True
    members: ClassVar[frozenset[str]] = SEARCHED | MEMBERS

    @property
    def condition(self) -> Condition:
        """See `Criterion`."""
        return self._condition(self.search)

    def _condition(self, search: Search) -> Condition:
        match search:
            case One(term):
                return Either((Contains(term.needle), *self._names_with(term)))
            case Not(part):
                return Opposite(self._condition(part))
        joined = Both if isinstance(search, Every) else Either
        return joined(tuple(map(self._condition, search.parts)))

    def _names_with(self, term: Term) -> Iterator[Condition]:
        """Return that the event uses a name of the registers that has the term, by each of their fields."""
        for field in FIELDS:
            if keys := frozenset(key for key, has in self.names[field].items() if term in has):
                yield Uses(_CLOSED_UP if field == "places" else NAME_FIELDS[field], keys)

    @cached_property
    def fit(self) -> Callable[[Any], Fit]:
        """Return whether they have; see `Criterion`."""
        terms = terms_of(self.search)
        known = [(NAME_FIELDS[field].keys_of, _Names(self.names[field], field, terms)) for field in FIELDS]

        def named(event: Any) -> Iterator[Term]:
            return (term for keys_of, hits in known for key in keys_of(event) for term in hits[key])

        def fit(event: Any) -> Fit:
            words = padded(searched_texts(event))
            return _CERTAIN if self.search.holds(lambda term: term.is_in(words) or term in named(event)) else _NO

        return fit

    def label(self, registers: Registers) -> str:  # noqa: ARG002 (it has no names)
        """Return it in words."""
        return "text " + " or ".join(f"'{typed}'" for typed in self.typed)

    def option(self) -> str:
        """Return the options as they were typed."""
        return " ".join(f"--search {quoted(typed)}" for typed in self.typed)


def has_words(typed: tuple[str, ...], registers: Registers) -> Iterator[HasWords]:
    """Return the criterion for searches, any of which will do, or none without them; raises as `parse_searches`."""
    if search := parse_searches(typed):
        yield HasWords(typed, search, names_with(terms_of(search), registers))
