"""A process that adds is killed at any point: what was acknowledged is there, nothing is there by half.

A few times in the tests; PROVENANCE_KILLS=200 says how often.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests import stores

ROOT = Path(__file__).parents[2]
_ARTICLES = 60
_CHILD = """
import sys
from tests import stores

print("ready", flush=True)
with stores.opened(stores.Path(sys.argv[1])) as store:
    for path in sys.argv[2:]:
        store.add(path, told=lambda one: print(one.draft.key, flush=True))
        store.report()
print("done", flush=True)
"""


def write_piles(folder: Path) -> list[Path]:
    """Three files of articles, some of which share sentences across files."""
    paths = []
    for number in range(3):
        rows = [
            {
                "id": f"{number}-{at}",
                "text": stores.story(f"agency {number}-{at} reported", stores.SECOND if at % 5 == 0 else "")
                if at % 4 == 0
                else f"Ward {number * 100 + at} of Lissa elected councillor {at * 7 + number} on Sunday.",
            }
            for at in range(_ARTICLES // 3)
        ]
        paths.append(folder / f"{number}.jsonl")
        paths[-1].write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return paths


def add_and_kill(folder: Path, paths: list[Path], after: float) -> tuple[set[str], bool]:
    """Run a process that adds and reports, kill it ``after`` seconds of work; gives what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), *map(str, paths)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert not err, err
    said = out.splitlines()
    # A last line without its end was not acknowledged.
    whole = said if out.endswith("\n") else said[:-1]
    return {one for one in whole if one != "done"}, "done" in whole


def held(folder: Path) -> set[str]:
    """The names of the articles in the store, every one of them whole."""
    with stores.opened(folder) as store:
        found = store.verify()
        assert found.damaged == ()
        assert all("cut off" in one for one in found.repaired), found.repaired
        if not store.info().articles:
            return set()
        return {str(one["name"]) for one in store.report().document["articles"]}


def test_a_killed_add_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kills = int(os.environ.get("PROVENANCE_KILLS", "6"))
    paths = write_piles(tmp_path)
    chance = random.Random(kills)  # noqa: S311 (a test's choice of moments)
    expected = stores.at_once(paths).to_json()
    folder, acknowledged, finished, longest = tmp_path / "store-0", set[str](), 0, 3.0
    started = time.monotonic()
    for number in range(kills):
        said, done = add_and_kill(folder, paths, chance.uniform(0.0, longest))
        acknowledged |= said
        assert acknowledged <= held(folder)
        if done or (number % 4 == 3):
            if done:
                finished += 1
                longest = max(1.0, longest * 0.9)
            with stores.opened(folder) as store:
                store.add(paths)
                assert store.report().to_json() == expected
                assert store.verify().repaired == ()
            folder, acknowledged = tmp_path / f"store-{number + 1}", set()
    print(f"{kills} kills in {time.monotonic() - started:.0f} s, {finished} too late")  # noqa: T201
