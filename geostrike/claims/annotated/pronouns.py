"""Whose strike it was, where the sentence has a word for the party that names nobody: “it”, “its jets”."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.attackers.nobody import means_us, names_nobody
from geostrike.claims.text.peoples import is_demonym
from geostrike.claims.text.words import find_words
from geostrike.model import Actor, SpeakerKind
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Draft, Drafts, Scene
    from geostrike.model import Speaker

__all__ = ["resolve_pronouns"]


def resolve_pronouns(drafts: Drafts, scene: Scene) -> Drafts:
    """Who is meant by a pronoun: the speaker for “we”, or for “it” after “the army said”; else the party named last;
    “we” of whom the text does not say who they are stay as they are worded.
    """
    out: list[Draft] = []
    last: Draft | None = None
    for given in drafts:
        draft = given
        if given.attacker is not None and given.pronoun:
            ours, meant = means_us(given.attacker.words), _speaking_party(given)
            if meant is None and not ours and last is not None:
                meant = last.attacker
            if meant is not None:
                draft = replace(given, attacker=scene.name_party(replace(given.attacker, name=meant.name)))
            elif not ours:
                draft = replace(given, attacker=None)
        if _is_named(draft) and draft.realis in HAPPENED:
            last = draft
        out.append(draft)
    return tuple(out)


_THIRD_PERSON = find_words("annotated.pronouns", "third_person")
_POSSESSIVE = find_words("annotated.pronouns", "possessive")


def _speaking_party(draft: Draft) -> Actor | None:
    """“We hit Dovrin”, “the army said it hit Dovrin”: the one who says so."""
    speaker, attacker = draft.speaker, draft.attacker
    if speaker is None or attacker is None or speaker.kind in _ONLY_TELL:
        return None
    word, *more = attacker.words.lower().split()
    own = means_us(word)
    if (word in _THIRD_PERSON and not more) or word in _POSSESSIVE:
        told = draft.passage.span.text
        said = told.find(speaker.words)
        at = told.find(attacker.words, said + len(speaker.words))
        verb, then = [*told[at + len(word) :].split()[:2], "", ""][:2]
        passive = verb in _BE or (verb in _HAVE and then in _BE)
        own = 0 <= said < at and (word in _POSSESSIVE or not passive)
    name = _side_of(speaker)
    return Actor(name=name, words=speaker.words, stated=True) if own and name is not None else None


_ONLY_TELL = frozenset(
    {
        SpeakerKind.MEDIA,
        SpeakerKind.MONITOR,
        SpeakerKind.WITNESS,
        SpeakerKind.MEDIC,
        SpeakerKind.ACTIVIST,
        SpeakerKind.VIDEO,
    }
)
"""“The agency said it had struck the launch sites”: whoever “it” is, agencies strike nothing."""


def _side_of(speaker: Speaker) -> str | None:
    """“Our jets”, said the Arvanian defence minister, are Arvania's; nobody's, where the text does not say whom a person serves."""
    office = f"{speaker.description or ''} {speaker.words}".split()
    people = next((word for word in office if is_demonym(word)), None)
    if people is not None or speaker.description is not None:
        return people
    return speaker.name


_BE = find_words("annotated.pronouns", "be")
_HAVE = find_words("annotated.pronouns", "have")
"""“The police said they were fired at the town”: “they” are the rockets."""


def _is_named(draft: Draft) -> bool:
    actor = draft.attacker
    return actor is not None and not draft.pronoun and not names_nobody(actor.name)
