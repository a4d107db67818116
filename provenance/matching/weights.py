"""Fitted weights of the comparison (log-odds per unit of each comparison's value).

Made by ``python -m evals.fit_matching`` from 15,124 pairs of sentences: MRPC, the odd topics of ECB+,
and strangers out of real news. Five folds: expected calibration error .018, precision .84 from .7 on.
"""

from __future__ import annotations

from collections.abc import Mapping

POLICY: Mapping[str, float] = {
    "length": -1.0,
    "numbers-against": -2.5,
    "names-against": -2.5,
    "times-against": -2.5,
    "opposed": -2.0,
    "swapped": -4.0,
    "same-story": 1.15,
}
"""Not fitted but decided: differently worded sentences that disagree in these are not one claim.

Public sets of paraphrases cannot teach this, as their judges let a number or a day pass. Nor can
they teach ``same-story``, the log-odds by which one claim is likelier between two articles that tell
one story than between any two; a disagreement outweighs it.
"""

MEANING: Mapping[str, float] = {
    "base": -4.83,
    "meaning": 4.11,
    "words": 0.49,
    "containment": 0.0,
    "common-words": 2.96,
    "phrases": 0.99,
    "numbers-shared": 0.31,
    "names-shared": 0.0,
    "times-shared": 0.39,
    **POLICY,
}
"""For differently worded sentences."""

REUSE: Mapping[str, float] = {
    "base": -9.5,
    "copied-of-shorter": 6.0,
    "copied-of-longer": 3.0,
    "copied-rarity": 1.0,
    "longest-run": 1.0,
    "numbers-against": -1.0,
    "names-against": -2.0,
    "times-against": -1.0,
    "opposed": -1.0,
    "swapped": -3.0,
    "same-story": 2.5,
}
"""For copied wording. Set by hand from reading: no public set labels copied sentences of news.

A changed number, name or day takes away from a short likeness ("The mayor of … resigned on
Monday") and does not undo a long one: there it is what was changed on the way.
"""

APART: Mapping[str, float] = {"long-apart": -0.6}
"""Not fitted but decided, on reading: what speaks against differently worded sentences months apart."""

KNOWN: Mapping[str, float] = {
    "base": -11.48,
    "meaning": 7.05,
    "heading": 5.07,
    "spelling": 4.50,
    "rarity": 1.27,
    "of-new": 1.34,
}
"""For a known content that a new one may repeat: made by ``python -m evals.fit_ranking`` so that the
right one of a query's candidates comes first, then scaled on the first five of each query (996 tweets,
14,231 checked claims; each once with all headings and once with those of every other claim withheld).
Expected calibration error of the first five .01 there, .03 on 199 tweets not fitted on.
"""

EVENT: Mapping[str, float] = {
    "base": -3.07,
    "meaning": 1.10,
    "rarity": 0.85,
    "company": 3.37,
}
"""For mentions that tell of one event: made by ``python -m evals.fit_events`` from 13,395 pairs of
sentences of the odd topics of ECB+. Five folds over topics: F1 .80, expected calibration error .011.
"""
