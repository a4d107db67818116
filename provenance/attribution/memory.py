"""Whom an article has named so far, and by which words: where antecedents are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from provenance.attribution import vocabulary as v
from provenance.attribution.grammar import Words
from provenance.attribution.phrases import bare, capital_runs
from provenance.model import AttributionKind, Source, SourceKind, Span

_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something met: the nouns that described it, where, an outlet's country.

    ``cited``: met as a source; otherwise only mentioned.
    """

    source: Source
    kind: AttributionKind
    nouns: frozenset[str]
    span: Span
    country: str | None = None
    cited: bool = True


@dataclass(slots=True)
class Memory:
    """What has been met, in the order of the text, and the full names that the article gives."""

    _known: list[Known] = field(default_factory=list)
    _full_names: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _words: dict[str, set[str]] = field(default_factory=dict)

    def learn_names(self, rows: Iterable[Words]) -> None:
        """Note the full names of the whole article, to complete the short ones."""
        for words in rows:
            for first, last in capital_runs(words):
                name = bare(words, first, last)
                if name and 1 < len(name) <= _LONGEST_NAME:
                    full = " ".join(words.raw[index] for index in name)
                    self._full_names.setdefault(words.low[name[-1]], []).append((words.start[name[0]], full))

    def add(self, known: Known) -> None:
        """Note that somebody or something was met."""
        self._known.append(known)

    def latest(self) -> Iterator[Known]:
        """All that was met, the latest first."""
        return reversed(self._known)

    def is_surname(self, word: str) -> bool:
        """Whether a full name in the article ends with ``word`` (lower case)."""
        return word in self._full_names

    def full_name(self, surname: str, position: int) -> str | None:
        """The full name ending with ``surname`` that stands last before ``position``, else the first one."""
        found = self._full_names.get(surname)
        if not found:
            return None
        earlier = [full for start, full in found if start <= position]
        return earlier[-1] if earlier else found[0][1]

    def last_cited(self, *kinds: SourceKind, documents: bool = True) -> Known | None:
        """The last source of one of ``kinds``; without ``documents`` the last one that is none."""
        return next(
            (
                one
                for one in self.latest()
                if one.cited and one.source.kind in kinds and (documents or one.kind != "document")
            ),
            None,
        )

    def last_person(self, pronoun: str) -> Known | None:
        """The last person cited for whom ``pronoun`` can stand.

        A title tells ("Ms"), and so does a pronoun that stood for the same person before.
        """
        others = v.MALE if pronoun in v.FEMALE else v.FEMALE
        for known in self.latest():
            if known.cited and known.source.kind == "person" and not others & self._called(known.source):
                return known
        return None

    def called(self, known: Known, word: str) -> None:
        """Note that ``word`` stood for somebody met before."""
        self._words.setdefault(known.source.id, set()).add(word)

    def _called(self, source: Source) -> set[str]:
        """The titles, nouns and pronouns that stood for ``source`` so far."""
        found = set(self._words.get(source.id, ()))
        for known in self._known:
            if known.source.id == source.id:
                found |= known.nouns
        return found

    def last_person_nouns(self) -> frozenset[str]:
        """How the last person was described: what a "counterpart" is too."""
        return next((one.nouns for one in self.latest() if one.source.kind == "person"), frozenset())

    def described(self, noun: str, qualifiers: frozenset[str]) -> Known | None:
        """The last speaker whom ``noun`` with its ``qualifiers`` describes ("the health ministry")."""
        for known in self.latest():
            if known.kind != "speaker":
                continue
            person = known.source.kind == "person"
            fits = noun in known.nouns or (noun == "official" and person and known.nouns & v.OFFICIALS)
            generic = noun in v.GENERIC_BODIES and known.source.kind == "organisation"
            if (fits and qualifiers <= known.nouns) or (generic and not qualifiers):
                return known
        return None

    def document(self, noun: str) -> Known | None:
        """The last document called by ``noun``, singular or plural."""
        forms = {noun, noun.removesuffix("s"), noun + "s"}
        return next((one for one in self.latest() if one.kind == "document" and forms & one.nouns), None)

    def right_before(self, position: int) -> Known | None:
        """What was named right before ``position``: what a relative pronoun there stands for."""
        return next((one for one in self.latest() if 0 <= position - one.span.end <= 3), None)  # noqa: PLR2004
