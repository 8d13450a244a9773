"""Addresses in other letters lead where a browser would go, and no address leads where a terminal obeys."""

import re
from urllib.parse import unquote, urlsplit

import idna
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from csto_timeline.addresses import fault_of, link_of
from csto_timeline.text import visible
from tests.browser import CHROMIUM, WITHOUT, chromium

LINKS = [
    # an address, and the URI that it leads to
    ("https://en.wikipedia.org/wiki/Interaction_(exercise)", "https://en.wikipedia.org/wiki/Interaction_(exercise)"),
    ("https://ru.wikipedia.org/wiki/ОДКБ", "https://ru.wikipedia.org/wiki/%D0%9E%D0%94%D0%9A%D0%91"),
    ("http://президент.рф/news/69952", "http://xn--d1abbgf6aiiy.xn--p1ai/news/69952"),
    ("https://ПРЕЗИДЕНТ.рф:8443/a?b=ж&c=%D0%B6#г", "https://xn--d1abbgf6aiiy.xn--p1ai:8443/a?b=%D0%B6&c=%D0%B6#%D0%B3"),
    ("https://example.org/é", "https://example.org/%C3%A9"),
    ("https://example.org/e\u0301", "https://example.org/e%CC%81"),  # not composed: it may be another page
    ("https://fa.wikipedia.org/wiki/رئیس\u200cجمهور", "https://fa.wikipedia.org/wiki/%D8%B1%D8%A6%DB%8C%D8%B3%E2%80%8C"
     "%D8%AC%D9%85%D9%87%D9%88%D8%B1"),
    ("https://例え。jp/漢字", "https://xn--r8jz45g.jp/%E6%BC%A2%E5%AD%97"),
    ("https://հայ.հայ/լուր", "https://xn--y9a3aq.xn--y9a3aq/%D5%AC%D5%B8%D6%82%D6%80"),
    ("https://faß.example/ü", "https://xn--fa-hia.example/%C3%BC"),
    ("https://хор.рф/", "https://xn--n1aen.xn--p1ai/"),  # under a name that is not Latin nobody takes it for Latin
    ("https://новости.example/", "https://xn--b1amnebsh.example/"),
    ("https://example.org/👩🏽\u200d💻", "https://example.org/%F0%9F%91%A9%F0%9F%8F%BD%E2%80%8D%F0%9F%92%BB"),
]  # fmt: skip
FAULTS = [
    # an address that becomes no link, and part of what is said of it
    ("https://example.org/\u202eгро", "contains an invisible character"),
    ("https://example.org/ж\u200b", "contains an invisible character"),
    ("https://example.org/ж\u00ad", "contains an invisible character"),
    ("https://example.org/ж\x1b]8;;", "contains an invisible character"),
    ("https://exam\u200dple.org/ж", "contains an invisible character"),
    ("https://example.org/ж ж", "a space"),
    ("https://example.org/ж\u3000ж", "a space"),
    ("https://example.org/ж\nж", "a space"),
    ("https://example.org/<ж>", "< or >"),
    ("javascript:ж", 'scheme "javascript"'),
    ("ftp://пример.рф/", 'scheme "ftp"'),
    ("пример.рф/ж", "no scheme"),
    ("https:пример.рф", "two slashes"),
    ("https:///ж", "no readable host name"),
    ("https://пример.рф:x/", "no readable host name"),
    ("https://bank.example@пример.рф/", "user name"),
    ("https://президент.рф\\@evil.example/", "user name"),
    ("https://президент.рф\\.evil.example/", "no readable host name"),
    ("https://a℀b.com/", "no site can have"),  # it would become a/cb.com
    ("https://ж_x.рф/", "no site can have"),
    ("https://ж..рф/", "no site can have"),
    ("https://🙂.рф/", "no site can have"),
    (f"https://{'ж' * 64}.рф/", "no site can have"),
    (f"https://{'ж' * 300}.рф/", "more than 253"),
    ("https://пример/", "without a dot"),
    ("https://аpple.com/", "mixes Cyrillic and Latin"),
    ("https://pаypal.com/login", "mixes Cyrillic and Latin"),
    ("https://ο-k.example/", "mixes Greek and Latin"),
    ("https://аррӏе.com/", "whose Cyrillic letters all look Latin"),
    ("https://www.раураӏ.com/login", "whose Cyrillic letters all look Latin"),
    ("https://СОСО.example/", "whose Cyrillic letters all look Latin"),
    ("https://νοκια.com/", "whose Greek letters all look Latin"),
]


@pytest.mark.parametrize(("address", "uri"), LINKS)
def test_an_address_leads_to_a_uri(address: str, uri: str) -> None:
    assert fault_of(address) is None
    assert link_of(address) == uri
    assert visible(address) == address


@pytest.mark.parametrize(("address", "said"), FAULTS)
def test_what_is_wrong_with_an_address_is_said(address: str, said: str) -> None:
    assert said in (fault_of(address) or "")
    assert link_of(address) is None


@pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)
def test_a_browser_goes_there() -> None:
    with chromium() as browser:
        page = browser.new_page()
        for address, uri in LINKS:
            assert page.evaluate("(address) => new URL(address).href", address) == uri


PIECES = [
    "https://",
    "http://",
    "президент.рф",
    "example.org",
    "/",
    "?",
    "#",
    "@",
    ":",
    "8080",
    "[::1]",
    "\\",
    "%41",
    ".",
]
addresses = st.lists(
    st.sampled_from([*PIECES, "\u202e", "\u200c", "ё", "。", "／", "<", " ", "xn--p1ai", "а", "o"])
    | st.text(st.characters(codec="utf-8"), max_size=3),
    max_size=8,
).map("".join)


@settings(max_examples=1000)
@given(addresses | addresses.map(lambda rest: f"https://президент.рф/{rest}") | addresses.map("https://{}".format))
@example("https://ж.рф:80")
@example("https://xn--p1ai.ж")
@example("https://example.org%41https://¡")
def test_no_link_is_obeyed_or_leads_elsewhere(address: str) -> None:
    """RFC 3987, 3.1: decoded, the path is that of the address, and the host is its host in IDNA's lower case."""
    link = link_of(address)
    if fault_of(address) is None:
        assert link is not None
    if link is None or address.isascii():
        assert link in {None, address}
        return
    assert re.fullmatch(r"https?://[!-;=?-~]+", link, re.IGNORECASE | re.ASCII)
    before, after = urlsplit(address), urlsplit(link)
    assert (after.username, after.port) == (before.username, before.port)
    assert unquote(after.path) == unquote(before.path)
    assert unquote(after.query) == unquote(before.query)
    one, other = (each.netloc.partition(":")[0] for each in (before, after))
    assert idna.decode(other) == idna.decode(idna.uts46_remap(one))  # a part of it may be written as IDNA's already
