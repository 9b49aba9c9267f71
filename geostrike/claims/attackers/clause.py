"""Who is said to have struck: as worded, with a plain name beside it; stated by the clause or implied by context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.attackers.charges import may_charge, read_charge
from geostrike.claims.attackers.naming import COMPASS, parts, read_backward, read_forward
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.model import Actor, Role

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["find_attacker", "imply"]


def find_attacker(trigger: Trigger) -> Actor | None:
    """The attacker the clause names, or ``None``. "Warplanes" alone name nobody. Found once for a trigger."""
    known = trigger.passage.attackers
    words = (trigger.first, trigger.last, trigger.kind.value)
    if words not in known:
        known[words] = _find(trigger)
    return known[words]


def _find(trigger: Trigger) -> Actor | None:
    for find in (_by,) if trigger.kind is Kind.EFFECT else (_before_noun, _by, _subject, _accused):
        found = find(trigger)
        if found is not None:
            return found
    return None


def imply(actor: Actor) -> Actor:
    """The same party, carried over from context."""
    return Actor(name=actor.name, words=actor.words, stated=False)


def _before_noun(trigger: Trigger) -> Actor | None:
    """“Russian airstrikes”, “a U.S.-led coalition air strike”, “Friday's Israeli raid”."""
    passage, end = trigger.passage, trigger.first
    if trigger.kind is not Kind.NOUN or parts(passage.gap(end)):
        return None
    while end > 1 and passage.lowers[end - 1] == "and" and "weapon.munition" in passage.kinds_at[end - 2]:
        end -= 2  # “Arvanian rocket and artillery fire”
    return read_backward(passage, end, needs_force=False)


def _by(trigger: Trigger) -> Actor | None:
    """“bombed by Russian jets”, “strikes carried out by the coalition”, “blamed on the army”."""
    passage, lowers = trigger.passage, trigger.passage.lowers
    end = min(len(lowers), trigger.last + 14)
    for position in range(trigger.last, end):
        if passage.clauses[position] - passage.clauses[trigger.first] > 1 or _SOURCING & passage.kinds_at[position]:
            break
        if trigger.kind is Kind.EFFECT and position - trigger.last > 4:
            break
        if lowers[position] == "by" and position > trigger.last and _other_participle(lowers[position - 1], trigger):
            continue
        if lowers[position] == "by" or (
            lowers[position] in ("on", "to") and lowers[position - 1] in ("blamed", "attributed")
        ):
            found = read_forward(passage, position + 1)
            if found is not None:
                return found
        elif (
            lowers[position] == "from"
            and (
                trigger.kind is Kind.NOUN
                or lowers[trigger.last - 2] == "under"  # “came under fire from rebel guns”
                or "weapon.munition" in passage.kinds_at[position - 1]  # “destroyed by bombs from an army helicopter”
            )
            and lowers[position - 1] not in _FAR
        ):
            found = read_forward(passage, position + 1, needs_force=True)
            if found is not None:
                return found
    return None


_FAR = find_words("attackers.clause", "far")
_SOURCING = frozenset({"reporting.according", "reporting.asserts", "reporting.denies"})
_CARRYING = find_words("attackers.clause", "carrying")


def _other_participle(word: str, trigger: Trigger) -> bool:
    """“fields used by”, “rebels backed by”: that “by” belongs to another deed."""
    return (
        (word.endswith("ed") or word in ("held", "run", "led", "overrun", "taken", "driven"))
        and word not in _CARRYING
        and word not in trigger.passage.lowers[trigger.first : trigger.last]
    )


def _subject(trigger: Trigger) -> Actor | None:
    """The subject before an active verb: "Houthis fired", "the army has been shelling", "Israel struck"."""
    passage, lowers = trigger.passage, trigger.passage.lowers
    verb = trigger.first
    if trigger.kind is Kind.IMPERSONAL or (
        trigger.kind is Kind.VERB and lowers[trigger.last : trigger.last + 1] == ["by"]
    ):
        return None  # “positions came under fire”, “militants hit by a drone”
    if trigger.kind is Kind.NOUN:
        light = [
            c
            for c in passage.cues
            if "trigger.light_verb" in c.kinds
            and trigger.first - 8 <= c.first < trigger.first
            and _OTHER_DEED.isdisjoint(lowers[c.last : trigger.first])
        ]
        if not light:
            return None
        verb = light[-1].first
    passive = any(
        w in ("was", "were", "been", "being", "be", "is", "are", "got") for w in lowers[max(0, verb - 3) : verb]
    )
    if passive and not lowers[verb].endswith("ing"):
        return None
    if verb and lowers[verb - 1] == "to":  # "prompting jets to bomb", "the army has continued to shell"
        head = verb - 1
        while head > 0 and lowers[head - 1] in _AUXILIARIES:
            head -= 1
        return read_backward(passage, head, needs_force=True)
    if lowers[verb - 1 : verb] == ["by"] and lowers[max(0, verb - 2)] in _ANSWERED:
        return read_backward(passage, verb - 2, needs_force=False)  # “the group responded by firing rockets”
    if lowers[verb].endswith("ing") and not (verb and lowers[verb - 1] in _AUXILIARIES):
        return None  # "…, killing", "targeting both": the subject stands with the main verb
    position = verb
    clause = passage.clauses[verb]
    # Step back over auxiliaries and adverbs to the noun phrase; a relative clause hands over to its head.
    while position > 0 and (lowers[position - 1] in _AUXILIARIES or lowers[position - 1].endswith("ly")):
        position -= 1
    relative = position > 0 and lowers[position - 1] in ("which", "who", "that")
    if relative:
        position -= 1
        noun = next((c for c in passage.cues if c.last == position and "trigger.strong_noun" in c.kinds), None)
        position = noun.first if noun is not None else position  # “an Arvanian air raid that hit …”
    if ")" in passage.gap(position):  # “the Dawn Brigade (DB) fired”
        position = next((p for p in range(position - 1, max(0, position - 4), -1) if "(" in passage.gap(p)), position)
        return read_backward(passage, position, needs_force=False) if "(" in passage.gap(position) else None
    if parts(passage.gap(position)):
        return None
    found = None if _is_elsewhere(passage, position) else read_backward(passage, position, needs_force=False)
    if found is None and position and lowers[position - 1] == "and" and passage.gap(position - 1).startswith(","):
        return None  # “Hezbollah blamed the army, an ally of Arvania, and launched rockets”
    if found is not None or (relative and noun is not None):
        return found
    return _nearest_force(passage, position, clause)


# “fired missiles at Karsa after an attack on …”, “in response to the shelling of …”: that was another's.
_OTHER_DEED = find_words("attackers.clause", "other_deed")


_ANSWERED = find_words("attackers.clause", "answered")


def _nearest_force(passage: Passage, position: int, clause: int) -> Actor | None:
    """“forces loyal to …”, “jets from the coalition”: the nearest party before the verb in its clause."""
    lowers = passage.lowers
    for mention_end in range(position - 1, max(-1, position - 14), -1):
        if passage.clauses[mention_end] < clause - 1:
            break
        if lowers[mention_end : mention_end + 2][-1] == "by" and lowers[mention_end] in _HELPED:
            continue  # the “backed” of “rebels backed by Arvania”
        if lowers[mention_end] == "by" and lowers[mention_end - 1] in _HELPED:
            continue
        if lowers[mention_end] in ("said", "says", "reported", "told", "that", "shows", "showed", "by"):
            break
        if "according" in lowers[max(0, mention_end - 3) : mention_end]:
            break  # “according to authorities in Karsa, drones hit …”
        around = (mention_end - 1, mention_end, mention_end + 1)
        if any(c.last in around and c.kinds & _VERBS and c.kinds.isdisjoint(_WEAPONS) for c in passage.cues):
            break  # what follows another verb is its object
        found = read_backward(passage, mention_end + 1, needs_force=True)
        if found is not None:
            return found
    return None


def _is_elsewhere(passage: Passage, end: int) -> bool:
    """“jets flying from X in Y hit …”, “rebels backed by X shelled”: the name right before the verb is not who."""
    mention = passage.mention_at(end - 1) if end else None
    if mention is None:
        return False
    before = mention.first - 1
    lowers = passage.lowers
    while before > 0 and lowers[before] in COMPASS:
        before -= 1
    if before > 0 and lowers[before - 1] in ("who", "which", "that"):
        return True  # “rebels who control X fired”
    if before < 0:
        return False
    if lowers[before] == "by":
        return lowers[before - 1] in _HELPED
    return mention.toponym.role is Role.PLACE and lowers[before] in ("in", "at", "from", "near", "over", "outside")


_HELPED = find_words("attackers.clause", "helped")
_WEAPONS = frozenset({"weapon.munition", "weapon.aircraft"})
_VERBS = frozenset({"trigger.effect_verb", "trigger.strong_verb", "trigger.weak_verb", "trigger.light_verb"})
_AUXILIARIES = find_words("attackers.clause", "auxiliaries")


def _accused(trigger: Trigger) -> Actor | None:
    """“accused Israel of bombing”, “…, witnesses said, blaming the army”, “X claimed responsibility for the strike”."""
    return read_charge(trigger.passage, trigger.first) if may_charge(trigger.passage) else None
