"""The dates of a log as one pattern for other programs (ECMA-262), without the calendar."""

_DATE = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-(?:[0-9]{2}|XX))?|-XX(?:-XX)?)?|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
_MEMBER = rf"{_DATE}(?:\.\.{_DATE})?"
# A set has two members at least, or one that is a range; ranges that are open stand first and last.
_MEMBERS = rf"(?:(?!{_DATE}[\]}}])(?:\.\.{_DATE}|{_MEMBER})(?:, *{_MEMBER})*(?:, *{_DATE}\.\.)?|{_DATE}\.\.)"
# Python's own $ would let a line feed stand behind them.
PATTERN = (
    rf"^(?:{_DATE}|{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE}"
    rf"|(?=\[[^{{}}]*\]$|\{{[^\[]*\}}$)[\[{{]{_MEMBERS}[\]}}])$(?!\n)"
)
