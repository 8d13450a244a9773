"""What the program is called, and the exit code of a call that is interrupted."""

PROGRAM = "csto-timeline"
INTERRUPTED = 130
