"""How far the best option may be trusted: a few numbers about its lead, put through a calibrated logistic."""

from __future__ import annotations

from math import log, log10
from typing import TYPE_CHECKING

from geostrike.fitted import probability, squash
from geostrike.model import Level, Tier
from geostrike.resolution.evidence import size_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.model import Place
    from geostrike.resolution.senses import Sense

__all__ = ["estimate_confidence", "find_rival", "reasons_for_confidence"]


def estimate_confidence(held: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that the best option is right, from ``reasons_for_confidence``.

    Where a pack brings every hamlet, never surer than its share among the namesakes elsewhere: of two that are alike in all
    that is known of them neither is an answer (of captions with less than two thirds of the share, 10 in 26 were right).
    A town whose namesakes are villages is far better known than they are: there the cap does not hold.
    """
    said = probability(weights, held)
    if "its country's pack is installed" not in held or "the one town among villages" in held:
        return said
    return min(said, squash(held["lead of the spot"]))


# Of captions that named such a town and no other place, five of five meant it.
_TOWN = 10_000
_HARDLY_LESS = 3  # times: what is a third as likely is worth telling of
_FAR_LARGER = 0.39  # two and a half times, in powers of ten


def _beside(a: Place, b: Place) -> bool:
    """Within about 100 km: a town and the province round it are one spot, two namesakes abroad are not."""
    return abs(a.latitude - b.latitude) < 1 and abs(a.longitude - b.longitude) < 1.5


def _is_one_spot(a: Place, b: Place) -> bool:
    """A division round a town is no rival of it; two towns of one name are, unless they stand side by side (some 15 km)."""
    if a.level is not b.level:
        return _beside(a, b)
    return abs(a.latitude - b.latitude) < 0.15 and abs(a.longitude - b.longitude) < 0.2


def find_rival(sense: Sense) -> tuple[Place, float] | None:
    """A village of the same name in the same part of a country, hardly less likely, and how likely the best is among them all.

    Where a pack brings every hamlet, several of one name lie within 100 km: that part of the country is sure, the spot is not.
    """
    best = sense.options[0]
    if "its country's pack is installed" not in best.held or best.place.level is not Level.TOWN:
        return None
    around = [o for o in sense.options if o is best or _beside(o.place, best.place)]
    apart = [o for o in around if o.place.level is Level.TOWN and not _is_one_spot(o.place, best.place)]
    mine = sum(o.share for o in around if _is_one_spot(o.place, best.place))
    if not apart or apart[0].share * _HARDLY_LESS < mine:
        return None
    return apart[0].place, mine / (mine + sum(o.share for o in apart))


def _how_much_larger(sense: Sense) -> float:
    """Than the largest namesake elsewhere, in powers of ten, at most three."""
    best = sense.options[0]
    elsewhere = [o for o in sense.options[1:] if not _beside(o.place, best.place) and o.place.level is Level.TOWN]
    if not elsewhere:
        return 0.0
    ratio = (size_of(best) + 100) / (max(size_of(o) for o in elsewhere) + 100)
    return min(3.0, max(-3.0, log10(ratio)))


def reasons_for_confidence(sense: Sense) -> dict[str, float]:
    """Named numbers for the best option of a sense that has one."""
    best = sense.options[0]
    share = min(max(best.share, 0.02), 0.98)
    spot = sum(o.share for o in sense.options if _beside(o.place, best.place))
    spot = min(max(spot, 0.02), 0.98)
    held = {
        "always": 1.0,
        "lead": log(share / (1 - share)),
        "lead of the spot": log(spot / (1 - spot)),
        "namesakes": log(len(sense.options)),
        f"is a {best.place.level}": 1.0,
    }
    if best.place.level is Level.TOWN or best.place.level is Level.NEIGHBOURHOOD:
        held["size of the town"] = best.held.get("population", 0.0)
        larger = held["how much larger than the next"] = _how_much_larger(sense)
        if (best.place.population or 0) >= _TOWN and larger >= _FAR_LARGER:
            held["the one town among villages"] = 1.0
    for name in (
        "only another name",
        "named after a town of its own",
        "in the place the text puts it in",
        "not in the place the text puts it in",
        "holds the place the text puts in it",
        "its country's pack is installed",
        "its province is named",
        "its district is named",
        "another name has a reading in it",
        "other names have a reading in its province",
        "its country is named",
        "its country is named in the sentence",
        "within 100 km of another place of its sentence",
        "within 60 km of its neighbour in the list",
        "in the province of its neighbour in the list",
        "spelt differently, and nothing near it is named",
        "a city of a million",
        "within 30 km of another place",
        "within 100 km of another place",
        "share of places in its country",
        "share of places in its province",
        "not the level the text asks for",
    ):
        value = best.held.get(name) or best.scene.get(name)
        if value:
            held[name] = value
    if len(sense.options) == 1:
        held["the only place of that name"] = 1.0
    if best.tier is not Tier.EXACT:
        held["spelt differently"] = 1.0
        held["likeness of the spelling"] = best.similarity
    if len(sense.mentions) > 1:
        held["named more than once"] = 1.0
    return held
