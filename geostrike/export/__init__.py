"""Room 6: readings become JSON, GeoJSON, tables, GeoPackage, KML and the other forms people work with.

``geostrike.export`` is both this package and the verb of the Python door: calling the package exports.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geostrike.export.formats import export

__all__ = ["export"]


def __getattr__(name: str) -> object:
    # Only when asked for, so that `geostrike read` loads none of the other forms.
    if name != "export":
        raise AttributeError(f"module 'geostrike.export' has no attribute {name!r}")
    from geostrike.export import formats  # noqa: PLC0415  loaded only where it is used

    return formats.export


class _CallablePackage(ModuleType):
    """A package that can be called: Python binds ``geostrike.export`` to the package once any part of it is loaded."""

    def __call__(self, *args: Any, **options: Any) -> object:
        from geostrike.export import formats  # noqa: PLC0415  loaded only where it is used

        return formats.export(*args, **options)


sys.modules[__name__].__class__ = _CallablePackage
