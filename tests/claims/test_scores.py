"""The tables, scored. The development half may be learned from; of the kept half only the score is looked at.

A floor may be raised, never lowered. ``python -m tests.claims.test_scores`` prints all figures.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.claims.facts.casualties import count_pointed
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.documents import take_apart
from geostrike.model import Article, Claim, Count, DateRange, Span
from tests.claims.marked import read_claims

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = Path(__file__).parent / "tables"
RANKS = frozenset(
    "the a an mr mrs ms dr gen lt col maj capt brig sgt general lieutenant colonel major captain president minister prime mayor "
    "governor spokesman spokeswoman secretary".split()
)


def cases(table: str, half: str) -> list[dict[str, Any]]:
    lines = (TABLES / f"{table}_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def make_article(text: str, published: str | None) -> Article:
    day = date.fromisoformat(published) if published else None
    return Article(id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), published=day)


# ------------------------------------------------------------------------------------------ speakers


def plain(name: str | None) -> str | None:
    if name is None:
        return None
    return " ".join(w for w in re.findall(r"[\w']+", name.lower().replace("’", "'")) if w not in RANKS)


def main_claim(case: dict[str, Any]) -> Claim | None:
    """The first claim of the last sentence that is not the report a denial denies."""
    article = make_article(case["text"], "2031-03-13")
    last = find_passages(take_apart(article), (), (), load_vocabulary())[-1].span
    found = [c for c in read_claims(article).claims if c.evidence[0].start >= last.start]
    return next((c for c in found if not c.rule.startswith("what a denial")), None)


def score_speakers(half: str) -> dict[str, float]:
    right = dict.fromkeys(("speaker", "kind", "stance", "about"), 0)
    table = cases("speakers", half)
    for case in table:
        claim = main_claim(case)
        if claim is None:
            continue
        speaker = claim.speaker
        names = [plain(n) for n in [case["speaker"], *case.get("speaker_also", [])]]
        right["speaker"] += plain(speaker.name if speaker else None) in names
        right["kind"] += (speaker.kind.value if speaker else None) in [case["kind"], *case.get("kind_also", [])]
        right["stance"] += claim.stance.value in [case["stance"], *case.get("stance_also", [])]
        right["about"] += claim.about.value in [case["about"], *case.get("about_also", [])]
    return {name: count / len(table) for name, count in right.items()}


# ---------------------------------------------------------------------------------------- casualties


def same_count(found: Count, gold: dict[str, Any]) -> bool:
    def bound(value: int | None, wanted: int | None) -> bool:
        near = gold.get("strict") and value is not None and wanted is not None and abs(value - wanted) == 1
        return value == wanted or bool(near)

    return (
        found.outcome.value == gold["outcome"]
        and bound(found.min, gold["min"])
        and bound(found.max, gold["max"])
        and found.status.value in [gold["status"], *gold.get("status_also", [])]
    )


def count_told(case: dict[str, Any]) -> list[Count]:
    """The tolls of all claims, each once."""
    claims = read_claims(make_article(case["text"], None)).claims
    return list({count: None for claim in claims for count in claim.casualties})


def count_words(case: dict[str, Any]) -> list[Count]:
    """The tolls of the words that the table has, as if the annotator had pointed at them and at nothing else."""
    text = case["text"]
    starts = [(text.index(gold["words"]), gold["words"]) for gold in case["counts"]]
    spans = [Span(start=start, end=start + len(words), text=words) for start, words in starts]
    passages = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    found: list[Count] = []
    for passage in passages:
        inside = [(span, True) for span in dict.fromkeys(spans) if passage.span.start <= span.start < passage.span.end]
        found += count_pointed(passage, inside)
    return found


def score_casualties(half: str, count: Callable[[dict[str, Any]], list[Count]]) -> float:
    """F1 of the tolls that ``count`` reads."""
    hit = false = missed = 0
    for case in cases("casualties", half):
        found = count(case)
        for gold in case["counts"]:
            match = next((toll for toll in found if same_count(toll, gold)), None)
            if match is not None:
                found.remove(match)
            if not gold.get("optional"):
                hit += match is not None
                missed += match is None
        false += len(found)
    return 2 * hit / (2 * hit + false + missed)


# --------------------------------------------------------------------------------------------- dates


def date_told(case: dict[str, Any]) -> DateRange | None:
    """The day of the claim that is told by the word ``trigger``, as it is read."""
    at = case["text"].index(case["trigger"])
    for claim in read_claims(make_article(case["text"], case["published"])).claims:
        if claim.trigger is not None and claim.trigger.start < at + len(case["trigger"]) and at < claim.trigger.end:
            return claim.date
    return None


def score_dates(half: str) -> float:
    table = cases("dates", half)
    right = 0
    for case in table:
        found = date_told(case)
        told: list[str | None] = [None, None, None]
        if found is not None and found.precision is not None and not found.inherited:
            told = [str(found.start), str(found.end), found.precision.value]
        right += told in [[case["start"], case["end"], case["precision"]], *case.get("also", [])]
    return right / len(table)


# -------------------------------------------------------------------------------------------- floors

FLOORS = {
    ("speaker", "dev"): 0.85, ("speaker", "kept"): 0.87,
    ("kind", "dev"): 0.83, ("kind", "kept"): 0.84,
    ("stance", "dev"): 0.84, ("stance", "kept"): 0.88,
    ("about", "dev"): 0.82, ("about", "kept"): 0.86,
}  # fmt: skip


@pytest.mark.parametrize("half", ["dev", "kept"])
def test_speaker_and_stance_hold_their_floor(half: str) -> None:
    figures = score_speakers(half)
    for name, figure in figures.items():
        assert figure >= FLOORS[name, half], (name, figure)


@pytest.mark.parametrize(("half", "floor"), [("dev", 0.90), ("kept", 0.77), ("told", 0.89)])
def test_tolls_hold_their_floor(half: str, floor: float) -> None:
    assert score_casualties(half, count_told) >= floor


@pytest.mark.parametrize(("half", "floor"), [("dev", 0.97), ("kept", 0.86), ("told", 0.96)])
def test_tolls_that_are_pointed_at_hold_their_floor(half: str, floor: float) -> None:
    assert score_casualties(half, count_words) >= floor


@pytest.mark.parametrize(("half", "floor"), [("dev", 0.80), ("kept", 0.85)])
def test_dates_hold_their_floor(half: str, floor: float) -> None:
    assert score_dates(half) >= floor


if __name__ == "__main__":
    for which in ("dev", "kept", "told"):
        read, pointed = score_casualties(which, count_told), score_casualties(which, count_words)
        print(which, "tolls F1", round(read, 3), "where they are pointed at", round(pointed, 3))
    for which in ("dev", "kept"):
        rounded = {name: round(figure, 3) for name, figure in score_speakers(which).items()}
        print(which, "speakers", rounded, "dates", round(score_dates(which), 3))
