"""A timeline tool for dated, sourced event logs, and the log of the CSTO."""

__version__ = "0.2.0"
