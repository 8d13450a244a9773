"""Preparing text from a log to be shown."""

import re
import unicodedata
from collections.abc import Callable

# Letters and marks that show nothing, though Unicode does not call them format characters.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0")
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LINE_BREAKS = "\t\n\v\f\r"
_WHITE_SPACE = r"[ \t\n\v\f\r]+"
_PARAGRAPH_BREAK = r"(?>\r\n?|[\n\v\f])[ \t]*(?>\r\n?|[\n\v\f])[ \t\n\v\f\r]*"
_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"


class Characters(dict[int, int | str | None]):
    """A table for `str.translate`, filled character by character as texts need it."""

    def __missing__(self, code: int) -> int | str | None:
        made = self.of(chr(code))
        self[code] = result = ord(made) if len(made) == 1 else made or None
        return result

    def of(self, character: str) -> str:
        """Return what stands for the character."""
        raise NotImplementedError


class _Visible(Characters):
    """Each character as it is shown, joiners in their place: what a terminal would obey or hide spelt out."""

    def of(self, character: str) -> str:
        return spelt_out(character) if _is_hidden(character) else character


class _JsonEscaped(Characters):
    """Each character as it stands in JSON, joiners in their place: what a terminal would obey or hide as an escape."""

    def of(self, character: str) -> str:
        return json_escape(character) if _is_hidden(character) and character != "\n" else character


_VISIBLE, _JSON_ESCAPED = _Visible(), _JsonEscaped()


def visible(text: str) -> str:
    r"""Return `text` on one line, as it is to be read: with what a terminal would obey or hide spelt out.

    White space with a line break or a tab in it becomes one space, none at the ends. Soft hyphens
    are left out, unless there is nothing else. Joiners stay where they shape letters or emoji; all
    other control characters, bidirectional overrides and zero-width characters become `\u202e` and
    the like. Everything else stays as it is.
    """
    return text if _all_shown(text) else visible_in_message(_without_soft_hyphens(text))


def visible_in_message(text: str) -> str:
    """Return `text` as `visible` does, but with soft hyphens spelt out: they may be what is wrong with a name."""
    if _all_shown(text):
        return text
    if any(character in text for character in _LINE_BREAKS):
        text = re.sub(_WHITE_SPACE, _one_space, text)
    return _joined(text.translate(_VISIBLE), spelt_out)


def inert(text: str) -> str:
    """Return `text` with what a terminal would obey spelt out, joiners as they are: for lines that end within words."""
    return text if _all_shown(text) else text.translate(_VISIBLE)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`, at least one, each as `visible` shows it; a blank line begins a paragraph."""
    if _all_shown(text):
        return [text]
    *others, last = re.split(_PARAGRAPH_BREAK, _without_soft_hyphens(text))
    parts = map(visible_in_message, [*(part.rstrip(" \t") for part in others), last])
    return [part for part in parts if part] or [""]


def json_escaped(text: str) -> str:
    """Return JSON with what a terminal would obey or hide as escapes, which mean the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    return text if _all_shown(text.replace("\n", "")) else _joined(text.translate(_JSON_ESCAPED), json_escape)


def json_escape(character: str) -> str:
    r"""Return the escape that JSON has for a character: one \uXXXX, or a surrogate pair of them."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def counted(number: int, noun: str) -> str:
    """Return `1 event`, `2 events`, `10,000 events`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _all_shown(text: str) -> bool:
    return text.isprintable() and (text.isascii() or FILLERS.isdisjoint(text))


def _is_hidden(character: str) -> bool:
    """Return whether a character is not seen, whatever stands around it."""
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES or character in FILLERS
    return hidden and character not in _JOINERS


def _without_soft_hyphens(text: str) -> str:
    """Return `text` without its soft hyphens, or as it is where it has nothing else."""
    bare = text.replace(_SOFT_HYPHEN, "")
    return bare if bare.strip() else text


def _joined(text: str, escape: Callable[[str], str]) -> str:
    """Return `text` with escapes for the joiners that are out of place."""
    if not any(joiner in text for joiner in _JOINERS):
        return text
    from csto_timeline.joiners import is_in_place  # few scripts have them

    return re.sub(
        f"[{_JOINERS}]", lambda found: found[0] if is_in_place(text, found.start()) else escape(found[0]), text
    )


def _one_space(run: re.Match[str]) -> str:
    """Return what a run of white space is on one line: spaces alone stay, a break is a space, at the ends nothing."""
    if not run[0].strip(" "):
        return run[0]
    return " " if run.start() and run.end() < len(run.string) else ""


def spelt_out(character: str) -> str:
    r"""Return the escape by which a character is told, `\x1b` or `\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
