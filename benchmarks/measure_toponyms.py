"""measure_toponyms.py [--hand-set]: recognition and resolution on the development corpora, beside the marks to beat.

Calls the two rooms directly, with the default gazetteer. One line a corpus, then the literal score, then speed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import CORPORA, EVAL, SCORED, article_of, document_of, load, predict, scorer

from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution import resolve_toponyms
from geostrike.resolution import weights as resolution_weights
from geostrike.toponyms import find_toponyms
from geostrike.toponyms import weights as toponym_weights

TARGETS = {
    "lgl": (0.74, 0.50),
    "trnews": (0.81, 0.63),
    "gwn": (0.75, 0.60),
    "geovirus": (0.88, 0.66),
    "re3d": (0.72, None),
}


def read_corpus(
    name: str, gazetteer: Gazetteer, names: toponym_weights.Weights, places: resolution_weights.Weights
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    docs = load(name)
    out = []
    for doc in docs:
        article = article_of(doc)
        toponyms, _ = find_toponyms(document_of(article), gazetteer, names)
        out.append(predict(doc, toponyms, resolve_toponyms(document_of(article), toponyms, gazetteer, places)))
    return docs, out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hand-set", action="store_true", help="places with the weights nobody trained")
    options = parser.parse_args()
    names = toponym_weights.learned()
    places = resolution_weights.hand_set() if options.hand_set else resolution_weights.learned()
    gazetteer = Gazetteer.open()
    score = scorer("score")
    characters, began = 0, time.perf_counter()
    right = answered = wanted = 0
    print(
        f"{'corpus':9s} {'P':>6s} {'R':>6s} {'F1':>6s} {'want':>5s} {'e2e':>6s} {'want':>5s} {'local':>6s} {'acc161':>6s} {'of answered':>11s} {'coverage':>8s} {'e2e-dem':>7s}"
    )
    for name in CORPORA:
        docs, out = read_corpus(name, gazetteer, names, places)
        characters += sum(len(doc["text"]) for doc in docs)
        result, _ = score.evaluate(docs, out)
        recognised = result["rec_overlap"]
        line = (
            f"{name:9s} {recognised['P']:6.3f} {recognised['R']:6.3f} {recognised['F1']:6.3f} {TARGETS[name][0]:5.2f}"
        )
        if name in SCORED:
            kept, _ = score.evaluate(docs, out, resolved_only=True)
            plain, _ = score.evaluate(docs, out, skip_demonyms=True)
            res = result["res"]
            n = res["n"] - res["unresolved"]
            right, answered, wanted = right + kept["res"]["acc161"] * n, answered + n, wanted + res["n"]
            local = result["by_level"]["local"]["acc161"]
            line += f" {result['e2e161']['F1']:6.3f} {TARGETS[name][1]:5.2f} {local:6.3f} {res['acc161']:6.3f} {kept['res']['acc161']:11.3f} {n / res['n']:8.3f} {plain['e2e161']['F1']:7.3f}"
        print(line, flush=True)
    took = time.perf_counter() - began
    print(f"answered right (161 km) {right / answered:.3f} at coverage {answered / wanted:.3f} over the four")
    print(f"speed: {characters / took / 2500:.0f} articles of 2.5 KB a second, scoring included")
    docs, out = read_corpus("idrisi_ar", gazetteer, names, places)
    arabic, _ = score.evaluate(docs, out)
    print(
        f"idrisi_ar (Arabic) P {arabic['rec_overlap']['P']:.3f} R {arabic['rec_overlap']['R']:.3f} F1 {arabic['rec_overlap']['F1']:.3f}"
        f"  e2e {arabic['e2e161']['F1']:.3f}"
    )
    docs, out = read_corpus("gwn_literal", gazetteer, names, places)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pred.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in out), encoding="utf-8")
        gold = EVAL / "toponyms" / "gwn_literal" / "dev.jsonl"
        done = subprocess.run(
            [sys.executable, str(EVAL / "score_literal.py"), str(gold), str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        print("literal", " ".join(done.stdout.split()))


if __name__ == "__main__":
    main()
