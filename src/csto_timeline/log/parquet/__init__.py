"""Logs in Parquet (parquet.apache.org), which DuckDB searches: for millions of events.

A row is an event: columns to look it up by, and the whole event as JSON, from which everything is read that is
answered. What a question finds by the columns is more than what fits, and asked again; see `log/condition.py`.
"""
