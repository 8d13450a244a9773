"""The tests mirror the modules."""
