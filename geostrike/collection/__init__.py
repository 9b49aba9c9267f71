"""The landing: many articles. What changed, what failed, what to draw again, and the page over all maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.collection.readings import read_corrected
    from geostrike.collection.running import Choices, Summary, map_articles

__all__ = ["Choices", "Summary", "map_articles", "read_corrected"]


def __getattr__(name: str) -> object:
    if name == "read_corrected":
        from geostrike.collection import readings  # noqa: PLC0415  loaded only where it is used

        return readings.read_corrected
    if name in __all__:
        from geostrike.collection import running  # noqa: PLC0415  loaded only where it is used

        return getattr(running, name)
    raise AttributeError(f"module 'geostrike.collection' has no attribute {name!r}; it offers {', '.join(__all__)}")
