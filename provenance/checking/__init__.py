"""A draft set against a collection: which of its claims are known there, and what differs.

Pure, like the pipeline: the candidates that the collection proposes are handed in. The draft is
never one of the collection's articles: nothing is counted or corroborated by it.
"""

from provenance.checking.concluding import concluded, conditions
from provenance.checking.drafts import left_out, read_draft, same_text
from provenance.checking.nouns import (
    CONDITIONS,
    DRAFT,
    Asked,
    Candidate,
    Checked,
    CheckedClaim,
    Collected,
    Condition,
    Findings,
    Found,
    Heading,
    KnownClaim,
    Said,
    Unheld,
    Verdict,
    Version,
)
from provenance.checking.settling import places, settle

__all__ = [
    "CONDITIONS",
    "DRAFT",
    "Asked",
    "Candidate",
    "Checked",
    "CheckedClaim",
    "Collected",
    "Condition",
    "Findings",
    "Found",
    "Heading",
    "KnownClaim",
    "Said",
    "Unheld",
    "Verdict",
    "Version",
    "concluded",
    "conditions",
    "left_out",
    "places",
    "read_draft",
    "same_text",
    "settle",
]
