"""A desk at work for a while: edits, corrections, renames, deletions, other gazetteers. (Runs that are killed: tests/fuzz.)"""

from __future__ import annotations

import random
import threading
from pathlib import Path

from geostrike.collection.checking import find_faults
from geostrike.collection.manifest import Manifest
from geostrike.collection.running import map_articles
from geostrike.collection.watching import watch
from geostrike.gazetteer.build import build_index
from tests.collection.reports import PLACES, write_report, write_reports
from tests.fictional import DEMONYMS, build_world
from tests.fictional import PLACES as WORLD_PLACES

RUNS = 25

WITHHOLD = """
[[correction]]
action = "withhold"
name = "{}"
reason = "for safety"
author = "A. Lim"
date = 2031-03-01
"""


class Desk:
    """Does one random thing at a time, and knows what must be true of the maps after it."""

    def __init__(self, base: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.articles, self.maps, self.world = base / "articles", base / "maps", base / "world.sqlite"
        self.withheld: dict[str, set[str]] = {}
        self.number = 4
        write_reports(self.articles, 4)
        build_world(self.world)

    def act(self) -> None:
        files = sorted(self.articles.rglob("*.md"))
        file = self.dice.choice(files)
        choice = self.dice.randrange(7)
        if choice == 0 or len(files) < 3:
            self.number += 1
            (self.articles / f"report-{self.number:04}.md").write_text(write_report(self.number), "utf-8")
        elif choice in (1, 2):
            file.write_text(write_report(self.number, salt=self.dice.randrange(99)), "utf-8")
        elif choice == 3:
            self.rename(file)
        elif choice == 4:
            file.unlink()
            file.with_suffix(".corrections.toml").unlink(missing_ok=True)
            self.withheld.pop(file.stem, None)
        elif choice == 5:
            self.withhold(file)
        else:
            places = WORLD_PLACES[: len(WORLD_PLACES) - self.dice.randrange(2)]
            build_index(self.world, places, demonyms=DEMONYMS, outlines=())

    def rename(self, file: Path) -> None:
        self.number += 1
        new = self.articles / self.dice.choice(["", "deep"]) / f"renamed-{self.number}.md"
        new.parent.mkdir(exist_ok=True)
        file.rename(new)
        own = file.with_suffix(".corrections.toml")
        if own.exists():
            own.rename(new.with_suffix(".corrections.toml"))
            self.withheld[new.stem] = self.withheld.pop(file.stem)

    def withhold(self, file: Path) -> None:
        name = self.dice.choice(PLACES[:4])
        own = file.with_suffix(".corrections.toml")
        text = own.read_text("utf-8") if own.exists() else 'schema = "geostrike.corrections/1"\n'
        own.write_text(text + WITHHOLD.format(name), "utf-8")
        self.withheld.setdefault(file.stem, set()).add(name)

    def check(self) -> None:
        """Maps and manifest agree, no article lacks its map, and no correction was lost."""
        assert find_faults(self.maps) == []
        entries = Manifest.load(self.maps).entries.values()
        drawn = {Path(entry.key).stem: entry for entry in entries}
        assert set(drawn) == {file.stem for file in self.articles.rglob("*.md")}
        for stem, entry in drawn.items():
            assert entry.failure is None
            data = (self.maps / f"{entry.name}.geojson").read_text("utf-8")
            for name in self.withheld.get(stem, ()):
                assert name not in data


def test_after_any_history_maps_manifest_and_corrections_agree(tmp_path: Path) -> None:
    desk = Desk(tmp_path, seed=7)
    for _ in range(RUNS):
        desk.act()
        map_articles([desk.articles], desk.maps, gazetteer_path=desk.world, jobs=1, prune=True)
        desk.check()
    fresh = tmp_path / "fresh"
    map_articles([desk.articles], fresh, gazetteer_path=desk.world, jobs=1)
    for file in desk.articles.rglob("*.md"):
        assert (fresh / f"{file.stem}.html").read_bytes() == (desk.maps / f"{file.stem}.html").read_bytes()


def test_a_save_is_drawn_within_a_second_and_a_half_written_file_is_survived(tmp_path: Path, world_path: Path) -> None:
    articles, maps = tmp_path / "articles", tmp_path / "maps"
    write_reports(articles, 2)
    stop, drawn = threading.Event(), threading.Semaphore(0)

    def run() -> None:
        map_articles([articles], maps, gazetteer_path=world_path, jobs=1)
        drawn.release()

    run()
    drawn.acquire()
    watcher = threading.Thread(target=watch, args=([articles], maps, run, stop))
    watcher.start()
    try:
        for salt in range(20):  # until it watches
            (articles / "report-0001.md").write_text(write_report(1, salt=salt), "utf-8")
            if drawn.acquire(timeout=1):
                break
        else:
            raise AssertionError("no save was drawn within a second")
        (articles / "half.md").write_bytes(b"---\ntitle: half")
        assert drawn.acquire(timeout=20)
        assert Manifest.load(maps).entries["../articles/half.md"].failure
        (articles / "half.md").write_text(write_report(9), "utf-8")
        assert drawn.acquire(timeout=20)
        assert Manifest.load(maps).entries["../articles/half.md"].failure is None
    finally:
        stop.set()
        watcher.join(timeout=5)
    assert not watcher.is_alive()
    assert find_faults(maps) == []
