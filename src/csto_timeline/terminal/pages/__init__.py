"""The pages that commands draw on a terminal, a module each."""
