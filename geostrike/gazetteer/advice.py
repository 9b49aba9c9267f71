"""What to tell a user whose gazetteer lacks something: the nearest spellings, and the pack that might hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.gazetteer.phrase import parse_phrase
from geostrike.language.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geostrike.gazetteer.index import Gazetteer

__all__ = ["advise_packs", "find_advised", "suggest_names"]

_MOST = 5


def advise_packs(countries: Iterable[str], gazetteer: Gazetteer) -> str | None:
    """One line for an article that names countries whose pack is missing, with the command; ``None`` if none is."""
    missing = sorted({code for code in countries if gazetteer.country(code)} - set(gazetteer.packs))
    if not missing:
        return None
    named = [f"{place.name}" for code in missing if (place := gazetteer.country(code))]
    said = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"Only towns of 500 people and more are known in {said}; {_COMMAND}{' '.join(missing)}"


def find_advised(words: str) -> tuple[str, ...]:
    """The codes of the countries that a line of ``advise_packs`` is about; none in any other line."""
    _, found, codes = words.partition(_COMMAND)
    return tuple(code for code in codes.split() if len(code) == 2 and code.isupper()) if found else ()


_COMMAND = "for every village run: geostrike gazetteer add "


def suggest_names(name: str, gazetteer: Gazetteer, countries: Collection[str] = ()) -> tuple[str, ...]:
    """Known names that begin like this one and share most of its letters, for "did you mean"."""
    asked = fold(parse_phrase(name).names[0]) if name.strip() else ""
    if len(asked) < 3:
        return ()
    return gazetteer.spellings_near(asked, countries=countries, limit=_MOST)
