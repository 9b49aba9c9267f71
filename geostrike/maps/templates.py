"""The one way templates are opened: our own Jinja environment, never folium's; everything put into one is escaped.

Compiling the page's templates takes a tenth of a second, so what was compiled is kept in the user's cache folder. Jinja keys
it by the template's own bytes; where the folder cannot be written, templates are compiled each time and nothing is said.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from platformdirs import user_cache_path

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket

__all__ = ["open_templates"]


class _Kept(FileSystemBytecodeCache):
    """A cache that is a help, never a reason to fail."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def open_templates(folder: Path) -> Environment:
    """The templates of ``folder``, autoescaped, strict about names that do not exist."""
    kept = None
    with suppress(OSError):
        place = user_cache_path("geostrike", appauthor=False) / "templates"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = _Kept(str(place))
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=kept,
    )
