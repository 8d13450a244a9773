"""A log that is good, and findings as the command line prints them."""

import json
from typing import Any

from csto_timeline.check import Finding, Severity, Text, check

GOOD = """{
  "version": 1,
  "title": "Harbour",
  "kinds": [{"id": "ruling", "name": "Ruling", "color": "blue"}],
  "countries": [{"code": "NL", "name": "Netherlands", "aliases": ["Holland"], "membership": [
    {"status": "member", "from": "2000", "to": "2001", "event": "ruling-1"}]}],
  "people": [{"id": "anna", "name": "Anna de Vries", "country": "NL", "offices": [
    {"title": "Judge", "from": "2019-05", "to": "2019-05", "source": "post"}]}],
  "sources": [
    {"id": "post", "publisher": "The Post", "published": "2022-03-05", "url": "https://post.example/1"},
    {"id": "gazette", "publisher": "Gazette", "url": "https://gazette.example/1"}
  ],
  "events": [
    {"id": "ruling-1", "date": "2022-03-04", "kind": "ruling", "title": "Court rules",
     "summary": "It ruled.", "place": "Rotterdam", "place_country": "NL", "countries": ["NL"], "people": ["anna"],
     "accounts": [{"source": "post", "quotes": [{"speaker": "anna", "text": "No.\\nNo."}]}, {"source": "gazette"}]},
    {"id": "ruling-2", "date": "2022-03-05", "kind": "ruling", "title": "Court rules again", "part_of": "ruling-1",
     "accounts": [{"source": "post", "date": "2022-03"}, {"source": "gazette", "says": "Yes."}]}
  ]
}
"""
LINES = [
    {**json.loads(GOOD)["events"][0], "registers": {"title": "H", "sources": json.loads(GOOD)["sources"]}},
    {**json.loads(GOOD)["events"][1], "registers": {"title": "H", "sources": json.loads(GOOD)["sources"]}},
]


def said(findings: list[Finding]) -> list[str]:
    """Return the findings as the command line prints them."""
    return [f"{each.place} {each.word}: {each.says} [{each.rule}]" for each in findings]


def errors(data: bytes, *, lines: bool = False) -> list[str]:
    """Return the errors in a log."""
    found = check([Text.of("x", data, lines)])
    return said([finding for finding in found if finding.severity is Severity.ERROR])


def lines_of(*rows: Any) -> bytes:
    """Return JSON Lines, with an empty line before each."""
    return "".join(f"\n{json.dumps(row)}\n" for row in rows).encode()
