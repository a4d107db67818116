"""What lies in folders: pictures, notebooks, pages that the index does not name itself."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
_CAPTIONS = {
    "terminal": "The report of the examples in the terminal: `provenance trace examples`",
    "diff": "Two articles side by side: `provenance diff dam/reuters.txt dam/digest.txt --in examples`",
}


def pictures() -> str:
    """The pictures that no page shows; of one that nobody described, its name says what it is."""
    shown = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    found = sorted([*IMAGES.glob("*.png"), *IMAGES.glob("*.svg")])
    return "\n\n".join(_picture(one) for one in found if f"images/{one.name}" not in shown)


def notebooks() -> str:
    """Every notebook by its title and its first paragraph, to download."""
    return "\n".join(map(_notebook, sorted((ROOT / "notebooks").glob("*.ipynb")))) or "None yet.\n"


def further_pages() -> str:
    """The pages of ``docs`` that the index does not list."""
    docs = ROOT / "docs"
    listed = {
        docs / "index.md",
        *(docs / f"{line}.md" for line in (docs / "index.md").read_text().splitlines()),
    }
    return "\n".join(one.stem for one in sorted(docs.glob("*.md")) if one not in listed)


def _picture(path: Path) -> str:
    caption = _CAPTIONS.get(path.stem, path.stem.replace("-", " ").capitalize())
    return f"{caption}:\n\n![{path.stem.replace('-', ' ')}](images/{path.name})"


def _notebook(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    first = next(("".join(one["source"]) for one in cells if one["cell_type"] == "markdown"), "")
    title, _, rest = first.partition("\n")
    summary = " ".join(rest.strip().split("\n\n")[0].split())
    name = title.lstrip("# ").strip() or path.stem
    return f"- {{download}}`{name} <../notebooks/{path.name}>`: {summary}"
