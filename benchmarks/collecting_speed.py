"""collecting_speed.py [ARTICLES ...]: seconds of computing and memory that joining made-up reports takes, for several sizes.
collecting_speed.py again [ARTICLES [FORM ...]]: seconds of ``geostrike collect`` on a folder of so many articles that were read before, with ten new ones.

The reports are recombined at random (seeded) from made-up towns, days, parties and numbers. Two worlds: one that grows with the number of
articles, as news of more wars and years do, and one of 400 towns in one year, where more articles mean more reports of each town and
day, up to what one report is compared with at most.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from geostrike.articles.finding import find_documents
from geostrike.articles.sources import choose_details, read_document
from geostrike.collection.collecting import KEEP
from geostrike.collection.digests import describe_settings, digest_document
from geostrike.collection.keep import open_keep
from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.incidents import join_reports
from geostrike.incidents.candidates import find_pairs
from geostrike.incidents.cards import make_card
from geostrike.model import Failure, Level, Report
from geostrike.version import __version__
from tests.fictional import DEMONYMS, PLACES
from tests.incidents.made_up import PARTIES, make_place, make_report

SIZES = (1_000, 2_000, 4_000, 10_000)
WORDS = [f"word{number}" for number in range(3_000)]

SYLLABLES = "bar dov kel mir nas oska rin sul tav vel zel gor".split()


def name_town(number: int) -> str:
    """Made up, each other than all before."""
    parts = (number % 12, number // 12 % 12, number // 144 % 12, 3 + number // 1728)
    return "".join(SYLLABLES[part % 12] for part in parts).capitalize()


def make_reports(articles: int, *, towns: int, days: int) -> tuple[list[Report], dict[str, str]]:
    draw = random.Random(1)
    places = [
        replace(
            make_place(name_town(n), 11 + draw.random() * 6, 10 + draw.random() * 6, km=draw.choice([1, 2, 4, 12])),
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


def keep_reports(folder: Path, out: Path, world: Path, articles: int) -> None:
    """Lay ``articles`` files into ``folder`` and their made-up reports among what is kept beside ``out``, as if they had been read."""
    reports, texts = make_reports(articles, towns=400, days=365)
    told: dict[str, list[Report]] = {}
    for report in reports:
        told.setdefault(report.article_id, []).append(report)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    gazetteer = Gazetteer.open(world)
    settings = describe_settings(gazetteer.fingerprint, (None, None, None, None))
    with open_keep(out.parent, json.dumps([KEEP, __version__, ""])) as keep:
        for document in find_documents([folder]):
            assert not isinstance(document, Failure)
            article = read_document(document, choose_details())
            assert not isinstance(article, Failure)
            keep.put(digest_document(settings, document, ()), article.id, article, told.get(article.id, []))


def measure_again(articles: int, *forms: str) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder, world = Path(base, "articles"), Path(base, "world.sqlite")
        folder.mkdir()
        towns = [
            PlaceRow(
                id=f"geonames:{n + 1}", name=name_town(n), level=Level.TOWN, latitude=11.0, longitude=10.0, country="AV",
                geonames_id=n + 1, population=9000, feature="PPL", keyed=True,
            )
            for n in range(400)
        ]  # fmt: skip
        build_index(world, [*PLACES, *towns], demonyms=DEMONYMS, outlines=())
        for form in forms or ("html", "json"):
            out = Path(base, form, f"collection.{form}")
            out.parent.mkdir()
            keep_reports(folder, out, world, articles)
            run(f"first {form}, all kept", world, folder, out)
            for number in range(10):
                words = (
                    f"Warplanes bombed {name_town(number * 7)} on Friday, killing {number + 2} people, residents said."
                )
                head = f"---\npublished: 2031-09-{10 + number}\n---\n"
                (folder / f"new-{form}-{number}.md").write_text(f"{head}{words}\n", "utf-8")
            run(f"second {form}, ten new articles", world, folder, out)
            run(f"third {form}, nothing new", world, folder, out)


def run(words: str, world: Path, folder: Path, out: Path) -> None:
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "geostrike", "--gazetteer", str(world), "collect", str(folder), "-o", str(out)]
    # As installed: with the modules compiled once, whatever the shell that this runs in says.
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings = plain | {"PYTHONPYCACHEPREFIX": str(world.with_name("compiled"))}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{words}: {time.perf_counter() - began:.1f} s, {worked:.1f} s of them computing, at most {after.ru_maxrss / 1024:.0f} MB so far, "
        f"{out.stat().st_size / 1e6:.0f} MB written; {done.stderr.strip().splitlines()[-1]}",
        flush=True,
    )


def main() -> None:
    if sys.argv[1:2] == ["again"]:
        measure_again(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000, *sys.argv[3:])
        return
    if len(sys.argv) == 3 and sys.argv[2] in ("growing", "fixed"):
        measure(int(sys.argv[1]), sys.argv[2])
        return
    for world in ("growing", "fixed"):
        for size in map(int, sys.argv[1:] or SIZES):  # each in a process of its own, for its memory
            subprocess.run([sys.executable, __file__, str(size), world], check=True)


if __name__ == "__main__":
    main()
