"""python -m training.pretrain --model FOLDER --corpora FOLDER --events FILE --out FILE [--reading 4 --asking 2]: vocabulary and the first stage, on public corpora."""

from __future__ import annotations

import argparse
import collections
import json
import random
import sys
from pathlib import Path

import torch

from geostrike.annotation.pieces import Vocabulary, find_tokens
from training import corpora, fit
from training.network import Network, load_pretrained


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument("--events", type=Path, default=None)
    ap.add_argument("--claims", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--reading", type=int, default=4)
    ap.add_argument("--asking", type=int, default=2)
    ap.add_argument("--share", type=float, default=1.0)
    ap.add_argument("--seed", type=int, default=1)
    o = ap.parse_args()
    sys.path.insert(0, str(o.corpora))
    import load

    full_pieces = (o.model / "vocab.txt").read_text(encoding="utf-8").splitlines()
    full = Vocabulary(full_pieces)
    counts: collections.Counter[int] = collections.Counter()
    words: collections.Counter[str] = collections.Counter()
    for name in ("polnear", "gum", "ewt", "ecbplus", "m2e2", "entities"):
        for row in corpora.read_gz(o.corpora / f"{name}.jsonl.gz"):
            words.update(t.text for t in find_tokens(row["text"]))
    for line in o.claims.read_text(encoding="utf-8").splitlines():
        words.update(t.text for t in find_tokens(json.loads(line)["text"]))
    for word, count in words.items():
        for number in full.cut(word).ids:
            counts[number] += count
    kept = [
        i
        for i, p in enumerate(full_pieces)
        if counts[i] >= 2
        or p in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
        or (len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x180)
    ]
    vocabulary = Vocabulary([full_pieces[i] for i in kept])
    print("pieces", len(kept), file=sys.stderr)
    rng = random.Random(o.seed)
    sets = {
        "polnear": (corpora.polnear(o.corpora, vocabulary), 0.45),
        "entities": (corpora.entities(o.corpora, vocabulary, load.COARSE), 0.6),
        "factuality": (corpora.factuality(o.corpora, vocabulary), 0.35),
        "attacks": (corpora.attacks(o.corpora, vocabulary), 1.0),
    }
    if o.events:
        sets["events"] = (corpora.places_of_events(o.events, vocabulary), 1.0)
    rows = []
    for name, (found, share) in sets.items():
        chosen = rng.sample(found, int(len(found) * min(1.0, share * o.share)))
        print(name, len(found), len(chosen), sum(len(e.window.ids) for e in chosen), file=sys.stderr)
        rows += chosen
    network = Network(len(kept), o.reading, o.asking)
    load_pretrained(network, o.model / "model.safetensors", list(range(o.reading + o.asking)), kept)
    fit.fit(network, lambda _epoch, _rng: rows, 1, o.seed, note="pretrain", pieces=1024)
    pieces = [full_pieces[i] for i in kept]
    torch.save({"state": network.state_dict(), "pieces": pieces, "reading": o.reading, "asking": o.asking}, o.out)


if __name__ == "__main__":
    main()
