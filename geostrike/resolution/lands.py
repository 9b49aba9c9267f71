"""What tells of a land without naming a place in it: whose army or observatory is named, which armed group, and that strikes are told of.

"The Syrian Observatory said a drone hit Ain Vost": no place of Syria is named, and yet Syria is meant. A name that the text leaves open
is rather the one in a land where strikes have been on record than a namesake in a land at peace, and in a large land the one near its
fighting.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Toponym
    from geostrike.model.document import Document, Word
    from geostrike.resolution.senses import Sense

__all__ = ["note_lands"]

_LIKELY = 0.5
"""So sure must the annotator be of one event for the article to tell of strikes."""


class _Table(NamedTuple):
    struck: dict[str, frozenset[str]]
    """Codes of the countries in which strikes are on record, each with those of the provinces near the fighting; without any: all."""
    groups: dict[tuple[str, ...], frozenset[str]]
    """Names of groups, word by word, to the codes of their lands."""
    longest: int


@cache
def _read() -> _Table:
    table = tomllib.loads(Path(__file__).with_name("lands.toml").read_text(encoding="utf-8"))
    groups: dict[tuple[str, ...], set[str]] = {}
    for code, names in table["groups"].items():
        for name in names:
            groups.setdefault(tuple(name.replace("-", " ").split()), set()).add(code)
    frozen = {words: frozenset(codes) for words, codes in groups.items()}
    near = table["near"]
    struck = {
        land: frozenset(f"{land}.{code}" for code in near.get(land, "").split()) for land in table["struck"].split()
    }
    return _Table(struck, frozen, max(map(len, frozen)))


def note_lands(document: Document, toponyms: Sequence[Toponym], senses: Iterable[Sense], gazetteer: Gazetteer) -> None:
    """Notes for each sense the lands whose parties are named (``lands``), and those that strikes speak for (``struck``)."""
    annotation = document.annotation
    told = annotation is not None and any(event.probability >= _LIKELY for event in annotation.events)
    lands = frozenset(_find_lands(document, toponyms, gazetteer))
    for sense in senses:
        sense.lands = lands
        sense.struck = _read().struck if told else {}


def _find_lands(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> set[str]:
    """Of groups, and of peoples in names that are no place's: "Syrian Observatory for Human Rights"."""
    taken = {at for toponym in toponyms for at in range(toponym.span.start, toponym.span.end)}
    words = [word for word in document.words if word.start not in taken]
    table, found = _read(), set[str]()
    for toponym in toponyms:
        if toponym.role is Role.ADJECTIVE:  # “Israeli planes”: where they strike
            found |= table.groups.get((toponym.span.text,), frozenset())
    for at, word in enumerate(words):
        if not word.text[:1].isupper() and word.text not in _ARTICLES:
            continue
        people = gazetteer.demonym(word.text)
        if people is not None and people.country_code is not None:
            found.add(people.country_code)
        for size in range(1, table.longest + 1):
            found |= table.groups.get(tuple(map(_plain, words[at : at + size])), frozenset())
    return found


_ARTICLES = frozenset({"al", "el"})


def _plain(word: Word) -> str:
    """Without “'s”, and an article small."""
    text = word.text.removesuffix("'s").removesuffix("’s")
    return text.lower() if text.lower() in _ARTICLES else text
