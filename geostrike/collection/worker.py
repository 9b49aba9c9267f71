"""A process that works: run by its path, it takes tasks from standard input and gives answers to standard output.

It imports from where its parent does, except from the folder the user stands in. It ends with its parent, however that
ends, and at once when an article takes longer than it may.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pickle
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from geostrike.collection.tasks import Task

__all__ = ["READY"]

READY = b"ready\n"
"""Said once everything is loaded."""


def _load_package() -> None:
    """Make ``geostrike`` the package this file belongs to, whatever else is called so on the path."""
    folder = Path(__file__).parents[1]
    spec = importlib.util.spec_from_file_location(
        "geostrike", folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    sys.modules["geostrike"] = package = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)


def _listen(tasks: BinaryIO, waiting: SimpleQueue[Task[object]]) -> None:
    """Pass on tasks until the parent has no more, or is gone; then nobody wants what is being done."""
    try:
        while True:
            waiting.put(pickle.load(tasks))  # noqa: S301  from our own parent
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _work() -> None:
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us all; the parent decides
    sys.path[:], module = pickle.load(tasks)  # noqa: S301  from our own parent
    _load_package()
    from geostrike.collection.limits import killing  # noqa: PLC0415  only now can it be found
    from geostrike.errors import OutputError  # noqa: PLC0415
    from geostrike.garbage import collect_rarely  # noqa: PLC0415

    collect_rarely()
    importlib.import_module(module).load_heavy()
    waiting: SimpleQueue[Task[object]] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    answers.write(READY)
    answers.flush()
    while True:
        try:
            answer: object = waiting.get().do(killing)
        except OutputError as error:
            answer = error
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    _work()
