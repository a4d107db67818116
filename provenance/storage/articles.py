"""What was found where: files, and the articles that they held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from provenance.errors import StoreError
from provenance.model import Article, Draft, Location, Sighting, Timestamp
from provenance.storage.database import Database, Value, unbound
from provenance.storage.rows import COLUMNS, PATH, identity, location_of, row_of, sighting_of, whole


@dataclass(frozen=True, slots=True)
class Held:
    """A sighting that is held, and the row it has in ``articles``."""

    row: int
    sighting: Sighting


@dataclass(frozen=True, slots=True)
class Named:
    """What the whole store calls an article."""

    id: str
    name: str


class Articles:
    """The tables ``adds``, ``files``, ``flaws``, ``articles`` and ``versions``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self) -> int:
        """A new add; gives its number."""
        begun = _now()
        return self._database.write("INSERT INTO adds (begun) VALUES (?)", (begun,))

    def finish(self, turn: int) -> None:
        """An add is done."""
        self._database.write("UPDATE adds SET finished = ? WHERE turn = ?", (_now(), turn))

    def location(self, real: str) -> Location | None:
        """How a file that is known was named."""
        found = self._database.rows(
            "SELECT path, real, parts, flaw FROM files WHERE real = ?", (real,)
        ).fetchone()
        return location_of(*found) if found else None

    def place(self, location: Location) -> int:
        """The row of a file, which from now on is named as ``location`` says."""
        if location != (before := self.location(location.real)):
            self._database.write(
                "INSERT INTO files (real, path, parts, flaw) VALUES (:real, :path, :parts, :flaw) "
                "ON CONFLICT (real) DO UPDATE SET path = :path, parts = :parts, flaw = :flaw",
                {
                    "real": location.real,
                    "path": location.path,
                    "parts": location.parts,
                    "flaw": location.flaw,
                },
            )
            if before is not None:
                self._touched()
        return int(self._database.one("SELECT file FROM files WHERE real = ?", (location.real,)))

    def flawed(self, file: int, flaws: Mapping[int, str]) -> None:
        """What could not be read in a file, by position; what was said of it before is forgotten."""
        query = "SELECT position, reason FROM flaws WHERE file = ? ORDER BY position"
        if dict(self._database.rows(query, (file,)).fetchall()) == flaws:
            return
        self._database.write("DELETE FROM flaws WHERE file = ?", (file,))
        self._database.write_many(
            "INSERT INTO flaws VALUES (?, ?, ?)",
            ((file, position, reason) for position, reason in flaws.items()),
        )
        self._touched()

    def find(self, file: int, draft: Draft, occurrence: int) -> int | None:
        """The row of a draft that this file is known to hold."""
        query = "SELECT article FROM articles WHERE file = ? AND identity = ? AND occurrence = ?"
        found = self._database.one(query, (file, identity(draft), occurrence))
        return None if found is None else int(found)

    def twin(self, draft: Draft) -> bool:
        """Whether any file is known to hold the same article."""
        query = "SELECT 1 FROM articles WHERE identity = ? LIMIT 1"
        return self._database.one(query, (identity(draft),)) is not None

    def insert(self, file: int, sighting: Sighting, occurrence: int) -> int:
        """Keep an article as it was found; gives its row."""
        values = row_of(sighting)
        values |= {"file": file, "occurrence": occurrence, "turn": sighting.turn}
        columns = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        self._touched()
        return self._database.write(
            f"INSERT INTO articles ({columns}) VALUES ({marks})",  # noqa: S608 (names of our own columns)
            values,
        )

    def renew(self, row: int, sighting: Sighting) -> None:
        """Take over what a file now says besides the text; an add that was cut off counts as this one."""
        values = row_of(sighting)
        marks = ", ".join(f"{name} = :{name}" for name in values)
        differs = " OR ".join(f"{name} IS NOT :{name}" for name in values)
        written = self._database.rows(
            f"UPDATE articles SET {marks}, rules = NULL WHERE article = :row AND ({differs})",  # noqa: S608
            values | {"row": row},
        )
        again = self._database.rows(
            "UPDATE articles SET turn = ? WHERE article = ? "
            "AND turn != ? AND (SELECT finished IS NULL FROM adds WHERE adds.turn = articles.turn)",
            (sighting.turn, row, sighting.turn),
        )
        if written.rowcount or again.rowcount:
            self._touched()

    def all(self) -> list[Held]:
        """Everything that was found, articles and flaws, in order of rows; flaws have row 0.

        Raises:
            StoreError: an article is not what was added.
        """
        checked = list(self._checked())
        if altered := [what for what in checked if isinstance(what, str)]:
            raise StoreError(f"{self._database.folder} is damaged: {'; '.join(altered)}")
        return [one for one in checked if isinstance(one, Held)] + self._flaws()

    def in_short(self) -> list[Held]:
        """As ``all``, with no more than names rest on: each draft has its identity in place of its text."""
        files = {
            file: location_of(path, real, parts, flaw)
            for file, path, real, parts, flaw in self._database.rows(
                "SELECT file, path, real, parts, flaw FROM files"
            )
        }
        held = [
            Held(
                row,
                Sighting(
                    location=files[file],
                    position=position,
                    draft=Draft(text=identity, key=unbound(record), own=bool(own)),
                    turn=turn,
                ),
            )
            for row, file, position, turn, record, own, identity in self._database.rows(
                "SELECT article, file, position, turn, record, own_record, identity "
                "FROM articles INDEXED BY articles_in_short"
            )
        ]
        return sorted(held, key=lambda one: one.row) + self._flaws()

    def _flaws(self) -> list[Held]:
        return [
            Held(0, Sighting(location=location_of(path, real, parts, flaw), position=position, flaw=reason))
            for path, real, parts, flaw, position, reason in self._database.rows(
                "SELECT path, real, parts, flaw, position, reason FROM flaws JOIN files USING (file) "
                "ORDER BY file, position"
            )
        ]

    def named(self) -> dict[int, Named]:
        """The names and ids that articles have."""
        rows = self._database.rows(
            "SELECT article, id, name FROM articles INDEXED BY articles_in_short WHERE id IS NOT NULL"
        )
        return {row: Named(id_, unbound(name) or "") for row, id_, name in rows}

    def drafts(self, rows: Iterable[int]) -> Iterator[tuple[int, Draft]]:
        """What was added as these rows.

        Raises:
            StoreError: an article is not what was added.
        """
        for row in rows:
            found = self._each("WHERE article = ?", (row,))
            for one in found:
                if isinstance(one, str):
                    raise StoreError(f"{self._database.folder} is damaged: {one}")
                if one.sighting.draft is not None:
                    yield one.row, one.sighting.draft

    def altered(self) -> list[str]:
        """What to do about articles whose text, address, site or date is not what was added."""
        return [what for what in self._checked() if isinstance(what, str)]

    def _checked(self) -> Iterator[Held | str]:
        """Each article as it was found, or what to do about it if it is not what was added."""
        return self._each("ORDER BY article")

    def _each(self, which: str, values: Sequence[Value] = ()) -> Iterator[Held | str]:
        query = f"SELECT {COLUMNS}, name, identity FROM articles JOIN files USING (file) {which}"  # noqa: S608
        for *row, name, expected in self._database.rows(query, values):
            sighting = whole(row, expected)
            if sighting is not None:
                yield Held(row[0], sighting)
            else:
                called = unbound(name or row[PATH])
                yield f"{called} is not what was added; put a backup in place, or add it to a new store"

    def name(self, articles: Mapping[int, Named], before_renaming: Callable[[], None]) -> list[int]:
        """Give the articles of these rows their names and ids; all others are copies of one of them.

        ``before_renaming`` is called where an id that may be referred to goes. Gives the rows whose
        id is another than before.
        """
        before: dict[int, tuple[str | None, str | None, int | None]] = {}
        identities: dict[int, str] = {}
        query = "SELECT article, identity, id, name, same_as FROM articles INDEXED BY articles_in_short"
        for row, identity_, id_, name, same in self._database.rows(query):
            before[row], identities[row] = (id_, unbound(name), same), identity_
        changed = [row for row in before if before[row][0] != _id(articles, row)]
        if any(before[row][0] is not None for row in changed):
            before_renaming()
        renamed = [row for row, one in articles.items() if before[row] != (one.id, one.name, None)]
        first = {identities[row]: row for row in articles}
        copies = {row: first[identities[row]] for row in sorted(before) if row not in articles}
        if changed or renamed:
            self._database.changed()
        self._database.write_many(
            "UPDATE articles SET id = NULL WHERE article = ? AND id IS NOT NULL", ((row,) for row in changed)
        )
        self._database.write_many(
            "UPDATE articles SET id = ?, name = ?, same_as = NULL WHERE article = ?",
            ((articles[row].id, articles[row].name, row) for row in renamed),
        )
        self._database.write_many(
            "UPDATE articles SET name = NULL, same_as = ? WHERE article = ?",
            ((same, row) for row, same in copies.items() if before[row] != (None, None, same)),
        )
        return changed

    def trace_versions(self) -> None:
        """Find which articles took the place of which: one address, or one file, seen in a later add.

        Where the dates of the two say otherwise, they are believed.
        """
        query = """
            SELECT article, turn, url, file, record, real != '-' AND (record IS NULL OR own_record)
            FROM articles INDEXED BY articles_in_short JOIN adds USING (turn) JOIN files USING (file)
            WHERE id IS NOT NULL AND finished IS NOT NULL
        """
        places: Mapping[tuple[Any, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row, turn, url, file, record, one_article in self._database.rows(query):
            if url is not None:
                places["url", url][turn].append(row)
            if one_article:
                places["file", file, record][turn].append(row)
        places = {place: turns for place, turns in places.items() if len(turns) > 1}
        dates = self._dates({row for turns in places.values() for rows in turns.values() for row in rows})
        found = sorted(
            {
                (other, one) if _denied(dates.get(one), dates.get(other)) else (one, other)
                for turns in places.values()
                for one, other in _successions(turns)
            }
        )
        if (
            found
            != self._database.rows("SELECT later, earlier FROM versions ORDER BY later, earlier").fetchall()
        ):
            self._database.write("DELETE FROM versions")
            self._database.write_many("INSERT INTO versions VALUES (?, ?)", found)
            self._database.changed()

    def _dates(self, rows: set[int]) -> dict[int, Timestamp]:
        query = "SELECT published_at, published_precision, published_basis FROM articles WHERE article = ?"
        found = ((row, *self._database.rows(query, (row,)).fetchone()) for row in sorted(rows))
        return {
            row: Timestamp(value=value, precision=precision, basis=basis)
            for row, value, precision, basis in found
            if value is not None
        }

    @property
    def settled(self) -> bool:
        """Whether names, ids and versions are those of what is held now."""
        return self._database.about("unsettled") is None

    def settle(self) -> None:
        """Say that they are."""
        self._database.write("DELETE FROM about WHERE key = 'unsettled'")

    def _touched(self) -> None:
        self._database.changed()
        self._database.tell("unsettled", "yes")

    def versions(self) -> list[tuple[str, str]]:
        """Ids of articles: (later, earlier)."""
        return self._database.rows(
            "SELECT later.id, earlier.id FROM versions JOIN articles AS later ON later.article = versions.later "
            "JOIN articles AS earlier ON earlier.article = versions.earlier ORDER BY 1, 2"
        ).fetchall()

    def fitting(self, wanted: str) -> list[tuple[int, str]]:
        """Rows and names of the articles whose id, name or address is ``wanted``."""
        query = "SELECT article, name FROM articles WHERE id IS NOT NULL AND (id = ? OR name = ? OR url = ?)"
        value = wanted
        return [(row, unbound(name) or "") for row, name in self._database.rows(query, (value, value, value))]

    def named_like(self, wanted: str, limit: int) -> list[str]:
        """Names that contain ``wanted``."""
        query = "SELECT name FROM articles WHERE instr(name, ?) ORDER BY name LIMIT ?"
        return [unbound(name) or "" for (name,) in self._database.rows(query, (wanted, limit))]

    def by_id(self, id_: str) -> Article | None:
        """The article of this id."""
        query = f"SELECT {COLUMNS}, name FROM articles JOIN files USING (file) WHERE id = ?"  # noqa: S608
        found = self._database.rows(query, (id_,)).fetchone()
        if found is None:
            return None
        draft = sighting_of(found[:-1]).draft
        return draft.named(id_, unbound(found[-1]) or "") if draft else None

    def texts(self) -> dict[str, str]:
        """The articles' texts by id."""
        rows = self._database.rows("SELECT id, text FROM articles WHERE id IS NOT NULL ORDER BY id")
        return {id_: unbound(text) or "" for id_, text in rows}

    def remove(self, rows: Iterable[int]) -> None:
        """Forget articles, their copies, and files of which nothing is left."""
        for row in rows:
            self._database.write(
                "DELETE FROM articles WHERE identity = (SELECT identity FROM articles WHERE article = ?)",
                (row,),
            )
        self._database.write(
            "DELETE FROM files WHERE file NOT IN (SELECT file FROM articles) "
            "AND file NOT IN (SELECT file FROM flaws)"
        )
        self._touched()


def _id(articles: Mapping[int, Named], row: int) -> str | None:
    return articles[row].id if row in articles else None


def _successions(turns: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """(later, earlier) for each two articles of neighbouring turns."""
    order = sorted(turns)
    for earlier, later in pairwise(order):
        yield from ((one, other) for one in turns[later] for other in turns[earlier])


def _denied(later: Timestamp | None, earlier: Timestamp | None) -> bool:
    """Whether the dates say that the one taken for the later is the earlier."""
    return later is not None and earlier is not None and later.day_before(earlier)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
