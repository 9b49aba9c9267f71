"""measure_article_pins.py [--wrong]: how many pins of whole made-up articles are wrong, by what readers said of them.

Three readers, who knew neither rules nor weights, judged 2,059 places that strikes were told of at, each by the text and by what they know of
the land: 1,704 in ``training/unread`` (*learned*: doubt is fitted to most of them), 355 in ``invented/articles``. ``invented/judged_pins.tsv`` holds
their word: text, name in it, place of the gazetteer, right, doubtful or wrong (an invented place at a real one is wrong). A place that no line tells
of is a new one, which somebody must judge. Install the packs of SY IQ YE PS SD UA first, with which they were read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geostrike.articles import read_record
from geostrike.model import Level, Reading
from geostrike.model.facts import HAPPENED, Realis
from geostrike.pipeline import read
from training.made_up import read_made_up

HERE = Path(__file__).with_name("invented")
FOLDERS = {"learned": HERE.parents[1] / "training" / "unread", "articles": HERE / "articles"}
TOLD_THERE = HAPPENED | {Realis.INTERCEPTED, Realis.NEGATED}


def find_pins(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each name at which a strike is told, denied or was stopped, and the place that is meant, but for countries."""
    told = {i for claim in reading.claims if claim.realis in TOLD_THERE for i in claim.toponym_ids}
    for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True):
        place = resolution.place
        if toponym.id in told and place is not None and place.level is not Level.COUNTRY:
            yield toponym.span.text, place.id


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong, and what is new")
    options = parser.parse_args()
    lines = (HERE / "judged_pins.tsv").read_text(encoding="utf-8").splitlines()
    judged = {(text, name, place): word for text, name, place, word in (line.split("\t") for line in lines)}
    for title, folder in FOLDERS.items():
        documents: list[dict[str, Any]] = read_made_up(folder)
        found = [
            (document["id"], *pin)
            for document in documents
            for pin in dict.fromkeys(find_pins(read(read_record({"id": document["id"], "text": document["text"]}))))
        ]
        words = Counter(judged.get(pin, "new") for pin in found)
        told = ", ".join(f"{words[word]} {word}" for word in ("right", "doubtful", "wrong", "new"))
        before = Counter(word for (text, _, _), word in judged.items() if text in {d["id"] for d in documents})
        print(
            f"{title}: {len(found)} pins, {told}; of {before['right']} right ones given up {before['right'] - words['right']}"
        )
        for pin in found if options.wrong else ():
            if judged.get(pin, "new") in ("wrong", "new"):
                print("  ", *pin, judged.get(pin, "new"))


if __name__ == "__main__":
    main()
