"""A calendar as khal, a calendar program of somebody else, shows it, and its content lines."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from csto_timeline.formats.exporter import Options
from csto_timeline.log.builtin import builtin as builtin_store
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from csto_timeline.query.select import Selection
from csto_timeline.query.select import select as select_from
from tests.formats.conftest import whole

CONFIGURATION = """\
[calendars]
[[log]]
path = {folder}/calendar
[default]
default_calendar = log
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Asia/Almaty
default_timezone = Asia/Almaty
[sqlite]
path = {folder}/khal.db
"""
FIELDS = ("uid", "start-date", "end-date", "all-day", "title", "location", "categories", "url", "description")


@dataclass(frozen=True)
class Shown:
    """What khal shows of an event; both days are part of it."""

    uid: str
    first: str
    last: str
    all_day: str
    title: str
    location: str
    categories: str
    url: str
    description: str


DOMAIN = "146d23dc3159.csto-timeline"  # of logs that are called "A log"


def the_built_in_log() -> Selection:
    return select_from(builtin_store(), Query())


def ics(log: Log, options: Options | None = None) -> str:
    return whole("icalendar", log, options)


def khal(folder: Path, *arguments: str) -> str:
    program = Path(sys.executable).parent / "khal"
    command = [str(program), "--config", str(folder / "khal.conf"), *arguments]
    environment = {"HOME": str(folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def seen_in_khal(text: str, folder: Path, first: str = "1990-01-01", days: int = 15_000) -> list[Shown]:
    """Import a calendar into khal, beside what it has, and give what it lists."""
    (folder / "calendar").mkdir(exist_ok=True)
    (folder / "khal.conf").write_text(CONFIGURATION.format(folder=folder), "utf-8")
    (folder / "export.ics").write_text(text, "utf-8", newline="")
    khal(folder, "import", "--batch", "--include-calendar", "log", str(folder / "export.ics"))
    row = "\x1f".join(f"{{{field}}}" for field in FIELDS) + "\x1e"
    listed = khal(folder, "list", "--once", "--day-format", "", "--format", row, first, f"{days}d")
    return [Shown(*record.strip("\n").split("\x1f")) for record in listed.split("\x1e") if record.strip()]


def event_uid(uid: str) -> str:
    """Return the UID of the event’s first entry: days that lie apart have an entry each, the second with `_2`."""
    return re.sub(r"_\d+@", "@", uid)


def properties(text: str) -> list[str]:
    """Unfold the content lines: RFC 5545, section 3.1."""
    return text.replace("\r\n ", "").split("\r\n")
