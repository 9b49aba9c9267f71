"""Texts to learn from that share a run of words with texts that are measured on: ``python -m training.apart --annotated ANNOTATED CORPORA MEASURED``.

A network that has read an article answers for it from memory, also where another outlet copied only a paragraph of it. So before a
text is learned from, it is held against those that figures come from; corpora meet in places that their names do not tell.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.annotated import read_annotated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["leave_copies", "measuring_texts", "shared_runs"]

MEASURING = ("claims/dev.jsonl", "denials/dev.jsonl", "incidents/articles.jsonl", "articles/dev.jsonl")
"""Under the folder of measured corpora: the texts that the figures of claims, denials, incidents and struck places come from."""

RUN = 18
"""Words: of shorter runs nearly all are set phrases of agencies (what the observatory in Britain is, since when a war lasts); every text
of ours that was a copy shared 28 or more."""


def main(arguments: list[str] | None = None) -> int:
    """Prints each text that is not apart, with the measuring file and the words; 1 if there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotated", nargs=3, type=Path, required=True, metavar=("FILE", "CORPORA", "MEASURED"))
    chosen = parser.parse_args(arguments)
    file, corpora, measured = chosen.annotated
    texts = {row["id"]: row["text"] for row in read_annotated(file, corpora, measured)}
    met = sorted(shared_runs(texts, measuring_texts(measured)))
    for name, where, words in met:
        print(f"{name}: {where}: {words}")
    print(
        f"{len(texts)} texts, {len({name for name, _, _ in met})} share {RUN} words with a measuring one",
        file=sys.stderr,
    )
    return 1 if met else 0


def shared_runs(texts: Mapping[str, str], measuring: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """For a text and a measuring file that share ``RUN`` words or more: the text's name, the file, the first such words."""
    runs: dict[str, dict[str, str]] = {}
    for where, text in measuring:
        for run in _runs(text):
            runs.setdefault(run, {})[where] = run
    for name, text in texts.items():
        found: dict[str, str] = {}
        for run in _runs(text):
            for where in runs.get(run, ()):
                found.setdefault(where, run)
        for where, run in found.items():
            yield name, where, run


def leave_copies(docs: Sequence[dict[str, Any]], held: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles of ``docs`` (``id``, ``text``) that share no run of words with one of ``held``, a fold that is to be unseen."""
    texts = {doc["id"]: doc["text"] for doc in docs}
    copies = {name for name, _, _ in shared_runs(texts, [(doc["id"], doc["text"]) for doc in held])}
    return [doc for doc in docs if doc["id"] not in copies]


def measuring_texts(measured: Path) -> Iterator[tuple[str, str]]:
    """Every text below the folder ``measured`` that a figure comes from, with its file.

    Raises ``FileNotFoundError`` where one of the files lacks: a check against nothing would pass.
    """
    for file in MEASURING:
        for line in (measured / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield file, row["text"]


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"[^\W_]+", text.lower())
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


if __name__ == "__main__":
    raise SystemExit(main())
