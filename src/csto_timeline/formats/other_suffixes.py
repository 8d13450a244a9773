"""Suffixes of files that no format writes, with what to write instead. Only errors need it."""

from pathlib import PurePath

_FOR_WORD = "{{0}}.md, which Pandoc turns into {{0}}.{}, or {{0}}.html, which Word opens"
_INSTEAD = {
    **dict.fromkeys((".docx", ".doc"), _FOR_WORD.format("docx")),
    ".odt": _FOR_WORD.format("odt"),
    ".rtf": _FOR_WORD.format("rtf"),
    **dict.fromkeys((".kml", ".kmz", ".gpx"), "{0}.geojson"),
    **dict.fromkeys((".jpg", ".jpeg", ".gif"), "{0}.png"),
    **dict.fromkeys((".xls", ".ods"), "{0}.xlsx"),
    ".tsv": "{0}.csv --separator tab",
    ".txt": "{0}.md",
}


def instead(path: PurePath) -> str:
    """Return what to write instead of a file by its suffix, in any case; nothing for one that is not known."""
    return _INSTEAD.get(path.suffix.lower(), "").format(path.with_suffix(""))
