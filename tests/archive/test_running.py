"""Runs that are taken up again, and what goes wrong in them. (All sentences are made up.)"""

from __future__ import annotations

import gzip
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geostrike.archive import reading
from geostrike.archive.crews import Keeper
from geostrike.archive.opening import open_chunk
from geostrike.archive.running import Progress, Summary
from geostrike.archive.storage import Folder
from geostrike.errors import ArticleError, GeostrikeError, OutputError
from tests.archive.conftest import ask, contents
from tests.archive.made_up import make_articles, to_lines

Run = Callable[..., Summary]


def ids_of(out: Path, table: str = "articles") -> list[str]:
    rows = ask(f"SELECT article_id FROM read_parquet('{out}/{table}/**/*.parquet') ORDER BY ALL")
    return [name for (name,) in rows]


def test_a_second_run_reads_nothing_again(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(news, tmp_path / "out")
    before = contents(tmp_path / "out")
    monkeypatch.setattr(reading, "read_within", None)
    again = run(news, tmp_path / "out")
    assert (first.kept, again.kept) == (0, first.partitions)
    assert (again.articles, again.strikes, again.failures) == (first.articles, first.strikes, first.failures)
    assert contents(tmp_path / "out") == before


def test_a_run_that_was_stopped_ends_as_one_that_was_not(run: Run, news: Path, archive: Path, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done > progress.total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(news, tmp_path / "out", progress=stop)
    assert 0 < len(list((tmp_path / "out" / "_partitions").iterdir())) < 10
    scratch = tmp_path / "out" / ".left.partial"  # as a killed process leaves it
    scratch.mkdir()
    orphan = tmp_path / "out" / "strikes" / "country=AV" / "month=2031-01" / "half.parquet"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"half")
    run(news, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(archive)
    assert not scratch.exists()


def test_two_workers_write_the_same_bytes_as_one_process_though_one_is_killed(
    run: Run, client: Any, news: Path, archive: Path, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.entry is not None and not killed:
            killed.extend(client.run(os.getpid).values())
            os.kill(killed[0], signal.SIGKILL)

    told = run(news, tmp_path / "out", client=client, progress=kill)
    assert killed
    assert told.listed == ()
    assert contents(tmp_path / "out") == contents(archive)


class Cluster:
    """What of a cluster is asked here: its workers, those that died without a process."""

    def __init__(self, *pids: int | None) -> None:
        self.geostrike_jobs = len(pids)
        self.workers = {number: SimpleNamespace(pid=pid) for number, pid in enumerate(pids)}
        self.worker_spec = dict(self.workers)

    def scale(self, count: int) -> None:
        for number in range(len(self.worker_spec), count):
            self.worker_spec[number] = self.workers[number] = SimpleNamespace(pid=number)


def test_workers_that_died_while_they_started_get_others_in_their_place() -> None:
    cluster = Cluster(1, None, None)
    keeper = Keeper(SimpleNamespace(cluster=cluster))
    keeper.look()
    assert len(cluster.workers) == 3  # they may be between two starts
    keeper.look()
    assert [worker.pid for worker in cluster.workers.values()] == [1, None, None, 3, 4]
    for _ in range(5):
        keeper.look()
    assert len(cluster.workers) == 5


def test_clusters_of_others_are_left_alone() -> None:
    cluster = Cluster(None, None)
    del cluster.geostrike_jobs
    for crew in (SimpleNamespace(cluster=cluster), SimpleNamespace()):
        keeper = Keeper(crew)
        keeper.look()
        keeper.look()
    assert len(cluster.workers) == 2


def test_a_partition_that_fails_again_and_again_is_listed_and_the_others_are_read(
    run: Run, news: Path, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(chunk: Any, columns: Any) -> Any:
        if chunk.first == 1:
            raise MemoryError("no room")
        return open_chunk(chunk, columns)

    monkeypatch.setattr(reading, "open_chunk", fail)
    told = run(news, tmp_path / "out")
    assert [failure.where.rpartition("/")[2] for failure in told.listed] == ["news.jsonl:1"]
    reasons = ask(f"SELECT reason FROM read_parquet('{tmp_path}/out/failures/*.parquet')")
    assert any("MemoryError: no room" in reason for (reason,) in reasons)
    monkeypatch.undo()
    assert run(news, tmp_path / "out").listed == ()
    assert contents(tmp_path / "out") == contents(archive)


def test_what_was_added_to_a_file_is_read_and_the_rest_is_not(run: Run, news: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    lines = news.read_text("utf-8").splitlines(keepends=True)
    feed.write_text("".join(lines[:24]), "utf-8")
    first = run(feed, tmp_path / "out")
    feed.write_text("".join(lines), "utf-8")
    second = run(feed, tmp_path / "out")
    assert second.kept == first.partitions - 1  # but for the last, which grew
    run(feed, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_other_files_are_added_to_an_archive(run: Run, tmp_path: Path) -> None:
    for number in (1, 2):
        lines = to_lines(
            {"id": f"{number}-{a['id']}"} | {k: v for k, v in a.items() if k != "id"} for a in make_articles(8)
        )
        (tmp_path / f"{number}.jsonl").write_text(lines, "utf-8")
        run(tmp_path / f"{number}.jsonl", tmp_path / "out")
    assert len(ids_of(tmp_path / "out")) == 16


def test_packed_lines_and_parquet_give_the_same_rows(run: Run, news: Path, archive: Path, tmp_path: Path) -> None:
    data = news.read_bytes()
    (tmp_path / "gz").mkdir()
    (tmp_path / "gz" / "news.jsonl.gz").write_bytes(gzip.compress(data[:5000]) + gzip.compress(data[5000:]))
    (tmp_path / "zst").mkdir()
    with pa.CompressedOutputStream(str(tmp_path / "zst" / "news.jsonl.zst"), "zstd") as packed:
        packed.write(data)
    (tmp_path / "parquet").mkdir()
    table = pa.Table.from_pylist([json.loads(line) for line in data.splitlines() if b"broken" not in line])
    pq.write_table(table, tmp_path / "parquet" / "news.parquet", row_group_size=30)
    for kind in ("gz", "zst", "parquet"):
        run(f"{tmp_path}/{kind}/*", tmp_path / f"out-{kind}")
        assert ids_of(tmp_path / f"out-{kind}") == ids_of(archive)
        assert ids_of(tmp_path / f"out-{kind}", "claims") == ids_of(archive, "claims")


def test_a_packed_file_that_breaks_off_is_told_and_its_whole_lines_are_read(
    run: Run, news: Path, tmp_path: Path
) -> None:
    whole = gzip.compress(news.read_bytes())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) * 2 // 3])
    told = run(tmp_path / "cut.jsonl.gz", tmp_path / "out")
    assert "fetch it again" in told.listed[0].message
    assert 10 < told.articles < 48


def test_a_folder_of_articles_is_read_file_by_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, article in enumerate(make_articles(12, every=3)):
        (folder / f"{number}.md").write_text(f"---\npublished: {article['date']}\n---\n{article['text']}\n", "utf-8")
    told = run(folder, tmp_path / "out", partition_size=2_000)
    assert (told.articles, told.partitions > 2) == (12, True)
    assert set(ids_of(tmp_path / "out")) == {str(number) for number in range(12)}


def test_addresses_are_read_and_written_through_fsspec(run: Run, news: Path, archive: Path) -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    system.pipe_file("/in/news.jsonl", news.read_bytes())
    told = run("memory://in/*.jsonl", "memory://out")
    assert told.articles == 48
    again = run("memory://in/*.jsonl", "memory://out")
    assert again.kept == told.partitions
    assert len(Folder("memory://out").list("strikes")) == len(Folder(str(archive)).list("strikes"))


def test_a_bag_of_records_is_read(run: Run, tmp_path: Path) -> None:
    import dask.bag

    bag = dask.bag.from_sequence(list(make_articles(20, every=4)), npartitions=2)
    told = run(bag, tmp_path / "out")
    assert (told.partitions, told.articles, told.strikes > 0) == (2, 20, True)
    before = contents(tmp_path / "out")
    run(bag, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_a_folder_of_others_is_left_alone(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "claims").mkdir(parents=True)
    (tmp_path / "out" / "claims" / "mine.parquet").write_bytes(b"mine")
    with pytest.raises(OutputError, match="choose another folder"):
        run(news, tmp_path / "out")
    assert (tmp_path / "out" / "claims" / "mine.parquet").read_bytes() == b"mine"


def test_nothing_to_read_is_told(run: Run, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"no-such.*check the name"):
        run(tmp_path / "no-such.jsonl", tmp_path / "out")


def test_a_missing_extra_is_told_with_its_cure(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    for source, jobs in ((news, 2), ("s3://bucket/news.jsonl", 1)):
        with pytest.raises(GeostrikeError, match=r'pip install "geostrike\[cluster\]"'):
            run(source, tmp_path / "out", jobs=jobs)
