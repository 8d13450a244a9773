"""Run a command and write its largest memory, in bytes, into a file: python -I -S peak.py FILE COMMAND...

The memory of a process counts from that of its parent at its start, so the parent must be a small one.
"""

import os
import sys

if __name__ == "__main__":
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
    _, status, usage = os.wait4(child, 0)
    with open(sys.argv[1], "w") as file:  # noqa: PTH123 (pathlib would double what this process takes)
        file.write(str(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)))
    sys.exit(os.waitstatus_to_exitcode(status))
