"""Other wordings of a date or period, each with what it means in the words that the grammar knows.

in March 2022, on 23 Nov 2022, during 2022        the date itself
end of 2022, 2nd half of 2022, 2022-Q1..Q3        late 2022, second half of 2022, 2022Q1..2022Q3
2024 onwards, up to 2000, 2022 to now             since 2024, until 2000, 2022 to today
last two weeks, two years ago                     the same with figures
с мая по август 2021, в феврале 2022, после 2022, весна 2013      the same in Russian
начало января 2022, 1-я половина 2021, ок. 2019, не ранее 2021    early, first half, about, or later
1 April 2003 (approx.)                            about 1 April 2003
"""

import re
from collections.abc import Iterator

_DEEPEST = 4  # wordings within one another: a hostile text may have hundreds
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = (
    rf"(?P<before>|(?:last|past|next) )(?P<number>{'|'.join(_NUMBERS)}) (?P<unit>(?:day|week|month|year)s?(?: ago)?)"
)
_RUSSIAN_SEASONS = {"весн": "spring", "лет": "summer", "осен": "autumn", "зим": "winter"}
# “Before the end of 2021” is before its last day, not before September.
_NOT_BESIDE = "(?<!before )(?<!before the )(?<!after )(?<!after the )"
_OF_ALL = (  # words that any text may have, with what they become
    (r"\b1st (?=half|quarter)", "first "),
    (r"\b2nd (?=half|quarter)", "second "),
    (r"\b3rd (?=quarter)", "third "),
    (r"\b4th (?=quarter)", "fourth "),
    (rf"{_NOT_BESIDE}\b(?:the )?(?:beginning|start) of (?:the year )?", "early "),
    (rf"{_NOT_BESIDE}\b(?:the )?middle of (?:the year )?", "mid "),
    (rf"{_NOT_BESIDE}\b(?:the )?end of (?:the year )?", "late "),
    (r"^(?:now|сегодня)$", "today"),
    (r"^вчера$", "yesterday"),
    (r"( to | until | [-–] |[-–]|\.\.)(?:now|(?:the )?present|date)$", r"\1today"),
    (r"([0-9]{4}) ?(?:г|р|года|году)\.?$", r"\1"),
    (r"\b([0-9]{3}0)-?(?:е|х|ые)(?: годы| годов| гг\.?)?(?!\w)", r"\1s"),
    (r"\b(?:1-(?:я|ой|й)|перв(?:ая|ой)) половин(?:а|е|ы) ", "first half of "),
    (r"\b(?:2-(?:я|ой|й)|втор(?:ая|ой)) половин(?:а|е|ы) ", "second half of "),
    (r"\bначал[ое] ", "early "),  # not “начала”, as in “до начала”
    (r"\bсередин[ае] ", "mid "),
    (r"\bкон(?:ец|це) ", "late "),
    (rf"\b({'|'.join(_RUSSIAN_SEASONS)})\w{{0,3}}(?= [0-9]{{4}})", lambda match: _RUSSIAN_SEASONS[match[1].lower()]),
)
_OF_ONE = (  # forms of a whole text
    (r"(?:in|on|during|throughout|в|во) (.+)", r"\1"),
    (r"since (.+) (to|until|till) (.+)", r"\1 \2 \3"),
    (r"the (last|past) (.+)", r"\1 \2"),
    (r"(?:up to|up until|till|to) (.+)", r"until \1"),
    (r"(.+?),? (?:onwards?|and later|and after|and since)", r"since \1"),
    (r"(.+?),? and (?:earlier|before)", r"until \1"),
    (r"(?:с|со) (.+) по (.+)", r"\1 to \2"),
    (r"(?:с|со) (.+)", r"since \1"),
    (r"по (.+)", r"until \1"),
    (r"после (.+)", r"after \1"),
    (r"до (.+)", r"before \1"),
    (r"(?:около|ок\.|примерно|приблизительно) ?(.+)", r"about \1"),
    (r"(.+) \((?:approx\.?|approximate(?:ly)?|circa|ca?\.)\)", r"about \1"),
    (r"не (?:ранее|раньше) (.+)", r"\1 or later"),
    (r"не (?:позднее|позже) (.+)", r"by \1"),
    (r"([0-9]{4})[- ]?([QH][1-4])(?: ?(?:\.\.|[-–]) ?)([QH][1-4])", r"\1\2..\1\3"),
    (r"([0-9]{4}),? week ([0-9]{1,2})", r"week \2 of \1"),
    (_COUNTED, lambda match: f"{match['before']}{_NUMBERS.index(match['number'].lower()) + 1} {match['unit']}"),
)


def rewordings(text: str, deepest: int = _DEEPEST) -> Iterator[str]:
    """Yield the text in other words, the plainest first; nothing for one that has none of these wordings."""
    plain = text
    for pattern, meaning in _OF_ALL:
        plain = re.sub(f"(?i){pattern}", meaning, plain)
    if plain != text:
        yield plain
    for pattern, meaning in _OF_ONE:
        if match := re.fullmatch(f"(?i){pattern}", plain):
            other = meaning(match) if callable(meaning) else match.expand(meaning)
            yield other
            if deepest > 1:
                yield from rewordings(other, deepest - 1)
