"""A call of every command, for tests that hold all commands to one rule.

A command that is missing here makes `tests/cli/test_output.py` fail: give it arguments.
"""

CALLS: dict[str, list[str]] = {
    "list": ["list", "--json"],
    "show": ["show", "csto-summit-yerevan-2022"],
    "export": ["export", "-"],
    "check": ["check", "--all"],
    "schema": ["schema"],
    "quotes": ["quotes"],
    "accounts": ["accounts"],
    "stats": ["stats"],
    "at": ["at", "2022-11-23"],
    "people": ["people"],
    "countries": ["countries"],
    "kinds": ["kinds"],
    "sources": ["sources", "--long"],
}

# What Typer prints, and the drawn forms.
OTHER_CALLS = [
    *(["--help"], ["--version"], ["list", "--help"], ["--show-completion", "bash"]),
    *(["list", "--color", "always", "--long"], ["stats", "--color", "always"]),
]
