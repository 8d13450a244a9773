"""What events can be grouped and counted by: apart from how, since every command imports it for its options."""

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
