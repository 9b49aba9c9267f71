"""A news archive: millions of articles, read in partitions, on this machine or on a Dask cluster, into tables.

``docs/archive.md`` tells what the tables hold, how a run is taken up again, and what is done about what goes wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.archive.running import Summary, read_archive

__all__ = ["Summary", "read_archive"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'geostrike.archive' has no attribute {name!r}; it offers {', '.join(__all__)}")
    from geostrike.archive import running  # noqa: PLC0415  loaded only where it is used

    return getattr(running, name)
