"""What becomes of the articles of a run: which failed, which are in a language that is read. Each is told as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, TypeVar

from geostrike.cli.settings import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.model import Failure, Reading

__all__ = ["Outcome", "report_failure"]

Item = TypeVar("Item")


class Outcome:
    """Of one run; ``finish`` makes an exit code of it."""

    def __init__(self) -> None:
        self.failed = False
        self.legible: list[bool] = []
        """Of each article whether it is in a language that is read."""

    def passes(self, item: Item | Failure) -> TypeGuard[Item]:
        """Whether it was read; if not, say why."""
        from geostrike.model import Failure

        if isinstance(item, Failure):
            self.failed = True
            report_failure(item)
            return False
        return True

    def note(self, name: str, unread: str | None) -> None:
        """Say of the article ``name`` that it is in a language that is not read, if so."""
        self.legible.append(unread is None)
        if unread is not None:
            say(f"{name}: {unread}")

    def sift(self, items: Iterable[Reading | Failure]) -> Iterator[Reading]:
        """The readings among ``items``; of what failed, or could not be read, it is said why."""
        from geostrike.language.tongue import say_not_read

        for item in items:
            if self.passes(item):
                self.note(item.article.id, say_not_read(item.article))
                yield item


def report_failure(failure: Failure) -> None:
    """Say on standard error which article could not be read, and why."""
    say(f"geostrike: {failure.where}: {failure.message}")
