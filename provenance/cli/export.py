"""``provenance export``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import given
from provenance.report.export import FORMATS, FolderFormat

if TYPE_CHECKING:
    from provenance.config import Settings
    from provenance.report import Report
    from provenance.report.export import ExportFormat
    from provenance.report.view import View

_WIDTH = max(map(len, FORMATS)) + 2
_HELP = "\n".join(
    [
        "Write a report in a format that other tools read.",
        "",
        "\b",
        "Examples:",
        "  provenance export report.json --format dot | dot -Tsvg > lineage.svg",
        "  provenance export report.json --format csv --output tables/",
        "  provenance export report.json --format markdown --claim c3f2a1",
        "  provenance export articles/ --format web-annotation --output annotations.json",
        "  provenance export --store news --format prov-json",
        "",
        "SOURCE is a report that `trace --json` wrote, or articles to trace, named as for `trace`;",
        "--store names a collection instead.",
        "",
        "\b",
        "Formats:",
        *(f"  {one.name:{_WIDTH}}{one.summary}" for one in FORMATS.values()),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The command's options, as click names them."""

    format_name: str
    output: str
    claim_id: str | None
    texts: tuple[Path, ...]
    config: Path | None
    store: Path | None

    @property
    def format(self) -> ExportFormat:
        """The chosen format."""
        return FORMATS[self.format_name]

    def check(self) -> None:
        """Refuse what cannot work before any work starts."""
        target = Path(self.output)
        if isinstance(self.format, FolderFormat):
            if self.output == "-":
                raise click.UsageError(f"{self.format_name} is a folder of files; give --output DIR")
            if (target.exists() and not target.is_dir()) or not target.absolute().parent.is_dir():
                raise click.UsageError(
                    f"cannot write {target}: give a folder, or one to make in a folder that exists"
                )
        elif self.output != "-" and (target.is_dir() or not target.absolute().parent.is_dir()):
            raise click.UsageError(f"cannot write {target}: --output needs a file in a folder that exists")


@click.command(name="export", help=_HELP)
@click.argument("sources", nargs=-1, metavar="[SOURCE…]", shell_complete=given.complete_path)
@click.option(
    "--format",
    "format_name",
    required=True,
    type=click.Choice(list(FORMATS)),
    metavar="NAME",
    help="One of the formats above.",
)
@click.option(
    "--output",
    default="-",
    metavar="FILE|-|DIR",
    help="Where to; what stands there is replaced. [default: -, standard output]",
)
@click.option("--claim", "claim_id", metavar="ID", help="Only this claim (the id's beginning will do).")
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The articles of a report, for formats that quote what stands around a mention.",
)
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR", help="The store whose report it is.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings as a TOML file.")
def command(sources: tuple[str, ...], **options: Any) -> None:
    """Write a report in a format that other tools read; ``_HELP`` says more."""
    chosen = _Options(**options)
    chosen.check()
    if bool(sources) == (chosen.store is not None):
        raise click.UsageError("give a report or articles, or --store DIR; one of them")
    from provenance.config import load_settings  # noqa: PLC0415 (heavy imports wait until the options are right)

    settings = load_settings(chosen.config)
    _export(_report(sources, chosen, settings), chosen)


def _report(sources: tuple[str, ...], options: _Options, settings: Settings) -> Report:
    """The report that is given, or that of the articles that are."""
    from provenance.report.loading import load_report  # noqa: PLC0415

    if options.store is not None:
        return _kept(options.store, options, settings)
    raw = given.report_bytes(sources)
    if raw is None:
        return _traced(sources, options, settings)
    report = load_report(raw, given.name(sources))
    if not options.texts:
        return report
    texts = _texts(options.texts, settings)
    if not texts.keys() & report.view.articles.keys():
        raise click.UsageError("--texts: none of these is an article of the report; give what was traced")
    return report.with_texts(texts)


def _kept(store: Path, options: _Options, settings: Settings) -> Report:
    """The report of a store's articles, which has their texts."""
    from provenance.api import open_store  # noqa: PLC0415
    from provenance.cli.stores import warn  # noqa: PLC0415

    if options.texts:
        raise click.UsageError("--texts goes with a report; a store has the texts of its articles")
    with open_store(store, settings=settings, warn=warn, create=False) as held:
        return held.report()


def _traced(sources: tuple[str, ...], options: _Options, settings: Settings) -> Report:
    if options.texts:
        raise click.UsageError("--texts goes with a report; articles that are traced have their texts")
    return given.traced(sources, settings)


def _texts(paths: tuple[Path, ...], settings: Settings) -> dict[str, str]:
    from provenance.readers import read  # noqa: PLC0415

    return {one.id: one.text for one in read(paths, settings.readers).articles}


def _chosen(view: View, claim_id: str | None) -> View:
    from provenance.report.export import narrowed  # noqa: PLC0415

    if claim_id is None:
        return view
    found = [one for identifier, one in view.claims.items() if identifier.startswith(claim_id)]
    if len(found) != 1:
        many = f"{len(found)} claims begin" if found else "no claim begins"
        raise click.UsageError(f"{many} with {claim_id!r}; `provenance trace` shows the ids")
    return narrowed(view, found[0])


def _export(report: Report, options: _Options) -> None:
    from provenance.report.loading import flaw  # noqa: PLC0415

    try:
        made = options.format.render(_chosen(report.view, options.claim_id))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise flaw(report) or error from None
    _write(made, options.output)


def _write(made: str | Mapping[str, bytes], target: str) -> None:
    from provenance.cli import output  # noqa: PLC0415

    if not isinstance(made, str):
        output.write_files({Path(target) / name: contents for name, contents in made.items()})
    elif target == "-":
        output.print_text(made)
    else:
        output.write_files({Path(target): made.encode("utf-8")})
