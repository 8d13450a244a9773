"""The options of every command, and how commands share options; each is declared once."""

import functools
import inspect
from collections.abc import Callable, Collection, Sequence
from typing import Annotated, Any, TypeVar

import typer
from msgspec import Struct
from msgspec.structs import replace

from csto_timeline.cli.display import Color, Display
from csto_timeline.cli.logs import chosen, open_chosen, open_chosen_on_cluster
from csto_timeline.errors import UsageError
from csto_timeline.log.store import Prefer, Store

R = TypeVar("R")


def takes(
    provider: Callable[..., object], without: Collection[str] = ()
) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Add the parameters of `provider` to a command, and pass what it returns as the first argument.

    Those `without` which the command does keep their default. `shared` of the command has the names of the others.
    """
    every = inspect.signature(provider, eval_str=True).parameters
    shared = {name: parameter for name, parameter in every.items() if name not in without}

    def decorate(command: Callable[..., R]) -> Callable[..., R]:
        first, *rest = inspect.signature(command, eval_str=True).parameters.values()
        own = {parameter.name: parameter for parameter in rest}

        @functools.wraps(command)
        def wrapper(**values: Any) -> R:
            provided = provider(**{name: values[name] for name in shared})
            return command(**{first.name: provided}, **{name: values[name] for name in own})

        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (own | shared).values()]
        wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        wrapper.shared = {*getattr(command, "shared", ()), *shared}  # type: ignore[attr-defined]
        wrapper.__annotations__ = {}  # Typer takes them from the signature, and would evaluate each of these twice
        return wrapper

    return decorate


NOTHING_FITS = 5  # the exit code for it, where --fail-empty asks for one


class Settings(Struct, frozen=True):
    """The options that every command has, before and after the command's name; `fail_empty` stands after it alone."""

    logs: tuple[str, ...]
    merge: bool
    display: Display
    fail_empty: bool = False
    prefer: Prefer | None = None
    engine: str | None = None

    def store(self) -> Store:
        """Open the logs asked for, else the built-in one, as one store; raises `LogError`."""
        if self.engine is not None:
            return open_chosen_on_cluster(self.logs, self.engine)
        return open_chosen(self.logs, merge=self.merge, prefer=self.prefer)

    def paths(self, named: Sequence[str] | None = None) -> list[str]:
        """Return the paths of the logs that are named, else asked for; raises `UsageError` with a cluster."""
        if self.engine is not None:
            raise UsageError("--engine is for commands that query a log: this one reads or writes files itself")
        return chosen(named or self.logs)

    def exit_code(self, answers: int) -> int:
        """Return the exit code of a command that found so many."""
        return NOTHING_FITS if self.fail_empty and not answers else 0


def settings(
    ctx: typer.Context,
    log: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Read this log, or all logs in this folder; repeat to read several as one. - is standard input, "
            "builtin the built-in log. By default CSTO_TIMELINE_LOG, then the settings file, then builtin.",
            show_default=False,
        ),
    ] = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="Combine accounts of an event that appears in several logs.")
    ] = False,
    prefer: Annotated[
        Prefer | None,
        typer.Option(
            metavar="|".join(Prefer),
            help="With --merge: which log wins where they disagree. Its account replaces that of the same source.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="sc://HOST:PORT",
            help="Have this Spark cluster search the log, a folder of Parquet files that the cluster can read.",
            show_default=False,
        ),
    ] = None,
    color: Annotated[
        Color | None,
        typer.Option(
            metavar="|".join(Color),
            help="When to use colour; auto, the default, follows NO_COLOR, FORCE_COLOR and the terminal.",
            show_default=False,
        ),
    ] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Do not page long output.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit with 5 if nothing matches.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Print sentences without drawing characters, for a screen reader.")
    ] = False,
    no_config: Annotated[bool, typer.Option("--no-config", help="Do not read the settings file.")] = False,  # noqa: ARG001 (read before all options)
) -> Settings:
    """Collect the settings; options after the command's name win over those before it."""
    before = ctx.obj if isinstance(ctx.obj, Settings) else Settings((), False, Display())
    shown = before.display
    pager, plain = shown.pager and not no_pager, shown.plain or plain
    display = replace(shown, color=color or shown.color, pager=pager, plain=plain)
    merge, prefer = merge or before.merge, prefer or before.prefer
    if prefer and not merge and before is ctx.obj:
        raise UsageError("--prefer needs --merge")
    return Settings(tuple(log or before.logs), merge, display, fail_empty, prefer, engine or before.engine)
