"""Names of languages, and the label of a quote's original words."""

from csto_timeline.log.model import Quote

# Those in which a log of our field may have sources; the others are called by their tag (BCP 47).
_TAGS = (
    "ar=Arabic az=Azerbaijani be=Belarusian bg=Bulgarian cs=Czech da=Danish de=German",
    "el=Greek en=English es=Spanish et=Estonian fa=Persian fi=Finnish fr=French",
    "he=Hebrew hi=Hindi hu=Hungarian hy=Armenian it=Italian ja=Japanese ka=Georgian",
    "kk=Kazakh ko=Korean ky=Kyrgyz lt=Lithuanian lv=Latvian mn=Mongolian nl=Dutch",
    "no=Norwegian pl=Polish pt=Portuguese ro=Romanian ru=Russian sk=Slovak sr=Serbian",
    "sv=Swedish tg=Tajik tk=Turkmen tr=Turkish uk=Ukrainian uz=Uzbek zh=Chinese",
)
_NAMES = dict(pair.split("=") for pairs in _TAGS for pair in pairs.split())


def language(tag: str) -> str | None:
    """Return `Russian` or `Serbian (sr-Latn)`; None for a language that has no name here."""
    name = _NAMES.get(tag.partition("-")[0].lower())
    return f"{name} ({tag})" if name and "-" in tag else name


def in_language(tag: str) -> str:
    """Return `in Russian`, `in Serbian (sr-Latn)`, or of a language that has no name here `in the language sah`."""
    return f"in {language(tag) or f'the language {tag}'}"


def before_translation(quote: Quote) -> tuple[str, str] | None:
    """Return what tells of the words that were spoken, and these words if they are not the text; None for nothing.

    `original, in Russian` and `Привет`, `original` and `Привет`, or `in Russian` and nothing.
    """
    spoken = in_language(quote.language) if quote.language else ""
    if quote.original is None:
        return (spoken, "") if spoken else None
    return ", ".join(filter(None, ["original", spoken])), quote.original
