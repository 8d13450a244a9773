"""What becomes of each member of a row: one table, which `tests/test_members.py` proves.

Add a line here for a member that you add to `csto_timeline.log.model`, and see what it says.
"""

from typing import Any, NamedTuple

from csto_timeline.log.model import (
    Account,
    Country,
    Event,
    Former,
    Kind,
    LogObject,
    Membership,
    Office,
    Person,
    Place,
    Quote,
    Source,
)


class Fate(NamedTuple):
    """What becomes of a member.

    `other` is another value that it may have; `merged` how logs with both values are merged:

    - first: that of the first log stands, as accounts keep theirs
    - wording: that of the first log stands, and it is said that the other does not
    - fact: it is an error that names the member
    - joined: both stand
    - row: the rows that differ in it stand side by side
    - key: they are two things

    `told_by` are the commands, and formats beside JSON and JSON Lines, whose answer tells the two
    values apart; `searched` whether `--search` finds it.
    """

    other: Any
    merged: str
    told_by: str
    searched: bool = False


FATES: dict[type[LogObject], dict[str, Fate]] = {
    Event: {
        "id": Fate("event-2", "key", "list long show quotes accounts at csv icalendar geojson html"),
        "date": Fate(
            "2022-11-24",
            "first",
            "list long drawn show quotes countries places people sources at markdown csv icalendar geojson html svg",
        ),
        "time": Fate(
            "15:40+01:00", "wording", "list long drawn show quotes at markdown csv icalendar geojson html svg"
        ),
        "kind": Fate("law", "fact", "list long drawn show kinds at markdown csv icalendar geojson html svg"),
        "title": Fate(
            "They part", "wording", "list long drawn show markdown csv icalendar geojson html svg", searched=True
        ),
        "summary": Fate("For a week", "wording", "long show markdown csv icalendar geojson html", searched=True),
        "date_note": Fate("Guessed", "wording", "show markdown csv icalendar html"),
        "place": Fate(
            "New Town", "fact", "drawn show quotes places markdown csv icalendar geojson html svg", searched=True
        ),
        "place_country": Fate("AM", "fact", "show quotes icalendar geojson html"),
        "countries": Fate(
            ["AM"], "joined", "list long drawn show countries markdown csv icalendar geojson html svg", searched=True
        ),
        "absent": Fate(
            ["AM"], "joined", "list long drawn show countries markdown csv icalendar geojson html svg", searched=True
        ),
        "people": Fate(["bo"], "joined", "drawn show people markdown csv icalendar geojson html svg", searched=True),
        "tags": Fate(["water"], "joined", "long show markdown csv icalendar geojson html", searched=True),
        "part_of": Fate("smaller", "fact", "show markdown csv icalendar html"),
        "follows": Fate("smaller", "fact", "show markdown csv icalendar html"),
        "accounts": Fate(
            [{"source": "times"}],
            "joined",
            "long drawn show quotes accounts countries sources at markdown csv icalendar geojson html svg "
            "biblatex ris csl",
        ),
    },
    Account: {
        "source": Fate(
            "times",
            "row",
            "long show quotes accounts countries sources markdown csv icalendar geojson html biblatex ris csl",
        ),
        "date": Fate("2022-12", "row", "show accounts at markdown icalendar html svg"),
        "says": Fate("It was hot", "row", "show accounts markdown icalendar html", searched=True),
        "quotes": Fate(
            [{"speaker": "bo", "text": "No"}],
            "row",
            "show quotes countries people markdown icalendar html biblatex ris csl",
        ),
        "announced": Fate(False, "row", "drawn show at markdown csv icalendar geojson html svg"),
    },
    Quote: {
        "speaker": Fate("bo", "row", "show quotes people markdown icalendar html biblatex ris csl", searched=True),
        "text": Fate("We parted", "row", "show quotes countries markdown icalendar html", searched=True),
        "original": Fate("Мы расстались", "row", "show quotes markdown icalendar html", searched=True),
        "language": Fate("hy", "row", "show quotes markdown icalendar html"),
    },
    Kind: {
        "id": Fate("law", "key", "kinds"),
        "name": Fate("Parley", "fact", "drawn show kinds markdown csv icalendar geojson html svg"),
        "color": Fate("green", "fact", "drawn kinds html svg"),
    },
    Country: {
        "code": Fate("AM", "key", "drawn show countries markdown csv icalendar geojson html svg"),
        "name": Fate(
            "Armenia", "fact", "drawn show countries at markdown csv icalendar geojson html svg", searched=True
        ),
        "aliases": Fate(["Kazakstan"], "joined", "countries html", searched=True),
        "membership": Fate([{"status": "observer"}], "joined", "countries at html"),
    },
    Membership: {
        "status": Fate("observer", "row", "countries at html"),
        "body": Fate("organization", "row", "countries at html"),
        "event": Fate("smaller", "row", "countries"),
        "from": Fate("2001", "row", "countries html"),
        "to": Fate("2031", "row", "countries html"),
    },
    Place: {
        "id": Fate("old-town", "key", "places html", searched=True),
        "name": Fate("Shahar", "fact", "places html", searched=True),
        "country": Fate("AM", "fact", "places"),
        "aliases": Fate(["Old City"], "joined", "show places csv icalendar geojson html"),
        "coordinates": Fate([-0.5, 41.31], "fact", "show places csv icalendar geojson html"),
    },
    Person: {
        "id": Fate("bo", "key", "drawn show quotes people markdown csv icalendar geojson html svg biblatex ris csl"),
        "name": Fate(
            "Ann Roe", "fact", "drawn show quotes people at markdown csv icalendar geojson html svg", searched=True
        ),
        "country": Fate("AM", "fact", "people html"),
        "aliases": Fate(["Anna"], "joined", "people html", searched=True),
        "offices": Fate(
            [{"title": "Clerk"}], "joined", "show quotes people at markdown icalendar html biblatex ris csl"
        ),
    },
    Office: {
        "title": Fate("Clerk", "row", "show quotes people at markdown icalendar html"),
        "source": Fate("echo", "row", "show markdown biblatex ris csl"),
        "from": Fate("2021", "row", "people html"),
        "to": Fate("2026", "row", "people html"),
    },
    Source: {
        "id": Fate(
            "times",
            "key",
            "show quotes accounts countries sources markdown csv icalendar geojson html biblatex ris csl",
        ),
        "publisher": Fate(
            "Times", "fact", "show quotes accounts sources markdown csv icalendar geojson html biblatex ris csl"
        ),
        "title": Fate(
            "They part", "fact", "show people sources markdown icalendar html biblatex ris csl", searched=True
        ),
        "author": Fate("Cy Poe", "fact", "show sources markdown icalendar html biblatex ris csl"),
        "published": Fate("2022-11-22", "fact", "show sources markdown icalendar html biblatex ris csl"),
        "wire": Fate("DPA", "fact", "show accounts countries people sources markdown icalendar html biblatex ris csl"),
        "url": Fate(
            "https://times.example/2", "fact", "show sources markdown csv icalendar geojson html biblatex ris csl"
        ),
        "archived": Fate(
            "https://archive.example/2", "fact", "show sources markdown csv icalendar html biblatex ris csl"
        ),
        "accessed": Fate("2024-05-02", "fact", "show sources markdown icalendar html svg biblatex ris csl"),
        "language": Fate("hy", "fact", "show sources markdown icalendar html biblatex ris csl"),
    },
    # Told on standard error, by `show` of the former id.
    Former: {"id": Fate("b-part", "key", ""), "event": Fate("an-event", "fact", "")},
}
