"""Tests of answers/."""
