"""The made-up texts that the annotator learned from, and those kept from it: all of them can be read, and say what they seem to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from training.made_up import read_made_up

FOLDER = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture(scope="module", params=["made_up", "unread"])
def docs(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return read_made_up(FOLDER / request.param)


def test_every_word_stands_where_it_is_said_to(docs: list[dict[str, Any]]) -> None:
    assert len({doc["id"] for doc in docs}) == len(docs) > 600
    for doc in docs:
        for claim in doc["claims"]:
            parts = [claim["quote"], claim["trigger"], claim["attacker"], claim["speaker"], *claim["places"]]
            for part in filter(None, parts):
                assert doc["text"][part["start"] : part["end"]] == part["text"], doc["id"]


def test_many_of_them_tell_of_no_strike(docs: list[dict[str, Any]]) -> None:
    assert sum(not doc["claims"] for doc in docs) > len(docs) / 6
