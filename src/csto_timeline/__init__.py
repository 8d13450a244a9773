"""A timeline tool for dated, sourced event logs, and the log of the CSTO."""

__version__ = "0.2.0"
# Where the project is published, for the credit of a web page, as an address; None as long as it is nowhere.
__url__: str | None = None
