"""What somebody who contributes finds beside the code: `make help`, the hooks of git, the form for corrections."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()


def test_make_alone_says_what_there_is() -> None:
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  ([a-z-]+) +\w", said, re.MULTILINE) == TARGETS


def test_git_runs_what_ci_runs() -> None:
    """The quick part of it at every commit, all of it at every push; nothing is fetched for it."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (repo,) = config["repos"]
    assert repo["repo"] == "local"
    stages = {hook["entry"]: hook.get("stages", config["default_stages"]) for hook in repo["hooks"]}
    assert stages["make lint"] == ["pre-commit"]
    assert stages[".ci/run"] == ["pre-push"]
    assert re.search(r"^test: lint ", MAKEFILE, re.MULTILINE)
    assert re.search(r"^make test$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    for entry in stages:
        program, *_ = entry.split()
        assert program == "make" or program.startswith(".venv/bin/") or (ROOT / program).is_file()


def test_a_correction_is_asked_for_what_contributing_asks() -> None:
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "correction.yml").read_text("utf-8"))
    fields: dict[str, Any] = {field["id"]: field for field in form["body"] if "id" in field}
    assert {id for id, field in fields.items() if field.get("validations", {}).get("required")} == {
        *("event", "part", "correction", "source")
    }
    assert {field["type"] for field in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert all(field["attributes"].get("label") for field in fields.values())
    example = fields["event"]["attributes"]["placeholder"]
    assert example in (ROOT / "tests" / "published_ids.txt").read_text("utf-8").split()


@pytest.mark.parametrize("script", [*(ROOT / "scripts").glob("*.sh")], ids=lambda path: path.stem)
def test_a_script_can_be_read_by_bash(script: Path) -> None:
    assert subprocess.run(["bash", "-n", str(script)], capture_output=True, check=False).stderr == b""
    assert script.stat().st_mode & 0o100


def test_ci_builds_as_a_release_is_built() -> None:
    assert 'scripts/release.sh build "$work/dist"' in (ROOT / ".ci" / "run").read_text("utf-8")
