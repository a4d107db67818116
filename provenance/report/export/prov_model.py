"""The report in the terms of W3C PROV (PROV-DM).

Articles, claims and mentions are entities; outlets, speakers and this tool are agents. A mention
is quoted from its article and specialises its claim. A source that is cited but whose report the
pile does not hold is an entity of the type ``Unheld``. PROV has no word for "these two share a
source": both are derived from an entity of the type ``Unheld`` that stands for the common text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.report.export.derivations import all_derivations, common_text
from provenance.report.export.spelling import as_xml, name
from provenance.report.view import Json, View

if TYPE_CHECKING:
    from prov.identifier import Namespace, QualifiedName
    from prov.model import ProvDocument

_PERSONS = frozenset({"person"})
_NAMELESS = frozenset({"anonymous", "unknown"})
_PRIMARY = frozenset({"cited", "most-attributed"})
"""Bases on which an origin is named as the source by others; being earliest makes none a primary source."""
_THINGS = "urn:x-provenance:thing:"
_TERMS = "urn:x-provenance:term:"

Attributes = dict[str, Any]


class _Writer:
    """Fills one PROV document; each method writes one kind of thing."""

    def __init__(self, view: View) -> None:
        from prov.model import PROV, ProvDocument  # noqa: PLC0415 (only for these formats)

        self.view = view
        self.document: ProvDocument = ProvDocument()
        self.prov: Namespace = PROV
        self.things = self.document.add_namespace("pile", _THINGS)
        self.terms = self.document.add_namespace("provenance", _TERMS)
        self.known: set[str] = set()

    def write(self) -> ProvDocument:
        """The whole report."""
        self._tool()
        for source in self.view.sources.values():
            self._agent(source)
        for article in self.view.articles.values():
            self._article(article)
        for claim in self.view.claims.values():
            self._claim(claim)
        for claim_id, one in all_derivations(self.view):
            self._derivation(claim_id, one)
        return self.document

    def _tool(self) -> None:
        tool = self.view.document["tool"]
        agent = self._thing("tool", tool["name"])
        kind = self.prov["SoftwareAgent"]
        self.document.agent(
            agent, self._attributes(kind, {"label": tool["name"], "version": tool["version"]})
        )
        report = self._thing("report", self.view.document["format"])
        self.document.entity(report, self._attributes(self.terms["Report"], {}))
        self.document.wasAttributedTo(report, agent)

    def _agent(self, source: Json) -> None:
        kind = "Person" if source["kind"] in _PERSONS else "Organization"
        known = self.prov[kind] if source["kind"] not in _NAMELESS else None
        told: Attributes = {"label": source["name"], "kind": source["kind"]}
        self.document.agent(self._thing("agent", source["id"]), self._attributes(known, told))

    def _article(self, article: Json) -> None:
        entity = self._thing("article", article["id"])
        published = article["published_at"] or {}
        told: Attributes = {
            "label": self.view.title(article) or article["name"],
            "name": article["name"],
            "url": article["url"],
            "published": published.get("value"),
            "precision": published.get("precision"),
            "held": True,
        }
        self.document.entity(entity, self._attributes(self.terms["Article"], told))
        if article["outlet"]:
            basis = self._attributes(None, {"basis": article["outlet"]["basis"]})
            self.document.attribution(entity, self._thing("agent", article["outlet"]["source"]), None, basis)

    def _claim(self, claim: Json) -> None:
        entity = self._thing("claim", claim["id"])
        told: Attributes = {"label": claim["text"], "standing": claim["standing"], **claim["counts"]}
        self.document.entity(entity, self._attributes(self.terms["Claim"], told))
        for mention in claim["mentions"]:
            self._mention(entity, mention)
        self._origin(entity, claim["origin"])

    def _mention(self, claim: QualifiedName, mention: Json) -> None:
        entity = self._thing("mention", mention["id"])
        told: Attributes = {"start": mention["start"], "end": mention["end"], "role": mention["role"]}
        attributes = self._attributes(self.terms["Mention"], told)
        attributes[self.prov["value"]] = as_xml(mention["text"])
        self.document.entity(entity, attributes)
        self.document.quotation(entity, self._thing("article", mention["article"]))
        self.document.specialization(entity, claim)
        for made in mention["attributions"]:
            if made["source"]:
                told = {"attribution": made["kind"], "cue": made["cue"], "as": made["name"]}
                agent = self._thing("agent", made["source"])
                self.document.attribution(entity, agent, None, self._attributes(None, told))

    def _origin(self, claim: QualifiedName, origin: Json) -> None:
        if origin["basis"] not in _PRIMARY or not (origin["article"] or origin["source"]):
            return
        end = {"article": origin["article"]} if origin["article"] else {"source": origin["source"]}
        told: Attributes = {key: origin[key] for key in ("basis", "confidence", "reason")}
        self.document.primary_source(claim, self._end(end), other_attributes=self._attributes(None, told))

    def _derivation(self, claim: str | None, one: Json) -> None:
        told: Attributes = {
            "relation": one["relation"],
            "confidence": one["confidence"],
            "claim": claim,
            "evidence": "; ".join(f"{proof['rule']}: {proof['note']}" for proof in one["evidence"]),
        }
        attributes = self._attributes(None, told)
        later, earlier = self._end(one["later"]), self._end(one["earlier"])
        if one["relation"] == "shares-source":
            common, _ = self._cited("common", common_text(one), "a text that both descend from")
            for end in (earlier, later):
                self.document.derivation(end, common, other_attributes=attributes)
            return
        derive = {"quotes": self.document.quotation, "revises": self.document.revision}.get(
            one["relation"], self.document.derivation
        )
        derive(later, earlier, other_attributes=attributes)

    def _end(self, end: Json) -> QualifiedName:
        """The entity of an end: an article, or what a source is cited for."""
        if "article" in end:
            return self._thing("article", end["article"])
        source = self.view.sources.get(end["source"])
        held = source is not None and source["held"]
        label = f"a report by {self.view.source_name(end['source'])}"
        entity, is_new = self._cited("cited", end["source"], label, held=held)
        if is_new and source is not None:
            self.document.wasAttributedTo(entity, self._thing("agent", end["source"]))
        return entity

    def _cited(
        self, kind: str, identifier: str, label: str, *, held: bool = False
    ) -> tuple[QualifiedName, bool]:
        """An entity known only because others point to it, and whether it is new; it is written once.

        Of a source whose reports the pile does hold, it is one that the articles do not tell apart.
        """
        entity = self._thing(kind, identifier)
        is_new = str(entity) not in self.known
        if is_new:
            self.known.add(str(entity))
            told: Attributes = {"label": label, "held": None if held else False}
            self.document.entity(entity, self._attributes(self.terms["Cited" if held else "Unheld"], told))
        return entity, is_new

    def _thing(self, kind: str, identifier: str) -> QualifiedName:
        return self.things[name(kind, identifier)]

    def _attributes(self, kind: QualifiedName | None, told: Attributes) -> dict[QualifiedName, Any]:
        """Attributes in the tool's terms, what is not known left out; one value each, so in a fixed order."""
        made: dict[QualifiedName, Any] = {self.prov["type"]: kind} if kind is not None else {}
        for term, value in told.items():
            if value is not None and value != "":
                key = self.prov["label"] if term == "label" else self.terms[term]
                made[key] = as_xml(value) if isinstance(value, str) else value
        return made


def prov_document(view: View) -> ProvDocument:
    """The report as a PROV document."""
    return _Writer(view).write()
