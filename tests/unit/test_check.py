"""Checking a draft against a small store: verdicts, versions, what is not known, hostile drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance import InputError, Store, check, read_draft
from provenance.checking import CONDITIONS
from provenance.report import Check, validate
from tests.fakes.encoder import HashedEncoder
from tests.stores import LEAD, SECOND, opened, pile, quick

KNOWN = (
    "The ferry pier of Port Lissa was closed to all ships on Monday after a barge tore out two of its piles."
)
DRAFT = (
    f"{KNOWN}\n\n"
    "Divers found no damage to the sea wall, and five tugs were sent from the naval yard at Aude.\n\n"
    "A Norwegian bank has bought the lighthouse for its summer parties.\n\n"
    "It rained.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("checked")
    with opened(folder / "store") as made:
        made.add(pile(folder / "pile"))
        made.report()
        yield made


@pytest.fixture(scope="module")
def found(store: Store) -> Check:
    return store.check(DRAFT)


def _by_verdict(found: Check) -> list[str]:
    return [one["verdict"] for one in found.claims]


def test_each_claim_of_a_draft_has_its_verdict(found: Check) -> None:
    assert _by_verdict(found) == ["known", "known", "unknown"]
    assert found.claims[2]["reason"].startswith("nothing in ")
    assert found.claims[2]["claim"] is None


def test_what_is_known_has_the_standing_that_the_report_gives(store: Store, found: Check) -> None:
    reported = {one["id"]: one for one in store.report().document["claims"]}
    for one in found.document["claims"]:
        told = reported[one["id"]]
        assert {key: told[key] for key in one} == one


def test_the_draft_counts_for_nothing(store: Store, found: Check) -> None:
    before = store.report().to_json()
    store.check(DRAFT)
    assert store.report().to_json() == before
    assert found.document["collection"]["articles"] == len(store.report().document["articles"])


def test_a_changed_number_is_set_against_each_version(found: Check) -> None:
    (check_,) = (one for one in found.claims if "five tugs" in one["text"])
    differing = [
        (one["draft"]["text"], one["version"]["text"], one["severity"])
        for version in check_["versions"]
        for one in version["divergences"]
        if one["kind"] == "numeric"
    ]
    assert ("five", "two", "substantive") in differing
    assert "substantive" in check_["conditions"]


def test_every_range_is_its_words(store: Store, found: Check) -> None:
    texts = {one["id"]: found.view.texts[one["id"]] for one in found.document["articles"]}
    for one in found.claims:
        _ranged(one, DRAFT)
        for words in one["unsupported"]:
            _ranged(words, DRAFT)
        for version in one["versions"]:
            _ranged(version, texts[version["article"]])
            for each in version["divergences"]:
                _ranged(each["draft"], DRAFT)
                _ranged(each["version"], texts[version["article"]])


def _ranged(one: dict[str, Any], text: str) -> None:
    assert text[one["start"] : one["end"]] == one["text"]


def test_weights_of_a_match_add_up(found: Check) -> None:
    for one in found.claims:
        for version in one["versions"]:
            assert version["match"]["parts"]
            assert 0.7 <= version["match"]["probability"] <= 1.0


def test_the_document_holds_to_its_schema(store: Store, found: Check) -> None:
    for one in (
        found,
        store.check(KNOWN),
        store.check("Rain again?"),
        store.check("Owls hunt mice in old barns at night."),
    ):
        validate(json.loads(one.to_json()), "check")


def test_the_same_check_gives_the_same_bytes(store: Store, found: Check) -> None:
    assert store.check(DRAFT).to_json() == found.to_json()


def test_what_cannot_be_traced_is_left_out_with_the_reason(found: Check, store: Store) -> None:
    left = found.document["draft"]["left_out"]
    assert [DRAFT[one["start"] : one["end"]] for one in left] == ["It rained."]
    assert store.check("It rained.").conditions == ("unchecked",)


def test_one_sentence_is_one_claim_and_credits_nobody(store: Store) -> None:
    (one,) = store.check(KNOWN.rstrip(".")).claims
    assert one["verdict"] == "known"
    assert one["role"] == "body"
    kinds = {each["kind"] for version in one["versions"] for each in version["divergences"]}
    assert "attribution" not in kinds


def test_limit_bounds_what_is_compared_and_counts_the_rest(store: Store) -> None:
    (every,) = store.check(KNOWN, limit=None).claims
    (one,) = store.check(KNOWN, limit=1).claims
    assert len(one["versions"]) == 1
    assert len(every["versions"]) == 1 + one["more"]
    assert every["more"] == 0


def test_each_wording_comes_once_before_any_again(store: Store) -> None:
    (one,) = store.check(KNOWN, limit=None).claims
    wordings = [version["text"] for version in one["versions"]]
    distinct = len(set(wordings))
    assert len(set(wordings[:distinct])) == distinct


def test_a_text_that_the_store_holds_is_no_version_of_itself(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as made:
        paths = pile(tmp_path / "pile")
        made.add(paths)
        text = next(path for path in paths if path.name == "copy-a.txt").read_text(encoding="utf-8")
        found = made.check(text)
    names = {one["id"]: one["name"] for one in found.document["articles"]}
    shown = {names[version["article"]] for one in found.claims for version in one["versions"]}
    assert shown
    assert not any(name.startswith("copy") for name in shown)
    assert "this very text" in found.document["draft"]["notes"][0]


def test_a_pile_leaves_the_drafts_own_file_out(tmp_path: Path) -> None:
    paths = pile(tmp_path)
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    read = read_draft(draft, quick().readers)
    found = check(read, [tmp_path], leave_out=[draft], settings=quick(), encoder=HashedEncoder())
    without = check(read, paths, settings=quick(), encoder=HashedEncoder())
    assert found.document["collection"] == without.document["collection"]
    assert _by_verdict(found) == ["known", "known", "unknown"]


def test_a_store_that_grew_is_reported_before_it_is_checked(tmp_path: Path) -> None:
    paths = pile(tmp_path / "pile")
    with opened(tmp_path / "store") as made:
        made.add([paths[-1]])
        assert _by_verdict(made.check(SECOND)) == ["unknown"]
        made.add(paths)
        assert _by_verdict(made.check(SECOND)) == ["known"]


def test_a_warm_check_parses_no_report(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the report was made or parsed")

    monkeypatch.setattr(Store, "report", never)
    assert _by_verdict(store.check(LEAD)) == ["known"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x00\x01\x02\xff\xfe\x00" * 40, ""),
        (b"x " * 2_000_000, "longer than"),
    ],
)
def test_a_file_that_is_no_draft_is_said_to_be_none(tmp_path: Path, raw: bytes, why: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=f"draft.txt cannot be checked: .*{why}"):
        read_draft(path, quick().readers)


@pytest.mark.parametrize("text", ["", "  \n", "x " * 2_000_000])
def test_a_text_that_is_no_draft_is_said_to_be_none(store: Store, text: str) -> None:
    with pytest.raises(InputError):
        store.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mThe ferry pier\x1b[0m of Port Lissa was closed \x07to all ships on Monday.",
        'The "pier" OR NEAR(of, 3) AND wording MATCH -- * ^ of Port Lissa was closed',
        "The ferry\u202epier of Port\u200b Lissa was closed to all ships on Monday",
        "The ferry pier of Port \ud800Lissa was closed to all ships on Monday",
        "The ferry pier \x00 of Port Lissa was closed to all ships on Monday",
        "<script>alert(1)</script> The ferry pier of Port Lissa was closed to all ships",
    ],
)
def test_hostile_text_is_checked_and_shown_as_text(store: Store, text: str) -> None:
    found = store.check(text)
    validate(json.loads(found.to_json()), "check")
    assert "<script>alert" not in found._repr_html_()


def test_frames(found: Check) -> None:
    frame = found.frame()
    assert list(frame["verdict"]) == ["known", "known", "unknown"]
    assert frame["standing"].isna().tolist() == [False, False, True]
    assert set(found.divergences()["checked"]) <= {0, 1}


def test_conditions_are_named_once_and_in_one_place(found: Check) -> None:
    assert set(found.conditions) <= set(CONDITIONS)


DENIED = (
    "The captain told a crowded meeting in the market hall that a rumour, divers praised Aude harbour, was spread by "
    "insurers who owe money to many angry traders."
)


@pytest.mark.parametrize(
    ("sentence", "verdict"), [(DENIED, "unclear"), ("Divers praised Aude harbour.", "known")]
)
def test_a_clause_alone_never_makes_a_claim_known(tmp_path: Path, sentence: str, verdict: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"{sentence}\n", encoding="utf-8")
    found = check("Divers praised Aude harbour", [path], settings=quick(), encoder=HashedEncoder())
    assert _by_verdict(found) == [verdict]
    (version,) = found.claims[0]["versions"]
    matched = found.view.texts[version["article"]][version["match"]["start"] : version["match"]["end"]]
    assert matched.casefold().startswith("divers praised aude harbour")
    assert not set(found.conditions) & {"substantive", "contradicted"}


def test_a_post_is_found_by_the_words_of_its_tags(store: Store) -> None:
    post = (
        "#FerryPier of #PortLissa was #ClosedToAllShips on Monday after a #BargeToreOut two of its piles "
        "https://posts.example/7 — Mira Tal (@mira_tal) May 7, 2024"
    )
    (one,) = store.check(post).claims
    assert LEAD in (one["nearest"] or one["versions"][0])["text"]


def test_no_heading_is_encoded_when_a_claim_is_checked(tmp_path: Path) -> None:
    encoder = HashedEncoder()
    with opened(tmp_path / "store", encoder) as store:
        store.add(pile(tmp_path / "pile"))
        store.report()
        held = set(encoder.encoded)
        encoder.encoded.clear()
        store.check(KNOWN.replace("Monday", "Friday"))
        assert encoder.encoded[0] == KNOWN.replace("Monday", "Friday")
        assert not held & set(encoder.encoded)
