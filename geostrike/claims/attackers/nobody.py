"""Words for a party that name nobody: “it”, “its jets”, “three attack helicopters”."""

from __future__ import annotations

import re

from geostrike.claims.text.words import find_words

__all__ = ["PRONOUNS", "means_us", "names_nobody"]

PRONOUNS = find_words("attackers.nobody", "pronouns")
_NOBODY = find_words("attackers.nobody", "nobody")
_SERVICES = find_words("attackers.nobody", "services")
_ARTICLE = find_words("attackers.nobody", "article")
_FIRST_PERSON = find_words("attackers.nobody", "first_person")


def names_nobody(words: str) -> bool:
    """“Warplanes”, “three attack helicopters” and “its jets” belong to somebody who is not named there; “the military” is somebody."""
    told = re.findall(r"\w+", words.lower())
    return (_NOBODY | PRONOUNS).issuperset(told) and " ".join(
        word for word in told if word not in _ARTICLE
    ) not in _SERVICES


def means_us(words: str) -> bool:
    """“We”, “our artillery”: those who speak, and never one of whom the story tells beside them, their enemies among them."""
    return words.lower().split()[0] in _FIRST_PERSON
