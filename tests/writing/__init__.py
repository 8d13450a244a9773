"""Tests of how logs are changed in their files."""
