"""``--jobs`` of ``read`` and ``export``: the same output, whoever reads. (All sentences are made up.)"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.cli import app


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Some with the same id, a broken one in the middle, one in a language that is not read."""
    towns = ("Dovrin", "Oskara", "Zelimar", "Dovrin")
    lines = [
        json.dumps({"id": "same", "text": f"Jets bombed {town} on Monday, killing {n} people.", "date": "2031-03-05"})
        for n, town in enumerate(towns, 2)
    ]
    lines.insert(2, "{broken")
    lines.append(
        json.dumps({"id": "uk", "text": "Голова області повідомив, що міст через річку відремонтують навесні."})
    )
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def run(world: Path, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["--gazetteer", str(world), *map(str, arguments)])


def test_read_prints_the_same_with_two_jobs(world_path: Path, articles: Path) -> None:
    one, two = (run(world_path, "read", articles, "--jobs", jobs) for jobs in (1, 2))
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert (one.exit_code, two.exit_code) == (1, 1)
    ids = [json.loads(line)["article"]["id"] for line in two.stdout.splitlines()]
    assert len(set(ids)) == len(ids) == 5


def test_export_writes_the_same_with_two_jobs(world_path: Path, articles: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        run(world_path, "export", articles, "-o", tmp_path / f"{jobs}.csv", "--jobs", jobs)
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()
    assert b"Zelimar" in (tmp_path / "1.csv").read_bytes()
