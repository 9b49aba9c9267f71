"""What archives are cut into, and articles with names and fields that mean harm. (All sentences are made up.)"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geostrike.archive.chunks import Chunk, Kind, find_chunks, join_chunks
from geostrike.archive.opening import open_chunk
from geostrike.archive.running import Summary
from geostrike.articles.documents import Document
from geostrike.articles.finding import find_documents
from geostrike.cli import app
from geostrike.model import Failure
from tests.archive.conftest import ask, contents

Run = Callable[..., Summary]


def cut(path: Path, size: int) -> list[Chunk]:
    found = find_chunks([str(path)], size)
    assert not [item for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Chunk)]


@pytest.mark.parametrize("size", [1, 7, 40, 64, 1_000])
def test_chunks_hold_every_line_once_and_number_it_as_reading_does(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": "x" * length}) for length in (1, 30, 2, 80, 3)]
    path.write_text("\n".join([*lines[:2], "", *lines[2:]]), "utf-8")
    chunks = cut(path, size)
    held = [document for chunk in chunks for document in open_chunk(chunk)]
    read = [document for document in find_documents([path]) if isinstance(document, Document)]
    assert held == [replace(document, root=tmp_path) for document in read]
    assert [chunk.end for chunk in chunks[:-1]] == [chunk.start for chunk in chunks[1:]]
    assert all(chunk.size >= size for chunk in chunks[:-1])


def test_a_name_tells_what_is_read_and_with_what(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n{"text": "two"}\n', "utf-8")
    before = [partition.name for partition in join_chunks(cut(path, 1), 1, "x")]
    assert [partition.name for partition in join_chunks(cut(path, 1), 1, "x")] == before
    assert len({*before, *(partition.name for partition in join_chunks(cut(path, 1), 1, "y"))}) == 4
    path.write_text('{"text": "one"}\n{"text": "too"}\n', "utf-8")
    after = [partition.name for partition in join_chunks(cut(path, 1), 1, "x")]
    assert (after[0] == before[0], after[1] == before[1]) == (True, False)


def test_whole_files_are_read_together_and_in_order(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text("Jets bombed Dovrin.", "utf-8")
    chunks = find_chunks([str(tmp_path / f"{name}.txt") for name in "abcd"], 40)
    partitions = list(join_chunks((c for c in chunks if isinstance(c, Chunk)), 40, "x"))
    assert [len(partition.chunks) for partition in partitions] == [2, 2]
    assert all(chunk.kind is Kind.FILE for partition in partitions for chunk in partition.chunks)


HOSTILE: tuple[object, ...] = (
    {
        "id": "../../etc/passwd",
        "title": "=cmd|' /C calc'!A0",
        "text": "Jets bombed Dovrin.",
        "url": "javascript:alert(1)",
    },
    {"id": "\u202e\x1b[31m", "outlet": "\ud800", "text": "Jets bombed Dovrin.", "date": "2031-03-05"},
    {"id": "a\x00b", "text": "Jets bombed Dovrin.", "date": "0001-01-01"},
    {"id": {"a": 1}, "text": ["Jets bombed", "Dovrin."], "date": 1e300},
    {"text": "\x00"},
    {"text": "\udc80 Jets bombed Dovrin."},
    {"text": "The bridge is open again.", "title": "\ud800", "authors": [{"name": "\x00"}]},
    [[[[]]]],
    "text",
)


def test_fields_that_mean_harm_are_rows_like_others_or_failures(run: Run, tmp_path: Path) -> None:
    name = tmp_path / "a;b 'c' {d} *.jsonl"
    name.write_text("".join(json.dumps(record) + "\n" for record in HOSTILE), "utf-8")
    with name.open("ab") as file:
        file.write(b"\xff\xfe{}\n" + b"[" * 5_000 + b"\n" + b'{"text": "' + b"\xff" * 10 + b'"}\n')
    told = run(name, tmp_path / "out")
    assert told.articles + told.failures == len(HOSTILE) + 3
    assert told.listed == ()
    assert all(path.resolve().is_relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*"))
    titles = ask(f"SELECT article_title FROM read_parquet('{tmp_path}/out/strikes/**/*.parquet')")
    assert ("=cmd|' /C calc'!A0",) in titles  # a table, no spreadsheet: what was written stays


def test_entries_of_others_lead_nowhere(run: Run, news: Path, archive: Path, tmp_path: Path) -> None:
    """A note of what is done that names files elsewhere removes none of them."""
    run(news, tmp_path / "out")
    other = tmp_path / "other.parquet"
    other.write_bytes(b"mine")
    planted = {"partition": "x", "addresses": [str(news)], "files": ["../other.parquet", str(other)]}
    (tmp_path / "out" / "_partitions" / "x.json").write_text(json.dumps(planted), "utf-8")
    (tmp_path / "out" / "_partitions" / "y.json").write_text("[", "utf-8")
    run(news, tmp_path / "out")
    assert other.read_bytes() == b"mine"
    assert contents(tmp_path / "out") == contents(archive)


def test_the_command_tells_what_came_of_it(news: Path, world: Path, archive: Path, tmp_path: Path) -> None:
    arguments = ["--gazetteer", world, "archive", news, "-o", tmp_path / "out", "--jobs", 1, "--partition-size", 0.014]
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == 1  # of the broken line
    assert "48 article(s), 36 of them passed over by their words" in result.stderr
    assert "1 failure(s)" in result.stderr
    assert contents(tmp_path / "out") == contents(archive)


def test_what_cannot_be_done_is_told_with_its_cure(world: Path, tmp_path: Path) -> None:
    arguments = ["--gazetteer", world, "archive", tmp_path / "none.jsonl", "-o", tmp_path / "out", "--jobs", 1]
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert (result.exit_code, "check the name" in result.stderr) == (2, True)
