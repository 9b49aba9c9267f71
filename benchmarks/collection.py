"""Many articles: ``python benchmarks/collection.py [COUNT]``.

A thousand recombined made-up reports are mapped: with one process and with two, again with nothing changed, and with one
changed; then killed at twenty random moments; then a year of random work is simulated under a checker.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from geostrike.collection.checking import find_faults, find_torn  # noqa: E402
from geostrike.collection.manifest import Manifest  # noqa: E402
from geostrike.collection.running import map_articles  # noqa: E402
from tests.collection.reports import write_report, write_reports  # noqa: E402
from tests.collection.test_years import Desk  # noqa: E402
from tests.fictional import build_world  # noqa: E402

KILLS = 20
YEAR = 200


def measure(*words: object) -> float:
    """Seconds of one command, from start to end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "geostrike", *map(str, words)], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


def measure_runs(base: Path, count: int) -> None:
    articles, world = base / "articles", base / "world.sqlite"
    write_reports(articles, count)
    build_world(world)
    first = {}
    for jobs in (1, 2):
        first[jobs] = measure("--gazetteer", world, "map", articles, "-o", base / f"maps-{jobs}", "--jobs", jobs)
    print(
        f"first run of {count}: {first[1]:.1f} s with one process, {first[2]:.1f} s with two: {first[1] / first[2]:.2f} x"
    )
    again = min(measure("--gazetteer", world, "map", articles, "-o", base / "maps-2") for _ in range(3))
    print(f"nothing changed: {again:.2f} s (at most 1)")
    (articles / "report-0007.md").write_text(write_report(7, salt=1), "utf-8")
    print(f"one changed: {measure('--gazetteer', world, 'map', articles, '-o', base / 'maps-2'):.2f} s (at most 2.5)")


def kill(base: Path) -> None:
    dice = random.Random(11)
    articles, maps, world = base / "articles", base / "killed", base / "world.sqlite"
    command = [sys.executable, "-m", "geostrike", "--gazetteer", str(world), "map", str(articles), "-o", str(maps)]
    torn = 0
    for number in range(KILLS):
        process = subprocess.Popen(
            [*command, "--jobs", str(1 + number % 2)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.3 + dice.random() * 3)
        process.kill()
        process.wait()
        torn += len(find_torn(maps))
    done = len(Manifest.load(maps).entries)
    summary = map_articles([articles], maps, gazetteer_path=world)
    print(
        f"killed {KILLS} times: {torn} torn files; {done} maps kept, {len(summary.drawn)} drawn by the last run, faults: {find_faults(maps)}"
    )


def live_a_year(base: Path) -> None:
    desk = Desk(base / "year", seed=1)
    for _ in range(YEAR):
        desk.act()
        map_articles([desk.articles], desk.maps, gazetteer_path=desk.world, jobs=1, prune=True)
        desk.check()
    print(f"a year of {YEAR} runs: no fault, {len(Manifest.load(desk.maps).entries)} maps at its end")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measure_runs(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
        kill(Path(folder))
        live_a_year(Path(folder))
