"""``provenance completion``."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

_VARIABLE = "_PROVENANCE_COMPLETE"


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands and options in your shell.

    \b
    Examples:
      provenance completion bash > ~/.local/share/bash-completion/completions/provenance
      provenance completion zsh > ~/.zfunc/_provenance
      provenance completion fish > ~/.config/fish/completions/provenance.fish

    For one session alone: eval "$(provenance completion bash)".
    """  # noqa: D301
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell} in this version of click")
    root = click.get_current_context().find_root().command
    # The base class's own: bash's first runs bash to ask for its version.
    click.echo(ShellComplete.source(kind(root, {}, "provenance", _VARIABLE)))
