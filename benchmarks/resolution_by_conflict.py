"""The leading option of each struck place, conflict by conflict, by rankers that saw nothing about that conflict.

    GEOSTRIKE_PACKS=FILE python benchmarks/resolution_by_conflict.py

Two fits of ``train_resolution.py`` beside each other: with one third of the documents left out, as there, and with all
articles, claims and captions of a conflict left out. Counts are of mentions whose place the annotators gave; no threshold,
the bars hold. Prints figures only. Takes some five minutes; needs scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict

from corpora import load_claims
from train_resolution import ARTICLES, CAPTIONS, CLAIMS, FOLDS, PACKS, Document, collect, judge, load_articles, train

from geostrike.gazetteer.index import Gazetteer
from geostrike.resolution.resolve import rank_senses
from geostrike.resolution.weights import hand_set

# What the annotators call one conflict by several names; the rest, each a handful of articles, is one group.
_CONFLICTS = {
    "syria": "Syria", "ukraine": "Ukraine", "iraq": "Iraq", "yemen": "Yemen", "gaza": "Israel, Gaza, Lebanon",
    "israel-gaza": "Israel, Gaza, Lebanon", "gaza_israel": "Israel, Gaza, Lebanon", "israel": "Israel, Gaza, Lebanon",
    "lebanon": "Israel, Gaza, Lebanon",
}  # fmt: skip


def name_conflicts(documents: list[Document]) -> dict[int, str]:
    """The conflict of each document about one, by its ``id()``."""
    found = {id(d): "Ukraine" for d in documents if d.corpus in CAPTIONS and d.corpus not in (ARTICLES, CLAIMS)}
    for corpus, docs in ((ARTICLES, load_articles()), (CLAIMS, load_claims())):
        own = [d for d in documents if d.corpus == corpus]
        found |= {
            id(d): _CONFLICTS.get(doc["group"], "all others") for d, doc in zip(own, docs, strict=True) if d.truths
        }
    return found


def count_right(held_out: list[Document], kept: list[Document]) -> dict[int, tuple[float, int]]:
    """Mentions whose leading option is right, and mentions, of each document held out."""
    weights = train(kept)
    counted = {}
    for document in held_out:
        rank_senses(document.senses, weights, document.packs)
        rows = judge([document], weights)
        mentions = sum(len(truth.golds) for truth in document.truths)
        counted[id(document)] = (sum(row.right * row.mentions for row in rows), mentions)
    return counted


def main() -> None:
    documents = collect(Gazetteer.open(), hand_set()) + collect(Gazetteer.open(PACKS), hand_set(), CAPTIONS)
    conflicts = name_conflicts(documents)
    folds: dict[int, tuple[float, int]] = {}
    for fold in range(FOLDS):
        held_out = [d for d in documents if d.fold % FOLDS == fold and id(d) in conflicts]
        folds |= count_right(held_out, [d for d in documents if d.fold % FOLDS != fold])
    whole: dict[int, tuple[float, int]] = {}
    for conflict in sorted(set(conflicts.values())):
        held_out = [d for d in documents if conflicts.get(id(d)) == conflict]
        whole |= count_right(held_out, [d for d in documents if conflicts.get(id(d)) != conflict])
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, conflict in conflicts.items():
        groups[conflict].append(number)
    print("| conflict left out | documents | places | right, documents left out | right, conflict left out |")
    print("|---|---|---|---|---|")
    for conflict, numbers in [*sorted(groups.items()), ("all", list(conflicts))]:
        places = sum(folds[n][1] for n in numbers)
        shares = [sum(counts[n][0] for n in numbers) / max(1, places) for counts in (folds, whole)]
        print(f"| {conflict} | {len(numbers)} | {places} | {shares[0]:.3f} | {shares[1]:.3f} |")


if __name__ == "__main__":
    main()
