"""The noun phrase that names an attacker: how far it reaches, whether it names anybody, and by which plain name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words, is_demonym
from geostrike.claims.voices.phrases import NAME_LINKS
from geostrike.model import Level, Role

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["is_somebody", "only_tells", "read_name"]

_DETERMINERS, _OWNERS = find_words("attackers.naming", "determiners"), find_words("attackers.naming", "owners")
_MARKS = frozenset(',;:()"“”—–\n')
_ACTOR_ROLES = frozenset({Role.ADJECTIVE, Role.GOVERNMENT, Role.AFFILIATION, Role.PLACE, Role.OUTSIDE})


def read_name(passage: Passage, first: int, end: int) -> str | None:
    """The party named by the last of these words that name one; ``None`` if none does."""
    return next(filter(None, (_read_phrase(passage, *part) for part in reversed(_part(passage, first, end)))), None)


def _part(passage: Passage, first: int, end: int) -> list[tuple[int, int]]:
    """The noun phrases, up to one that “of” somebody follows: “the Arvanian regime of President Berg”."""
    parts = [(first, first)]
    for at in range(first, end):
        start, last = parts[-1]
        if _joins(passage, first, at) or (_is_of_name(passage, at) and _MARKS.isdisjoint(passage.gap(at))):
            parts[-1] = (start, at + 1)
            continue
        if passage.lowers[at] in _OF and any(start <= m.first < last for m in passage.mentions):
            break
        start = at + (not _is_of_name(passage, at))
        parts.append((start, at + 1))
    return parts


def _read_phrase(passage: Passage, first: int, end: int) -> str | None:
    if first >= end or (first and passage.lowers[first - 1] in _OWNERS):
        return None  # “its forces”: the speaker's, or those of the party before
    named = _trim(passage, first, end)
    name = passage.slice(first, named).text.removesuffix("'s").removesuffix("’s")
    mentions = [m for m in passage.mentions if first <= m.first < end and m.toponym.role in _ACTOR_ROLES]
    party = next(filter(None, map(_party, mentions)), None)
    if party is None:
        return name if is_somebody(passage, first, end) else None
    own_name = _is_proper(passage, first, named) or _owns_party(passage, mentions[0].last, named)
    own_name = own_name or not _PEOPLES.isdisjoint(passage.lowers[first:named])  # “Bosnian Serb guns” are no state's
    if own_name or not _SUBGROUPS.isdisjoint(passage.lowers[first:end]):
        return name  # “Syrian rebels” are not Syria
    return party


def _joins(passage: Passage, first: int, at: int) -> bool:
    """“Sons of the Marsh”: what joins two parts of a name; not of “jets of the Dawn Brigade”."""
    lowers, words = passage.lowers, passage.words
    of = at - (lowers[at] in _THE)
    after = of + 1 + (not _THE.isdisjoint(lowers[of + 1 : of + 2]))
    return (
        of > first
        and lowers[of] in _OF
        and words[of - 1].text[0].isupper()
        and passage.kinds_at[of - 1].isdisjoint(_FORCE_OR_WEAPON if of == 1 else _WEAPON)
        and any(word.text[0].isupper() for word in words[after : after + 1])
    )


_OF, _THE = find_words("attackers.naming", "of"), find_words("shared", "definite")


def _is_of_name(passage: Passage, position: int) -> bool:
    """Whether the word may belong to a name: not “two”, “of”, “warring”."""
    lower = passage.lowers[position]
    return lower not in _DETERMINERS and (
        lower in _DESCRIBING
        or passage.words[position].text[0].isupper()
        or (lower[0].isdigit() and lower[-2:] in _ORDINAL)
        or (lower in NAME_LINKS and any(word.text[0].isupper() for word in passage.words[position + 1 : position + 2]))
        or not _FORCE_OR_WEAPON.isdisjoint(passage.kinds_at[position])
    )


_DESCRIBING, _SUBGROUPS = find_words("attackers.naming", "describing"), find_words("attackers.naming", "subgroups")
_FORCE = frozenset({"attacker.force", "attacker.group"})
_WEAPON = frozenset({"weapon.munition", "weapon.aircraft"})
_FORCE_OR_WEAPON = _FORCE | _WEAPON
_MACHINES, _BODY = find_words("attackers.naming", "machines"), find_words("attackers.naming", "body")
_HOSTILE, _ORDINAL = find_words("attackers.naming", "hostile"), find_words("attackers.naming", "ordinal")


def is_somebody(passage: Passage, start: int, end: int) -> bool:
    """Whether there is a name or a word for a force that is no machine: not “same aircraft”, “Y-14 jets”, “the group”."""
    inside = range(start, end)
    words = [(passage.words[p].text, passage.kinds_at[p]) for p in inside]
    vague = all(word in _VAGUE or (word in _MACHINES and kinds & _WEAPON) for word, kinds in words)
    return not vague and any(_names(passage, p) for p in inside)


def _names(passage: Passage, position: int) -> bool:
    word, lower, kinds = passage.words[position].text, passage.lowers[position], passage.kinds_at[position]
    flies = not _WEAPON.isdisjoint(kinds)
    opens = position == 0 and lower in _DESCRIBING
    model = any(map(str.isdigit, word)) or (len(word) == 1 and passage.gap(position + 1) == "-")
    if word[0].isupper() and not (flies or opens or model):
        return True
    return not _FORCE.isdisjoint(kinds) and not (flies and lower in _MACHINES)


_VAGUE = find_words("attackers.naming", "vague")


def _trim(passage: Passage, start: int, end: int) -> int:
    """Where the name ends before its machines: “coalition aircraft” are the coalition's, an “air force” is a party."""
    while (
        end > start + 1
        and passage.lowers[end - 1] not in _BODY
        and passage.lowers[end - 2] not in _HOSTILE
        and (
            (passage.lowers[end - 1] in _MACHINES and passage.words[end - 1].text.islower())
            or not _WEAPON.isdisjoint(passage.kinds_at[end - 1])
        )
    ):
        end -= 1
    while end > start + 1 and passage.lowers[end - 1] in _OF_MACHINES:
        end -= 1
    return end


_OF_MACHINES = find_words("attackers.naming", "of_machines")
"""What is told of machines, not of whose they are: “heavy”, “own”."""


def _owns_party(passage: Passage, first: int, end: int) -> bool:
    """“Belmora's Dawnists”: a name after the country's, and no service of the state."""
    return (
        first < end
        and passage.lowers[first - 1].endswith("'s")
        and passage.words[first].text[0].isupper()
        and passage.mention_at(first) is None
        and _SERVICES.isdisjoint(passage.lowers[first:end])
    )


_SERVICES = find_words("attackers.naming", "services")


def _is_proper(passage: Passage, start: int, end: int) -> bool:
    """“Free Arvanian Army”, “Arvanian Democratic Forces”: not the country, though named after it."""
    return (
        end - start > 2
        and all(passage.words[p].text[0].isupper() for p in range(start, end))
        and any(
            passage.lowers[p] not in _OF_STATES
            and passage.mention_at(p) is None
            and not is_demonym(passage.words[p].text)
            for p in range(start, end)
        )
    )


_OF_STATES, _PEOPLES = find_words("attackers.naming", "of_states"), find_words("shared", "peoples")


def _party(mention: Mention) -> str | None:
    """A country by its name; a lesser place, which may be another's namesake, as the text has it."""
    if mention.place is not None:
        return mention.place.name if mention.place.level is Level.COUNTRY else mention.toponym.name
    return mention.toponym.name if mention.toponym.role is not Role.PLACE else None


def only_tells(words: str) -> bool:
    """Who tells of a strike has not flown it: “ministry sources”, “according to the Vost observatory heavy shelling hit …”."""
    told = words.lower().split()
    return not _TELLERS.isdisjoint(told[-1:]) or not _WATCHERS.isdisjoint(told)


_WATCHERS, _TELLERS = find_words("attackers.naming", "watchers"), find_words("attackers.naming", "tellers")
