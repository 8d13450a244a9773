"""Names and suffixes that no format has, with what to write instead. Only errors need it."""

from pathlib import PurePath

FILES = {
    "map": ("map.geojson",),
    **dict.fromkeys(("calendar", "ics"), ("timeline.ics",)),
    **dict.fromkeys(("spreadsheet", "excel", "workbook"), ("timeline.xlsx",)),
    **dict.fromkeys(("picture", "image", "chart"), ("timeline.svg",)),
    **dict.fromkeys(("word", "docx"), ("timeline.html", "timeline.md")),
    **dict.fromkeys(("cite", "citation", "citations", "bibliography"), ("sources.bib",)),
    "pdf": ("timeline.pdf",),
}
"""Words for what is exported, with the files that it may be."""
_FOR_WORD = "{{0}}.md, which Pandoc turns into {{0}}.{}, or {{0}}.html, which Word opens"
_INSTEAD = {
    **{word: f"{{0}}{PurePath(files[0]).suffix}" for word, files in FILES.items()},
    **dict.fromkeys(("word", "docx", "doc"), _FOR_WORD.format("docx")),
    "odt": _FOR_WORD.format("odt"),
    "rtf": _FOR_WORD.format("rtf"),
    **dict.fromkeys(("kml", "kmz", "gpx"), "{0}.geojson"),
    **dict.fromkeys(("jpg", "jpeg", "gif"), "{0}.png"),
    **dict.fromkeys(("xls", "ods"), "{0}.xlsx"),
    "tsv": "{0}.csv --separator tab",
    "ndjson": "{0}.jsonl",
    "txt": "{0}.md",
}


def instead(name: str, stem: str) -> str:
    """Return which file to write instead of one of a format or suffix, in any case; nothing for one not known.

    `stem` is the name of the file without its suffix.
    """
    return _INSTEAD.get(name.lower(), "").format(stem)
