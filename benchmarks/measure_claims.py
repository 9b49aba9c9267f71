"""The claims room by itself, on the annotators' own places, and its speed against a baseline in the same run.

    python benchmarks/measure_claims.py

Reads ``../shared/eval/articles`` and its scorer, prints the figures of all articles, and how many
times longer the room takes than splitting the same texts into words. Skips what is not there.
"""

from __future__ import annotations

import importlib.util
import json
import time
from typing import Any

from gold_places import SHARED, places_of_article

from geostrike.annotation import annotate_document
from geostrike.claims import extract_claims
from geostrike.language.documents import take_apart
from geostrike.language.words import find_words
from geostrike.model import Article, Claim, Resolution, Shape, Stance, Toponym
from geostrike.strikes import merge_claims

FOLDER = SHARED / "eval" / "articles"


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_articles", FOLDER / "score_articles.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


Places = tuple[Article, tuple[Toponym, ...], tuple[Resolution, ...]]


def predict(doc: dict[str, Any], places: Places | None = None) -> dict[str, Any]:
    """In the form of the scorer; ``places`` are the annotators' own unless given."""
    article, toponyms, resolutions = places or places_of_article(doc)
    found = extract_claims(annotate_document(take_apart(article)), toponyms, resolutions)
    claims = {claim.id: claim for claim in found.claims}
    names = {toponym.id: toponym.name for toponym in toponyms}
    rows = []
    for strike in merge_claims(found.claims, toponyms, resolutions).strikes:
        if strike.shown_as is Shape.LIST or strike.place is None or strike.toponym_id is None:
            continue
        own = [claims[i] for i in strike.claim_ids]
        rows.append(
            {
                "place_surface": names[strike.toponym_id], "lat": strike.place.latitude, "lon": strike.place.longitude,
                "attacker": next((c.attacker.name for c in own if c.attacker), None),
                "claimant": next((c.speaker.name for c in own if c.speaker), None), "stance": judge(own),
            }
        )  # fmt: skip
    return {"id": doc["id"], "strikes": rows}


def judge(claims: list[Claim]) -> str:
    """As ``../shared/eval/convert.py`` derives it."""
    stances = {claim.stance for claim in claims}
    if not stances & {Stance.DENIES, Stance.CONTESTS}:
        return "asserted"
    return "contested" if stances & {Stance.ASSERTS, Stance.CONTESTS} else "denied"


def main() -> None:
    if not FOLDER.is_dir():
        print(f"no development articles at {FOLDER}; nothing measured")
        return
    scorer = load_scorer()
    docs = [json.loads(line) for line in (FOLDER / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    result, _ = scorer.score(docs, [predict(doc) for doc in docs])
    for name in (
        "location",
        "location_tight",
        "hard_negatives",
        "doc_exact",
        "attacker_accuracy",
        "claimant_accuracy",
        "stance_macro",
    ):
        print(f"{name:20s} {result[name]}")
    inputs = [places_of_article(doc) for doc in docs]
    characters = sum(len(article.text) for article, _, _ in inputs)
    start = time.process_time()
    for article, toponyms, resolutions in inputs:
        found = extract_claims(annotate_document(take_apart(article)), toponyms, resolutions)
        merge_claims(found.claims, toponyms, resolutions)
    room = time.process_time() - start
    start = time.process_time()
    for article, _, _ in inputs:
        find_words(article.text)
    words = time.process_time() - start
    print(
        f"claims and strikes: {1000 * room * 2500 / characters:.1f} ms for 2.5 KB, {room / words:.0f} times finding the words"
    )


if __name__ == "__main__":
    main()
