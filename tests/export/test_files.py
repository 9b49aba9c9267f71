"""Files appear whole or not at all, and nothing can be put in the way of what is being written."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from geostrike.errors import OutputError
from geostrike.export import files
from geostrike.export.files import PARTIAL, find_partial, remove_abandoned, replacing, write_whole

ROOT = Path(__file__).parents[2]


def test_a_link_in_the_way_is_never_written_through(tmp_path: Path) -> None:
    precious, target = tmp_path / "precious", tmp_path / "shared" / "strikes.csv"
    precious.write_text("precious", "utf-8")
    target.parent.mkdir()
    target.symlink_to(precious)
    digest = hashlib.sha256(target.name.encode()).hexdigest()[:12]
    for number in range(os.getpid() - 5, os.getpid() + 5):
        for suffix in ("", ".csv", ".gpkg"):
            (target.parent / f".{digest}-{number}{PARTIAL}{suffix}").symlink_to(precious)
    write_whole(target, "new")
    with replacing(target.with_suffix(".gpkg"), suffix=".gpkg") as scratch:
        scratch.write_text("new", "utf-8")
    assert precious.read_text("utf-8") == "precious"
    assert (target.read_text("utf-8"), target.is_symlink()) == ("new", False)


def test_what_is_being_written_lies_where_nobody_else_can_enter_under_a_name_nobody_can_foresee(tmp_path: Path) -> None:
    target = tmp_path / "strikes.gpkg"
    names = set()
    for _ in range(3):
        with replacing(target, suffix=".gpkg") as scratch:
            assert stat.S_IMODE(scratch.parent.stat().st_mode) == 0o700
            names.add(scratch.parent.name)
            scratch.write_bytes(b"whole")
            scratch.with_name(f"{scratch.name}-journal").write_bytes(b"a library's own")
    assert len(names) == 3
    assert list(tmp_path.iterdir()) == [target]
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


def test_unfinished_it_vanishes_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "strikes.csv"
    write_whole(target, "old")

    def stop() -> None:
        with replacing(target) as scratch:
            scratch.write_text("half", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert (target.read_text("utf-8"), list(tmp_path.iterdir())) == ("old", [target])
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(target / "below", "x")


KILLED = """
import os, sys
from pathlib import Path
from geostrike.export.files import replacing
with replacing(Path(sys.argv[1]), suffix=".gpkg") as scratch:
    scratch.write_text("half")
    scratch.with_name("whole.gpkg-journal").write_text("a library's own")
    os._exit(9)
"""


def test_what_a_killed_process_left_is_removed_but_not_what_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_SETTLED_SECONDS", 0)
    target, other = tmp_path / "strikes.gpkg", tmp_path / "other.gpkg"
    for path in (target, other):
        subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert len(find_partial(tmp_path)) == 2
    (tmp_path / ".diary.partial").write_text("mine", "utf-8")
    with replacing(target) as scratch:
        remove_abandoned(target)
        assert scratch.parent.exists()
        assert len(find_partial(tmp_path)) == 3
        scratch.write_text("whole", "utf-8")
    remove_abandoned(other)
    assert find_partial(tmp_path) == [tmp_path / ".diary.partial"]
    assert target.read_text("utf-8") == "whole"
