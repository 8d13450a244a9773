"""Where a TOML file says what it says, and where it stops being TOML."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline.cli.config.toml import Position, TomlError, parse, place_of

TEXT = '''\
# the settings of a test
color = "always"
[list]
limit = 5 # some
"group-by" = [
  "limit = 6",
]
text = """
long = true
"""
\tlong = true
[questions]
a = { country = "x", since = 2 }
[questions."b-ü"]
d.e = 1
foo = 2
[[tables]]
x = 1
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (["color"], (2, 1)),
        (["list"], (3, 2)),
        (["list", "limit"], (4, 1)),
        (["list", "group-by"], (5, 1)),
        (["list", "text"], (8, 1)),
        (["list", "long"], (11, 2)),  # not the line of that words in a text
        (["questions"], (12, 2)),
        (["questions", "a"], (13, 1)),
        (["questions", "a", "since"], (13, 22)),
        (["questions", "b-ü"], (14, 12)),
        (["questions", "b-ü", "foo"], (16, 1)),
        (["questions", "b-ü", "d", "e"], (15, 3)),
        (["tables"], (17, 3)),
        (["nothing"], (1, 1)),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_place_of_a_key(path: list[str], place: tuple[int, int], end: str) -> None:
    found = place_of(TEXT.replace("\n", end), path)
    assert (found.line, found.column) == place


KEYS = st.text("ab-_", min_size=1, max_size=3)
VALUES = st.one_of(st.booleans(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=3))


def toml(value: object) -> str:
    if isinstance(value, str):
        escaped = "".join(f"\\U{ord(character):08x}" for character in value)
        return f'"{escaped}"'
    return str(value).lower()


@given(st.lists(st.tuples(KEYS, st.dictionaries(KEYS, VALUES, min_size=1)), unique_by=lambda table: table[0]))
def test_each_key_stands_where_it_is_said_to(tables: list[tuple[str, dict[str, object]]]) -> None:
    """At each place that is told stands the key."""
    lines = []
    for name, table in tables:
        lines += [f"  [{name}] # {name}", *(f"{key} = {toml(value)}" for key, value in table.items()), ""]
    text = "\n".join(lines)
    for name, table in tables:
        for key in table:
            place = place_of(text, [name, key])
            line = lines[place.line - 1]
            assert re.match(rf"{key} =", line[place.column - 1 :])
            assert lines[: place.line].count(f"  [{name}] # {name}") == 1


@pytest.mark.parametrize(
    ("data", "words", "place"),
    [
        (b"a", "expected '=' after a key in a key/value pair", (1, 2)),
        (b"a = ", "invalid value: put text in quotation marks", (1, 5)),
        (b"a = 1\nb = [1,\n", "invalid value: put text in quotation marks", (3, 1)),
        (b'a = "\n"', "illegal character '\\n'", (1, 6)),
        (b"a = 1\na = 2", "cannot overwrite a value", (2, 6)),
        (b"[a]\n[a]", "cannot declare ('a',) twice", (2, 3)),
        ("é\n\tö = ".encode() + b"\xff", "is not UTF-8", (2, 6)),
        (b"\x00", "invalid statement", (1, 1)),
        (b"a=" + b"[" * 5000, "is nested too deeply", (1, 1)),
    ],
)
def test_what_is_no_toml(data: bytes, words: str, place: tuple[int, int]) -> None:
    with pytest.raises(TomlError) as raised:
        parse(data)
    found = raised.value
    assert found.words == words
    assert found.place.line == place[0]
    assert abs(found.place.column - place[1]) <= 1  # Pythons differ by one at the end of a line


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes) -> None:
    try:
        text, found = parse(data)
    except TomlError as error:
        place = error.place
    else:
        assert tomllib.loads(text) == found
        place = max((place_of(text, [key]) for key in found), default=Position())
    assert 1 <= place.line <= data.count(b"\n") + 1


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parse(b"\xef\xbb\xbfa = 1")[1] == {"a": 1}
