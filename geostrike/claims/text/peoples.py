"""Words for peoples: “Arvanian”, “Belmorans”."""

from __future__ import annotations

import re

from geostrike.language.patterns import Pattern

__all__ = ["is_demonym"]

# Endings of words for peoples; a capital alone does not make one.
_PEOPLE = Pattern(
    r"(?:ian|ean|ican|fghan|german|ani|eli|aqi|eni|udi|ish|ese|ench|utch|ati|iti|tari|zbek|jik|turk|croat|serb|greek)s?$",
    re.IGNORECASE,
)


def is_demonym(word: str) -> bool:
    """Whether the word looks like the adjective of a people."""
    return word[:1].isupper() and len(word) > 4 and _PEOPLE.search(word) is not None
