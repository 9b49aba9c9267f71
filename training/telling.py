"""python -m training.telling --claims FILE --made-up FOLDER --out FILE: the words that tell of strikes often enough for a window to be looked at."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from geostrike.annotation.pieces import find_tokens, fold
from training.made_up import read_made_up

SHARE = 0.25
"""Of a word's uses, how many must be in words that tell of a strike. Nearly all such statements (printed) hold one that is."""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--claims", type=Path, required=True)
    ap.add_argument("--made-up", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    docs = [json.loads(line) for line in o.claims.read_text(encoding="utf-8").splitlines()] + read_made_up(o.made_up)
    told: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for doc in docs:
        seen.update(fold(t.text) for t in find_tokens(doc["text"]))
        for start, end in {(c["trigger"]["start"], c["trigger"]["end"]) for c in doc["claims"] if c["trigger"]}:
            told.update({fold(t.text) for t in find_tokens(doc["text"], start, end)})
    words = sorted(w for w, n in told.items() if w.isalpha() and len(w) > 2 and n >= 4 and n / seen[w] >= SHARE)
    held = of = 0
    for doc in docs:
        for claim in doc["claims"]:
            if claim["trigger"]:
                start = claim["trigger"]["start"]
                near = doc["text"][max(0, start - 150) : start + 150]
                of += 1
                held += any(fold(t.text) in words for t in find_tokens(near))
    print(f"{len(words)} words; {held} of {of} statements have one near")
    o.out.write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
