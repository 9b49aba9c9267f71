"""Whose strike it was and who says so, where the sentence names them: the annotator points, and the readers of names say how far they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.annotated.pointed import find_arguments
from geostrike.claims.attackers.naming import is_somebody, only_tells, read_name
from geostrike.claims.attackers.nobody import MACHINES, PRONOUNS, names_nobody
from geostrike.claims.attackers.parties import name_plainly
from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import add_apposition
from geostrike.claims.voices.speakers import DASHES, resolve_speaker
from geostrike.language.spans import meet
from geostrike.model import Actor, Level, Role
from geostrike.model.annotation import ArgumentRole, Party, Voice

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import Span, Speaker
    from geostrike.model.annotation import Argument, Event

__all__ = ["find_attacker", "find_speaker"]

SURE = 0.5
"""So likely must a party be: whose strike it was is not told on a guess."""
SAYS, LEANING = 0.7, 0.4
"""So likely must a speaker be; the less where it is all but sure that one stands in the sentence, or where a verb of saying makes these words his (all three
by the readings of articles that the network had not seen)."""
STATED, ALL_BUT_SURE = 0.2, 0.9
"""So likely must it also be that a party is named at all, unless the words for it are all but sure; and that somebody in the sentence speaks, where no words for him are."""


def find_attacker(event: Event, passage: Passage, story: Story) -> tuple[Actor | None, bool]:
    """The party that the sentence names, and whether it does so by a pronoun alone."""
    at = passage.locate(event.trigger)[0]
    pointed = [a for a in find_arguments(event, passage, ArgumentRole.ATTACKER, SURE) if _may_name(passage, a, at)]
    best = max(pointed, key=lambda a: (a.span.text.lower().split()[0] not in PRONOUNS, a.probability), default=None)
    if best is None or (best.probability < ALL_BUT_SURE and event.party[Party.STATED] < STATED):
        return None, False
    first, last = passage.locate(best.span)
    first = next((at + 1 for at in range(first, last - 1) if passage.lowers[at] in _CALLED), first)
    if first == 0 and last > 1 and passage.lowers[0] in _BROKEN:
        first = 1  # “And the army has …”
    first = next((at for at in range(last - 1, first, -1) if passage.gap(at) in DASHES), first)  # “BELGARD - Jets”
    while first < last - 1 and passage.lowers[first] in _ARTICLES:
        first += 1
    while first < last - 1 and passage.lowers[last - 1] in _TRAILING_OWN:
        last -= 1
    last = next((at for at in range(first + 1, last) if _ends(passage, first, at)), last)
    if first >= last or passage.lowers[first] in _BROKEN or passage.lowers[last - 1] in _BROKEN:
        return None, False
    words = passage.slice(first, last).text
    if only_tells(words):
        return None, False
    if passage.lowers[first].split("'")[0] in PRONOUNS and not passage.lowers[first].endswith("'s"):
        return Actor(name=words, words=words, stated=True), True
    loyal = not _LOYAL.isdisjoint(passage.lowers[first:last])
    names = [words] if loyal else _read_names(passage, first, last)
    if not names and is_somebody(passage, first, last):
        names = [words]  # “insurgents of the valley”
    names = names or [word for word in passage.lowers[first:last] if word in MACHINES][:1]
    plain = [name_plainly(Actor(name=name, words=words, stated=True), story).name for name in names]
    joint = " or " if "or" in passage.lowers[first:last] else " and "
    return (Actor(name=joint.join(dict.fromkeys(plain)), words=words, stated=True) if plain else None), False


def _read_names(passage: Passage, first: int, last: int) -> list[str]:
    """The party named in these words, or both of “Arvanian and Belmoran jets”."""
    both = next((at for at in range(first + 1, last - 1) if passage.lowers[at] in _BROKEN), None)
    others = both is not None and passage.lowers[both + 1] in _OTHERS  # “and other groups” names nobody more
    right = None if others else read_name(passage, first if both is None else both + 1, last)
    left = None if both is None else read_name(passage, first, both)
    return [name for name in (left, right) if name is not None]


def _ends(passage: Passage, first: int, at: int) -> bool:
    """“Rebels in Belgard”, “rebels who”, “the army backed by Arvania”: where they stand, what they do and who backs them is no part
    of their name; but “jets from the Arvanian army”.
    """
    word, after = passage.lowers[at], passage.lowers[at + 1 : at + 2]
    if word in _BACKING:
        named = is_somebody(passage, first, at) and not names_nobody(passage.slice(first, at).text)
        return not _BY.isdisjoint(after) and passage.gap(at).isspace() and named  # not “forces loyal to …”
    if word in _FROM and "weapon.aircraft" in passage.kinds_in(first, at):
        return False  # “jet fighters from …”
    return "(" in passage.gap(at) or (word in _WHERE and (word not in _FROM or is_somebody(passage, first, at)))


def _may_name(passage: Passage, argument: Argument, trigger: int) -> bool:
    """Not a span that runs over the sentence's end or is half of a name; no town that is no seat of government ("after Dovrin shelling"), nor
    who backs those who fired ("backed by Arvania"; but "backed by Arvanian strikes"), or made what was fired ("with Arvanian missiles").
    """
    span, (first, last) = argument.span, passage.locate(argument.span)
    if span.start < passage.span.start or span.end > passage.span.end or first >= last:
        return False
    if any(_is_part(span, m.toponym.span) for m in passage.mentions) or passage.gap(first) in _HYPHENS:
        return False
    before = passage.lowers[max(0, first - 2) : first]
    named = next((m for m in passage.mentions if m.first == first and m.last == last), None)
    town = named is not None and named.place is not None and named.place.level in _TOWNS
    if named is not None and (_FROM.intersection(before[-1:]) or (town and named.toponym.role is Role.PLACE)):
        return False  # “launched from Dovrin”
    if _BY.intersection(before[-1:]) and before[0] in _BACKING and last != trigger:
        return False
    return not (_WITH.intersection(before[-1:]) and "weapon.munition" in passage.kinds_in(first, last))


_HYPHENS = frozenset("-‐‑")
_TOWNS = frozenset({Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN})
_TRAILING_OWN = find_words("annotated.who", "own")  # “the army itself”
_OTHERS = find_words("annotated.who", "others")
_BY, _WITH = find_words("annotated.who", "by"), find_words("annotated.who", "with")
_BACKING, _WHERE = find_words("annotated.who", "backing"), find_words("annotated.who", "where")
_FROM, _LOYAL = find_words("shared", "from"), find_words("annotated.who", "loyal")
_CALLED = find_words("annotated.who", "called")
"""“A group calling itself the Dawn Brigades”: what follows is its name."""
_BROKEN = find_words("annotated.who", "broken")
"""“and Arvania”, “forces and”: a piece of a list, of which the annotator is not sure that it is one."""
_ARTICLES = find_words("annotated.who", "articles")


def find_speaker(event: Event, passage: Passage, attributions: list[Attribution], story: Story) -> Speaker | None:
    """Who says it in this sentence: the annotator points, the reader of voices knows how far the name reaches."""
    inside, at = event.voice[Voice.INSIDE] >= ALL_BUT_SURE, passage.locate(event.trigger)[0]
    phrases = [said.phrase for said in attributions if said.first <= at < said.last]
    saying = {i for phrase in phrases for i in range(phrase.first, phrase.last)}
    likely = find_arguments(event, passage, ArgumentRole.SPEAKER, LEANING)
    pointed = [a for a in likely if inside or a.probability >= SAYS or saying & {*range(*passage.locate(a.span))}]
    # who but pass it on
    carriers = [a for a in pointed if "speaker.media" in passage.kinds_in(*passage.locate(a.span))]
    near = sorted(pointed, key=lambda a: abs(a.span.start - event.trigger.start))
    best = max(near, key=lambda a: (a not in carriers, round(a.probability, 1)), default=None)
    if best is None and inside and len(attributions) == 1:
        return attributions[0].speaker if saying else None  # somebody in this sentence, and only one speaks
    if best is None or any(_is_part(best.span, m.toponym.span) for m in passage.mentions):
        return None
    if any(meet(toll.span, best.span) for toll in find_arguments(event, passage, ArgumentRole.TOLL, ALL_BUT_SURE)):
        return None  # the dead do not speak
    first, last = passage.locate(best.span)
    last += any(map(str.isupper, "".join(passage.lowers[last : last + 1])))  # “Omar Said”
    while last - first > 1 + (passage.lowers[first] in _ARTICLES) and passage.lowers[last - 1] in _TRAILING:
        last -= 1
    while first < last and passage.lowers[first] in _BROKEN:
        first += 1
    if first >= last or passage.lowers[last - 1] in _NO_SPEAKERS:
        return None
    own = next((a for a in attributions if a.phrase.first < last and first < a.phrase.last), None)
    via = None if own is None else own.speaker.via
    return resolve_speaker(passage, add_apposition(passage, first, last), story.memory, via=via)


_NO_SPEAKERS = find_words("annotated.who", "no_speakers")
_TRAILING = find_words("annotated.who", "trailing")
"""What hangs loose behind a speaker: “police has”, “an official that”."""


def _is_part(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end and span.text != whole.text
