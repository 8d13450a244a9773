"""Press Tab, and Enter, in real shells."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.screen import environment, see

# Each prompt, once the shell reads keys, and each completed line goes into the title of the window.
_BASHRC = r"""
PS1='\[\e]2;prompt\a\]% '
eval "$(_CSTO_TIMELINE_COMPLETE=source_bash csto-timeline)"
"""
_ZSHRC = r"""
PROMPT='%% '; LISTMAX=10000; unsetopt beep prompt_sp
autoload -U compinit && compinit -u -D
eval "$(_CSTO_TIMELINE_COMPLETE=source_zsh csto-timeline)"
zle-line-init() { print -n '\e]2;prompt\a' }
tab() { zle expand-or-complete; print -rn $'\e]2;completed '"$BUFFER"$'\a' }
zle -N zle-line-init && zle -N tab && bindkey '^I' tab
"""
_PROMPT = b"\x1b]2;prompt\a"
_COMPLETED = b"\x1b]2;completed csto-timeline "


def needs(shell: str) -> pytest.MarkDecorator:
    """Skip a test where there is no such shell."""
    return pytest.mark.skipif(not shutil.which(shell), reason=f"{shell} is not installed")


def complete_in_bash(line: str, cwd: Path) -> list[str]:
    """Return what bash offers at the end of `line`."""
    last = "''" if line.endswith(" ") else ""
    script = f"""
        eval "$(_CSTO_TIMELINE_COMPLETE=source_bash csto-timeline)"
        COMP_WORDS=(csto-timeline {line}{last}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _csto_timeline_completion csto-timeline
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return sorted(filter(None, _output(["bash", "-c", script], cwd).splitlines()))


def complete_in_fish(line: str, cwd: Path) -> list[str]:
    """Return what fish offers at the end of `line`, each with its description behind a tab."""
    line = shlex.quote(f"csto-timeline {line}")
    script = f"_CSTO_TIMELINE_COMPLETE=source_fish csto-timeline | source; complete -C {line}"
    return sorted(_output(["fish", "-c", script], cwd).splitlines())


def type_into_bash(lines: Sequence[str], cwd: Path, dotfiles: Path) -> None:
    """Type each of the `lines`, Tab and Enter into one interactive bash."""
    (dotfiles / "bashrc").write_text(_BASHRC, "utf-8")
    keys = [(_PROMPT, f"csto-timeline {line}\t\n".encode()) for line in lines]
    _type(f"bash --noprofile --rcfile {shlex.quote(str(dotfiles / 'bashrc'))} -i", keys, cwd, dotfiles)


def type_into_zsh(lines: Sequence[str], cwd: Path, dotfiles: Path, *, then: bytes) -> list[str]:
    """Type each of the `lines`, Tab and `then` into one interactive zsh; return the lines that Tab made of them."""
    (dotfiles / ".zshrc").write_text(_ZSHRC, "utf-8")
    keys = [key for line in lines for key in ((_PROMPT, f"csto-timeline {line}\t".encode()), (_COMPLETED, then))]
    raw = _type("zsh -d -i", keys, cwd, dotfiles)
    return [found.decode() for found in re.findall(re.escape(_COMPLETED) + rb"([^\a]*)\a", raw)]


def answer(shell: str, line: str, cwd: Path, env: Mapping[str, str] = {}) -> str:
    """Return what the program answers the script of `shell` at the end of `line`."""
    before, _, word = f"csto-timeline {line}".rpartition(" ")
    asked = {
        "_CSTO_TIMELINE_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": f"{before} {word}",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": word,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": f"{before}\n{word}",
        "COMP_CWORD": str(len(before.split())),
    }
    return _output(["csto-timeline"], cwd, {**asked, **env})


def enter(shell: str, words: Sequence[str], cwd: Path) -> None:
    """Press Enter behind each of the `words` as it stands, whatever the shell makes of it."""
    env = environment({"HOME": str(cwd.parent)})
    for word in words:
        subprocess.run([shell, "-c", f": {word}"], capture_output=True, env=env, cwd=cwd, check=False)


def words_read(shell: str, words: Sequence[str], folder: Path) -> list[str]:
    """Return the words that `shell` reads where these stand in a script, unquoted."""
    script = folder / "words"
    lines = [" ".join(words[start : start + 500]) for start in range(0, len(words), 500)]
    script.write_text("".join(f"printf '%s\\n' {line}\n" for line in lines), "utf-8")
    return _output([shell, str(script)], folder).removesuffix("\n").split("\n")


def _type(shell: str, keys: Sequence[tuple[bytes, bytes]], cwd: Path, home: Path) -> bytes:
    """Return what an interactive shell draws while the `keys` are typed."""
    env = {"ZDOTDIR": str(home), "HOME": str(home)}
    return see(shell=f"exec {shell}", env=env, cwd=cwd, keys=[*keys, (_PROMPT, b"exit\n")]).raw  # noqa: S604 (no process of Python's)


def _output(command: Sequence[str], cwd: Path, env: Mapping[str, str] = {}) -> str:
    """Return the standard output of a command that says nothing else and does not hang."""
    asked = environment({"HOME": str(cwd.parent), **env})
    done = subprocess.run(command, capture_output=True, text=True, env=asked, cwd=cwd, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout
