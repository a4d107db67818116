"""What each thing may be called: the closed lists of words that reports use."""

from __future__ import annotations

from typing import Literal

Precision = Literal["year", "month", "day", "hour", "minute", "second"]
DateBasis = Literal["metadata", "text", "url"]
OutletBasis = Literal["metadata", "domain", "byline", "dateline", "self-citation"]
SourceKind = Literal[
    "agency",
    "newspaper",
    "broadcaster",
    "website",
    "government",
    "person",
    "organisation",
    "anonymous",
    "unknown",
]
Role = Literal["headline", "lead", "body"]
AttributionKind = Literal["outlet", "speaker", "document", "anonymous"]
Resolution = Literal["named", "antecedent", "self", "orphan"]
Relation = Literal["cites", "copies", "quotes", "revises", "shares-source"]
OriginBasis = Literal["cited", "earliest", "most-attributed", "only-mention", "undetermined"]
OriginPolicy = Literal["auto", "earliest", "most-attributed"]
Standing = Literal["corroborated", "single-origin", "unattributed", "contested"]
DivergenceKind = Literal[
    "temporal",
    "numeric",
    "negation",
    "modality",
    "attribution",
    "quotation",
    "entity",
    "omission",
    "addition",
    "wording",
    "spelling",
    "typography",
    "headline",
]
Severity = Literal["substantive", "minor", "cosmetic"]


FingerprintKind = Literal["homoglyph", "misspelling", "orphan-reference", "shared-phrase"]
