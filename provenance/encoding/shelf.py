"""Exported models on disk: a cache folder whose files are believed only if their hashes hold."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any

from provenance.encoding.session import Exported

_FORMAT = 2
"""Raised when exports are made otherwise than before; older ones are then left unread."""
_GRAPH, _TOKENIZER, _FACTS, _REFUSAL = "model.onnx", "tokenizer.json", "facts.json", "refused.json"

_log = logging.getLogger(__name__)


class Shelf:
    """One exported model's place in ``root``; ``key`` names what it was made from.

    Writers make a folder aside and rename it, so that readers see a whole export or none; losing
    it costs time, never results.
    """

    def __init__(self, root: Path, *key: str) -> None:
        name = hashlib.blake2b("\0".join((str(_FORMAT), *key)).encode("utf-8"), digest_size=12).hexdigest()
        self.folder = root / name

    def holds(self) -> bool:
        """Whether an export is there; its large file is looked at when it is taken."""
        return self._facts() is not None and (self.folder / _GRAPH).is_file()

    def take(self) -> Exported | None:
        """The export, verified; ``None`` if there is none or it is damaged."""
        facts = self._facts()
        if facts is None:
            return None
        try:
            graph, tokenizer = ((self.folder / name).read_bytes() for name in (_GRAPH, _TOKENIZER))
        except OSError:
            return None
        if facts["sha256"] != {_GRAPH: _hash(graph), _TOKENIZER: _hash(tokenizer)}:
            _log.warning("the exported encoder in %s is damaged: made anew", self.folder)
            return None
        return Exported(
            graph=graph,
            tokenizer=tokenizer,
            prompt=facts["prompt"],
            longest=facts["longest"],
            together=facts["together"],
            similarity=facts["similarity"],
        )

    def keep(self, model: Exported) -> None:
        """Put an export here in place of what is there; where that cannot be, it is said and no more."""
        facts = {
            "prompt": model.prompt,
            "longest": model.longest,
            "together": model.together,
            "similarity": model.similarity,
            "sha256": {_GRAPH: _hash(model.graph), _TOKENIZER: _hash(model.tokenizer)},
        }
        self._write({_GRAPH: model.graph, _TOKENIZER: model.tokenizer, _FACTS: _sealed(facts)})

    def refusal(self, versions: dict[str, str]) -> str | None:
        """Why this model was found not to export with these versions of the libraries, if it was."""
        facts = _opened(self.folder / _REFUSAL)
        return str(facts["reason"]) if facts and facts.get("versions") == versions else None

    def refuse(self, reason: str, versions: dict[str, str]) -> None:
        """Remember that it did not export, so that it is not tried at each run."""
        self._write({_REFUSAL: _sealed({"reason": reason, "versions": versions})})

    def _facts(self) -> dict[str, Any] | None:
        return _opened(self.folder / _FACTS)

    def _write(self, files: dict[str, bytes]) -> None:
        root = self.folder.parent
        aside: Path | None = None
        try:
            root.mkdir(parents=True, exist_ok=True)
            aside = Path(tempfile.mkdtemp(prefix=".new-", dir=root))
            for name, data in files.items():
                (aside / name).write_bytes(data)
            shutil.rmtree(self.folder, ignore_errors=True)
            aside.rename(self.folder)
        except OSError as error:
            if not self.holds():  # else another process was faster
                _log.warning(
                    "the exported encoder cannot be kept in %s (%s): made anew each time", root, error
                )
        finally:
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)


def _sealed(facts: dict[str, Any]) -> bytes:
    """JSON with its own hash, so that a damaged digit is noticed."""
    body = json.dumps(facts, sort_keys=True)
    return json.dumps({"facts": facts, "sha256": _hash(body.encode())}, sort_keys=True, indent=1).encode()


def _opened(path: Path) -> dict[str, Any] | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        sealed = json.loads(path.read_text(encoding="utf-8"))
        facts: dict[str, Any] = sealed["facts"]
        if sealed["sha256"] == _hash(json.dumps(facts, sort_keys=True).encode()):
            return facts
    return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
