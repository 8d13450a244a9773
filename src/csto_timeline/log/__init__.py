"""A log: its rows, its readers, and what several logs say together."""
