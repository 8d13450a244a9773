"""A change as it is shown before it is written."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from csto_timeline.cli import difference as module
from csto_timeline.cli.difference import difference
from csto_timeline.writing.file import Change

LINES = st.lists(st.sampled_from(["{", "}", "a", "b", "c"]), min_size=1, max_size=60)
LONG = [str(number) for number in range(40_000)]


@settings(max_examples=300)
@given(before=LINES, after=LINES)
@example(before=["a"], after=["a"])
@example(before=["a"] * 30, after=["b"] * 30)
@example(before=LONG, after=LONG[:100] + LONG[200:30_000] + ["new"] + LONG[30_000:])
def test_it_makes_the_one_text_of_the_other(before: list[str], after: list[str]) -> None:
    assert applied(before, after) == after


@settings(max_examples=300)
@given(before=LINES, after=LINES)
def test_it_does_so_if_texts_differ_for_longer_than_is_looked_at(before: list[str], after: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SHORTEST", 8)
        patch.setattr(module, "_LONGEST", 8)
        assert applied(before, after) == after


def test_git_applies_it(tmp_path: Path) -> None:
    before = LONG[:1000]
    after = [f"{line}!" if int(line) % 50 == 0 else line for line in before if line not in {"5", "6", "500"}]
    log, patch = tmp_path / "log.json", tmp_path / "log.patch"
    log.write_text("\n".join(before) + "\n")
    patch.write_text("".join(difference(change(before, after), "log.json")))
    subprocess.run(["git", "apply", "-p0", "log.patch"], cwd=tmp_path, check=True)
    assert log.read_text().splitlines() == after


def change(before: list[str], after: list[str]) -> Change:
    return Change(*("".join(f"{line}\n" for line in lines).encode() for lines in (before, after)))


def applied(before: list[str], after: list[str]) -> list[str]:
    """Return the text that a diff makes of the one before; each line that it takes away or leaves has to be there."""
    result: list[str] = []
    reached = 0
    for line in list(difference(change(before, after), "log.json"))[2:]:
        sign, text = line[0], line[1:-1]
        if sign == "@":
            first, _, length = line.split()[1][1:].partition(",")
            start = int(first) - (length != "0")
            assert start >= reached
            result += before[reached:start]
            reached = start
        elif sign == "+":
            result.append(text)
        else:
            assert before[reached] == text
            result += [text] * (sign == " ")
            reached += 1
    return result + before[reached:]
