"""``geostrike map``: one self-contained HTML map per article."""

from __future__ import annotations
