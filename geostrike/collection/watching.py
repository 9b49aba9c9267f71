"""Drawing again whenever something is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.articles.finding import is_address
from geostrike.articles.formats import SUFFIXES
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable

__all__ = ["watch"]

# A save is often several writes; after this much quiet it is taken to be whole. Redrawing must begin within a second.
_QUIET_MS = 150
_STEP_MS = 50


def watch(
    paths: Iterable[str | Path], target: Path, run: Callable[[], object], stop: threading.Event | None = None
) -> None:
    """Call ``run`` after every change to an article or a corrections file under ``paths``, until ``stop``.

    What is drawn into ``target`` does not count. A file that is read half-written fails, and is read again when the
    rest has come.
    """
    from watchfiles import watch as changes  # noqa: PLC0415  loaded only where it is used

    given = [Path(path) for path in paths if not is_address(path) and str(path) != "-"]
    files = {path.resolve() for path in given if not path.is_dir()}
    # Editors put a new file in the place of the old one, so its folder has to be watched.
    folders = {path.resolve() for path in given if path.is_dir()}
    watched = [folder for folder in {*folders, *(file.parent for file in files)} if folder.exists()]
    if not watched:
        raise ArticleError("there is nothing to watch: name files or folders")
    base = target.resolve()

    def matters(_: object, name: str) -> bool:
        path = Path(name)
        if path.name.startswith(".") or base in path.parents:
            return False
        if path.suffix == ".toml":
            return path.name.endswith("corrections.toml")
        return path in files or (path.suffix.lower() in SUFFIXES and any(f in path.parents for f in folders))

    for _ in changes(*watched, watch_filter=matters, debounce=_QUIET_MS, step=_STEP_MS, stop_event=stop):
        run()
