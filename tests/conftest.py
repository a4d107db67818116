"""Fixtures that are dear to make, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.report import Report

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def examples_report() -> Report:
    """The examples traced with the bundled encoder and no cache from outside."""
    from provenance import trace  # noqa: PLC0415

    return trace(EXAMPLES)
