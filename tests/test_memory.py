"""Every reading command streams: of a log in JSON Lines it holds what it finds, not what it reads.

The largest memory of a process, as the system counts it. Python and what the program imports take half of the bound;
a house that holds 20,000 events takes three times the bound.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import peak
from benchmarks.forms import FORMS
from benchmarks.generate import events
from csto_timeline.formats import FORMATS
from tests.screen import PROGRAM, environment

LINES = 20_000
BOUND = 45_000_000  # bytes
# A page has a strip and Jinja, a picture a place for each event, and Typst its fonts. DuckDB may sort in 400 MB.
MORE = {"parquet": 400_000_000, "html": 20_000_000, "svg": 25_000_000, "png": 90_000_000, "pdf": 90_000_000}
FINDS = ("--country", "KZ", "--since", "2010-03", "--until", "2010-08")
FINDS_NOTHING = ("--since", "2040")
NOT_KZ = ("--not-country", "KZ", *FINDS[2:])
CALLS = [
    *(
        [*command, *question]
        for question in (FINDS, FINDS_NOTHING)
        for command in (*(["list"], ["stats"], ["people", "--long"], ["quotes"], ["accounts"], ["export", "-"]),)
    ),
    *(["list", "--search", "no such words"], ["quotes", "--search", "no such words"], ["stats", *NOT_KZ]),
    *(["export", "-", "--format", name, *FINDS] for name in ("csv", "xlsx", "icalendar", "geojson", "svg")),
    *(["list", "--disputed", *FINDS[2:]], ["at", "2010-04-15"], ["show", "FIRST"]),
]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the generated events as JSON Lines."""
    form = FORMS["JSON Lines"]
    path = tmp_path_factory.mktemp("memory") / f"log{form.suffix}"
    with path.open("w") as file:
        file.writelines(form.record(made) + "\n" for made in events(LINES, seed=1))
    return path


def used(folder: Path, *arguments: str) -> int:
    """Return the largest memory of a call, in bytes."""
    told = folder / "peak"
    command = [sys.executable, "-I", "-S", str(peak.__file__), str(told), *PROGRAM, *arguments]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr.decode()
    return int(told.read_text())


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_command_holds_what_it_finds(call: list[str], log: Path, tmp_path: Path) -> None:
    first = str(next(events(LINES, seed=1)).members["id"])
    assert used(tmp_path, "--log", str(log), *(word.replace("FIRST", first) for word in call)) < BOUND


@pytest.mark.parametrize("name", [format.name for format in FORMATS])
def test_an_export_of_all_events_holds_their_places(name: str, log: Path, tmp_path: Path) -> None:
    """Some 300 bytes an event; no format holds the events, nor the file that it makes. Jinja and pictures take more."""
    bound = BOUND + MORE.get(name, 0)
    assert used(tmp_path, "--log", str(log), "export", "-", "--format", name) < bound


@pytest.mark.parametrize(("form", "times"), [("JSON Lines", 4.5), ("JSON", 6.5)])
def test_a_command_that_writes_holds_the_log_some_times(form: str, times: float, tmp_path: Path) -> None:
    """Its bytes before and after, its events, and what it reads of them; not what each of them says."""
    written = FORMS[form]
    log = tmp_path / f"log{written.suffix}"
    log.write_text(written.head + written.between.join(map(written.record, events(LINES, seed=1))) + written.tail)
    bound = BOUND + round(times * log.stat().st_size)
    event = ("--date", "2010", "--kind", "clash", "--title", "New", "--source", "New Paper")
    assert used(tmp_path, "add", "--log", str(log), *event) < bound
