"""geostrike reads news reports of strikes and maps where they are reported to have fallen, and who says so.

The door for Python programs (each name is imported when first used, so that ``import geostrike`` costs nothing)::

    import geostrike

    article = geostrike.read_article("story.txt", date="2015-10-01", outlet="Example News")
    reading = geostrike.read(article)
    page = geostrike.draw_map(reading)          # a folium.Map
    table = geostrike.to_geodataframe([reading])
    geostrike.export([reading], "story.gpkg")
    collection = geostrike.collect([reading])   # of many articles: which tell of one strike
    geostrike.read_archive("news/*.jsonl.gz", "archive")    # millions of them, to tables; see docs/archive.md
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geostrike.version import __version__

if TYPE_CHECKING:
    from geostrike.archive import read_archive
    from geostrike.articles import read_article, read_articles, read_record
    from geostrike.export import export
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.gazetteer.opened import open_gazetteer
    from geostrike.incidents import collect
    from geostrike.maps import draw_map, to_geodataframe
    from geostrike.model import Article, Collection, Failure, Reading
    from geostrike.pipeline import read

__all__ = [
    "Article",
    "Collection",
    "Failure",
    "Gazetteer",
    "Reading",
    "__version__",
    "collect",
    "draw_map",
    "export",
    "open_gazetteer",
    "read",
    "read_archive",
    "read_article",
    "read_articles",
    "read_record",
    "to_geodataframe",
]

_OWNERS = {
    "Article": "geostrike.model",
    "Collection": "geostrike.model",
    "Failure": "geostrike.model",
    "Gazetteer": "geostrike.gazetteer.index",
    "Reading": "geostrike.model",
    "collect": "geostrike.incidents",
    "draw_map": "geostrike.maps",
    "export": "geostrike.export",
    "open_gazetteer": "geostrike.gazetteer.opened",
    "read": "geostrike.pipeline",
    "read_archive": "geostrike.archive",
    "read_article": "geostrike.articles",
    "read_articles": "geostrike.articles",
    "read_record": "geostrike.articles",
    "to_geodataframe": "geostrike.maps",
}


def __getattr__(name: str) -> object:
    if name not in _OWNERS:
        raise AttributeError(f"module 'geostrike' has no attribute {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(_OWNERS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
