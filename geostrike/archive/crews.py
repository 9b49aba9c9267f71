"""Who does the work: this process, or workers of Dask, wherever they are. Either takes items one by one and gives back what came of each.

A worker that dies is nobody's fault: what it was at is given to another, some times over, and then told as failed.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from geostrike.archive.storage import CLUSTER
from geostrike.errors import GeostrikeError, OutputError
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Keeper", "open_crew", "work_off"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 2
"""Items on their way for each thread: none waits, and a stop does not wait for a thousand."""


def work_off(
    client: Any, work: Callable[[Item], Result], items: Iterable[Item], *, retries: int = 3
) -> Iterator[tuple[Item, Result | Exception]]:
    """Each item with what ``work`` makes of it, as they are done, or with the error it ended in after ``retries`` more tries.

    ``client`` is one of Dask's, or ``None`` to work here. Raises ``GeostrikeError`` at once, for it would be raised again.
    """
    if client is None:
        for item in items:
            yield item, _try(work, item)
        return
    keeper = Keeper(client)
    waiting = iter(items)
    running: dict[Any, tuple[Item, int]] = {}
    """Each item on its way, and how often it failed."""
    while True:
        room = max(1, sum(client.nthreads().values())) * _AHEAD - len(running)
        for item in islice(waiting, max(0, room)):
            running[client.submit(work, item, pure=False)] = item, 0
        if not running:
            return
        for future in _wait_for_some(running, keeper):
            item, failed = running.pop(future)
            error = None if future.status == "finished" else _error_of(future)
            if error is None:
                yield item, future.result()
            elif isinstance(error, GeostrikeError):
                raise error
            elif failed < retries:
                running[client.submit(work, item, pure=False)] = item, failed + 1
            else:
                yield item, error


def _wait_for_some(running: Iterable[Any], keeper: Keeper) -> Iterable[Any]:
    """Those that are done, once some are."""
    from distributed import wait  # noqa: PLC0415  an extra

    while True:
        keeper.look()
        try:
            done: Iterable[Any] = wait(list(running), timeout=_LOOKS_EVERY, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            continue
        return done


_LOOKS_EVERY = 5.0  # seconds


class Keeper:
    """Sees that a cluster of ours keeps its workers: Dask starts one again that died, but not one that died while it started."""

    def __init__(self, client: Any) -> None:
        self._cluster = getattr(client, "cluster", None)
        self._wanted = getattr(self._cluster, _JOBS, 0)
        self._missing = 0

    def look(self) -> None:
        """Ask for as many more as were missing now and at the last look; where others keep the workers, nothing."""
        if not self._wanted or self._cluster is None:
            return
        alive = sum(nanny.pid is not None for nanny in list(self._cluster.workers.values()))
        missing = max(0, self._wanted - alive)
        if missing and self._missing:
            self._cluster.scale(len(self._cluster.worker_spec) + min(missing, self._missing))
            missing = 0  # until the next look they may have started
        self._missing = missing


_JOBS = "geostrike_jobs"
"""What we note on a cluster that we started: how many workers it should have."""


def _try(work: Callable[[Item], Result], item: Item) -> Result | Exception:
    try:
        return work(item)
    except GeostrikeError:
        raise
    except Exception as error:  # noqa: BLE001  one partition must not stop a thousand others
        return error


def _error_of(future: Any) -> Exception:
    if future.status == "error":
        error = future.exception()
        return error if isinstance(error, Exception) else RuntimeError(str(error))
    return RuntimeError(f"it was {future.status}")  # cancelled or lost


@contextmanager
def open_crew(jobs: int, scheduler: str | None = None) -> Iterator[Any]:
    """A client of Dask: of the scheduler at an address (or described in a file), else of ``jobs`` processes started here; ``None``
    for one job, which needs no Dask. Raises ``GeostrikeError`` with the cure.
    """
    if scheduler is None and jobs <= 1:
        yield None
        return
    try:
        import dask  # noqa: PLC0415  an extra
        from distributed import Client, LocalCluster  # noqa: PLC0415
    except ImportError:
        raise OutputError(f"more than one process needs Dask: {CLUSTER}, or use --jobs 1") from None
    if scheduler is not None:
        named = {"scheduler_file": scheduler} if scheduler.endswith(".json") else {"address": scheduler}
        try:
            client = Client(**named)
        except (OSError, ValueError) as error:
            raise OutputError(f"no scheduler answers at {scheduler} ({error}): check the address") from None
        with client:
            _check_workers(client)
            yield client
        return
    with (
        _safe_path(),
        dask.config.set(_QUIET),
        LocalCluster(
            n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=_SILENT
        ) as cluster,
        Client(cluster) as client,
    ):
        setattr(cluster, _JOBS, jobs)
        yield client


_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.gil.enabled": False,
}
"""What Dask looks up many times a second, so that its dashboard can show it, costs workers that are never idle a tenth of their time."""
_SILENT = 50  # logging.CRITICAL: what dies is tried again, and told in the end


@contextmanager
def _safe_path() -> Iterator[None]:
    """Processes that are started meanwhile import nothing from the folder the user stands in."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _check_workers(client: Any) -> None:
    """Raise ``OutputError`` when a worker has another geostrike, or none: it would read otherwise."""
    cure = f'install the same on every worker: pip install "geostrike[cluster]=={__version__}"'
    try:
        found = set(client.run(say_version).values())
    except Exception as error:  # noqa: BLE001  whatever a worker without geostrike makes of it
        raise OutputError(
            f"the workers cannot import geostrike ({' '.join(str(error).split())[:200]}); {cure}"
        ) from None
    if found - {__version__}:
        raise OutputError(f"workers have geostrike {', '.join(sorted(found))}, this is {__version__}; {cure}")


def say_version() -> str:
    """Of the geostrike that a worker has."""
    return __version__
