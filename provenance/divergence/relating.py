"""What relation two passages have: the same, contrary, one more specific, similar or related."""

from __future__ import annotations

from collections.abc import Sequence

from provenance import numbers
from provenance.divergence.carrying import Carrier, Kinship, nations
from provenance.divergence.passage import Passage, Reading, Word, read
from provenance.divergence.vocabulary import NEGATORS, OPPOSITE_PREPOSITIONS
from provenance.numbers import Quantity


class _Half:
    """One passage beside the other: which of its words of content the other carries, and how."""

    def __init__(self, passage: Passage, other: Passage, around=None) -> None:
        self.reading: Reading = read(passage)
        carrier = Carrier((other,))
        places = {word.start: nation for nation, word in nations(self.reading)}
        self.words = [word for word in self.reading.words if not word.function]
        self.kin: list[Kinship | None] = [
            carrier.kinship(word, places.get(word.start)) for word in self.words
        ]
        self.lone: list[Word] = [word for word, kin in zip(self.words, self.kin, strict=True) if kin is None]
        far = Carrier((around,)) if around else None
        self.elsewhere = sum(far.kinship(w, places.get(w.start)) is not None for w in self.lone)/max(1,len(self.lone)) if far else 0.0
        self.contrary = any(carrier.contrary(word) for word in self.lone)
        self.nations = {nation for nation, word in nations(self.reading)}
        self.numbers = [q for q, _ in self.reading.quantities]
        self.head = self.kin[-1] if self.kin else None
        self.negated = any(word.norm in NEGATORS for word in self.reading.words)
        self.functions = {word.norm for word in self.reading.words if word.function}


    def fuller(self, other):
        from provenance.names import same
        if not self.lone or other.lone: return False
        spans=[(n,r) for n,r in self.reading.names]
        idx={w.start:i for i,w in enumerate(self.reading.words)}
        return any(same(n,m) and all(idx[w.start] in r for w in self.lone) for n,r in spans for m,_ in other.reading.names)


def _plural(one, other):
    if not one.words or not other.words: return False
    a,b=one.words[-1],other.words[-1]
    return a.key==b.key and a.norm.endswith("s")!=b.norm.endswith("s") and not a.norm.endswith(("ed","ing")) and not b.norm.endswith(("ed","ing")) and "'" not in a.norm+b.norm

from provenance.divergence.lexemes import keyed
_GENERIC=keyed("man woman men person people someone official leader group firm company thing attack place city town country area building vehicle case")

def features(left: Passage, right: Passage, similarity: float | None, context=None) -> dict[str, float]:
    one, other = _Half(left, right, context and context[1]), _Half(right, left, context and context[0])
    total = max(1, len(one.words) + len(other.words))
    lone = len(one.lone) + len(other.lone)
    near = sum(kin not in (None, "same") for kin in (*one.kin, *other.kin))
    held = total - lone
    both = bool(one.lone and other.lone)
    cos = similarity if similarity is not None else 0.0
    f = {
        "bias": 1.0,
        "alike": float(not lone),
        "equal": float(not lone and not near),
        "shared": held / total,
        "near": near / total,
        "both": float(both),
        "apart": float(held == 0),
        "numbers differ": float(_numbers(one.numbers, other.numbers) == -1),
        "numbers agree": float(_numbers(one.numbers, other.numbers) == 1),
        "nations differ": float(bool(one.nations and other.nations and not one.nations & other.nations)),
        "contrary": float(one.contrary or other.contrary),
        "directions": float(any((a, b) in OPPOSITE_PREPOSITIONS or (b, a) in OPPOSITE_PREPOSITIONS for a in one.functions-other.functions for b in other.functions-one.functions)),
        "negated": float(one.negated != other.negated),
        "heads": float((one.head is not None) and (other.head is not None)),
        "head lost": float((one.head is None) and (other.head is None)),
        "size": min(total, 10) / 10,
        "single": float(len(one.words) <= 1 and len(other.words) <= 1),
        "empty": float(not one.words or not other.words),
        "plural": float(_plural(one, other)),
        "plural phrase": float(_plural(one, other) and total > 2),
        "family": float(any(k in ("derived",) for k in (*one.kin, *other.kin))),
        "synonyms": float(any(k == "synonym" for k in (*one.kin, *other.kin))),
        "cos": cos,
        "cos both": cos * both,
        "cos apart": cos * (held == 0),
        "cos2": max(0.0, cos - 0.6),
    }
    for name, a, b in (("left", one, other), ("right", other, one)):
        f[f"{name} more"] = float(bool(a.lone and not b.lone))
        f[f"{name} extra"] = min(len(a.lone), 3) / 3
        f[f"{name} longer"] = max(-3, min(3, len(a.words) - len(b.words))) / 3 if len(a.words) > len(b.words) else 0.0
        f[f"{name} number"] = float(bool(a.numbers and not b.numbers))
        f[f"{name} nation"] = float(bool(a.nations and not b.nations))
        f[f"{name} nation more"] = float(bool(a.nations and not b.nations and a.lone and not b.lone))
        f[f"{name} head"] = float(bool(a.lone and not b.lone and a.head is None))
        f[f"{name} longer apart"] = float(len(a.words) > len(b.words) and held == 0)
        f[f"{name} contains"] = float(len(a.words) > len(b.words) and both and b.head is not None)
        f[f"{name} joined"] = float("and" in a.functions or "," in a.reading.content) - float("and" in b.functions or "," in b.reading.content)
        f[f"{name} elsewhere"] = a.elsewhere
        f[f"{name} fuller"] = float(a.fuller(b))
        f[f"{name} generic"] = float(bool(a.lone and b.lone) and a.lone[-1].key in _GENERIC and b.lone[-1].key not in _GENERIC)
        f[f"{name} name"] = float(any(w.sort=="name" or w.text[0].isupper() for w in a.lone) and not any(w.text[0].isupper() for w in b.lone))
    return f


def _numbers(a: Sequence[Quantity], b: Sequence[Quantity]) -> int:
    if not a or not b:
        return 0
    return 1 if any(numbers.compatible(x, y) for x in a for y in b) else -1
