"""Articles of one run told apart: files in two folders share a stem, and every second saved page is called index.html."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model.text import Article

__all__ = ["Identities"]

_MARK_LENGTH = 8


class Identities:
    """The ids given out so far. What two exports join on must mean one article."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def tell_apart(self, article: Article) -> Article:
        """``article``, with the id that ``choose`` gives it."""
        name = self.choose(article.id, article.sha256)
        return article if name == article.id else replace(article, id=name)

    def choose(self, own: str, sha256: str) -> str:
        """Its ``own`` id, with a mark of its text behind if another article has that id already; numbered, if its text is
        the same too. So an id depends on nothing but the articles and their order.
        """
        name = own
        if name in self._taken:
            name = f"{own}-{sha256[:_MARK_LENGTH]}"
        marked = name
        while name in self._taken:
            number = self._numbers.get(marked, 1) + 1
            self._numbers[marked] = number
            name = f"{marked}-{number}"
        self._taken.add(name)
        return name
