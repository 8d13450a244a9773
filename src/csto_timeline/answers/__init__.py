"""Answers computed from the matching events, before they are laid out."""
