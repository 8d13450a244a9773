"""The settings file: what holds where the command line says nothing, and the questions that were saved in it."""
