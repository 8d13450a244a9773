"""Where an event was, as every view says it."""

from csto_timeline.log.model import Coordinates, Event
from csto_timeline.log.registers import Registers


def place_of(registers: Registers, event: Event) -> str:
    """Return the place of an event with its country, or what is known of both."""
    return ", ".join(filter(None, place_and_country(registers, event)))


def place_and_country(registers: Registers, event: Event) -> tuple[str, str]:
    """Return the names of the place of an event and of its country, empty where the log does not know them."""
    code = registers.place_country(event)
    return registers.place_name(event) or "", registers.country(code).name if code else ""


def coordinates_of(registers: Registers, event: Event) -> Coordinates | None:
    """Return longitude and latitude of the place of an event, where the log knows them; no zero is below zero."""
    known = registers.place(event.place).coordinates if event.place else None
    return (known[0] + 0.0, known[1] + 0.0) if known else None


def degrees(coordinates: Coordinates) -> str:
    """Return coordinates in words, latitude first and no more exact than they are given: `40.18° N, 44.51° E`."""
    longitude, latitude = coordinates
    return f"{_degrees(latitude, 'N', 'S')}, {_degrees(longitude, 'E', 'W')}"


def decimal(number: float) -> str:
    """Return degrees as a decimal without an exponent, with six digits after the point at most (RFC 5545, 3.8.1.6)."""
    return f"{_rounded(number):.6f}".rstrip("0").rstrip(".")


def _degrees(number: float, positive: str, negative: str) -> str:
    return f"{decimal(abs(number))}° {negative if _rounded(number) < 0 else positive}"


def _rounded(number: float) -> float:
    return round(number, 6) + 0.0  # no zero below zero
