"""Data frames: joinable on ids, the same columns whether full or empty."""

from __future__ import annotations

import pytest

from provenance.report import Report
from tests import odd_piles, piles

FRAMES = ("claims", "mentions", "articles", "sources", "derivations", "divergences", "citations", "delays")


@pytest.fixture(scope="module")
def report() -> Report:
    return Report.of(piles.teaching(), {})


@pytest.mark.parametrize("name", FRAMES)
def test_an_empty_report_has_the_same_columns(report: Report, name: str) -> None:
    full, bare = getattr(report, name), getattr(Report.of(odd_piles.empty(), {}), name)
    assert len(full) > 0
    assert len(bare) == 0
    assert list(bare.columns) == list(full.columns)
    assert bare.index.name == full.index.name


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_is_made_once(report: Report, name: str) -> None:
    assert getattr(report, name) is getattr(report, name)


def test_mentions_join_claims_and_articles(report: Report) -> None:
    joined = report.mentions[["claim", "article", "article_name"]].join(
        report.claims[["standing"]], on="claim"
    )
    joined = joined.join(report.articles[["name"]], on="article")
    assert len(joined) == len(report.mentions)
    assert (joined["name"] == joined["article_name"]).all()
    assert joined["standing"].notna().all()
    assert report.claims["mentions"].sum() == len(report.mentions)


def test_origins_and_outlets_join_sources(report: Report) -> None:
    assert set(report.claims["origin"].dropna()) <= set(report.sources.index)
    assert set(report.articles["outlet"].dropna()) <= set(report.sources.index)


def test_divergences_join_mentions(report: Report) -> None:
    frame = report.divergences
    assert set(frame["left_mention"].dropna()) <= set(report.mentions.index)
    assert set(frame["right_mention"]) <= set(report.mentions.index)
    assert set(frame["claim"]) <= set(report.claims.index)
    assert list(report.claims["substantive"]) == [
        int(
            (
                (frame["claim"] == claim)
                & (frame["severity"] == "substantive")
                & frame["left_mention"].notna()
            ).sum()
        )
        for claim in report.claims.index
    ]


def test_a_title_divergence_has_no_left_mention(report: Report) -> None:
    titles = report.divergences[report.divergences["left_mention"].isna()]
    assert list(titles["left"]) == ["stuns markets"]
    assert list(titles["left_article"]) == list(titles["right_article"]) == ["rates.html"]


def test_derivations_name_both_ends(report: Report) -> None:
    frame = report.derivations
    whole, inside = frame[frame["claim"].isna()], frame[frame["claim"].notna()]
    assert len(whole) == len(report.document["derivations"])
    assert len(inside) == sum(len(claim["derivations"]) for claim in report.document["claims"])
    assert (frame["later_article"].notna() ^ frame["later_source"].notna()).all()
    assert ("Sputnik", "Kyodo News", "cites") in set(
        zip(frame["later"], frame["earlier"], frame["relation"], strict=True)
    )


def test_articles_count_their_shared_claims(report: Report) -> None:
    shared = report.articles.set_index("name")["shared_claims"]
    assert shared["ferry/trend.txt"] == 4
    assert shared["rates.html"] == 0


def test_citations_join_articles_and_sources(report: Report) -> None:
    frame = report.citations
    assert set(frame["article"]) <= set(report.articles.index)
    assert set(frame["source"]) <= set(report.sources.index)
    assert (frame["credit"] | (frame["mentions"] > 0)).all()
    credited = report.articles["credits"].explode().dropna()
    assert set(zip(credited.index, credited, strict=True)) == set(
        frame.loc[frame["credit"], ["article", "source"]].itertuples(index=False, name=None)
    )


def test_delays_are_bounds_of_what_the_dates_allow(report: Report) -> None:
    frame = report.delays
    dated = set(report.articles.index[report.articles["published_at"].notna()])
    assert set(frame["later_article"]) | set(frame["earlier_article"]) <= dated
    assert "shares-source" not in set(frame["relation"])
    assert (frame["least_hours"] < frame["most_hours"]).all()
