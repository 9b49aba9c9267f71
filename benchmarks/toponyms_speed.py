"""toponyms_speed.py [--profile]: articles of 2.5 KB a second on one core, names and places together, and the memory held.

CPU time, not wall time, so that a busy machine changes little. The first round starts with a cold gazetteer, as the first article
of a run does; the second has the names in memory.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import SCORED, article_of, load

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms


def read_all(articles: list[Article], gazetteer: Gazetteer) -> tuple[float, float]:
    """Seconds of CPU time for finding and for resolving."""
    finding = resolving = 0.0
    for article in articles:
        began = time.process_time()
        toponyms, _ = find_toponyms(take_apart(article), gazetteer)
        between = time.process_time()
        resolve_toponyms(take_apart(article), toponyms, gazetteer)
        finding, resolving = finding + between - began, resolving + time.process_time() - between
    return finding, resolving


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="show the slowest places of a cold round")
    options = parser.parse_args()
    articles = [article_of(doc) for name in SCORED for doc in load(name)]
    units = sum(len(article.text) for article in articles) / 2500
    gazetteer = Gazetteer.open()
    for label in ("cold", "warm"):
        finding, resolving = read_all(articles, gazetteer)
        total = finding + resolving
        print(
            f"{label}: {units / total:.0f} articles a second (finding {finding / total:.0%}, resolving {resolving / total:.0%})"
        )
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(read_all, articles, Gazetteer.open())
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
