"""One article may take so long and no longer; a process may die; the others are drawn all the same."""

from __future__ import annotations

import gc
import os
import re
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from geostrike.articles.details import Details
from geostrike.articles.documents import Document, Kind
from geostrike.cli import app
from geostrike.collection import crew
from geostrike.collection.checking import find_faults
from geostrike.collection.drawing import Task
from geostrike.collection.limits import OutOfTime, can_interrupt, interrupting
from geostrike.collection.readings import read_corrected
from geostrike.collection.running import map_articles
from geostrike.errors import OutputError
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Failure
from tests.collection.reports import write_report, write_reports

if TYPE_CHECKING:
    from collections.abc import Iterator


def work(seconds: float) -> None:
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass


def test_work_is_interrupted_and_waiting_is_not() -> None:
    with pytest.raises(OutOfTime), interrupting(0.05):
        work(20)
    with interrupting(0.05):
        time.sleep(0.2)
    with interrupting(None):
        work(0.1)


def test_a_regular_expression_is_interrupted_too() -> None:
    began = time.process_time()
    with pytest.raises(OutOfTime), interrupting(0.1):
        re.match(r"(a|a)*b", "a" * 64)
    assert time.process_time() - began < 10


def test_what_swallows_exceptions_is_interrupted_again() -> None:
    def swallow() -> None:
        with suppress(BaseException):
            work(20)
        work(20)

    with pytest.raises(OutOfTime), interrupting(0.05):
        swallow()


def test_nothing_of_the_limit_is_left_behind() -> None:
    before = signal.getsignal(signal.SIGPROF)
    for _ in range(50):
        with suppress(OutOfTime), interrupting(0.001):
            work(0.002)
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    work(0.05)


def test_other_threads_cannot_be_interrupted_and_know_it() -> None:
    told: list[bool] = []

    def ask() -> None:
        with interrupting(0.001):
            work(0.01)
        told.append(can_interrupt())

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert told == [False]


LIMIT = 1.2
"""Seconds: a report takes a fiftieth, the annotator a fifth to start, the long article four."""


def write_long(count: int) -> str:
    """So many reports in one article."""
    return "---\nid: long\n---\n" + "\n\n".join(write_report(n).split("---\n")[2] for n in range(count))


@pytest.fixture(scope="module", autouse=True)
def _all_is_imported(tmp_path_factory: pytest.TempPathFactory, world_path: Path) -> None:
    """What reads and draws: an import that a limit cuts off cannot always be done again."""
    folder = tmp_path_factory.mktemp("first")
    write_reports(folder / "articles", 1)
    map_articles([folder / "articles"], folder / "maps", gazetteer_path=world_path, jobs=1)


@pytest.fixture(autouse=True)
def _unwatched() -> Iterator[None]:
    """Nobody watches the garbage collector (hypothesis does): an exception there is dropped with a warning."""
    watching = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks.extend(watching)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    write_reports(tmp_path / "articles", 3)
    (tmp_path / "articles" / "long.md").write_text(write_long(1000), "utf-8")
    return tmp_path / "articles"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_takes_too_long_fails_and_the_others_are_drawn(
    articles: Path, world_path: Path, jobs: int
) -> None:
    maps = articles.parent / "maps"
    for _ in range(2):
        summary = map_articles([articles], maps, gazetteer_path=world_path, jobs=jobs, time_limit=LIMIT)
        (failed,) = summary.failed
        assert len(summary.drawn) + len(summary.kept) == 3
        assert (failed.name, failed.files) == ("long", {})
        assert f"more than {LIMIT:g} seconds" in (failed.failure or "")
        assert "--time-limit" in (failed.failure or "")
        assert find_faults(maps) == []


def test_what_took_too_long_is_drawn_once_it_may_take_longer(tmp_path: Path, world_path: Path) -> None:
    long, maps = tmp_path / "long.md", tmp_path / "maps"
    long.write_text(write_long(100), "utf-8")
    told = [map_articles([long], maps, gazetteer_path=world_path, jobs=1, time_limit=limit) for limit in (0.05, 600)]
    assert [(len(summary.drawn), len(summary.failed)) for summary in told] == [(0, 1), (1, 0)]


def test_a_limit_that_was_rung_and_dropped_still_holds() -> None:
    with pytest.raises(OutOfTime), interrupting(0.02):
        _drop_the_ring()


def _drop_the_ring() -> None:
    with suppress(OutOfTime):
        while True:
            pass


def test_a_limit_holds_where_nobody_can_be_interrupted(articles: Path, world_path: Path) -> None:
    failed: list[str] = []

    def run() -> None:
        summary = map_articles(
            [articles], articles.parent / "maps", gazetteer_path=world_path, jobs=1, time_limit=LIMIT
        )
        failed.extend(entry.name for entry in summary.failed)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert failed == ["long"]


def test_reading_many_goes_on_after_one_that_takes_too_long(articles: Path, world_path: Path) -> None:
    items = list(read_corrected([articles], Gazetteer.open(world_path), time_limit=LIMIT))
    assert [isinstance(item, Failure) for item in items] == [True, False, False, False]


@pytest.mark.parametrize("command", [("map", "-o", "maps"), ("read",), ("export", "--format", "geojson")])
def test_the_command_line_names_the_article_the_limit_and_the_cure_on_one_line(
    tmp_path: Path, world_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles/long.md").write_text(write_long(100), "utf-8")
    words = ["--gazetteer", str(world_path), *command, "articles", "--time-limit", "0.05"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if "long" in line]
    assert len(told) == 1
    assert "articles/long.md: it takes more than 0.05 seconds" in told[0]
    assert "--time-limit" in told[0]


def test_failures_have_one_line_each_and_no_table(tmp_path: Path, world_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"broken-{number}.txt").write_bytes(b"\0")
    result = CliRunner().invoke(app, ["--gazetteer", str(world_path), "map", str(tmp_path), "-o", f"{tmp_path}/maps"])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 4


ROOT = Path(crew.__file__).parents[2]
MURDEROUS = """
import os, pickle, sys
sys.path[:] = [{root!r}, *pickle.load(sys.stdin.buffer)[0]]
import geostrike.collection.drawing
sys.stdout.buffer.write(b"ready\\n")
sys.stdout.flush()
while True:
    task = pickle.load(sys.stdin.buffer)
    if task.document.name == "evil":
        os.kill(os.getpid(), 9)
    pickle.dump(geostrike.collection.drawing.fail(task, "not drawn"), sys.stdout.buffer)
    sys.stdout.flush()
"""


def tasks(folder: Path, world: Path, *names: str) -> Iterator[Task]:
    for name in names:
        document = Document(where=name, name=name, kind=Kind.TEXT, data=b"Jets bombed Dovrin.")
        yield Task(
            document=document, details=Details(), texts=(), key=name, file=name, name=name, input="x", folder=folder,
            gazetteer_path=world, fingerprint="",
        )  # fmt: skip


def test_a_process_that_dies_fails_the_article_it_was_at_and_no_other(
    tmp_path: Path, world_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "murderous.py").write_text(MURDEROUS.format(root=str(ROOT)), "utf-8")
    monkeypatch.setattr(crew, "WORKER", tmp_path / "murderous.py")
    names = ["one", "evil", "two", "evil", "three"]
    entries = list(crew.work_in_processes(tasks(tmp_path, world_path, *names), 2))
    told = sorted((entry.key, "killed by signal 9" in (entry.failure or "")) for entry in entries)
    assert told == sorted((name, name == "evil") for name in names)


def test_processes_that_cannot_start_end_the_run_with_the_cure(
    tmp_path: Path, world_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.py").write_text("raise SystemExit(3)", "utf-8")
    monkeypatch.setattr(crew, "WORKER", tmp_path / "broken.py")
    with pytest.raises(OutputError, match=r"exit code 3.*--jobs 1"):
        list(crew.work_in_processes(tasks(tmp_path, world_path, "one", "two"), 2))


def test_no_process_outlives_a_run_that_is_left(tmp_path: Path, world_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jets bombed Dovrin.", "utf-8")
    names = [str(number) for number in range(50)]
    before = _children()
    drawing = crew.work_in_processes(tasks(tmp_path, world_path, *names), 2)
    next(drawing)
    children = _children() - before
    assert len(children) >= 2
    drawing.close()
    assert not children & _children()


def _children() -> set[str]:
    tasks_of_us = Path(f"/proc/{os.getpid()}/task")
    if not (tasks_of_us / str(os.getpid()) / "children").exists():
        pytest.skip("this system does not list children")
    found: set[str] = set()
    for task in tasks_of_us.iterdir():
        with suppress(FileNotFoundError):  # a thread that ended since it was listed
            found |= set((task / "children").read_text("utf-8").split())
    return found
