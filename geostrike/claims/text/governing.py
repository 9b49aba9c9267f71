"""What may stand between a preposition and the name it governs: “near the besieged town of Karsa”."""

from __future__ import annotations

from geostrike.claims.text.words import find_words

__all__ = ["SKIPPED"]

SKIPPED = find_words("text.governing", "skipped")
