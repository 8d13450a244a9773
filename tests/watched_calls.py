"""Run every command while Python's audit hook watches, and say as JSON whatever goes to a network.

python -m tests.watched_calls FOLDER

With `--planted` a connection is made beside them, to see that it is told.
"""

import json
import os
import socket
import sys
from contextlib import suppress

from tests import every_call

NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")


def watched(planted: bool) -> dict[str, object]:
    """Return the events of a network, and the exit codes of the calls."""
    events: list[str] = []

    def watch(event: str, _: object) -> None:
        if event.startswith(NETWORK):
            events.append(event)

    sys.addaudithook(watch)
    if planted:
        with socket.socket() as planted_one, suppress(OSError):
            planted_one.connect(("127.0.0.1", 9))
        return {"events": events}
    return {"events": events, "codes": {call: code for call, (code, _, _) in every_call.answers().items()}}


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    json.dump(watched("--planted" in sys.argv), sys.stdout)
