"""Whether a word that may be a noun or a verb ("shells", "bombing", "hit") is a verb in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["is_verb", "takes_object"]

# Words before a word that make it a verb, or a noun.
_VERB_BEFORE = find_words("text.verbs", "verb_before")
_NOUN_BEFORE = find_words("text.verbs", "noun_before")
_FIRE_BEFORE = find_words("text.verbs", "fire_before")
# What an object begins with.
_OBJECT_FIRST = find_words("text.verbs", "object_first")


def is_verb(passage: Passage, cue: Cue) -> bool:
    """Is the word a verb here? Past and -ing forms are, unless a noun's company says otherwise."""
    word = passage.lowers[cue.first]
    before = passage.lowers[cue.first - 1] if cue.first else ""
    after = passage.lowers[cue.last] if cue.last < len(passage.lowers) else ""
    if word == "fire" and before in _FIRE_BEFORE:  # “caught fire at the plant”, “a huge fire at the plant”
        return False
    if cue.last - cue.first > 1 or not word.isascii():  # only English forms are verb and noun at once
        return True
    if before in _VERB_BEFORE and not (before in ("that", "it") and after in ("on", "in", "by")):
        return True
    if word.endswith("ed") or word in ("struck", "shook", "fell"):
        return True
    if word.endswith("ing"):
        if before in _GERUND_AFTER and cue.kinds & _VERBS and takes_object(passage, cue.last):
            return True  # “accused them of bombing villages”, “responded by firing rockets”
        return before not in _NOUN_BEFORE or after in ("the", "a", "an") or after[:1].isdigit()
    if before in _NOUN_BEFORE or not before or before.endswith("'s"):
        return False
    if cue.last < len(passage.words) and "trigger.effect_verb" in passage.kinds_at[cue.last]:
        return False  # “Bombs kill 22”
    # "jets hit", "rockets strike": a bare form after a noun, followed by an object or a place.
    return (
        after in _OBJECT_FIRST
        or (cue.last < len(passage.words) and passage.words[cue.last].text[0].isupper())
        or after[:1].isdigit()
        or word == "hit"
    )


_VERBS = frozenset({"trigger.strong_verb", "trigger.weak_verb", "trigger.light_verb"})
_GERUND_AFTER = find_words("text.verbs", "gerund_after")
_NO_OBJECT = find_words("text.verbs", "no_object")


def takes_object(passage: Passage, end: int) -> bool:
    """Whether the verb that ends before word ``end`` has an object: “bombed the town”, not “bombed again on Friday”."""
    return (
        end < len(passage.words)
        and passage.gap(end) == " "
        and passage.lowers[end] not in _NO_OBJECT
        and "trigger.strong_noun" not in passage.kinds_at[end]
    )
