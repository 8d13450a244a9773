"""The picture that SVG is, as pixels or on a page, drawn by Typst: the extra `csto-timeline[picture]`.

Typst gets the SVG, its title and the question as data: none of a log is markup to it.
"""

from collections.abc import Iterator
from typing import Literal

from csto_timeline.extras import missing
from csto_timeline.formats import svg
from csto_timeline.formats.exporter import Options, Track
from csto_timeline.formats.pictures import USUAL_SIZE
from csto_timeline.query.select import Selection

_PAGE = """\
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set document(title: sys.inputs.title, date: none)
#image(bytes(sys.inputs.picture), format: "svg", width: 100%, alt: sys.inputs.question)
"""
# Typst knows no generic families, and has a serif font where it finds none of those that are named; or where the first
# that it finds lacks a letter. So Liberation, which has no Kazakh, comes last.
_GENERIC = 'font-family="sans-serif"'
_NAMED = """font-family="Arial, Helvetica, 'Noto Sans', 'DejaVu Sans', 'Liberation Sans'\""""
_PIXELS_PER_INCH = 72.0  # a point is a pixel
_PIECE = 1 << 16


def picture(selection: Selection, options: Options, track: Track, format: Literal["png", "pdf"]) -> Iterator[bytes]:
    """Return the pieces of the file; raises `UsageError` without the extra."""
    try:
        import typst
    except ImportError:
        raise missing(format.upper(), "picture", "typst") from None
    width, height = options.size or USUAL_SIZE

    def pieces() -> Iterator[bytes]:
        title, question, parts = svg.picture(selection, options, track)
        drawn = "".join(parts).replace(_GENERIC, _NAMED, 1)
        data = typst.compile(
            _PAGE.format(width=width, height=height).encode(),
            format=format,
            ppi=_PIXELS_PER_INCH,
            sys_inputs={"picture": drawn, "title": title, "question": question},
        )
        yield from (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))

    return pieces()
