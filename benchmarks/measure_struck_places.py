"""measure_struck_places.py [--packs FILE] [--errors]: of the places that annotators marked as struck, how many are placed, and right.

The marked mentions are given (``corpora.struck_toponyms``), so only the choice of the place is measured, not the finding of names.
Placed is what is drawn as a place, a part of one or a ring about one: a pin, or for a quarter or village that no gazetteer has, the
town, the quarter or the ring that the text holds it by, no wider than ``_FINE`` km. Right is what lies within the tolerance that the
annotator set. What is wider than that, a province or district that holds a name, is right if it reaches there. Packs: GEOSTRIKE_PACKS names a gazetteer with country packs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import article_of, document_of, load_claims, struck_toponyms

from geostrike.gazetteer.index import Gazetteer
from geostrike.geodesy import distance_km
from geostrike.model import Level, Place, Resolution
from geostrike.resolution import resolve_toponyms
from geostrike.resolution.doubt import abstain
from geostrike.resolution.weights import Weights
from geostrike.strikes import locate_strike

PACKS = Path(os.environ.get("GEOSTRIKE_PACKS", Path(tempfile.gettempdir()) / "geostrike-packs.sqlite"))
_FINE = 40.0
_DIVISIONS = (Level.DISTRICT, Level.PROVINCE, Level.COUNTRY)


def apart_km(place: Place, gold: dict[str, Any]) -> float:
    return distance_km(place.latitude, place.longitude, gold["lat"], gold["lon"])


class Tally:
    """Counts of marked mentions."""

    def __init__(self) -> None:
        self.all = self.drawn_right = 0
        self.pinned = self.pinned_right = 0  # at a place of the name's own
        self.inside = self.inside_right = 0  # in a town or ring that holds it
        self.held = self.held_right = 0  # in a province or district that holds it

    def add(self, gold: dict[str, Any], resolution: Resolution, shown: Place | None) -> str:
        """Counts one; says how it went."""
        self.all += 1
        place = resolution.location or resolution.place
        if place is not None and place.level is Level.COUNTRY:
            place = shown = None  # listed, never drawn
        if place is not None:
            good = apart_km(place, gold) <= gold["tolerance_km"]
            self.pinned, self.pinned_right = self.pinned + 1, self.pinned_right + good
            self.drawn_right += good
            return "right" if good else "wrong"
        if shown is not None and shown.level not in _DIVISIONS and shown.uncertainty_km <= _FINE:
            good = apart_km(shown, gold) <= gold["tolerance_km"]
            self.inside, self.inside_right = self.inside + 1, self.inside_right + good
            self.drawn_right += good
            return "inside" if good else "inside wrongly"
        if shown is not None:
            self.drawn_right += apart_km(shown, gold) <= gold["tolerance_km"]
            good = apart_km(shown, gold) <= max(gold["tolerance_km"], shown.uncertainty_km)
            self.held, self.held_right = self.held + 1, self.held_right + good
            return "held" if good else "held wrongly"
        return "none"

    def __str__(self) -> str:
        n = max(1, self.all)
        placed, right = self.pinned + self.inside, self.pinned_right + self.inside_right
        return (
            f"{self.all} mentions: placed {placed / n:.3f}, right of those {right / max(1, placed):.3f} "
            f"(by themselves {self.pinned / n:.3f}, {self.pinned_right / max(1, self.pinned):.3f}; in the town or ring that holds them "
            f"{self.inside / n:.3f}, {self.inside_right / max(1, self.inside):.3f}); "
            f"shown in the division that holds them {self.held / n:.3f}, right of those {self.held_right / max(1, self.held):.3f}; "
            f"drawn in all {(placed + self.held) / n:.3f}, "
            f"of those within the tolerance {self.drawn_right / max(1, placed + self.held):.3f}"
        )


def measure(
    docs: list[dict[str, Any]],
    gazetteer: Gazetteer,
    weights: Weights | None = None,
    tell: Callable[[str], None] | None = None,
) -> Tally:
    tally = Tally()
    for doc in docs:
        article = article_of(doc)
        toponyms, marked = struck_toponyms(article, gazetteer, doc["strikes"])
        resolutions = resolve_toponyms(document_of(article), toponyms, gazetteer, weights)
        resolutions = abstain(resolutions, {toponym.id for toponym, _ in marked})
        by_id = {r.toponym_id: r for r in resolutions}
        for toponym, gold in marked:
            resolution = by_id[toponym.id]
            shown = locate_strike(toponym.id, toponyms, resolutions)
            how = tally.add(gold, resolution, shown)
            if tell is not None and how != "right":
                place = resolution.location or resolution.place or shown
                found = (
                    f"{place.name} ({place.level}, {place.country_code}, {apart_km(place, gold):.0f} km)"
                    if place
                    else "-"
                )
                tell(
                    f"{doc['id']} {how:14s} {gold['place_surface']!r} as {toponym.span.text!r} {gold['level']} in "
                    f"{gold['admin1']}, {gold['country']} ±{gold['tolerance_km']}: {found}; {resolution.reason}"
                )
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=PACKS)
    parser.add_argument("--half", default="train")
    parser.add_argument("--errors", action="store_true", help="list what was not right")
    options = parser.parse_args()
    docs = load_claims(options.half)
    for title, path in (("built-in", None), ("with packs", options.packs)):
        if path is None or path.exists():
            tally = measure(docs, Gazetteer.open(path), tell=print if options.errors else None)
            print(f"{title}: {tally}", flush=True)


if __name__ == "__main__":
    main()
