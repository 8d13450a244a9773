"""`export FOLDER/`: all of its files or none, and nothing else is touched."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from csto_timeline.cli.folder import save_folder
from csto_timeline.formats.html.page import Page
from tests.conftest import Cli
from tests.logs import event, log_bytes

PIECE = r"events-[0-9]+-[0-9a-f]{12}\.html"
OLD = "events-2-000000000000.html"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a log of five events, of which a page takes two in a piece."""
    monkeypatch.setattr(Page, "piece", 2)
    path = tmp_path / "log.json"
    path.write_bytes(log_bytes(*(event(id=f"e-{n}", date=f"{2000 + n}", title=f"Title {n}") for n in range(5))))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "page"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_writes_an_index_and_pieces(log: Path, folder: Path, cli: Cli) -> None:
    answer = cli("--log", log, "export", f"{folder}/")
    assert (answer.code, answer.out, answer.err) == (0, "", f"{folder}/index.html: 5 events\n")
    second, third, index = names(folder)
    assert index == "index.html"
    assert re.fullmatch(PIECE, second)
    assert re.fullmatch(PIECE, third)
    text = (folder / index).read_text("utf-8")
    assert re.findall(rf'href="({PIECE})">(.*?)<', text) == [
        (second, "2 events, 2002 to 2003"),
        (third, "1 event, 2004"),
    ]
    held = [(folder / name).read_text("utf-8") for name in (index, second, third)]
    assert [re.findall('<li id="(e-.)"', each) for each in held] == [["e-0", "e-1"], ["e-2", "e-3"], ["e-4"]]
    assert stat.S_IMODE((folder / second).stat().st_mode) == stat.S_IMODE((folder / index).stat().st_mode)


def test_few_events_need_no_pieces(log: Path, folder: Path, cli: Cli) -> None:
    cli("--log", log, "export", f"{folder}/", "2000..2001")
    assert names(folder) == ["index.html"]
    assert "_pieces" not in (folder / "index.html").read_text("utf-8").partition("<script>")[0]
    assert cli("--log", log, "export", f"{folder}/", "1900", "--force").code == 0


def test_the_same_log_gives_the_same_folder(log: Path, folder: Path, cli: Cli) -> None:
    cli("--log", log, "export", f"{folder}/")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    cli("--log", log, "export", f"{folder}/", "--force")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_other_files_stay_and_old_pieces_go(log: Path, folder: Path, cli: Cli) -> None:
    folder.mkdir()
    (folder / "CNAME").write_text("mine")
    (folder / OLD).write_text("mine too: no index names it")
    assert cli("--log", log, "export", f"{folder}/").code == 0
    before = names(folder)
    answer = cli("--log", log, "export", f"{folder}/", "--reverse")
    assert (answer.code, names(folder)) == (2, before)
    assert answer.err == f"csto-timeline: usage error: {folder}/index.html exists: use --force to overwrite it\n"
    assert cli("--log", log, "export", f"{folder}/", "--reverse", "--force").code == 0
    assert {*names(folder)} & {*before} == {"CNAME", OLD, "index.html"}
    assert len(names(folder)) == 5
    assert (folder / "CNAME").read_text() == "mine"


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device"), ValueError])
@pytest.mark.parametrize("there", [False, True])
def test_what_is_interrupted_leaves_nothing(error: type[BaseException], there: bool, folder: Path) -> None:
    if there:
        save_folder(folder, iter([(OLD, b"old"), ("index.html", f'<a href="{OLD}">'.encode())]), force=False)

    def files() -> Iterator[tuple[str, bytes]]:
        yield OLD.replace("-0", "-1"), b"new"
        raise error

    with pytest.raises(BaseException):  # noqa: B017, PT011 (an OSError becomes one of the program's)
        save_folder(folder, files(), force=True)
    assert names(folder) == [OLD, "index.html"] if there else not folder.exists()


def test_an_old_page_works_until_the_new_one_is_there(folder: Path) -> None:
    """What ends the program between two files leaves an index and all that it names."""
    save_folder(folder, iter([(OLD, b"old"), ("index.html", f'<a href="{OLD}">'.encode())]), force=False)
    new = OLD.replace("-0", "-1")

    def files() -> Iterator[tuple[str, bytes]]:
        yield new, b"new"
        assert names(folder) == [OLD, new, "index.html"]
        assert OLD in (folder / "index.html").read_text()
        yield "index.html", f'<a href="{new}">'.encode()

    save_folder(folder, files(), force=True)
    assert names(folder) == [new, "index.html"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["file/"], 2, "file is not a folder: name another, or leave out the / for a file"),
        (["no/page/"], 74, "no/page could not be written: No such file or directory"),
        (["."], 2, ". is a folder: write ./ for a web page in several files"),
        (["page/", "--format", "csv"], 2, "CSV is written to a file: only a web page can be a folder"),
        (["page/", "--style", "table"], 2, "HTML does not take --style: Markdown does"),
    ],
)
def test_what_cannot_be_a_folder(
    arguments: list[str], code: int, said: str, log: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(log.parent)
    Path("file").write_text("mine")
    answer = cli("--log", log, "export", *arguments, "--force")
    assert answer.code == code
    assert said in answer.err
    assert names(Path()) == ["file", "log.json"]
