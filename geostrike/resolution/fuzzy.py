"""A second net for names that the exact tier does not hold: spelt differently, and only where the article already is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Role, Tier
from geostrike.resolution.senses import make_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.resolution.senses import Sense

__all__ = ["widen"]

# Below these, names that share a key, or only their consonants, are mostly different names.
_LEAST_LIKE = {Tier.EXACT: 0.0, Tier.KEY: 0.72}
_LEAST_LIKE_OTHERWISE = 0.8
_LEAST_LIKE_ANYWHERE = 0.88  # where the article names no country to look in
_MOST = 12
_OUTSIDE = "not in the place the text puts it in"


def widen(senses: Sequence[Sense], gazetteer: Gazetteer) -> bool:
    """Gives options to known-less senses, in the countries of the article's other places. True if any got some."""
    countries = sorted(
        {
            best.place.country_code
            for sense in senses
            if (best := sense.best) is not None and best.share > 0.5 and best.place.country_code
        }
    )
    any_found = False
    for sense in senses:
        outside = bool(sense.options) and all(_OUTSIDE in option.scene for option in sense.options)
        if (sense.options and not outside) or sense.adjective or not _worth_a_search(sense):
            continue
        found = gazetteer.look_up(sense.name, countries=countries, fuzzy=True, limit=_MOST)
        fresh = [
            make_option(c, gazetteer)
            for c in found
            if c.similarity >= (_LEAST_LIKE.get(c.tier, _LEAST_LIKE_OTHERWISE) if countries else _LEAST_LIKE_ANYWHERE)
            and (c.place.country_code in countries or not countries)
            and c.place.level is not Level.COUNTRY
            and (not sense.levels or c.place.level in sense.levels)
        ]
        if fresh and not outside:
            sense.options = fresh
        elif fresh:
            sense.options = [
                *sense.options,
                *(o for o in fresh if all(o.place.id != k.place.id for k in sense.options)),
            ]
        any_found = any_found or bool(fresh)
    return any_found


def _worth_a_search(sense: Sense) -> bool:
    """Only names that the text itself calls a place; and no streets or buildings, which no gazetteer here holds."""
    if len(sense.key) < 5:
        return False
    return any(m.role is Role.PLACE and Level.POINT not in m.levels for m in sense.mentions)
