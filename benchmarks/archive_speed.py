"""archive_speed.py speed [ARTICLES]: reading one by one, ``geostrike read --jobs 2`` and ``geostrike archive`` side by side.
archive_speed.py memory [ARTICLES ...]: the memory that one process takes at most, for archives of several sizes.
archive_speed.py kills [ARTICLES] [SECONDS]: the tables of a run in which a worker is killed every ten seconds, against those of a quiet one.

The articles are made up (``tests/archive/made_up.py``), one in twenty about strikes; a made-up gazetteer answers. Each way is a
process of its own, run in turn, ``ROUNDS`` times; CPU time counts all its processes, and what is printed are ratios within one run.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from geostrike.archive.crews import open_crew
from geostrike.archive.running import read_archive
from tests.archive.made_up import make_articles, to_lines
from tests.fictional import build_world

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
KILL_EVERY = 10.0  # seconds


def prepare(folder: Path, count: int, *, every: int = 20) -> tuple[Path, Path]:
    """The articles and the gazetteer."""
    news, world = folder / f"news-{count}.jsonl", folder / "world.sqlite"
    with news.open("w", encoding="utf-8") as file:
        file.writelines(to_lines(iter([article])) for article in make_articles(count, every=every))
    if not world.exists():
        build_world(world)
    return news, world


def run(command: list[str]) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of work, and the most memory (MB) that one of its processes took."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as out:
        subprocess.run(command, check=True, stdout=out, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, worked, after.ru_maxrss / 1024


def measure_speed(folder: Path, count: int) -> None:
    news, world = prepare(folder, count)
    few, _ = prepare(folder, count // 20, every=1)  # the strikes alone: what is read whole
    start = [sys.executable, "-m", "geostrike", "--gazetteer", str(world)]
    size = str(news.stat().st_size / 1e6 / 16)

    def archive(source: Path, jobs: int, *more: str) -> list[str]:
        out = tempfile.mkdtemp(dir=folder)
        return [*start, "archive", str(source), "-o", out, "--jobs", str(jobs), "--partition-size", size, *more]

    ways: dict[str, Any] = {
        "read": lambda: [*start, "read", str(few)],
        "read --jobs 2": lambda: [*start, "read", str(few), "--jobs", "2"],
        "archive --jobs 1 (the same)": lambda: archive(few, 1, "--no-text"),
        "archive --jobs 1": lambda: archive(news, 1),
        "archive --jobs 2": lambda: archive(news, 2),
    }
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, make in ways.items():
            took[name].append(run(make())[:2])
    middle = {name: [statistics.median(times) for times in zip(*runs, strict=True)] for name, runs in took.items()}
    print(f"{count:,} articles, one in twenty about strikes; load {os.getloadavg()[0]:.1f}; medians of {ROUNDS}")
    for name, (clock, work) in middle.items():
        number = count // 20 if "read" in name or "same" in name else count
        print(
            f"{name:30} {clock:7.1f} s, {work:7.1f} s of work, {1000 * work / number:6.2f} ms an article ({number:,})"
        )
    one, two = middle["archive --jobs 1"], middle["archive --jobs 2"]
    print(f"two workers: {one[0] / two[0]:.2f} times one process by the clock, {two[1] / one[1]:.2f} times its work")
    over = middle["archive --jobs 1 (the same)"][1] / middle["read"][1] - 1
    print(f"archive over read, the same articles, all read: {over:+.1%} of work")


def measure_memory(folder: Path, counts: list[int]) -> None:
    for count in counts:
        news, world = prepare(folder, count)
        command = [sys.executable, __file__, "one", str(news), str(world), str(folder / f"out-{count}")]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(f"{count:8,} articles: {told.strip()}", flush=True)


def read_one(news: Path, world: Path, out: Path) -> None:
    began = time.process_time()
    told = read_archive(news, out, gazetteer=world, partition_size=4_000_000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    written = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    parts = {
        table: sum(path.stat().st_size for path in (out / table).rglob("*.parquet")) / told.articles
        for table in ("strikes", "claims", "articles", "readings")
    }
    print(
        f"{peak:.0f} MB at most, {1000 * (time.process_time() - began) / told.articles:.2f} ms of work an article, "
        f"{written / told.articles:.0f} bytes written an article ({', '.join(f'{k} {v:.0f}' for k, v in parts.items())}), "
        f"{told.read} read, {told.strikes} strikes"
    )


def measure_kills(folder: Path, count: int, seconds: float) -> None:
    news, world = prepare(folder, count)
    size = max(1, news.stat().st_size // 100)
    read_archive(news, folder / "quiet", gazetteer=world, partition_size=size, prefilter=False)
    killed = 0
    with open_crew(2) as client:
        done = threading.Event()

        def kill() -> None:
            nonlocal killed
            until, draw = time.monotonic() + seconds, random.Random(1)
            while time.monotonic() < until and not done.wait(KILL_EVERY):
                pids = sorted(pid for nanny in client.cluster.workers.values() if (pid := nanny.pid))
                os.kill(draw.choice(pids), signal.SIGKILL)
                killed += 1

        thread = threading.Thread(target=kill)
        thread.start()
        began = time.monotonic()
        told = read_archive(
            news, folder / "killed", gazetteer=world, partition_size=size, prefilter=False, client=client, retries=9
        )
        done.set()
        thread.join()
    print(
        f"{killed} workers killed in {time.monotonic() - began:.0f} s; {told.articles} articles, {len(told.listed)} listed"
    )
    same = digest(folder / "quiet") == digest(folder / "killed")
    print("the same bytes as undisturbed" if same else "OTHER BYTES")


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and ".geostrike" not in path.parts
    }


def main() -> None:
    what, *rest = sys.argv[1:] or ["speed"]
    if what == "one":
        read_one(*map(Path, rest))
        return
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        if what == "memory":
            measure_memory(folder, [int(count) for count in rest] or [10_000, 50_000, 200_000])
        elif what == "kills":
            measure_kills(folder, int(rest[0]) if rest else 4_000, float(rest[1]) if len(rest) > 1 else 120.0)
        else:
            measure_speed(folder, int(rest[0]) if rest else 20_000)


if __name__ == "__main__":
    main()
