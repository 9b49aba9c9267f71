"""A small place far from all that the article is about: its name is known there, but nothing in the text leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.resolution.senses import Option, Sense

__all__ = ["find_far_afield", "is_far_afield"]

# A town this large is named without its country, the world over. Of 21 smaller ones that nothing led to, in four world
# corpora, one was right.
_NEEDS_NO_COUNTRY = 50_000
_LEAST_COMPANY = 0.1
_SOME_COMPANY = 0.25  # for a place that is spelt otherwise
_LEADS_THERE = (
    "its country is named",
    "its province is named",
    "within 300 km of another place",
    "in the place the text puts it in",
    "holds the place the text puts in it",
    "in the country of the dateline",
)
# A name spelt otherwise may be another place's: its country alone does not lead there.
_LEADS_TO_ANOTHER_SPELLING = (
    "its province is named",
    "its district is named",
    "within 100 km of another place",
    "in the place the text puts it in",
    "holds the place the text puts in it",
    "in the province of the dateline",
)
_MUCH_LIKE = 0.85
# Nor to one of a pack's hamlets, in an article about other countries.
_LEADS_TO_A_HAMLET = tuple(name for name in _LEADS_THERE if name != "its country is named")
_SHARE = "share of places in its country"
# One other place is no setting: a paragraph about something else must not take a village off the map.
_FEWEST_OTHERS = 3
_TRUSTED = 0.5


def find_far_afield(senses: Sequence[Sense]) -> set[int]:
    """Ids (``id(sense)``) of the senses whose options all lie far afield; none in an article of few places."""
    known = {id(sense) for sense in senses if sense.best is not None and sense.best.share > _TRUSTED}
    return {
        id(sense)
        for sense in senses
        if sense.options
        and len(known) - (id(sense) in known) >= _FEWEST_OTHERS
        and all(is_far_afield(sense, option) for option in sense.options)
    }


def is_far_afield(sense: Sense, option: Option) -> bool:
    """Whether nothing leads to this one place; only to be asked of the senses that ``find_far_afield`` gives."""
    return _is_far_afield(option) or _is_no_quarter(sense, option)


def _is_no_quarter(sense: Sense, option: Option) -> bool:
    """Whether the text calls a neighbourhood what is only a town far from all that the article names."""
    return (
        sense.levels == (Level.NEIGHBOURHOOD,)
        and option.place.level is not Level.NEIGHBOURHOOD
        and not any(option.scene.get(name) for name in _BESIDE)
    )


_BESIDE = (
    "within 100 km of another place",
    "in the place the text puts it in",
    "near the place the text puts it near",
    "holds the place the text puts in it",
)


def _is_far_afield(option: Option) -> bool:
    """Whether none of the article's other places, nor a country or province it names, leads to this small one.

    To a quarter of another spelling, and to a place spelt far otherwise, only something near it leads.
    """
    place = option.place
    loose = (
        place.level is Level.NEIGHBOURHOOD
        or option.similarity < _MUCH_LIKE
        or option.scene.get(_SHARE, 1.0) <= _SOME_COMPANY
    )
    if (
        option.tier is not Tier.EXACT
        and loose
        and not any(option.scene.get(name) for name in _LEADS_TO_ANOTHER_SPELLING)
    ):
        return True
    hamlet = option.from_pack and not place.population
    return (
        place.level in (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT, Level.DISTRICT)
        and (place.population or 0) < _NEEDS_NO_COUNTRY
        and option.scene.get(_SHARE, 1.0) <= _LEAST_COMPANY
        and not any(option.scene.get(name) for name in (_LEADS_TO_A_HAMLET if hamlet else _LEADS_THERE))
    )
