"""The pages that commands draw on a terminal, one module each."""
