"""The noun phrase that names an attacker: how far it reaches, whether it names anybody, and by which plain name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.peoples import is_demonym
from geostrike.claims.text.words import find_words
from geostrike.model import Actor, Level, Role

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.model import Place

__all__ = ["only_tells", "read_name"]

_COMPASS = find_words("attackers.naming", "compass")
_DETERMINERS = find_words("attackers.naming", "determiners")
_OWNERS = find_words("attackers.naming", "owners")
_MARKS = frozenset(',;:()"“”—–\n')
_ACTOR_ROLES = frozenset({Role.ADJECTIVE, Role.GOVERNMENT, Role.AFFILIATION, Role.PLACE})


def read_name(passage: Passage, first: int, end: int) -> Actor | None:
    """The party named by the last noun phrase of these words; ``None`` if it names nobody."""
    for at in range(first, end):
        if not _is_of_name(passage, at):
            first = at + 1
        elif not _MARKS.isdisjoint(passage.gap(at)):
            first = at
    if first >= end or passage.lowers[first - 1] in _OWNERS:
        return None  # “its forces”: the speaker's, or those of the party before
    return _name(passage, first, end)


def _is_of_name(passage: Passage, position: int) -> bool:
    """Whether the word may belong to a name: not “two”, “of”, “warring”."""
    lower = passage.lowers[position]
    return lower not in _DETERMINERS and (
        lower in _DESCRIBING
        or passage.words[position].text[0].isupper()
        or not _FORCE_OR_WEAPON.isdisjoint(passage.kinds_at[position])
    )


_DESCRIBING = find_words("attackers.naming", "describing")


_FORCE_OR_WEAPON = frozenset({"attacker.force", "attacker.group", "weapon.munition", "weapon.aircraft"})
_WEAPON = frozenset({"weapon.munition", "weapon.aircraft"})
_FORCE = frozenset({"attacker.force", "attacker.group"})


def _is_force(passage: Passage, position: int) -> bool:
    return not _FORCE.isdisjoint(passage.kinds_at[position])


def _name(passage: Passage, start: int, end: int) -> Actor | None:
    lowers, words = passage.lowers, passage.words
    while start < end - 1 and lowers[start] in _DOUBT:
        start += 1
    text = _bare(passage.slice(start, end).text)
    mentions = [
        m
        for m in passage.mentions
        if start <= m.first < end and m.toponym.role in _ACTOR_ROLES and not _is_author(passage, m)
    ]
    forces = [p for p in range(start, end) if _is_force(passage, p)]
    party = _party(mentions)
    if party is not None:
        # A village's name before a strike is its target ("the Hama strike"), a country's adjective is its author.
        if not forces and all(_is_target_like(m) for m in mentions):
            return None
        if lowers[start] in _COMPASS and mentions[0].toponym.role is Role.PLACE:
            return None  # “Eastern Arvania strikes”
        named = _trim(passage, start, end)
        own_name = (
            _is_proper(passage, start, named)
            or any(lowers[p] in _ALLIANCES for p in range(start, end))
            or _owns_party(passage, mentions[0].last, named)
        )
        if own_name or _subgroup(lowers, start, end) or not _is_state(mentions):
            party = _bare(passage.slice(start, named).text)
        return Actor(name=party, words=text, stated=True)
    own = [p for p in forces if lowers[p] not in _MACHINES]
    plain = all(lowers[p] in _DESCRIBING or _is_machine(passage, p) for p in range(start, end))
    if not mentions and not plain and any(_is_capital(passage, p) for p in range(start, end)):
        if not own and any(passage.kinds_at[p] & _SUFFERERS for p in range(start, end)):
            return None  # “Child injured in …”
        if not own and "weapon.munition" in passage.kinds_at[end - 1]:
            others = [p for p in range(start, end) if _WEAPON.isdisjoint(passage.kinds_at[p])]
            if not any(is_demonym(words[p].text) or _is_named(passage, p) for p in others):
                return None  # “Five Katyusha rockets”
        if is_demonym(words[start].text) and all(
            _is_machine(passage, p) or lowers[p] in _PLAIN for p in range(start + 1, end)
        ):
            return Actor(name=words[start].text, words=text, stated=True)
        return Actor(name=_bare(passage.slice(start, _trim(passage, start, end)).text), words=text, stated=True)
    if own:
        cut = _trim(passage, start, end)
        if start and lowers[start - 1] == "no":
            return None
        if _VAGUE.issuperset(lowers[start:cut]):
            return None  # “the forces”, “the group”: those told of before, whoever they are
        if lowers[start:cut] == ["military"] and cut < len(lowers) and passage.kinds_at[cut] & _KINDS_OF_STRIKE:
            return None  # “military airstrikes” says what kind, not whose
        return Actor(name=_bare(passage.slice(start, cut).text), words=text, stated=True)
    return None


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


def _trim(passage: Passage, start: int, end: int) -> int:
    """Where the name ends before its machines: “coalition aircraft” are the coalition's, an “air force” is a party."""
    lowers = passage.lowers
    while (
        end > start + 1
        and (_is_machine(passage, end - 1) or lowers[end - 1] in ("air", "aerial"))
        and lowers[end - 1] != "force"
        and not (lowers[end - 1] in _BODIES and passage.words[end - 1].text[0].isupper())
        and lowers[end - 2] != "hostile"
    ):
        end -= 1
    return end


def _is_machine(passage: Passage, position: int) -> bool:
    return passage.lowers[position] in _MACHINES or not _WEAPON.isdisjoint(passage.kinds_at[position])


def _is_capital(passage: Passage, position: int) -> bool:
    """Whether the word is a name: its capital is not only that of the sentence's first word."""
    word = passage.words[position].text
    return word[0].isupper() and (
        position > 0
        or passage.mention_at(position) is not None
        or _is_named(passage, position)
        or is_demonym(word)
        or "attacker.group" in passage.kinds_at[position]
    )


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


_OF_STATES = find_words("attackers.naming", "of_states")
_VAGUE = find_words("attackers.naming", "vague")
_ALLIANCES = find_words("attackers.naming", "alliances")
# Words for machines that, with a capital, end the name of a party ("Popular Front").
_BODIES = find_words("attackers.naming", "bodies")


def _is_state(mentions: list[Mention]) -> bool:
    """Whether what is named is a country, or one by its government's seat: a province has no forces of a state."""
    return any(
        m.resolution is not None
        and m.resolution.place is not None
        and (m.resolution.place.level is Level.COUNTRY or _is_seat(m.resolution.place, m))
        for m in mentions
    )


def _is_seat(place: Place, mention: Mention) -> bool:
    """“Arvan City” for its government; a province's forces are its own."""
    return mention.toponym.role is Role.GOVERNMENT and place.feature == "PPLC"


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


_MACHINES = find_words("attackers.naming", "machines")


_KINDS_OF_STRIKE = frozenset({"trigger.strong_noun", "trigger.weak_noun", "weapon.aircraft", "weapon.munition"})
_SUFFERERS = frozenset({"casualty.civilian", "casualty.person"})
# The doubt is the claim's, not part of the name: “an alleged Israeli strike”.
_DOUBT = find_words("attackers.naming", "doubt")
_PLAIN = find_words("attackers.naming", "plain")


def _is_named(passage: Passage, position: int) -> bool:
    """“RDF”, a group of the lexicon; not the letters of a weapon's number ("BM-21")."""
    word = passage.words[position].text
    if "attacker.group" in passage.kinds_at[position]:
        return True
    numbered = position + 1 < len(passage.words) and passage.lowers[position + 1][:1].isdigit()
    return word.isupper() and len(word) > 1 and word.isalpha() and not numbered


def _is_target_like(mention: Mention) -> bool:
    place = mention.resolution.place if mention.resolution else None
    return mention.toponym.role is Role.PLACE and (place is None or place.level is not Level.COUNTRY)


def _subgroup(lowers: list[str], start: int, end: int) -> bool:
    """“Syrian rebels” are not Syria."""
    return not _SUBGROUPS.isdisjoint(lowers[start:end])


_SUBGROUPS = find_words("attackers.naming", "subgroups")


def _party(mentions: list[Mention]) -> str | None:
    for mention in mentions:
        place = mention.resolution.place if mention.resolution else None
        if place is not None:
            return (
                place.country
                if place.level is not Level.COUNTRY and _is_seat(place, mention) and place.country
                else place.name
            )
        if mention.toponym.role is not Role.PLACE:
            return mention.toponym.name
    return None


def _is_author(passage: Passage, mention: Mention) -> bool:
    """“a Dawn airstrike”: a name that no gazetteer knows, between "a" and the strike, says whose it was."""
    return (
        (mention.resolution is None or mention.resolution.place is None)
        and mention.first > 0
        and passage.lowers[mention.first - 1] in ("a", "an")
    )


def only_tells(words: str) -> bool:
    """Who tells of a strike has not flown it: “officials announced that the coalition had resumed raids”, “according to the
    Vost observatory heavy shelling hit …”.
    """
    told = words.lower().split()
    return not _TELLERS.isdisjoint(told[-1:]) or not _WATCHERS.isdisjoint(told)


_WATCHERS = find_words("attackers.naming", "watchers")
_TELLERS = find_words("attackers.naming", "tellers")
