"""``provenance diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from provenance.cli import given

if TYPE_CHECKING:
    from provenance.report import Report


@click.command(name="diff")
@click.argument("left", metavar="A", shell_complete=given.complete_path)
@click.argument("right", metavar="B", shell_complete=given.complete_path)
@click.option(
    "--in",
    "pile",
    multiple=True,
    metavar="PATH",
    shell_complete=given.complete_path,
    help="The pile, or a report of it, in which A and B are names of articles (a part of the name will do).",
)
@click.option("--changes", is_flag=True, help="Only sentences that both have and that differ.")
@given.viewing
def command(left: str, right: str, pile: tuple[str, ...], *, changes: bool, **options: Any) -> None:
    """Lay two articles side by side, sentence by sentence.

    \b
    Examples:
      provenance diff one.txt other.html
      provenance diff one.txt other.html --changes
      provenance diff reuters digest --in articles/
      provenance diff reuters digest --in report.json --json -

    Says whether one has its story from the other or both go back to one source, and on what
    that rests; then each sentence beside the one that makes the same claim, the words that
    differ marked (in braces where there are no colours), divergences as in a critical
    apparatus, and what only one of the two says. A report holds claims and no texts: shorter
    sentences are then left out. With --in, what the rest of the pile shows counts too.
    """  # noqa: D301
    shown = given.Viewing(**options)
    shown.check()
    report = shown.report(pile or _both(left, right))
    one, other = _named(report, left, right) if pile else _of_files(report, left, right, shown)
    _show(report, (one, other), shown, changes=changes)


def _both(left: str, right: str) -> tuple[str, str]:
    if left == right:
        raise click.UsageError("A and B are the same; give two articles")
    return left, right


def _named(report: Report, left: str, right: str) -> tuple[str, str]:
    names = {identifier: str(one["name"]) for identifier, one in report.view.articles.items()}
    one, other = (given.article_named(wanted, names) for wanted in (left, right))
    if one == other:
        raise click.UsageError(f"{left!r} and {right!r} are the same article, {names[one]}; give two")
    return one, other


def _of_files(report: Report, left: str, right: str, shown: given.Viewing) -> tuple[str, str]:
    """Which of the two articles is A's and which B's."""
    from provenance.readers import read  # noqa: PLC0415
    from provenance.report.wording import listed, safe  # noqa: PLC0415

    found = report.view.articles
    if len(found) != 2:  # noqa: PLR2004 (two sides)
        if len(found) > 2:  # noqa: PLR2004
            names = listed([safe(one["name"]) for one in found.values()], given.CANDIDATES)
            raise click.UsageError(
                f"A and B hold {len(found)} articles; choose two with "
                f"`provenance diff NAME NAME --in A --in B`; there are: {names}"
            )
        why = "; ".join(f"{safe(one['name'])}: {safe(one['reason'])}" for one in report.document["skipped"])
        raise click.UsageError(f"there is only one article in A and B; {why or 'give two'}")
    path = right if left == "-" else left
    texts = {one.text for one in read([path], shown.settings().readers).articles}
    first, second = found
    in_order = report.view.texts.get(first) in texts
    return (first, second) if in_order == (path == left) else (second, first)


def _show(report: Report, articles: tuple[str, str], shown: given.Viewing, *, changes: bool) -> None:
    from provenance.cli import output  # noqa: PLC0415
    from provenance.report import terminal  # noqa: PLC0415
    from provenance.report.differing import diff_document  # noqa: PLC0415

    view = report.view
    if shown.json(lambda: diff_document(view, *articles)):
        return
    one, other = (view.articles[article] for article in articles)
    page = terminal.diff_page(view, one, other, changes=changes)
    if shown.svg_to:
        output.write_svg(page, shown.svg_to, shown.width)
    output.console(plain=shown.plain, width=shown.width).print(page)
