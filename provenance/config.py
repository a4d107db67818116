"""Settings and configuration tables; what is wrong with them is said before any work starts."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from provenance.encoding import EncoderSettings
from provenance.errors import LexiconError, SettingsError
from provenance.indexing import IndexSettings
from provenance.lexicon import Lexicon
from provenance.matching import MatchSettings
from provenance.model import OriginPolicy
from provenance.readers import ReaderSettings
from provenance.tracing import TraceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be configured. Sections are tables of the TOML file.

    ``origin`` is which origin a claim is given where several could be named: ``"auto"`` (cited,
    else earliest, else undetermined), ``"earliest"`` or ``"most-attributed"``.
    ``cache`` is where vectors are kept between runs: ``"auto"`` (the user's cache folder),
    ``"off"``, or a path. ``outlets`` names a further gazetteer file whose entries are added
    to, or by the same id replace, those that come with the package.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    origin: OriginPolicy = "auto"
    cache: str = "auto"
    outlets: str | None = None
    readers: ReaderSettings = field(default_factory=ReaderSettings)
    encoder: EncoderSettings = field(default_factory=EncoderSettings)
    index: IndexSettings = field(default_factory=IndexSettings)
    matching: MatchSettings = field(default_factory=MatchSettings)
    tracing: TraceSettings = field(default_factory=TraceSettings)


def load_settings(
    path: Path | None = None, overrides: Mapping[str, Any] | None = None, *, model: str | None = None
) -> Settings:
    """Settings from a TOML file, then ``overrides`` and the encoder's ``model`` where given.

    ``overrides`` are top-level values; those that are ``None`` are ignored.

    Raises:
        SettingsError: the file is unreadable, a key is unknown, or a value is out of range.
    """
    table = _toml(path) if path else {}
    table |= {name: value for name, value in (overrides or {}).items() if value is not None}
    if model is not None:
        table["encoder"] = {**table.get("encoder", {}), "model": model}
    return validated(table, path) if table else Settings()  # checking nothing takes a tenth of a second


def validated(table: Mapping[str, Any], path: Path | None = None) -> Settings:
    """``table`` as checked ``Settings``; raises ``SettingsError`` naming each wrong key."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 (a tenth of a second, only here)

    try:
        return TypeAdapter(Settings).validate_python(dict(table))
    except ValidationError as error:
        where = f"{path}: " if path else ""
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg'].lower()}" for one in error.errors()
        )
        raise SettingsError(f"{where}{wrong}") from None


def as_table(settings: Settings) -> dict[str, Any]:
    """Settings as plain values, for the report."""
    return dataclasses.asdict(settings)


def load_lexicon(extra_outlets: str | None = None) -> Lexicon:
    """The gazetteer and the cues that come with the package, with the user's own outlets added.

    Raises:
        LexiconError: a table is malformed; the message names the entry.
    """
    return _lexicon(str(Path(extra_outlets).resolve()) if extra_outlets else None)


@functools.lru_cache(maxsize=4)
def _lexicon(extra_outlets: str | None) -> Lexicon:
    outlets = {entry["id"]: entry for entry in _packaged("outlets.toml")["outlet"]}
    if extra_outlets:
        added = _toml(Path(extra_outlets)).get("outlet", [])
        try:
            outlets |= {entry["id"]: entry for entry in added}
        except (KeyError, TypeError):
            raise LexiconError(f"{extra_outlets}: each [[outlet]] needs an id") from None
    return Lexicon.from_tables({"outlet": list(outlets.values())}, _packaged("cues.toml"), _labels())


def _labels() -> dict[str, Any]:
    """The arrays of the learnt labels of attributions: plain arrays, nothing that runs."""
    import numpy as np  # noqa: PLC0415 (a tenth of a second, only when articles are read)

    with np.load(configs_folder() / "attribution.npz", allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


@functools.cache
def load_vocabulary() -> frozenset[str]:
    """English words that are spelt right, lower case, British and American."""
    from spellchecker import SpellChecker  # noqa: PLC0415 (a quarter of a second, only when a pile is traced)

    return frozenset(SpellChecker(language="en").word_frequency.keys())


def configs_folder() -> Path:
    """The folder of the configuration tables: inside the installed package, or the project's."""
    inside = Path(__file__).parent / "configs"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "configs"


def _packaged(name: str) -> dict[str, Any]:
    return _toml(configs_folder() / name)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from None
