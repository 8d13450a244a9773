"""What may stay: for what reason, how much that is, and that nothing is accepted in vain."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_timeline.check import Finding, Text, check
from csto_timeline.check.accepted import accepting, builtin_list, open_list
from csto_timeline.errors import UsageError
from csto_timeline.log.builtin import builtin_path
from tests.conftest import Cli
from tests.logs import event, log_bytes

LOG = log_bytes(event(id="a", people=["ann"]), event(id="b", people=["bob"]))


def accepted(*entries: dict[str, str], log: str | None = None) -> list[Finding]:
    """Return the findings in a log of three names without an entry, and two events of a single source."""
    listed = open_list("list.json", json.dumps(entries, indent=1).encode(), log)
    return accepting(check([Text.of("x", LOG)]), listed)


def reasons(findings: list[Finding], rule: str) -> list[str | None]:
    return [finding.accepted for finding in findings if finding.rule == rule]


def test_a_rule_is_accepted_as_a_whole_or_for_one_event_or_name() -> None:
    assert reasons(accepted(), "single-source") == [None, None]
    assert reasons(accepted({"rule": "single-source", "reason": "So be it."}), "single-source") == ["So be it."] * 2
    one = {"rule": "single-source", "reason": "Lost.", "id": "b"}
    assert reasons(accepted(one), "single-source") == [None, "Lost."]
    name = {"rule": "no-register-entry", "reason": "Known.", "found": "ann"}
    assert reasons(accepted(name), "no-register-entry") == [None, "Known.", None]
    assert reasons(accepted(one, {"rule": "single-source", "reason": "Any."}), "single-source") == ["Any.", "Lost."]


def test_what_is_accepted_in_vain_is_a_warning_in_its_place() -> None:
    both = {"rule": "single-source", "reason": "So be it.", "id": "b", "found": "a-source"}
    *_, last = accepted(both, {"rule": "plain-http", "reason": "Old."})
    assert f"{last.place} {last.word}: {last.says} [{last.rule}]" == (
        "list.json:8:2: warning: [1]: there is no plain-http left to accept: remove this entry [unneeded-acceptance]"
    )
    assert reasons(accepted(both, log="another"), "single-source") == [None, None]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"[", "is incomplete"),
        (b"{}", "the log: expected an array, got an object"),
        (b'[{"rule": "single-source"}]', "[0].reason: this member is missing"),
        (b'[{"rule": "single-source", "reason": " "}]', "[0].reason: expected text that is not empty"),
        (b'[{"rule": "single-sauce", "reason": "x"}]', '[0].rule: there is no rule "single-sauce"; did you mean'),
        (
            b'[{"rule": "bad-date", "reason": "x"}]',
            '[0].rule: "bad-date" finds errors, which cannot be accepted: fix them',
        ),
        (b'[{"rule": "single-source", "reason": "x", "event": "y"}]', "[0].event: unknown member"),
        (b'[{"rule": "\xff"}]', "has bytes that are not UTF-8"),
    ],
)
def test_a_list_that_is_none_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_list("list.json", data)
    assert str(refused.value).startswith(f"list.json: {says}")


def test_a_list_may_be_of_any_length(cli: Cli, log_file: Callable[..., Path], tmp_path: Path) -> None:
    listed = [{"rule": "single-source", "reason": "It is what there is. " * 9, "id": f"e-{n}"} for n in range(6000)]
    path = tmp_path / "accepted.json"
    path.write_text(f"\ufeff{json.dumps(listed)}", "utf-8")
    answer = cli("check", log_file(event(id="e-5999")), "--accept", path)
    assert (answer.code, "1 accepted" in answer.err) == (0, True)
    assert path.stat().st_size > 1 << 20


def test_the_built_in_log_has_a_reason_for_each_warning_and_a_warning_for_each_reason() -> None:
    listed = open_list("its list", builtin_list().read_bytes(), "builtin")
    findings = accepting(check([Text.of("builtin", builtin_path().read_bytes())]), listed)
    assert [finding for finding in findings if finding.accepted is None] == []
    assert findings


def test_its_list_is_written_as_its_log_is() -> None:
    text = builtin_list().read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
