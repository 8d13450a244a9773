"""Spell out what an encoding lacks: signs of a drawing in ASCII, other characters as JSON escapes."""

from csto_timeline.text import json_escape

_ASCII = str.maketrans(
    {
        **dict.fromkeys("–—·─", "-"),
        **dict.fromkeys("◆●★✖»■◉▲△✚◇◈•", "*"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("‘’", "'"),
        "…": "...",
        "│": "|",
        "→": "->",
        "≠": "!=",
        "≈": "~",
        "█": "#",
        "░": ".",
        **{bar: str(height) for height, bar in enumerate("▁▂▃▄▅▆▇", start=1)},
        "\u00a0": " ",
    }
)


def ascii_for(error: UnicodeEncodeError) -> str:
    """Return ASCII text for the characters that could not be encoded."""
    return escape(error.object[error.start : error.end].translate(_ASCII))


def escape(text: str) -> str:
    """Return `text` with JSON escapes for what is not ASCII."""
    return "".join(character if character.isascii() else json_escape(character) for character in text)
