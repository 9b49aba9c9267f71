"""A second run of ``geostrike collect`` reads only what changed. (All sentences are made up.)"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geostrike.articles.finding import open_file
from geostrike.collection import collecting, notes, readings, reports
from geostrike.collection.collecting import collect_articles
from geostrike.collection.planning import Choices
from geostrike.errors import OutputError
from geostrike.gazetteer.index import Gazetteer
from geostrike.incidents import load_parties
from tests.fictional import build_world

ROOT = Path(__file__).parents[2]
# More than a step of the file system's clock: what was touched in the moment a run begins is opened again in the next.
_TICK = 0.05
HEAD = "---\npublished: 2031-03-{:02}\noutlet: The {} Post\n---\n"
TOLD = (
    "Jets bombed Dovrin on Thursday, killing nine people.",
    "Twelve people died as warplanes struck Dovrin on Thursday, the mayor said.",
    "Shelling hit Oskara on Thursday, residents said.",
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(tmp_path_factory.mktemp("world") / "world.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, words in zip("abc", TOLD, strict=True):
        (articles / f"{name}.md").write_text(HEAD.format(13, name) + words + "\n", "utf-8")
    return articles


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that were read."""
    found: list[str] = []
    reads: Callable[..., Any] = readings.read_within

    def note(document: Any, *rest: Any, **more: Any) -> Any:
        found.append(document.name)
        return reads(document, *rest, **more)

    monkeypatch.setattr(reports, "read_within", note)
    return found


def collect(folder: Path, out: Path, gazetteer: Gazetteer, **more: Any) -> dict[str, Any]:
    collect_articles([str(folder)], out, gazetteer, load_parties(), choices=Choices(), **more)
    loaded: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return loaded


def places(collection: dict[str, Any]) -> dict[str, str]:
    return {incident["place"]: incident["id"] for incident in collection["incidents"]}


def test_a_second_run_reads_nothing_and_gives_the_same_bytes(
    folder: Path, tmp_path: Path, gazetteer: Gazetteer, read: list[str]
) -> None:
    out = tmp_path / "out" / "c.json"
    collect(folder, out, gazetteer)
    first = out.read_bytes()
    assert read == ["a", "b", "c"]
    collect(folder, out, gazetteer)
    assert read == ["a", "b", "c"]
    assert out.read_bytes() == first


def test_only_what_changed_is_read_and_incidents_keep_their_ids(
    folder: Path, tmp_path: Path, gazetteer: Gazetteer, read: list[str]
) -> None:
    out = tmp_path / "out" / "c.json"
    before = places(collect(folder, out, gazetteer))
    read.clear()
    (folder / "a.md").rename(folder / "z.md")  # the incident's first report, renamed
    (folder / "b.md").write_text((folder / "b.md").read_text("utf-8") + "\nThe market is closed.\n", "utf-8")
    (folder / "d.md").write_text(HEAD.format(14, "D") + "A drone struck Zelimar on Friday.\n", "utf-8")
    after = collect(folder, out, gazetteer)
    assert sorted(read) == ["b", "d", "z"]
    assert places(after) | before == places(after)
    fresh = collect(folder, tmp_path / "fresh" / "c.json", gazetteer)

    def told(collection: dict[str, Any]) -> list[list[str]]:
        return sorted([mention["report"] for mention in i["mentions"]] for i in collection["incidents"])

    assert told(after) == told(fresh)
    (folder / "d.md").unlink()
    read.clear()
    assert places(collect(folder, out, gazetteer)) == before
    assert read == []


@pytest.mark.parametrize("change", ["corrections", "version", "parties", "force"])
def test_what_a_reading_depends_on_makes_it_read_again(
    change: str, folder: Path, tmp_path: Path, gazetteer: Gazetteer, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "c.json"
    before = places(collect(folder, out, gazetteer))
    read.clear()
    more: dict[str, Any] = {}
    if change == "corrections":
        entry = (
            '[[correction]]\naction = "withhold"\nname = "Dovrin"\nreason = "safety"\nauthor = "A"\ndate = 2031-03-14\n'
        )
        (folder / "a.corrections.toml").write_text(f'schema = "geostrike.corrections/1"\n{entry}', "utf-8")
    elif change == "version":
        monkeypatch.setattr(collecting, "__version__", "99")
    elif change == "parties":
        more["made_by"] = "other rows"
    else:
        more["force"] = True
    after = places(collect(folder, out, gazetteer, **more))
    assert read == (["a"] if change == "corrections" else ["a", "b", "c"])
    assert after | before == after


def test_two_articles_of_one_name_stay_apart_over_runs(
    folder: Path, tmp_path: Path, gazetteer: Gazetteer, read: list[str]
) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a.md").write_text(HEAD.format(13, "D") + "Jets bombed Zelimar on Thursday.\n", "utf-8")
    out = tmp_path / "c.json"
    first = collect(folder, out, gazetteer)
    assert len({article["id"] for article in first["articles"]}) == 4
    read.clear()
    assert collect(folder, out, gazetteer) == first
    assert read == []


def test_what_is_kept_and_damaged_is_told_with_the_cure(folder: Path, tmp_path: Path, gazetteer: Gazetteer) -> None:
    out = tmp_path / "c.json"
    collect(folder, out, gazetteer)
    kept = tmp_path / ".geostrike" / "collected.sqlite"
    kept.write_bytes(b"no database at all, but long enough to be taken for one" * 99)
    with pytest.raises(OutputError, match="delete it, and everything is read again"):
        collect(folder, out, gazetteer)
    kept.unlink()
    kept.symlink_to(tmp_path / "elsewhere.sqlite")
    with pytest.raises(OutputError, match="is a link"):
        collect(folder, out, gazetteer)
    assert not (tmp_path / "elsewhere.sqlite").exists()


SCRIPT = """
import sys
from pathlib import Path
from geostrike.collection.collecting import collect_articles
from geostrike.collection.planning import Choices
from geostrike.gazetteer.index import Gazetteer
from geostrike.incidents import load_parties
collect_articles([sys.argv[1]], Path(sys.argv[2]), Gazetteer.open(Path(sys.argv[3])), load_parties(), choices=Choices(),
                 report=lambda item: print("read", flush=True))
"""


def test_killed_at_any_moment_the_next_run_reads_the_rest(tmp_path: Path, read: list[str], world_path: Path) -> None:
    articles, out, script = tmp_path / "articles", tmp_path / "out" / "c.json", tmp_path / "run.py"
    articles.mkdir()
    for number in range(50):
        (articles / f"n{number:02}.md").write_text(HEAD.format(13, number) + TOLD[number % 3] + "\n", "utf-8")
    script.write_text(SCRIPT, "utf-8")
    command = [sys.executable, str(script), str(articles), str(out), str(world_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}) as process:
        assert process.stdout is not None
        for _ in range(45):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert not out.exists()
    collect(articles, out, Gazetteer.open(world_path))
    assert len(read) <= 10
    whole = out.read_bytes()
    collect(articles, tmp_path / "fresh" / "c.json", Gazetteer.open(world_path))
    assert (tmp_path / "fresh" / "c.json").read_bytes() == whole


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were opened."""
    found: list[str] = []

    def note(file: Path, *rest: Any, **more: Any) -> Any:
        found.append(file.name)
        return open_file(file, *rest, **more)

    monkeypatch.setattr(notes, "open_file", note)
    return found


@pytest.mark.skipif(os.name != "posix", reason="only there the file system keeps a clock that nobody can turn back")
def test_a_file_that_nobody_touched_is_not_opened_again(
    folder: Path, tmp_path: Path, gazetteer: Gazetteer, opened: list[str]
) -> None:
    out = tmp_path / "out" / "c.json"
    (folder / "more.jsonl").write_text(
        '{"text": "Jets bombed Kelmar.", "id": "x"}\n{"text": "Rain.", "id": "y"}\n', "utf-8"
    )
    time.sleep(_TICK)
    collect(folder, out, gazetteer)
    before = out.read_bytes()
    assert opened == ["a.md", "b.md", "c.md", "more.jsonl"]
    collect(folder, out, gazetteer)
    assert opened == ["a.md", "b.md", "c.md", "more.jsonl"]
    assert out.read_bytes() == before


@pytest.mark.parametrize("way", ["written", "renamed over", "a folder in its stead", "corrections"])
def test_what_changed_is_seen_though_its_size_and_its_time_are_as_before(
    folder: Path, tmp_path: Path, gazetteer: Gazetteer, read: list[str], way: str
) -> None:
    out, file = tmp_path / "out" / "c.json", folder / "a.md"
    other = tmp_path / "other"
    other.mkdir()
    facts, words = file.stat(), file.read_text("utf-8").replace("Dovrin", "Kelmar")
    for name in "abc":
        (other / f"{name}.md").write_text((folder / f"{name}.md").read_text("utf-8"), "utf-8")
    (other / "a.md").write_text(words, "utf-8")
    os.utime(other / "a.md", ns=(facts.st_atime_ns, facts.st_mtime_ns))
    time.sleep(_TICK)
    collect(folder, out, gazetteer)
    if way == "written":
        file.write_text(words, "utf-8")
    elif way == "renamed over":
        (other / "a.md").replace(file)
    elif way == "a folder in its stead":
        folder.rename(tmp_path / "gone")
        other.rename(folder)
    else:
        (folder / "a.md.corrections.toml").write_text('schema = "geostrike.corrections/1"\n', "utf-8")
    if way != "corrections":
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    read.clear()
    found = collect(folder, out, gazetteer)
    assert read == ["a"]
    assert {"Kelmar", "Dovrin", "Oskara"} - {i["place"] for i in found["incidents"]} == (
        {"Kelmar"} if way == "corrections" else set()
    )


def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Path, tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, file = tmp_path / "out" / "c.json", folder / "a.md"

    def change(opened: Path, *rest: Any, **more: Any) -> Any:
        yield from open_file(opened, *rest, **more)
        if opened == file:
            file.write_text(file.read_text("utf-8").replace("Dovrin", "Kelmar"), "utf-8")

    time.sleep(_TICK)
    with monkeypatch.context() as patch:
        patch.setattr(notes, "open_file", change)
        collect(folder, out, gazetteer)
    found = collect(folder, out, gazetteer)
    assert "Kelmar" in places(found)
