"""The commands: what ``--help`` says of each, from the table by which they are found."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from docs.introspection.markdown import code, plain, table
from provenance.cli import _group as group

_AS_IS = "\b"
"""Click's mark of a paragraph that is not rewrapped."""


def part() -> str:
    """A section for each command: usage, description, options."""
    return "\n\n".join(_section(name, command) for name, command in commands())


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by its name, in the order of ``provenance --help``."""
    context = click.Context(group, info_name="provenance")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name  # noqa: S101 (the table lists what it has)
        yield name, command


def context_of(name: str, command: click.Command) -> click.Context:
    """A context in which ``command`` describes itself as it does when called."""
    return click.Context(command, info_name=name, parent=click.Context(group, info_name="provenance"))


def _section(name: str, command: click.Command) -> str:
    context = context_of(name, command)
    usage = " ".join(command.collect_usage_pieces(context))
    blocks = [f"## {name}", f"```text\n{context.command_path} {usage}\n```", *_description(command)]
    rows = [
        (code(record[0]), plain(record[1]) or "See above.")
        for parameter in command.get_params(context)
        if (record := parameter.get_help_record(context))
    ]
    return "\n\n".join([*blocks, table(("option", "meaning"), rows)])


def _description(command: click.Command) -> Iterator[str]:
    for text in (command.help, command.epilog):
        for paragraph in inspect.cleandoc(text or "").split("\n\n"):
            if paragraph.startswith(_AS_IS):
                yield f"```text\n{inspect.cleandoc(paragraph.removeprefix(_AS_IS))}\n```"
            elif paragraph.strip():
                yield paragraph.strip()
