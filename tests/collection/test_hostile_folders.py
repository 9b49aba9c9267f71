"""A folder of maps that came from a stranger: nothing outside it is written, nothing that is not ours is removed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.articles.documents import Document, Kind
from geostrike.collection.fetched import keep_in
from geostrike.collection.manifest import HIDDEN
from geostrike.collection.running import Summary, map_articles
from geostrike.errors import OutputError
from tests.collection.reports import write_reports

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = f"{HIDDEN}/manifest.json"


class Found:
    """Articles of ours, and the maps of somebody else."""

    def __init__(self, base: Path, world: Path) -> None:
        self.base, self.world = base, world
        self.articles, self.maps, self.outside = base / "articles", base / "maps", base / "outside"
        self.outside.mkdir()
        write_reports(self.articles, 2)

    def run(self, *sources: str, **options: Any) -> Summary:
        return map_articles(sources or [self.articles], self.maps, gazetteer_path=self.world, jobs=1, **options)

    def change(self, **fields: object) -> None:
        """Give the first entry of the manifest other values."""
        plain = json.loads((self.maps / MANIFEST).read_text("utf-8"))
        plain["entries"][0].update(fields)
        (self.maps / MANIFEST).write_text(json.dumps(plain), "utf-8")


@pytest.fixture
def found(tmp_path: Path, world_path: Path) -> Found:
    return Found(tmp_path, world_path)


@pytest.mark.parametrize(
    "name", ["../outside/page", "{}/page", "..", ".", ".hidden", "a/b", "a\\b", "-o", "con", "index", "a\0b", "x" * 200]
)
def test_a_name_from_the_manifest_never_leads_elsewhere(found: Found, name: str) -> None:
    found.run()
    found.change(name=name.format(found.outside), input="other", files={})
    with pytest.raises(OutputError, match="damaged"):
        found.run()
    assert list(found.outside.iterdir()) == []


def test_a_map_keeps_only_a_name_that_its_article_can_have(found: Found) -> None:
    found.run()
    found.change(name="diary", input="other", files={})
    (found.maps / "diary.html").write_text("mine", "utf-8")
    assert [entry.name for entry in found.run().drawn] == ["report-0000"]
    assert (found.maps / "diary.html").read_text("utf-8") == "mine"


def test_a_page_that_is_not_ours_is_not_drawn_over(found: Found) -> None:
    found.maps.mkdir()
    (found.maps / "report-0000.html").write_text("<html>mine</html>", "utf-8")
    names = [entry.name for entry in found.run().drawn]
    assert names[0].startswith("report-0000-")
    assert [entry.name for entry in found.run(force=True).drawn] == names
    assert (found.maps / "report-0000.html").read_text("utf-8") == "<html>mine</html>"


@pytest.mark.parametrize("what", ["link", "pipe", "twin"])
@pytest.mark.parametrize("name", ["journal.jsonl", "lock", "manifest.json"])
def test_files_of_ours_are_never_links_pipes_or_shared(found: Found, name: str, what: str) -> None:
    startup = found.outside / "profile"
    startup.write_text("echo hello\n", "utf-8")
    (found.maps / HIDDEN).mkdir(parents=True)
    path = found.maps / HIDDEN / name
    if what == "link":
        path.symlink_to(startup)
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.hardlink_to(startup)
    with pytest.raises(OutputError, match=r"remove it|cannot be|damaged"):
        found.run()
    assert startup.read_text("utf-8") == "echo hello\n"


def test_a_link_to_nowhere_makes_no_file_there(found: Found) -> None:
    for name in ("journal.jsonl", "lock"):
        (found.maps / HIDDEN).mkdir(parents=True, exist_ok=True)
        path = found.maps / HIDDEN / name
        path.unlink(missing_ok=True)
        path.symlink_to(found.outside / name)
        with pytest.raises(OutputError):
            found.run()
        path.unlink()
    assert list(found.outside.iterdir()) == []


def test_hidden_folders_that_are_links_are_refused(found: Found) -> None:
    (found.outside / ".abc-1.partial").write_text("another's", "utf-8")
    found.maps.mkdir()
    (found.maps / HIDDEN).symlink_to(found.outside)
    with pytest.raises(OutputError, match="is a link"):
        found.run()
    (found.maps / HIDDEN).unlink()
    (found.maps / "sources").symlink_to(found.outside)
    address = "https://post.example/dovrin"
    document = Document(where=address, name="dovrin", kind=Kind.TEXT, data=b"Jets bombed Dovrin.", url=address)
    summary = found.run(address, fetch=keep_in(found.maps, lambda _: document))
    assert "is a link" in (summary.failed[0].failure or "")
    assert [path.name for path in found.outside.iterdir()] == [".abc-1.partial"]


def test_a_page_or_scratch_that_is_a_link_is_replaced_not_followed(found: Found) -> None:
    precious = found.outside / "precious"
    precious.write_text("precious", "utf-8")
    found.run()
    (found.maps / "report-0000.html").unlink()
    (found.maps / "report-0000.html").symlink_to(precious)
    (found.maps / ".abc-1.partial").symlink_to(found.outside)
    assert len(found.run().drawn) == 1
    assert precious.read_text("utf-8") == "precious"
    assert not (found.maps / "report-0000.html").is_symlink()
    assert not (found.maps / ".abc-1.partial").is_symlink()


def test_only_files_with_our_mark_are_removed(found: Found) -> None:
    found.run()
    found.change(files={"notes.txt": [1, "0" * 64]})
    (found.maps / "notes.txt").write_text("m", "utf-8")
    with pytest.raises(OutputError, match="damaged"):
        found.run(prune=True)
    plain = json.loads((found.maps / MANIFEST).read_text("utf-8"))
    gone = {**plain["entries"][1], "key": "../gone.md", "file": "../gone.md", "name": "album"}
    gone["files"] = {f"album{ending}": [1, "0" * 64] for ending in (".html", ".geojson", ".png", ".pdf")}
    plain["entries"][0] = gone
    (found.maps / MANIFEST).write_text(json.dumps(plain), "utf-8")
    for name in gone["files"]:
        (found.maps / name).write_text("m", "utf-8")
    summary = found.run(prune=True)
    assert [entry.name for entry in summary.pruned] == ["album"]
    assert set(summary.spared) == set(gone["files"])
    assert all((found.maps / name).read_text("utf-8") == "m" for name in [*gone["files"], "notes.txt"])


def test_what_was_drawn_is_removed_with_its_pictures(found: Found) -> None:
    found.run()
    (found.maps / "report-0001.png").write_bytes(b"m")
    plain = json.loads((found.maps / MANIFEST).read_text("utf-8"))
    plain["entries"][1]["files"]["report-0001.png"] = [1, "0" * 64]
    (found.maps / MANIFEST).write_text(json.dumps(plain), "utf-8")
    (found.articles / "report-0001.md").unlink()
    assert found.run(prune=True).spared == ()
    assert list(found.maps.glob("report-0001*")) == []


def test_kept_copies_of_pages_with_wrong_facts_are_damaged(found: Found) -> None:
    address = "https://post.example/dovrin"
    document = Document(where=address, name="dovrin", kind=Kind.TEXT, data=b"Jets bombed Dovrin.", url=address)
    found.run(address, fetch=keep_in(found.maps, lambda _: document))
    (facts,) = (found.maps / "sources").glob("*.json")
    plain = json.loads(facts.read_text("utf-8"))
    changes: tuple[dict[str, object], ...] = ({"name": 1}, {"url": ["x"]}, {"charset": {}}, {"kind": "none"})
    for change in changes:
        facts.write_text(json.dumps({**plain, **change}), "utf-8")
        summary = found.run(address, fetch=keep_in(found.maps, lambda _: document))
        assert "--refetch" in (summary.failed[0].failure or "")
