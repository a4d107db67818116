"""Which origin a claim is given, and the sentence that says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.model import Node, Origin, OriginPolicy
from provenance.tracing.counting import Tally, root_key
from provenance.tracing.graph import key
from provenance.tracing.pile import Pile, listed, voices_of
from provenance.tracing.settings import CONFIDENCE
from provenance.tracing.strands import Strand
from provenance.tracing.voices import Root


@dataclass(frozen=True, slots=True)
class Case:
    """What the choice of an origin rests on."""

    pile: Pile
    strand: Strand
    tally: Tally

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that hold the claim."""
        return tuple(self.strand.holders)

    def names(self, articles: Sequence[str]) -> str:
        """A few articles by name, the rest by number."""
        return listed(self.pile.title(article) for article in articles)

    def labels(self, nodes: Sequence[Node]) -> str:
        """A few nodes by name, the rest by number."""
        return listed(self.pile.label(node) for node in nodes)

    def surely_first(self, article: str) -> bool:
        """Whether the article is dated, and surely before every other dated one, of which there are some."""
        dated = [other for other in self.articles if other != article and self.pile.date(other)]
        return bool(dated) and all(self.pile.before(article, other) for other in dated)

    def first_by_day(self, article: str) -> bool:
        """Whether the article carries an earlier day than every other."""
        others = [other for other in self.articles if other != article]
        return bool(others) and all(self.pile.day_before(article, other) for other in others)

    def undated(self) -> list[str]:
        """The articles without a date."""
        return [article for article in self.articles if self.pile.date(article) is None]


def choose(pile: Pile, strand: Strand, tally: Tally, policy: OriginPolicy) -> Origin:
    """The origin of a claim under ``policy``; undetermined rather than guessed."""
    origin = _POLICIES[policy](Case(pile, strand, tally))
    if origin.basis == "undetermined" or tally.origins < 2:  # noqa: PLR2004 (one of several)
        return origin
    return replace(origin, reason=f"{origin.reason} It is one of {tally.origins} independent origins.")


def _undetermined(reason: str) -> Origin:
    return Origin(source=None, article=None, held=False, basis="undetermined", confidence=0.0, reason=reason)


def _report(case: Case, article: str, basis: str, confidence: float, reason: str) -> Origin:
    return Origin(
        source=case.pile.outlets[article],
        article=article,
        held=True,
        basis=basis,  # type: ignore[arg-type]
        confidence=confidence,
        reason=reason,
    )


def _auto(case: Case) -> Origin:
    origin = _by_lineage(case)
    if origin.basis != "undetermined" or case.tally.origins > 1:
        return origin
    return _of_one_outlet(case) or _heard(case) or origin


def _of_one_outlet(case: Case) -> Origin | None:
    """The outlet, where nobody else makes the claim: which of its articles was first matters little."""
    pile = case.pile
    families = {outlet and pile.family(outlet) for outlet in map(pile.outlets.__getitem__, case.articles)}
    outlets = {pile.outlets[article] for article in case.articles}
    if families == {None} or len(families) > 1 or len(outlets) > 1:
        return None
    gathered = any(map(pile.gathered, case.articles))
    name = pile.title(case.articles[0])
    how = "which shows its own reporting" if gathered else "which does not say where it has it from"
    first = next((one for one in case.articles if case.first_by_day(one)), None)
    which = "" if first else "; their dates do not say which of them was the first"
    return Origin(
        source=pile.outlets[case.articles[0]],
        article=first,
        held=True,
        basis="only-mention",
        confidence=CONFIDENCE["own-report" if gathered else "only-mention"],
        reason=f"Only {name} makes this claim, in {len(case.articles)} articles, {how}{which}.",
    )


def _heard(case: Case) -> Origin | None:
    """The speaker or document on whom all articles rest the claim, where no report can be told the first."""
    voice = case.tally.voice
    if voice is None:
        return None
    return _voiced(case, _resting(case, voice) + "; which of them was the first to report it is not shown.")


def _resting(case: Case, voice: str) -> str:
    """Who attributes the claim to ``voice``, and who only quotes it."""
    name, quoting = case.pile.name(voice), case.tally.quoting
    if not quoting:
        several = len(case.articles) > 1
        who = f"All {len(case.articles)} articles attribute" if several else "The only article attributes"
        return f"{who} this to {name}"
    naming = case.names([article for article in case.articles if article not in quoting])
    return f"{naming} attributes this to {name}, and {case.names(quoting)} has the same quotation"


def _by_lineage(case: Case) -> Origin:
    if not case.tally.roots:
        return _without_roots(case)
    most = max(len(root.articles) for root in case.tally.roots)
    leading = [root for root in case.tally.roots if len(root.articles) == most]
    if len(leading) == 1 or len({root.articles for root in leading}) == 1:
        return _rooted(case, leading[0])
    named = [root for root in leading if _is_named(case, root)]
    # Within one wording a date proves nothing against a name: the text is the named source's.
    first = [root for root in leading if _leads_by_date(case, root, leading)]
    if first and (case.tally.origins > 1 or not named):
        return _rooted(case, first[0])
    if case.tally.origins > 1 and named:
        return _rooted(case, min(named, key=lambda root: (_moment(case, root), root.key)))
    names = case.labels([root.nodes[0] for root in leading])
    return _undetermined(
        f"{names} come into question, and the pile does not show which of them was first; "
        f"times of publication would."
    )


def _moment(case: Case, root: Root) -> str:
    return min(case.pile.moment(article) for article in root.articles).isoformat()


def _leads_by_date(case: Case, root: Root, leading: Sequence[Root]) -> bool:
    """Whether every report of the other leading roots is surely later than one of this root's."""
    own = [node.article for node in root.nodes if node.article is not None]
    others = [other for rival in leading if rival is not root for other in rival.articles]
    return any(all(case.pile.before(article, other) for other in others) for article in own)


def _is_named(case: Case, root: Root) -> bool:
    return any(node.article is None or _citers(case, node) for node in root.nodes)


def _citers(case: Case, node: Node) -> list[Node]:
    """Who names ``node`` as its source, in order; those who do so outright, if there are any."""
    named = [one for one in case.strand.ways.citing.get(node, ()) if one.relation in ("cites", "quotes")]
    outright = [one for one in named if any(piece.rule != "shared-text" for piece in one.evidence)]
    return [one.later for one in outright or named]


def _rooted(case: Case, root: Root) -> Origin:
    held = [node for node in root.nodes if node.article is not None]
    if not held:
        most = 2 * len(root.articles) > len(case.articles)
        return _cited_away(case, root) if most else _credited_by_few(case, root)
    node = min(
        held, key=lambda one: (-len(_citers(case, one)), case.pile.moment(one.article or ""), key(one))
    )
    return _cited_here(case, root, node) if _is_named(case, root) else _own_report(case, node.article or "")


def _firmness(case: Case, node: Node) -> float:
    return max(one.confidence for one in case.strand.ways.citing[node])


def _cited_away(case: Case, root: Root) -> Origin:
    node = root.nodes[0]
    by = case.labels(_citers(case, node))
    name = case.pile.label(node)
    reason = f"{name} is named as the source by {by}; its report is not in the pile."
    if len(case.articles) > 1:
        reason = f"{len(root.articles)} of {len(case.articles)} articles lead to {name}, named by {by}; "
        reason += "its report is not in the pile."
    return Origin(
        source=node.source,
        article=None,
        held=False,
        basis="cited",
        confidence=_firmness(case, node),
        reason=reason,
    )


def _credited_by_few(case: Case, root: Root) -> Origin:
    """A source that no more than half of the articles lead to, and the others do not: it may be one of several."""
    if case.tally.voice is not None:
        return _voiced(case, _ways_unknown(case, case.tally.voice))
    name = case.pile.label(root.nodes[0])
    others = case.names([article for article in case.articles if article not in root.articles])
    return _undetermined(
        f"Only {len(root.articles)} of {len(case.articles)} articles lead to {name}, whose report is not in the "
        f"pile; nothing shows where {others} has this from."
    )


def _cited_here(case: Case, root: Root, node: Node) -> Origin:
    article = node.article or ""
    by = case.labels([citer for one in root.nodes for citer in _citers(case, one)])
    confidence = max(_firmness(case, one) for one in root.nodes if _citers(case, one))
    reason = (
        f"{len(root.articles)} of {len(case.articles)} articles lead to {case.pile.title(article)}, "
        f"named by {by}; its report is in the pile."
    )
    return _report(case, article, "cited", confidence, reason)


def _own_report(case: Case, article: str) -> Origin:
    """A report that shows its own reporting and that nobody names: only dates can make it the origin."""
    title = case.pile.title(article)
    if len(case.articles) == 1:
        return _report(
            case,
            article,
            "only-mention",
            CONFIDENCE["own-report"],
            f"Only {title} makes this claim, and it shows its own reporting.",
        )
    derived = all(
        other == article or Node(article=article) in case.strand.ways.reached(Node(article=other))
        for other in case.articles
    )
    if not derived and not case.surely_first(article):
        return _undetermined(
            f"{title} shows its own reporting, but the dates do not say whether it was the first with this; "
            f"times of publication would, or a credit in {case.names(_others(case, article))}."
        )
    doubtful = bool(case.undated())
    if derived:
        others = case.names(_others(case, article))
        reason = f"{title} shows its own reporting, and {others} has this from it, as the common text shows."
        return _report(case, article, "earliest", CONFIDENCE["earliest-own"], reason)
    reason = f"{title} shows its own reporting and is the earliest dated report of this in the pile"
    reason += f"; {case.names(case.undated())} has no date." if doubtful else "."
    level = "earliest" if doubtful else "earliest-own"
    return _report(case, article, "earliest", CONFIDENCE[level], reason)


def _others(case: Case, article: str) -> list[str]:
    return [other for other in case.articles if other != article]


def _without_roots(case: Case) -> Origin:
    if case.tally.voice is not None:
        return _voiced(case, _ways_unknown(case, case.tally.voice))
    if len(case.articles) == 1:
        return _only_mention(case)
    return _first_by_date(case)


def _ways_unknown(case: Case, voice: str) -> str:
    return f"{_resting(case, voice)}; how it reached {case.names(case.tally.unknown)} is not known."


def _voiced(case: Case, reason: str) -> Origin:
    level = "voice-quoted" if case.tally.quoting else "voice"
    return Origin(
        source=case.tally.voice,
        article=None,
        held=False,
        basis="cited",
        confidence=CONFIDENCE[level],
        reason=reason,
    )


def _only_mention(case: Case) -> Origin:
    article = case.articles[0]
    reason = f"Only {case.pile.title(article)} makes this claim, and it does not say where it has it from."
    return _report(case, article, "only-mention", CONFIDENCE["only-mention"], reason)


def _first_by_date(case: Case) -> Origin:
    """The surely earliest article of a claim whose lineage nobody tells."""
    first = next((article for article in case.articles if case.surely_first(article)), None)
    undated = case.undated()
    if first is None:
        why = (
            "its dates do not say which article came first; times of publication would, or a credit"
            if len(undated) < len(case.articles)
            else "no article is dated; dates would settle it, or a credit"
        )
        return _undetermined(f"No article says where it has this from, and {why}.")
    if any(case.strand.lines[other] == case.strand.lines[first] for other in undated):
        return _undetermined(
            f"{case.pile.title(first)} is the earliest dated article, but {case.names(undated)} "
            f"has the same wording and no date; a date would settle which was first."
        )
    reason = f"No article says where it has this from; {case.pile.title(first)} is the earliest in the pile"
    reason += f", though {case.names(undated)} has no date." if undated else "."
    level = "earliest-doubtful" if undated else "earliest"
    return _report(case, first, "earliest", CONFIDENCE[level], reason)


def _earliest(case: Case) -> Origin:
    """Policy "earliest": the first dated article, whatever it cites."""
    if len(case.articles) == 1:
        article = case.articles[0]
        reason = f"Only {case.pile.title(article)} makes this claim."
        return _report(case, article, "only-mention", CONFIDENCE["only-mention"], reason)
    pile, undated = case.pile, case.undated()
    dated = [article for article in case.articles if article not in undated]
    first = next(
        (one for one in dated if all(one == other or pile.day_before(one, other) for other in dated)), None
    )
    if first is None or len(dated) < 2:  # noqa: PLR2004 (an order needs two)
        return _undetermined("The dates do not say which article was the earliest.")
    surely = all(one == first or pile.before(first, one) for one in dated)
    reason = f"{pile.title(first)} is the earliest dated article"
    reason += "" if surely else ", by its printed day"
    reason += f"; {case.names(undated)} has no date." if undated else "."
    level = "earliest" if surely and not undated else "earliest-doubtful"
    return _report(case, first, "earliest", CONFIDENCE[level], reason)


def _most_attributed(case: Case) -> Origin:
    """Policy "most-attributed": the source to which most articles attribute the claim, or lead."""
    supporters = _attributed_to(case)
    if not supporters:
        return (
            _without_roots(case) if len(case.articles) == 1 else _undetermined("No article attributes this.")
        )
    ends = {root.key for root in case.tally.roots}

    def rank(item: tuple[str, set[str]]) -> tuple[int, bool, bool, str]:
        return -len(item[1]), item[0] not in ends, not item[0].startswith("outlet:"), item[0]

    name, articles = min(supporters.items(), key=rank)
    node = _node_of(case, name)
    counts = f"{len(articles)} of {len(case.articles)} article{'s' if len(case.articles) > 1 else ''}"
    confidence = len(articles) / len(case.articles) * CONFIDENCE["named"]
    if node is not None and node.article is not None:
        reason = f"{counts} attribute this to {case.pile.title(node.article)}, whose report is in the pile."
        return _report(case, node.article, "most-attributed", confidence, reason)
    source = (node.source if node else name.partition(":")[2]) or ""
    reason = f"{counts} attribute this to {case.pile.name(source)} or lead to it."
    return Origin(
        source=source, article=None, held=False, basis="most-attributed", confidence=confidence, reason=reason
    )


def _attributed_to(case: Case) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for article, mentions in case.strand.holders.items():
        start = Node(article=article)
        for node in case.strand.ways.reached(start):
            if node != start:
                found[root_key(case.pile, node)].add(article)
        for voice in voices_of(one for mention in mentions for one in mention.attributions):
            found[f"voice:{voice}"].add(article)
    return found


def _node_of(case: Case, name: str) -> Node | None:
    """The node behind a root's key: its report where the pile holds one."""
    nodes = {node for node in case.strand.ways.citing if root_key(case.pile, node) == name}
    return min(nodes, key=lambda node: (node.article is None, key(node)), default=None)


_POLICIES: Mapping[OriginPolicy, Callable[[Case], Origin]] = {
    "auto": _auto,
    "earliest": _earliest,
    "most-attributed": _most_attributed,
}
