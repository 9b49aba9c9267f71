"""What the words of a passage tell of a raid beside its place and day: hours, what was hit, arms, names."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Traits

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read_traits"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NAME = re.compile(r"(?<![.!?:“\"]\s)(?<!^)\b[A-Z][\w’'-]{2,}")
# What begins with a capital in English without being a name that could tell raids apart.
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the".split()
)
_LONGEST = 4000  # characters of passage that are looked at; reports of one strike are far shorter


def read_traits(passages: Iterable[str], without: Iterable[str] = ()) -> Traits:
    """The traits of the passages that tell of one strike. ``without`` are names that say nothing more: those of the place."""
    text = "\n".join(passages)[:_LONGEST]
    known = _lexicon()
    found: dict[str, set[str]] = {kind: set() for kind in known}
    for match in _WORD.finditer(text.lower()):
        word = match.group().split("’")[0].split("'")[0]
        for kind, words in known.items():
            if word in words:
                found[kind].add(words[word])
    left_out = {part for name in without for part in fold(name).split()} | _CALENDAR
    names = {fold(match.group()) for match in _NAME.finditer(text)}
    return Traits(
        hours=tuple(sorted(found["hours"])),
        sites=tuple(sorted(found["sites"])),
        arms=tuple(sorted(found["arms"])),
        names=tuple(sorted(name for name in names if name and left_out.isdisjoint(name.split()))),
    )


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    """Of each kind of trait: which it is, by word."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return {
        kind: {word: trait for trait, words in traits.items() for word in words.split()}
        for kind, traits in data.items()
    }
