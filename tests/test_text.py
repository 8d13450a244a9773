"""Text made safe to show, and folded to be compared."""

import json
import re
import sys
import tracemalloc
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from csto_timeline.folding import fold, hits, nearest
from csto_timeline.query.terms import Phrase
from csto_timeline.text import json_escaped, paragraphs, visible, visible_in_message

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
FILLERS = set("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0")
VISIBLE = [
    ("plain", "plain"),
    ("Тоқаев, Աբգ “quoted” – ok", "Тоқаев, Աբգ “quoted” – ok"),
    ("a\tb\nc\r\nd", "a b c d"),
    ("a \n\t b\n\n\nc", "a b c"),
    ("\na \n", "a"),
    (" a ", " a "),
    ("a\u00a0\nb", "a\u00a0 b"),
    ("two  spaces", "two  spaces"),
    ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
    ("\x07\x00\x7f\x9b", "\\x07\\x00\\x7f\\x9b"),
    ("\u202egnp.exe", "\\u202egnp.exe"),
    ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
    ("line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029"),
    ("\u3164\u034f\u115f", "\\u3164\\u034f\\u115f"),
    ("\U000e0041tag", "\\U000e0041tag"),
    ("co\u00adoper\u00adation", "cooperation"),
    ("\u00ad", "\\xad"),
    ("=\u00ad\u202e", "=\\u202e"),
]

JOINED = [
    "رئیس\u200cجمهور می\u200cگوید",  # Persian
    "کار\u200cها",  # behind a letter that does not join the next: people write it all the same
    "كتاب\u064e\u200cها",  # behind a vowel sign
    "ܐܒ\u200cܓ",  # Syriac
    "क्\u200dष and क्\u200cष",  # Devanagari: half a letter, and a visible virama
    "ශ්\u200dරී ලංකාව",  # Sinhala
    "അവന്\u200d",  # a chillu of Malayalam ends the word
    "র\u200d্যাব",  # Bengali: ahead of the virama
    "ᠠ\u200dᠠ",  # Mongolian
    "Family 👨\u200d👩\u200d👧, heart ❤\ufe0f\u200d🔥, 👩🏽\u200d💻, 🏳\ufe0f\u200d🌈, 🙂\u200d↔\ufe0f, 🏴\u200d☠\ufe0f",
]
ASTRAY = [
    ("a\u200cb", "a\\u200cb"),
    ("Ж\u200dЖ", "Ж\\u200dЖ"),
    ("می\u200c گوید", "می\\u200c گوید"),
    ("\u200cگوید", "\\u200cگوید"),
    ("می\u200c", "می\\u200c"),
    ("می\u200c\u200cگوید", "می\\u200c\\u200cگوید"),
    ("می\u200ca", "می\\u200ca"),
    ("۱\u200c۲", "۱\\u200c۲"),  # digits join nothing
    ("می\u200cक", "می\\u200cक"),  # two scripts
    ("👨\u200c👩", "👨\\u200c👩"),  # emoji have joiners alone
    ("👨\u200d", "👨\\u200d"),
    ("👨\u200da", "👨\\u200da"),
    ("می\u200c\u202eگوید", "می\\u200c\\u202eگوید"),
    ("می\u00ad\u200c\u00adگوید", "می\u200cگوید"),  # what is left out does not part them
]
PARAGRAPHS = [
    ("one line", ["one line"]),
    ("one\ntwo", ["one two"]),
    ("one\n\ntwo", ["one", "two"]),
    ("one \r\n two\r\n \t\r\n\r\n three\rfour", ["one two", "three four"]),
    ("line one\nline two\n\n- list\n1. one", ["line one line two", "- list 1. one"]),
    ("\n\none\n\n", ["one"]),
    ("two  spaces\n\n\u00ad\nb", ["two  spaces", "b"]),
    ("a\u2028\u2028b", ["a\\u2028\\u2028b"]),
    ("\n\n", [""]),
    ("می\u200cگوید\n\nمی\u200c", ["می\u200cگوید", "می\\u200c"]),
]

FOLDED = [
    ("Kassym-Jomart Tokayev", "kassym jomart tokayev"),
    ("Tasmagambetov’s", "tasmagambetovs"),
    ("O'Brien", "obrien"),
    ("KUCZYŃSKI, Łódź", "kuczynski lodz"),
    ("İlham Əliyev", "ilham eliyev"),
    ("ТОҚАЕВ", "токаев"),
    ("ʿAbd al-ʿAziz, Taʿizz, Qurʾān", "abd al aziz taizz quran"),
    ("Podʺezdnoe, Astrakhanʹ", "podezdnoe astrakhan"),
    ("Қасым Ғабит Өскемен Үржар Іле Ұлы Һәм Әлия Ңең", "касым габит оскемен уржар иле улы хам алия нен"),
    ("Раҳмон Ҷумҳурии Тоҷикистон", "рахмон чумхурии точикистон"),
    ("Україна Мінск Ґудзь", "украина минск гудзь"),
    ("Œuvre Þingvellir Jøssund Đà Əliyev", "oeuvre thingvellir jossund da eliyev"),
    ("ガザ ｶﾞｻﾞ カ\u3099サ\u3099", "ガザ ガザ ガザ"),
    ("각국 \u1100\u1161\u11a8", "각국 각"),
    ("パ ハ", "パ ハ"),
    ("  CSTO:  30%_off\u00a0now ", "csto 30 off now"),
    ("№ 5™", "no 5tm"),
    ("co\u00adop\u200berate", "cooperate"),
    ("…", ""),
    ("दिल्ली में शिखर बैठक", "दिलली में शिखर बैठक"),  # vowel signs stay, the virama (an accent to Unicode) goes
    ("การประชุมที่กรุงเทพ", "การประชมทีกรงเทพ"),
    ("កម្ពុជា, បាទ", "កមពុជា បាទ"),
    ("தமிழ்நாடு", "தமிழநாடு"),
    ("❤\ufe0f Astana\ufe0f-1", "astana 1"),  # a variation selector is no word
]
# Every character, in pieces, so that tables are filled and texts are as long as real ones.
EVERY_CHARACTER = ["".join(map(chr, range(start, start + 0x1000))) for start in range(0, sys.maxunicode + 1, 0x1000)]


@pytest.mark.parametrize(("text", "shown"), VISIBLE)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", JOINED)
def test_joiners_arrive_where_they_join(text: str) -> None:
    assert visible(text) == text
    assert json.loads(json_escaped(json.dumps(text, ensure_ascii=False))) == text
    assert text in json_escaped(json.dumps(text, ensure_ascii=False))


@pytest.mark.parametrize(("text", "shown"), ASTRAY)
def test_joiners_are_spelt_out_where_they_join_nothing(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "shown"), PARAGRAPHS)
def test_paragraphs(text: str, shown: list[str]) -> None:
    assert paragraphs(text) == shown


# Texts in which what is looked for is not rare.
SHAPED = st.lists(
    st.sampled_from([*JOINED, *"\u200c\u200d\u00ad\ufe0f\u202e\x1b\n\r\t aЖकم्👨🏽❤"]) | st.characters(codec="utf-8"),
    max_size=12,
).map("".join)


@settings(max_examples=500)
@given(SHAPED)
def test_nothing_visible_is_obeyed_or_hidden(text: str) -> None:
    """But for joiners, and these stand between letters or emoji."""
    for shown in (visible(text), visible_in_message(text), *paragraphs(text)):
        hidden = [(at, c) for at, c in enumerate(shown) if unicodedata.category(c) in HIDDEN or c in FILLERS]
        assert {c for _, c in hidden} <= set("\u200c\u200d")
        for at, _ in hidden:
            before = shown[at - 1]
            assert at
            assert not before.isascii()
            assert unicodedata.category(before)[0] in "LMS"
        assert visible(shown) == shown


@settings(max_examples=500)
@given(SHAPED)
@example("a \n\n b")
@example(" \n\n")
def test_only_breaks_and_soft_hyphens_are_lost(text: str) -> None:
    """Every other character is in the paragraphs, as itself or as its escape, in its order; breaks make one space."""
    said = " ".join(paragraphs(text))
    assert said == visible(text)
    if text.isprintable():
        assert paragraphs(text) == [text]
    escapes = r"\\(?:x(?P<x>[0-9a-f]{2})|u(?P<u>[0-9a-f]{4})|U(?P<U>[0-9a-f]{8}))"
    spelt = re.sub(escapes, lambda found: chr(int(found[found.lastgroup or 0], 16)), said)
    if "\\" not in text:
        assert bare(spelt) == bare(text)


def bare(text: str) -> str:
    return re.sub(r"[ \t\n\v\f\r\u00ad]", "", text)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


NEIGHBOURS = dict(zip("łøđðıəқғґңөүұһҳҷієә", "loddieкггноууххчиеа", strict=True)) | {"þ": "th", "æ": "ae", "œ": "oe"}


def composed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])


def folded_slowly(text: str) -> str:
    """Fold step by step over the whole text, as the documentation tells it."""
    bare = text.casefold().translate(dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹ′ʾʿʺ″")))
    decomposed = unicodedata.normalize("NFKD", bare).casefold()
    decomposed = "".join(NEIGHBOURS.get(c, c) for c in decomposed)
    decomposed = re.sub("[\u3040-\u30ff][\u3099\u309a]|[\u1100-\u11ff]+", composed, decomposed)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return re.sub(r"[\W_]+", " ", kept).strip()


def is_spacing_mark(character: str) -> bool:
    """Say whether it comes to a mark that is no accent: there the reference tears words, and `fold` does not."""
    return any(
        unicodedata.category(c).startswith("M") and not unicodedata.combining(c)
        for c in unicodedata.normalize("NFKD", character.casefold())
    )


WITHOUT_MARKS = st.text(st.characters().filter(lambda c: not is_spacing_mark(c)))


@given(WITHOUT_MARKS)
def test_what_has_no_vowel_signs_folds_step_by_step(text: str) -> None:
    assert fold(text) == folded_slowly(text)


@pytest.mark.parametrize("characters", EVERY_CHARACTER, ids=lambda text: f"{ord(text[0]):x}")
def test_every_character_folds_alone_as_in_a_text(characters: str) -> None:
    within_words = " ".join(f"a{character}b" for character in characters if not is_spacing_mark(character))
    assert fold(within_words) == folded_slowly(within_words)
    assert fold(" ".join(characters)).split() == [word for c in characters for word in fold(c).split()]


@given(st.text())
def test_a_text_is_found_in_itself(text: str) -> None:
    """From its first to its last letter: where folded text stands agrees with what it is."""
    words = fold(text)
    found = [fold(text[start:end]) for start, end in hits(text, [Phrase(words)])] if words else []
    assert found == ([words] if words else [])


def test_a_word_with_vowel_signs_is_not_found_in_pieces() -> None:
    """`दिल्ली` (Delhi) is one word: its letters alone, द or ल, are none of its words."""
    assert fold("दिल्ली").split() == [fold("दिल्ली")]
    assert hits("वे दिल्ली में हैं", [Phrase(fold("दिल्ली"))]) == [(3, 9)]


def test_the_words_that_are_kept_do_not_fill_the_memory() -> None:
    tracemalloc.start()
    try:
        for number in range(40_000):
            fold(f"word{number} {'x' * 500}{number}")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 << 20


@given(st.text())
def test_folding_twice_changes_nothing_for_a_search(text: str) -> None:
    """A word copied out of folded text is found again."""
    assert fold(fold(text).upper().lower()).split() == fold(fold(text)).split()


HITS = [
    ("Kassym-Jomart’s Café", ["jomarts cafe"], ["Jomart’s Café"]),
    ("“Green  — LIGHT”, green light", ["green light"], ["Green  — LIGHT", "green light"]),
    ("border, borders", ["border"], ["border"]),  # whole words
    ("Fire at the fireplace", ["fire", "place", "fireplace"], ["Fire", "fireplace"]),
    ("Straße", ["strasse"], ["Straße"]),
    ("ガザ, カ\u3099サ\u3099", ["ガザ"], ["ガザ", "カ\u3099サ"]),  # a mark behind its letter is not told apart from it
    ("İlham Əliyev", ["eliyev"], ["Əliyev"]),
    ("nothing", ["fire", ""], []),
    ("", ["fire"], []),
]


@pytest.mark.parametrize(("text", "terms", "marked"), HITS)
def test_hits(text: str, terms: list[str], marked: list[str]) -> None:
    found = hits(text, [Phrase(term) for term in terms if term])
    assert [text[start:end] for start, end in found] == marked


@given(st.text())
def test_what_a_search_finds_is_marked(text: str) -> None:
    """The whole text, folded, is hit from its first to its last word."""
    term = fold(text)
    found = hits(text, [Phrase(term)] if term else [])
    assert bool(found) == bool(term)
    if found:
        assert fold(text[found[0][0] : found[-1][1]]) == term


def test_nearest_ignores_case_and_accents() -> None:
    assert nearest("pashiyan", ["Pashinyan", "Putin"]) == ["Pashinyan"]
    assert nearest("xyz", ["Pashinyan"]) == []


def shown_slowly(character: str) -> str:
    """Return the character as it is shown beside one that joins nothing, decided from the Unicode database alone."""
    if character == "\u00ad":
        return ""
    if unicodedata.category(character) not in HIDDEN and character not in FILLERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def escaped_slowly(character: str) -> str:
    """Return the character as it stands in escaped JSON."""
    if character == "\n" or (character not in "\t\v\f\r" and shown_slowly(character) == character):
        return character
    return json.dumps(character)[1:-1] if ord(character) > 0x7F else f"\\u{ord(character):04x}"


@pytest.mark.parametrize("characters", EVERY_CHARACTER, ids=lambda text: f"{ord(text[0]):x}")
def test_every_character_is_shown_and_escaped_by_its_category(characters: str) -> None:
    """Surrogates, private use and what is not assigned included."""
    apart = "".join(f"é{character}é" for character in characters if character not in "\t\n\v\f\r")
    assert visible(apart) == "".join(f"é{shown_slowly(c)}é" for c in characters if c not in "\t\n\v\f\r")
    apart = "".join(f"é{character}é" for character in characters)
    assert json_escaped(apart) == "".join(f"é{escaped_slowly(character)}é" for character in characters)
    stay = "".join(character for character in characters if shown_slowly(character) == character)
    assert visible(stay) == json_escaped(stay) == stay
    for character in set(characters) - set(stay):
        if character not in "\t\n\v\f\r":
            assert visible(f"é{character}") == f"é{shown_slowly(character)}"
        assert json_escaped(f"é{character}") == f"é{escaped_slowly(character)}"


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_json_means_the_same(text: str) -> None:
    written = json_escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not {unicodedata.category(c) for c in written if c not in "\u200c\u200d"} & {"Cc", "Cf", "Zl", "Zp"}
