"""Measure csto-timeline against a bare Typer program and against other tools: python -m benchmarks."""

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks import answers, commands, machine, report, tools
from benchmarks.errors import BenchmarkError
from benchmarks.measure import Ratio
from benchmarks.summary import summary

_COMPILED = ("csto_timeline", "typer", "rich", "msgspec", "dateutil", "jinja2", "icalendar")
_SIZES = (1000, 10_000, 100_000, 1_000_000)
_QUICK_SIZES, _QUICK_ROUNDS = (1000, 10_000), 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print the numbers; give 1 where a command fails or answers wrongly."""
    options = _parser().parse_args(arguments)
    try:
        documents = [(options.write, report.BEGIN), (options.quote, report.BEGIN_QUOTED)]
        parts = [report.around(path, begin) if path else ("", "") for path, begin in documents]
        with _folder(options.keep) as folder:
            numbers, quoted = _measured(options, folder)
        sys.stdout.write(f"{numbers}\n")
        if options.quote and not quoted:
            raise BenchmarkError(f"nothing was measured that {options.quote.name} quotes")
        for (path, _), (before, after), text in zip(documents, parts, (numbers, quoted), strict=True):
            if path:
                path.write_text(f"{before}\n\n{text}\n\n{after}", "utf-8")
    except BenchmarkError as error:
        sys.stderr.write(f"benchmarks: {error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, metavar="N", help="how often each command is timed; else more often for smaller logs")
    add("--quick", action="store_true", help="three rounds, and logs of up to 10,000 events only")
    add("--sizes", type=_numbers, metavar="N,N", help="how many events the logs have")
    add("--only", default="", metavar="TEXT", help="only what has this in its name: export, wide, 10,000 events")
    add("--seed", type=int, default=1, metavar="N", help="of the generated logs (default: 1)")
    add(
        "--keep",
        type=Path,
        metavar="DIR",
        help="where the logs are made, and kept for the next run; outside a checkout",
    )
    add("--tools", action="append", default=[], metavar="DIR", help="look here for jq, mlr, jrnl and hledger first")
    add("--write", type=Path, metavar="FILE", help="put the numbers between the marks of this document")
    add("--quote", type=Path, metavar="FILE", help="put a summary between the marks of this document, a README")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(number.replace("_", "")) for number in text.split(",")]


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """Return the folder for logs: the one to keep, or one that goes at the end."""
    if kept:
        yield kept.absolute()
    else:
        with tempfile.TemporaryDirectory(prefix="csto-timeline-benchmarks-") as folder:
            yield Path(folder)


def _measured(options: argparse.Namespace, folder: Path) -> tuple[str, str]:
    """Measure what is asked for; return the numbers, and what a README quotes of them, as Markdown."""
    environment = _environment(folder)
    _compile()
    own, others = tools.own_executable(), tools.found(options.tools)
    versions = {program: tools.version(path, environment) for program, path in others.items()}
    missing = ", ".join(program for program in tools.PROGRAMS if program not in others)
    parquet = "" if find_spec("_duckdb") else "DuckDB is not installed there, so no log in Parquet was measured."
    where = machine.described(versions)
    of_commands, ratios = _commands(options, own, environment)
    outcomes = _answers(options, {"csto-timeline": own} | others, folder, environment)
    if not of_commands and not outcomes:
        raise BenchmarkError(f'nothing that can be measured here has "{options.only}" in its name')
    quoted = summary(ratios, outcomes)
    parts = [where, f"Not installed there, so not compared: {missing}." if missing else "", parquet, quoted]
    if of_commands:
        parts += ["On the built-in log:", of_commands]
    if outcomes:
        parts += ["On generated logs:", answers.tabled(outcomes), answers.RULES_EXPLAINED]
    return "\n\n".join(filter(None, parts)), quoted


def _commands(
    options: argparse.Namespace, executable: str, environment: dict[str, str]
) -> tuple[str, dict[str, Ratio]]:
    chosen = [case for case in commands.cases() if _is_chosen(options, case.name)]
    if not chosen:
        return "", {}
    _progress(f"{len(chosen)} commands on the built-in log")
    rounds = options.rounds or (_QUICK_ROUNDS if options.quick else commands.ROUNDS)
    return commands.compare(chosen, executable, rounds, environment)


def _answers(
    options: argparse.Namespace, executables: dict[str, str], folder: Path, environment: dict[str, str]
) -> list[answers.Outcome]:
    outcomes = []
    chosen = answers.cases(options.sizes or (_QUICK_SIZES if options.quick else _SIZES))
    for case in [case for case in chosen if _is_chosen(options, case.name)]:
        if case.form == "Parquet" and not find_spec("_duckdb"):
            _progress(f"{case.name}: not measured, since DuckDB is not installed here")
            continue
        _progress(case.name)
        rounds = options.rounds or (_QUICK_ROUNDS if options.quick else case.rounds)
        outcomes.append(answers.ask(case, executables, folder, options.seed, rounds, environment))
    return outcomes


def _is_chosen(options: argparse.Namespace, name: str) -> bool:
    return options.only.lower() in name.lower()


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of all that is measured: nothing of the user's, neither settings nor a journal."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def _compile() -> None:
    """Compile what csto-timeline and the bare program import: nobody waits for that but the first time."""
    for name in _COMPILED:
        spec = find_spec(name)
        places = spec.submodule_search_locations if spec else None
        if not all(compileall.compile_dir(place, quiet=1) for place in places or ()):
            raise BenchmarkError(f"the bytecode of {name} cannot be written, and without it all is slower")


def _progress(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
