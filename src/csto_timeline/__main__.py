"""`python -m csto_timeline`: ends as any Python program does, so that profilers and `atexit` have their turn."""

import sys

from csto_timeline.cli import call
from csto_timeline.cli.output import let_go

code = call()
let_go()
sys.exit(code)
