from __future__ import annotations

import errno
import json
import os
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.documents import Document, Kind
from geostrike.articles.finding import find_documents
from geostrike.collection import backlog
from geostrike.collection.checking import find_faults
from geostrike.collection.fetched import keep_in
from geostrike.collection.manifest import HIDDEN, Manifest, locked
from geostrike.collection.planning import Plan
from geostrike.collection.running import Choices, Summary, map_articles
from geostrike.errors import ArticleError, NetworkError, OutputError
from geostrike.export.files import PARTIAL
from geostrike.model import Failure, Reading
from tests.collection.reports import write_report, write_reports
from tests.fictional import build_world

if TYPE_CHECKING:
    from pathlib import Path

CORRECTION = """schema = "geostrike.corrections/1"
[[correction]]
action = "withhold"
name = "Dovrin"
reason = "a clinic stands there"
author = "A. Lim"
date = 2031-03-01
"""


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


class Desk:
    """A folder of articles, a folder of maps, and what came of the last run."""

    def __init__(self, base: Path, world: Path) -> None:
        self.articles, self.maps, self.world = base / "articles", base / "maps", world
        write_reports(self.articles, 3)

    def run(self, *sources: Path | str, **options: Any) -> Summary:
        summary = map_articles(
            list(sources) or [self.articles], self.maps, gazetteer_path=self.world, jobs=1, **options
        )
        assert find_faults(self.maps) == []
        return summary


@pytest.fixture
def desk(tmp_path: Path, world_path: Path) -> Desk:
    return Desk(tmp_path, world_path)


def names(entries: Any) -> list[str]:
    return [entry.name for entry in entries]


def test_a_second_run_with_nothing_changed_writes_nothing(desk: Desk) -> None:
    assert names(desk.run().drawn) == ["report-0000", "report-0001", "report-0002"]
    before = snapshot(desk.maps)
    second = desk.run()
    assert (len(second.drawn), len(second.kept)) == (0, 3)
    assert snapshot(desk.maps) == before


def test_only_the_article_that_changed_is_drawn_again(desk: Desk) -> None:
    desk.run()
    (desk.articles / "report-0001.md").write_text(write_report(1, salt=9), "utf-8")
    os.utime(desk.articles / "report-0002.md", (1, 1))
    summary = desk.run()
    assert (names(summary.drawn), len(summary.kept)) == (["report-0001"], 2)


def test_a_fresh_run_gives_the_same_bytes_as_a_history(desk: Desk, tmp_path: Path) -> None:
    desk.run()
    (desk.articles / "report-0001.md").write_text(write_report(1, salt=9), "utf-8")
    desk.run()
    fresh = Desk(tmp_path / "other", desk.world)
    (fresh.articles / "report-0001.md").write_text(write_report(1, salt=9), "utf-8")
    fresh.run()
    for name in ("report-0001.html", "report-0002.geojson", "index.html"):
        assert (desk.maps / name).read_bytes() == (fresh.maps / name).read_bytes()


def test_corrections_gazetteer_choices_and_force_draw_again(desk: Desk, tmp_path: Path) -> None:
    desk.run()
    (desk.articles / "report-0001.corrections.toml").write_text(CORRECTION, "utf-8")
    assert names(desk.run().drawn) == ["report-0001"]
    (desk.articles / "corrections.toml").write_text(CORRECTION, "utf-8")
    assert len(desk.run().drawn) == 3
    for number in range(3):
        page = (desk.maps / f"report-000{number}.html").read_text("utf-8")
        assert "Dovrin on " not in page  # its name may stand on the map as that of any town around
        assert "Dovrin" not in (desk.maps / f"report-000{number}.geojson").read_text("utf-8")
    assert len(desk.run(choices=Choices(outlet="Other")).drawn) == 3
    assert len(desk.run(choices=Choices(outlet="Other")).kept) == 3
    assert len(desk.run(choices=Choices(outlet="Other"), force=True).drawn) == 3
    desk.world = tmp_path / "new.sqlite"
    build_world(desk.world)
    assert len(desk.run(choices=Choices(outlet="Other")).kept) == 3  # the same content under another name


def test_a_map_that_was_damaged_or_deleted_is_drawn_again(desk: Desk) -> None:
    desk.run()
    (desk.maps / "report-0000.html").write_text("x", "utf-8")
    (desk.maps / "report-0002.geojson").unlink()
    assert names(desk.run().drawn) == ["report-0000", "report-0002"]


def test_a_failure_is_told_each_time_until_it_is_mended(desk: Desk) -> None:
    broken = desk.articles / "broken.txt"
    broken.write_bytes(b"\0")
    for _ in range(2):
        summary = desk.run()
        assert [entry.failure for entry in summary.failed] == [
            "it is binary, not text: save the article as plain UTF-8 text"
        ]
    assert "broken.txt" in (desk.maps / "index.html").read_text("utf-8")
    broken.write_text(write_report(7), "utf-8")
    assert (names(desk.run().drawn), desk.run().failed) == (["broken"], ())
    broken.write_bytes(b"\0")
    assert desk.run().failed[0].files  # its earlier map stays
    assert "earlier version" in (desk.maps / "index.html").read_text("utf-8")


def test_a_malformed_corrections_file_fails_its_article_only(desk: Desk) -> None:
    (desk.articles / "report-0001.corrections.toml").write_text("no", "utf-8")
    summary = desk.run()
    assert (len(summary.drawn), len(summary.failed)) == (2, 1)
    assert "report-0001.corrections.toml" in (summary.failed[0].failure or "")


def test_maps_of_articles_that_are_gone_are_told_and_pruned_only_when_asked(desk: Desk) -> None:
    desk.run()
    (desk.articles / "report-0001.md").rename(desk.articles / "renamed.md")
    summary = desk.run()
    assert (names(summary.drawn), names(summary.gone)) == (["renamed"], ["report-0001"])
    assert (desk.maps / "report-0001.html").exists()
    assert names(desk.run(prune=True).pruned) == ["report-0001"]
    assert not (desk.maps / "report-0001.html").exists()
    assert "report-0001" not in (desk.maps / "index.html").read_text("utf-8")


def test_an_article_that_is_only_not_named_is_not_gone(desk: Desk) -> None:
    desk.run()
    summary = desk.run(desk.articles / "report-0001.md")
    assert (len(summary.kept), summary.gone) == (1, ())


def test_one_changed_line_of_json_lines_draws_one_map(desk: Desk) -> None:
    lines = [{"id": f"wire/{n}", "text": write_report(n).split("---\n")[2], "date": "2031-03-02"} for n in range(3)]
    wire = desk.articles / "wire.jsonl"
    wire.write_text("\n".join(map(json.dumps, [*lines, "broken"])), "utf-8")
    summary = desk.run(wire)
    assert (len(summary.drawn), len(summary.failed)) == (3, 1)
    lines[1]["text"] += "More."
    wire.write_text("\n".join(map(json.dumps, lines[:2])), "utf-8")
    summary = desk.run(wire)
    assert (len(summary.drawn), len(summary.kept)) == (1, 1)
    assert len(summary.gone) == 2


def test_articles_that_share_a_name_get_maps_of_their_own(desk: Desk) -> None:
    (desk.articles / "deep").mkdir()
    (desk.articles / "deep" / "report-0000.md").write_text(write_report(5), "utf-8")
    (desk.articles / "Report-0000.txt").write_text(write_report(6), "utf-8")
    before = set(names(desk.run().drawn))
    assert len(before) == 5
    assert set(names(desk.run().kept)) == before


def test_maps_among_the_articles_are_not_read_as_articles(desk: Desk) -> None:
    desk.maps = desk.articles / "maps"
    desk.run()
    assert len(desk.run().kept) == 3
    with pytest.raises(OutputError, match="holds the articles"):
        map_articles([desk.articles], desk.articles, gazetteer_path=desk.world)


def test_processes_give_the_same_bytes_as_one(desk: Desk, tmp_path: Path) -> None:
    desk.run()
    map_articles([desk.articles], tmp_path / "two", gazetteer_path=desk.world, jobs=2)
    for name in ("report-0000.html", "report-0001.geojson", "index.html"):
        assert (tmp_path / "two" / name).read_bytes() == (desk.maps / name).read_bytes()


def test_what_a_killed_run_left_is_cleared_and_its_journal_taken_up(desk: Desk) -> None:
    desk.run()
    hidden = desk.maps / HIDDEN
    manifest = json.loads((hidden / "manifest.json").read_text("utf-8"))
    entry = next(item for item in manifest["entries"] if item["name"] == "report-0002")
    manifest["entries"].remove(entry)
    (hidden / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (hidden / "journal.jsonl").write_text("\n" + json.dumps(entry) + "\n" + json.dumps(entry)[:50], "utf-8")
    (desk.maps / f".abc-1{PARTIAL}").write_text("half", "utf-8")
    assert len(desk.run().kept) == 3


def test_two_runs_at_once_are_refused(desk: Desk) -> None:
    with locked(desk.maps), pytest.raises(OutputError, match="another geostrike"):
        desk.run()


def test_what_cannot_be_done_at_all_is_one_error(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no article given"):
        map_articles([], desk.maps)
    with pytest.raises(ArticleError, match="--date"):
        desk.run(choices=Choices(date="May"))
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        map_articles([desk.articles], tmp_path / "file", gazetteer_path=desk.world)
    desk.run()
    (desk.maps / HIDDEN / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(OutputError, match="delete it"):
        map_articles([desk.articles], desk.maps, gazetteer_path=desk.world)


def test_a_missing_file_is_told_and_the_others_are_drawn(desk: Desk) -> None:
    summary = desk.run(desk.articles / "none.md", desk.articles / "report-0000.md")
    assert (len(summary.drawn), len(summary.failed)) == (1, 1)
    assert "no such file" in (summary.failed[0].failure or "")


def test_a_failure_that_is_over_is_forgotten(desk: Desk) -> None:
    empty, wire = desk.articles.parent / "empty", desk.articles / "wire.jsonl"
    empty.mkdir()
    wire.write_text("", "utf-8")
    assert len(desk.run(desk.articles / "none.md", empty, wire).failed) == 3
    (empty / "report.md").write_text(write_report(8), "utf-8")
    wire.write_text(json.dumps({"id": "one", "text": write_report(1)}), "utf-8")
    summary = desk.run(empty, wire)
    assert (len(summary.drawn), summary.failed, summary.gone) == (2, (), ())
    assert "Failed" not in (desk.maps / "index.html").read_text("utf-8")


def test_a_fetched_page_is_kept_and_drawn_again_without_the_network(desk: Desk) -> None:
    asked: list[str] = []

    def fetch(address: str) -> Document:
        asked.append(address)
        text = b"Warplanes bombed a depot in Dovrin on Friday, the Harbour Watch said."
        return Document(
            where=address, name="post/dovrin", kind=Kind.TEXT, data=text, url=address, retrieved="2031-03-01T10:00:00Z"
        )

    address = "https://post.example/dovrin"
    first = desk.run(address, fetch=keep_in(desk.maps, fetch))
    assert (len(first.drawn), asked) == (1, [address])
    assert len(desk.run(address, fetch=keep_in(desk.maps, fetch)).kept) == 1
    assert len(desk.run(address, fetch=keep_in(desk.maps, fetch), force=True).drawn) == 1
    assert asked == [address]
    (facts,) = (json.loads(path.read_text("utf-8")) for path in (desk.maps / "sources").glob("*.json"))
    assert (facts["address"], facts["retrieved"]) == (address, "2031-03-01T10:00:00Z")
    desk.run(address, fetch=keep_in(desk.maps, fetch, again=True))
    assert len(asked) == 2
    next((desk.maps / "sources").glob("*.bin")).write_bytes(b"other")
    with pytest.raises(NetworkError, match="--refetch"):
        keep_in(desk.maps, fetch)(address)


BAD = "\ud800"


@pytest.mark.parametrize("jobs", [1, 2])
def test_half_a_character_in_one_article_stops_no_other(desk: Desk, jobs: int) -> None:
    story = "Warplanes bombed a depot in Dovrin on Friday, the Harbour Watch said."
    good = [json.dumps({"id": f"good {number}", "text": story}) for number in range(2)]
    fields = ("title", "outlet", "url", "id", "author")
    odd = [json.dumps({"id": f"odd {field}", "text": story, field: BAD}) for field in fields]
    wire = desk.articles / "wire.jsonl"
    wire.write_text("\n".join([good[0], *odd, good[1]]), "utf-8")
    (desk.articles / "caf\udce9.txt").write_text(story, "utf-8")
    summary = map_articles([desk.articles], desk.maps, gazetteer_path=desk.world, jobs=jobs)
    assert {"good-0", "good-1", "report-0002"} <= set(names(summary.drawn))
    assert len(summary.drawn) + len(summary.failed) == 6 + len(fields)
    assert (desk.maps / "index.html").exists()
    wire.write_text("\n".join(good), "utf-8")
    (desk.articles / "caf\udce9.txt").unlink()
    assert desk.run(prune=True).failed == ()


def test_whatever_goes_wrong_in_one_article_the_others_are_drawn_and_the_next_run_heals_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(reading: Reading, *_: Any, **__: Any) -> Any:
        if reading.article.id == "report-0001":
            raise ZeroDivisionError("a fault of ours")
        return drawn(reading, *_, **__)

    from geostrike.maps import page

    drawn = page.draw_page
    monkeypatch.setattr(page, "draw_page", stumble)
    for _ in range(2):
        summary = map_articles([desk.articles], desk.maps, gazetteer_path=desk.world, jobs=1)
        assert [entry.failure for entry in summary.failed] == [
            "a fault of geostrike itself (ZeroDivisionError: a fault of ours); please report it"
        ]
    monkeypatch.undo()
    assert names(desk.run().drawn) == ["report-0001"]


def test_a_map_that_cannot_be_written_fails_its_article_only(desk: Desk) -> None:
    desk.run()
    (desk.maps / "report-0001.html").unlink()
    (desk.maps / "report-0001.html").mkdir()
    summary = map_articles([desk.articles], desk.maps, gazetteer_path=desk.world, jobs=1)
    assert (len(summary.kept), ["cannot be written" in (entry.failure or "") for entry in summary.failed]) == (
        2,
        [True],
    )
    (desk.maps / "report-0001.html").rmdir()
    assert names(desk.run().drawn) == ["report-0001"]


def test_a_full_disk_ends_the_run_with_one_error(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from geostrike.collection import drawing

    def fill(target: Path, _: bytes) -> None:
        raise OutputError(f"{target} cannot be written (no space)") from OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patched:
        patched.setattr(drawing, "write_whole", fill)
        with pytest.raises(OutputError, match="no space"):
            desk.run()
    assert len(desk.run().drawn) == 3


def test_another_page_of_the_same_size_is_not_whole(desk: Desk) -> None:
    desk.run()
    page, data = desk.maps / "report-0000.html", desk.maps / "report-0002.geojson"
    size = page.stat().st_size
    page.write_bytes(b"x" * size)
    data.write_bytes(data.read_bytes().replace(b"Dovrin", b"Nirvod").replace(b"Karsa", b"Asrak"))
    os.utime(data, (1, 1))
    changed = ["report-0000", "report-0002"]
    assert names(desk.run().drawn) == changed
    other = desk.maps.parent / "other"
    other.write_bytes(b"y" * size)
    os.utime(other, (1, 1))
    other.rename(page)
    assert names(desk.run().drawn) == ["report-0000"]


def test_a_name_with_a_number_sign_is_a_file_like_any_other(desk: Desk) -> None:
    (desk.articles / "report #3.txt").write_text(write_report(3), "utf-8")
    (desk.articles / "a#b").mkdir()
    (desk.articles / "a#b" / "deep.txt").write_text(write_report(4), "utf-8")
    lines = [json.dumps({"id": f"n#{n}", "text": write_report(n)}) for n in range(2)]
    (desk.articles / "wire#.jsonl").write_text("\n".join(lines), "utf-8")
    desk.run()
    summary = desk.run(desk.articles / "report-0000.md", prune=True)
    assert (summary.gone, summary.pruned) == ((), ())
    (desk.articles / "wire#.jsonl").write_text(lines[0], "utf-8")
    (desk.articles / "report #3.txt").unlink()
    assert len(desk.run(prune=True).pruned) == 2


def test_articles_behind_a_line_that_is_too_long_are_not_gone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    wire = desk.articles / "wire.jsonl"
    lines = [json.dumps({"id": f"n{n}", "text": write_report(n)}) for n in range(2)]
    wire.write_text("\n".join(lines), "utf-8")
    desk.run()
    wire.write_text("\n".join([lines[0], "x" * (LARGEST_TEXT + 1), lines[1]]), "utf-8")
    assert desk.run(prune=True).pruned == ()


def test_many_lines_with_one_id_are_told_apart_in_time_that_grows_with_their_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = desk.articles / "wire.jsonl"
    wire.write_text('{"id": "same", "text": ""}\n' * 3000, "utf-8")
    with closing(Manifest.load(desk.maps)) as manifest:
        plan = Plan(manifest, Choices(), desk.world)
        tasks = [plan.take(document) for document in find_documents([wire])]
    assert len({task.key for task in tasks if task}) == len({task.name for task in tasks if task}) == 3000
    looked = Counted()
    plan._seen = looked
    plan._last.clear()
    for document in find_documents([wire]):
        plan.take(document)
    assert looked.questions < 3 * 3000


class Counted(set[str]):
    """A set that counts how often it is asked."""

    questions = 0

    def __contains__(self, key: object) -> bool:
        self.questions += 1
        return super().__contains__(key)


def test_of_many_lines_only_some_are_held_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "_MOST_TASKS", 5)
    wire = desk.articles / "wire.jsonl"
    wire.write_text('{"id": "same", "text": ""}\n' * 40, "utf-8")
    with closing(Manifest.load(desk.maps)) as manifest:
        plan = Plan(manifest, Choices(), desk.world)
        read: list[Document | Failure] = []

        def note(item: Document | Failure) -> Document | Failure:
            read.append(item)
            return item

        found = (note(item) for item in find_documents([wire]))
        tasks = backlog.Backlog(task for item in found if (task := plan.take(item)))
        assert (len(read), tasks.known, tasks.total) == (5, 5, None)
        for _ in range(10):
            next(tasks)
        assert (len(read), tasks.known, tasks.total) == (15, 15, None)
        assert len(list(tasks)) == 30
        assert (tasks.known, tasks.total) == (40, 40)
