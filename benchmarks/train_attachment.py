"""Fit the weights of ``geostrike/claims/places/attachment.py`` on development data, and show what the fit is worth.

    python benchmarks/train_attachment.py [--gazetteer FILE] [--write] [--folds 5]

Data: ``../shared/eval/strikes/halterman_events/dev.jsonl`` (sentences with an event verb and the spans where that event
happened). Each place that the toponym room finds is one example; it is right when it overlaps a gold span. Plain
logistic regression, drawn towards the hand-set weights (ridge), folds cut by ``group`` so that near copies stay
together. Only counts and weights leave this script, never a sentence.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from gold_places import SHARED, make_article

from geostrike.claims.grouping import drop_containers
from geostrike.claims.places import attachment
from geostrike.claims.places.attachment import Attachment, attach
from geostrike.claims.places.reasons import find_reasons
from geostrike.claims.places.weights import DEFAULT_WEIGHTS
from geostrike.claims.text.passages import Passage, find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms

NAMES = tuple(sorted(DEFAULT_WEIGHTS))
TARGET = Path(__file__).resolve().parents[1] / "geostrike" / "claims" / "places" / "weights.json"
# How strongly the fit is drawn to the hand-set weights, in examples; chosen by the folds (2, 5, 10, 20 tried).
RIDGE = 5.0
# In this corpus of ground war, places are fought for where they are held or reached; in strike news they are not. These
# weights keep near the hand-set ones.
STIFF = {
    "elsewhere": 400.0,
    "held": 400.0,
    "moved": 400.0,
    "origin": 60.0,
    "speech": 30.0,
    "container": 20.0,
    "subject_active": 20.0,
    "wide": 60.0,
    "prep_from": 30.0,
    "subject_passive": 60.0,
    "purpose": 60.0,
    "acts": 60.0,
}
# Records of strike-like verbs count more: they are what the weights are for.
STRIKE_LIKE = 2.0


def load(gazetteer: Gazetteer, limit: int | None) -> list[dict[str, Any]]:
    path = SHARED / "eval" / "strikes" / "halterman_events" / "dev.jsonl"
    vocabulary = load_vocabulary("en")
    records = []
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        doc = json.loads(line)
        article = make_article(doc["doc_id"], doc["text"], None)
        toponyms, _ = find_toponyms(article, gazetteer)
        resolutions = resolve_toponyms(article, toponyms, gazetteer)
        event = doc["event"]
        for passage in find_passages(article, toponyms, resolutions, vocabulary):
            if not passage.span.start <= event["start"] < passage.span.end:
                continue
            first = next(i for i, w in enumerate(passage.words) if w.end > event["start"])
            last = next((i for i, w in enumerate(passage.words) if w.start >= event["end"]), len(passage.words))
            kinds = {k for c in passage.cues if c.first == first for k in c.kinds}
            records.append(
                {
                    "passage": passage, "first": first, "last": max(last, first + 1), "gold": doc["strikes"],
                    "group": doc["group"], "kind": "effect" if "trigger.effect_verb" in kinds else "verb",
                    "strike_like": any(k.startswith("trigger.") for k in kinds),
                }
            )  # fmt: skip
    return records


def is_gold(mention: Any, gold: list[dict[str, Any]]) -> bool:
    span = mention.toponym.span
    return any(span.start < g["end"] and g["start"] < span.end for g in gold)


def examples(records: list[dict[str, Any]]) -> tuple[Any, Any, Any, Any]:
    rows, labels, groups, importance = [], [], [], []
    for record in records:
        for mention, reasons in find_reasons(record["passage"], record["first"], record["last"], kind=record["kind"]):
            rows.append([1.0 if name in reasons else 0.0 for name in NAMES])
            labels.append(1.0 if is_gold(mention, record["gold"]) else 0.0)
            groups.append(record["group"])
            importance.append(STRIKE_LIKE if record["strike_like"] else 1.0)
    return np.array(rows), np.array(labels), groups, np.array(importance)


def fit(x: Any, y: Any, weight: Any) -> Any:
    """Newton's method on the penalised likelihood."""
    prior = np.array([DEFAULT_WEIGHTS[name] for name in NAMES])
    w = prior.copy()
    ridge = np.array([STIFF.get(name, RIDGE) for name in NAMES])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (y - p)) - ridge * (w - prior)
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w = w + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return w


def predict(passage: Passage, record: dict[str, Any], weights: dict[str, float], threshold: float) -> list[Attachment]:
    accepted = [
        a
        for a in attach(passage, record["first"], record["last"], kind=record["kind"], weights=weights)
        if a.probability >= threshold
    ]
    return drop_containers(accepted)[0]


def score(records: list[dict[str, Any]], weights: dict[str, float], threshold: float) -> dict[str, float]:
    hit = predicted = gold = empty = kept_empty = 0
    for record in records:
        found = predict(record["passage"], record, weights, threshold)
        right = {i for i, g in enumerate(record["gold"]) for a in found if is_gold(a.mention, [g])}
        hit += len(right)
        predicted += len(found)
        gold += len(record["gold"])
        if not record["gold"]:
            empty += 1
            kept_empty += not found
    precision, recall = hit / max(1, predicted), hit / max(1, gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "left_empty": kept_empty / max(1, empty),
        "records": len(records),
    }


def show(title: str, figures: dict[str, float]) -> None:
    print(f"{title:34s} " + "  ".join(f"{k} {v:.3f}" if k != "records" else f"{k} {v:.0f}" for k, v in figures.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--threshold", type=float, default=attachment.THRESHOLD)
    options = parser.parse_args()
    records = load(Gazetteer.open(options.gazetteer), options.limit)
    strikes = [r for r in records if r["strike_like"]]
    show("hand-set weights", score(records, DEFAULT_WEIGHTS, options.threshold))
    show("hand-set, strike-like verbs", score(strikes, DEFAULT_WEIGHTS, options.threshold))
    groups = sorted({r["group"] for r in records})
    fold_of = {g: i % options.folds for i, g in enumerate(groups)}
    totals: dict[int, dict[str, float]] = {}
    for fold in range(options.folds):
        learn = [r for r in records if fold_of[r["group"]] != fold]
        held = [r for r in records if fold_of[r["group"]] == fold]
        x, y, _, importance = examples(learn)
        totals[fold] = score(held, dict(zip(NAMES, fit(x, y, importance), strict=True)), options.threshold)
    mean = {k: sum(t[k] for t in totals.values()) / len(totals) for k in totals[0]}
    show(f"fitted, {options.folds} folds held out", mean)
    x, y, _, importance = examples(records)
    weights = dict(zip(NAMES, (round(float(v), 3) for v in fit(x, y, importance)), strict=True))
    show("fitted on all", score(records, weights, options.threshold))
    show("fitted on all, strike-like verbs", score(strikes, weights, options.threshold))
    for threshold in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        show(f"  threshold {threshold}", score(records, weights, threshold))
    if options.write:
        found = {"fitted_on": f"{len(records)} sentences with an event verb, {len(y)} places", "weights": weights}
        TARGET.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    else:
        for name in sorted(weights, key=lambda n: weights[n]):
            print(
                f"{name:20s} {DEFAULT_WEIGHTS[name]:6.2f} → {weights[name]:6.2f}   on {int(x[:, NAMES.index(name)].sum())} places"
            )


if __name__ == "__main__":
    main()
