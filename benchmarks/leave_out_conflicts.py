"""The articles conflict by conflict, each read with weights refitted without anything about that conflict.

    python benchmarks/leave_out_conflicts.py --gazetteer FILE

Two fits see the wars of the articles. Which place a strike word struck (``train_attachment.py``) was fitted to sentences
about many wars: for each conflict those that name a place or people of its countries are left out. Which place a name
means (``train_resolution.py``) was fitted to the articles' own places among others: for each conflict its articles are
left out, with Ukraine also the captions from there, and always the articles of the claims. What makes a name a place (``train_toponyms.py``) saw no article
and stays as shipped; so do the hand-written rules, which were written with these articles in view. Two readings: with
the annotators' own places (the claims room by itself), and from the plain text with the gazetteer given (one with the
packs of the conflicts). Prints counts and scores only, never a sentence. Takes about five minutes; needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from gold_places import make_article
from measure_claims import FOLDER, Places, load_scorer, predict
from train_attachment import NAMES, examples, fit, load
from train_resolution import (
    ARTICLES,
    CAPTIONS,
    CLAIMS,
    Document,
    Judged,
    calibrate_apart,
    collect,
    judge,
    rank_senses,
    train,
)

from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution import resolve_toponyms
from geostrike.resolution.weights import Weights, hand_set, learned
from geostrike.toponyms import find_toponyms

# The countries that each conflict of the articles is fought in.
COUNTRIES: dict[str, frozenset[str]] = {
    "syria": frozenset({"SY"}),
    "iraq": frozenset({"IQ"}),
    "yemen": frozenset({"YE", "SA"}),
    "gaza": frozenset({"IL", "PS"}),
    "ukraine": frozenset({"UA", "RU"}),
    "sudan": frozenset({"SD", "SS"}),
    "afghanistan": frozenset({"AF"}),
    "karabakh": frozenset({"AM", "AZ"}),
}
Doc = dict[str, Any]


def refit_attachment(records: list[dict[str, Any]], countries: frozenset[str]) -> tuple[dict[str, float], int]:
    """The weights without the sentences about ``countries``, and how many those are."""

    def named(record: dict[str, Any]) -> set[str | None]:
        found = (m.resolution.place for m in record["passage"].mentions if m.resolution is not None)
        return {place.country_code for place in found if place is not None}

    kept = [record for record in records if not named(record) & countries]
    x, y, _, importance = examples(kept)
    return dict(zip(NAMES, fit(x, y, importance).tolist(), strict=True)), len(records) - len(kept)


def refit_places(documents: list[Document]) -> Weights:
    """As ``train_resolution.py`` writes them, from ``documents`` alone; the threshold stays."""
    outside: list[Judged] = []
    for fold in sorted({document.fold for document in documents}):
        weights = train([d for d in documents if d.fold != fold])
        held_out = [d for d in documents if d.fold == fold]
        for document in held_out:
            rank_senses(document.senses, weights, document.packs)
        outside += judge(held_out, weights)
    weights = train(documents)
    exact, alike = calibrate_apart(outside)
    return learned()._replace(alone=weights.alone, scene=weights.scene, confidence=exact, confidence_alike=alike)


def read_places(doc: Doc, gazetteer: Gazetteer, weights: Weights | None = None) -> Places:
    article = make_article(doc["id"], doc["text"], doc["date"], doc["outlet"])
    toponyms, _ = find_toponyms(article, gazetteer)
    return article, toponyms, resolve_toponyms(article, toponyms, gazetteer, weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gazetteer", type=Path, required=True)
    options = parser.parse_args()
    if not FOLDER.is_dir():
        print(f"no development articles at {FOLDER}; nothing measured")
        return
    scorer, gazetteer = load_scorer(), Gazetteer.open(options.gazetteer)
    docs: list[Doc] = [json.loads(line) for line in (FOLDER / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    records = load(gazetteer, None)
    documents = collect(Gazetteer.open(), hand_set()) + collect(gazetteer, hand_set(), CAPTIONS)
    conflict_of = dict(
        zip((id(d) for d in documents if d.corpus == ARTICLES), (doc["group"] for doc in docs), strict=True)
    )

    def left_out(document: Document, conflict: str) -> bool:
        if document.corpus == CLAIMS:
            return True  # articles on all these wars
        if document.corpus in CAPTIONS and document.corpus != ARTICLES:
            return conflict == "ukraine"
        return conflict_of.get(id(document)) == conflict

    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("own", "own left out", "plain", "plain left out")}
    order: list[Doc] = []
    print(f"{'':12s} articles  left out   own places: shipped  left out    plain text: shipped  left out", flush=True)
    for conflict in [*COUNTRIES, "negative"]:
        group = [doc for doc in docs if doc["group"] == conflict]
        attachment, fewer = refit_attachment(records, COUNTRIES.get(conflict, frozenset()))
        places = refit_places([d for d in documents if not left_out(d, conflict)])
        read = {
            "own": [predict(doc) for doc in group],
            "own left out": [predict(doc, None, attachment) for doc in group],
            "plain": [predict(doc, read_places(doc, gazetteer)) for doc in group],
            "plain left out": [predict(doc, read_places(doc, gazetteer, places), attachment) for doc in group],
        }
        order += group
        cells = []
        for name, found in read.items():
            rows[name] += found
            score = scorer.score(group, found)[0]
            false = score["hard_negatives"]["false_maps"]
            cells.append(f"{false} false" if conflict == "negative" else f"{score['location']['f1']:.3f}")
        print(
            f"{conflict:12s} {len(group):8d} {fewer:9d} {cells[0]:>21s} {cells[1]:>9s} {cells[2]:>22s} {cells[3]:>9s}",
            flush=True,
        )
    totals = [scorer.score(order, found)[0]["location"]["f1"] for found in rows.values()]
    print(f"{'all':12s} {len(order):8d} {'':9s} {totals[0]:21.3f} {totals[1]:9.3f} {totals[2]:22.3f} {totals[3]:9.3f}")


if __name__ == "__main__":
    main()
