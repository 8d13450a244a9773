"""The text of SVG elements. What comes from a log is visible before it gets here, and is escaped here."""

import re
from html import escape

from csto_timeline.text import spelt_out

# What XML 1.0 (2.2) forbids, and Unicode does not call a control character.
_FORBIDDEN = "[\ufffe\uffff\ud800-\udfff]"


def escaped(text: str) -> str:
    """Return a text as it stands in an element or in an attribute."""
    return escape(re.sub(_FORBIDDEN, lambda match: spelt_out(match[0]), text))


def number(value: float) -> str:
    """Return a coordinate, exact to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def opened(name: str, **attributes: str | float | None) -> str:
    """Return a start tag; `_` in the name of an attribute is `-`, and None leaves it out."""
    return f"<{name}{_written(attributes)}>"


def element(name: str, **attributes: str | float | None) -> str:
    """Return an element without content."""
    return f"<{name}{_written(attributes)}/>"


def text(content: str, **attributes: str | float | None) -> str:
    """Return an element of text."""
    return f"<text{_written(attributes)}>{escaped(content)}</text>"


def title(content: str) -> str:
    """Return what is said of the element that it stands in, on hover and by a screen reader."""
    return f"<title>{escaped(content)}</title>"


def _written(attributes: dict[str, str | float | None]) -> str:
    pairs = ((name.replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    return "".join(f' {name}="{escaped(value) if isinstance(value, str) else number(value)}"' for name, value in pairs)
