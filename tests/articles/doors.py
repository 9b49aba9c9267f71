"""What the tests of every form share: the same bytes through a file, a folder, standard input and an address."""

from __future__ import annotations

import io
from pathlib import Path

from geostrike.articles import read_articles
from geostrike.articles.documents import Document, Kind
from geostrike.model import Article, Failure

# A made-up country: Arvania, its towns Karsa, Oskara and Dovrin.
KARSA = "A missile hit a mill in Karsa on Thursday, killing seven people, the governor said."
OSKARA = "An air strike hit a house in Oskara on Friday, killing 12 people, medics said."
WHERE = "https://post.example/page"


def read_all(data: bytes | str, folder: Path, name: str = "file.txt", columns: str | None = None) -> list[Article]:
    """The articles of ``data`` as a file; fails when any was not read."""
    items = list(read_articles([write(data, folder, name)], columns=columns))
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def refusal(data: bytes | str, folder: Path, name: str = "file.txt", columns: str | None = None) -> str:
    """The one line with which ``data`` is refused."""
    (only,) = read_articles([write(data, folder, name)], columns=columns)
    assert isinstance(only, Failure), only
    assert "\n" not in only.message
    return only.message


def write(data: bytes | str, folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def through_every_door(data: bytes | str, folder: Path, name: str) -> list[list[str]]:
    """Texts and refusals of ``data`` as a file under its own name and a wrong one, in a folder, as input, at an address."""
    raw = data if isinstance(data, bytes) else data.encode()

    def fetch(address: str) -> Document:
        return Document(where=address, name="page", kind=Kind.TEXT, data=raw, url=address)

    own, other = write(raw, folder / "own", name), write(raw, folder / "other", "untold.txt")
    runs = (
        read_articles([own]),
        read_articles([other]),
        read_articles([own.parent]),
        read_articles(["-"], stdin=io.BytesIO(raw)),
        read_articles([WHERE], fetch=fetch),
    )
    return [[item.text if isinstance(item, Article) else f"refused: {item.message}" for item in run] for run in runs]
