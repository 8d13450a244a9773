"""Escape text for Markdown: what could change the structure of the page, and no more.

CommonMark 0.31 (sections 2.4, 4, 6) and the extensions of GFM 0.29: tables,
strikethrough, autolinks; footnotes as on GitHub.
"""

import re
from html.entities import html5

from csto_timeline.addresses import link_of
from csto_timeline.text import paragraphs, visible

_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash that would escape what follows
    r"|[`\[]"  # code, links, images, footnotes
    r"|(?<!\s)[*~]|[*~](?!\s)"  # emphasis, strikethrough: not between spaces
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis with _: not inside a word
    r"|<(?=[A-Za-z/!?])"  # HTML, autolinks
    r"|(?P<reference>&#?[A-Za-z0-9]+(?:;|$))"  # character references, also with a semicolon of ours behind
    r"|[!^]$"  # ahead of one of our own footnotes, it would make an image, or a note of its own in Pandoc
)
_BARE_LINK = re.compile(r"(?P<scheme>https?|ftp):|(?P<www>www)\.", re.IGNORECASE)
# What opens a block at the start of a line: headings, quotes, lists, rules, setext lines.
_BLOCK = re.compile(
    r"#{1,6}(?=\s|$)|[<>]|[-+](?=\s|$)|[-=]+$|-(?=[\s-]*$)|(?P<number>[0-9]{1,9})(?P<mark>[.)])(?=\s|$)"
)
_CLOSING_HASHES = re.compile(r"(?<=\s)#+$|^#+$")


def escape(text: str, *, start: bool = False, heading: bool = False, cell: bool = False) -> str:
    """Return `text` as one line of Markdown that shows it as it is.

    `start`: it begins a block; `heading`: it ends a heading line; `cell`: it stands in a table.
    Control characters, bidirectional overrides and zero-width characters are spelt out. What
    GFM makes a link of whatever is escaped, an e-mail address, stays.
    """
    text = visible(text).strip()
    escaped = _INLINE.sub(_escaped, text)
    escaped = _BARE_LINK.sub(_broken_link, escaped)
    if start and (block := _BLOCK.match(escaped)):
        cut = block.start("mark") if block["mark"] else 0
        escaped = f"{escaped[:cut]}\\{escaped[cut:]}"
    if heading:
        escaped = _CLOSING_HASHES.sub(r"\\\g<0>", escaped)
    return escaped.replace("|", "\\|") if cell else escaped


def quotation(text: str, before: str = "") -> list[str]:
    """Return the lines of a block quotation of that text, with Markdown `before` it; the last one is empty."""
    first, *others = paragraphs(text)
    lines = [f"{before}“{escape(first)}", *(escape(paragraph, start=True) for paragraph in others)]
    lines[-1] += "”"
    return [line for shown in lines for line in (f"> {shown}", ">")]


def address(url: str) -> str:
    """Return the address of a source: a link that shows it as the log has it, or text where it may be none."""
    link = link_of(url)
    if link is None:
        return escape(url)
    if link == url:
        return f"<{url}>"
    shown, target = escape(url).replace("]", "\\]"), link.replace("\\", "\\\\").replace("&", "&amp;")
    return f"[{shown}](<{target}>)"


def _escaped(match: re.Match[str]) -> str:
    reference = match["reference"]
    if reference and not reference.startswith("&#") and reference[1:].rstrip(";") + ";" not in html5:
        return reference
    return f"\\{match[0]}"


def _broken_link(match: re.Match[str]) -> str:
    return f"{match['www']}\\." if match["www"] else f"{match['scheme']}\\:"
