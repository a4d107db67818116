"""Stores as their users meet them: versions, damage, two writers, full disks, other encoders."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance import Store, StoreError, open_store, trace
from provenance.divergence import compare
from tests import stores
from tests.fakes.encoder import HashedEncoder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stores.opened(tmp_path / "store") as made:
        yield made


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the small pile and has reported on it."""
    folder = tmp_path_factory.mktemp("prepared")
    with stores.opened(folder / "store") as made:
        made.add(stores.pile(folder / "pile"))
        made.report()
    return folder / "store"


@pytest.fixture
def filled(prepared: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(prepared, tmp_path / "store")
    with stores.opened(tmp_path / "store") as made:
        yield made


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def record(path: Path, *records: dict[str, str]) -> Path:
    return written(path, "\n".join(json.dumps(one) for one in records))


def sql(folder: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "provenance.sqlite")
    with connection:
        rows = connection.execute(statement, values).fetchall()
    connection.close()
    return rows


def test_what_was_new_known_revised_and_skipped_is_said(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", stores.story("Reuters reported", stores.SECOND))
    written(tmp_path / "in" / "b.txt", file.read_text(encoding="utf-8"))
    written(tmp_path / "in" / "empty.txt", "")
    assert store.add(file).new == ("a.txt",)
    second = store.add([file, tmp_path / "in"])
    assert (second.new, second.known) == ((), 1)
    assert [one.name for one in second.skipped] == ["b.txt", "empty.txt"]
    file.write_text(stores.story("Reuters reported", stores.SECOND, stores.THIRD), encoding="utf-8")
    assert store.add(file).revised == ("a.txt (2)",)
    assert store.info().revised == 1


@pytest.mark.parametrize("dated", [False, True])
def test_a_later_version_revises_and_is_no_second_origin(
    store: Store, tmp_path: Path, *, dated: bool
) -> None:
    address = {"id": "x", "url": "https://lissa.example/pier"}
    dates = [{"published_at": "2024-05-06"}, {"published_at": "2024-05-08"}] if dated else [{}, {}]
    texts = (
        stores.story("our reporter saw", stores.SECOND),
        stores.story("our reporter saw", stores.SECOND, stores.THIRD),
    )
    files = [
        record(tmp_path / f"{number}.jsonl", {**address, **dates[number], "text": texts[number]})
        for number in (0, 1)
    ]
    store.add(files[1 if dated else 0])  # by their dates, the order of adding does not matter
    assert store.add(files[0 if dated else 1]).skipped == ()
    report = store.report()
    ids = {one["name"]: one["id"] for one in report.document["articles"]}
    revising = [one for one in report.document["derivations"] if one["relation"] == "revises"]
    assert [(one["later"], one["earlier"]) for one in revising] == [
        ({"article": ids["1.jsonl#x"]}, {"article": ids["0.jsonl#x"]})
    ]
    assert all(claim["counts"]["origins"] <= 1 for claim in report.document["claims"])
    (row,) = sql(tmp_path / "store", "SELECT name, revises_name, newest FROM article_versions")
    assert row == ("1.jsonl#x", "0.jsonl#x", 1)


def test_versions_of_one_add_have_no_order_unless_they_are_dated(store: Store, tmp_path: Path) -> None:
    address = {"url": "https://lissa.example/pier"}
    store.add(
        record(
            tmp_path / "both.jsonl",
            {"id": "x", **address, "text": stores.story("sources said", stores.SECOND)},
            {"id": "y", **address, "text": stores.story("sources said", stores.SECOND, stores.THIRD)},
        )
    )
    assert "revises" not in {one["relation"] for one in store.report().document["derivations"]}


def test_one_address_with_another_text_altogether_revises_nothing(store: Store, tmp_path: Path) -> None:
    address = {"id": "x", "url": "https://lissa.example/"}
    other = "The city museum opens a new hall of maps in spring. Its oldest sheet was drawn in the year 1611."
    store.add(record(tmp_path / "0.jsonl", {**address, "text": stores.story("sources said", stores.SECOND)}))
    store.add(record(tmp_path / "1.jsonl", {**address, "text": other}))
    assert store.report().document["derivations"] == []


def test_what_is_removed_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    told = "A keeper called Zebulon Quill saw the barge drift in from the outer roads that night."
    store.add(written(tmp_path / "a.txt", stores.story("Reuters reported", stores.SECOND)))
    store.add(written(tmp_path / "b.txt", stores.story("Reuters reported", told)))
    store.report()
    store.near_in_meaning([told])
    with pytest.raises(StoreError, match=r"is one of these meant: b\.txt"):
        store.remove(["a.txt", "b.t"])
    assert store.info().articles == 2
    assert store.remove(["b.txt"]) == ("b.txt",)
    assert store.report().to_json() == stores.at_once([tmp_path / "a.txt"]).to_json()
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert not any(b"Zebulon" in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE vectors SET vector = zeroblob(1024) WHERE content = 1", "vectors"),
        ("DELETE FROM vectors WHERE content = 2", "vectors"),
        ("UPDATE sentences SET start = start + 1 WHERE number = 1", "sentences"),
        ('UPDATE attributions SET "end" = 99999', "attributions"),
        ("DELETE FROM mentions WHERE mention = 3", "mentions"),
        ("UPDATE articles SET reading = '[1, 2]'", "read anew"),
        ("UPDATE articles SET reading = 'no json'", "read anew"),
        ("UPDATE contents SET text = 'something else' WHERE content = 1", "contents"),
        ("DROP TRIGGER contents_deleted", None),
        ("INSERT INTO wording (wording) VALUES ('delete-all')", "words"),
        ("UPDATE claims SET mentions = mentions + 1", "results"),
        ("UPDATE divergences SET left_text = 'x'", "results"),
        ("UPDATE articles SET name = 'other' WHERE article = 1", "names"),
        ("INSERT INTO about VALUES ('unsettled', 'yes')", "cut off"),
    ],
)
def test_verify_repairs_what_can_be_made_again(
    filled: Store, tmp_path: Path, damage: str, said: str | None
) -> None:
    store = filled
    before = store.report().to_json()
    sql(tmp_path / "store", damage)
    found = store.verify()
    assert found.sound
    assert any(said in one for one in found.repaired) if said else found.repaired == ()
    assert store.verify().repaired == ()
    assert store.report().to_json() == before


def test_verify_says_what_it_cannot_repair(filled: Store, tmp_path: Path) -> None:
    store = filled
    sql(tmp_path / "store", "UPDATE articles SET text = 'Another text altogether.' WHERE article = 1")
    found = store.verify()
    assert not found.sound
    assert "not what was added" in found.damaged[0]
    with pytest.raises(StoreError, match="damaged"):
        store.report()


@pytest.mark.parametrize("how", ["cut", "altered", "gone"])
def test_damaged_derived_files_are_made_again(filled: Store, tmp_path: Path, how: str) -> None:
    store = filled
    before = store.report().to_json()
    near = store.near_in_meaning([stores.THIRD])
    for path in (tmp_path / "store" / "derived").iterdir():
        if path.suffix != ".note":
            whole = path.read_bytes()
            path.unlink()
            if how != "gone":
                path.write_bytes(whole[:40] if how == "cut" else whole[:-9] + b"012345678")
    assert store.report().to_json() == before
    assert store.near_in_meaning([stores.THIRD]) == near
    assert store.verify().repaired == ()


def test_a_store_of_another_encoder_is_refused(filled: Store, tmp_path: Path) -> None:
    stores.pile(tmp_path / "pile")
    with stores.opened(tmp_path / "store", HashedEncoder("another")) as other:
        for use in (lambda: other.add(tmp_path / "pile"), other.report, lambda: other.near_in_meaning(["x"])):
            with pytest.raises(StoreError, match=r"made with the encoder hashed.*--model"):
                use()


def test_a_store_of_a_later_version_is_refused(store: Store, tmp_path: Path) -> None:
    store.close()
    sql(tmp_path / "store", "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"later version.*update provenance"):
        stores.opened(tmp_path / "store")


def test_what_is_no_store_is_not_taken_for_one(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "provenance.sqlite").execute("CREATE TABLE mine (a)").connection.close()
    with pytest.raises(StoreError, match="not of a store"):
        stores.opened(tmp_path)
    with pytest.raises(StoreError, match="is a file"):
        stores.opened(written(tmp_path / "file", "x"))
    with pytest.raises(StoreError, match="provenance add"):
        open_store(tmp_path / "none", settings=stores.quick(), create=False)
    garbage = tmp_path / "garbage"
    written(garbage / "provenance.sqlite", "not a database, but long enough to be read as one" * 90)
    with pytest.raises(StoreError, match="damaged"):
        stores.opened(garbage)


def test_what_other_rules_have_read_is_read_anew(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(stores.pile(tmp_path / "pile"))
    before = store.report().to_json()
    monkeypatch.setattr("provenance.api.store.reading_rules", lambda _: "other rules")
    encoder = HashedEncoder()
    with stores.opened(tmp_path / "store", encoder) as later:
        assert later.report().to_json() == before
        assert encoder.encoded == []  # the vectors are those of the same contents
        assert {
            rules for (rules,) in sql(tmp_path / "store", "SELECT rules FROM articles WHERE id NOT NULL")
        } == {"other rules"}


def test_a_report_is_kept_and_a_new_one_compares_only_what_is_new(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = stores.pile(tmp_path / "pile")
    store.add(files[:4])
    store.report()
    compared: list[object] = []

    def counted(*all_: Any) -> Any:
        compared.append(all_)
        return compare(*all_)

    monkeypatch.setattr("provenance.pipeline.compare", counted)
    store.report()
    assert compared == []
    store.add(
        written(tmp_path / "apart.txt", "Snow fell on the high passes. " * 3 + "Ten roads were shut all day.")
    )
    store.report()
    assert compared == []
    store.add(files[5])
    assert (
        store.report().to_json() == stores.at_once([*files[:4], files[5], tmp_path / "apart.txt"]).to_json()
    )
    assert compared


@pytest.mark.parametrize(
    "question",
    ['"', "pier OR", "NEAR(pier, 2)", "text:pier", "pier*", "^pier", "- pier", "", "'; DROP TABLE x", "\0"],
)
def test_no_text_is_taken_for_a_query(filled: Store, question: str) -> None:
    assert all("pier" in one.text.lower() for one in filled.near_in_wording(question))


def test_near_contents_are_found_by_wording_and_by_meaning(filled: Store) -> None:
    store = filled
    mentions = store.report().view.mentions
    for found in (store.near_in_wording(stores.THIRD, 2), store.near_in_meaning([stores.THIRD], 2)[0]):
        assert "eleven days" in found[0].text
        assert found[0].closeness >= found[1].closeness
        assert all("eleven days" in mentions[one]["text"] for one in found[0].mentions)


def script(code: str) -> str:
    return "import sys\nfrom pathlib import Path\nfrom tests import stores\n" + textwrap.dedent(code)


def started(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-c", script(code), *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options,
    )  # fmt: skip


def test_two_processes_that_add_at_once_wait_for_each_other(tmp_path: Path) -> None:
    many = [
        record(
            tmp_path / f"{one}.jsonl",
            *(
                {"id": f"{one}-{at}", "text": stores.story(f"agency {one}-{at} reported", stores.SECOND)}
                for at in range(40)
            ),
        )
        for one in range(3)
    ]
    adding = """
        with stores.opened(Path(sys.argv[1])) as store:
            print(len(store.add(sys.argv[2:]).new))
    """
    processes = [
        started(adding, tmp_path / "store", *own) for own in ([many[0], many[1]], [many[1], many[2]])
    ]
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert sum(int(out) for out, _ in said) == 120
    with stores.opened(tmp_path / "store") as store:
        assert store.info().articles == 120
        assert store.info().unfinished == 0
        assert store.verify().repaired == store.verify().damaged == ()


def test_who_waits_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    with stores.opened(tmp_path / "store") as first, first._database.writing():
        process = started(
            """
            from provenance import open_store
            with open_store(sys.argv[1], settings=stores.quick(), warn=lambda words: print(words, flush=True)) as one:
                one.remove([])
            """,
            tmp_path / "store",
        )
        assert process.stdout is not None
        said.append(process.stdout.readline())
    process.communicate(timeout=60)
    assert "another process is writing" in said[0]


def test_a_full_disk_loses_nothing(store: Store, tmp_path: Path) -> None:
    files = stores.pile(tmp_path / "pile")
    store.add(files[:2])
    before = store.report().to_json()
    pages = store._database.one("PRAGMA page_count")
    store._database.rows(f"PRAGMA max_page_count = {pages + 2}").close()
    long = [
        {"id": str(at), "text": stores.story(f"agency {at} reported", f"Berth {at} is shut. " * 40)}
        for at in range(30)
    ]
    with pytest.raises(StoreError, match=r"disk is full.*acknowledged is kept"):
        store.add(record(tmp_path / "long.jsonl", *long))
    store._database.rows(f"PRAGMA max_page_count = {2**30}").close()
    assert store.report().to_json() == before
    assert store.verify().damaged == ()
    assert len(store.add(tmp_path / "long.jsonl").new) == 30


def test_a_disk_that_fills_while_a_process_writes(tmp_path: Path) -> None:
    files = stores.pile(tmp_path / "pile")
    with stores.opened(tmp_path / "store") as store:
        store.add(files[0])

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    long = [
        {"id": str(at), "text": stores.story(f"agency {at} reported", f"Berth {at} is shut. " * 99)}
        for at in range(90)
    ]
    process = started(
        """
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        from provenance import StoreError
        with stores.opened(Path(sys.argv[1])) as store:
            try:
                store.add(sys.argv[2], told=lambda one: print(one.draft.key, flush=True))
            except StoreError as error:
                print(error, file=sys.stderr)
        """,
        tmp_path / "store",
        record(tmp_path / "long.jsonl", *long),
        preexec_fn=little_room,
    )
    out, err = process.communicate(timeout=120)
    assert "cannot be written" in err, (out, err)
    with stores.opened(tmp_path / "store") as store:
        assert store.verify().damaged == ()
        assert set(out.split()) <= {str(one["name"]) for one in store.report().document["articles"]}
        assert len(store.add(tmp_path / "long.jsonl").new) == 90 - len(out.split())


_DROP_FROM_BOUNDING_SET, _OVERRIDE = 24, 1
"""Of Linux's prctl: without this capability even root heeds what a file's mode says."""


def heed_modes() -> None:
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, _OVERRIDE, 0, 0, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="modes do not bind root elsewhere")
def test_a_store_that_may_not_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    files = stores.pile(tmp_path / "pile")
    folder = tmp_path / "store"
    with stores.opened(folder) as store:
        store.add(files[:3])
        checked = store.check(stores.THIRD)
    assert checked.claims[0]["verdict"] == "known"
    sql(folder, "DELETE FROM results")
    sql(folder, "DELETE FROM claim_mentions")
    expected = stores.at_once(files[:3]).to_json()
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    process = started(
        """
        from provenance import StoreError, open_store
        store = open_store(sys.argv[1], settings=stores.quick(), encoder=stores.HashedEncoder(), warn=print)
        report = store.report().to_json()
        print(store.check(stores.THIRD).to_json())
        try:
            store.add(sys.argv[2])
        except StoreError as error:
            print(error)
        sys.stderr.write(report)
        """,
        folder,
        files[3],
        preexec_fn=heed_modes,
    )
    out, err = process.communicate(timeout=60)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    assert "could not be kept" in out, (out, err[-2000:])
    assert checked.to_json() in out
    assert "cannot be written" in out
    assert err == expected


@pytest.mark.encoder
def test_the_bundled_encoder_and_the_command_line(tmp_path: Path) -> None:
    def run(*arguments: object) -> str:
        command = [sys.executable, "-m", "provenance", *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    store = ("--store", tmp_path / "store")
    cache = ("--cache", tmp_path / "vectors.sqlite")
    assert "5 new, 0 revised, 0 known, 0 skipped" in run("add", "examples/dam", *store, *cache)
    told = run("report", *store, *cache, "--json", "-")
    assert told == run("trace", "examples/dam", *cache, "--json", "-")
    assert "the store is whole" in run("verify", *store, *cache)
    assert run("remove", "afp.txt", *store, *cache) == "removed  afp.txt\n"
    assert json.loads(run("info", *store, "--json"))["articles"] == 4


def test_trace_leaves_stores_alone(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", stores.story("Reuters reported", stores.SECOND))
    with stores.opened(tmp_path / "news") as store:
        store.add(tmp_path)
        store.report()
        assert store.add(tmp_path).skipped == ()
    assert trace(tmp_path, settings=stores.quick(), encoder=HashedEncoder()).document["skipped"] == []
