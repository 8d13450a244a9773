"""What a check finds, and the rules that it finds it by."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.log.validity import Path

_LONGEST = 400  # characters of a hostile text that a finding repeats


class Severity(StrEnum):
    """An error is wrong whatever was meant; a warning is doubtful, and may be accepted with a reason."""

    ERROR = "error"
    WARNING = "warning"


class Rule(NamedTuple):
    """One rule: the word for it, how grave it is, and what it finds."""

    id: str
    severity: Severity
    finds: str


class Remark(NamedTuple):
    """What a rule says: where in the log, in words, and the text that it found there if there is one.

    `offset` is given where that is not the value at `path`: the name of a member, a character in a text.
    """

    rule: str
    path: Path
    words: str
    found: str | None = None
    offset: int | None = None


class Finding(Struct, frozen=True):
    """A remark in its place in a file, ready to be shown. Its texts may be hostile.

    `id` names the event or the register entry it stands in; `accepted` is the reason for which it may stay.
    """

    log: str
    line: int
    column: int
    path: str
    id: str | None
    severity: Severity
    rule: str
    found: str | None
    message: str
    accepted: str | None = None

    @property
    def place(self) -> str:
        """Where it stands, as compilers print it and editors open it."""
        return f"{self.log}:{self.line}:{self.column}:"

    @property
    def word(self) -> str:
        """`error`, `warning` or `accepted`."""
        return self.severity if self.accepted is None else "accepted"

    @property
    def says(self) -> str:
        """The value at fault, and what is wrong with it."""
        return f"{self.path or 'the log'}: {self.message}"


def clipped(text: str) -> str:
    """Return `text`, or its beginning where it is longer than anybody would read."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _rules(severity: Severity, **finds: str) -> list[Rule]:
    return [Rule(word.replace("_", "-"), severity, meaning) for word, meaning in finds.items()]


RULES = {
    rule.id: rule
    for rule in [
        *_rules(
            Severity.ERROR,
            not_json="the text is not JSON, not whole, empty, or nested too deeply; nothing else of it is checked",
            not_utf_8="the text is not UTF-8, or begins with a byte order mark; nothing else of it is checked",
            repeated_member="an object has two members of one name",
            unknown_member="the log format has no such member there",
            missing_member="a member that must be there is not: a quote’s speaker, an account’s source",
            wrong_type="a text, list, object or truth value stands where another belongs",
            unknown_value="a color or version that the log format does not have",
            empty_text="a text has nothing but spaces",
            empty_list="a list has nothing in it: an event has at least one account",
            bad_id="an id is not a slug",
            bad_date="a date is not one of the log format, or there is no such day",
            end_before_start="what lasted, an office or a membership ends before it begins",
            control_character="a text has a character that steers a terminal or turns the direction of writing",
            repeated_id="two events, or two entries of a register, have one id or code",
            undeclared_kind="the log declares its kinds, and this is none of them",
            no_such_event="`part_of`, or the `event` of a membership, names no event of the log",
            part_of_itself="an event is part of itself, be it by way of others",
            register_clash="an entry is not the same in two lines of JSON Lines, or in two logs",
        ),
        *_rules(
            Severity.WARNING,
            no_register_entry="a person, country or source is named that has no entry in its register",
            unusual_kind="a kind that the log does not declare, and that is not one of the usual ones",
            near_spelling="a name is spelt nearly as another one: perhaps they are the same",
            single_source="all accounts of an event are one voice: one publisher’s or one wire agency’s",
            first_day="the first of a month or year, without a note, while that source knows no other day",
            source_before_event="a source came out before the event that it tells of, and does not announce it",
            unused_entry="nothing in the log names an entry, and it has no office or membership of its own",
            plain_http="the address of a source is http, which anybody on the way can change",
            malformed_address="the address of a source is none that a browser opens",
            unneeded_acceptance="a list of accepted warnings has an entry that covers none",
        ),
    ]
}
