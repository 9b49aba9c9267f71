"""Words for peoples: “Arvanian”, “Belmorans”."""

from __future__ import annotations

from geostrike.claims.text.words import find_pattern

__all__ = ["is_demonym"]

_ENDINGS = find_pattern("text.peoples", "endings")


def is_demonym(word: str) -> bool:
    """Whether the word looks like the adjective of a people."""
    return word[:1].isupper() and len(word) > 4 and _ENDINGS.search(word) is not None
