"""train_toponyms.py [--write [--keep-names]]: learns the weights of the toponyms room from the development corpora.

Two small logistic models over the named reasons of ``geostrike/toponyms/evidence.py``: is this a place name, and is the place
itself meant (learned from made-up sentences as well, for the corpora tell of peace). Folds part by source; the printed figures are of
documents the model did not see. ``--write`` refits on all and writes ``geostrike/toponyms/weights.json`` with its provenance;
with ``--keep-names`` only the second model. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import CORPORA, LITERAL_ROLES, STRUCK, article_of, fold_of, load, load_struck
from invented_places import BATCHES, find_sentences, make_up, read_batch

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.toponyms.bars import bar
from geostrike.toponyms.evidence import weigh
from geostrike.toponyms.facts import gather_facts
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.page import Page, lay_out
from geostrike.toponyms.roles import assign_role
from geostrike.toponyms.spans import find_runs, gather

LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
OUT = Path(__file__).resolve().parents[1] / "geostrike" / "toponyms" / "weights.json"
STRENGTH = 0.5  # inverse of the ridge; 0.1 to 3 give the same F1 within half a point
LITERAL_STRENGTH = 0.3
# GeoWebNews alone marks facilities throughout, as geostrike wants them.
EXTRA = {"gwn": 1.5, "geovirus": 1.5}
# Two of the corpora mark adjectives ("Syrian"), one never does: only those that the wording makes sure of are kept.
ADJECTIVE = 0.6
# Names that the wording itself calls places are worth showing even when half of them are not in some gold.
DESCRIBED = 0.28
# Arabic has been through the rules of toponyms/arabic.py, and has none of the cues of English.
SCRIPT = 0.3
LEAST_DOCUMENTS = 6  # a reason seen in fewer documents is a memory, not a rule
# Places that reports of strikes name as struck: all of them places, but by no means all the places of their texts, so that
# nothing else in those texts is counted as wrong, and the whole of them weighs less than one corpus.
STRUCK_WEIGHT = 0.6
PACKS = Path(os.environ.get("GEOSTRIKE_PACKS", Path(tempfile.gettempdir()) / "geostrike-packs.sqlite"))


# Nobody trained these: a known name in a place's company is one, in a person's or a body's it is not.
HAND_SET_NAME: dict[str, float] = {
    "always": -1.5,
    "population": 2.5,
    "is a country": 3.0,
    "is a province": 1.5,
    "is a region": 1.5,
    "kind:adjective": 2.0,
    "kind:abbreviation": 3.0,
    "kind:described": 1.0,
    "only another name": -1.0,
    "in a province that is named": 1.0,
    "common word 10": -3.0,
    "common word 20": -2.0,
    "common word 35": -1.0,
    "first name": -1.5,
    "surname": -1.0,
    "month, day or season": -4.0,
    "also in lower case": -2.0,
    "capitals only": -1.5,
    "also a person here": -2.0,
    "elsewhere after a locative word": 1.0,
    "after in": 2.0,
    "after near": 2.0,
    "after at": 0.5,
    "after from": 1.0,
    "after another locative word": 1.5,
    "after a compass word": 1.5,
    "after its descriptor": 2.0,
    "descriptor of": 2.0,
    "attacked or struck": 1.0,
    "after a title": -3.0,
    "after a first name": -3.0,
    "before its descriptor": 1.5,
    "before a verb of persons": -1.0,
    "before a medium's word": -1.5,
    "its container follows": 2.0,
    "kind:script": 0.8,
    "dateline": 3.0,
    # Pipelines of the usual size find three places in four, and three of four they find are places.
    "another recogniser calls it a place": 1.5,
    "another recogniser does not call it a place": -0.5,
}
HAND_SET_LITERAL: dict[str, float] = {
    "always": 0.5,
    "kind:adjective": -4.0,
    "after in": 2.0,
    "after near": 2.0,
    "after from": 1.0,
    "after another locative word": 2.0,
    "descriptor of": 2.0,
    "attacked or struck": 1.5,
    "after its descriptor": 2.0,
    "before its descriptor": 2.0,
    "before a verb of saying": -3.0,
    "before a body or force": -3.0,
    "before a body's word": -3.0,
    "before a medium's word": -4.0,
    "before a team's word": -4.0,
    "goes on with a capital": -1.0,
    "goes on from a capital": -1.0,
    "capital of": -2.0,
    "based, led, backed": -4.0,
    "possessive": -0.7,
    "after by": -3.0,
    "after with": -1.5,
    "acts or speaks": -3.0,
    "its list is of parties": -2.0,
    "rulers of": -1.0,
    "before people": -2.0,
}

Array = NDArray[np.float64]


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
    page: Page | None = None
    guess: Guess | None = None


def overlaps(a: tuple[int, int], b: dict[str, Any]) -> bool:
    return bool(a[0] < b["end"] and b["start"] < a[1])


def collect(name: str, gazetteer: Gazetteer) -> tuple[list[Row], dict[str, int]]:
    """The rows of a corpus and how many mentions each document's gold has."""
    rows, wanted = [], {}
    for doc in load(name):
        page = lay_out(take_apart(article_of(doc)))
        runs = find_runs(page)
        guesses = gather(page, gazetteer, runs)
        facts = gather_facts(page, guesses, runs)
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
            row = Row(
                name, doc["doc_id"], fold_of(doc), page.text[span[0] : span[1]],
                weigh(page, guesses, number, facts), hit >= 0, hit, ignored, literal, page, guess,
            )  # fmt: skip
            rows.append(row)
    return rows, wanted


def collect_struck(name: str, gazetteer: Gazetteer) -> list[Row]:
    """The guesses of a strike corpus that its gold calls struck places: literal place names, whatever their size."""
    rows = []
    for doc in load_struck(name):
        page = lay_out(take_apart(article_of(doc)))
        runs = find_runs(page)
        guesses = gather(page, gazetteer, runs)
        facts = gather_facts(page, guesses, runs)
        gold = [g for g in doc["strikes"] if g.get("start") is not None]
        for number, guess in enumerate(guesses):
            start = page.starts[guess.first] if guess.start < 0 else guess.start
            span = (start, page.ends[guess.last - 1])
            if not any(overlaps(span, g) for g in gold):
                continue
            rows.append(
                Row(
                    "struck", doc["doc_id"], fold_of(doc), page.text[span[0] : span[1]],
                    weigh(page, guesses, number, facts), True, 0, False, True, page, guess,
                )
            )  # fmt: skip
    return rows


def collect_made_up(gazetteer: Gazetteer, batches: Sequence[str] = BATCHES) -> list[Row]:
    """The guesses at marked names of made-up sentences (``invented_places.py``), of the halves that may be looked at."""
    rows = []
    for batch in batches:
        for number, (_, text, marks) in enumerate(find_sentences(read_batch(batch, kept=False))):
            page = lay_out(take_apart(make_up(text)))
            runs = find_runs(page)
            guesses = gather(page, gazetteer, runs)
            facts = gather_facts(page, guesses, runs)
            for at, guess in enumerate(guesses):
                start = page.starts[guess.first] if guess.start < 0 else guess.start
                end = page.ends[guess.last - 1]
                mark = next((m for m in marks if start < m.end and m.start < end), None)
                if mark is None or guess.kind in (Kind.ADJECTIVE, Kind.SCRIPT) or bar(page, guess) is not None:
                    continue
                held, literal = weigh(page, guesses, at, facts), mark.meant != "-"
                key = f"{batch} {number}"
                rows.append(Row(batch, key, 0, text[start:end], held, True, 0, False, literal, page, guess))
    return rows


def frequent(rows: list[Row]) -> set[str]:
    seen: dict[str, set[str]] = {}
    for row in rows:
        for name in row.held:
            seen.setdefault(name, set()).add(row.document)
    return {name for name, documents in seen.items() if len(documents) >= LEAST_DOCUMENTS}


def fit(
    rows: list[Row], labels: list[bool], weights: list[float], keep: set[str], prior: dict[str, float], strength: float
) -> dict[str, float]:
    """Logistic regression whose ridge pulls towards the hand-set weights, not towards nothing."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{k: v for k, v in row.held.items() if k in keep} for row in rows]).tocsr()
    names = list(vectorizer.get_feature_names_out())
    mean = np.asarray([prior.get(name, 0.0) for name in names])
    ridge = np.asarray([0.01 if name == "always" else 1.0 / strength for name in names])
    y, weight = np.asarray(labels, dtype=float), np.asarray(weights)

    def loss(w: Array) -> tuple[float, Array]:
        x = matrix @ w
        p = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
        value = -(weight * (y * np.log(p) + (1 - y) * np.log(1 - p))).sum() + (ridge * (w - mean) ** 2).sum() / 2
        return float(value), matrix.T @ (weight * (p - y)) + ridge * (w - mean)

    done = minimize(loss, mean, jac=True, method="L-BFGS-B", options={"maxiter": 800})
    # What too few documents show keeps its hand-set weight.
    return dict(prior) | {name: round(float(w), 4) for name, w in zip(names, done.x, strict=True)}


def chance(weights: dict[str, float], held: dict[str, float]) -> float:
    x = sum(weights.get(name, 0.0) * value for name, value in held.items())
    return float(1 / (1 + np.exp(-x)))


def corpus_weights(rows: list[Row]) -> list[float]:
    """Each corpus counts by the root of its size, so that the largest does not decide alone."""
    sizes = Counter(row.corpus for row in rows)
    return [EXTRA.get(row.corpus, 1.0) * (sizes.most_common(1)[0][1] / sizes[row.corpus]) ** 0.5 for row in rows]


def struck_weights(rows: list[Row]) -> list[float]:
    """Each strike text counts once however many places it lists, and all of them together no more than they should."""
    listed = Counter(row.document for row in rows)
    total = len(listed)
    return [STRUCK_WEIGHT * 1500 / total / listed[row.document] for row in rows]


def least(row: Row, threshold: float) -> float:
    kind = row.guess.kind if row.guess else ""
    return (
        ADJECTIVE
        if kind == "adjective"
        else min(threshold, DESCRIBED)
        if kind in ("described", "located")
        else threshold
    )


def f1(rows: list[Row], chances: list[float], threshold: float, wanted: int) -> tuple[float, float, float]:
    called = [(row, c) for row, c in zip(rows, chances, strict=True) if c >= least(row, threshold) and not row.ignored]
    right = sum(row.label for row, _ in called)
    p, r = right / max(1, len(called)), right / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


def cross_validate(
    rows: list[Row], labels: list[bool], weights: list[float], keep: set[str], prior: dict[str, float], strength: float
) -> list[float]:
    out = [0.0] * len(rows)
    for fold in sorted({row.fold for row in rows}):
        inside = [i for i, row in enumerate(rows) if row.fold != fold]
        table = fit(
            [rows[i] for i in inside], [labels[i] for i in inside], [weights[i] for i in inside], keep, prior, strength
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
    parser.add_argument("--keep-names", action="store_true", help="leave the weights of the first model as they are")
    parser.add_argument(
        "--packs",
        type=Path,
        metavar="FILE",
        default=PACKS if PACKS.exists() else None,
        help="a gazetteer with packs of SY IQ YE PS UA SD, for the strike texts; without it they are left out",
    )
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
    struck = (
        [row for name in STRUCK for row in collect_struck(name, Gazetteer.open(options.packs))] if options.packs else []
    )
    general = [row for row in rows if not row.ignored]
    train = general + struck
    keep = frequent(train)
    labels, weights = [row.label for row in train], corpus_weights(general) + struck_weights(struck)
    chances = cross_validate(train, labels, weights, keep, HAND_SET_NAME, STRENGTH)
    threshold = best_threshold(general, chances[: len(general)], wanted)
    print(f"{len(train)} guesses, {sum(labels)} right, {len(keep)} reasons, threshold {threshold}")
    for corpus in CORPORA:
        some = [i for i, row in enumerate(train) if row.corpus == corpus]
        total = sum(wanted[corpus].values())
        p, r, f = f1([train[i] for i in some], [chances[i] for i in some], threshold, total)
        ceiling = sum(train[i].label for i in some) / total
        print(f"{corpus:9s} P {p:.3f} R {r:.3f} F1 {f:.3f}   recall of the guesses {ceiling:.3f}")
        if options.errors:
            show_errors([train[i] for i in some], [chances[i] for i in some], threshold, options.errors)
    if struck:
        kept = [c >= least(row, threshold) for row, c in zip(struck, chances[len(general) :], strict=True)]
        print(f"struck    R {sum(kept) / len(kept):.3f} of {len(kept)} guesses")
    name_table = fit(train, labels, weights, keep, HAND_SET_NAME, STRENGTH)

    found, _ = collect("gwn_literal", gazetteer)
    total = sum(1 for doc in load("gwn_literal") for g in doc["toponyms"] if g["class"] in LITERAL)
    # Judged on the guesses that a name model of the other folds would keep.
    named = cross_named(found, train, labels, weights, keep)
    judged = [row for row, c in zip(found, named, strict=True) if c >= least(row, threshold)]
    made_up = collect_made_up(Gazetteer.open(options.packs)) if options.packs else []
    literal_rows = judged + struck + made_up
    truth = [row.literal for row in literal_rows]
    literal_weights = [1.0] * len(judged) + [w / 3 for w in struck_weights(struck)]
    literal_weights += [1.0] * len(made_up)
    literal_keep = frequent(literal_rows) | set(HAND_SET_LITERAL)
    literal_chances = cross_validate(
        literal_rows, truth, literal_weights, literal_keep, HAND_SET_LITERAL, LITERAL_STRENGTH
    )
    best = 0.0
    literal_threshold = 0.5
    for t in np.arange(0.3, 0.62, 0.02):
        called = [
            row for row, c in zip(judged, literal_chances[: len(judged)], strict=True) if is_place(row, c, float(t))
        ]
        p, r = sum(row.literal for row in called) / len(called), sum(row.literal for row in called) / total
        theirs = [is_place(row, c, float(t)) for row, c in zip(struck, literal_chances[len(judged) :], strict=False)]
        print(
            f"literal at {t:.2f}: P {p:.3f} R {r:.3f}  not in gold {sum(row.gold < 0 for row in called)}"
            f"  struck R {sum(theirs) / max(1, len(theirs)):.3f}"
        )
        if min(p / 0.75, r / 0.72) > best:
            best, literal_threshold = min(p / 0.75, r / 0.72), round(float(t), 2)
    literal_table = fit(literal_rows, truth, literal_weights, literal_keep, HAND_SET_LITERAL, LITERAL_STRENGTH)
    if options.write:
        table = {
            "provenance": "benchmarks/train_toponyms.py on the development halves of lgl, trnews, gwn, geovirus, re3d; literal on gwn_literal and the made-up sentences; struck places of halterman, centcom_strikes and cir_ukraine in both, with packs of SY IQ YE PS UA SD",
            "thresholds": {
                "name": threshold,
                "adjective": ADJECTIVE,
                "described": DESCRIBED,
                "located": DESCRIBED,
                "script": SCRIPT,
                "literal": literal_threshold,
            },
            "name": dict(sorted(name_table.items())),
            "literal": dict(sorted(literal_table.items())),
        }
        if options.keep_names:
            before = json.loads(OUT.read_text(encoding="utf-8"))
            table |= {"thresholds": before["thresholds"], "name": before["name"]}
        OUT.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {OUT}")


def is_place(row: Row, chance: float, threshold: float) -> bool:
    """Whether the rules of the room, with this chance, call it the place itself."""
    if row.page is None or row.guess is None:
        return False
    role, _ = assign_role(row.page, row.guess, row.held, chance, threshold, beside=True, sure=0.0)
    return role in LITERAL_ROLES


def cross_named(
    found: list[Row], train: list[Row], labels: list[bool], weights: list[float], keep: set[str]
) -> list[float]:
    out = [0.0] * len(found)
    for fold in sorted({row.fold for row in found}):
        inside = [i for i, row in enumerate(train) if row.fold != fold]
        table = fit(
            [train[i] for i in inside],
            [labels[i] for i in inside],
            [weights[i] for i in inside],
            keep,
            HAND_SET_NAME,
            STRENGTH,
        )
        for i, row in enumerate(found):
            if row.fold == fold:
                out[i] = chance(table, row.held)
    return out


def show_errors(rows: list[Row], chances: list[float], threshold: float, count: int) -> None:
    false = Counter(
        row.text for row, c in zip(rows, chances, strict=True) if c >= least(row, threshold) and not row.label
    )
    missed = Counter(row.text for row, c in zip(rows, chances, strict=True) if c < least(row, threshold) and row.label)
    print("   false:", false.most_common(count))
    print("   missed:", missed.most_common(count))


if __name__ == "__main__":
    main()
