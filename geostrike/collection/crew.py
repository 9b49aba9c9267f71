"""Processes that work, each fed by a thread. One that dies fails the article it was at, and another takes its place."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from geostrike.collection import worker
from geostrike.collection.limits import DEADLY_SIGNAL, explain_limit
from geostrike.errors import OutputError
from geostrike.surroundings import clean_environment, clean_import_path

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from concurrent.futures import Future

    from geostrike.collection.tasks import Task

__all__ = ["WORKER", "work_in_order", "work_in_processes"]

Answer = TypeVar("Answer")


WORKER = Path(worker.__file__).resolve()
"""The program that each process runs."""

# A few more tasks than processes are on their way, so that none waits, and a stop does not wait for a thousand.
_AHEAD = 3


def work_in_processes(tasks: Iterator[Task[Answer]], count: int) -> Generator[Answer]:
    """The answers of all tasks as they are done, by ``count`` processes. Raises ``OutputError`` when none can be
    started, or nothing can be written any more.
    """
    with _crew_at(tasks, count) as give:
        running = set(give(count * _AHEAD))
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            running |= set(give(len(done)))
            for future in done:
                yield future.result()


def work_in_order(tasks: Iterator[Task[Answer]], count: int) -> Generator[Answer]:
    """Like ``work_in_processes``, the answers in the order of their tasks."""
    with _crew_at(tasks, count) as give:
        running = deque(give(count * _AHEAD))
        while running:
            answer = running.popleft().result()
            running.extend(give(1))
            yield answer


@contextmanager
def _crew_at(tasks: Iterator[Task[Answer]], count: int) -> Iterator[Callable[[int], list[Future[Answer]]]]:
    """Gives so many of the next tasks to ``count`` processes, which end with the block."""
    crew: _Crew[Answer] = _Crew()
    try:
        with ThreadPoolExecutor(count) as pool:
            try:
                yield lambda more: [pool.submit(crew.give, task) for task in islice(tasks, more)]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            finally:
                crew.dismiss()
    finally:
        crew.clear_up()


class _Crew(Generic[Answer]):
    """One process for each thread that asks, started when it first does."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: set[subprocess.Popen[bytes]] = set()
        self._dismissed = False

    def give(self, task: Task[Answer]) -> Answer:
        """Let a process do it."""
        process = self._process(type(task).__module__)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(task, process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)  # noqa: S301  from our own child
        except (OSError, EOFError, pickle.UnpicklingError):
            return self._bury(process, task)
        if isinstance(answer, OutputError):
            raise answer
        done: Answer = answer
        return done

    def dismiss(self) -> None:
        """End all processes at once: either they have nothing to do, or nobody waits for it any more."""
        with self._lock:
            self._dismissed = True
            for process in self._all:
                process.kill()

    def clear_up(self) -> None:
        """Let go of all processes, once no thread asks them any more."""
        while self._all:
            _let_go(self._all.pop())

    def _process(self, module: str) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            with self._lock:
                if self._dismissed:
                    raise OutputError("stopped")
                process = _start()
                self._all.add(process)
            _greet(process, module)
            self._own.process = process
        return process

    def _bury(self, process: subprocess.Popen[bytes], task: Task[Answer]) -> Answer:
        code = process.wait()
        self._own.process = None
        with self._lock:
            self._all.discard(process)
        _let_go(process)
        if DEADLY_SIGNAL is not None and code == -DEADLY_SIGNAL and task.time_limit is not None:
            return task.give_up(explain_limit(task.time_limit))
        return task.give_up(f"the process that was at it died ({_describe(code)}): run again, with fewer --jobs")


def _start() -> subprocess.Popen[bytes]:
    flags = ["-I", *(["-B"] if sys.dont_write_bytecode else []), *(["-X", "utf8"] if sys.flags.utf8_mode else [])]
    command = [sys.executable, *flags, str(WORKER)]
    try:
        return subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean_environment()
        )
    except OSError as error:
        raise OutputError(f"no process could be started ({error.strerror or error}): run with --jobs 1") from None


def _greet(process: subprocess.Popen[bytes], module: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump((clean_import_path(), module), process.stdin)
        process.stdin.flush()
        ready = process.stdout.read(len(worker.READY))
    except OSError:
        ready = b""
    if ready != worker.READY:
        raise OutputError(f"no process could be started ({_describe(process.wait())}): run with --jobs 1")


def _let_go(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # of what was on its way when it died
                pipe.close()
    process.wait()


def _describe(code: int) -> str:
    return f"killed by signal {-code}, perhaps for want of memory" if code < 0 else f"exit code {code}"
