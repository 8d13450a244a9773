"""EDTF expressions of every form that a log takes, for tests that draw them."""

from hypothesis import strategies as st

QUALIFIERS = ("", "~", "?", "%")
YEARS = st.integers(1, 9999).map("{:04}".format)
# Whole dates: most of few years, so that they meet.
PLAIN = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    YEARS,
    st.builds("{}-{}".format, YEARS, st.sampled_from([*range(21, 25), *range(33, 37), 40, 41])),
    st.builds("{}{}".format, YEARS, st.sampled_from(["-XX", "-XX-XX", "-04-XX"])),
    st.sampled_from(["199X", "19XX", "001X", "99XX"]),
)
PART = st.builds("{}{}".format, PLAIN, st.sampled_from(QUALIFIERS))
INTERVAL = st.one_of(
    st.builds("{}/{}".format, PART, PART),
    st.builds("{}{}".format, PART, st.sampled_from(["/..", "/"])),
    st.builds("{}{}".format, st.sampled_from(["../", "/"]), PART),
)
RANGE = st.builds("{}..{}".format, PART, PART)


@st.composite
def sets(draw: st.DrawFn) -> str:
    """Draw a set of either kind, with ranges among its members, the first and the last of them perhaps open."""
    members = draw(st.lists(PART | RANGE, min_size=2, max_size=4) | RANGE.map(lambda each: [each]))
    if draw(st.booleans()):
        members[0] = f"..{members[0].partition('..')[0]}"
    if draw(st.booleans()) and (len(members) > 1 or not members[0].startswith("..")):
        members[-1] = f"{members[-1].partition('..')[0]}.."
    set_of = draw(st.sampled_from(["[{}]", "{{{}}}"]))
    return set_of.format(draw(st.sampled_from([",", ", ", ",  "])).join(members))


EXPRESSION = st.one_of(PART, INTERVAL, sets())
# Most are expressions with something wrong in them.
TEXT = st.one_of(EXPRESSION, st.text("0129-X~?%/.,[]{} \nYT:+", max_size=24))
BROKEN = st.builds(
    lambda text, at, put, cut: text[: at % (len(text) + 1)] + put + text[at % (len(text) + 1) + cut :],
    EXPRESSION,
    st.integers(0, 40),
    st.text("0129-X~?%/.,[]{} ", max_size=2),
    st.integers(0, 2),
)
