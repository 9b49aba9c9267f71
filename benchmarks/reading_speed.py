"""reading_speed.py [--rounds N] [--profile]: whole readings a second on one core, room by room, for articles of 2.5 KB.

From the text to the JSON that ``geostrike read`` prints. CPU time, the best of the rounds, so that a busy machine changes
little; "cold" is the first round, with an empty memory of the gazetteer. The baseline, timed in the same run, looks every
run of capitals up by its longest known name and does nothing else: the ratio to it holds on any machine.
"""

from __future__ import annotations

import argparse
import collections
import functools
import gc
import json
import os
import resource
import signal
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


def load_articles() -> list[Article]:
    """Whole news articles about strikes; where they are absent, those of the place-name corpora."""
    path = EVAL / "articles" / "dev.jsonl"
    if not path.exists():
        return [article_of(doc) for doc in load("lgl")]
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = []
    for doc in docs:
        published = date.fromisoformat(doc["date"][:10]) if doc.get("date") else None
        articles.append(Article(id=doc["id"], text=doc["text"], sha256="0" * 64, published=published))
    return articles


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


def sample(articles: list[Article], gazetteer: Gazetteer, rounds: int) -> None:
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
    for _ in range(rounds):
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
    units = sum(len(article.text) for article in articles) / SIZE
    path = os.environ.get("GEOSTRIKE_GAZETTEER")
    gazetteer = Gazetteer.open(Path(path) if path else None)
    spent: collections.Counter[str] = collections.Counter()
    time_rooms(spent)
    naive = cold = best = 99.0
    rooms: dict[str, float] = {}
    for number in range(options.rounds + 1):
        spent.clear()
        began = time.process_time()
        read_all(articles, gazetteer)
        took = time.process_time() - began
        if number == 0:
            cold = took
        elif took < best:
            best, rooms = took, dict(spent)
        began = time.process_time()
        for article in articles:
            count_names(article.text, gazetteer)
        naive = min(naive, time.process_time() - began)
    rooms["the rest, output"] = best - sum(rooms.values())
    print(f"whole reading: {units / best:.0f} articles a second, {units / cold:.0f} cold   (asked: >= 80)")
    print(", ".join(f"{room} {1000 * took / units:.1f} ms" for room, took in rooms.items()))
    print(f"{best / naive:.1f} times a naive scan for the longest names ({1000 * naive / units:.2f} ms)")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if options.profile:
        sample(articles, gazetteer, options.rounds)


if __name__ == "__main__":
    main()
