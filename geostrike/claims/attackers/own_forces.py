"""“its aircraft”, “we struck”: the side a speaker speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.attackers.charges import says_itself
from geostrike.claims.text.authorship import is_demonym
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.trigger import Kind
from geostrike.model import Actor, SpeakerKind, Stance

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.triggers.trigger import Trigger
    from geostrike.claims.voices.scopes import Attribution
    from geostrike.model import Speaker

__all__ = ["is_party", "own_forces", "own_side"]

_PARTIES = frozenset({SpeakerKind.MILITARY, SpeakerKind.ARMED_GROUP, SpeakerKind.GOVERNMENT})
_OWNED = frozenset({"attacker.force", "attacker.group", "weapon.aircraft", "weapon.munition"})


def _is_insider(speaker: Speaker) -> bool:
    """“a source at the Arvanian security service”: he speaks of its deeds."""
    words = speaker.name.split()
    return (
        len(words) > 2
        and words[0].lower() in _INSIDERS
        and words[1] in ("at", "in", "from", "within")
        and not _SERVICES.isdisjoint(word.lower() for word in words[2:])
    )


_INSIDERS = find_words("attackers.own_forces", "insiders")
_SERVICES = find_words("attackers.own_forces", "services")


def is_party(speaker: Speaker) -> bool:
    """Whether the speaker is one who strikes: forces, a government, a named body of no other kind ("the Guards")."""
    return (
        speaker.kind in _PARTIES
        or _is_insider(speaker)
        or (speaker.kind is SpeakerKind.OTHER and not speaker.anonymous and speaker.description is None)
    )


def own_forces(trigger: Trigger, attribution: Attribution | None) -> Actor | None:
    """The speaker's own side, where the clause says “its aircraft”, “our forces”, “it” or “we” struck."""
    if attribution is None or not is_party(attribution.speaker):
        return None
    passage, lowers = trigger.passage, trigger.passage.lowers
    denied = attribution.cue[1]
    if attribution.stance is Stance.DENIES and denied <= trigger.first <= denied + 5 and lowers[denied].endswith("ing"):
        return own_side(attribution)  # “denied bombing the town”
    if says_itself(passage):
        return own_side(attribution)
    if any(w in ("was", "were", "been", "being") for w in lowers[max(0, trigger.first - 3) : trigger.first]):
        return None
    forces = {p for p in range(trigger.first) if not _OWNED.isdisjoint(passage.kinds_at[p])}
    for position in range(trigger.first - 1, max(attribution.first - 1, trigger.first - 7), -1):
        word = lowers[position]
        if word in ("they", "their") and passage.quoted[position]:
            return None  # “They bombed our house,” he said: others
        owned = word in ("its", "our", "their", "his", "her") and not forces.isdisjoint(
            range(position + 1, position + 4)
        )
        if owned or (
            word in ("it", "we", "they") and (trigger.kind is not Kind.NOUN or _carries_out(passage, position))
        ):
            return _name_side(attribution.speaker, word)
    return None


def _carries_out(passage: Passage, subject: int) -> bool:
    """“it launched a strike”, “we have carried out raids”; not “it was investigating reports of an air strike”."""
    return any(
        "trigger.light_verb" in passage.kinds_at[p] for p in range(subject + 1, min(subject + 4, len(passage.words)))
    )


def own_side(attribution: Attribution) -> Actor | None:
    """The side the speaker speaks for, as an attacker."""
    return _name_side(attribution.speaker, attribution.speaker.words)


def _name_side(speaker: Speaker, words: str) -> Actor | None:
    name = _side_of(speaker)
    if _NOBODY.issuperset(name.lower().split()):
        return None  # a ministry: the text has said whose, or nobody knows
    return Actor(name=name, words=words, stated=True)


_NOBODY = find_words("attackers.own_forces", "nobody")


def _side_of(speaker: Speaker) -> str:
    """Whom a spokesman speaks for: his description names it ("army spokesman"); a group's only says what it is."""
    words = speaker.name.split()
    if _is_insider(speaker):
        return _state_of(" ".join(words[2:]))
    if speaker.description and not speaker.anonymous and speaker.description.split()[-1].lower() not in _BODIES:
        words = speaker.description.split()
    while words and words[0].lower().strip(",") in _RANKS:
        words = words[1:]
    while words and words[-1].lower().strip(",") in _RANKS:
        words = words[:-1]
    return _state_of(" ".join(words) or speaker.name)


_BODIES = find_words("attackers.own_forces", "bodies")
_RANKS = find_words("attackers.own_forces", "ranks")
_OFFICES = find_words("attackers.own_forces", "offices")


def _state_of(name: str) -> str:
    """“Arvanian Defence Ministry” → “Arvanian”: its aircraft are the country's."""
    first, *rest = name.split()
    return first if rest and is_demonym(first) and all(word.lower() in _OFFICES for word in rest) else name
