"""The questions as a user of jq would ask them."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.question import Question

_ROW = '[.date, .kind, (.countries | join(",")), .title, .id] | @tsv'
_TEXTS = "(.title, .summary // empty, (.accounts[] | .says // empty, .quotes[]?.text))"
_DISPUTED = "([.accounts[].says // empty] | unique | length > 1)"
# What an event is counted under, by command.
_KEYS = {"stats": ".date[0:4]", "people": "([.people[]?, .accounts[].quotes[]?.speaker] | unique[])"}


def of_document(path: Path, question: Question) -> list[str]:
    """Return the arguments of jq for a log that is one JSON document."""
    return ["-r", _program(".events[]", question), str(path)]


def of_lines(path: Path, question: Question) -> list[str]:
    """Return the arguments of jq for JSON Lines."""
    if question.command == "list":
        return ["-r", _program(".", question), str(path)]
    return ["-nr", _program("inputs", question), str(path)]


def _program(events: str, question: Question) -> str:
    fitting = f"{events} | select({' and '.join(_conditions(question))})"
    if question.command == "list":
        return f"{fitting} | {_ROW}"
    counted = f"reduce ({fitting} | {_KEYS[question.command]}) as $key ({{}}; .[$key] += 1)"
    return f"{counted} | to_entries[] | [.key, .value] | @tsv"


def _conditions(question: Question) -> Iterator[str]:
    if question.country:
        yield f'(.countries | index("{question.country}"))'
    if question.without:
        yield f'(.countries | index("{question.without}") | not)'
    yield f'.date >= "{question.since}" and .date < "{question.before}"'
    if question.word:
        yield f'any({_TEXTS}; ascii_downcase | contains("{question.word}"))'
    if question.disputed:
        yield _DISPUTED
