"""invented_places.py [--batch NAME] [--kept] [--packs FILE] [--errors]: what becomes of the names in made-up sentences about real places.

The sentences lie in ``invented/``; ``tuned.txt`` says how they are marked. A pin is a place, or a ring or part of one, that a
strike there would be drawn at; what only holds an unknown name is none. Where a report was filed, nothing is drawn as struck: a mark
"-" on a dateline is kept if the name is taken for one, and lost if it is taken for a place of the story. Wrong is a pin farther off than the mark allows, a
point where an area is meant, a province where a town is (a district of the town's name will do), and any pin on an
invented village or on what is no place. The eleventh batch and the later ones have two halves in one file; ``--batch twelfth --kept`` is the second.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import document_of

from geostrike.gazetteer.index import Gazetteer
from geostrike.geodesy import distance_km
from geostrike.model import Article, Level, Place, Role
from geostrike.resolution import resolve_toponyms
from geostrike.resolution.doubt import abstain
from geostrike.resolution.weights import Weights
from geostrike.toponyms import find_toponyms

PACKS = Path(os.environ.get("GEOSTRIKE_PACKS", Path(tempfile.gettempdir()) / "geostrike-packs.sqlite"))
SENTENCES = Path(__file__).with_name("invented")
BATCHES = tuple("tuned second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split())
KEPT = ("tuned", "eleventh", "twelfth", "thirteenth")
"""Batches with a kept half."""
_MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
_SPOT_KM, _AREA_KM = 25.0, 250.0
_AREAS = (Level.PROVINCE, Level.REGION, Level.DISTRICT)


class Mark(NamedTuple):
    start: int
    end: int
    meant: str


def read_batch(name: str, *, kept: bool) -> list[str]:
    """The lines of a batch, or of its kept half: one has a file of its own, one stands behind "# kept" in the same."""
    own_file = kept and name == "tuned"
    text = (SENTENCES / f"{'kept' if own_file else name}.txt").read_text(encoding="utf-8")
    looked_at, _, kept_back = text.partition("\n# kept\n")
    return (kept_back if kept and not own_file else looked_at).splitlines()


def find_sentences(lines: list[str]) -> Iterator[tuple[str, str, list[Mark]]]:
    """Of each marked line its kind, its text without the marks, and the marks."""
    kind = ""
    for line in lines:
        if line.startswith("## "):
            kind = line[3:].strip()
        elif kind and line.strip():
            yield kind, *unmark(line.strip().replace(" ¶ ", "\n\n"))


def unmark(line: str) -> tuple[str, list[Mark]]:
    """The sentence without its marks, and where they stood."""
    text, marks, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return text + line[at:], marks


def judge(meant: str, place: Place | None) -> str:
    """How a mark came out: ``right``, ``wrong``, or ``none`` where nothing is drawn for it."""
    if meant in "?-":
        return "right" if place is None else "wrong"
    if place is None:
        return "none"
    area = meant.startswith("~")
    latitude, longitude, *km = map(float, meant.lstrip("~").split(","))
    far = distance_km(latitude, longitude, place.latitude, place.longitude)
    if place.level is Level.DISTRICT and not area:
        km = km or [max(_SPOT_KM, place.uncertainty_km)]  # it reaches there
    fits = bool(km) or area == (place.level in _AREAS) or (place.level is Level.DISTRICT and not area)
    return "right" if fits and far <= (km or [_AREA_KM if area else _SPOT_KM])[0] else "wrong"


class Pin(NamedTuple):
    start: int
    end: int
    place: Place
    why: str
    filed: bool
    """A dateline: shown, but never as struck."""
    toponym: str
    """Its id."""
    confidence: float


def make_up(text: str) -> Article:
    """The sentence as an article."""
    return Article(id="made-up", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def read_line(text: str, gazetteer: Gazetteer, weights: Weights | None = None) -> list[Pin]:
    """Where something is drawn for a name."""
    document = document_of(make_up(text))
    toponyms, _ = find_toponyms(document, gazetteer)
    drawn = []
    resolutions = abstain(resolve_toponyms(document, toponyms, gazetteer, weights), {t.id for t in toponyms})
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        place = resolution.location or resolution.place
        if place is not None and place.level is not Level.COUNTRY and toponym.role in (Role.PLACE, Role.DATELINE):
            named = resolution.place
            # Of a country its part is drawn, of "the X district" where only a town bears the name the land about it.
            shown = place if named is None or named.level is Level.COUNTRY or "around:" in place.id else named
            filed = toponym.role is Role.DATELINE
            start, end = toponym.span.start, toponym.span.end
            drawn.append(Pin(start, end, shown, resolution.reason, filed, toponym.id, resolution.confidence))
    return drawn


def measure(lines: list[str], gazetteer: Gazetteer, *, errors: bool) -> None:
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, text, marks in find_sentences(lines):
        drawn = read_line(text, gazetteer)
        for mark in marks:
            over = [pin for pin in drawn if pin.start < mark.end and mark.start < pin.end]
            if mark.meant == "-":
                over = [pin for pin in over if not pin.filed]
            place = over[0].place if over else None
            how = judge(mark.meant, place)
            pinned = place is not None
            for tally in (tallies[kind], tallies["all"]):
                tally["marks"] += 1
                tally["pins"] += pinned
                tally["wrong"] += how == "wrong"
                tally["right"] += how == "right"
            if errors and how != "right":
                said = (
                    f"{place.name} ({place.level}, {place.country_code}); {over[0].why}" if place else "nothing drawn"
                )
                print(f"{kind}: {how} {text[mark.start : mark.end]!r} {mark.meant}: {said}\n    {text}")
        if errors:
            for start, end, place, *_ in drawn:
                if not any(mark.start < end and start < mark.end for mark in marks):
                    print(
                        f"{kind}: also {text[start:end]!r}: {place.name} ({place.level}, {place.country_code})\n    {text}"
                    )
    for kind, tally in tallies.items():
        print(
            f"{kind}: {tally['marks']} marks, {tally['right'] / tally['marks']:.3f} as meant; "
            f"{tally['wrong']} of {tally['pins']} pins wrong ({tally['wrong'] / max(1, tally['pins']):.3f})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", action="store_true", help="the half that is kept back, figures only")
    parser.add_argument("--batch", default="tuned", help="tuned, or a later one: second to thirteenth")
    parser.add_argument("--packs", type=Path, default=PACKS)
    parser.add_argument("--errors", action="store_true", help="list what was not right, of the other half")
    options = parser.parse_args()
    if (options.kept or options.batch == "kept") and options.errors:
        sys.exit("the kept half is for figures only: leave out --errors")
    lines = read_batch(options.batch, kept=options.kept)
    for title, path in (("built-in", None), ("with packs", options.packs)):
        if path is None or path.exists():
            print(f"-- {title}")
            measure(lines, Gazetteer.open(path), errors=options.errors)


if __name__ == "__main__":
    main()
