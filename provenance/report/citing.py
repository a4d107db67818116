"""The sources of a report: who is cited by whom, who is held, who stands at the origin."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from provenance.report.view import Json, View


@dataclass(frozen=True, slots=True)
class Citing:
    """A source, the articles that cite it (ids), and how much goes back to it.

    ``origin_of``: claims that more than one article makes of which it is the origin;
    ``reaching``: articles that make these claims.
    """

    id: str
    name: str
    kind: str
    held: bool
    articles: tuple[str, ...]
    cited_by: tuple[str, ...]
    origin_of: int
    reaching: int


def citings(view: View, kinds: Collection[str] = ()) -> list[Citing]:
    """Sources of these kinds (of all where none is given): the origin of most first, then the most cited."""
    found = [
        Citing(
            id=one["id"],
            name=one["name"],
            kind=one["kind"],
            held=one["held"],
            articles=tuple(one["articles"]),
            cited_by=tuple(one["cited_by"]),
            origin_of=view.behind.get(one["id"], (0, 0))[0],
            reaching=view.behind.get(one["id"], (0, 0))[1],
        )
        for one in view.sources.values()
        if not kinds or one["kind"] in kinds
    ]
    return sorted(found, key=lambda one: (-one.origin_of, -len(one.cited_by), not one.held, one.name, one.id))


def as_json(view: View, one: Citing) -> Json:
    """A source as plain JSON values, its articles by id and name."""
    return asdict(one) | {"articles": _named(view, one.articles), "cited_by": _named(view, one.cited_by)}


def _named(view: View, articles: Iterable[str]) -> list[Json]:
    return [{"id": one, "name": view.article_name(one)} for one in articles]
