"""Whether a word that may be a noun or a verb ("shells", "bombing", "hit") is a verb in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["is_progressive", "is_verb", "takes_object"]

# Words before a word that make it a verb, or a noun.
_VERB_BEFORE = frozenset(
    "to will would could can may might must should shall did do does had has have been was were be being is are not also then they he she it we i who which later then again directly repeatedly reportedly allegedly".split()
)
_NOUN_BEFORE = frozenset(
    "the a an this that these those its their his her our any each every no one two three four five six several many some another other further more fresh new deadly heavy massive first second third latest recent intense daily of in by from during after before with for renewed air aerial drone missile rocket mortar artillery military coalition alleged suspected russian israeli american".split()
)
_FIRE_BEFORE = frozenset("catch catches catching caught a the another large huge big major of".split())
# What an object begins with.
_OBJECT_FIRST = frozenset(
    "the a an this that these those its his her their our several many some two three four five six seven eight nine ten dozens residential civilian rebel military positions homes houses areas".split()
)


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


def is_progressive(passage: Passage, cue: Cue) -> bool:
    """“has been shelling the town”, “were repeatedly shelling Karsa”: no noun, though its form is one's."""
    position = cue.first - 1
    while position > 0 and passage.lowers[position].endswith("ly"):
        position -= 1
    return (
        "trigger.strong_verb" in cue.kinds
        and cue.last - cue.first == 1
        and position >= 0
        and passage.lowers[position] in _BE
        and passage.lowers[position - 1 : position] != ["there"]
        and takes_object(passage, cue.last)
    )


_VERBS = frozenset({"trigger.strong_verb", "trigger.weak_verb", "trigger.light_verb"})
_BE = frozenset("been is are was were be".split())
_GERUND_AFTER = frozenset("of by for from after before with without".split())
_NO_OBJECT = frozenset(
    "of in on at by to from for near and or but that which who was were is are has had have with after before during as into over since when while campaign campaigns raid raids run runs again overnight today yesterday monday tuesday wednesday thursday friday saturday sunday".split()
)


def takes_object(passage: Passage, end: int) -> bool:
    """Whether the verb that ends before word ``end`` has an object: “bombed the town”, not “bombed again on Friday”."""
    return (
        end < len(passage.words)
        and passage.gap(end) == " "
        and passage.lowers[end] not in _NO_OBJECT
        and "trigger.strong_noun" not in passage.kinds_at[end]
    )
