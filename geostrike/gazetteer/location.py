"""Which gazetteer file is asked: the one named, else the user's own, else the one that came with the package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from geostrike.errors import GazetteerError

__all__ = ["ENVIRONMENT", "find_default", "find_gazetteer", "user_gazetteer"]

ENVIRONMENT = "GEOSTRIKE_GAZETTEER"
_PACKAGE = Path(__file__).resolve().parent
SHIPPED = _PACKAGE / "default.sqlite"
SOURCES = _PACKAGE.parents[1] / "data" / "gazetteer"


def find_gazetteer(path: Path | None = None) -> Path:
    """``path`` if given, else the one the environment names, else the user's with its packs, else the default."""
    if path is not None:
        return path
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    own = user_gazetteer()
    return own if own.is_file() else find_default()


def user_gazetteer(path: Path | None = None) -> Path:
    """Where packs and the user's own places are kept; ``path`` or the environment may name another file."""
    named = path or os.environ.get(ENVIRONMENT)
    if named:
        return Path(named)
    return _data_folder() / "gazetteer.sqlite"


def _data_folder() -> Path:
    """As platformdirs says; on Linux without importing it, which would cost a tenth of the time to start."""
    if sys.platform == "linux":
        chosen = os.environ.get("XDG_DATA_HOME", "").strip()
        return Path(chosen or os.path.expanduser("~/.local/share")) / "geostrike"  # noqa: PTH111 - works without a HOME
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("geostrike")


def find_default() -> Path:
    """The gazetteer shipped with the package; in a checkout that was never installed it is built once, in the cache."""
    if SHIPPED.is_file():
        return SHIPPED
    manifest = SOURCES / "manifest.json"
    if not manifest.is_file():
        raise GazetteerError("The default gazetteer is missing from this installation; install geostrike again")
    import hashlib  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    from platformdirs import user_cache_path  # noqa: PLC0415

    from geostrike.gazetteer.build import build_default  # noqa: PLC0415

    name = f"default-{hashlib.sha256(manifest.read_bytes()).hexdigest()[:12]}.sqlite"
    folders = (user_cache_path("geostrike"), Path(tempfile.gettempdir()) / f"geostrike-{getattr(os, 'getuid', int)()}")
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            writable = os.access(folder, os.W_OK)
        except OSError:
            continue
        if writable:
            return build_default(folder / name, SOURCES, _print_progress)
    raise GazetteerError("No folder to build the default gazetteer in; set HOME or TMPDIR to a folder you may write to")


def _print_progress(what: str, done: int, total: int) -> None:
    end = "\n" if done >= total else ""
    sys.stderr.write(f"\r{what}: {100 * done // max(total, 1)} %{end}")
    sys.stderr.flush()
