"""Small piles for stores: articles that share wording, copies, clashing names, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

from provenance import Settings, Store, load_settings, open_store, trace
from provenance.report import Report
from tests.fakes.encoder import HashedEncoder

LEAD = (
    "The ferry pier of Port Lissa was closed to all ships on Monday after a barge tore out two of its piles"
)
SECOND = "Divers found no damage to the sea wall, and two tugs were sent from the naval yard at Aude."
THIRD = "The harbour master said repairs would take eleven days and cost 400,000 crowns."


def quick() -> Settings:
    """The defaults, with no cache outside the store."""
    return load_settings(overrides={"cache": "off"})


def opened(folder: Path, encoder: HashedEncoder | None = None) -> Store:
    """A store with a quick encoder."""
    return open_store(folder, settings=quick(), encoder=encoder or HashedEncoder())


def at_once(paths: list[Path]) -> Report:
    """What ``trace`` says of the same articles."""
    return trace(paths, settings=quick(), encoder=HashedEncoder())


def story(credit: str, *more: str, date: str = "", title: str = "Barge closes the pier of Port Lissa") -> str:
    """An article of the story: who is credited, and what else it says."""
    return "\n\n".join(part for part in (title, date, f"{LEAD}, {credit}.", *more) if part) + "\n"


def pile(folder: Path) -> list[Path]:
    """Files that any order and batching of adds must make one report of; the last two hold one article."""
    records = [
        {"id": "1", "outlet": "Reuters", "published_at": "2024-05-06T08:00:00Z",
         "text": "PORT LISSA, May 6 (Reuters) - " + story("the port authority told Reuters", SECOND, THIRD)},
        {"id": "2", "outlet": "Dawn", "published_at": "2024-05-07", "url": "https://dawn.example/pier",
         "text": story("Reuters reported", SECOND)},
        {"id": "3", "text": ""},
    ]  # fmt: skip
    later = [
        {"id": "2", "outlet": "Dawn", "published_at": "2024-05-09", "url": "https://dawn.example/pier",
         "text": story("Reuters reported", SECOND, THIRD)},
        {"id": "7", "outlet": "AFP", "text": story("a spokeswoman told AFP", THIRD.replace("eleven", "nine"))},
    ]  # fmt: skip
    files = {
        "one/wire.jsonl": "\n".join(json.dumps(one) for one in records),
        "two/later.jsonl": "\n".join(json.dumps(one) for one in later),
        "one/note.txt": story("officials said", SECOND.replace("two tugs", "three tugs")),
        "two/note.txt": story("Dawn reported", title="Pier shut"),
        "broken.txt": "\0\1\2\3",
        "copy-a.txt": story("Trend reports citing Reuters", THIRD),
        "copy-b.txt": story("Trend reports citing Reuters", THIRD),
    }
    made = []
    for name, contents in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(contents, encoding="utf-8")
        made.append(path)
    return made
