"""Tests of dates/."""
