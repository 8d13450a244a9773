"""`python -m csto_timeline`."""

from csto_timeline.cli import main

main()
