"""Change a log in its file: what is not changed stays as it is, byte for byte, and the file is never half written.

`text` is a log as blocks of text (`items`), written in the `style` that it has, in its two forms (`document`, `lines`);
`file` locks a log, applies a change to its newest text and puts the new file in the place of the old one (`whole`).
"""
