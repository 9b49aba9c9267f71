"""collecting_speed.py [ARTICLES ...]: seconds of computing and memory that joining made-up reports takes, for several sizes.

The reports are recombined at random (seeded) from made-up towns, days, parties and numbers. Two worlds: one that grows with the number of
articles, as news of more wars and years do, and one of 400 towns in one year, where more articles mean more reports of each town and
day, up to what one report is compared with at most.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from geostrike.incidents import join_reports
from geostrike.incidents.candidates import find_pairs
from geostrike.incidents.cards import make_card
from geostrike.model import Report
from tests.incidents.made_up import PARTIES, make_place, make_report

SIZES = (1_000, 2_000, 4_000, 10_000)
WORDS = [f"word{number}" for number in range(3_000)]


def make_reports(articles: int, *, towns: int, days: int) -> tuple[list[Report], dict[str, str]]:
    draw = random.Random(1)
    places = [
        replace(
            make_place(
                f"Town {n} {n * 7 % 13}", 11 + draw.random() * 6, 10 + draw.random() * 6, km=draw.choice([1, 2, 4, 12])
            ),
            admin1_code=f"AV.{n % (towns // 28 + 1):02}",
        )
        for n in range(towns)
    ]
    reports, texts = [], {}
    for article in range(articles):
        published = draw.randrange(days)
        texts[f"a{article}"] = " ".join(draw.choices(WORDS, k=300))
        for number in range(draw.randint(1, 6)):
            report = make_report(
                f"a{article}",
                draw.choice(places),
                draw.choice([None, published, published - 1, published - draw.randint(2, 200)]),
                published=published,
                background=draw.random() < 0.2,
                attacker=draw.choice([None, "Russia", "Turkey", "Syria", "Israel"]),
                killed=draw.choice([None, (4, 4), (9, None), (draw.randint(1, 50), None)]),
                sites=draw.choice([(), ("market",), ("base",), ("hospital",)]),
            )
            reports.append(replace(report, id=f"{report.id}#{number}"))
    return reports, texts


def measure(articles: int, world: str) -> None:
    towns, days = (400, 365) if world == "fixed" else (articles // 4, 365)
    reports, texts = make_reports(articles, towns=towns, days=days)
    began = time.process_time()
    incidents = join_reports(reports, texts, PARTIES)
    took = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs = len(find_pairs([make_card(report) for report in reports])[0])
    print(
        f"{world:7} {articles:6} articles {len(reports):6} reports {len(incidents):6} incidents {took:6.1f} s "
        f"{1000 * took / articles:5.2f} ms an article {pairs / len(reports):5.1f} pairs a report {memory:5.0f} MB",
        flush=True,
    )


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[2] in ("growing", "fixed"):
        measure(int(sys.argv[1]), sys.argv[2])
        return
    for world in ("growing", "fixed"):
        for size in map(int, sys.argv[1:] or SIZES):  # each in a process of its own, for its memory
            subprocess.run([sys.executable, __file__, str(size), world], check=True)


if __name__ == "__main__":
    main()
