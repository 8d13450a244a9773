"""Logs whose every text is code for some shell."""

from collections.abc import Sequence
from pathlib import Path

from tests.logs import event, log_bytes

# Each leaves a file where a shell evaluates it, in some state of quoting. None holds a space: that becomes a hyphen.
_ATTACKS = [
    *("$(>PWNED)", "\\$(>PWNED)", "\\\\$(>PWNED)", "\\\\\\$(>PWNED)", "`>PWNED`", "\\`>PWNED\\`", "\\\\`>PWNED\\\\`"),
    *("KZ;>PWNED", "KZ&>PWNED", "KZ&&>PWNED", "KZ|tee>PWNED", ">PWNED", "KZ>PWNED", ">|PWNED", "KZ$(>PWNED)"),
    *("KZ\n>PWNED", "KZ\r>PWNED", "KZ\t>PWNED", "KZ\v$(>PWNED)", "KZ\x85>PWNED", "KZ\u2028>PWNED", "\x1b[31m;>PWNED"),
    *("'$(>PWNED)'", '"$(>PWNED)"', "'>PWNED;'", "KZ));>PWNED;((", "KZ))';>PWNED;'((", "’;>PWNED;’", "“;>PWNED;“"),
    *("<(>PWNED)", "=(>PWNED)", "(>PWNED)", "{KZ,$(>PWNED)}", "${KZ:-$(>PWNED)}", "$((KZ[$(>PWNED)]))", "$a[`>PWNED`]"),
    *("~/$(>PWNED)", "!$(>PWNED)", "*(e:'>PWNED':)", "KZ:::$(>PWNED)", "]$(>PWNED)", ")$(>PWNED)", "[/x]$(>PWNED)"),
    *("KZ+$(>PWNED)", "-c$(>PWNED)", "#$(>PWNED)", "$'\\n>PWNED'", ":$(>PWNED)", "\\\n$(>PWNED)", "[b]$(>PWNED)[/b]"),
    *("(true>PWNED)", "KZ(true>PWNED)", '"$(true>PWNED)"', "KZ;true>PWNED"),  # fish redirects no command but one
]  # fmt: skip
CODES = [attack.replace("PWNED", f"PWNED-{number}") for number, attack in enumerate(_ATTACKS)]

PRINTABLE = [*map(chr, range(0x20, 0x7F))]
CONTROLS = [*map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029))]
UNSEEN = [
    *("\u00a0", "\u00ad", "\u034f", "\u061c", "\u115f", "\u180b", "\u200b", "\u200d", "\u202e", "\u2066", "\u2800"),
    *("\u3164", "\ufe0f", "\ufeff", "\uffa0", "\U00016fe4", "\U000e0061", "\U000e0100"),
]
LOOKALIKES = [*"‘’“”–—＄（）｀；＇＂～＋－"]
CHARACTERS = [*PRINTABLE, *CONTROLS, *UNSEEN, *LOOKALIKES]
PLAIN = [c for c in PRINTABLE if c.isalnum() or c in "-._"]


def hostile_log(path: Path, texts: Sequence[str]) -> str:
    """Write a log whose every free text is one of `texts`; return the option that asks for it.

    Its harmless names and dates are those of `OFFERS`.
    """
    code = texts[0]
    accounts = [{"source": "post", "says": code, "quotes": [{"speaker": text, "text": code}]} for text in texts]
    names = {"countries": ["KZ", *texts], "people": ["ann", *texts], "place": "Almaty"}
    dates = ("2022-11-24~", "2022-11-25?", "[2022-11-20..2022-11-21]", "[..2022]", "2022-11-23/..")
    events = [
        event(id="summit", title=code, summary=code, date_note=code, accounts=accounts, **names),
        *(event(id=f"on-{number}", date=date, title=code, accounts=accounts[:1]) for number, date in enumerate(dates)),
        *(event(id=f"at-{number}", place=text, title=text, accounts=accounts[:1]) for number, text in enumerate(texts)),
    ]
    registers = {
        "kinds": [{"id": "summit", "name": code}, *({"id": text, "name": text} for text in texts)],
        "countries": [{"code": "KZ", "name": code, "aliases": [code]}],
        "places": [
            {"id": "almaty", "name": "Almaty", "country": code, "aliases": [code], "coordinates": [76.92, 43.24]}
        ],
        "people": [{"id": "ann", "name": code, "aliases": [code], "offices": [{"title": code}]}],
        "sources": [{"id": "post", "publisher": code, "wire": code, "title": code, "url": code}],
    }
    path.write_bytes(log_bytes(*events, **{**registers, "title": code}))
    return f"--log {path}"


# What is offered behind each line of such a log.
OFFERS = {
    "list -c ": ["KZ"],
    "list -p ": ["ann"],
    "list --not-kind ": ["summit"],
    "list --place ": ["Almaty"],
    "list --source ": ["post"],
    "quotes --speaker ": ["ann"],
    "list ": ["2022"],
    "list 2022-": ["2022-11"],
    "at ": ["2022-11-23"],
    "show su": ["summit"],
}
