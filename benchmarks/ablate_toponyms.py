"""ablate_toponyms.py: what each recogniser and each group of reasons adds, on documents the models did not see, by corpus.

Recognition: overlap F1. Roles: precision and recall of the mentions called the place itself. Resolution: share of recognised
mentions whose leading option is right (before abstention). Each line leaves one thing out of training and of judging. The strike
texts are left out throughout: they need country packs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import train_resolution as places
import train_toponyms as names
from corpora import CORPORA, SCORED, load

from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution.resolve import rank_senses
from geostrike.resolution.weights import Weights, hand_set
from geostrike.toponyms.weights import learned

NAME_GROUPS: dict[str, Callable[[str], bool]] = {
    "nothing": lambda _: False,
    "size and kind of the known place": lambda r: r.startswith(("population", "is a ", "namesakes", "only another")),
    "lands the article names": lambda r: r.startswith("in a ") and r.endswith("named"),
    "word lists (common words, persons' names)": lambda r: r.startswith(
        ("common", "first name", "surname", "all common", "also in")
    ),
    "persons of the article": lambda r: "person here" in r,
    "the words before": lambda r: r.startswith(("after", "descriptor of", "capital of", "locative", "in brackets")),
    "the words after": lambda r: r.startswith(("before", "possessi", "goes on", "dateline", "based", "an age")),
    "lists and containers": lambda r: r.startswith(("its container", "its list", "a known name", "a large place")),
    "the same name elsewhere": lambda r: r in ("repeated", "elsewhere after a locative word"),
    "what the clause does": lambda r: r.startswith(("attacked", "goes to", "given")),
    "what parties do, and who rules": lambda r: r.startswith(("acts or", "rulers")),
}
# How a guess comes about; see toponyms/guesses.py.
RECOGNISERS = {
    "known to the gazetteer": "known",
    "peoples and adjectives": "adjective",
    "abbreviated states": "abbreviation",
    "called a place by the wording": "described",
    "unknown, after a locative word": "located",
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


THRESHOLDS = learned().thresholds


def ablate_names(gazetteer: Gazetteer) -> None:
    rows: list[names.Row] = []
    wanted = {}
    for corpus in CORPORA:
        found, documents = names.collect(corpus, gazetteer)
        rows += [row for row in found if not row.ignored]
        wanted[corpus] = sum(documents.values())
    print("| recognition without | " + " | ".join(CORPORA) + " |")
    print("|---|" + "---|" * len(CORPORA))
    for group, belongs in NAME_GROUPS.items():
        print_names(group, rows, wanted, belongs)
    print("\n| without the recogniser | " + " | ".join(CORPORA) + " |")
    print("|---|" + "---|" * len(CORPORA))
    for words, kind in RECOGNISERS.items():
        print_names(words, [r for r in rows if r.guess and r.guess.kind != kind], wanted, NAME_GROUPS["nothing"])


def print_names(group: str, rows: list[names.Row], wanted: dict[str, int], belongs: Callable[[str], bool]) -> None:
    labels, weights = [row.label for row in rows], names.corpus_weights(rows)
    kept = {reason for reason in names.frequent(rows) if not belongs(reason)}
    prior = {k: v for k, v in names.HAND_SET_NAME.items() if k in kept}
    chances = names.cross_validate(rows, labels, weights, kept, prior, names.STRENGTH)
    cells = []
    for corpus in CORPORA:
        some = [i for i, row in enumerate(rows) if row.corpus == corpus]
        scores = names.f1([rows[i] for i in some], [chances[i] for i in some], THRESHOLDS["name"], wanted[corpus])
        cells.append(scores[2])
    print(f"| {group} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |", flush=True)


def ablate_roles(gazetteer: Gazetteer) -> None:
    """On the mentions that a name model of the other folds keeps; what it does not find counts as missed."""
    general = [row for corpus in CORPORA for row in names.collect(corpus, gazetteer)[0] if not row.ignored]
    found, _ = names.collect("gwn_literal", gazetteer)
    chances = names.cross_named(
        found, general, [row.label for row in general], names.corpus_weights(general), names.frequent(general)
    )
    rows = [row for row, c in zip(found, chances, strict=True) if c >= names.least(row, THRESHOLDS["name"])]
    total = sum(1 for doc in load("gwn_literal") for gold in doc["toponyms"] if gold["class"] in names.LITERAL)
    truth, even = [row.literal for row in rows], [1.0] * len(rows)
    print("| roles without | precision | recall | F1 |\n|---|---|---|---|")
    for group, belongs in NAME_GROUPS.items():
        kept = {reason for reason in names.frequent(rows) | set(names.HAND_SET_LITERAL) if not belongs(reason)}
        prior = {k: v for k, v in names.HAND_SET_LITERAL.items() if k in kept}
        literal = names.cross_validate(rows, truth, even, kept, prior, names.LITERAL_STRENGTH)
        called = [row for row, c in zip(rows, literal, strict=True) if names.is_place(row, c, THRESHOLDS["literal"])]
        right = sum(row.literal for row in called)
        p, r = right / len(called), right / total
        print(f"| {group} | {p:.3f} | {r:.3f} | {2 * p * r / (p + r):.3f} |", flush=True)


def ablate_places(gazetteer: Gazetteer) -> None:
    documents = places.collect(gazetteer, hand_set())
    print("| resolution without | " + " | ".join(SCORED) + " |")
    print("|---|" + "---|" * len(SCORED))
    for group, belongs in PLACE_GROUPS.items():
        right = dict.fromkeys(SCORED, 0.0)
        total = dict.fromkeys(SCORED, 0)
        for fold in sorted({document.fold for document in documents}):
            trained = places.train([d for d in documents if d.fold != fold], belongs)
            held_out = [d for d in documents if d.fold == fold]
            for document in held_out:
                rank_senses(document.senses, without(trained, belongs), document.packs)
                for truth in document.truths:
                    total[document.corpus] += len(truth.golds)
                    if truth.sense.options:
                        right[document.corpus] += places.correct(truth.sense, 0, truth.golds) * len(truth.golds)
        print(f"| {group} | " + " | ".join(f"{right[c] / total[c]:.3f}" for c in SCORED) + " |", flush=True)


def without(weights: Weights, belongs: Callable[[str], bool]) -> Weights:
    def keep(table: dict[str, float]) -> dict[str, float]:
        return {name: weight for name, weight in table.items() if not belongs(name)}

    return weights._replace(alone=keep(weights.alone), scene=keep(weights.scene))


if __name__ == "__main__":
    opened = Gazetteer.open()
    ablate_names(opened)
    print()
    ablate_roles(opened)
    print()
    ablate_places(opened)
