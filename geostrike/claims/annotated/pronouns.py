"""Whose strike it was, where the sentence has a word for the party that names nobody: “it”, “its jets”."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.attackers.naming import only_tells, read_name
from geostrike.claims.attackers.nobody import means_us, names_nobody
from geostrike.claims.text.words import find_pattern, find_words, is_demonym
from geostrike.claims.voices.phrases import TITLES, find_phrases
from geostrike.model import Role, SpeakerKind
from geostrike.model.annotation import ArgumentRole
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Draft, Drafts, Scene
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Actor, Speaker

__all__ = ["resolve_pronouns"]


def resolve_pronouns(drafts: Drafts, scene: Scene) -> Drafts:
    """Who is meant: the speaker (“we”; “it” after “the army said”), else whoever the sentence names before it, else the party named last."""
    out: list[Draft] = []
    named: list[Draft] = []
    for given in drafts:
        draft = given
        if given.attacker is not None and given.pronoun:
            meant = _find_meant(given, given.attacker, named, scene)
            if meant is not None:
                draft = replace(given, attacker=scene.name_party(replace(given.attacker, name=meant)))
            elif not means_us(given.attacker.words):
                draft = replace(given, attacker=None)
        if _is_named(draft) and draft.realis in HAPPENED:
            named.append(draft)
        out.append(draft)
    return tuple(out)


def _find_meant(draft: Draft, actor: Actor, named: list[Draft], scene: Scene) -> str | None:
    """The name of whoever the pronoun ``actor`` stands for; ``named`` are the statements before that name a party. Not what was fired."""
    passage, word = draft.passage, actor.words.lower().split()[0]
    spans = (a.span for a in draft.event.arguments if a.role is ArgumentRole.ATTACKER and actor.words in a.span.text)
    first = passage.locate(next(spans, passage.span))[0]
    verb, then = [*passage.lowers[first + 1 : first + 3], "", ""][:2]
    being = (verb in _BE and not _GOING_ON.search(then)) or (
        verb in _HAVE and then in _BE
    )  # “it was bombing” is no bomb
    fired = actor.words.lower() in _THIRD_PERSON and being
    if not fired and (side := _find_speaking(draft, word, passage.words[first].start)) is not None:
        return side
    if means_us(word):
        return None
    known = [d.attacker.name for d in reversed(named) if d.attacker is not None]
    last = next(iter(known), None)
    if fired or word not in _OF_PARTIES:
        return last
    parties = _list_parties(passage, first)
    if not parties and passage.index and not (named and named[-1].passage.index >= passage.index - 1):
        before = scene.passages[passage.index - 1]
        parties = _list_parties(before, len(before.words))
    if not parties:
        return last
    meant = parties[-1 if word in _RELATIVE else 0]
    return next((name for name in known if name.lower().endswith(meant.lower())), meant)  # by its fuller name


def _list_parties(passage: Passage, end: int) -> list[str]:
    """The parties that the words before ``end`` name, in order: forces, groups and states, but for those only named beside (“for the army”)."""
    found = []
    for first, last, _ in find_phrases(passage):
        if last > end or only_tells(passage.slice(first, last).text) or (first and passage.lowers[first - 1] in _ASIDE):
            continue
        mention = passage.mention_at(first) or passage.mention_at(last - 1)
        state = is_demonym(passage.words[first].text) if mention is None else mention.toponym.role in _STATES
        if state or not passage.kinds_in(first, last).isdisjoint(_FORCE):
            found.append(read_name(passage, first, last))
    return list(filter(None, found))


_FORCE = frozenset({"attacker.force", "attacker.group"})
_STATES = frozenset({Role.ADJECTIVE, Role.GOVERNMENT, Role.OUTSIDE})
_OF_PARTIES, _ASIDE = find_words("annotated.pronouns", "of_parties"), find_words("annotated.pronouns", "aside")
_RELATIVE = find_words("annotated.pronouns", "relative")
_THIRD_PERSON = find_words("annotated.pronouns", "third_person")
_POSSESSIVE = find_words("annotated.pronouns", "possessive")


def _find_speaking(draft: Draft, word: str, at: int) -> str | None:
    """“We hit Dovrin”, “the army said it hit Dovrin”: the side of the one who says so."""
    speaker = draft.speaker
    if speaker is None or speaker.kind in _ONLY_TELL:
        return None
    said = draft.passage.text.find(speaker.words, draft.passage.span.start, at)
    spoken = word in _THIRD_PERSON | _POSSESSIVE and said >= 0
    return _side_of(speaker) if spoken or means_us(word) else None


_ONLY_TELL = frozenset(map(SpeakerKind, ("media", "monitor", "witness", "medic", "activist", "video")))
"""“The agency said it had struck the launch sites”: whoever “it” is, agencies strike nothing."""


def _side_of(speaker: Speaker) -> str | None:
    """“Our jets”, said the Arvanian defence minister, are Arvania's; nobody's, where the text does not say whom a person serves."""
    office = f"{speaker.description or ''} {speaker.words}".split()
    people = next((word for word in office if is_demonym(word)), None)
    owner, owns, _ = speaker.name.replace("’", "'").partition("'s ")
    told = owner.split() if owns else office  # “Arvania's defence ministry”, which is no person for all its “defence”
    body = speaker.kind in _BODIES and TITLES.isdisjoint(word.lower() for word in told)
    return people or (owner if body else None)


_BODIES = frozenset({SpeakerKind.GOVERNMENT, SpeakerKind.MILITARY, SpeakerKind.ARMED_GROUP})
_BE, _GOING_ON = find_words("annotated.pronouns", "be"), find_pattern("annotated.pronouns", "going_on")
_HAVE = find_words("annotated.pronouns", "have")
"""“The police said they were fired at the town”: “they” are the rockets."""


def _is_named(draft: Draft) -> bool:
    actor = draft.attacker
    return actor is not None and not draft.pronoun and not names_nobody(actor.name)
