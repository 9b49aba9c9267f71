"""Places and reasons put into words for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.model import Place
    from geostrike.resolution.senses import Sense

__all__ = ["UNSEARCHED", "say", "say_why"]

UNSEARCHED = "the gazetteer has no such name, and it was not looked up in other spellings: the article names too many"


def say(place: Place) -> str:
    """As in "Springfield, Illinois, United States (town)"."""
    parts = [place.name]
    if place.level not in (Level.PROVINCE, Level.COUNTRY) and place.admin1:
        parts.append(place.admin1)
    if place.level is not Level.COUNTRY and place.country:
        parts.append(place.country)
    return f"{', '.join(parts)} ({place.level})"


def say_why(sense: Sense, weights: Mapping[str, float]) -> str:
    """Why the best option was taken: its strongest reasons that set it apart from the next one."""
    best = sense.options[0]
    if sense.adjective:
        return f"the people or adjective of {say(best.place)}"
    if len(sense.options) == 1:
        only = "the only place of that name " + ("that the text leaves" if sense.barred else "in the gazetteer")
        return only if best.tier is Tier.EXACT else f"{only} that is spelt much like it ({best.matched})"
    rival = sense.options[1]
    mine, theirs = best.held | best.scene, rival.held | rival.scene
    gains = {
        name: weights.get(name, 0.0) * (mine.get(name, 0.0) - theirs.get(name, 0.0))
        for name in mine.keys() | theirs.keys()
    }
    told = []
    for name, gain in sorted(gains.items(), key=lambda item: (-item[1], item[0]))[:3]:
        if gain < 0.3:
            break
        if name in mine:
            told.append("larger" if name in ("population", "largest of its name") else name)
        elif name == "smaller than its largest namesake":
            told.append("larger")
    told = list(dict.fromkeys(told))
    return f"rather than {say(rival.place)}: {'; '.join(told) if told else 'slightly better on all counts'}"
