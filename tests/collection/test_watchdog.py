"""Time limits in threads that hear no signals."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from geostrike.collection import watchdog
from geostrike.collection.limits import OutOfTime
from geostrike.collection.watchdog import interrupting_thread

pytestmark = pytest.mark.skipif(not hasattr(time, "pthread_getcpuclockid"), reason="threads have no clock here")


def work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(1000))


def in_thread(work: Callable[[], str]) -> str:
    told: list[str] = []
    thread = threading.Thread(target=lambda: told.append(work()))
    thread.start()
    thread.join(30)
    return told[0]


def test_work_that_takes_too_long_ends() -> None:
    def limited() -> str:
        try:
            with interrupting_thread(0.05):
                work(20)
        except OutOfTime:
            return "out of time"
        return "done"

    assert in_thread(limited) == "out of time"


def test_work_within_its_limit_and_waiting_beyond_it_are_left_alone() -> None:
    def limited() -> str:
        with interrupting_thread(5):
            work(0.01)
        with interrupting_thread(0.2):
            time.sleep(0.6)
        return "done"

    assert in_thread(limited) == "done"


def test_what_rang_too_late_does_not_end_the_next_article() -> None:
    def limited() -> str:
        ended = 0
        for _ in range(3):
            try:
                with interrupting_thread(0.05):
                    work(20)
            except OutOfTime:
                ended += 1
            work(0.3)  # outside of any limit
        return f"{ended} ended"

    assert in_thread(limited) == "3 ended"


_PROFILED = """
import sys, threading, time
from geostrike.collection.limits import OutOfTime
from geostrike.collection.watchdog import interrupting_thread

def called(): return sum(range(10))

def limited():
    try:
        with interrupting_thread(0.05):
            while True:
                called()
    except OutOfTime:
        pass
    sys.setprofile(lambda *_: None)
    for _ in range(10_000):
        called()
    sys.setprofile(None)
    print("went on")

thread = threading.Thread(target=limited)
thread.start()
thread.join()
"""


def test_a_thread_that_rang_can_be_profiled_afterwards() -> None:
    """CPython 3.11 hangs there when what rang was taken back."""
    told = subprocess.run([sys.executable, "-c", _PROFILED], capture_output=True, text=True, timeout=30, check=True)
    assert told.stdout == "went on\n"


def test_nobody_is_ended_with_the_process_before_it_rang(monkeypatch: pytest.MonkeyPatch) -> None:
    killed: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, _: killed.append(pid))
    monkeypatch.setattr(ctypes.pythonapi, "PyThreadState_SetAsyncExc", lambda *_: 1)
    clock = time.pthread_getcpuclockid(threading.get_ident())
    late = watchdog._Watched(threading.get_ident(), clock, end=-100.0, grace=1000.0)
    watchdog._look_at(late)
    watchdog._look_at(late)
    assert (late.rang, killed) == (True, [])
    late.deadly = 0.0
    watchdog._look_at(late)
    assert len(killed) == 1


def test_without_a_limit_nothing_is_watched() -> None:
    with interrupting_thread(None):
        work(0.01)
