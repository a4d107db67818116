"""A store of as many sentences as wanted, through the store's own ``add``, without encoding them all."""

from __future__ import annotations

import hashlib
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.piles import Row, rows, write
from provenance.api import Store, open_store
from provenance.config import as_table, load_settings
from provenance.model import EncoderIdentity, Findings
from provenance.ports import Vectors

_WORD = re.compile(r"\b[a-z]{4,}\b")
_LETTER = re.compile(r"[a-z]")
_EXCHANGED = 0.3
_NOISE = 0.48
"""Length of the noise beside the vector: a cosine of about .9 to where it was."""
_AT_ONCE = 500
"""Articles of one add."""


class Resembling:
    """An encoder that gives a changed sentence the vector of the sentence it was, and noise that its text seeds.

    A sentence and what ``repeats`` makes of it have letters, marks and spaces in the same places. A
    sentence that is known has its own vector.
    """

    def __init__(
        self, identity: EncoderIdentity, vectors: dict[str, Any], others: Vectors, own: dict[str, Any]
    ) -> None:
        self.identity = identity
        self._vectors = vectors
        self._others = others
        self._own = own

    @classmethod
    def of(cls, path: Path) -> Resembling:
        """One that knows the vectors in a file that ``keep`` wrote."""
        with np.load(path, allow_pickle=False) as held:
            vectors, shapes, names = held["vectors"], held["shapes"], json.loads(str(held["identity"]))
            texts = held["texts"]
        by_shape, by_text = (dict(zip(one.tolist(), vectors, strict=True)) for one in (shapes, texts))
        return cls(EncoderIdentity(**names), by_shape, vectors, by_text)

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Vectors of ``texts``; a sentence of a shape that is not known gets one of some other sentence."""
        made = (
            np.stack([self._vector(text) for text in texts])
            if texts
            else np.empty((0, self.identity.dimension))
        )
        if progress:
            progress(len(texts), len(texts))
        return made.astype(np.float32)

    def _vector(self, text: str) -> Any:
        if (own := self._own.get(hashed(text))) is not None:
            return own
        seed = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
        noise = np.random.default_rng(seed).standard_normal(self.identity.dimension)
        base = self._vectors.get(shape(text))
        start = self._others[seed % len(self._others)] if base is None else base
        turned = start + _NOISE * noise / np.linalg.norm(noise)
        return turned / np.linalg.norm(turned)


def shape(text: str) -> str:
    """What stays the same when a word is exchanged for another as long; hashed."""
    return hashed(_LETTER.sub("x", text))


def hashed(text: str) -> str:
    """A text's own name."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()


def enlarge(store: Path, pile: Path, contents: int, encoded: int) -> dict[str, int]:
    """Add to the store until it holds so many distinct contents; its report is then taken for made."""
    base = rows(pile)
    known = store / "benchmark-vectors.npz"
    if not known.exists():
        if not store.exists():
            first = write(store.parent / "first.jsonl", base[:encoded])
            with open_store(store) as opened:
                opened.add(first)
        _keep(store, known)
    with open_store(store, encoder=Resembling.of(known)) as opened:
        while (info := opened.info()).contents < contents:
            some = repeats(base, info.articles, _AT_ONCE)
            opened.add(write(store / "more.jsonl", some))
        _pretend_reported(opened)
        return {"contents": info.contents, "sentences": info.sentences, "articles": info.articles}


def repeats(base: Sequence[Row], start: int, count: int) -> list[Row]:
    """Articles number ``start`` on of an endless pile, three words of ten exchanged for others as long."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in sorted(set(_WORD.findall(" ".join(str(row["text"]) for row in base[:500])))):
        by_length[len(word)].append(word)
    return list(_repeats(base, start, count, by_length))


def _repeats(base: Sequence[Row], start: int, count: int, by_length: dict[int, list[str]]) -> Iterator[Row]:
    for number in range(start, start + count):
        row = base[number % len(base)]
        draw = random.Random(number)  # noqa: S311 (a benchmark, not a secret)

        def other(match: re.Match[str], draw: random.Random = draw) -> str:
            same = by_length.get(len(match[0]))
            return draw.choice(same) if same and draw.random() < _EXCHANGED else match[0]

        yield row | {"id": f"{row['id']}-{number}", "url": None, "text": _WORD.sub(other, str(row["text"]))}


def checked(store: Path, claims: int) -> dict[str, Any]:
    """So many claims checked one by one: seconds to open, of the first check, milliseconds of those after it.

    Claims are sentences of the store with words exchanged; each check is of another one.
    """
    encoder = Resembling.of(store / "benchmark-vectors.npz")
    texts = _claims(store, claims + 1)
    before = time.perf_counter()
    with open_store(store, encoder=encoder, create=False) as opened:
        opened_in = time.perf_counter() - before
        taken, known = [], 0
        for claim in texts:
            before = time.perf_counter()
            found = opened.check(claim)
            taken.append(time.perf_counter() - before)
            known += any(one["verdict"] == "known" for one in found.claims)
    milliseconds = [1000 * seconds for seconds in taken[1:]]
    return {"opened": opened_in, "first": taken[0], "milliseconds": milliseconds, "known": known}


def _claims(store: Path, count: int) -> list[str]:
    """Contents from all over the store, one word of each exchanged."""
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(store / "provenance.sqlite") as connection:
        last = connection.execute("SELECT max(content) FROM contents").fetchone()[0]
        step = last // (count + 1)
        found = [
            connection.execute(
                "SELECT text FROM contents WHERE content >= ? AND length(text) BETWEEN 60 AND 240 LIMIT 1",
                (at,),
            ).fetchone()[0]
            for at in range(step, step * count + 1, step)
        ]
    return [_WORD.sub(lambda match: match[0][::-1], text, count=1) for text in found]


def _keep(store: Path, path: Path) -> None:
    """Write the store's vectors to a file, by the shapes of their contents."""
    with open_store(store) as opened:
        identity = opened.info().encoder
        last = opened._readings.last_vector  # noqa: SLF001
        held = list(opened._readings.vectors(8192, 0, last))  # noqa: SLF001
        rows_ = dict(opened._database.rows("SELECT content, text FROM contents"))  # noqa: SLF001
    if identity is None:
        raise ValueError(f"{store} holds nothing")
    texts = [rows_[key] for keys, _ in held for key in keys]
    keep(path, texts, np.concatenate([vectors for _, vectors in held]), identity)


def keep(path: Path, texts: Sequence[str], vectors: Vectors, identity: EncoderIdentity) -> None:
    """Write vectors to a file for ``Resembling.of``."""
    np.savez(
        path,
        vectors=vectors,
        shapes=np.array([shape(text) for text in texts]),
        texts=np.array([hashed(text) for text in texts]),
        identity=json.dumps(
            {
                "name": identity.name,
                "dimension": identity.dimension,
                "weights_sha256": identity.weights_sha256,
            }
        ),
    )


def _pretend_reported(store: Store) -> None:
    """Have the store take its report for made, without a claim in it: tracing a million sentences takes an hour."""
    none: dict[str, Any] = dict.fromkeys(
        ("articles", "sources", "mentions", "matches", "claims", "derivations", "title_divergences",
         "fingerprints", "skipped"), ()
    )  # fmt: skip
    settings = load_settings()
    database = store._database  # noqa: SLF001
    with database.writing():
        with database.transaction():
            store._results.keep(Findings(encoder=store._encoder.identity, **none), settings.origin)  # noqa: SLF001
            database.write(
                "UPDATE results SET articles = (SELECT count(*) FROM articles WHERE id IS NOT NULL)"
            )
        made_from = store._made_from(as_table(settings) | {"origin": settings.origin})  # noqa: SLF001
        store._files.write("report.json.gz", made_from, lambda path: path.write_bytes(b""))  # noqa: SLF001
