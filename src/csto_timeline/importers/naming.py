"""Ids for what a foreign file calls by words."""

import re
from hashlib import sha256

from csto_timeline.log.model import SLUG


def is_slug(text: str) -> bool:
    """Return whether a text is an id as it is."""
    return re.fullmatch(SLUG, text) is not None


def digest(*parts: str) -> str:
    """Return a short hash, the same in every run."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
