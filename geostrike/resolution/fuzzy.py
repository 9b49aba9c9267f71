"""A second net for names that the exact tier does not hold: spelt differently, and only where the article already is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.language.arabic import is_arabic
from geostrike.language.patterns import Pattern
from geostrike.model import Level, Role, Tier
from geostrike.resolution.bars import OUTSIDE as _OUTSIDE
from geostrike.resolution.evidence import LEADS_TO_A_SPOT
from geostrike.resolution.senses import make_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate, Place
    from geostrike.resolution.senses import Option, Sense

__all__ = ["widen"]

# Below these, names that share a key, or only their consonants, are mostly different names.
_LEAST_LIKE = {Tier.EXACT: 0.0, Tier.KEY: 0.72, Tier.SKELETON: 0.8, Tier.EDIT: 0.8, Tier.ONLINE: 0.8}
_LEAST_LIKE_ANYWHERE = dict.fromkeys(Tier, 0.88)  # in countries that the article does not name
_CLEARLY_LESS_LIKE = 0.05  # with a consonant more or less: a large town is no better reading of a slip than a close one
_SLIP = 0.93  # two letters changed about ("Donestk") are more alike than this
_EVERYBODY_SPELLS = 500_000  # people
_MOST = 60  # of one name: the likeliest by name alone are not yet the likeliest
_MOST_SEARCHES = 300  # names in one article: five times what a long live page asks for
_SURE = 0.5
_A_SETTING = 3  # places
_MAIN = 3  # a country is one of the main ones if it has a third of the places
_SHORTEST = 5  # letters
_SHORTEST_HELD = 4  # where the text says what it lies in; and in Arabic, which leaves the short vowels out


def widen(senses: Sequence[Sense], gazetteer: Gazetteer) -> bool:
    """Gives options to senses that nothing in the text leads to any option of. True if any got some.

    In the countries of the article's other places, or anywhere when there are none. Where nothing is found, or only an
    adjective names a country ("Arvanian jets"), with more care in those of the installed packs as well. A name in Arabic
    letters, whose vowels are guessed, only in the countries that hold a good part of the article's places.
    """
    named = [
        (best.place.country_code, sense.adjective)
        for sense in senses
        if (best := sense.best) is not None and best.share > 0.5 and best.place.country_code
    ]
    countries = sorted({code for code, _ in named if code})
    only_adjectives = all(adjective for _, adjective in named)
    counted = Counter(code for code, _ in named if code)
    main = [code for code in countries if counted[code] * _MAIN >= counted.total()]
    any_found = False
    # Where the article's places lie in other countries, those of the packs are no likelier than the rest of the world.
    others = [code for code in gazetteer.packs if code not in countries] if _count_places(senses) < _A_SETTING else []
    left = _MOST_SEARCHES
    for sense in senses:
        if sense.adjective or not _worth_a_search(sense) or any(_is_led_to(option) for option in sense.options):
            continue
        left -= 1
        if left < 0:
            sense.unsearched = True
            continue
        here = main if is_arabic(sense.key) else countries
        fresh = _look(sense, gazetteer, here, strict=only_adjectives)
        if others and (not fresh or only_adjectives) and not sense.options:
            seen = {option.place.id for option in fresh}
            fresh += [o for o in _look(sense, gazetteer, others, strict=True) if o.place.id not in seen]
        known = {option.place.id for option in sense.options}
        fresh = [option for option in fresh if option.place.id not in known]
        sense.options = [*sense.options, *fresh]
        any_found = any_found or bool(fresh)
    return any_found


_KNOWN_BY_ITSELF = 50_000  # people
_SMALL = (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT, Level.DISTRICT)


def _is_led_to(option: Option) -> bool:
    """Whether the text leads to this place of the very name, or it needs no leading to: a city, a province, a country."""
    if any(name in option.scene for name in _OUTSIDE):
        return False
    if option.place.level not in _SMALL or (option.place.population or 0) >= _KNOWN_BY_ITSELF:
        return True
    return any(option.scene.get(name) for name in LEADS_TO_A_SPOT)


def _count_places(senses: Sequence[Sense]) -> int:
    """How many senses surely mean a place smaller than a country."""
    return sum(
        1 for s in senses if s.best is not None and s.best.share > _SURE and s.best.place.level is not Level.COUNTRY
    )


def _look(sense: Sense, gazetteer: Gazetteer, countries: Sequence[str], *, strict: bool) -> list[Option]:
    """Places spelt much like it, in these countries; anywhere when none is given."""
    least = _LEAST_LIKE_ANYWHERE if strict else _LEAST_LIKE
    found = gazetteer.look_up(_part_articles(sense.name), countries=countries, least=least, limit=_MOST)
    if all(c.tier is Tier.EXACT or c.similarity < _LIKE_BY_EAR for c in found):
        found = (*found, *_spelt_by_ear(sense, gazetteer, countries))
    fitting = [
        c
        for c in found
        if c.similarity >= least[c.tier]
        and (c.place.country_code in countries or not countries)
        and c.place.level is not Level.COUNTRY
        and (not sense.levels or c.place.level in sense.levels or _is_seat(sense, c.place))
    ]
    closest = max((c.similarity for c in fitting if c.tier is not Tier.EDIT), default=0.0)
    clearly = max([closest - _CLEARLY_LESS_LIKE, *(c.similarity for c in fitting if _is_anothers(c))])
    kept = {c.place.id: c for c in reversed(fitting) if c.tier is not Tier.EDIT or c.similarity > clearly}
    return [make_option(c, gazetteer) for c in reversed(kept.values())]


_GLUED = Pattern(r"\b(?P<article>[Aa]l|[Ee]l)(?P<rest>[^aeiou\W\d_][a-z]{4,})")


def _part_articles(name: str) -> str:
    """As in "Bab Almeru", which is "Bab al-Meru": the article written onto its noun."""
    return str(_GLUED.sub(lambda m: f"{m['article']}-{m['rest']}", name))


# One sound, two spellings; gazetteers keep keys for some languages only, and these are heard in all.
_BY_EAR = (("oo", "u"), ("ee", "i"), ("ou", "u"), ("aa", "a"), ("ph", "f"), ("q", "k"), ("ei", "i"), ("w", "v"))
_LIKE_BY_EAR = 0.97
_MOST_SPELLINGS = 12


def _spelt_by_ear(sense: Sense, gazetteer: Gazetteer, countries: Sequence[str]) -> list[Candidate]:
    """Places of the name spelt with another letter for the same sound: "Vardoor" for "Vardur", in these countries."""
    if not countries or not sense.key.isascii():
        return []
    spellings = [str(sense.key)]
    for one, other in _BY_EAR:
        for old, new in ((one, other), (other, one)):
            spellings += [s.replace(old, new) for s in spellings[:_MOST_SPELLINGS] if old in s and new not in s]
            if len(spellings) > _MOST_SPELLINGS:
                break
    return [
        replace(candidate, tier=Tier.KEY, similarity=_LIKE_BY_EAR)
        for spelling in dict.fromkeys(spellings[1:_MOST_SPELLINGS])
        for candidate in gazetteer.exact(spelling)
        if candidate.place.country_code in countries
    ]


def _is_seat(sense: Sense, place: Place) -> bool:
    """A town, where the text asks for a district or region: it may be the one named after it."""
    return place.level is Level.TOWN and Level.DISTRICT in sense.levels


def _is_anothers(candidate: Candidate) -> bool:
    """A city that everybody can spell: a name with a consonant more is another place's, unless it is a slip of the pen."""
    return (
        candidate.tier is Tier.EDIT
        and candidate.similarity < _SLIP
        and (candidate.place.population or 0) >= _EVERYBODY_SPELLS
    )


def _worth_a_search(sense: Sense) -> bool:
    """Only names that the text itself calls a place; and no streets, buildings or rivers, which no gazetteer here holds."""
    short = is_arabic(sense.key) or bool(sense.containers)
    if sense.river or len(sense.key) < (_SHORTEST_HELD if short else _SHORTEST):
        return False
    return any(m.role is Role.PLACE and Level.POINT not in m.levels for m in sense.mentions)
