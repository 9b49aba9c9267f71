"""Regular expressions that are compiled when they are first used, not when their module is imported.

Starting is a feature: the expressions of dates, numbers and relative places together cost some 60 ms to compile, and an
article without a strike needs none of them.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["Pattern"]


class Pattern:
    """Stands for ``re.compile(source, flags)``; after the first use its methods are those of the compiled one."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep what to compile."""
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and hand over every method, so that later calls go straight to it."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.source, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)
