"""Completion in real shells, and what it offers."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.logs import event
from tests.screen import environment
from tests.shells import complete_in_bash, complete_in_fish, needs

MOSCOW_AND_MINSK = [
    *("minsk-2006", "minsk-2017", "minsk-2023", "moscow-2005", "moscow-2008", "moscow-2009"),
    *("moscow-2010", "moscow-2011", "moscow-2012", "moscow-2014", "moscow-2015"),
]
OFFERS = [
    ("list --kind s", ["statement", "summit"]),
    ("list --country KZ", ["KZ"]),
    (
        "list --person ta",
        [
            *("taalaibek-omuraliev", "taalatbek-masadykov", "takayev-kasym-jomart", "takhir-khairulloyev"),
            *("talant-mamytov", "talasov", "tashiyev"),
            "tasmagambetov",
        ],
    ),
    ("list -c arm", ["armenia"]),
    ("list -c арм", ["армения"]),
    ("list -p Put", ["Putin"]),
    ("list -p Пут", ["Путин-Владимир"]),
    ("list -p ՓԱՇ", ["ՓԱՇԻՆՅԱՆ-ՆԻԿՈԼ"]),
    ("list -p japar", ["japarov-akylbek", "japarov-sadyr"]),
    ("list --place ере", ["ереван"]),
    ("list --source europe-d", ["europe-diplomatic", "europe-diplomatic-2022-01-06"]),
    ("list --place ER", ["EREVAN"]),
    ("list --person putin+pas", ["putin+pashinyan"]),
    ("list --not-person lu", ["lukashenko"]),
    ("list --place Yer", ["Yeraskh", "Yerevan"]),
    ("list --place Nur", ["Nur-Sultan", "Nursultan"]),
    ("places As", ["Astana"]),
    ("list --source ws", []),
    ("list --source iri", ["iria", "iria-2022-11"]),
    ("list --cert", ["--certain"]),
    ("show csto-summit-m", [f"csto-summit-{place}" for place in MOSCOW_AND_MINSK]),
    ("export - --format m", ["markdown"]),
    ("show csto-summit-2024 --near 3", ["30d", "3m"]),
    ("accounts csto-summit-yerevan-2022", ["csto-summit-yerevan-2022"]),
    ("people toka", ["tokayev"]),
    ("countries KZ", ["KZ"]),
    ("kinds su", ["summit"]),
    ("sources iri", ["iria", "iria-2022-11"]),
    ("export - --columns ti", ["time", "title"]),
    ("quotes --speaker pas", ["pashinyan"]),
    ("stats --by m", ["month"]),
    ("list --columns ti", ["time", "title"]),
    ("list --group-by k", ["kind"]),
    ("list --on 11-2", ["11-21", "11-22", "11-23", "11-24", "11-26", "11-27", "11-28", "11-29"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "offered"), OFFERS)
def test_bash(line: str, offered: list[str], tmp_path: Path) -> None:
    assert complete_in_bash(line, tmp_path) == offered


@needs("fish")
@pytest.mark.parametrize(("line", "offered"), [OFFERS[0], OFFERS[2], OFFERS[9]])
def test_fish(line: str, offered: list[str], tmp_path: Path) -> None:
    assert [row.split("\t")[0] for row in complete_in_fish(line, tmp_path)] == offered


@needs("zsh")
@pytest.mark.parametrize(("line", "offered"), [OFFERS[0], OFFERS[2], OFFERS[9]])
def test_zsh(line: str, offered: list[str], tmp_path: Path) -> None:
    """The script loads in zsh, and the function it registers gets the offers."""
    script = """
        autoload -U compinit && compinit -u -D
        eval "$(_CSTO_TIMELINE_COMPLETE=source_zsh csto-timeline)"
        _arguments() { print -rl -- $@ }
        words=(csto-timeline ${=LINE}); CURRENT=${#words}; _csto_timeline_completion
    """
    env = environment({"HOME": str(tmp_path), "LINE": line})
    done = subprocess.run(["zsh", "-fc", script], capture_output=True, text=True, env=env, cwd=tmp_path, check=True)
    found = re.findall(r'"([^" ]+)":"', done.stdout)
    assert sorted(found) == offered


def test_completion_uses_the_log_in_use(tmp_path: Path, log_file: Callable[..., Path]) -> None:
    path = log_file(event(id="my-event", kind="coronation"))
    assert complete_in_bash(f"--log {path} list --kind cor", tmp_path) == ["coronation"]
    assert complete_in_bash(f"list --log {path} --kind cor", tmp_path) == ["coronation"]
    assert complete_in_bash(f"--log {path} show my", tmp_path) == ["my-event"]


def test_tags_and_absent_countries_are_completed(tmp_path: Path, log_file: Callable[..., Path]) -> None:
    path = log_file(event(tags=["Energy", "peace talks", "$(evil)"], absent=["AM"]))
    assert complete_in_bash(f"list --log {path} --tag e", tmp_path) == ["energy", "evil"]
    assert complete_in_bash(f"list --log {path} --tag ENE", tmp_path) == ["ENERGY"]
    assert complete_in_bash(f"list --log {path} --tag energy+p", tmp_path) == ["energy+peace-talks"]
    assert complete_in_bash(f"list --log {path} --absent A", tmp_path) == ["AM"]


def test_a_log_that_cannot_be_read_completes_nothing(tmp_path: Path) -> None:
    assert complete_in_bash("--log missing.json show cs", tmp_path) == []
    assert list(tmp_path.iterdir()) == []
