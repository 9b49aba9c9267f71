"""Commands that are killed at random moments: every file is whole or not there, nothing is lost, the next run heals all.

Small and seeded; larger with ``GEOSTRIKE_FUZZ``, so many times as many kills, and ``GEOSTRIKE_FUZZ_SEED``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geostrike.collection.checking import find_faults, find_torn
from geostrike.collection.manifest import Manifest
from geostrike.collection.running import map_articles
from geostrike.export.files import PARTIAL
from tests.collection.reports import write_reports

ROOT = Path(__file__).parents[2]
SIZE = int(os.environ.get("GEOSTRIKE_FUZZ", "1"))
SEED = int(os.environ.get("GEOSTRIKE_FUZZ_SEED", "5"))
ARTICLES = 16


def start(world: Path, *words: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "geostrike", "--gazetteer", str(world), *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)  # ends only when no process that it started holds its output any more


def wait_for_change(path: Path, before: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the command has begun to write, or is done."""
    while process.poll() is None and when_written(path) == before:
        time.sleep(0.01)


def when_written(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_runs_that_are_killed_leave_whole_maps_and_lose_none(tmp_path: Path, world_path: Path, jobs: int) -> None:
    dice = random.Random(SEED + jobs)
    articles, maps, fresh = tmp_path / "articles", tmp_path / "maps", tmp_path / "fresh"
    journal = maps / ".geostrike" / "journal.jsonl"
    write_reports(articles, ARTICLES)
    done = 0
    for number in range(2 * SIZE):
        force = ["--force"] * (number % 2)  # draws over what is whole
        before = when_written(journal)
        process = start(world_path, "map", articles, "-o", maps, "--jobs", jobs, *force)
        wait_for_change(journal, before, process)
        time.sleep(dice.random() * 0.5)
        kill(process)
        assert find_torn(maps) == []
        kept = len(Manifest.load(maps).entries)
        assert kept >= done
        done = kept
    summary = map_articles([articles], maps, gazetteer_path=world_path, jobs=1)
    assert (len(summary.drawn) + len(summary.kept), summary.failed) == (ARTICLES, ())
    assert len(summary.kept) >= done - jobs  # but for those it was at
    assert find_faults(maps) == []
    map_articles([articles], fresh, gazetteer_path=world_path, jobs=1)
    for page in fresh.iterdir():
        if page.is_file():
            assert (maps / page.name).read_bytes() == page.read_bytes()


@pytest.mark.parametrize("ending", [".gpkg", ".geojson"])
def test_an_export_that_is_killed_leaves_the_old_file_and_the_next_leaves_nothing_else(
    tmp_path: Path, world_path: Path, ending: str
) -> None:
    dice = random.Random(SEED)
    articles, target = tmp_path / "articles", tmp_path / "out" / f"strikes{ending}"
    target.parent.mkdir()
    write_reports(articles, 4)
    target.write_bytes(b"old")
    for _ in range(2 * SIZE):
        process = start(world_path, "export", articles, "-o", target)
        while process.poll() is None and not list(target.parent.glob(f".*{PARTIAL}*")):
            time.sleep(0.002)
        time.sleep(dice.random() * 0.05)
        kill(process)
        whole = target.read_bytes()
        assert whole == b"old" or whole.startswith((b"SQLite format 3", b"{"))
        if ending == ".geojson" and whole != b"old":
            json.loads(whole)
    time.sleep(2.1)  # a scratch folder that is younger may just be being made
    process = start(world_path, "export", articles, "-o", target)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_two_runs_at_once_do_not_mix(tmp_path: Path, world_path: Path) -> None:
    articles, maps = tmp_path / "articles", tmp_path / "maps"
    write_reports(articles, ARTICLES)
    processes = [start(world_path, "map", articles, "-o", maps, "--jobs", 2) for _ in range(2)]
    said = [process.communicate(timeout=300)[1].decode() for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes
    assert all(code == 0 or (code == 2 and "another geostrike" in line) for code, line in zip(codes, said, strict=True))
    assert find_faults(maps) == []
    assert len(Manifest.load(maps).entries) == ARTICLES
