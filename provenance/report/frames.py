"""The report as pandas data frames: one row a thing, ids to join on.

A frame is described once, as its columns and how each is read; an empty report has the same
columns as a full one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from provenance.model import Timestamp
from provenance.report.view import Json, View
from provenance.report.wording import without_halves

if TYPE_CHECKING:
    import pandas as pd

Columns = dict[str, Callable[[View, Json], Any]]
"""Column by column, how a value is read from a thing of the document."""


def claims(view: View) -> pd.DataFrame:
    """One row a claim: wording, origin, standing, counts, divergences by severity."""
    return _frame(view, _CLAIM, view.claims.values(), "claim")


def mentions(view: View) -> pd.DataFrame:
    """One row a mention: claim, article, outlet, date, range, role, who it is attributed to."""
    return _frame(view, _MENTION, view.mentions.values(), "mention")


def articles(view: View) -> pd.DataFrame:
    """One row an article: outlet and date with their basis, credits, sentences, claims shared."""
    shared = Counter(
        article for claim in view.shared for article in {mention["article"] for mention in claim["mentions"]}
    )
    columns: Columns = {**_ARTICLE, "shared_claims": lambda _, one: shared[one["id"]]}
    return _frame(view, columns, view.articles.values(), "article")


def sources(view: View) -> pd.DataFrame:
    """One row a source: kind, whether held, how many articles are its own and how many cite it."""
    return _frame(view, _SOURCE, view.sources.values(), "source")


def derivations(view: View) -> pd.DataFrame:
    """One row a derivation: between whole articles (no ``claim``), then inside each claim."""
    rows = [{"claim": None, **one} for one in view.document["derivations"]]
    rows += [{"claim": claim["id"], **one} for claim in view.claims.values() for one in claim["derivations"]]
    return _frame(view, _DERIVATION, rows)


def divergences(view: View) -> pd.DataFrame:
    """One row a divergence: claim, kind, severity, the two readings and where they stand.

    A title that says more than its article's text has no ``left_mention``.
    """
    rows = [{"claim": claim["id"], **one} for claim, one in view.divergences()]
    titles = (one for article in view.articles.values() for one in article.get("title_divergences", []))
    rows += [{"claim": view.claim_of.get(one["right"]["mention"]), **one} for one in titles]
    return _frame(view, _DIVERGENCE, rows)


def citations(view: View) -> pd.DataFrame:
    """One row an article and a source that it names, its own outlet aside: as a credit, or for mentions."""
    named: dict[str, Counter[str]] = {
        one["id"]: Counter(dict.fromkeys(_credited(one), 0)) for one in view.articles.values()
    }
    for mention in view.mentions.values():
        named[mention["article"]].update(_owed(mention))
    rows = [
        {"article": article, "source": source, "mentions": mentions}
        for article, sources in named.items()
        for source, mentions in sorted(sources.items())
    ]
    return _frame(view, _CITATION, rows)


def delays(view: View) -> pd.DataFrame:
    """One row a derivation between two held, dated articles: the hours between them, at least and at most.

    The two bounds hold whatever the zones and times were that the articles leave out; a negative
    one says that the dates alone do not order the two.
    """
    ends = ((one, one["earlier"].get("article"), one["later"].get("article")) for one in _directed(view))
    held = [
        (one, view.articles[earlier], view.articles[later])
        for one, earlier, later in ends
        if earlier and later
    ]
    rows = [
        {**one, **_between(earlier["published_at"], later["published_at"])}
        for one, earlier, later in held
        if earlier["published_at"] and later["published_at"]
    ]
    return _frame(view, _DELAY, rows)


def _owed(mention: Json) -> set[str]:
    """The sources to which a mention is attributed, its own outlet aside."""
    made = mention["attributions"]
    return {one["source"] for one in made if one["source"] and one["resolution"] != "self"}


def _credited(article: Json) -> set[str]:
    return {credit["source"] for credit in article["credits"]}


def _directed(view: View) -> list[Json]:
    return [one for one in view.document["derivations"] if one["relation"] != "shares-source"]


def _between(earlier: Json, later: Json) -> dict[str, float]:
    first, last = Timestamp(**earlier).bounds(), Timestamp(**later).bounds()
    hours = [(last[one] - first[1 - one]).total_seconds() / 3600 for one in (0, 1)]
    return {"least_hours": round(hours[0], 2), "most_hours": round(hours[1], 2)}


def checked_claims(view: View) -> pd.DataFrame:
    """One row a claim of a draft: verdict, the collection's claim, its origin and standing."""
    return _frame(view, _CHECKED, view.document["checks"])


def checked_divergences(view: View) -> pd.DataFrame:
    """One row a divergence of a claim of a draft from a version."""
    rows = [
        {"checked": number, "version_of": version, **one}
        for number, check in enumerate(view.document["checks"])
        for version in check["versions"]
        for one in version["divergences"]
    ]
    return _frame(view, _CHECKED_DIVERGENCE, rows)


def _frame(view: View, columns: Columns, things: Iterable[Json], index: str | None = None) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 (half a second, only when frames are asked for)

    rows = [[_whole(read(view, thing)) for read in columns.values()] for thing in things]
    frame = pd.DataFrame(rows, columns=list(columns))
    return frame if index is None else frame.set_index(index)


def _whole(value: Any) -> Any:
    """A value without the halves of surrogate pairs, which pandas cannot hold."""
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return without_halves(value) if isinstance(value, str) else value


def _severity(name: str) -> Callable[[View, Json], int]:
    return lambda _, claim: sum(one["severity"] == name for one in claim["divergences"])


def _count(name: str) -> Callable[[View, Json], int | None]:
    return lambda _, claim: claim["counts"].get(name)


def _published(key: str) -> Callable[[View, Json], str | None]:
    return lambda _, article: article["published_at"][key] if article["published_at"] else None


def _outlet(key: str) -> Callable[[View, Json], str | None]:
    return lambda _, article: article["outlet"][key] if article["outlet"] else None


def _of_article(read: Callable[[View, Json], Any]) -> Callable[[View, Json], Any]:
    return lambda view, mention: read(view, view.articles[mention["article"]])


def _source(key: str) -> Callable[[View, Json], Any]:
    return lambda view, one: view.sources.get(one["source"], {}).get(key)


def _end(side: str, kind: str) -> Callable[[View, Json], str | None]:
    return lambda _, one: one[side].get(kind)


def _reading(side: str) -> Callable[[View, Json], str]:
    return lambda _, one: str(one[side]["text"])


def _reading_article(side: str) -> Callable[[View, Json], str]:
    def read(view: View, one: Json) -> str:
        mention = one[side].get("mention") or one["right"]["mention"]  # a title is its text's article's
        return view.article_name(view.mentions[mention]["article"])

    return read


_CLAIM: Columns = {
    "claim": lambda _, one: one["id"],
    "text": lambda _, one: one["text"],
    "origin": lambda _, one: one["origin"]["source"],
    "origin_name": lambda view, one: (
        view.source_name(one["origin"]["source"]) if one["origin"]["source"] else None
    ),
    "origin_article": lambda _, one: one["origin"]["article"],
    "origin_basis": lambda _, one: one["origin"]["basis"],
    "origin_held": lambda _, one: one["origin"]["held"],
    "confidence": lambda _, one: one["origin"]["confidence"],
    "standing": lambda _, one: one["standing"],
    **{
        name: _count(name)
        for name in ("mentions", "articles", "outlets", "origins", "unknown_lineage", "witnesses")
    },
    **{name: _severity(name) for name in ("substantive", "minor", "cosmetic")},
    "minimum_similarity": lambda _, one: one["minimum_similarity"],
}

_MENTION: Columns = {
    "mention": lambda _, one: one["id"],
    "claim": lambda view, one: view.claim_of[one["id"]],
    "article": lambda _, one: one["article"],
    "article_name": _of_article(lambda _, article: article["name"]),
    "outlet": _of_article(_outlet("source")),
    "published_at": _of_article(_published("value")),
    "role": lambda _, one: one["role"],
    "text": lambda _, one: one["text"],
    "start": lambda _, one: one["start"],
    "end": lambda _, one: one["end"],
    "attributed_to": lambda _, one: [made["source"] for made in one["attributions"]],
}

_ARTICLE: Columns = {
    "article": lambda _, one: one["id"],
    "name": lambda _, one: one["name"],
    "title": lambda view, one: view.title(one),
    "url": lambda _, one: one["url"],
    "outlet": _outlet("source"),
    "outlet_name": lambda view, one: view.outlet_name(one["id"]),
    "outlet_basis": _outlet("basis"),
    "published_at": _published("value"),
    "precision": _published("precision"),
    "credits": lambda _, one: [credit["source"] for credit in one["credits"]],
    "own_reporting": lambda _, one: len(one["own_reporting"]),
    "sentences": lambda _, one: one["sentences"],
    "dropped": lambda _, one: len(one["dropped"]),
}

_SOURCE: Columns = {
    "source": lambda _, one: one["id"],
    "name": lambda _, one: one["name"],
    "kind": lambda _, one: one["kind"],
    "held": lambda _, one: one["held"],
    "articles": lambda _, one: len(one["articles"]),
    "cited_by": lambda _, one: len(one["cited_by"]),
}

_DERIVATION: Columns = {
    "claim": lambda _, one: one["claim"],
    "later": lambda view, one: view.node_name(one["later"]),
    "earlier": lambda view, one: view.node_name(one["earlier"]),
    "relation": lambda _, one: one["relation"],
    "confidence": lambda _, one: one["confidence"],
    "rules": lambda _, one: [evidence["rule"] for evidence in one["evidence"]],
    "later_article": _end("later", "article"),
    "later_source": _end("later", "source"),
    "earlier_article": _end("earlier", "article"),
    "earlier_source": _end("earlier", "source"),
}

_DIVERGENCE: Columns = {
    "claim": lambda _, one: one["claim"],
    "kind": lambda _, one: one["kind"],
    "severity": lambda _, one: one["severity"],
    "left": _reading("left"),
    "right": _reading("right"),
    "left_article": _reading_article("left"),
    "right_article": _reading_article("right"),
    "left_mention": _end("left", "mention"),
    "right_mention": _end("right", "mention"),
    "note": lambda _, one: one["note"],
}

_CITATION: Columns = {
    "article": lambda _, one: one["article"],
    "article_name": lambda view, one: view.article_name(one["article"]),
    "outlet_name": lambda view, one: view.outlet_name(one["article"]),
    "source": lambda _, one: one["source"],
    "source_name": lambda view, one: view.source_name(one["source"]),
    "source_kind": _source("kind"),
    "held": _source("held"),
    "credit": lambda view, one: one["source"] in _credited(view.articles[one["article"]]),
    "mentions": lambda _, one: one["mentions"],
}

_DELAY: Columns = {
    "later": lambda view, one: view.node_name(one["later"]),
    "earlier": lambda view, one: view.node_name(one["earlier"]),
    "relation": lambda _, one: one["relation"],
    "later_outlet": lambda view, one: view.outlet_name(one["later"]["article"]),
    "earlier_outlet": lambda view, one: view.outlet_name(one["earlier"]["article"]),
    "least_hours": lambda _, one: one["least_hours"],
    "most_hours": lambda _, one: one["most_hours"],
    "later_article": _end("later", "article"),
    "earlier_article": _end("earlier", "article"),
}


def _of_known(read: Callable[[View, Json], Any]) -> Callable[[View, Json], Any]:
    """What is read from the collection's claim that a claim of a draft is; ``None`` if it is none."""

    def known(view: View, one: Json) -> Any:
        claim = view.claims.get(one["claim"] or "")
        return None if claim is None else read(view, claim)

    return known


_CHECKED: Columns = {
    "start": lambda _, one: one["start"],
    "end": lambda _, one: one["end"],
    "text": lambda _, one: one["text"],
    "verdict": lambda _, one: one["verdict"],
    "reason": lambda _, one: one["reason"],
    "claim": lambda _, one: one["claim"],
    "standing": _of_known(lambda _, claim: claim["standing"]),
    "origin": _of_known(lambda _, claim: claim["origin"]["source"]),
    "articles": _of_known(lambda _, claim: claim["counts"]["articles"]),
    "origins": _of_known(lambda _, claim: claim["counts"]["origins"]),
    "versions": lambda _, one: len(one["versions"]) + one["more"],
    "probability": lambda _, one: max(
        (version["match"]["probability"] for version in one["versions"]), default=None
    ),
    "unsupported": lambda _, one: [words["text"] for words in one["unsupported"]],
    "conditions": lambda _, one: list(one["conditions"]),
}
_CHECKED_DIVERGENCE: Columns = {
    "checked": lambda _, one: one["checked"],
    "article": lambda view, one: view.article_name(one["version_of"]["article"]),
    "mention": lambda _, one: one["version_of"]["mention"],
    "kind": lambda _, one: one["kind"],
    "severity": lambda _, one: one["severity"],
    "draft_text": lambda _, one: one["draft"]["text"],
    "draft_start": lambda _, one: one["draft"]["start"],
    "draft_end": lambda _, one: one["draft"]["end"],
    "version_text": lambda _, one: one["version"]["text"],
    "version_start": lambda _, one: one["version"]["start"],
    "version_end": lambda _, one: one["version"]["end"],
    "contradicts": lambda _, one: one["conflict"] is not None,
    "note": lambda _, one: one["note"],
}
