"""Findings, and the rules of a check."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from csto_timeline.log.validity import Path

_LONGEST = 400  # characters of a hostile text that a finding repeats


class Severity(StrEnum):
    """An error is wrong whatever was meant; a warning is doubtful, and can be accepted with a reason."""

    ERROR = "error"
    WARNING = "warning"


class Rule(NamedTuple):
    """A rule: its id, its severity, and what it finds."""

    id: str
    severity: Severity
    finds: str


class Remark(NamedTuple):
    """What a rule reports: the path of the value, the message, and the text found there, if any.

    `offset` is set where the place is not that of the value: the name of a member, a character in a text.
    """

    rule: str
    path: Path
    words: str
    found: str | None = None
    offset: int | None = None


class Finding(Struct, frozen=True):
    """A remark with its place in a file. Its texts may be hostile.

    `id` is that of the event or register entry around it; `accepted` is the reason why it was accepted.
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
        """The place as compilers print it and editors open it."""
        return f"{self.log}:{self.line}:{self.column}:"

    @property
    def word(self) -> str:
        """`error`, `warning` or `accepted`."""
        return self.severity if self.accepted is None else "accepted"

    @property
    def says(self) -> str:
        """The path of the value, and what is wrong with it."""
        return f"{self.path or 'the log'}: {self.message}"


def clipped(text: str) -> str:
    """Return `text`, or its beginning if it is longer than anyone would read."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _rules(severity: Severity, **finds: str) -> list[Rule]:
    return [Rule(word.replace("_", "-"), severity, meaning) for word, meaning in finds.items()]


RULES = {
    rule.id: rule
    for rule in [
        *_rules(
            Severity.ERROR,
            not_json="the text is not JSON, is cut short, empty or nested too deeply; nothing else in it is checked",
            not_utf_8="the text is not UTF-8; nothing else in it is checked",
            repeated_member="an object has two members of the same name",
            unknown_member="the log format has no such member here",
            missing_member="a required member is missing: a quote’s speaker, an account’s source",
            wrong_type="a value has the wrong type: a number instead of text, an object instead of a list",
            unknown_value="the log format has no such color or version",
            empty_text="a text is empty or blank",
            empty_list="a list is empty: an event has at least one account",
            bad_id="an id is not a slug",
            bad_date="a date is not in the log format, or there is no such day",
            bad_time="a time of day is not in the log format, or the date beside it is not known to the day",
            bad_language="a language is not a tag of BCP 47",
            bad_coordinates="coordinates are not a valid longitude and latitude",
            end_before_start="an interval, an office or a membership ends before it begins",
            control_character="a text has a character that controls a terminal or changes the writing direction",
            repeated_id="two events, or two entries of a register, have the same id, or a former id is an event’s",
            undeclared_kind="the log declares its kinds, and this is not one of them",
            no_such_event="`part_of`, `follows`, or the `event` of a membership or former id, names no event",
            part_of_itself="an event is part of itself, directly or through others",
            follows_itself="an event follows itself, directly or through others",
            register_clash="an entry differs between two lines of JSON Lines, or between two logs",
            unlike_columns="a column of a Parquet log, or its metadata, is not what the events give",
        ),
        *_rules(
            Severity.WARNING,
            no_register_entry="a person, country or source has no entry in its register",
            unusual_kind="a kind is neither declared by the log nor one of the usual ones",
            near_spelling="a name is spelt almost like another: perhaps they are the same",
            same_words="a name has the words of another in another order, or initials for some of them",
            look_alike="two events have the same dates and nearly the same title, or the same day, kind and people",
            repeated_source="an event has two accounts of one source",
            single_source="all accounts of an event come from one voice: one publisher or one wire agency",
            first_day="a date is the first of a month or year, without a note, and all others of its source are vaguer",
            padded_dates="so many events are on the first of a month or year that just the month or year may be meant",
            source_before_event="a source was published before the event it reports, and does not announce it",
            present_and_absent="a country is both among the countries of an event and among those that stayed away",
            shared_spelling="two places share a spelling, so it names neither",
            no_such_kind="`landmarks` names a kind that no event has",
            no_such_office="`chair` names an office that nobody in the log holds",
            unused_entry="nothing in the log refers to the entry, and it has no office or membership of its own",
            soft_hyphen="a text has a soft hyphen, which is left out wherever the text is shown",
            look_alike_space="a character looks like a space, where a space would do; quotes are not checked",
            plain_http="the address of a source is plain http, which anyone in between can alter",
            malformed_address="a browser cannot open the address of a source",
            unneeded_acceptance="an item in a list of accepted warnings covers no warning",
        ),
    ]
}
