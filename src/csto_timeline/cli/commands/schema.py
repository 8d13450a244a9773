"""`csto-timeline schema`."""

import msgspec

from csto_timeline.cli import output


def schema() -> None:
    """Print the JSON Schema of a log, and of a line of JSON Lines.

    \b
    csto-timeline schema
    csto-timeline schema > log.schema.json
    """
    from csto_timeline.log.schema import schema as of_a_log  # only this command needs it

    output.write_json([msgspec.json.format(msgspec.json.encode(of_a_log()), indent=2).decode(), "\n"])
