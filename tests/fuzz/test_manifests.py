"""Manifests and journals somebody changed: they are taken, or said to be damaged; never a traceback, never a file elsewhere.

Small and seeded; larger with ``GEOSTRIKE_FUZZ``, so many times as many.
"""

from __future__ import annotations

import copy
import json
import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.collection.entries import ENDINGS, Entry, decode_entry, encode_entry
from geostrike.collection.index import write_index
from geostrike.collection.manifest import HIDDEN, Manifest
from geostrike.collection.names import is_made_name
from geostrike.collection.running import map_articles
from geostrike.errors import OutputError
from tests.collection.reports import write_reports

if TYPE_CHECKING:
    from pathlib import Path

SIZE = int(os.environ.get("GEOSTRIKE_FUZZ", "1"))
SEED = int(os.environ.get("GEOSTRIKE_FUZZ_SEED", "5"))
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**70, 1.5, float("nan"), float("inf"), "", "x", "../x", "/x", "\ud800", "x" * 5000),
    *([], [1], [[]], {}, {"x": 1}, {"x": [1, "y"]}, [["a", "town", "x", 1, "point", 1]], [["a", "town", 1e9, 1, "area", 1]]),
    *([["a", "town", 1, 1, "point", float("inf")]], [None], {"report-0000.html": 1}, {"report-0000.html": [1, "0"]}),
)  # fmt: skip


def spots(plain: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value that can be changed, as its container and key."""
    found = []
    items = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in items:
        found += [(plain, key), *spots(value)]
    return found


def mutate(plain: Any, dice: random.Random) -> Any:
    changed = copy.deepcopy(plain)
    for _ in range(dice.choice((1, 1, 1, 3))):
        container, key = dice.choice(spots(changed))
        what = dice.randrange(4)
        if what == 0:
            del container[key]
        elif what == 1 and isinstance(container, dict):
            container[f"{key}x"] = container.pop(key)
        else:
            container[key] = copy.deepcopy(dice.choice(VALUES))
        if not spots(changed):
            break
    return changed


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, world_path: Path) -> Path:
    base = tmp_path_factory.mktemp("drawn")
    write_reports(base / "articles", 2)
    map_articles([base / "articles"], base / "maps", gazetteer_path=world_path, jobs=1)
    return base


def test_a_changed_manifest_is_taken_or_damaged(drawn: Path, tmp_path: Path) -> None:
    dice = random.Random(SEED)
    plain = json.loads((drawn / "maps" / HIDDEN / "manifest.json").read_text("utf-8"))
    (tmp_path / HIDDEN).mkdir()
    damaged = 0
    for _ in range(400 * SIZE):
        changed = mutate(plain, dice)
        text = json.dumps(changed)
        if dice.random() < 0.1:
            text = text[: dice.randrange(len(text))]
        (tmp_path / HIDDEN / "manifest.json").write_text(text, "utf-8")
        try:
            manifest = Manifest.load(tmp_path)
        except OutputError as error:
            damaged += 1
            assert "damaged" in str(error)  # noqa: PT017
            continue
        check(manifest, tmp_path)
    assert 100 * SIZE < damaged < 400 * SIZE


def test_a_changed_journal_is_taken_line_by_line(drawn: Path, tmp_path: Path) -> None:
    dice = random.Random(SEED)
    entries = json.loads((drawn / "maps" / HIDDEN / "manifest.json").read_text("utf-8"))["entries"]
    (tmp_path / HIDDEN).mkdir()
    for _ in range(100 * SIZE):
        lines = [json.dumps(mutate(dice.choice(entries), dice)) for _ in range(5)]
        lines += ["[" * 5000, "null", '{"key":', "\x85", "1" * 5000]
        dice.shuffle(lines)
        (tmp_path / HIDDEN / "journal.jsonl").write_text("\n".join([*lines, json.dumps(entries[0])]), "utf-8")
        manifest = Manifest.load(tmp_path)
        assert entries[0]["key"] in manifest.entries
        check(manifest, tmp_path)


def test_a_run_over_a_changed_manifest_draws_all_or_says_why(drawn: Path, world_path: Path) -> None:
    dice = random.Random(SEED + 1)
    base, maps = drawn, drawn / "maps"
    path = maps / HIDDEN / "manifest.json"
    plain = json.loads(path.read_text("utf-8"))
    for _ in range(8 * SIZE):
        path.write_text(json.dumps(mutate(plain, dice)), "utf-8")
        try:
            summary = map_articles([base / "articles"], maps, gazetteer_path=world_path, jobs=1, prune=True)
        except OutputError as error:
            assert "damaged" in str(error)  # noqa: PT017
            path.unlink()
            continue
        assert (len(summary.drawn) + len(summary.kept), summary.failed) == (2, ())
    assert {path.name for path in base.iterdir()} == {"articles", "maps"}


def check(manifest: Manifest, folder: Path) -> None:
    """What was taken can be shown, written and read back, and names nothing outside its folder."""
    for entry in manifest.entries.values():
        assert entry.name == "" or is_made_name(entry.name)
        assert set(entry.files) <= {entry.name + ending for ending in ENDINGS}
        assert decode_entry(json.loads(encode_entry(entry))) == entry
        assert not entry.files or not manifest.is_whole(entry)
    write_index(folder, manifest.entries.values())
    manifest.save()


def test_every_field_of_an_entry_is_checked() -> None:
    sound = json.loads(encode_entry(Entry(key="k", where="w", name="n", input="i", files={"n.html": (1, "0" * 64)})))
    assert decode_entry(sound).files == {"n.html": (1, "0" * 64)}
    for name in sound:
        for wrong in (5.5, [5.5], {"n.html": 5.5}, ("n", 5.5)):
            with pytest.raises(ValueError):
                decode_entry({**sound, name: wrong})
