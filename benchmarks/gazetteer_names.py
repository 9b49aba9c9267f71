"""Prints how many of the places that monitors write are found, with and without country packs, and at what price.

    python benchmarks/gazetteer_names.py [--shared ../shared] [--packs FILE]

Needs the development data beside the project; the packs are built from it into a temporary file unless given.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.kept import Kept, find_pack_files
from geostrike.gazetteer.location import find_default
from geostrike.gazetteer.packs import add_pack
from geostrike.gazetteer.phrase import look_up_phrase
from geostrike.geodesy import distance_km
from geostrike.model import Candidate, Tier

PACKS = ("SY", "IQ", "YE", "PS", "LB", "LY", "SD", "UA")
NEAR_KM = 25.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--packs", type=Path, help="a gazetteer that already holds the packs")
    arguments = parser.parse_args()
    shared = arguments.shared
    default = Gazetteer.open(find_default())
    with tempfile.TemporaryDirectory() as scratch:
        path = arguments.packs or build_packs(shared, Path(scratch) / "packs.sqlite")
        packs = Gazetteer.open(path)
        names = shared / "eval" / "names"
        print(
            "monitors' names                        first <= 25 km  (coarse)   among ten   anywhere   ten, name alone   candidates"
        )
        for title, folder, country, gazetteer, asked in (
            ("Syria, default", "airwars_syria_places", "SY", default, "among ten >= .25"),
            ("Syria, SY pack and boundaries", "airwars_syria_places", "SY", packs, "first >= .60, ten >= .78"),
            ("Yemen, default", "yemen_places", "YE", default, ""),
            ("Yemen, YE pack and boundaries", "yemen_places", "YE", packs, "among ten >= .65"),
        ):
            f = measure_names(names / folder / "dev.jsonl", country, gazetteer)
            shares = f"{f.first:14.3f} {f.coarse:10.3f} {f.ten:11.3f} {f.anywhere:10.3f} {f.alone:21.3f} {f.candidates:12.1f}"
            print(f"{title:38s} {shares}   n={f.count}   {asked}")
        variants = json.loads((names / "name_variants.json").read_text("utf-8"))
        for title, gazetteer in (("default", default), ("packs", packs)):
            p = measure_pairs(variants, gazetteer)
            print(f"spelling pairs that reach a common candidate, {title}: {p.share:.3f}   (asked >= .92 with packs)")
            print(f"    candidates a name: {p.candidates:.1f}")
        print_collisions(packs)


def build_packs(shared: Path, target: Path) -> Path:
    for code in PACKS:
        files = find_pack_files(code, [shared / "gazetteer" / "geonames"])
        boundaries = shared / "gazetteer" / "boundaries" / f"{code.lower()}.geojson.gz"
        if boundaries.is_file():
            files.append(Kept(role="boundaries", name=boundaries.name, data=boundaries.read_bytes()))
        add_pack(target, code, files)
    return target


@dataclass(frozen=True)
class Names:
    """Shares of the names whose right place is found.

    ``coarse`` is the part of ``first`` where the answer is the town or province said to hold the place, not the place
    itself; ``alone`` asks by the name only, without what is said to hold it, for the first ten.
    """

    count: int
    first: float
    ten: float
    anywhere: float
    coarse: float
    alone: float
    candidates: float


def measure_names(path: Path, country: str, gazetteer: Gazetteer) -> Names:
    first = ten = anywhere = coarse = alone = seen = 0
    documents = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
    for document in documents:
        toponym = document["toponyms"][0]
        # As ``geostrike places`` asks: the words as the monitor wrote them, with what is said to hold the place.
        found = look_up_phrase(gazetteer, document["text"], countries=[country])
        hits = [measure_km(toponym, c) <= NEAR_KM for c in found]
        seen += len(found)
        first += bool(hits and hits[0])
        coarse += bool(hits and hits[0] and any(e.name == "holder" for e in found[0].evidence))
        ten += any(hits[:10])
        anywhere += any(hits)
        bare = look_up_phrase(gazetteer, toponym["surface"], countries=[country])
        alone += any(measure_km(toponym, c) <= NEAR_KM for c in bare[:10])
    n = len(documents)
    return Names(n, first / n, ten / n, anywhere / n, coarse / n, alone / n, seen / n)


@dataclass(frozen=True)
class Pairs:
    share: float
    candidates: float


def measure_pairs(groups: list[list[str]], gazetteer: Gazetteer) -> Pairs:
    """Share of pairs of spellings of one place that reach a common candidate, and candidates for each name."""
    reached = {name: {c.place.id for c in gazetteer.look_up(name)} for name in itertools.chain.from_iterable(groups)}
    both = [bool(reached[a] & reached[b]) for group in groups for a, b in itertools.combinations(group, 2)]
    return Pairs(sum(both) / len(both), sum(map(len, reached.values())) / len(reached))


def print_collisions(gazetteer: Gazetteer) -> None:
    """What the tiers cost: candidates a name, and how often another place of the country answers too."""
    import sqlite3  # noqa: PLC0415

    connection = sqlite3.connect(f"{gazetteer.path.as_uri()}?mode=ro", uri=True)
    print("price in the packs                    candidates a name up to this tier (sample), places that collide")
    for country in PACKS:
        rows = connection.execute(
            "SELECT name, p FROM place WHERE country = ? AND level = 2 ORDER BY p", (country,)
        ).fetchall()
        sample = rows[:: max(1, len(rows) // 300)]
        counts: Counter[Tier] = Counter()
        collided: defaultdict[Tier, int] = defaultdict(int)
        for name, number in sample:
            others: set[Tier] = set()
            for candidate in gazetteer.look_up(name, countries=[country]):
                if candidate.place.country_code == country:
                    counts[candidate.tier] += 1
                    if candidate.place.id != f"geonames:{number}":
                        others.add(candidate.tier)
            for tier in others:
                collided[tier] += 1
        running = 0.0
        cells = []
        for tier in (Tier.EXACT, Tier.KEY, Tier.SKELETON, Tier.EDIT):
            running += counts[tier] / len(sample)
            cells.append(f"{tier.value} {running:5.1f} ({collided[tier] / len(sample):4.0%})")
        print(f"  {country}  " + "   ".join(cells))


def measure_km(toponym: dict[str, Any], candidate: Candidate) -> float:
    return distance_km(toponym["lat"], toponym["lon"], candidate.place.latitude, candidate.place.longitude)


if __name__ == "__main__":
    main()
