"""Spans of annotated texts: put back on the text that they were made on, and on no other."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from geostrike.annotation.pieces import Vocabulary
from geostrike.annotation.shipped import WEIGHTS
from training.annotated import read_annotated
from training.corpora import claim_examples

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Jets bombed Dovrin. The army denied it."


def _write(folder: Path, text: str) -> tuple[Path, Path, Path]:
    empty = dict.fromkeys(("attacker", "speaker", "date"))
    claim = {
        **empty, "trigger": [5, 11], "quote": [0, 19], "places": [[12, 18]], "tolls": [], "targets": [], "weapons": [[0, 4]],
        "realis": "happened", "stance": "asserts", "about": "strike", "attacker_known": True, "speaker_known": False,
    }  # fmt: skip
    row = {
        "id": "fakes-1", "corpus": "fakes", "doc": "1", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "parts": [[0, 19], [19, 39]],
        "claims": [claim],
    }  # fmt: skip
    (folder / "spans.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (folder / "strikes" / "fakes").mkdir(parents=True)
    (folder / "strikes" / "fakes" / "dev.jsonl").write_text(json.dumps({"doc_id": "1", "text": text}) + "\n", "utf-8")
    return folder / "spans.jsonl", folder, folder


def test_spans_find_their_words(tmp_path: Path) -> None:
    (doc,) = read_annotated(*_write(tmp_path, "Jets  bombed Dovrin.The army denied it. "))
    assert doc["text"] == TEXT
    (claim,) = doc["claims"]
    assert claim["trigger"]["text"] == "bombed"
    assert [place["text"] for place in claim["places"]] == ["Dovrin"]
    assert (claim["attacker"], claim["attacker_name"], claim["speaker_name"]) == (None, "known", None)


def test_sentences_of_a_corpus_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    file, corpora, measured = _write(tmp_path, "")
    sentences = [{"doc": "a", "text": "Jets bombed  Dovrin."}, {"doc": "a", "text": "The army denied it."}]
    with gzip.open(corpora / "m2e2.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(sentence) + "\n" for sentence in sentences)
    text = TEXT.replace(". ", ".\n")
    row = json.loads(file.read_text("utf-8")) | {"corpus": "m2e2", "doc": "a", "parts": [[0, 19], [20, 39]]}
    file.write_text(json.dumps(row | {"sha256": hashlib.sha256(text.encode()).hexdigest()}) + "\n", "utf-8")
    assert [doc["text"] for doc in read_annotated(file, corpora, measured)] == [text]


def test_words_that_a_network_took_for_a_strike_are_taught_to_be_none(tmp_path: Path) -> None:
    file, *folders = _write(tmp_path, "Jets  bombed Dovrin.The army denied it. ")
    row = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(row | {"claims": [], "suspected": [[29, 35]]}) + "\n", "utf-8")
    (doc,) = read_annotated(file, *folders)
    vocabulary = Vocabulary((WEIGHTS / "pieces.txt").read_text("utf-8").splitlines())
    (example,) = claim_examples(doc, vocabulary)
    (event,) = example.events
    assert [token.text for token in example.window.tokens[slice(*event.words)]] == ["denied"]
    assert event.classes == {"valid": 0}
    assert example.trigger is not None
    assert set(example.trigger) == {0}


def test_another_text_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fakes-1: not the text"):
        read_annotated(*_write(tmp_path, "Jets bombed Karsa.The army denied it."))


def test_what_is_committed_holds_offsets_and_no_words() -> None:
    for line in (ROOT / "training" / "annotated.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for claim in row["claims"]:
            words = [value for value in claim.values() if isinstance(value, str)]
            assert sorted(words) == sorted(claim[name] for name in ("realis", "stance", "about"))
