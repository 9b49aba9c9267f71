"""How the words right around a name tie it to a strike: its preposition, its verb, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.candidates import SKIPPED
from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["AT", "NEAR", "add_preposition", "is_seen_from"]


# "near the capital, X": the name stands beside its own description.
_APPOSED = find_words("places.prepositions", "apposed")
AT = find_words("places.prepositions", "at")
NEAR = find_words("places.prepositions", "near")
_BY = find_words("places.prepositions", "by")


_LONGEST_PHRASE = 12  # words from a preposition to its name
_GOVERNING = AT | NEAR | _BY | {"of", "from", "to", "between", "toward", "towards", "for"}
_CAUSING = frozenset({"realis.implicative", "realis.attitude"})
_ACTS = find_words("places.prepositions", "acts")


def add_preposition(
    reasons: set[str], passage: Passage, mention: Mention, first: int, last: int, *, after: bool
) -> None:
    """Add to ``reasons`` what the grammar beside ``mention`` says for the trigger at words ``first`` to ``last``."""
    lowers = passage.lowers
    position = mention.first - 1
    through_of = False
    described = False
    while (
        position >= 0
        and (lowers[position] in SKIPPED or (described and _colours(passage, position)))
        and mention.first - position < _LONGEST_PHRASE
        and ("," not in passage.gap(position + 1) or lowers[position] in _APPOSED)
    ):
        if lowers[position] == "of":
            through_of = True
        described = lowers[position] not in _ARTICLES and (described or lowers[position] in _DESCRIPTIONS)
        position -= 1
    word = lowers[position] if position >= 0 else ""
    if after and (
        last - 1 >= position >= first or (word == "to" and position == last)
    ):  # reached the trigger itself: "bombed the city of X"
        reasons.add("object")
    elif word in AT:
        reasons.add("prep_at")
    elif word in NEAR or (word == "to" and lowers[position - 1 : position] == ["close"]):
        reasons.add("prep_near")
    elif word in ("to", "toward", "towards", "for"):
        reasons.add("prep_toward")
    elif word == "from":
        reasons.add("prep_at" if is_seen_from(passage, position) else "prep_from")
    elif word in _BY and lowers[max(0, position - 2) : position + 1] != ["as", "well", "as"]:
        reasons.add("prep_by")
    elif word == "between":
        reasons.add("prep_between")
    elif through_of:
        reasons.add("prep_of")
    end = mention.last
    if passage.lowers[mention.last - 1].endswith("'s"):
        reasons.add("possessor")
    # “The mayor of Karsa was hit”, but not “the eastern districts of Karsa were hit”.
    governed = word in _GOVERNING or (through_of and lowers[position + 1] == "of")
    if (
        not governed
        and "object" not in reasons
        and end < len(lowers)
        and passage.gap(end).strip() == ""
        and (lowers[end] in _ACTS or (lowers[end].endswith("ed") and end != first))
    ):
        reasons.add("acts")
    if lowers[end : end + 1] == ["to"] and mention.first and passage.kinds_at[mention.first - 1] & _CAUSING:
        reasons.add("acts")  # “prompted Karsa to act”
    if not after:
        following = lowers[end : end + 4]
        if (
            any(w in ("was", "were", "been", "is", "are", "being") for w in lowers[end:first])
            and first - end <= 6
            and not governed
        ):
            reasons.add("subject_passive")
        elif first - end <= 2 and word not in AT and word not in NEAR and following and "," not in passage.gap(end):
            reasons.add("subject_active")
        if position <= 1 and (word in AT or word in NEAR):
            reasons.add("opening")


_ARTICLES = find_words("places.prepositions", "articles")
# Once one of these was passed, what stands before it only colours it: “the group's de facto [capital] Karsa”.
_DESCRIPTIONS = find_words("places.prepositions", "descriptions")


def _colours(passage: Passage, position: int) -> bool:
    """Whether the word is an adjective or the like: no verb, preposition or conjunction, and not the end of a phrase."""
    return (
        passage.lowers[position] not in _GOVERNING
        and passage.kinds_at[position].isdisjoint(_ENDING)
        and not passage.lowers[position].endswith(("ed", "ing"))
    )


_ENDING = frozenset(
    {
        "trigger.strong_noun",
        "trigger.weak_noun",
        "trigger.strong_verb",
        "trigger.weak_verb",
        "trigger.effect_verb",
        "trigger.light_verb",
        "reporting.asserts",
        "clause.opener",
        "clause.relative",
        "clause.passive",
        "clause.conjunction",
        "place.held",
        "place.moved",
    }
)


def is_seen_from(passage: Passage, position: int) -> bool:
    """“footage from X”, “smoke rising from X”: what is seen is there, and did not come from there to strike elsewhere."""
    if passage.lowers[position] != "from":
        return False
    start = max(0, position - _SEEN_WITHIN)
    if position > 1 and passage.lowers[position - 1] in _HEARD and passage.lowers[position - 2] in _WAS | _HEARD:
        return True  # “shelling was also reported from X”
    return any("speaker.video" in passage.kinds_at[p] or passage.lowers[p] in _SMOKE for p in range(start, position))


_HEARD = find_words("places.prepositions", "heard")
_WAS = find_words("shared", "passive")
_SEEN_WITHIN = 3
_SMOKE = find_words("places.prepositions", "smoke")
