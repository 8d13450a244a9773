"""What the README quotes: what a user meets, so of several questions the slowest too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.answers import Outcome
from benchmarks.measure import Ratio
from benchmarks.report import megabytes

_JQ = (
    ("JSON", 10_000, "10,000 events as one JSON document"),
    ("JSON", 100_000, "100,000 events as one JSON document"),
    ("JSON Lines", 1_000_000, "1,000,000 events as JSON Lines"),
)


def summary(commands: Mapping[str, Ratio], outcomes: Sequence[Outcome]) -> str:
    """Return the lines of a list in Markdown: one for each claim of which all was measured."""
    lines = [*_on_the_built_in_log(commands), *_beside_jq(outcomes), *_memory(outcomes)]
    return "\n".join(f"- {line}" for line in lines)


def _on_the_built_in_log(ratios: Mapping[str, Ratio]) -> Iterator[str]:
    piped, drawn = ratios.get("list"), ratios.get("--color always list")
    if piped and drawn:
        yield (
            f"On the built-in log, `list` takes {piped.median:.2f} times as long as a Typer program that prints "
            f"one line; with the timeline drawn in colour, {drawn.median:.2f} times."
        )


def _beside_jq(outcomes: Iterable[Outcome]) -> Iterator[str]:
    outcomes = list(outcomes)
    for form, count, log in _JQ:
        of_log = [each for each in outcomes if (each.case.form, each.case.count) == (form, count)]
        listed = [ratio for each in of_log if each.case.question.command == "list" for ratio in _jq(each)]
        counted = [ratio for each in of_log if each.case.question.command != "list" for ratio in _jq(each)]
        if listed and counted:
            yield f"On {log}, `list` takes {_span(listed)} of `jq`’s time, `stats` and `people` {_span(counted)}."


def _jq(outcome: Outcome) -> Iterator[float]:
    return (ratio.median for label, ratio in outcome.ratios() if label == "jq")


def _span(ratios: Sequence[float]) -> str:
    """Return the range of ratios, from the best to the worst question."""
    low, high = f"{min(ratios):.2f}", f"{max(ratios):.2f}"
    return low if low == high else f"{low} to {high}"


def _memory(outcomes: Iterable[Outcome]) -> Iterator[str]:
    large = {each.case.question.name: each for each in outcomes if each.case.log == "1,000,000 events, JSON Lines"}
    narrow, wide = large.get("narrow"), large.get("wide")
    if narrow and wide:
        yield (
            f"There `list` needs {megabytes(narrow.peak)} of memory to find {narrow.found[0]:,} events, "
            f"and {megabytes(wide.peak)} to find {wide.found[0]:,}."
        )
