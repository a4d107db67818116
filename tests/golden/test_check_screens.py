"""A check as it looks, word for word: 80 and 160 columns, no colour.

``PROVENANCE_UPDATE_GOLDEN=1`` writes it anew; look at the difference before keeping it.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from provenance.report import Check
from tests.stores import opened, pile

FOLDER = Path(__file__).parent / "screens"
DRAFT = (
    "Pier of Port Lissa closed\n\n"
    "The ferry pier of Port Lissa has been closed to all ships since Monday after a barge tore out two of "
    "its piles and a crane, officials said.\n\n"
    "Divers found no damage to the sea wall, and five tugs were sent from the naval yard at Aude.\n\n"
    "The harbour master said repairs would take nine days and cost 400,000 crowns.\n\n"
    "A Norwegian bank has bought the lighthouse for its summer parties.\n\n"
    "It rained.\n"
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    folder = tmp_path_factory.mktemp("golden")
    with opened(folder / "store") as made:
        made.add(pile(folder / "pile"))
        yield made.check(DRAFT)


@pytest.mark.parametrize("width", [80, 160])
def test_screen(found: Check, width: int) -> None:
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None, highlight=False, legacy_windows=False).print(found)
    drawn = "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
    assert max(map(len, drawn.splitlines())) <= width
    kept = FOLDER / f"check-{width}.txt"
    if os.environ.get("PROVENANCE_UPDATE_GOLDEN") == "1":
        kept.write_text(drawn, encoding="utf-8")
    assert drawn == kept.read_text(encoding="utf-8")
