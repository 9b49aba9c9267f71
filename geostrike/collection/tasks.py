"""What a process of a crew is given to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

__all__ = ["Task"]

Answer_co = TypeVar("Answer_co", covariant=True)


class Task(Protocol[Answer_co]):
    """What a process is given: plain values. Its module has a ``load_heavy``, which is called before anything is timed."""

    @property
    def time_limit(self) -> float | None:
        """In seconds of work."""

    def do(self, within: Callable[[float | None], AbstractContextManager[None]]) -> Answer_co:
        """Do it there; ``within`` keeps the time limit. Raises ``OutputError`` when nothing can be written any more."""

    def give_up(self, message: str) -> Answer_co:
        """The answer of one that could not be done, for the reason that is given."""
