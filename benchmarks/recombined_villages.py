"""recombined_villages.py [--packs FILE] [--seed N] [--each N] [--errors]: how often a village that nobody has is pinned on another.

Names are put together from the first half of one village's last word and the second half of another's, of the countries of the
packs, and stand in made-up sentences that name a province. A pin is anything finer than a province.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import unicodedata
from pathlib import Path

from invented_places import PACKS, read_line

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.names import fold
from geostrike.model import Level

KINDS = {"UA": "region", "SY": "province", "YE": "governorate", "IQ": "province", "SD": "state"}
FRAMES = (
    "In the {province}, shells hit the village of {name}.",
    "A drone killed two farmers in {name}, a village in the {province}.",
    "{name}, in the {province}, was shelled for a third day.",
)
_LEAST = 5  # letters of a word that is cut in two


def plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c not in "ʻ‘’'`")


def recombine(names: list[str], gazetteer: Gazetteer, chance: random.Random) -> str:
    while True:
        head, tail = chance.choice(names), chance.choice(names)
        *before, word = head.split()
        other = tail.split()[-1]
        if min(len(word), len(other)) < _LEAST:
            continue
        made = plain(" ".join([*before, word[: len(word) // 2] + other[len(other) // 2 :]]))
        if made.replace(" ", "").isalpha() and made[0].isupper() and not gazetteer.knows(fold(made)):
            return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=PACKS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=75, help="names a country")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    gazetteer, chance = Gazetteer.open(options.packs), random.Random(options.seed)
    rows = sqlite3.connect(f"file:{options.packs}?mode=ro", uri=True)
    all_pinned = 0
    for country, kind in KINDS.items():
        asked = "SELECT name FROM place WHERE country = ? AND feature {} ORDER BY p"
        provinces = [plain(row[0]) for row in rows.execute(asked.format("= 'ADM1'"), (country,))]
        villages = [row[0] for row in rows.execute(asked.format("LIKE 'PPL%'"), (country,))]
        latin = [name for name in villages if plain(name).isascii()]
        pinned = 0
        for _ in range(options.each):
            name = recombine(latin, gazetteer, chance)
            text = chance.choice(FRAMES).format(name=name, province=f"{chance.choice(provinces)} {kind}")
            start = text.index(name)
            pins = read_line(text, gazetteer)
            over = [pin.place for pin in pins if pin.start < start + len(name) and start < pin.end]
            wrong = next((place for place in over if place.level is not Level.PROVINCE), None)
            pinned += wrong is not None
            if options.errors and wrong is not None:
                print(f"{country}: {name!r} as {wrong.name} ({wrong.admin1}): {text}")
        print(f"{country}: {pinned} of {options.each} pinned")
        all_pinned += pinned
    print(f"all: {all_pinned / (options.each * len(KINDS)):.3f}")


if __name__ == "__main__":
    main()
