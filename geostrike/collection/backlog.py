"""Articles that are to be drawn, read ahead of the drawing: far enough to know how many there are, if they are not too
many, and no further than memory allows.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.collection.drawing import Task

__all__ = ["Backlog"]

# What waits at most: a few thousand articles of usual length, which take some ten megabytes.
_MOST_BYTES = 16_000_000
_MOST_TASKS = 4_000


class Backlog:
    """An iterator over tasks that holds some of them already."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks: Iterator[Task] | None = tasks
        self._waiting: deque[Task] = deque()
        self._bytes = 0
        self._given = 0
        self._fill()

    def __iter__(self) -> Backlog:
        return self

    def __next__(self) -> Task:
        if not self._waiting:
            raise StopIteration
        task = self._waiting.popleft()
        self._bytes -= len(task.document.data)
        self._given += 1
        self._fill()
        return task

    @property
    def known(self) -> int:
        """How many tasks there are at least."""
        return self._given + len(self._waiting)

    @property
    def total(self) -> int | None:
        """How many tasks there are; ``None`` as long as that is not known."""
        return None if self._tasks is not None else self.known

    def _fill(self) -> None:
        while self._tasks is not None and len(self._waiting) < _MOST_TASKS and self._bytes < _MOST_BYTES:
            task = next(self._tasks, None)
            if task is None:
                self._tasks = None
                return
            self._waiting.append(task)
            self._bytes += len(task.document.data)
