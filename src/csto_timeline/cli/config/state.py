"""What a context of the program knows of the settings file, under these keys of its `meta`."""

FILE = "csto_timeline.config.file"
FAULT = "csto_timeline.config.fault"  # what is wrong with the file
DECLINED = "csto_timeline.config.declined"  # --no-config
TABLE = "csto_timeline.config.table"  # the parameters that the table of the command gives a value, each with its key
