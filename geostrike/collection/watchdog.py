"""A limit to the time one article may take in a thread that hears no signals, as workers of Dask are.

Another thread looks now and then how long the watched one has worked, and raises ``OutOfTime`` in it when that is too long.
Python code ends at once; a library of another language when it returns. What does not end by then ends with its process.
"""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.collection.limits import OutOfTime

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["interrupting_thread"]

_LOOKS_EVERY = 0.25  # seconds
_LONGEST = 5
"""So many times the limit more after it rang, and the process ends: nothing else can stop what is at work."""
_GRACE = 1.0
"""Seconds of work that what rang has at least to hear it."""
_HEARD_WITHIN = 1000
"""Rounds of a loop by whose end a thread has heard what rang: CPython looks at the end of each."""


@dataclass(slots=True)
class _Watched:
    thread: int
    clock: int
    end: float
    grace: float
    deadly: float = float("inf")
    """When it is to end with its process: nothing does before it rang."""

    @property
    def rang(self) -> bool:
        return self.deadly != float("inf")


_watched: dict[int, _Watched] = {}
_lock = threading.Lock()
_awake = threading.Event()
_started = False


@contextmanager
def interrupting_thread(seconds: float | None) -> Iterator[None]:
    """Raise ``OutOfTime`` within the block after so many seconds of this thread's work; never without a limit, or where
    the system does not tell how long a thread has worked (Windows, macOS).
    """
    if seconds is None or not hasattr(time, "pthread_getcpuclockid"):
        yield
        return
    thread = threading.get_ident()
    clock = time.pthread_getcpuclockid(thread)
    now = time.clock_gettime(clock)
    entry = _Watched(thread, clock, now + seconds, max(_GRACE, _LONGEST * seconds))
    _begin(entry)
    try:
        yield
    finally:
        # What rang just now is heard here, for else it would end the next article. It is not taken back: CPython 3.11 then
        # looks for it for ever, and a profiled thread hangs. Every call stands within a ``try``, for any may be where it is heard.
        while thread in _watched:
            try:
                with _lock:
                    _watched.pop(thread, None)
            except OutOfTime:
                continue
        try:
            if entry.rang:
                for _ in range(_HEARD_WITHIN):
                    pass
        except OutOfTime:
            pass
    if entry.rang:
        raise OutOfTime


def _begin(entry: _Watched) -> None:
    global _started  # noqa: PLW0603  one thread looks after all others
    with _lock:
        _watched[entry.thread] = entry
        if not _started:
            threading.Thread(target=_look_after, name="geostrike-watchdog", daemon=True).start()
            _started = True
    _awake.set()


def _look_after() -> None:
    while True:
        if not _watched:
            _awake.clear()
            _awake.wait(1.0)
            continue
        time.sleep(_LOOKS_EVERY)
        with _lock:
            for entry in _watched.values():
                _look_at(entry)


def _look_at(entry: _Watched) -> None:
    try:
        worked = time.clock_gettime(entry.clock)
    except OSError:  # the thread is gone
        return
    if worked >= entry.deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    if worked >= entry.end and not entry.rang:
        entry.deadly = worked + entry.grace
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(entry.thread), ctypes.py_object(OutOfTime))
