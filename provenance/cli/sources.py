"""``provenance sources``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from provenance.cli import given
from provenance.model import SourceKind

if TYPE_CHECKING:
    from provenance.report.citing import Citing
    from provenance.report.view import View

FORMAT = "provenance-sources/1"


@click.command(name="sources")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", shell_complete=given.complete_path)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(get_args(SourceKind)),
    help="Only sources of this kind.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=40, show_default=True, help="Sources shown; 0 for all."
)
@given.viewing
def command(paths: tuple[str, ...], kinds: tuple[str, ...], limit: int, **options: Any) -> None:
    """Show who is cited by whom.

    \b
    Examples:
      provenance sources articles/
      provenance sources report.json --kind agency
      provenance sources articles/ | cut -f 1,4
      provenance sources articles/ --json -

    For each source: its kind, whether the pile holds a report of its own, of how many claims
    that more than one article makes it is the origin, and which outlets cite it. PATH is a
    report that `trace --json` wrote, or articles, named as for `trace`. On a pipe there is a
    line a source, its cells parted by tabs, and nothing is left out.
    """  # noqa: D301
    shown = given.Viewing(**options)
    shown.check()
    from provenance.report.citing import citings  # noqa: PLC0415 (heavy imports wait)

    view = shown.report(paths).view
    found = citings(view, kinds)
    if not shown.json(lambda: _document(view, found)):
        _print(view, found, shown, limit)


def _print(view: View, found: list[Citing], shown: given.Viewing, limit: int) -> None:
    from provenance.cli import hints, output  # noqa: PLC0415
    from provenance.report import terminal  # noqa: PLC0415

    page = terminal.sources_page(view, found, limit or None)
    console = output.console(plain=shown.plain, width=shown.width)
    if shown.svg_to:
        output.write_svg(page, shown.svg_to, shown.width)
    if console.is_terminal or shown.width:
        console.print(page)
        hints.show(hints.after_sources(view, found))
    else:
        output.print_text("".join(f"{line}\n" for line in terminal.sources_lines(view, found)))


def _document(view: View, found: list[Citing]) -> dict[str, Any]:
    from provenance.report.citing import as_json  # noqa: PLC0415

    return {"format": FORMAT, "sources": [as_json(view, one) for one in found]}
