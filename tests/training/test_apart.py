"""Texts to learn from are held against texts that are measured on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.annotated import read_annotated
from training.apart import MEASURING, RUN, leave_copies, measuring_texts, shared_runs

ROOT = Path(__file__).resolve().parents[2]
WORDS = [f"word{number}" for number in range(3 * RUN)]


def test_a_copied_paragraph_is_found_whatever_its_case_and_marks() -> None:
    measured = [("claims", " ".join(WORDS))]
    copied = "Before it. " + ", ".join(WORDS[5 : 5 + RUN]).upper() + ". After it."
    (found,) = shared_runs({"a": copied, "b": " ".join(WORDS[: RUN - 1])}, measured)
    assert found == ("a", "claims", " ".join(WORDS[5 : 5 + RUN]))


def test_a_fold_is_held_out_with_its_copies() -> None:
    fold = [{"id": "f", "text": " ".join(WORDS)}]
    docs = [{"id": "a", "text": "Before. " + " ".join(WORDS[RUN:])}, {"id": "b", "text": "Jets bombed Dovrin."}]
    assert leave_copies(docs, fold) == docs[1:]


def test_a_measuring_file_that_lacks_is_an_error(tmp_path: Path) -> None:
    for file in MEASURING[1:]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(json.dumps({"text": "Jets bombed Dovrin."}) + "\n", "utf-8")
    with pytest.raises(FileNotFoundError):
        list(measuring_texts(tmp_path))


def test_no_annotated_text_is_a_copy_of_a_measuring_one(shared: Path) -> None:
    measured = shared / "eval"
    rows = read_annotated(ROOT / "training" / "annotated.jsonl", shared / "train", measured)
    assert list(shared_runs({row["id"]: row["text"] for row in rows}, measuring_texts(measured))) == []
