"""reading_speed.py [--rounds N] [--profile]: whole readings a second on one core, room by room, for articles of 2.5 KB.

From the text to the JSON that ``geostrike read`` prints. No article is read twice: each round has its own, so that what the
gazetteer remembers of one helps another no more than it would a user. CPU time; the middle one of the rounds after the
first, which is "cold". The baseline, timed in the same run on the same articles, looks every run of capitals up by its
longest known name and does nothing else: the ratio to it holds on any machine.
"""

from __future__ import annotations

import argparse
import collections
import functools
import gc
import hashlib
import json
import os
import resource
import signal
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpora import EVAL, article_of, load
from gazetteer_speed import count_names

from geostrike import pipeline
from geostrike.export.reading import encode_reading
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Article

ROOMS = {
    "names": "find_toponyms",
    "places": "resolve_toponyms",
    "claims": "extract_claims",
    "strikes": "merge_claims",
}
SIZE = 2500


SOURCES = ("claims/train.jsonl", "articles/dev.jsonl", "strikes/airwars_syria_news_en/dev.jsonl")
SHORTEST = 600  # characters


def load_articles() -> list[Article]:
    """Whole news articles about strikes, each text once, in a mixed order; where there are none, those of the place-name corpora."""
    docs = [
        json.loads(line)
        for source in SOURCES
        if (EVAL / source).exists()
        for line in (EVAL / source).read_text(encoding="utf-8").splitlines()
    ]
    articles = {}
    for doc in docs:
        published = date.fromisoformat(doc["date"][:10]) if doc.get("date") else None
        key = hashlib.sha256(doc["text"].encode()).hexdigest()
        if len(doc["text"]) >= SHORTEST:
            name = str(doc.get("doc_id", doc.get("id")))
            articles[key] = Article(id=name, text=doc["text"], sha256=key, published=published)
    return [articles[key] for key in sorted(articles)] or [article_of(doc) for doc in load("lgl")]


def read_all(articles: list[Article], gazetteer: Gazetteer) -> int:
    """Read and encode every article; the length of what was printed."""
    return sum(
        len(json.dumps(encode_reading(pipeline.read(article, gazetteer)), ensure_ascii=False)) for article in articles
    )


def time_rooms(spent: collections.Counter[str]) -> None:
    """Let the rooms of the pipeline note their CPU time in ``spent``."""

    def timed(room: str, work: Any) -> Any:
        @functools.wraps(work)
        def measured(*arguments: Any, **options: Any) -> Any:
            began = time.process_time()
            try:
                return work(*arguments, **options)
            finally:
                spent[room] += time.process_time() - began

        return measured

    for room, name in ROOMS.items():
        setattr(pipeline, name, timed(room, getattr(pipeline, name)))


def sample(rounds: list[list[Article]], gazetteer: Gazetteer) -> None:
    """Print the functions that most samples of the stack found at work, with what they call, one a millisecond."""
    seen: collections.Counter[str] = collections.Counter()
    total = 0

    def look(_: int, frame: FrameType | None) -> None:
        nonlocal total
        total += 1
        names = set()
        while frame is not None:
            if "/geostrike/" in frame.f_code.co_filename:
                names.add(f"{frame.f_code.co_filename.rpartition('/geostrike/')[2]} {frame.f_code.co_qualname}")
            frame = frame.f_back
        seen.update(names)

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    for articles in rounds:
        read_all(articles, gazetteer)
    signal.setitimer(signal.ITIMER_PROF, 0)
    for name, count in seen.most_common(40):
        print(f"{count / total:6.1%}  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--profile", action="store_true", help="show where the time goes, by samples of the stack")
    options = parser.parse_args()
    gc.set_threshold(100_000, 20, 100)  # as the command line does
    articles = load_articles()
    rounds = [articles[number :: options.rounds + 1] for number in range(options.rounds + 1)]
    path = os.environ.get("GEOSTRIKE_GAZETTEER")
    gazetteer = Gazetteer.open(Path(path) if path else None)
    spent: collections.Counter[str] = collections.Counter()
    if options.profile:
        sample(rounds, gazetteer)
        return
    time_rooms(spent)
    timed = [time_round(some, gazetteer, spent) for some in rounds]
    middle = {what: statistics.median(took[what] for took in timed[1:]) for what in timed[0]}
    print(
        f"whole reading: {1000 / middle['all']:.0f} articles a second, {1000 / timed[0]['all']:.0f} cold   (asked: >= 80); "
        f"{len(articles)} articles, each read once"
    )
    print(", ".join(f"{what} {took:.1f} ms" for what, took in middle.items()))
    print(f"{middle['all'] / middle['naive scan']:.1f} times a naive scan for the longest names")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def time_round(articles: list[Article], gazetteer: Gazetteer, spent: collections.Counter[str]) -> dict[str, float]:
    """Milliseconds of CPU for 2.5 KB: in all, in each room, and of the naive scan."""
    units = sum(len(article.text) for article in articles) / SIZE
    spent.clear()
    began = time.process_time()
    read_all(articles, gazetteer)
    took = {"all": time.process_time() - began, **spent}
    took["the rest, output"] = took["all"] - sum(spent.values())
    began = time.process_time()
    for article in articles:
        count_names(article.text, gazetteer)
    took["naive scan"] = time.process_time() - began
    return {what: 1000 * seconds / units for what, seconds in took.items()}


if __name__ == "__main__":
    main()
