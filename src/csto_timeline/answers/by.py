"""What events are grouped and counted by. Commands name it in their options, and do no more than that in most calls."""

from enum import StrEnum


class By(StrEnum):
    """What events are grouped by."""

    YEAR = "year"
    MONTH = "month"
    KIND = "kind"
    COUNTRY = "country"
    PERSON = "person"

    @property
    def is_time(self) -> bool:
        """Whether its groups are stretches of time."""
        return self in {By.YEAR, By.MONTH}
