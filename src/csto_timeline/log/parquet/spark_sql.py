"""Statements in DuckDB's dialect as Spark's, by sqlglot."""

from functools import cache
from typing import Any


@cache
def in_spark(text: str) -> str:
    """Return a statement as Spark takes it; its parameters stay question marks."""
    from sqlglot import exp, parse_one

    def rewritten(node: Any) -> Any:
        """Write what sqlglot leaves as it is."""
        if isinstance(node, exp.ArrayOverlaps):
            return exp.Anonymous(this="ARRAYS_OVERLAP", expressions=[node.this, node.expression])
        if isinstance(node, exp.Anonymous) and node.name.lower() == "row":
            return exp.Anonymous(this="STRUCT", expressions=node.expressions)
        return node

    return str(parse_one(text, read="duckdb").transform(rewritten).sql(dialect="spark"))
