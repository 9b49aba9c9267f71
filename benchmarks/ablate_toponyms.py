"""ablate_toponyms.py: what each group of reasons adds, on documents the models did not see, by corpus.

Recognition: overlap F1. Resolution: share of recognised mentions whose leading option is right (before abstention).
Each line leaves one group out of training and of judging.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import train_resolution as places
import train_toponyms as names
from corpora import CORPORA, SCORED

from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution.resolve import rank_senses
from geostrike.resolution.weights import Weights, hand_set

NAME_GROUPS: dict[str, Callable[[str], bool]] = {
    "nothing": lambda _: False,
    "size and kind of the known place": lambda r: r.startswith(("population", "is a ", "namesakes", "only another")),
    "lands the article names": lambda r: r.startswith("in a ") and r.endswith("named"),
    "word lists (common words, persons' names)": lambda r: r.startswith(
        ("common", "first name", "surname", "all common", "also in")
    ),
    "persons of the article": lambda r: "person here" in r,
    "the words before": lambda r: r.startswith(
        ("after", "descriptor of", "capital of", "people of", "locative", "in brackets")
    ),
    "the words after": lambda r: r.startswith(("before", "possess", "goes on", "dateline", "based", "an age")),
    "lists and containers": lambda r: r.startswith(
        ("its ", "the container", "holds", "a known name", "a large place", "in the place")
    ),
    "the same name elsewhere": lambda r: r in ("repeated", "elsewhere after a locative word"),
    "what the clause does": lambda r: r.startswith(("spoken", "attacked", "goes to", "given", "ends a loc", "subject")),
}
PLACE_GROUPS: dict[str, Callable[[str], bool]] = {
    "nothing": lambda _: False,
    "population": lambda r: r.startswith(("population", "largest", "smaller")),
    "level of the place": lambda r: r.startswith(("is a ", "named after")),
    "levels the text asks for": lambda r: "the level the text asks" in r or "text does not say so" in r,
    "main name or other name": lambda r: r in ("only another name", "short for its name"),
    "containers stated": lambda r: "the place the text puts" in r,
    "countries and divisions named": lambda r: r.endswith("is named"),
    "share of the article's places": lambda r: r.startswith("share of places"),
    "readings of the other names": lambda r: "reading" in r,
    "distance to other places": lambda r: r.startswith("within "),
    "dateline": lambda r: "dateline" in r,
}


def ablate_names(gazetteer: Gazetteer) -> None:
    rows: list[names.Row] = []
    wanted = {}
    for corpus in CORPORA:
        found, documents = names.collect(corpus, gazetteer)
        rows += [row for row in found if not row.ignored]
        wanted[corpus] = sum(documents.values())
    labels, weights, keep = [row.label for row in rows], names.corpus_weights(rows), names.frequent(rows)
    print("| recognition without | " + " | ".join(CORPORA) + " |")
    print("|---|" + "---|" * len(CORPORA))
    for group, belongs in NAME_GROUPS.items():
        kept = {reason for reason in keep if not belongs(reason)}
        prior = {k: v for k, v in names.HAND_SET_NAME.items() if k in kept}
        chances = names.cross_validate(rows, labels, weights, kept, prior, names.STRENGTH)
        cells = []
        for corpus in CORPORA:
            some = [i for i, row in enumerate(rows) if row.corpus == corpus]
            cells.append(names.f1([rows[i] for i in some], [chances[i] for i in some], 0.42, wanted[corpus])[2])
        print(f"| {group} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |", flush=True)


def ablate_places(gazetteer: Gazetteer) -> None:
    documents = places.collect(gazetteer, hand_set())
    print("| resolution without | " + " | ".join(SCORED) + " |")
    print("|---|" + "---|" * len(SCORED))
    for group, belongs in PLACE_GROUPS.items():
        right = dict.fromkeys(SCORED, 0.0)
        total = dict.fromkeys(SCORED, 0)
        for fold in sorted({document.fold for document in documents}):
            learned = places.train([d for d in documents if d.fold != fold], belongs)
            held_out = [d for d in documents if d.fold == fold]
            for document in held_out:
                rank_senses(document.senses, without(learned, belongs), document.packs)
                for truth in document.truths:
                    total[document.corpus] += len(truth.golds)
                    if truth.sense.options:
                        right[document.corpus] += places.correct(truth.sense, 0, truth.golds) * len(truth.golds)
        print(f"| {group} | " + " | ".join(f"{right[c] / total[c]:.3f}" for c in SCORED) + " |", flush=True)


def without(weights: Weights, belongs: Callable[[str], bool]) -> Weights:
    def keep(table: dict[str, float]) -> dict[str, float]:
        return {name: weight for name, weight in table.items() if not belongs(name)}

    return Weights(
        keep(weights.alone), keep(weights.scene), weights.confidence, weights.threshold, weights.threshold_in_pack
    )


if __name__ == "__main__":
    opened = Gazetteer.open()
    ablate_names(opened)
    ablate_places(opened)
