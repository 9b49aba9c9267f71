"""Fitted weights that are shipped as JSON beside the code that they weigh for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geostrike.errors import GeostrikeError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_fitted"]


def read_fitted(path: Path) -> dict[str, Any]:
    """The object in the file. Raises ``GeostrikeError`` where it is missing or broken: nothing else stands in for it."""
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"{path.parent.name}/{path.name} of this installation is missing or broken"
        raise GeostrikeError(f"{problem} ({error}); install geostrike again") from error
    return table
