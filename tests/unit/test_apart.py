"""Differently worded sentences that lie months apart."""

from __future__ import annotations

import pytest

from provenance.matching import probability, weighed_by_time
from provenance.model import Match, Mention, Part, Sentence, Span, Timestamp

HERE = Span(start=0, end=9)


def mention(id_: str) -> Mention:
    return Mention(
        id=id_, article=f"a{id_}", span=HERE, parts=(HERE,), content="It rained.", text="It rained.", role="body",
        sentence=Sentence(article=f"a{id_}", index=0, span=HERE, role="body", paragraph=1), attributions=(), quotes=(),
    )  # fmt: skip


def day(value: str) -> Timestamp:
    return Timestamp(value=value, precision="day", basis="metadata")


def judged(weight: float, *, reuse: bool = False) -> Match:
    parts = (Part(name="base", value=1.0, weight=weight),)
    return Match(
        left="m1", right="m2", similarity=0.8, probability=probability(parts), reuse=reuse, parts=parts
    )


@pytest.mark.parametrize(
    ("weight", "reuse", "later", "kept"),
    [
        (1.0, False, "2020-01-20", True),  # weeks apart: nothing speaks against it
        (1.0, False, "2020-09-01", False),  # months apart: no longer likely enough
        (3.0, False, "2020-09-01", True),  # likely all the same
        (1.0, True, "2020-09-01", True),  # a copy is a copy
        (1.0, False, None, True),  # nobody knows when
    ],
)
def test_months_apart_count_against_other_words(
    weight: float,
    reuse: bool,  # noqa: FBT001 (a table)
    later: str | None,
    kept: bool,  # noqa: FBT001
) -> None:
    published = {"am1": day("2020-01-01")} | ({"am2": day(later)} if later else {})
    found = weighed_by_time([judged(weight, reuse=reuse)], [mention("m1"), mention("m2")], published, 0.7)
    assert bool(found) == kept
    assert all(one.probability == probability(one.parts) for one in found)
