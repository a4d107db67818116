"""The command line: the only place that prints and exits.

Exit codes: 0 ran, 1 only where a command has a failing condition, 2 wrong usage or input,
130 interrupted.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys

import click

from provenance import __version__
from provenance.errors import ProvenanceError

_COMMANDS = {
    "trace": "Trace every claim of a pile of articles to its origin.",
    "sources": "Show who is cited by whom.",
    "diff": "Lay two articles side by side, sentence by sentence.",
    "add": "Add articles to a store.",
    "report": "Trace every claim of a store's articles to its origin.",
    "check": "Check the claims of a draft against a collection.",
    "remove": "Remove articles from a store.",
    "info": "Show what a store holds.",
    "verify": "Check a store, and repair what can be made again.",
    "export": "Write a report in a format that other tools read.",
    "schema": "Print the JSON Schema of the report, or of a check.",
    "completion": "Print the script that completes commands in your shell.",
}
"""Name and short help; a command's module is imported only when it runs, so --help is instant."""


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            command: click.Command = importlib.import_module(f"provenance.cli.{cmd_name}").command
            command.short_help = _COMMANDS[cmd_name]  # what a shell shows beside the name
            return command
        near = difflib.get_close_matches(cmd_name, _COMMANDS, n=1)
        if near and not ctx.resilient_parsing:
            ctx.fail(f"No such command {cmd_name!r}. Did you mean {near[0]!r}?")
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(name="provenance", cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provenance")
def _group() -> None:
    """Where claims in news articles come from, and what changed on the way.

    \b
    Examples:
      provenance trace articles/                 read a folder, print the report
      provenance trace a.txt b.html --json out.json
      provenance add articles/ --store news      keep a collection; add what came in today
      provenance report --store news             and trace all of it
      provenance diff one.txt other.html         two articles, sentence by sentence
      provenance check draft.txt --store news    what the collection knows of a draft's claims
      zcat dump.jsonl.gz | provenance trace - --limit 50
    """  # noqa: D301 (click's mark for a block that is not rewrapped)


def main() -> None:
    """Run the command line and exit."""
    sys.exit(_run())


def _run() -> int:
    try:
        return _group.main(prog_name="provenance", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return 130
    except ProvenanceError as error:
        from provenance.report.wording import safe  # noqa: PLC0415 (keeps --help instant)

        click.echo(f"provenance: {safe(str(error))}", err=True)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has had enough; keep the interpreter's own flush quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
