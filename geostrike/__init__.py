"""geostrike reads news reports of strikes and maps where they are reported to have fallen, and who says so."""

from __future__ import annotations

__version__ = "0.1.0"
