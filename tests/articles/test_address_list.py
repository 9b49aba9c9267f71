from __future__ import annotations

import io
from pathlib import Path

from geostrike.articles import read_articles
from geostrike.articles.documents import Document, Kind
from geostrike.errors import NetworkError
from geostrike.model import Article, Failure

from .doors import KARSA, OSKARA, write

LIST = "# kept by the desk\nhttps://post.example/1\n\nhttps://post.example/2\r\n<https://post.example/gone>\nhttps://post.example/1\n"


class Web:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, address: str) -> Document:
        self.asked.append(address)
        if address.endswith("gone"):
            raise NetworkError("the site has no such page (404): check the address")
        text = {"1": KARSA, "2": OSKARA, "t": "https://post.example/1\n"}[address[-1]]
        return Document(where=address, name="page", kind=Kind.TEXT, data=text.encode(), url=address)


def test_a_list_is_read_as_if_each_address_had_been_named_once(tmp_path: Path) -> None:
    for paths, stdin in (([write(LIST, tmp_path, "list.txt")], None), (["-"], io.BytesIO(LIST.encode()))):
        web = Web()
        items = list(read_articles(paths, stdin=stdin, fetch=web.fetch))
        assert [item.text if isinstance(item, Article) else item.where for item in items] == [
            KARSA,
            OSKARA,
            "https://post.example/gone",
        ]
        assert web.asked == ["https://post.example/1", "https://post.example/2", "https://post.example/gone"]
        assert items[0].url == "https://post.example/1"  # type: ignore[union-attr]


def test_nobody_is_asked_because_of_a_list_that_others_wrote(tmp_path: Path) -> None:
    web = Web()
    write(LIST, tmp_path / "found", "list.txt")
    for given in (tmp_path / "found", "https://post.example/list"):
        (only,) = read_articles([given], fetch=web.fetch)
        assert isinstance(only, Failure)
        assert "name the list itself" in only.message
    assert web.asked == ["https://post.example/list"]


def test_a_text_with_an_address_in_it_is_a_text(tmp_path: Path) -> None:
    text = f"https://post.example/1\n{KARSA}"
    (only,) = read_articles([write(text, tmp_path, "a.txt")])
    assert isinstance(only, Article)
    assert only.text == text
