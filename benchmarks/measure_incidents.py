"""measure_incidents.py [--packs FILE] [--errors] [--shake N]: how well reports of one strike are joined over articles.

Twice: from the annotators' mentions (their words for the place, attackers, tolls and whether they are recalled are given; the place, the
day and all else are geostrike's), and from geostrike's own readings. ``--shake`` also draws the weights anew N times, each up to a
quarter larger or smaller, to show how much hangs on their exact size. Beside the origins stands what a common near-duplicate
test finds: whole texts whose runs of five words overlap (Jaccard), at the threshold that suits it best here.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import EVAL, article_of, scorer

from geostrike.gazetteer.index import Gazetteer
from geostrike.incidents import join_reports, load_parties
from geostrike.incidents.contents import make_report
from geostrike.incidents.days import date_report, list_days
from geostrike.incidents.nameless import find_nameless
from geostrike.incidents.parties import Parties
from geostrike.incidents.reports import find_reports
from geostrike.incidents.weights import REASONS
from geostrike.incidents.wording import strip_generic
from geostrike.language.sentences import find_sentences
from geostrike.model import (
    Actor,
    Article,
    Claim,
    DateRange,
    Harm,
    Incident,
    Outcome,
    Reading,
    Report,
    Source,
    Span,
    Toll,
)
from geostrike.model.facts import HAPPENED
from geostrike.pipeline import read
from geostrike.strikes.locating import locate, share_holders

PACKS = Path(os.environ.get("GEOSTRIKE_PACKS", Path(tempfile.gettempdir()) / "geostrike-packs.sqlite"))


def open_article(doc: dict[str, Any]) -> Article:
    """What a system may see of a document: its text, its day and who published it."""
    day = date.fromisoformat(doc["date"]) if doc["date"] else None
    outlet = Source(name=doc["outlet"]) if doc["outlet"] else None
    return replace(article_of(doc), published=day, outlet=outlet)


def report_marked(reading: Reading, marked: dict[str, Any], key: str, parties: Parties) -> Report:
    """The report at a mention that an annotator marked."""
    article, start, end = reading.article, marked["start"], marked["end"]
    toponyms = [t for t in reading.toponyms if t.span.start < end and start < t.span.end]
    names = {t.name.casefold() for t in toponyms}
    there = {t.id for t in toponyms} or {""}
    namesakes = {t.id for t in reading.toponyms if t.name.casefold() in names}
    claims = {c.id: c for c in reading.claims}
    covering = [c for c in reading.claims if any(e.start <= start and end <= e.end for e in c.evidence)]
    told = next((found for ids in (there, namesakes) if (found := claims_at(ids, reading, claims))), covering)
    sentences = [s for s in find_sentences(article.text) if s.start <= start < s.end]
    place, within = None, False
    if toponyms:
        resolved = {r.toponym_id: r for r in reading.resolutions}
        place, within = locate(toponyms[0].id, resolved, share_holders(reading.toponyms))
    elif (found := find_nameless([Span(start=start, end=end, text=marked["surface"])], reading)) is not None:
        place, within = found[1], True
    report = make_report(
        article,
        Span(start=start, end=end, text=marked["surface"]),
        place,
        told,
        parties,
        name=marked["surface"],
        within=within,
        date=find_day(there, covering, told, sentences, reading, background=marked["role"] == "background"),
        background=marked["role"] == "background",
        passages=tuple(s.text for s in sentences),
    )
    nameless = (place is None or not toponyms) and marked["surface"][0].islower()
    accused = [Actor(name=name, words=name, stated=True) for name in marked["attackers"]]
    country = place.country_code if place is not None else None
    return replace(
        report,
        id=f"{article.id}#{key}",
        names=() if nameless else report.names or tuple(filter(None, (strip_generic(marked["surface"]),))),
        attackers=tuple(parties.identify(actor, country) for actor in accused),
        tolls=tuple(
            Toll(min=low, max=high, outcome=Outcome.KILLED, status=Harm.UNKNOWN, words="", speaker=None)
            for low, high in marked["tolls"]
        ),
    )


def claims_at(ids: set[str], reading: Reading, claims: dict[str, Claim]) -> list[Claim]:
    """The claims of the first strike at a place name, or of one that they place there."""
    strikes = [s for s in reading.strikes if s.realis in HAPPENED]
    found = [s for s in strikes if s.toponym_id in ids]
    found = found or [s for s in strikes if any(ids & set(claims[c].toponym_ids) for c in s.claim_ids)]
    return [claims[c] for c in found[0].claim_ids] if found else []


def find_day(
    there: set[str],
    covering: list[Claim],
    told: list[Claim],
    sentences: list[Span],
    reading: Reading,
    *,
    background: bool,
) -> DateRange | None:
    """As geostrike dates the claims nearest to the mention, or, where it has none, what is told there."""
    groups = [[c for c in group if there & set(c.toponym_ids)] for group in (covering, told)]
    nearest = next((group for group in (*groups, told, covering) if group), [])
    passage = sentences[0] if sentences else None
    return date_report(reading.article, nearest, list_days(reading.article), background=background, passage=passage)


def predict(incidents: Iterable[Incident]) -> list[dict[str, Any]]:
    """As the scorer reads it."""
    return [
        {
            "mentions": [
                {
                    "article_id": report.article_id,
                    "start": span.start,
                    "end": span.end,
                    "place": span.text,
                    "date": report.window.start.isoformat() if report.window and report.window.start else None,
                    "killed": [[t.min, t.max] for t in report.tolls if t.outcome is Outcome.KILLED],
                    "attackers": [party.name for party in report.attackers],
                }
                for report in incident.reports
                for span in (report.span, *report.more)
            ],
            "origins": [list(origin.article_ids) for origin in incident.origins],
        }
        for incident in incidents
    ]


def shake(measure: Callable[[], dict[str, Any]], times: int) -> None:
    kept = dict(REASONS)
    figures = []
    for seed in range(times):
        draw = random.Random(seed)
        for name, (weight, words) in kept.items():
            REASONS[name] = (None if weight is None else round(weight * draw.uniform(0.75, 1.25)), words)
        found = measure()
        figures.append((found["pairwise"]["F1"], found["ceaf_e"]["F1"], found["multi_article_incidents"]["exact"]))
    REASONS.update(kept)
    for name, values in zip(("pairwise F1", "CEAF-e F1", "exactly right"), zip(*figures, strict=True), strict=True):
        ordered = sorted(values)
        print(f"shaken {times} times: {name} {ordered[0]:.3f} to {ordered[-1]:.3f}, median {ordered[times // 2]:.3f}")


def count_by_jaccard(gold: Any, texts: dict[str, str]) -> tuple[int, int, float]:
    """Of the incidents in several articles: for how many the origins come out right when whole texts are compared."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    known = {key: runs(text) for key, text in texts.items()}
    several = [g for g in gold.inc if len(g["mentions"]) > 1]

    def right(threshold: float) -> int:
        total = 0
        for g in several:
            groups: list[list[str]] = []
            for m in g["mentions"]:
                a = known[m["article_id"]]
                home = next(
                    (x for x in groups if any(len(a & known[b]) >= threshold * max(1, len(a | known[b])) for b in x)),
                    None,
                )
                if home is None:
                    groups.append([m["article_id"]])
                else:
                    home.append(m["article_id"])
            total += len(groups) == len({m["origin_id"] for m in g["mentions"]})
        return total

    best = max((right(t / 20), -t / 20) for t in range(1, 20))
    return best[0], len(several), -best[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=PACKS)
    parser.add_argument("--errors", action="store_true", help="say of each incident where its mentions went")
    parser.add_argument("--shake", type=int, default=0, metavar="N")
    options = parser.parse_args()
    rules = scorer("score_incidents")
    folder = EVAL / "incidents"
    gold = rules.Gold(rules.jl(folder / "articles.jsonl"), rules.jl(folder / "incidents.jsonl"))
    gazetteer = Gazetteer.open(options.packs if options.packs.exists() else None)
    readings = {key: read(open_article(doc), gazetteer) for key, doc in gold.art.items()}
    parties = load_parties()
    texts = {key: reading.article.text for key, reading in readings.items()}
    given = [report_marked(readings[k[1]], gold.m[k], k[0], parties) for k in gold.m]

    def measure(reports: Iterable[Report]) -> dict[str, Any]:
        figures: dict[str, Any] = rules.score(gold, predict(join_reports(reports, texts, parties)), options.errors)
        return figures

    print("from the annotators' mentions")
    rules.show(measure(given))
    if options.shake:
        shake(lambda: measure(given), options.shake)
    right, of, threshold = count_by_jaccard(gold, texts)
    print(f"origins by whole texts (Jaccard of runs of five words, {threshold:.2f}): {right} of {of} incidents")
    print("\nfrom geostrike's own readings")
    own = [report for reading in readings.values() for report in find_reports(reading, parties)]
    rules.show(measure(own))
    if options.shake:
        shake(lambda: measure(own), options.shake)


if __name__ == "__main__":
    main()
