"""train_doubt.py [--packs FILE] [--write]: learns when a pin is not to be drawn although its place leads (``resolution/doubt.py``).

The rows are the pins of the made-up sentences (``invented_places.py``), but for names that are no place at all, which the roles
decide: as they are today, and as they were before anything had been learned from their batch (``invented/unread_pins.json``), for
today's rules know the sentences they were made for. Only the halves that may be looked at. With them the struck places of real texts,
the captions and articles that ``train_resolution.py`` reads, where they lie beside the project. Every figure printed is of what was
left out: a batch with its kept half, a third of the real texts. ``--write`` refits on all. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import document_of, load_claims
from invented_places import BATCHES, KEPT, PACKS, find_sentences, judge, make_up, read_batch, read_line
from train_resolution import CAPTIONS, FOLDS, correct
from train_resolution import collect as collect_documents

from geostrike.fitted import probability
from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution.doubt import reasons_for_doubt
from geostrike.resolution.resolve import decide, lay_open, settle
from geostrike.resolution.weights import Weights, learned
from geostrike.toponyms import find_toponyms

OUT = Path(__file__).resolve().parents[1] / "geostrike" / "resolution" / "weights.json"
UNREAD = Path(__file__).with_name("invented") / "unread_pins.json"
STRENGTH = 0.1  # inverse of the ridge; 0.3 gives the same within two pins
ARTICLES = ("articles", "more articles")
"""Struck places of made-up articles, judged by readers; nothing had been learned from them."""
TODAY = 0.5  # the weight of a pin of today, whose batch the rules know
MOST_DOUBT = 0.2
SHOWN = (0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3)

Array = NDArray[np.float64]


class Row(NamedTuple):
    """A pin, and what speaks for and against it."""

    batch: str
    kept: bool
    wrong: bool
    held: dict[str, float]
    today: bool = True
    mentions: float = 1.0
    fold: int = 0


def collect_struck(path: Path, weights: Weights) -> list[Row]:
    """The pins of struck places in real texts; their batch is the corpus."""
    rows = []
    gazetteer = Gazetteer.open(path)
    for document in collect_documents(gazetteer, weights, CAPTIONS):
        settle(document.senses, weights)
        for truth in document.truths:
            decision = decide(truth.sense, weights, gazetteer)
            if decision.place is None or not (held := reasons_for_doubt(truth.sense, decision.confidence)):
                continue
            right, count = correct(truth.sense, 0, truth.golds), len(truth.golds)
            for wrong, share in ((False, right), (True, 1 - right)):
                if share:
                    rows.append(Row(truth.corpus, False, wrong, held, False, share * count, document.fold % FOLDS))
    return rows


def collect(gazetteer: Gazetteer, weights: Weights, *, kept: bool) -> list[Row]:
    """The pins of today, none of them in doubt yet."""
    rows = []
    for batch in KEPT if kept else BATCHES:
        for _, text, marks in find_sentences(read_batch(batch, kept=kept)):
            pins = read_line(text, gazetteer, weights)
            document = document_of(make_up(text))
            toponyms, _ = find_toponyms(document, gazetteer)
            senses, by_id = lay_open(document, toponyms, gazetteer, weights)
            settle(senses, weights)
            for mark in marks:
                pin = next((pin for pin in pins if pin.start < mark.end and mark.start < pin.end), None)
                sense = by_id.get(pin.toponym) if pin is not None else None
                if pin is None or sense is None or not sense.options or mark.meant == "-":
                    continue
                held = reasons_for_doubt(sense, pin.confidence)
                if held:
                    rows.append(Row(batch, kept, judge(mark.meant, pin.place) == "wrong", held))
    return rows


def read_unread() -> list[Row]:
    """The pins of each batch as they were before anything had been learned from it."""
    table = json.loads(UNREAD.read_text(encoding="utf-8"))
    names = table["reasons"]
    return [
        Row(batch, False, bool(wrong), {names[number]: value for number, value in held}, today=False)
        for batch, rows in table["batches"].items()
        for wrong, held in rows
    ]


def fit(rows: list[Row]) -> dict[str, float]:
    vectorizer = DictVectorizer(sparse=False)
    matrix: Array = vectorizer.fit_transform([{k: v for k, v in row.held.items() if k != "always"} for row in rows])
    spread = matrix.std(axis=0) + 0.3  # what hardly ever holds is learned with more reserve
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(
        matrix / spread,
        [row.wrong for row in rows],
        sample_weight=[TODAY if row.today else row.mentions for row in rows],
    )
    names = vectorizer.get_feature_names_out()
    table = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0] / spread, strict=True)}
    return {"always": round(float(model.intercept_[0]), 3)} | table


def doubt(row: Row, table: dict[str, float]) -> float:
    return probability(table, row.held)


def show(title: str, rows: list[tuple[Row, float]]) -> None:
    def count(some: list[Row]) -> int:
        return round(sum(row.mentions for row in some))

    every = [row for row, _ in rows]
    wrong, total = count([row for row in every if row.wrong]), count(every)
    print(f"{title}: {wrong} of {total} pins wrong")
    for most in SHOWN:
        gone = [row for row, chance in rows if chance > most]
        bad, good = count([row for row in gone if row.wrong]), count([row for row in gone if not row.wrong])
        left = wrong - bad
        share = left / max(1, total - bad - good)
        print(f"  none above {most:.2f}: {left} wrong left ({share:.3f}); given up: {bad} wrong, {good} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=PACKS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    undoubting = learned()._replace(most_doubt=1.0)
    gazetteer = Gazetteer.open(options.packs)
    unread, today = read_unread(), collect(gazetteer, undoubting, kept=False)
    kept = collect(gazetteer, undoubting, kept=True)
    real = collect_struck(options.packs, undoubting) if load_claims() else []
    made_up = unread + today
    tables = {batch: fit([row for row in made_up if row.batch != batch] + real) for batch in (*BATCHES, *ARTICLES)}
    articles = [row for row in unread if row.batch in ARTICLES]
    sentences = [row for row in unread if row.batch not in ARTICLES]
    for title, some in (
        ("unread", sentences),
        ("articles", articles),
        ("looked at, today", today),
        ("kept halves, today", kept),
    ):
        show(title, [(row, doubt(row, tables[row.batch])) for row in some])
    folds = {fold: fit(made_up + [row for row in real if row.fold != fold]) for fold in {row.fold for row in real}}
    for corpus in CAPTIONS:
        show(corpus, [(row, doubt(row, folds[row.fold])) for row in real if row.batch == corpus])
    if options.write:
        written = json.loads(OUT.read_text(encoding="utf-8"))
        written |= {"most doubt": MOST_DOUBT, "doubt": dict(sorted(fit(made_up + real).items()))}
        OUT.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {OUT}")


if __name__ == "__main__":
    main()
