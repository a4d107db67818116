"""What lies in folders: pictures, notebooks, pages that the index does not name itself."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
_CAPTIONS = {
    "terminal": "The report of the examples in the terminal: `provenance trace examples`.",
    "diff": "Two articles side by side: `provenance diff dam/reuters.txt dam/digest.txt --in examples`.",
    "report-desktop": "The HTML report of the examples on a desktop: `provenance trace examples --html report.html`.",
    "report-phone": "The same page on a phone.",
    "lineage": "Lineage drawn by Graphviz from `provenance export --format dot`: what is not in the pile is dashed.",
}


def pictures() -> str:
    """Every picture with its caption; of one that nobody described, its name says what it shows."""
    found = sorted(IMAGES.glob("*.png")) + sorted(IMAGES.glob("*.svg"))
    return "\n".join(_picture(one) for one in found)


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
    caption = _CAPTIONS.get(path.stem, f"{path.stem.replace('-', ' ').capitalize()}.")
    return f"```{{figure}} images/{path.name}\n:alt: {caption.replace('`', '')}\n\n{caption}\n```\n"


def _notebook(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    first = next(("".join(one["source"]) for one in cells if one["cell_type"] == "markdown"), "")
    title, _, rest = first.partition("\n")
    summary = " ".join(rest.strip().split("\n\n")[0].split())
    name = title.lstrip("# ").strip() or path.stem
    return f"- {{download}}`{name} <../notebooks/{path.name}>`: {summary}"
