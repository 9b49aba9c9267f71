"""measure_other_matters.py [--list]: how often geostrike sees strikes in real texts that tell of other things.

Some thousand articles, posts and transcripts of the training corpora and of the corpora of place names: politics, piracy, fires,
crashes, disease, sport, court, talk. Of those that nobody annotated whole, the third is measured whose id has a SHA-256 that three
divides; in the other two thirds a network's mistakes were looked for, and taught. Left out are the texts whose ids' SHA-256 begins as
one of ``other_matters.json``, in which somebody who read what an annotator took for strikes found one, or could not tell (an attack whose
means the text leaves open). No other line was read, so a few of the texts may tell of a strike that nobody noticed.

Prints how many of them have a claim, have one of something that happened, and show a strike at a place.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from corpora import EVAL

from geostrike.articles import read_record
from geostrike.model import Realis
from geostrike.pipeline import read
from training.annotated import read_sources

CORPORA = EVAL.parent / "train"
NAMES = ("m2e2", "ecbplus", "polnear", "gwn", "trnews", "lgl", "geovirus", "gum", "ewt")
SHORTEST = 200  # characters
TOLD = frozenset({Realis.CURRENT, Realis.BACKGROUND})


def find_texts() -> Iterator[tuple[str, str]]:
    """Names and texts that are measured."""
    annotated = (Path(__file__).parents[1] / "training" / "annotated.jsonl").read_text(encoding="utf-8").splitlines()
    known = {(row["corpus"], row["doc"]) for row in map(json.loads, annotated)}
    left_out = json.loads(Path(__file__).with_name("other_matters.json").read_text(encoding="utf-8"))
    for corpus in NAMES:
        if (file := CORPORA / f"{corpus}.jsonl.gz").exists():
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                rows = [row for row in map(json.loads, lines) if row.get("also_in")]
            known |= {(corpus, row["doc"] if corpus == "m2e2" else row["id"]) for row in rows}
        for doc, text in read_sources(corpus, CORPORA, EVAL):
            digest = hashlib.sha256(doc.encode()).hexdigest()
            left = (corpus, doc) in known or digest[:16] in left_out.get(corpus, ())
            if int(digest, 16) % 3 == 0 and not left and len(text) >= SHORTEST:
                yield f"{corpus} {doc}", text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print the words that each claim stands on")
    options = parser.parse_args()
    texts = claiming = happened = shown = claims = 0
    for name, text in find_texts():
        reading = read(read_record({"id": name, "text": text}))
        texts += 1
        claims += len(reading.claims)
        claiming += bool(reading.claims)
        happened += any(claim.realis in TOLD for claim in reading.claims)
        shown += any(strike.place is not None and strike.realis in TOLD for strike in reading.strikes)
        if options.list:
            for claim in reading.claims:
                print(f"{name}: {' … '.join(span.text for span in claim.evidence)}")
    print(
        f"{texts:,} texts: {claiming} with a claim ({claims} claims), {happened} of a strike that happened, {shown} show it at a place"
    )


if __name__ == "__main__":
    main()
