"""Texts in the cells of a workbook, which hold no more than spreadsheet programs take."""

from csto_timeline.text import paragraphs

LONGEST = 32_767  # UTF-16 units of a cell
CUT = f" … [cut here: a cell of a spreadsheet holds {LONGEST:,} characters]"
_LONGEST_ESCAPE = len(r"\U0010ffff")  # of a character that shows nothing


def held(text: str) -> str:
    """Return a text as a cell holds it: its paragraphs apart, nothing hidden, no longer than there is room."""
    text = _shown(text)
    if _is_too_long(text):
        kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))]
        text = kept.decode("utf-16-le", "ignore") + CUT
    # The writer takes what stands between these for markup of its own, and does not escape it.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def is_cut(text: str) -> bool:
    """Return whether a cell holds only the beginning of a text."""
    return len(text) * _LONGEST_ESCAPE > LONGEST and _is_too_long(_shown(text))


def _shown(text: str) -> str:
    return "\n\n".join(paragraphs(text))


def _is_too_long(text: str) -> bool:
    return len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST
