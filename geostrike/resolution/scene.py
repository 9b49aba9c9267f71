"""What the article's other places say: where its anchors lie, which countries and provinces they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from geostrike.model import Level, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Place
    from geostrike.resolution.senses import Sense

__all__ = ["Anchor", "Scene", "set_scene", "weigh"]

_MUCH_ALIKE = 0.9  # what is spelt less alike may be another place, and leads nowhere
_WIDE = (Level.COUNTRY, Level.REGION)
# Places measured to: more than any article names. Each place is measured to all of them, so that a text without end would
# take time that grows with the square of its length.
_MOST_NEAR = 150


class Anchor(NamedTuple):
    """The place that leads for a sense, and how far it is trusted (0 to 1)."""

    sense: Sense
    place: Place
    trust: float


@dataclass(slots=True)
class Scene:
    """Sums over the anchors. A sense's own part is taken out where it is judged."""

    anchors: list[Anchor] = field(default_factory=list)
    near: list[Anchor] = field(default_factory=list)
    """Those with a point worth measuring to: towns, districts, small provinces."""
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    named_countries: dict[str, set[int]] = field(default_factory=dict)
    """Countries named as such (or by their people), to the ids of the senses that name them."""
    named_provinces: dict[str, set[int]] = field(default_factory=dict)
    readings: Counter[str] = field(default_factory=Counter)
    """First-level divisions to how many names have some reading there: the fewest divisions that hold most names win."""
    districts: dict[str, set[int]] = field(default_factory=dict)
    """Second-level divisions to the ids of the senses that have a reading there."""
    local: int = 0
    """How many names have a reading as a town or district."""
    keys: frozenset[str] = frozenset()
    total: float = 0.0
    dateline: Place | None = None


def set_scene(senses: Sequence[Sense]) -> Scene:
    """The scene as the leading options paint it."""
    scene = Scene(keys=frozenset(sense.key for sense in senses if not sense.adjective))
    for sense in senses:
        _add_readings(scene, sense)
        best = sense.best
        if best is None:
            continue
        place = best.place
        trust = best.share
        scene.anchors.append(Anchor(sense, place, trust))
        weight = weigh(sense)
        scene.total += weight
        if place.country_code:
            scene.countries[place.country_code] += weight
            if place.level is Level.COUNTRY and trust > 0.5:
                scene.named_countries.setdefault(place.country_code, set()).add(id(sense))
        if place.admin1_code and place.level not in _WIDE:
            scene.provinces[place.admin1_code] += weight
            if place.level is Level.PROVINCE and trust > 0.3:
                scene.named_provinces.setdefault(place.admin1_code, set()).add(id(sense))
        if (
            place.level not in _WIDE
            and trust > 0.2
            and len(scene.near) < _MOST_NEAR
            and (best.tier is Tier.EXACT or best.similarity >= _MUCH_ALIKE)
        ):
            scene.near.append(scene.anchors[-1])
        if sense.dateline and scene.dateline is None:
            scene.dateline = place
    return scene


def weigh(sense: Sense) -> float:
    """How much a sense tells of where the article is set: by its likeliest place and how often it is named; a people's adjective, which may
    only say who speaks or fights ("Russian officials"), less.
    """
    if sense.best is None:
        return 0.0
    return sense.best.share * (1.0 + min(3, len(sense.mentions) - 1) * 0.3) * (_PEOPLE if sense.adjective else 1.0)


_PEOPLE = 0.3  # by hand: 1.0 draws "Russian officials said shells hit Donetsk" in Russia; no corpus tells the two apart


def _add_readings(scene: Scene, sense: Sense) -> None:
    provinces: set[str] = set()
    for option in sense.options:
        place = option.place
        if place.level in _WIDE or place.level is Level.PROVINCE or place.admin1_code is None:
            continue
        provinces.add(place.admin1_code)
        if place.admin2_code and place.level is not Level.DISTRICT:
            scene.districts.setdefault(place.admin2_code, set()).add(id(sense))
    if provinces:
        scene.local += 1
        scene.readings.update(provinces)
