"""How often Python looks for garbage while articles are worked on.

Looking at every turn costs a twentieth of the work, for lasting objects are looked through again and again; hardly ever, and the
drawn pages, whose parts know each other, are never let go: two thousand took 430 MB (``geostrike map``, Python 3.11). As here they
take as much as five hundred, 210 MB, and no more work.
"""

from __future__ import annotations

import gc

__all__ = ["collect_rarely"]


def collect_rarely() -> None:
    """Set it for this process."""
    gc.set_threshold(20_000, 5, 5)
