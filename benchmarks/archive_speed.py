"""archive_speed.py speed [ARTICLES]: reading one by one, ``geostrike read --jobs 2`` and ``geostrike archive`` side by side.
archive_speed.py overhead [ARTICLES]: what the tables cost an article: ``read`` and ``archive`` in turn, in one process, block by block.
archive_speed.py memory [ARTICLES ...]: the memory that one process takes at most, for archives of several sizes.
archive_speed.py kills [ARTICLES] [SECONDS]: the tables of a run in which a worker is killed every ten seconds, against those of a quiet one.

The articles are made up (``tests/archive/made_up.py``), one in twenty about strikes; a made-up gazetteer answers. Each way is a
process of its own, run in turn, ``ROUNDS`` times; CPU time counts all its processes, and what is printed are ratios within one run.
"""

from __future__ import annotations

import gc
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
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from geostrike.archive.chunks import find_chunks
from geostrike.archive.crews import open_crew
from geostrike.archive.opening import open_chunk
from geostrike.archive.reading import Settings, _Reader
from geostrike.archive.running import read_archive
from geostrike.archive.sheets import Sheets
from geostrike.archive.storage import Folder
from geostrike.articles import read_record
from geostrike.collection.jobs import Choices, read_lines
from geostrike.gazetteer.opened import open_gazetteer
from geostrike.pipeline import read
from tests.archive.made_up import make_articles, to_lines
from tests.fictional import build_world

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
KILL_EVERY = 10.0  # seconds
_LIKE_NEWS = {"sentences": 19, "strikes": 7}
"""Of an article of the news about strikes, 2.5 KB."""


def prepare(folder: Path, count: int, *, every: int = 20, months: int = 12) -> tuple[Path, Path]:
    """The articles and the gazetteer."""
    news, world = folder / f"news-{count}.jsonl", folder / "world.sqlite"
    with news.open("w", encoding="utf-8") as file:
        file.writelines(
            to_lines(iter([article])) for article in make_articles(count, every=every, months=months, **_LIKE_NEWS)
        )
    if not world.exists():
        build_world(world)
    return news, world


def run(command: list[str]) -> tuple[float, float, float, float]:
    """Seconds on the clock, seconds of work, and the two numbers of seconds that it prints itself, if it does."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as out:
        done = subprocess.run(command, check=False, stdout=out, stderr=subprocess.PIPE, env=environment)
        if done.returncode:
            sys.exit(done.stderr.decode()[-2000:])
        out.seek(0)
        printed = out.read(60).split()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    reading, busiest = map(float, printed) if len(printed) == 2 else (0.0, 0.0)
    return time.perf_counter() - began, worked, reading, busiest


def measure_speed(folder: Path, count: int) -> None:
    news, world = prepare(folder, count)
    few, _ = prepare(folder, count // 20, every=1, months=1)  # of strikes alone, all of which are read whole
    start = [sys.executable, "-m", "geostrike", "--gazetteer", str(world)]
    ways = {
        "read": [*start, "read", str(few)],
        "read --jobs 2": [*start, "read", str(few), "--jobs", "2"],
        "archive, the same": [*start, "archive", str(few), "--jobs", "1", "-o"],
        "archive, one process": [sys.executable, __file__, "crew", "1", str(news), str(world)],
        "archive, two workers": [sys.executable, __file__, "crew", "2", str(news), str(world)],
    }
    took: dict[str, list[tuple[float, ...]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, command in ways.items():
            out = [] if name.startswith("read") else [tempfile.mkdtemp(dir=folder)]
            took[name].append(run([*command, *out]))
    middle = {name: [statistics.median(times) for times in zip(*runs, strict=True)] for name, runs in took.items()}
    print(
        f"{count:,} articles, one in twenty about strikes; load {os.getloadavg()[0]:.1f}; medians of {ROUNDS} round(s)"
    )
    for name, (clock, work, own, busiest) in middle.items():
        number = count // 20 if "process" not in name and "workers" not in name else count
        inner = f", {own:.1f} s of them reading, {busiest:.1f} s of work by the busiest" if own else ""
        print(
            f"{name:22} {clock:7.1f} s{inner}; {work:7.1f} s of work, {1000 * work / number:6.2f} ms an article ({number:,})"
        )
    one, two = middle["archive, one process"], middle["archive, two workers"]
    print(
        f"two workers: {one[2] / two[2]:.2f} times one process by the clock, {one[0] / two[0]:.2f} with the start of the "
        f"cluster; by the work of the busiest, which is the clock of an idle machine, {one[3] / two[3]:.2f}; "
        f"{two[1] / one[1]:.2f} times the work in all"
    )
    print(
        f"archive over read, the same articles: {middle['archive, the same'][1] / middle['read'][1] - 1:+.1%} of work"
    )
    print(f"read --jobs 2 over read: {middle['read --jobs 2'][1] / middle['read'][1] - 1:+.1%} of work")


def read_by_crew(jobs: int, news: Path, world: Path, out: Path) -> None:
    """Read in parts of a sixteenth, by workers that are there already and have read before, whether one or two; prints the seconds
    on the clock, and of the busiest.
    """
    with open_crew(jobs) as client:
        if client is None:
            _warm(world)
        else:
            client.run(_warm, world)

        def worked() -> list[float]:
            return [time.process_time()] if client is None else list(client.run(time.process_time).values())

        before, began = worked(), time.perf_counter()
        read_archive(news, out, gazetteer=world, client=client, partition_size=news.stat().st_size // 16 + 1)
        took, after = time.perf_counter() - began, worked()
        print(took, max(late - early for late, early in zip(after, before, strict=True)))


def _warm(world: Path) -> None:
    """Open what a process opens once: the gazetteer, the network."""
    (told,) = make_articles(1, every=1, months=1, **_LIKE_NEWS)
    read(read_record(told), open_gazetteer(world))


def measure_overhead(folder: Path, count: int) -> None:
    """CPU time of this process for blocks of twenty articles about strikes, each read by both ways, one first as often as the
    other; the files that the tables become are written at the end. What each way takes to start is told apart.
    """
    news, world = prepare(folder, count, every=1, months=1)
    blocks = []
    with news.open("rb") as lines:
        while block := list(islice(lines, 20)):
            blocks.append(folder / f"block-{len(blocks)}.jsonl")
            blocks[-1].write_bytes(b"".join(block))
    gazetteer = open_gazetteer(world)
    reader, sheets = _Reader(Settings(out="", time_limit=60.0), gazetteer), Sheets("tables")
    gc.set_threshold(100_000, 20, 100)  # as both commands have it

    def read_block(block: Path) -> None:
        with (folder / "lines").open("a", encoding="utf-8") as out:
            out.writelines(
                f"{item.text}\n" for item in read_lines([str(block)], gazetteer, Choices(time_limit=60.0), 1)
            )

    def archive_block(block: Path) -> None:
        for chunk in find_chunks([str(block)], block.stat().st_size):
            for document in open_chunk(chunk):
                sheets.add(reader.read(document))

    def work(act: Callable[[], object]) -> float:
        began = time.process_time()
        act()
        return time.process_time() - began

    for way in (read_block, archive_block):
        way(blocks[0])  # opens what is opened once
    list(sheets.files())
    sheets = Sheets("tables")
    took = {read_block: 0.0, archive_block: 0.0}
    for number, block in enumerate(blocks):
        for way in (read_block, archive_block)[:: 1 if number % 2 else -1]:
            took[way] += work(partial(way, block))
    written = work(lambda: Folder(str(folder / "tables")).write_all(sheets.files()))
    one, _ = prepare(folder, 1, every=1, months=1)
    start = [sys.executable, "-m", "geostrike", "--gazetteer", str(world)]
    first = {
        "read": statistics.median(run([*start, "read", str(one)])[1] for _ in range(5)),
        "archive": statistics.median(
            run([*start, "archive", str(one), "--jobs", "1", "-o", tempfile.mkdtemp(dir=folder)])[1] for _ in range(5)
        ),
    }
    before, after = took[read_block], took[archive_block] + written
    print(
        f"{count:,} articles about strikes, in one process: read {1000 * before / count:.2f} ms an article, archive "
        f"{1000 * after / count:.2f}, of which {1000 * written / count:.2f} write; archive over read {after / before - 1:+.1%}"
    )
    print(f"one article, with the start: read {first['read']:.2f} s of work, archive {first['archive']:.2f}")


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
                if pids:  # else both are being started again
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
    if what == "crew":
        read_by_crew(int(rest[0]), *map(Path, rest[1:]))
        return
    if what == "one":
        read_one(*map(Path, rest))
        return
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        if what == "overhead":
            measure_overhead(folder, int(rest[0]) if rest else 1_000)
        elif what == "memory":
            measure_memory(folder, [int(count) for count in rest] or [10_000, 50_000, 200_000])
        elif what == "kills":
            measure_kills(folder, int(rest[0]) if rest else 4_000, float(rest[1]) if len(rest) > 1 else 120.0)
        else:
            measure_speed(folder, int(rest[0]) if rest else 20_000)


if __name__ == "__main__":
    main()
