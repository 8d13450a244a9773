"""What the tests of the settings file share."""

from collections.abc import Callable
from pathlib import Path

import pytest

Config = Callable[[str], Path]
ARMENIA = """\
# what I ask every week
[questions.armenia-exit]
country = "armenia"
since = 2022 # when it began
search = ['withdraw OR freeze', '"leave the CSTO"']
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Write the settings file, which the environment names."""
    path = tmp_path / "settings" / "config.toml"
    path.parent.mkdir()
    monkeypatch.setenv("CSTO_TIMELINE_CONFIG", str(path))

    def write(text: str) -> Path:
        path.write_bytes(text.encode())
        return path

    return write
