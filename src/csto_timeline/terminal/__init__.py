"""Output for a person. All text from a log passes through `visible` before it reaches a terminal."""
