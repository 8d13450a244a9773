"""How events are written: a log as JSON and as JSON Lines, and journals for other programs."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.generate import registers
from benchmarks.made import Made


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write events: what stands for each of them, between them, before the first and after the last."""

    suffix: str
    record: Callable[[Made], str]
    head: str = ""
    between: str = "\n"
    tail: str = "\n"


def compact(value: Any) -> str:
    """Return JSON without spaces, in the scripts as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _document_head() -> str:
    """Return the beginning of a log in JSON, up to its first event."""
    members = {"version": 1, "title": "Generated events", **registers()}
    return compact(members).removesuffix("}") + ',"events":[\n'


def _json(made: Made) -> str:
    return compact(made.members)


def _line_with_registers(made: Made) -> str:
    """Return a line as `csto-timeline export` writes it: with the register entries that the event uses."""
    used = {
        *made.members["countries"],
        made.members.get("place_country"),
        *made.members.get("people", ()),
        *(account["source"] for account in made.members["accounts"]),
        *(quote["speaker"] for account in made.members["accounts"] for quote in account.get("quotes", ())),
    }
    entries = {register: [entry for key, entry in known.items() if key in used] for register, known in _KNOWN.items()}
    return compact({**made.members, "registers": {"title": "Generated events", **entries}})


def _words(made: Made) -> str:
    """Return all that an event says beside its title, in one line."""
    texts = [made.members.get("summary", ""), made.members.get("place", ""), *made.members.get("people", ())]
    for account in made.members["accounts"]:
        texts += [account["source"], account.get("says", ""), *(quote["text"] for quote in account.get("quotes", ()))]
    return " ".join(filter(None, texts))


def _jrnl(made: Made) -> str:
    return _entry(made, "09:00:00 AM")


def _jrnl_plain(made: Made) -> str:
    return _entry(made, "09:00")


def _entry(made: Made, time: str) -> str:
    tags = " ".join(f"@{code.lower()}" for code in made.members["countries"])
    return f"[{made.first} {time}] {made.members['title']} ({made.members['id']}) {tags}\n{_words(made)}\n"


def _hledger(made: Made) -> str:
    return f"{_hledger_bare(made)}    (event)  1\n"


def _hledger_bare(made: Made) -> str:
    tags = ", ".join(f"{code.lower()}:" for code in made.members["countries"])
    return f"{made.first} ({made.members['id']}) {made.members['title']}\n    ; {_words(made)}\n    ; {tags}\n"


_KNOWN = {
    register: {entry.get("code") or entry["id"]: entry for entry in entries}
    for register, entries in registers().items()
}
FORMS = {
    "JSON": Form(".json", _json, head=_document_head(), between=",\n", tail="\n]}\n"),
    "JSON Lines": Form(".jsonl", _json),
    "JSON Lines with registers": Form("-with-registers.jsonl", _line_with_registers),
    "jrnl": Form(".jrnl", _jrnl),
    "jrnl, plain times": Form("-plain.jrnl", _jrnl_plain),
    "hledger": Form(".journal", _hledger),
    "hledger, no postings": Form("-bare.journal", _hledger_bare),
}
EXPORTED = {"Parquet": ("JSON Lines", ".parquet")}
"""Forms that csto-timeline exports from another one, with the suffixes of their files."""
