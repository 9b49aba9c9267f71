"""train_toponyms.py [--write]: learns the weights of the toponyms room from the development corpora.

Two small logistic models over the named reasons of ``geostrike/toponyms/evidence.py``: is this a place name, and is the place
itself meant. Folds part by source; the printed figures are of documents the model did not see. ``--write`` refits on all and
writes ``geostrike/toponyms/weights.json`` with its provenance. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import CORPORA, article_of, fold_of, load

from geostrike.gazetteer.index import Gazetteer
from geostrike.toponyms.evidence import weigh
from geostrike.toponyms.facts import gather_facts
from geostrike.toponyms.page import lay_out
from geostrike.toponyms.spans import find_runs, gather

LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
OUT = Path(__file__).resolve().parents[1] / "geostrike" / "toponyms" / "weights.json"
STRENGTH = 0.5  # inverse of the ridge; 0.1 to 3 give the same F1 within half a point
LEAST_DOCUMENTS = 6  # a reason seen in fewer documents is a memory, not a rule


@dataclass
class Row:
    corpus: str
    document: str
    fold: int
    text: str
    held: dict[str, float]
    label: bool
    gold: int
    """Index of the gold mention it hits, or -1."""
    ignored: bool = False
    literal: bool = False


def overlaps(a: tuple[int, int], b: dict[str, Any]) -> bool:
    return a[0] < b["end"] and b["start"] < a[1]


def collect(name: str, gazetteer: Gazetteer) -> tuple[list[Row], dict[str, int]]:
    """The rows of a corpus and how many mentions each document's gold has."""
    rows, wanted = [], {}
    for doc in load(name):
        page = lay_out(article_of(doc).text)
        guesses = gather(page, gazetteer)
        facts = gather_facts(page, guesses, find_runs(page))
        gold = [g for g in doc["toponyms"] if g.get("start") is not None]
        counted = [g for g in gold if not g.get("ignore")]
        wanted[doc["doc_id"]] = len(counted)
        used: set[int] = set()
        for number, guess in enumerate(guesses):
            start = page.starts[guess.first] if guess.start < 0 else guess.start
            span = (start, page.ends[guess.last - 1])
            hits = [i for i, g in enumerate(counted) if overlaps(span, g) and i not in used]
            again = any(overlaps(span, g) for g in counted)
            hit = hits[0] if hits else -1
            if hit >= 0:
                used.add(hit)
            ignored = not again and any(overlaps(span, g) for g in gold)
            literal = hit >= 0 and counted[hit].get("class") in LITERAL
            rows.append(
                Row(
                    name,
                    doc["doc_id"],
                    fold_of(doc),
                    page.text[span[0] : span[1]],
                    weigh(page, guesses, number, facts),
                    hit >= 0,
                    hit,
                    ignored,
                    literal,
                )
            )
    return rows, wanted


def frequent(rows: list[Row]) -> set[str]:
    seen: dict[str, set[str]] = {}
    for row in rows:
        for name in row.held:
            seen.setdefault(name, set()).add(row.document)
    return {name for name, documents in seen.items() if len(documents) >= LEAST_DOCUMENTS}


def fit(
    rows: list[Row], labels: list[bool], weights: list[float], keep: set[str], strength: float = STRENGTH
) -> dict[str, float]:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{k: v for k, v in row.held.items() if k in keep and k != "always"} for row in rows]
    )
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(matrix, labels, sample_weight=weights)
    table = {
        name: round(float(w), 4) for name, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    }
    return {"always": round(float(model.intercept_[0]), 4)} | table


def chance(weights: dict[str, float], held: dict[str, float]) -> float:
    x = sum(weights.get(name, 0.0) * value for name, value in held.items())
    return float(1 / (1 + np.exp(-x)))


def corpus_weights(rows: list[Row]) -> list[float]:
    """Each corpus counts by the root of its size, so that the largest does not decide alone."""
    sizes = Counter(row.corpus for row in rows)
    return [(sizes.most_common(1)[0][1] / sizes[row.corpus]) ** 0.5 for row in rows]


def f1(rows: list[Row], chances: list[float], threshold: float, wanted: int) -> tuple[float, float, float]:
    called = [(row, c) for row, c in zip(rows, chances, strict=True) if c >= threshold and not row.ignored]
    right = sum(row.label for row, _ in called)
    p, r = right / max(1, len(called)), right / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


def cross_validate(
    rows: list[Row], labels: list[bool], weights: list[float], keep: set[str], strength: float = STRENGTH
) -> list[float]:
    out = [0.0] * len(rows)
    for fold in sorted({row.fold for row in rows}):
        inside = [i for i, row in enumerate(rows) if row.fold != fold]
        table = fit(
            [rows[i] for i in inside], [labels[i] for i in inside], [weights[i] for i in inside], keep, strength
        )
        for i, row in enumerate(rows):
            if row.fold == fold:
                out[i] = chance(table, row.held)
    return out


def best_threshold(rows: list[Row], chances: list[float], wanted: dict[str, dict[str, int]]) -> float:
    """That of the best mean F1 over the corpora."""

    def mean(threshold: float) -> float:
        scores = []
        for corpus, documents in wanted.items():
            some = [i for i, row in enumerate(rows) if row.corpus == corpus]
            scores.append(
                f1([rows[i] for i in some], [chances[i] for i in some], threshold, sum(documents.values()))[2]
            )
        return sum(scores) / len(scores)

    return max((round(t, 2) for t in np.arange(0.2, 0.7, 0.02)), key=mean)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show the N most frequent errors of each corpus"
    )
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    rows: list[Row] = []
    wanted: dict[str, dict[str, int]] = {}
    for name in CORPORA:
        found, wanted[name] = collect(name, gazetteer)
        rows += found
    train = [row for row in rows if not row.ignored]
    keep = frequent(train)
    labels, weights = [row.label for row in train], corpus_weights(train)
    chances = cross_validate(train, labels, weights, keep)
    threshold = best_threshold(train, chances, wanted)
    print(f"{len(train)} guesses, {sum(labels)} right, {len(keep)} reasons, threshold {threshold}")
    for corpus in CORPORA:
        some = [i for i, row in enumerate(train) if row.corpus == corpus]
        total = sum(wanted[corpus].values())
        p, r, f = f1([train[i] for i in some], [chances[i] for i in some], threshold, total)
        ceiling = sum(train[i].label for i in some) / total
        print(f"{corpus:9s} P {p:.3f} R {r:.3f} F1 {f:.3f}   recall of the guesses {ceiling:.3f}")
        if options.errors:
            show_errors([train[i] for i in some], [chances[i] for i in some], threshold, options.errors)
    name_table = fit(train, labels, weights, keep)

    found, wanted_literal = collect("gwn_literal", gazetteer)
    total = sum(1 for doc in load("gwn_literal") for g in doc["toponyms"] if g["class"] in LITERAL)
    # Judged on the guesses that a name model of the other folds would keep.
    named = cross_named(found, train, labels, weights, keep)
    literal_rows = [row for row, c in zip(found, named, strict=True) if c >= threshold]
    truth = [row.literal for row in literal_rows]
    literal_keep = frequent(literal_rows)
    literal_chances = cross_validate(literal_rows, truth, [1.0] * len(truth), literal_keep, 0.3)
    literal_threshold = 0.5
    for t in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        right = sum(row.literal for row, c in zip(literal_rows, literal_chances, strict=True) if c >= t)
        called = sum(c >= t for c in literal_chances)
        print(
            f"literal at {t}: P {right / called:.3f} R {right / total:.3f}  none {sum(not row.label for row, c in zip(literal_rows, literal_chances, strict=True) if c >= t)}"
        )
    literal_table = fit(literal_rows, truth, [1.0] * len(truth), literal_keep, 0.3)
    if options.write:
        table = {
            "provenance": "benchmarks/train_toponyms.py on the development halves of lgl, trnews, gwn, geovirus, re3d; literal on gwn_literal",
            "name_threshold": threshold,
            "literal_threshold": literal_threshold,
            "name": dict(sorted(name_table.items())),
            "literal": dict(sorted(literal_table.items())),
        }
        OUT.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {OUT}")


def cross_named(
    found: list[Row], train: list[Row], labels: list[bool], weights: list[float], keep: set[str]
) -> list[float]:
    out = [0.0] * len(found)
    for fold in sorted({row.fold for row in found}):
        inside = [i for i, row in enumerate(train) if row.fold != fold]
        table = fit([train[i] for i in inside], [labels[i] for i in inside], [weights[i] for i in inside], keep)
        for i, row in enumerate(found):
            if row.fold == fold:
                out[i] = chance(table, row.held)
    return out


def show_errors(rows: list[Row], chances: list[float], threshold: float, count: int) -> None:
    false = Counter(row.text for row, c in zip(rows, chances, strict=True) if c >= threshold and not row.label)
    missed = Counter(row.text for row, c in zip(rows, chances, strict=True) if c < threshold and row.label)
    print("   false:", false.most_common(count))
    print("   missed:", missed.most_common(count))


if __name__ == "__main__":
    main()
