"""The registry of calls: each command in its forms, for tests that hold all commands to one rule.

A command that is missing here makes `tests/cli/test_output.py` and `tests/test_hostile_text.py`
fail: give it arguments.
"""

from pathlib import Path

from csto_timeline.answers.by import By
from csto_timeline.answers.columns import COLUMNS
from csto_timeline.formats import FORMATS, Writer

# The commands that write a log of one's own.
WRITING = ("init", "add", "edit", "remove", "fmt", "registers")
TABLE = str(Path(__file__).parent / "importers" / "files" / "notes.csv")  # which `import` asks about

# A call of every command, to the built-in log.
CALLS: dict[str, list[str]] = {
    "list": ["list", "--json"],
    "show": ["show", "csto-summit-yerevan-2022"],
    "export": ["export", "-"],
    "import": ["import", TABLE],
    "check": ["check", "--all"],
    "diff": ["diff", "builtin", "--json"],
    "schema": ["schema"],
    "quotes": ["quotes"],
    "accounts": ["accounts"],
    "stats": ["stats"],
    "between": ["between", "tokayev-requests-csto-troops-2022", "csto-summit-yerevan-2022"],
    "responses": ["responses"],
    "at": ["at", "2022-11-23"],
    "people": ["people"],
    "countries": ["countries"],
    "places": ["places"],
    "kinds": ["kinds"],
    "sources": ["sources", "--long"],
    "config": ["config"],
    "init": ["init", "-"],
    "add": ["add", "--date", "2030", "--kind", "clash", "--title", "T", "--source", "csto-undated-2", "--dry-run"],
    "edit": ["edit", "csto-summit-yerevan-2022", "--print"],
    "remove": ["remove", "yerevan-protest-2022", "--dry-run"],
    "fmt": ["fmt", "builtin"],
    "registers": ["registers", "--json"],
}

# What Typer prints, and the drawn forms.
OTHER_CALLS = [
    *(["--help"], ["--version"], ["list", "--help"], ["--show-completion", "bash"]),
    *(["list", "--color", "always", "--long"], ["stats", "--color", "always"]),
]

# The arguments of each command in all its forms, to a log that has the events `an-event`, `part` and `other`.
JSON = ["--json"]
FORMS: dict[str, list[list[str]]] = {
    "list": [
        *([], ["--long", "--why"], JSON, [*JSON, "--why", "2022-11"], [*JSON, "--group-by", "kind"]),
        *(["--group-by", by, "--long"] for by in By),
        *(
            ["--plain", "--long", "--why", "--numbers"],
            ["--columns", ",".join(COLUMNS), "--why"],
            ["--count"],
            ["--ids"],
        ),
        *(["--plain", "--columns", "date,title,people"], ["--table", "--numbers"]),
        *(["--table", "--long", "--why"], ["--table", "--group-by", "country"], ["2022-11-24", "--why"]),
    ],
    "show": [
        *(["an-event", "part", "other"], ["an-event", "--plain"], ["2022"], [], JSON),
        *(["an-event", "--near", "1y"], ["an-event", "--near", "1y", *JSON]),
    ],
    "export": [
        *(["-", "--format", format.name] for format in FORMATS if format.writer is not Writer.BYTES),
        *(["-", "--style", "table"], ["-", "--no-sources", "--heading-level", "3"], ["-", "--format", "csv", "--raw"]),
        *(["-", "--front-matter"], ["-", "--columns", "title,date", "--group-by", "person"]),
    ],
    "schema": [[]],
    "quotes": [[], ["--plain"], JSON, ["--markdown"]],
    "accounts": [[], JSON, ["an-event", "other"]],
    "stats": [JSON, ["--plain"], ["--by", "kind,year"], ["2022", "2023", "--by", "kind"], *(["--by", by] for by in By)],
    "between": [["an-event", "part", "other"], ["an-event", "other", *JSON]],
    "responses": [[], ["--plain"], JSON],
    "at": [["2022-11-23"], ["2022-11-23", "--plain"], ["2022-11-23", *JSON], ["1990-01-01"]],
    "import": [[TABLE]],
    "check": [[], ["--strict"], ["--all"], JSON],
    "diff": [["builtin"], ["builtin", "--plain"], ["builtin", *JSON]],
    **{register: [[], ["--long"], JSON] for register in ("people", "countries", "places", "kinds")},
    "sources": [[], ["--long"], ["--cite"], JSON],
    "config": [[], ["--plain"], JSON],
    # Of those that write a log tests/writing has the forms.
    **{command: [] for command in WRITING},
}


def calls_to(id: str) -> list[list[str]]:
    """Return all forms of the commands that read a log, for one that has an event of that id.

    `accounts` without ids is left out: it finds only events on which accounts differ. So are `between`, which takes
    several events, and `diff`, which takes several logs.
    """
    events = {"an-event", "part", "other"}
    return [
        [command, *(id if word in events else word for word in form)]
        for command, forms in FORMS.items()
        for form in forms
        if command not in {"check", "diff", "schema", "between", "config", "import"}
        and (command != "accounts" or events & {*form})
    ]
