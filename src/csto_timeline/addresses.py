"""Addresses of the web, also with letters beyond ASCII (IRIs, RFC 3987), and the links that they become (RFC 3986)."""

import re
import unicodedata

from csto_timeline.text import visible

_LINK = r"(?ai)https?://[!-;=?-~]+"  # a: or U+017F would be like s, and U+212A like k
_SCHEME = r"(?ai)([a-z][a-z0-9+-]*):"  # with a dot it would be a host with its port
_PARTS = (
    r"(?is)(?P<scheme>https?://)(?P<user>[^/?#]*@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#@:\[\]\\]+)(?P<port>:[0-9]*)?(?P<rest>[/?#].*)?"
)
_LONGEST_HOST = 253  # octets of a name (RFC 1035)
_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}  # scripts with letters of one look
# Of those scripts, the letters that Latin ones look like (as in UTS #39 and in browsers).
_LIKE_LATIN = {"Cyrillic": frozenset("асԁеһіјӏорԛѕԝхуѵ"), "Greek": frozenset("αικνορυωγ")}


def link_of(address: str | None) -> str | None:
    """Return the URI to which an address leads: http or https, printable ASCII, without < and >; None for any other.

    Letters beyond ASCII are percent-encoded as UTF-8, in the host written as IDNA asks (RFC 5891; UTS #46).
    """
    if address is None:
        return None
    if address.isascii():
        return address if re.fullmatch(_LINK, address) else None
    return None if fault_of(address) else _uri(address)


def fault_of(address: str) -> str | None:
    """Return why nobody can open an address, in words that follow it; None if a browser can."""
    if fault := _fault_of_characters(address) or _fault_of_scheme(address):
        return fault
    parts = re.fullmatch(_PARTS, address)
    if not parts:
        return "has no readable host name: write one after https://"
    return "has a user name before the host: remove it" if parts["user"] else _fault_of_host(parts["host"])


def _fault_of_characters(address: str) -> str | None:
    if any(character.isspace() for character in address):
        return "contains a space: write %20, or remove it"
    if visible(address) != address:
        return "contains an invisible character: remove it"
    if re.search("[<>]", address):
        return "contains < or >: write %3C or %3E"
    return None


def _fault_of_scheme(address: str) -> str | None:
    scheme = re.match(_SCHEME, address)
    if not scheme:
        return "has no scheme: write https:// before it"
    if scheme[1].lower() not in {"http", "https"}:
        return f'has the scheme "{scheme[1]}": a link needs https or http'
    return None if address.startswith("//", scheme.end()) else f"lacks the two slashes after {scheme[0]}"


def _fault_of_host(host: str) -> str | None:
    if len(host) > _LONGEST_HOST:
        return f"has a host name of more than {_LONGEST_HOST} characters"
    if "%" in host:  # which browsers decode, to whatever name
        return f'has the host "{host}", which no site can have: it has a %'
    try:
        name = _ascii_host(host)
    except ValueError as error:
        return f'has the host "{host}", which no site can have: {error}'
    if "." not in name.strip("."):
        return f'has the host "{host}" without a dot: nobody else can open it'
    is_latin = name.rstrip(".").rpartition(".")[2].isalpha()  # the top-level domain: in other letters it is xn--...
    for label in filter(None, unicodedata.normalize("NFKC", host).split(".")):
        if look := _look_of(label, is_latin=is_latin):
            return f'has the host "{host}", {look}: it may pretend to be another'
    return None


def _look_of(label: str, *, is_latin: bool) -> str | None:
    """Return why a part of a host name may pass for another, if it may; `is_latin` where the name ends in Latin."""
    if len(scripts := sorted(_ALIKE & _scripts(label))) > 1:
        return f"which mixes {' and '.join(map(str.capitalize, scripts))} letters"
    looks_latin = (script for script, letters in _LIKE_LATIN.items() if letters.issuperset(label.lower()))
    script = next(looks_latin, None) if is_latin else None
    return f"whose {script} letters all look Latin" if script else None


def _scripts(label: str) -> set[str]:
    return {unicodedata.name(character, "").partition(" ")[0] for character in label}


def _uri(address: str) -> str:
    """Return the URI of an address that has no fault."""
    parts = re.fullmatch(_PARTS, address)
    assert parts  # what has no fault has these
    rest = "".join(c if c.isascii() else "".join(f"%{octet:02X}" for octet in c.encode()) for c in parts["rest"] or "")
    return f"{parts['scheme']}{_ascii_host(parts['host'])}{parts['port'] or ''}{rest}"


def _ascii_host(host: str) -> str:
    """Return a host name in ASCII; raises `ValueError` if IDNA has none for it."""
    if host.isascii():
        return host
    import idna  # few hosts need it

    return idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
