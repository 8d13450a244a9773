"""Run programs in turn, and say how long they take against each other and how sure that is."""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

from benchmarks.errors import BenchmarkError

_HELPER = Path(__file__).parent / "peak.py"


@dataclass(frozen=True, slots=True)
class Command:
    """A whole command. `check` takes what it printed, and raises `BenchmarkError` where that is wrong."""

    name: str
    arguments: Sequence[str]
    check: Callable[[str], object] = len


@dataclass(frozen=True, slots=True)
class Sample:
    """The wall times of the runs of one command, in seconds, and the most memory that it took, in bytes."""

    seconds: tuple[float, ...]
    peak: int

    @property
    def median(self) -> float:
        """The median of the times, in seconds."""
        return median(self.seconds)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One sample's times by another's, each by the one of its own round.

    `low` and `high` are the quartiles; `best` is the ratio of the shortest times.
    """

    median: float
    low: float
    high: float
    best: float

    @classmethod
    def of(cls, one: Sample, other: Sample) -> "Ratio":
        """Compare two samples of the same rounds."""
        each = [a / b for a, b in zip(one.seconds, other.seconds, strict=True)]
        low, _, high = quantiles(each, n=4, method="inclusive") if len(each) > 1 else each * 3
        return cls(median(each), low, high, min(one.seconds) / min(other.seconds))


def in_turn(commands: Sequence[Command], rounds: int, environment: Mapping[str, str]) -> list[Sample]:
    """Run all commands once to warm up, then that many rounds of all; give a sample for each.

    Every answer is checked. The next round begins with the next command, so that none always follows the same.
    """
    peaks = [_peak(command, environment) for command in commands]
    seconds: list[list[float]] = [[] for _ in commands]
    for number in range(rounds):
        for place in range(len(commands)):
            index = (place + number) % len(commands)
            seconds[index].append(_seconds(commands[index], environment))
    return [Sample(tuple(times), peak) for times, peak in zip(seconds, peaks, strict=True)]


def _peak(command: Command, environment: Mapping[str, str]) -> int:
    """Run a command and give the most memory that it took, in bytes; what is less than 10 MB counts as that."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "peak"
        helper = [sys.executable, "-I", "-S", str(_HELPER), str(file)]
        command.check(_answer(command, [*helper, *command.arguments], environment).decode())
        return int(file.read_text())


def _seconds(command: Command, environment: Mapping[str, str]) -> float:
    """Run a command and give its wall time, until all that it printed was read and it has ended."""
    began = time.perf_counter()
    answer = _answer(command, command.arguments, environment)
    seconds = time.perf_counter() - began
    command.check(answer.decode())
    return seconds


def _answer(command: Command, arguments: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Run a command into a pipe, without input, and give what it prints."""
    done = run(arguments, stdin=DEVNULL, capture_output=True, env=environment, check=False)
    if done.returncode:
        raise BenchmarkError(f"{command.name} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout
