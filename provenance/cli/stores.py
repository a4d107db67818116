"""What the commands on a store have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from provenance.api import Store

Command = Callable[..., Any]

_STORE = click.option(
    "--store",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The store's folder.",
)
_MAKING = (
    click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file."),
    click.option("--model", help="sentence-transformers model, name or path. [default: bundled]"),
    click.option("--cache", metavar="auto|off|FILE", help="Where vectors are kept besides. [default: auto]"),
    click.option("--plain", is_flag=True, help="No colours or other escape sequences, no progress bars."),
    click.option("--timings", is_flag=True, help="Print time and peak memory of each stage to stderr."),
)


def in_store(command: Command) -> Command:
    """Give ``command`` the option that names a store."""
    return _STORE(command)


def making(command: Command) -> Command:
    """Give ``command`` the options of one that reads articles into a store, and the store's."""
    for option in reversed((_STORE, *_MAKING)):
        command = option(command)
    return command


@contextmanager
def opened(
    folder: Path,
    *,
    create: bool = False,
    config: Path | None = None,
    model: str | None = None,
    cache: str | None = None,
    plain: bool = False,
    timings: bool = False,
) -> Iterator[Store]:
    """The store in ``folder``, with progress and warnings on stderr."""
    from rich.console import Console  # noqa: PLC0415 (heavy imports wait until the options are known to be right)

    from provenance.api import open_store  # noqa: PLC0415
    from provenance.api.hands import idle_cores  # noqa: PLC0415
    from provenance.cli.monitor import TerminalMonitor  # noqa: PLC0415
    from provenance.config import load_settings  # noqa: PLC0415

    errors = Console(stderr=True, color_system=None if plain else "auto")
    settings = load_settings(config, {"cache": cache}, model=model)
    monitor = TerminalMonitor(errors, visible=errors.is_terminal and not plain)
    try:
        with open_store(
            folder, settings=settings, monitor=monitor, warn=warn, create=create, processes=idle_cores()
        ) as store:
            yield store
    finally:
        if timings:
            errors.print(monitor.table())


def warn(sentence: str) -> None:
    """Say on stderr what a user should know."""
    from provenance.report.wording import safe  # noqa: PLC0415

    click.echo(f"provenance: {safe(sentence)}", err=True)
