"""Dates: what a log may write, what a user may type, how they compare and how they are said."""
