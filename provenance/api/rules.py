"""By what articles are read: the code of the stages and the tables they look things up in."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

from provenance import __version__
from provenance.config import configs_folder
from provenance.errors import SettingsError

_CODE = ("model", "text.py", "lexicon", "pipeline.py", "numbers", "times", "names", "segmentation",
         "attribution", "divergence")  # fmt: skip


def reading_rules(outlets: str | None) -> str:
    """A digest that changes whenever one and the same article might be read differently.

    ``outlets``: a further gazetteer file.
    """
    return _digest(_CODE, outlets)


def word_rules() -> str:
    """A digest that changes whenever one and the same content might have other words."""
    return _digest(("text.py", "matching/words.py"), None)


def report_rules(outlets: str | None) -> str:
    """A digest that changes whenever a report of the same articles might be another."""
    return _digest((".",), outlets)


def _digest(code: tuple[str, ...], outlets: str | None) -> str:
    digest = hashlib.blake2b(f"{__version__} {_packaged(code)}".encode(), digest_size=16)
    if outlets:
        try:
            digest.update(Path(outlets).read_bytes())
        except OSError as error:
            raise SettingsError(f"{outlets}: {error.strerror or error}") from None
    return digest.hexdigest()


@functools.cache
def _packaged(code: tuple[str, ...]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in _files(code):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(code: tuple[str, ...]) -> Iterator[Path]:
    package = Path(__file__).parents[1]
    for name in code:
        path = package / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]
    yield from sorted(path for path in configs_folder().iterdir() if path.is_file())
