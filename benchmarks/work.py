"""What the benchmarks measure; each function runs in a process of its own (``harness.measured``).

``python -m benchmarks.work NAME JSON-ARGUMENTS`` prints one JSON object: seconds, megabytes, result.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.piles import rows


def command(arguments: list[str], environment: dict[str, str]) -> int:
    """The command line, in one more process."""
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode


def ours(pile: str, cache: str = "off", encoded: str = "all") -> dict[str, Any]:
    """``provenance trace``, its report kept in memory: number of claims, groups of places in the text."""
    from provenance import trace  # noqa: PLC0415 (imports belong to what is measured)
    from provenance.api.hands import idle_cores  # noqa: PLC0415 (as many as the command line takes)
    from provenance.config import load_settings  # noqa: PLC0415

    settings = load_settings(overrides={"cache": cache, "matching": {"encoded": encoded}})
    document = trace(pile, settings=settings, processes=idle_cores()).document
    names = {one["id"]: one["name"].rsplit("#", 1)[-1] for one in document["articles"]}
    groups = [
        [[names[one["article"]], one["start"], one["end"]] for one in claim["mentions"]]
        for claim in document["claims"]
        if len(claim["mentions"]) > 1
    ]
    return {"claims": len(document["claims"]), "groups": groups}


def known_vectors(pile: str, cache: str, backend: str, out: str) -> dict[str, int]:
    """The vectors of a pile's contents, encoded or out of the cache, written for ``traced``."""
    from benchmarks.enlarging import keep  # noqa: PLC0415
    from provenance.api.tracing import open_cache  # noqa: PLC0415
    from provenance.config import load_lexicon, load_settings  # noqa: PLC0415
    from provenance.encoding import open_encoder  # noqa: PLC0415
    from provenance.pipeline import mentions_of, one_closely  # noqa: PLC0415
    from provenance.readers import read  # noqa: PLC0415

    settings = load_settings(overrides={"encoder": {"backend": backend}})
    encoder, lexicon = open_encoder(settings.encoder, open_cache(cache)), load_lexicon()
    closely = (one_closely(one, lexicon) for one in read([pile], settings.readers).articles)
    contents = list(dict.fromkeys(mention.content for one in closely for mention in mentions_of(one)))
    keep(Path(out), contents, encoder.encode(contents), encoder.identity)
    return {"contents": len(contents)}


def traced(pile: str, known: str) -> dict[str, int]:
    """``provenance trace`` in as many processes as the command line takes, with vectors at hand."""
    from benchmarks.enlarging import Resembling  # noqa: PLC0415
    from provenance import trace  # noqa: PLC0415
    from provenance.api.hands import idle_cores  # noqa: PLC0415

    report = trace(pile, encoder=Resembling.of(Path(known)), processes=idle_cores())
    return {"claims": len(report.document["claims"])}


def joined(known: str, size: int) -> dict[str, Any]:
    """Near pairs, as a trace looks for them, of so many vectors: those in a file, then these again with noise."""
    import numpy as np  # noqa: PLC0415

    from provenance.indexing import FaissIndex  # noqa: PLC0415
    from provenance.matching import MatchSettings  # noqa: PLC0415

    with np.load(known, allow_pickle=False) as held:
        real = held["vectors"]
    draw, chosen = np.random.default_rng(11), MatchSettings()
    vectors = np.empty((size, real.shape[1]), dtype=np.float32)
    for start in range(0, size, len(real)):
        part = real[: size - start]
        noise = draw.standard_normal(part.shape, dtype=np.float32) * (0.25 / np.sqrt(real.shape[1]))
        moved = part + noise if start else part
        vectors[start : start + len(part)] = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    index = FaissIndex()
    count = sum(1 for _ in index.pairs(vectors, chosen.neighbour_similarity, chosen.neighbours))
    return {"pairs": count, "recall": index.recall}


def checks(store: str, cache: str, claims: list[str]) -> dict[str, Any]:
    """Claims checked against a store one by one, in one process; the milliseconds that each took.

    Each is asked twice, so that the encoder is loaded and its vector is known: the second time counts.
    """
    from provenance import open_store  # noqa: PLC0415
    from provenance.config import load_settings  # noqa: PLC0415

    taken: list[float] = []
    known = 0
    with open_store(store, settings=load_settings(overrides={"cache": cache}), create=False) as opened:
        sentences = opened.info().sentences
        for claim in claims:
            opened.check(claim)
            before = time.perf_counter()
            found = opened.check(claim)
            taken.append(1000 * (time.perf_counter() - before))
            known += any(one["verdict"] == "known" for one in found.claims)
    return {"milliseconds": taken, "known": known, "sentences": sentences}


def larger_store(store: str, pile: str, contents: int, encoded: int) -> dict[str, int]:
    """A store enlarged until it holds so many contents; see ``enlarging``."""
    from benchmarks.enlarging import enlarge  # noqa: PLC0415

    return enlarge(Path(store), Path(pile), contents, encoded)


def large_checks(store: str, claims: int) -> dict[str, Any]:
    """Claims checked against an enlarged store."""
    from benchmarks.enlarging import checked  # noqa: PLC0415

    return checked(Path(store), claims)


def library(pile: str, threshold: float = 0.75) -> dict[str, Any]:
    """What a user would write instead: encode every sentence, mine paraphrases, detect communities.

    ``threshold``: the default of ``community_detection``.
    """
    from sentence_transformers import SentenceTransformer, util  # noqa: PLC0415

    from provenance.encoding.weights import bundled  # noqa: PLC0415 (the same weights)
    from provenance.model import Article  # noqa: PLC0415
    from provenance.segmentation import segment  # noqa: PLC0415 (the same sentences)

    places, texts = [], []
    for row in rows(Path(pile)):
        article = Article(id=row["id"], name=row["id"], text=row["text"], title=row.get("title"))
        for sentence in segment(article).sentences:
            places.append([row["id"], sentence.span.start, sentence.span.end])
            texts.append(sentence.span.of(article.text))
    model = SentenceTransformer(str(bundled().folder), device="cpu")
    vectors = model.encode(texts, convert_to_tensor=True)
    mined = util.paraphrase_mining_embeddings(vectors)
    groups = util.community_detection(vectors, threshold=threshold, min_community_size=2)
    return {"pairs": len(mined), "groups": [[places[one] for one in group] for group in groups]}


def minhash(pile: str, threshold: float = 0.6) -> dict[str, Any]:
    """Text reuse by MinHash LSH (datasketch): sentences that share word 3-grams."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    from provenance.model import Article  # noqa: PLC0415
    from provenance.segmentation import segment  # noqa: PLC0415
    from provenance.text import words  # noqa: PLC0415

    index = MinHashLSH(threshold=threshold, num_perm=64)
    hashed: list[tuple[list[Any], Any]] = []
    for row in rows(Path(pile)):
        article = Article(id=row["id"], name=row["id"], text=row["text"], title=row.get("title"))
        for sentence in segment(article).sentences:
            norms = [word.norm for word in words(sentence.span.of(article.text))]
            grams = {" ".join(norms[at : at + 3]).encode() for at in range(len(norms) - 2)}
            if grams:
                sketch = MinHash(num_perm=64)
                sketch.update_batch(sorted(grams))
                index.insert(len(hashed), sketch)
                hashed.append(([row["id"], sentence.span.start, sentence.span.end], sketch))
    found = {
        (number, other)
        for number, (_, sketch) in enumerate(hashed)
        for other in index.query(sketch)
        if other > number
    }
    return {"groups": [[hashed[one][0], hashed[other][0]] for one, other in sorted(found)]}


def reuse(pile: str) -> dict[str, Any]:
    """This project's text reuse alone: candidates from words, the comparison of wordings, no encoder."""
    import numpy as np  # noqa: PLC0415

    from provenance.attribution import attribute  # noqa: PLC0415
    from provenance.config import load_lexicon  # noqa: PLC0415
    from provenance.matching import match  # noqa: PLC0415
    from provenance.pipeline import mentions_of  # noqa: PLC0415
    from provenance.readers import read  # noqa: PLC0415
    from provenance.segmentation import segment  # noqa: PLC0415

    lexicon = load_lexicon()
    articles = read([pile]).articles
    name = {article.id: article.name.rsplit("#", 1)[-1] for article in articles}
    mentions = [one for article in articles for one in mentions_of(attribute(segment(article), lexicon))]
    contents = {content: row for row, content in enumerate(sorted({one.content for one in mentions}))}
    unknown = np.zeros((len(contents), 1), dtype=np.float32)
    found = match(mentions, unknown, [contents[one.content] for one in mentions], [])
    place = {one.id: [name[one.article], one.span.start, one.span.end] for one in mentions}
    return {"groups": [[place[one.left], place[one.right]] for one in found if one.reuse]}


def encoder(
    pile: str, backend: Any, exports: str, count: int, vectors: str, threads: int | None
) -> dict[str, float]:
    """The bundled model on one backend: seconds to the first vector, then sentences a second.

    ``count``: distinct sentences of the pile, spread over it; their vectors are kept in ``vectors``.
    """
    before = time.perf_counter()
    import numpy as np  # noqa: PLC0415

    from provenance.encoding import EncoderSettings, open_encoder  # noqa: PLC0415

    opened = open_encoder(
        EncoderSettings(backend=backend, device="cpu", threads=threads), exports=Path(exports)
    )
    opened.encode(["The bridge will stay shut until the end of March."])
    cold = time.perf_counter() - before
    texts = _sentences(pile, count)
    wall, core = time.perf_counter(), time.process_time()
    made = opened.encode(texts)
    wall, core = time.perf_counter() - wall, time.process_time() - core
    np.save(vectors, made)
    return {"cold": cold, "wall": len(texts) / wall, "core": len(texts) / core}


def _sentences(pile: str, count: int) -> list[str]:
    """Distinct sentences from articles of the whole pile, a few from each."""
    from provenance.model import Article  # noqa: PLC0415
    from provenance.segmentation import segment  # noqa: PLC0415

    every = rows(Path(pile))
    found: dict[str, None] = {}
    for row in every[:: max(1, 4 * len(every) // count)]:
        article = Article(id=row["id"], name=row["id"], text=row["text"], title=row.get("title"))
        found |= {" ".join(one.span.of(article.text).split()): None for one in segment(article).sentences[:8]}
    return list(found)[:count]


_WORK: Mapping[str, Callable[..., Any]] = {
    "command": command,
    "ours": ours,
    "known_vectors": known_vectors,
    "traced": traced,
    "joined": joined,
    "checks": checks,
    "larger_store": larger_store,
    "large_checks": large_checks,
    "library": library,
    "minhash": minhash,
    "reuse": reuse,
    "encoder": encoder,
}


def main() -> None:
    """Run one function and print what it took."""
    name, arguments = sys.argv[1], json.loads(sys.argv[2])
    before = time.perf_counter()
    result = _WORK[name](**arguments)
    seconds = time.perf_counter() - before
    who = resource.RUSAGE_CHILDREN if name == "command" else resource.RUSAGE_SELF
    megabytes = resource.getrusage(who).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "result": result}))


if __name__ == "__main__":
    main()
