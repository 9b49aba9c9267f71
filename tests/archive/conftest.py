from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from geostrike.archive.running import Summary, read_archive
from tests.archive.made_up import make_articles, to_lines
from tests.fictional import build_world

SIZE = 14_000
"""Bytes of a partition: a dozen articles."""


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up gazetteer as a file."""
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    build_world(path)
    return path


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """48 articles as JSON Lines, one in four about strikes, and one broken line."""
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    lines = to_lines(make_articles(48, every=4)).splitlines(keepends=True)
    path.write_text("".join([*lines[:20], '{"id": "broken", "text": \n', *lines[20:]]), "utf-8")
    return path


@pytest.fixture(scope="session")
def run(world: Path) -> Callable[..., Summary]:
    def run(source: Any, out: Path, **options: Any) -> Summary:
        return read_archive(source, out, gazetteer=world, **({"partition_size": SIZE} | options))

    return run


@pytest.fixture(scope="session")
def archive(run: Callable[..., Summary], news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of ``news``, read by one process."""
    out = tmp_path_factory.mktemp("archive") / "out"
    run(news, out)
    return out


@pytest.fixture(scope="session")
def client() -> Iterator[Any]:
    """Two workers of Dask."""
    from geostrike.archive.crews import open_crew

    with open_crew(2) as client:
        yield client


@cache
def open_duckdb() -> duckdb.DuckDBPyConnection:
    """DuckDB with its extension for geometries."""
    spec = importlib.util.find_spec("duckdb_ext")
    assert spec is not None
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    (extension,) = (file for folder in folders for file in folder.rglob("spatial.duckdb_extension"))
    connection = duckdb.connect()
    connection.execute(f"LOAD '{extension}'")
    return connection


def ask(question: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers."""
    return open_duckdb().execute(question).fetchall()


def contents(folder: Path) -> dict[str, bytes]:
    """All files in a folder, but for the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".geostrike" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
