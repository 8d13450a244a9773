"""Tests of log/."""
