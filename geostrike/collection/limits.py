"""A limit to the time one article may take, so that a thousand others do not wait for it.

What counts is the time the processor works on it, not the time that passes: a busy machine or a laptop that sleeps makes
no article fail, and what waits for others (a geocoder, a browser) has limits of its own.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DEADLY_SIGNAL", "OutOfTime", "can_interrupt", "explain_limit", "interrupting", "killing"]

DEADLY_SIGNAL: int | None = getattr(signal, "SIGPROF", None)
"""Ends a process whose article takes too long; ``None`` where there is no such signal, and so no limit."""

# Rung again, should the first ring have come where Python drops exceptions, as in a finaliser.
_AGAIN_SECONDS = 1.0


class OutOfTime(BaseException):
    """The limit is reached. Not an ``Exception``, so that nobody on the way takes it for a fault of the article."""


def explain_limit(seconds: float) -> str:
    """Why an article failed, and the cure."""
    return (
        f"it takes more than {seconds:g} seconds to read: allow more with --time-limit {max(1, round(seconds * 5))}, "
        "or split it"
    )


def can_interrupt() -> bool:
    """Whether ``interrupting`` has an effect here: only the first thread of a program hears signals."""
    return DEADLY_SIGNAL is not None and threading.current_thread() is threading.main_thread()


@contextmanager
def interrupting(seconds: float | None) -> Iterator[None]:
    """Raise ``OutOfTime`` within the block after so many seconds of work; without a limit, or where
    ``can_interrupt`` says no, never. A block that got to its end past the limit, because Python dropped the exception (it
    does in finalisers and in what watches the garbage collector), ends with it.

    Python code and its regular expressions are interrupted at once, a library of another language when it returns.
    """
    if seconds is None or not can_interrupt():
        yield
        return
    running, rang = True, False

    def ring(*_: object) -> None:
        nonlocal rang
        if running:
            rang = True
            raise OutOfTime

    before = signal.signal(signal.SIGPROF, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN_SECONDS)
            yield
        finally:
            running = False
        if rang:
            raise OutOfTime
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def killing(seconds: float | None) -> Iterator[None]:
    """End this process within the block after so many seconds of work, whatever it is at: for processes of our own."""
    if seconds is None or DEADLY_SIGNAL is None:
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
