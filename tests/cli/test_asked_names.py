"""What people type first, and what it must give: names of people, places, countries and kinds."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.asking import event, listed
from tests.conftest import Cli
from tests.spellings import SHADOWS


@pytest.mark.parametrize("typed", ["Ереван", "Erevan", "yerevan"])
def test_places_answer_to_all_names(cli: Cli, typed: str) -> None:
    assert listed(cli, "--place", typed) == listed(cli, "--place", "Yerevan") != set()
    assert listed(cli, "--place", "Astana") == listed(cli, "--place", "Nur-Sultan") == listed(cli, "--place", "Астана")


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        *((each, "putin") for each in ("Путин Владимир Владимирович", "Putin V.V.", "V. V. Putin", "President Putin")),
        *(
            (each, "putin")
            for each in ("Путина", "президентом Путиным", "В.В. Путину", "Владимира Путина", "Mr. Putin")
        ),
        *((each, "pashinyan") for each in ("Pashinyan, Nikol", "Prime Minister Pashinyan", "Пашиняна", "Пашинян Н.")),
        *((each, "tokayev") for each in ("Tokayev K.-J.", "Токаеву", "Касым-Жомарта Кемелевича Токаева")),
        *((each, "zakharova") for each in ("Захаровой", "Мария Владимировна Захарова")),
        *((each, "pashinyan") for each in ("Pashinyan Nikol Vovayi", "Նիկոլ Վովայի Փաշինյան")),
        *((each, "aliyev") for each in ("Ilham Heydar oglu Aliyev", "Алиев Ильхам Гейдар оглы")),
        ("luka", "lukashenko"),
    ],
)
def test_people_are_who_they_are_called(cli: Cli, typed: str, person: str) -> None:
    assert listed(cli, "-p", typed) == listed(cli, "-p", person)


@pytest.mark.parametrize("typed", ["President Xi", "Mr Xi Jinping", "Chairman Jinping Xi", "XI"])
def test_a_surname_may_come_first(cli: Cli, log_file: Callable[..., Path], typed: str) -> None:
    people = [{"id": "x", "name": "Xi Jinping"}, {"id": "l", "name": "Li Qiang"}]
    events = ({**event("a", "A"), "people": ["x"]}, {**event("b", "B"), "people": ["l"]})
    assert listed(cli, "--log", str(log_file(*events, people=people)), "-p", typed) == {"a"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-p", "japarov"], "Akylbek Japarov (akylbek-japarov), Sadyr Japarov (sadyr-japarov); write more"),
        (["-p", "President Japarov"], "Akylbek Japarov (akylbek-japarov), Sadyr Japarov (sadyr-japarov); write more"),
        (["-p", "Putin X."], "did you mean Vladimir Putin?"),
        (["-p", "Anne Putin"], 'no person "Anne Putin"'),
        (["-k", "xyzzy"], 'no kind "xyzzy" in the log; it has summit, meeting, appointment, clash'),
        (["-k", "app"], "appointment (appointment), appeal (appeal); write more"),
        (["-c", "Brazil"], 'no country "Brazil" in the log; it has Afghanistan, Armenia'),
        (["-k", "summit,meeting"], "; for “or” repeat the option: --kind summit --kind meeting\n"),
        (
            ["-p", "putin,pashinyan"],
            "; for “or” repeat the option: --person putin --person pashinyan; for “and” --person putin+pashinyan\n",
        ),
        (["-p", "putin and pashinyan"], "--person putin --person pashinyan; for “and” --person putin+pashinyan\n"),
        (["-k", "summit OR meeting"], "; for “or” repeat the option: --kind summit --kind meeting\n"),
        (["--not-kind", "summit,meeting"], "repeat the option: --not-kind summit --not-kind meeting\n"),
        (["--source", "tass/azatutyun"], "repeat the option: --source tass --source azatutyun\n"),
        (["-k", "summit,meetng"], 'no kind "summit,meetng" in the log; it has summit, meeting'),
        (["-p", "Yuri Yurievich"], "did you mean Yuri Baluyevsky or Yuri Khachaturov or Yuri Shuvalov or "),
        (["-p", "lu"], "did you mean Alexander Lukashenko?"),
        (["-p", "prime minister of armena"], "did you mean Prime Minister of Armenia or "),
        (["-p", "president"], '"president" matches '),
        (["--source", "Radio Free Europe"], "it has 168.am, 1lurer.am, 1news.az, 21.by, 24.kg, "),
        (["--source", "xyzzy"], "it has 168.am, 1lurer.am, 1news.az, 21.by, 24.kg, "),
    ],
)
def test_names_that_are_refused(cli: Cli, arguments: list[str], says: str) -> None:
    answer = cli("list", *arguments)
    assert (answer.code, answer.out) == (4, "")
    assert says in answer.err
    assert "did you mean Ukraine" not in answer.err


@pytest.mark.parametrize("missing", [["-p", ""], ["-k", " "], ["--place", ""], ["--source", " "]])
def test_a_name_that_is_missing_is_said(cli: Cli, missing: list[str]) -> None:
    answer = cli("list", *missing)
    assert (answer.code, answer.out) == (2, "")
    assert ": a name is missing" in answer.err


def test_a_place_is_named_as_it_is_printed(cli: Cli) -> None:
    assert listed(cli, "--place", "Yerevan, Armenia") == listed(cli, "--place", "yerevan") != set()
    assert cli("list", "--place", "Armenia").code == 4


def test_plurals_and_initials_of_names(cli: Cli, tmp_path: Path) -> None:
    assert listed(cli, "-k", "summits") == listed(cli, "-k", "summit")
    path = tmp_path / "log.json"
    american = {**event("a", "A"), "countries": ["US"]}
    british = {**event("b", "B"), "countries": ["GB"]}
    countries = [{"code": "US", "name": "United States"}, {"code": "GB", "name": "United Kingdom"}]
    path.write_text(json.dumps({"countries": countries, "events": [american, british]}))
    assert listed(cli, "--log", str(path), "-c", "USA") == {"a"}
    assert listed(cli, "--log", str(path), "-c", "UK") == {"b"}


HIDDEN = [
    ("person", ["-p", "trump"], {"t"}, "'trump' means Trump; the log also has Donald Trump"),
    (
        "person",
        ["--not-person", "trump"],
        {f"d{n}" for n in range(9)},
        "'trump' means Trump; the log also has Donald Trump",
    ),
    ("person", ["-p", "donald"], {f"d{n}" for n in range(9)}, ""),
    ("country and place", ["-c", "korea"], {"a"}, "'korea' means Korea; the log also has South Korea"),
    ("country and place", ["--place", "moscow"], {"c", "d"}, ""),
    ("alias", ["-p", "japarov"], {"a"}, "'japarov' means Sadyr Japarov; the log also has Akylbek Japarov"),
    ("alias", ["-p", "sadyr-japarov"], {"a"}, ""),
    (
        "namesake",
        ["-p", "Ann Lee"],
        {"a"},
        "'Ann Lee' means Ann Lee (Ann Lee); the log also has Ann Lee (lee), Lee Ann",
    ),
]


@pytest.mark.parametrize(("log", "arguments", "ids", "says"), HIDDEN)
def test_a_whole_name_hides_no_longer_one_in_silence(
    cli: Cli, log_file: Callable[..., Path], log: str, arguments: list[str], ids: set[str], says: str
) -> None:
    events, registers = SHADOWS[log]
    answer = cli("--log", log_file(*events, **registers), "list", "--json", *arguments)
    assert {row["id"] for row in json.loads(answer.out)} == ids
    assert says in answer.err
    assert bool(says) == bool(answer.err)
