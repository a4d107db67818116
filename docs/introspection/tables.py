"""What the configuration tables say of themselves at their head."""

from __future__ import annotations

import itertools

from provenance.config import configs_folder


def outlets() -> str:
    """How an entry of the table of outlets is written."""
    return _head("outlets.toml")


def cues() -> str:
    """How an entry of the table of cues is written."""
    return _head("cues.toml")


def _head(name: str) -> str:
    lines = (configs_folder() / name).read_text(encoding="utf-8").splitlines()
    comments = itertools.takewhile(lambda line: line.startswith("#"), lines)
    text = "\n".join(line.removeprefix("#").removeprefix(" ") for line in comments)
    return f"```text\n{text}\n```\n"
