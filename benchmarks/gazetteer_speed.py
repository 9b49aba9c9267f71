"""Prints what the gazetteer costs: starting, remembering, scanning, building; at the size of a pack and of the world.

    python benchmarks/gazetteer_speed.py [--shared ../shared] [--packs FILE] [--world]

``--world`` makes a synthetic gazetteer of 13 million places and 25 million names first (20 minutes, 4 GB of disk).
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.gazetteer_names import build_packs
from geostrike.gazetteer.build import build_default
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.kept import find_pack_files
from geostrike.gazetteer.location import SOURCES, find_default
from geostrike.gazetteer.packs import add_pack
from geostrike.gazetteer.schema import create_tables
from geostrike.language.names import fold
from geostrike.language.words import find_words

RUNS = 15
WORLD = 12_750_000  # made-up places beside the real ones
FIRST_ANSWER = (
    "from pathlib import Path; from geostrike.gazetteer.index import Gazetteer;"
    "g = Gazetteer.open(Path({path!r})); assert g.look_up({name!r});"
    # Not ru_maxrss, which a child inherits from a large parent.
    "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
)
# Made-up sentences: names of every kind among plain words.
SENTENCE = (
    "Residents of {a} told reporters on Monday that aircraft had struck the outskirts of {b}, some forty kilometres from "
    "{c}, while officials in {d} denied that any raid had taken place in the province. "
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--packs", type=Path)
    parser.add_argument("--world", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        default = find_default()
        start("default", default, "Damascus", "50 ms, 60 MB with eight packs")
        if arguments.packs or arguments.shared.is_dir():
            packs = arguments.packs or build_packs(arguments.shared, folder / "packs.sqlite")
            start("default and eight packs", packs, "Damascus", "<= 50 ms, <= 60 MB")
            scan(packs)
        else:
            scan(default)
        build(folder, arguments.shared)
        if arguments.world:
            world = build_world(default, folder / "world.sqlite")
            start("13 million places", world, "Damascus", "<= 80 ms, <= 80 MB")
            scan(world)


def start(title: str, path: Path, name: str, asked: str) -> None:
    """Fresh process to first answer, over a bare interpreter; the best of several runs."""
    bare = best_of("pass")[0]
    model = best_of("import geostrike.model")[0]
    whole, memory = best_of(FIRST_ANSWER.format(path=str(path), name=name))
    print(
        f"{title} ({path.stat().st_size / 1e6:,.0f} MB): first answer {1e3 * (whole - bare):.0f} ms over a bare "
        f"interpreter ({1e3 * (model - bare):.0f} ms of it geostrike.model and what it imports), {memory:.0f} MB resident"
        f"   (asked: {asked})"
    )


def best_of(code: str) -> tuple[float, float]:
    """Processor time of a fresh process in seconds (the wall clock would measure the neighbours), and its memory, MB."""
    best, memory = 99.0, 0.0
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        memory = int(done.stdout or 0) / 1024
    return best, memory


def scan(path: Path) -> None:
    """Longest names in 1 MB of text, article by article, exact tier, as a reader of articles does it."""
    gazetteer = Gazetteer.open(path)
    names = [p.name for p in gazetteer.labels(29, 34, 38, 49, limit=400)]
    text, i = "", 0
    articles: list[str] = []
    while sum(map(len, articles)) < 1_000_000:
        a, b, c, d = (names[(i * k + k) % len(names)] for k in (3, 7, 11, 13))
        text += SENTENCE.format(a=a, b=b, c=c, d=d)
        i += 1
        if len(text) > 4000:
            articles.append(text)
            text = ""
    size = sum(len(a.encode()) for a in articles)
    for title in ("first pass", "second pass"):
        began = time.process_time()
        found = sum(count_names(article, gazetteer) for article in articles)
        took = time.process_time() - began
        print(f"scanning, {title}: {size / 1e6 / took:.1f} MB/s, {found:,} names   (asked: >= 1.5 MB/s)")
    print(
        f"    memory after it: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (benchmark and all)"
    )


def count_names(article: str, gazetteer: Gazetteer) -> int:
    words = find_words(article)
    folded = [str(fold(w.text)) for w in words]
    found = i = 0
    while i < len(words):
        step = 1
        if words[i].text[:1].isupper():
            for n in range(min(gazetteer.max_words(fold(folded[i])), len(words) - i), 0, -1):
                if gazetteer.exact(" ".join(folded[i : i + n])):
                    found += 1
                    step = n
                    break
        i += step
    return found


def build(folder: Path, shared: Path) -> None:
    began = time.perf_counter()
    path = build_default(folder / "default.sqlite", SOURCES)
    print(f"default built in {time.perf_counter() - began:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
    if shared.is_dir():
        began = time.perf_counter()
        add_pack(folder / "ua.sqlite", "UA", find_pack_files("UA", [shared / "gazetteer" / "geonames"]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"pack of Ukraine added in {time.perf_counter() - began:.1f} s, at most {memory:.0f} MB"
            "   (asked: < 60 s, < 1 GB)"
        )


def build_world(default: Path, target: Path) -> Path:
    """13 million places and 25 million names: those of the default, and names put together from their pieces."""
    rng = random.Random(7)
    source = sqlite3.connect(f"{default.as_uri()}?mode=ro", uri=True)
    names = [k for (k,) in source.execute("SELECT DISTINCT k FROM n0 WHERE k GLOB '[a-z]*' LIMIT 400000")]
    heads = [n[: rng.randint(3, 7)] for n in names]
    tails = [n[-rng.randint(3, 6) :] for n in names]
    connection = sqlite3.connect(target)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
    create_tables(connection)
    connection.execute("ATTACH ? AS d", (str(default),))
    for table in ("meta", "source", "place", "own", "n0", "n1", "n3", "first", "division", "demonym", "cell"):
        connection.execute(f"INSERT INTO {table} SELECT * FROM d.{table}")
    connection.commit()
    connection.execute("CREATE TEMP TABLE raw (k TEXT, p INTEGER)")
    total, per = WORLD, 250_000
    for block in range(0, total, per):
        places, rows = [], []
        for p in range(10**8 + block, 10**8 + block + per):
            name = rng.choice(heads) + rng.choice(tails)
            places.append((p, name, 2, rng.randint(-6_000_000, 7_000_000), rng.randint(-17_000_000, 17_000_000), "XX"))
            rows.append((name, p))
            rows.append((f"{rng.choice(names)} {rng.choice(tails)}", p))
        connection.executemany(
            "INSERT INTO place (p, name, level, lat, lon, country) VALUES (?, ?, ?, ?, ?, ?)", places
        )
        connection.executemany("INSERT INTO raw VALUES (?, ?)", rows)
    connection.execute("INSERT OR IGNORE INTO n0 SELECT k, p, 0 FROM raw ORDER BY k, p")
    connection.execute(
        "INSERT INTO first SELECT substr(k, 1, instr(k, ' ') - 1), max(length(k) - length(replace(k, ' ', '')) + 1) "
        "FROM raw WHERE k LIKE '% %' GROUP BY 1 ON CONFLICT (t) DO UPDATE SET m = max(m, excluded.m)"
    )
    connection.commit()
    count = connection.execute("SELECT count(*) FROM place").fetchone()[0]
    rows_n0 = connection.execute("SELECT count(*) FROM n0").fetchone()[0]
    print(f"synthetic world: {count:,} places, {rows_n0:,} names")
    connection.close()
    return target


if __name__ == "__main__":
    main()
