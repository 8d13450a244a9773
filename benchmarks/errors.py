"""What ends a benchmark."""


class BenchmarkError(Exception):
    """A command failed, an answer is wrong, or a command has no arguments to be measured with."""
