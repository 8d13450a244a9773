"""The sources of a selection in the formats of reference managers, as programs by others read them."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_timeline.answers.citation import key
from csto_timeline.log.whole import Log
from csto_timeline.text import visible
from tests.formats.conftest import whole
from tests.formats.test_markdown import hostile
from tests.logs import event, make_log

FULL = {
    "id": "s-1",
    "publisher": "Azatutyun",
    "title": "A & B: 50% of “ОДКБ” {sic} -- x_y ~ ^ \\ #1 $2 <b> 'q' ''r'' !`",
    "author": "Ann Roe, and Bo",
    "published": "2022-11-23",
    "wire": "RFE/RL",
    "url": "https://президент.рф/a%20b?c=d_e&f#{g}",
    "archived": "https://archive.example/2022/https://x.example/a%20b",
    "accessed": "2024-05-01",
    "language": "hy",
}


def log_of(*sources: dict[str, Any]) -> Log:
    """Return a log of one event that those sources report."""
    return make_log(event(accounts=[{"source": source["id"]} for source in sources]), sources=list(sources))


def bib(log: Log) -> dict[str, dict[str, str]]:
    """Return the entries as bibtexparser reads them, by their keys, with what LaTeX makes of each text."""
    library = parse_string(whole("biblatex", log))
    assert library.failed_blocks == []
    verbatim = {"url", "eprint"}
    return {
        entry.key: {"type": entry.entry_type}
        | {f.key: f.value if f.key in verbatim else latex_text(f.value) for f in entry.fields}
        for entry in library.entries
    }


def latex_text(value: str) -> str:
    """Return what LaTeX makes of a value; reading all that LaTeX may be is for Pandoc, below."""
    signs = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "less": "<", "greater": ">"}
    signs |= {"braceleft": "{", "braceright": "}"}
    command = re.compile(r"\\text([a-z]+)\{\}|\\([#$%&_{}])|[{}]")
    return command.sub(lambda found: signs[found[1]] if found[1] else found[2] or "", value)


def ris(log: Log) -> list[dict[str, Any]]:
    """Return the entries as rispy reads them."""
    found: list[dict[str, Any]] = rispy.loads(whole("ris", log))
    return found


def csl(log: Log) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(whole("csl", log))
    return found


def run(*command: str | Path, text: str = "", cwd: Path | None = None) -> str:
    """Run a program that may not be there."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, cwd=cwd)
    return done.stdout.decode()


def biber_warnings(log: Log, folder: Path) -> list[str]:
    """Return what Biber says of the entries."""
    path = folder / "sources.bib"
    path.write_text(whole("biblatex", log), "utf-8")
    said = run("biber", "--tool", "--validate-datamodel", "--nolog", path, cwd=folder)
    return [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))]


def test_everything_that_the_log_says_of_a_source() -> None:
    log = log_of(FULL)
    address = "https://xn--d1abbgf6aiiy.xn--p1ai/a%20b?c=d_e&f#"
    assert bib(log) == {
        "s-1": {
            "type": "online",
            "author": "Ann Roe, and Bo",
            "title": FULL["title"],
            "organization": "Azatutyun",
            "date": "2022-11-23",
            "language": "Armenian",
            "note": "text of RFE/RL",
            "url": f"{address}%7Bg%7D",
            "eprint": FULL["archived"],
            "eprinttype": "archived",
            "urldate": "2024-05-01",
        }
    }
    assert ris(log) == [
        {
            "type_of_reference": "ELEC",
            "id": "s-1",
            "authors": ["Ann Roe, and Bo"],
            "title": FULL["title"],
            "secondary_title": "Azatutyun",
            "year": "2022",
            "date": "2022/11/23/",
            "language": "hy",
            "urls": [f"{address}{{g}}"],
            "access_date": "2024/05/01/",
            "notes": [f"archived at {FULL['archived']}", "text of RFE/RL"],
        }
    ]
    assert csl(log) == [
        {
            "id": "s-1",
            "type": "webpage",
            "author": [{"literal": "Ann Roe, and Bo"}],
            "title": FULL["title"],
            "container-title": "Azatutyun",
            "issued": {"date-parts": [[2022, 11, 23]]},
            "language": "hy",
            "URL": f"{address}{{g}}",
            "accessed": {"date-parts": [[2024, 5, 1]]},
            "note": f"text of RFE/RL; archived at {FULL['archived']}",
        }
    ]


def test_a_source_of_which_nothing_is_known() -> None:
    """BibLaTeX asks for a title. No entry in the log: the key is made of the text."""
    log = make_log(event(accounts=[{"source": "The Times"}]))
    entry = {"type": "misc", "title": "[title not known]", "organization": "The Times"}
    assert bib(log) == {key("The Times"): entry}
    assert ris(log) == [{"type_of_reference": "GEN", "id": key("The Times"), "publisher": "The Times"}]
    assert csl(log) == [{"id": key("The Times"), "type": "document", "publisher": "The Times"}]


def test_a_language_without_a_name_is_called_by_its_tag() -> None:
    tags = {"a": "sr-Latn", "b": "sah", "c": "ru"}
    entries = bib(log_of(*({"id": id, "publisher": "P", "language": tag} for id, tag in tags.items())))
    assert [entry["language"] for entry in entries.values()] == ["Serbian (sr-Latn)", "sah", "Russian"]


def test_the_day_of_access_never_passes_for_the_date_of_a_source() -> None:
    """BibLaTeX makes the label of an entry of `urldate` where it has no date: “Roe 2024” for what was read in 2024."""
    seen = {"publisher": "P", "url": "https://x.example/", "accessed": "2024-05-01"}
    first, second, third = bib(
        log_of(
            {"id": "a", **seen},
            {"id": "b", **seen, "published": "[2021-12..2022-01]"},
            {"id": "c", **seen, "published": "2022"},
        )
    ).values()
    assert [entry.get("urldate") for entry in (first, second, third)] == [None, None, "2024-05-01"]
    assert first["note"] == "accessed 1 May 2024"
    assert second["note"] == "published Dec 2021 – Jan 2022 (one day, not known which); accessed 1 May 2024"
    assert "note" not in third


def test_addresses_that_are_no_links_and_copies_without_an_original() -> None:
    log = log_of(
        {"id": "a", "publisher": "A", "url": "javascript:alert(1)"},
        {"id": "b", "publisher": "B", "archived": "https://archive.example/b"},
    )
    first, second = bib(log).values()
    assert (first["type"], first["note"]) == ("misc", "address: javascript:alert(1)")
    assert (second["type"], second["url"]) == ("online", "https://archive.example/b")
    assert csl(log)[0]["note"] == "address: javascript:alert(1)"
    assert ris(log)[0]["notes"] == ["address: javascript:alert(1)"]


@pytest.mark.parametrize(
    ("published", "in_bib", "parts", "words"),
    [
        ("2022-11-23", "2022-11-23", [2022, 11, 23], ""),
        ("2022-11", "2022-11", [2022, 11], ""),
        ("2022", "2022", [2022], ""),
        ("0987-01", "0987-01", [987, 1], ""),
        ("2022-11~", "2022-11~", [2022, 11], "c. Nov 2022"),
        ("2022?", "2022?", [2022], "2022?"),
        ("2022-11-XX", "2022-11", [2022, 11], "some day of Nov 2022"),
        ("2022-XX", "2022", [2022], "some month of 2022"),
        ("2022-21", "2022-21", [2022], "spring 2022"),
        ("2022-24", "2022-24", None, "winter 2022–23"),
        ("2022-34", "2022", [2022], "Q2 2022"),
        ("2022-40", "2022", [2022], "first half of 2022"),
        ("199X", "199X", None, "1990s"),
        ("199X~", "", None, "c. 1990s"),
        ("2022-11-23/2022-11-24", "2022-11-23/2022-11-24", [2022, 11], "23–24 Nov 2022"),
        ("2021-12/2022-01", "2021-12/2022-01", None, "Dec 2021 – Jan 2022"),
        ("2022/..", "2022/..", None, "since 2022"),
        ("../2022", "", None, "until 2022"),
        ("[2022-11-23..2022-11-30]", "2022-11", [2022, 11], "23–30 Nov 2022 (one day, not known which)"),
        ("[2022-11-23..2022-12-31]", "2022", [2022], "23 Nov – 31 Dec 2022 (one day, not known which)"),
        ("[2021-12..2022-01]", "", None, "Dec 2021 – Jan 2022 (one day, not known which)"),
        ("[2022-11-23,2022-11-25]", "2022-11", [2022, 11], "23 or 25 Nov 2022"),
        ("[..2022-11-29]", "", None, "by 29 Nov 2022"),
        ("{2022-11-23,2022-11-25}", "2022-11", [2022, 11], "23 and 25 Nov 2022"),
    ],
)
def test_no_date_is_more_precise_than_the_log_has_it(
    published: str, in_bib: str, parts: list[int] | None, words: str
) -> None:
    """Each format gets what it can say, and in words what it cannot."""
    log = log_of({"id": "s", "publisher": "P", "published": published})
    entry, reference, item = bib(log)["s"], ris(log)[0], csl(log)[0]
    assert entry.get("date", "") == in_bib
    assert item.get("issued", {}).get("date-parts") == ([parts] if parts else None)
    assert ("circa" in item.get("issued", {})) == (published[-1] in "~?%" and parts is not None)
    assert [int(part) for part in re.findall(r"\d+", reference.get("date", ""))] == (parts or [])
    notes = [f"published {words}"] if words else []
    assert ([entry["note"]] if "note" in entry else []) == notes
    assert reference.get("notes", []) == notes
    assert ([item["note"]] if "note" in item else []) == notes


def test_the_keys_are_the_labels_of_the_brief(builtin: Log) -> None:
    """In their order: a brief whose footnotes somebody turns into citations finds each of its sources."""
    questions: list[dict[str, Any]] = [
        {},
        {"kinds": ("statement",), "reverse": True},
        {"places": ("yerevan",), "limit": 3},
    ]
    for filters in questions:
        labels = re.findall(r"^\[\^([^\]]+)\]: ", whole("markdown", builtin, **filters), re.MULTILINE)
        assert re.findall("^@[a-z]+{(.*),$", whole("biblatex", builtin, **filters), re.MULTILINE) == labels
        assert re.findall(r"^ID  - (.*)\r$", whole("ris", builtin, **filters), re.MULTILINE) == labels
        assert [item["id"] for item in json.loads(whole("csl", builtin, **filters))] == labels
        assert len(set(labels)) == len(labels) > 2


@settings(max_examples=200, deadline=None)
@given(st.lists(hostile.filter(str.strip), min_size=3, max_size=3))
def test_no_text_of_a_log_changes_an_entry(texts: list[str]) -> None:
    """As readers by others see it: one source, with these texts and no other field."""
    title, author, publisher = texts
    log = log_of({"id": "s", "publisher": publisher, "title": title, "author": author}, {"id": "t", "publisher": "T"})
    shown = [visible(text) for text in texts]
    entries = bib(log)
    assert list(entries) == ["s", "t"]
    assert [entries["s"][name] for name in ("title", "author", "organization")] == shown
    assert len(entries["s"]) == 4
    first, second = ris(log)
    bare = [text.strip() for text in shown]  # spaces at the ends are no part of a RIS line
    assert [first["title"], *first["authors"], first["publisher"]] == bare
    assert (len(first), second["publisher"]) == (5, "T")
    item, _ = csl(log)
    assert (item["title"], item["author"], item["publisher"]) == (shown[0], [{"literal": shown[1]}], shown[2])


def test_biber_finds_nothing_wrong(builtin: Log, tmp_path: Path) -> None:
    """But that sources have no date whose date is not known: a style prints `n.d.` then, and nothing else would."""
    undated = [id for id, entry in bib(builtin).items() if "date" not in entry]
    said = biber_warnings(builtin, tmp_path)
    expected = "Missing mandatory field - one of 'date, year' must be defined"
    assert sorted(re.findall(r"Entry '(.*?)' \(.*?sources.bib\): (.*)", "\n".join(said))) == sorted(
        (id, expected) for id in undated
    )
    assert len(said) == len(undated)
    assert all(builtin.source(id).published is None or "[" in str(builtin.source(id).published) for id in undated)


def test_biber_takes_every_date_and_hostile_texts(tmp_path: Path) -> None:
    dates = ["2022-11-23", "2022-11~", "2022?", "2022-XX", "2022-24", "2022-33", "199X", "19XX", "2022/..", "2022/"]
    texts = [
        "}{",
        "{",
        "}}",
        "\\",
        "\\}",
        "{\\}",
        "% x",
        "a, b and c",
        '"',
        "#1 @x{y,",
        "\u202e",
        "$",
        "x\n\n@online{z,",
    ]
    dated = [{"id": f"d-{n}", "publisher": "P", "title": "T", "published": date} for n, date in enumerate(dates)]
    told = [
        {"id": f"t-{n}", "publisher": text, "title": text, "author": text, "wire": text, "published": "2022"}
        for n, text in enumerate(texts)
    ]
    assert biber_warnings(log_of(FULL, *dated, *told), tmp_path) == []
    read = json.loads(run("pandoc", "-f", "biblatex", "-t", "csljson", text=whole("biblatex", log_of(FULL, *told))))
    assert [item["id"] for item in read] == [source["id"] for source in (FULL, *told)]
    typographic = str(FULL["title"]).translate(str.maketrans("'`", "’‘"))
    assert [item["title"] for item in read[:1]] == [typographic]


@pytest.mark.parametrize(("format", "suffix"), [("biblatex", ".bib"), ("csl", ".csl.json")])
def test_pandoc_cites_the_sources_of_the_built_in_log(format: str, suffix: str, builtin: Log, tmp_path: Path) -> None:
    path = tmp_path / f"sources{suffix}"
    path.write_text(whole(format, builtin), "utf-8")
    claim = "Claim [@warsaw-institute-2022-11-29; @mirror-spectator-2022-12-01].\n"
    cited = ["pandoc", "--citeproc", "--to", "plain", "--wrap", "none", "--bibliography"]
    printed = run(*cited, path, text=claim)
    assert (
        "Grzegorz Kuczyński. 2022. “CSTO Summit in Yerevan Was Bitter Pill for Putin.” Warsaw Institute. "
        "November 29, 2022. https://warsawinstitute.org/csto-summit-yerevan-bitter-pill-putin/."
    ) in printed
    assert "https://mirrorspectator.com/2022/12/01/" in printed
