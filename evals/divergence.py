"""Typed chunk alignment of headlines (SemEval-2016 task 2, iSTS): alignment and kind of difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from evals.chunks import Judged, Row, chunk_pairs, counted, share, side, weight
from evals.fit_relation import AGREEMENTS, TYPES, chunks_of, five_folds
from evals.harness import Table, rows
from provenance.divergence import Passage, relation
from provenance.divergence.alignment import align
from provenance.divergence.passage import read

TokenPairs = set[tuple[int, int]]


def run(folder: Path) -> Table:
    """F1 of aligned token pairs, gold chunks given; of types and closeness, gold alignment given."""
    data = list(rows(folder / "divergence" / "train.jsonl.gz"))
    gold = [_gold(row, one) for row in data for one in chunk_pairs(row)]
    five = five_folds([chunks for at, row in enumerate(data) for chunks in chunks_of(at, row)])
    project = _judged(data, _project), "this project, shipped weights"
    baseline = _judged(data, _difflib), "difflib"
    return Table(
        title="divergence: iSTS headlines, train (752 pairs)",
        columns=("system", "ali P", "R", "F1", "type", "closeness", "type+closeness", "strict"),
        rows=(
            ("this project, five folds", *_aligned(data, _project_tokens), *(f"{one:.3f}" for one in five)),
            *(
                (name, *_aligned(data, tokens), *(f"{share(gold, found, one):.3f}" for one in AGREEMENTS))
                for (found, name), tokens in ((project, _project_tokens), (baseline, _difflib_tokens))
            ),
        ),
        notes=(
            "Measures of the task's own script, over all aligned pairs of tokens, marks left out.",
            "Alignment: word alignment projected on the gold chunks. The others: gold alignment given.",
            "Five folds: weights fitted on four fifths of the headlines. Shipped weights: fitted on all.",
            "type+closeness is the task's F1 of type and score; strict: without its leniency between types.",
            "Best published, test part, alignment given: .777.",
        ),
    )


def _gold(row: Row, one: Row) -> tuple[Judged, float]:
    return Judged(frozenset({one["type"], *one["flags"]}), one["score"]), weight(row, one)


def _judged(data: Sequence[Row], judge: Callable[[Row, Row], Judged]) -> list[Judged]:
    return [judge(row, one) for row in data for one in chunk_pairs(row)]


def _project(row: Row, one: Row) -> Judged:
    chunks = (Passage(side(row, name, one[name])) for name in ("left", "right"))
    told = relation(*chunks, (Passage(row["left"]), Passage(row["right"])))
    return Judged(frozenset({TYPES[told.kind]}), told.closeness)


def _difflib(row: Row, one: Row) -> Judged:
    left, right = (set(side(row, name, one[name]).casefold().split()) for name in ("left", "right"))
    if left == right:
        return Judged(frozenset({"EQUI"}), 5)
    if left > right or left < right:
        return Judged(frozenset({"SPE1" if left > right else "SPE2"}), 4)
    return Judged(frozenset({"SIMI"}), 3)


def _aligned(data: Sequence[Row], tokens: Callable[[Row], TokenPairs]) -> tuple[str, str, str]:
    """Precision, recall and F1 of token pairs, each side weighed by its own alignment."""
    mine = theirs = mine_shared = theirs_shared = 0.0
    for row in data:
        gold = counted(row, (p for one in chunk_pairs(row) for p in _product(one["left"], one["right"])))
        found = counted(row, _projected(row, tokens(row)))
        mine, theirs = mine + sum(found.values()), theirs + sum(gold.values())
        mine_shared += sum(counts for pair, counts in found.items() if pair in gold)
        theirs_shared += sum(counts for pair, counts in gold.items() if pair in found)
    precision, recall = mine_shared / mine, theirs_shared / theirs
    return f"{precision:.3f}", f"{recall:.3f}", f"{2 * precision * recall / (precision + recall):.3f}"


def _projected(row: Row, pairs: TokenPairs) -> TokenPairs:
    """Gold chunks are aligned where they share the most aligned words, each chunk once a side."""
    votes: dict[tuple[int, int], int] = defaultdict(int)
    left, right = _chunk_of(row["left_chunks"]), _chunk_of(row["right_chunks"])
    for i, j in pairs:
        if i in left and j in right:
            votes[left[i], right[j]] += 1
    chosen: TokenPairs = set()
    used_left: set[int] = set()
    used_right: set[int] = set()
    for (a, b), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if a not in used_left and b not in used_right:
            used_left.add(a)
            used_right.add(b)
            chosen |= set(_product(row["left_chunks"][a], row["right_chunks"][b]))
    return chosen


def _chunk_of(chunks: Sequence[Sequence[int]]) -> dict[int, int]:
    return {token: number for number, chunk in enumerate(chunks) for token in chunk}


def _product(left: Iterable[int], right: Sequence[int]) -> list[tuple[int, int]]:
    return [(i, j) for i in left for j in right]


def _project_tokens(row: Row) -> TokenPairs:
    left, right = Passage(row["left"]), Passage(row["right"])
    alignment = align(left, right)
    places = _token_of(row["left_tokens"]), _token_of(row["right_tokens"])
    words = read(left).words, read(right).words
    both = {**alignment.slots, **alignment.partners}
    return {(places[0][words[0][i].start], places[1][words[1][j].start]) for i, j in both.items()}


def _token_of(tokens: Sequence[str]) -> list[int]:
    """The token at each character of the tokens joined by spaces."""
    return [number for number, token in enumerate(tokens) for _ in range(len(token) + 1)]


def _difflib_tokens(row: Row) -> TokenPairs:
    left, right = ([token.casefold() for token in row[side]] for side in ("left_tokens", "right_tokens"))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return {(block.a + k, block.b + k) for block in blocks for k in range(block.size)}
