"""The files of a page, its style and script, and the policy that lets nothing else run (Content Security Policy 3)."""

import base64
import hashlib
import json
import re
from importlib import resources

from csto_timeline.answers.marks import mark_of
from csto_timeline.errors import InstallationError
from csto_timeline.folding import APOSTROPHES, BASE_LETTERS
from csto_timeline.formats.html.facets import Facet
from csto_timeline.formats.marks import hex_of
from csto_timeline.log.registers import Registers
from csto_timeline.query.person_names import MOST_INITIALS, PARTED, PATRONYMIC, title_stems

_LETTER = r"[\p{L}\p{N}_]"
# The files of the script, each using those before it.
SCRIPTS = (
    *("stems", "search", "dates", "events", "state", "filter", "list", "pieces", "called", "names", "question"),
    *("marking", "axis", "marks", "layout", "picture", "gestures", "csv", "calendar", "buttons", "keys", "page"),
)


def style(registers: Registers, kinds: Facet) -> str:
    """Return the style of the page, with the colours of its kinds; raises `InstallationError`."""
    rules = (f".k{n}{{--kind:{hex_of(mark_of(registers, kind.key))}}}" for n, kind in enumerate(kinds.choices))
    return file("page.css") + "\n".join(rules) + "\n"


def script() -> str:
    """Return the script of the page; raises `InstallationError`."""
    folding = (
        f"{{ letters: {json.dumps(BASE_LETTERS, ensure_ascii=False)}, "
        f"pattern: /[{''.join(BASE_LETTERS)}]/g, apostrophes: /[{APOSTROPHES}]/g }}"
    )
    called = (
        f"{{ titles: new Set({json.dumps(sorted(title_stems()), ensure_ascii=False)}), initials: {MOST_INITIALS}, "
        f"parted: /{_in_javascript(PARTED)}/gu, patronymic: /^(?:{_in_javascript(PATRONYMIC)})$/u }}"
    )
    constants = [f"const FOLDING = {folding};", f"const CALLED = {called};"]
    return "\n".join(['"use strict";', *constants, *(file(f"script/{name}.js") for name in SCRIPTS)])


def _in_javascript(pattern: re.Pattern[str]) -> str:
    """Return a pattern as JavaScript writes it, whose own words have ASCII letters alone."""
    return pattern.pattern.replace(r"\b", rf"(?!{_LETTER})").replace(r"\w", _LETTER)


def policy(script: str, style: str, *, frames: bool = False) -> str:
    """Return the policy of a page: its script and style may run, known by their digests, and nothing else.

    With `frames` it may have pages from beside it in frames.
    """
    of_frames = "frame-src 'self'; " if frames else ""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        f"{of_frames}img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def file(name: str) -> str:
    """Return a file of the page; raises `InstallationError`."""
    try:
        return resources.files(__package__).joinpath(name).read_text("utf-8")
    except OSError as error:
        raise InstallationError(f"{error.filename}: {error.strerror}: reinstall csto-timeline") from None
