"""python -m training.cross_validate --start INIT --claims FILE --annotated FILE CORPORA MEASURED --made-up FOLDER --folds 4 --out FOLDER:
one network a fold, none of which saw the fold's texts.

With ``--all`` one network that saw all of them, ``all.pt``: the one that is shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path
from typing import Any

import torch

from geostrike.annotation.pieces import Vocabulary
from training import corpora, fit
from training.annotated import read_annotated
from training.apart import leave_copies
from training.made_up import read_made_up
from training.network import Network


def fold_of(name: str, folds: int) -> int:
    """The fold of a document: by a hash of its id, so that adding documents moves none."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def file_of(doc: dict[str, Any]) -> str:
    """The file that a made-up text stands in, without its ending."""
    return str(doc["id"]).partition("/")[0]


def start_from(file: Path) -> tuple[Network, Vocabulary, list[str]]:
    saved = torch.load(file)
    network = Network(len(saved["pieces"]), saved["reading"], saved["asking"])
    network.load_state_dict(saved["state"])
    return network, Vocabulary(saved["pieces"]), saved["pieces"]


def train(
    network: Network,
    vocabulary: Vocabulary,
    docs: list[dict[str, Any]],
    made_up: list[dict[str, Any]],
    o: argparse.Namespace,
    note: str,
) -> None:
    """Train in place on ``docs``, and on a share of the ``made_up`` texts, drawn anew for each epoch."""
    words: dict[str, int] = {}
    for doc in (*docs, *made_up):
        for claim in doc["claims"]:
            if claim["trigger"]:
                for token in claim["trigger"]["text"].lower().split():
                    words[token] = words.get(token, 0) + 1
    often = {w for w, n in words.items() if n >= 2 and len(w) > 2}

    # of windows without a statement, those without and with a word that tells of strikes elsewhere
    often_kept = (0.5, 1.0) if o.hard else (0.2, 0.8)

    def examples(_epoch: int, rng: random.Random) -> list[corpora.Example]:
        out: list[corpora.Example] = []
        drawn = (m for m in made_up if file_of(m) in o.always or rng.random() < o.share)
        for doc in (*docs, *drawn):
            # other borders each time: a sentence is read alone, or with more or fewer neighbours
            out += corpora.claim_examples(doc, vocabulary, most=rng.choice((24, 48, 80)))
        out = [
            e
            for e in out
            if e.events or rng.random() < often_kept[any(t.text.lower() in often for t in e.window.tokens)]
        ]
        corpora.add_negatives(out, often, rng, 1.0 if o.hard else 0.4)
        return out

    fit.fit(network, examples, o.epochs, o.seed, o.pieces, rate=o.rate, head_rate=o.head_rate, note=note, half=o.half)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--start", type=Path, required=True)
    ap.add_argument("--claims", type=Path, required=True)
    ap.add_argument("--made-up", type=Path, default=None)
    ap.add_argument("--annotated", type=Path, nargs=3, default=None, help="spans, and the two folders of their texts")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--folds", type=int, default=4)
    ap.add_argument("--only", type=int, nargs="*", default=None)
    ap.add_argument("--all", action="store_true")
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--pieces", type=int, default=256, help="word pieces a batch")
    ap.add_argument("--rate", type=float, default=3e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--hard", action="store_true", help="more of the windows and words that tell of no strike")
    ap.add_argument("--share", type=float, default=1.0, help="of the made-up texts, in each epoch")
    ap.add_argument(
        "--always", nargs="*", default=[], metavar="FILE", help="made-up texts that are read in every epoch"
    )
    ap.add_argument(
        "--half", action="store_true", help="products of 16 bits: twice as fast where the processor has them"
    )
    o = ap.parse_args()
    docs = [json.loads(line) for line in o.claims.read_text(encoding="utf-8").splitlines()]
    docs += read_annotated(*o.annotated) if o.annotated else []
    extra = read_made_up(o.made_up) if o.made_up else []
    o.always = {Path(name).stem for name in o.always}
    if unknown := o.always - {file_of(doc) for doc in extra}:
        ap.error(f"--always: no made-up texts are called {', '.join(sorted(unknown))}")
    o.out.mkdir(parents=True, exist_ok=True)
    folds = ["all"] if o.all else o.only if o.only is not None else range(o.folds)
    for fold in folds:
        network, vocabulary, pieces = start_from(o.start)
        held = [d for d in docs if fold_of(d["id"], o.folds) == fold]
        seen = leave_copies([d for d in docs if fold_of(d["id"], o.folds) != fold], held)
        train(network, vocabulary, seen, extra, o, f"fold {fold}")
        torch.save(
            {
                "state": network.state_dict(),
                "pieces": pieces,
                "reading": len(network.layers),
                "asking": len(network.asking),
            },
            o.out / ("all.pt" if o.all else f"fold{fold}.pt"),
        )


if __name__ == "__main__":
    main()
