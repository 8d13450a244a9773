"""Compressed logs, archives and documents: every command says what they are, and what would work."""

import bz2
import gzip
import lzma
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.logs import event, lines_bytes

LOG = lines_bytes(event())


def archive(**files: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return packed.getvalue()


ODS = archive(mimetype="application/vnd.oasis.opendocument.spreadsheet")
DOCX = archive(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})
FILES = [
    ("a.jsonl.gz", gzip.compress(LOG), "compressed with gzip; decompress it first: gzip -dc a.jsonl.gz > a.jsonl"),
    ("my log.bz2", bz2.compress(LOG), "compressed with bzip2; decompress it first: bzip2 -dc 'my log.bz2' > 'my log'"),
    ("packed", lzma.compress(LOG), "compressed with xz; decompress it first: xz -dc packed > packed.txt"),
    ("a.zst", b"(\xb5/\xfd" + LOG, "compressed with Zstandard; decompress it first: zstd -dc a.zst > a"),
    ("a.json", gzip.compress(LOG), "compressed with gzip; decompress it first: gzip -dc a.json > a"),
    ("a.7z", b"7z\xbc\xaf'\x1c\0\4", "a 7-Zip archive; unpack it first"),
    ("a.zip", archive(**{"a.jsonl": "{}"}), "a ZIP archive; unpack it first"),
    ("a.ods", ODS, "an OpenDocument file; save it as CSV or XLSX"),
    ("a.docx", DOCX, "an Office document; save it as CSV or XLSX"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office; save it as CSV or XLSX"),
    ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\n", "a PDF; save the table in it as CSV"),
]
IDS = [name for name, *_ in FILES]
CALLS: list[Callable[[str], tuple[str, ...]]] = [
    lambda name: ("list", "--log", name),
    lambda name: ("import", name),
    lambda name: ("import", name, "-o", "new.json", "--from", "csv"),
]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "data", "words"), FILES, ids=IDS)
@pytest.mark.parametrize("call", CALLS, ids=["list", "import", "import --from"])
def test_it_is_said_what_a_file_is(
    cli: Cli, call: Callable[[str], tuple[str, ...]], name: str, data: bytes, words: str
) -> None:
    Path(name).write_bytes(data)
    answer = cli(*call(name))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("csto-timeline: log error: ")
    assert answer.err.endswith(f"{name} is {words}\n")


@pytest.mark.parametrize("name", ["a.jsonl.gz", "my log.bz2", "packed"])
def test_the_command_that_is_named_decompresses(cli: Cli, name: str) -> None:
    Path(name).write_bytes({each: data for each, data, _ in FILES}[name])
    command = cli("list", "--log", name).err.strip().partition("first: ")[2]
    if not shutil.which(command.split()[0]):
        pytest.skip(f"{command.split()[0]} is not installed")
    subprocess.run(["sh", "-c", command], check=True, timeout=60)
    assert Path(shlex.split(command)[-1]).read_bytes() == LOG


def test_check_says_it_below_what_it_found(cli: Cli) -> None:
    Path("a.jsonl.gz").write_bytes(gzip.compress(LOG))
    answer = cli("check", "--log", "a.jsonl.gz")
    assert (answer.code, "error: the log: has bytes that are not UTF-8" in answer.out) == (1, True)
    assert "a.jsonl.gz is compressed with gzip; decompress it first" in answer.err


def test_standard_input_is_told_too(cli: Cli) -> None:
    answer = cli("list", "--log", "-", stdin=gzip.compress(LOG))
    assert answer.code == 3
    assert answer.err.endswith("standard input is compressed with gzip; gzip -dc FILE | csto-timeline --log -\n")
    answer = cli("list", "--log", "-", stdin=ODS)
    assert answer.err.endswith("standard input is an OpenDocument file; save it as CSV or XLSX\n")


def test_text_that_begins_like_an_archive_is_text(cli: Cli) -> None:
    Path("a.csv").write_text("BZh,Title\n2022-11-01,One\n", "utf-8")
    assert cli("import", "a.csv").out.startswith("a.csv: a table (CSV), 2 columns\n")


@pytest.mark.parametrize("log", ["x.jsonl.gz", "x.txt", "x"])
def test_no_command_is_suggested_that_would_be_refused(cli: Cli, log: str) -> None:
    """Neither where the columns are known, nor where they are only surveyed."""
    Path("a.csv").write_text("Date,Title\n2022-11-01,One\n", "utf-8")
    for mapped in ((), ("--map", "date=Date", "--map", "title=Title")):
        answer = cli("import", "a.csv", "-o", log, *mapped)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.endswith(f"usage error: {log} does not end in .json, .jsonl or .ndjson: rename it\n")
        answer = cli("import", "a.csv", "--into", "none.json", *mapped)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.endswith("none.json does not exist: write a new log with --output none.json\n")
    assert cli("init", "x.jsonl.gz").err.endswith('a .jsonl file, not "x.jsonl.gz": write x.json\n')
