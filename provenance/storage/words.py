"""In how many articles each word stands: counted article by article as they come and go."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from provenance.matching import Rarity, wording
from provenance.storage.database import Database

_EVERYWHERE = ""
"""Counted for each article that states anything: how many there are."""
_RULES = "words"
_AT_LARGE = Rarity({}, 0)


class Words:
    """The tables ``words`` and ``counted``; ``rules`` is the digest of the code that tells words apart."""

    def __init__(self, database: Database, rules: str) -> None:
        self._database = database
        self._rules = rules

    @property
    def current(self) -> bool:
        """Whether all articles are counted, by the present rules."""
        return self._database.about(_RULES) == self._rules

    def rarity(self) -> Rarity:
        """How rare words are among the articles; each is looked up when it is asked for."""
        counts = _Counts(self._database) if self.current else self._counted_now()
        return Rarity(counts, counts.get(_EVERYWHERE, 0))

    def count(self, articles: Iterable[int]) -> None:
        """Count what these articles say now, in place of what was counted of them."""
        for article in articles:
            self.forget([article])
            if bag := self._bag(article):
                words = json.dumps([_EVERYWHERE, *sorted(bag)], ensure_ascii=True)
                self._database.write("INSERT INTO counted VALUES (?, ?)", (article, words))

    def forget(self, articles: Iterable[int]) -> None:
        """Count these articles no more."""
        self._database.write_many("DELETE FROM counted WHERE article = ?", ((one,) for one in articles))

    def bring_up_to_date(self) -> None:
        """Count all articles anew where other rules did, or nobody."""
        if self.current:
            return
        with self._database.transaction():
            self._database.write("DELETE FROM counted")
            self.count(self._named())
            self._database.tell(_RULES, self._rules)

    def wrong(self) -> bool:
        """Whether the counts are not those of the articles."""
        held = dict(self._database.rows("SELECT word, articles FROM words"))
        return self.current and held != self._counted_now()

    def reset(self) -> None:
        """Forget all counts, for them to be made anew."""
        with self._database.transaction():
            self._database.write("DELETE FROM counted")
            self._database.write("DELETE FROM words")
            self._database.write("DELETE FROM about WHERE key = ?", (_RULES,))

    def _named(self) -> list[int]:
        return [
            row
            for (row,) in self._database.rows("SELECT article FROM articles WHERE id IS NOT NULL ORDER BY 1")
        ]

    def _counted_now(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for article in self._named():
            if bag := self._bag(article):
                counts.update({_EVERYWHERE, *bag})
        return dict(counts)

    def _bag(self, article: int) -> set[str]:
        contents = self._database.rows(
            "SELECT DISTINCT text FROM mentions JOIN contents USING (content) WHERE article = ?", (article,)
        )
        return {word for (content,) in contents for word in wording(content, _AT_LARGE).bag}


class _Counts(Mapping[str, int]):
    """The table ``words``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __getitem__(self, word: str) -> int:
        found = self._database.one("SELECT articles FROM words WHERE word = ?", (word,))
        if found is None:
            raise KeyError(word)
        return int(found)

    def __iter__(self) -> Iterator[str]:
        return (str(word) for (word,) in self._database.rows("SELECT word FROM words"))

    def __len__(self) -> int:
        return int(self._database.one("SELECT count(*) FROM words"))
