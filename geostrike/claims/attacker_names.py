"""The noun phrase that names an attacker: how far it reaches, whether it names anybody, and by which plain name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.authorship import is_demonym
from geostrike.claims.candidates import is_author
from geostrike.model import Actor, Level, Role

if TYPE_CHECKING:
    from geostrike.claims.passages import Mention, Passage

__all__ = ["read_backward", "read_forward"]

_DETERMINERS = frozenset(
    "the a an its their his her our this that these those some several many two three four another other one more".split()
)
_LED_BY = _DETERMINERS | {"s"}
_STOPPERS = frozenset(
    "and or but of in on at by from with to for after before while when as that which who said says say reported told was were is are has have had been be not also since during amid near into over against between".split()
)
_ACTOR_ROLES = frozenset({Role.ADJECTIVE, Role.GOVERNMENT, Role.AFFILIATION, Role.PLACE})
_TAIL = frozenset(
    {"led", "backed", "supported", "allied", "run", "aligned", "affiliated", "linked", "sponsored", "controlled"}
)
_WHENS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december overnight early late yesterday today".split()
)


def read_forward(passage: Passage, start: int, *, needs_force: bool = False) -> Actor | None:
    """The noun phrase that begins at ``start``."""
    lowers, words = passage.lowers, passage.words
    end = start
    while end < len(words) and end - start < 9:
        lower = lowers[end]
        if end > start and ("," in passage.gap(end) or "(" in passage.gap(end) or "." in passage.gap(end)):
            break
        if (
            lower in _STOPPERS and not (lower == "of" and end > start and words[end - 1].text[0].isupper())
        ) or lower in _WHENS:
            break
        end += 1
        if _is_force(passage, end - 1) and not (end < len(words) and (_is_force(passage, end) or lowers[end] == "led")):
            break
    return read_backward(passage, end, needs_force=needs_force, floor=start) if end > start else None


def read_backward(passage: Passage, end: int, *, needs_force: bool, floor: int = 0) -> Actor | None:
    """The party named by the noun phrase that ends right before word ``end``; ``None`` if it names nobody."""
    lowers, words = passage.lowers, passage.words
    start = end
    while start > floor and end - start < 8:
        lower = lowers[start - 1]
        if start < end and any(mark in passage.gap(start) for mark in ',;:()"“”—–.'):
            break
        if lower in _DETERMINERS:
            start -= 1
            break
        if lower in _STOPPERS or lower in _WHENS or lower.split("'")[0] in _WHENS:
            break
        upper = words[start - 1].text[0].isupper()
        if (
            not upper
            and not _is_force(passage, start - 1)
            and lower not in _TAIL
            and lower not in _DESCRIBING
            and start != end
        ):
            break
        if (
            not upper
            and start == end
            and not _is_force(passage, start - 1)
            and lower not in _TAIL
            and lower not in _DESCRIBING
        ):
            return None
        start -= 1
    while start < end and lowers[start] in _LED_BY:
        start += 1
    if start >= end:
        return None
    return _name(passage, start, end, needs_force=needs_force)


_DESCRIBING = frozenset(
    "air government regime rebel opposition coalition army military fighter state allied loyalist separatist militant insurgent combat attack war naval security occupation enemy armed aerial ground allied joint international forces islamist jihadist proxy retaliatory heavy deadly fresh new suspected alleged intense massive bombing ballistic missile drone rocket pro anti own eastern western northern southern backed led overnight cross border precision cruise guided defence defense artillery mortar tank".split()
)


def _is_force(passage: Passage, position: int) -> bool:
    return "attacker.force" in passage.kinds_at[position]


def _name(passage: Passage, start: int, end: int, *, needs_force: bool) -> Actor | None:
    lowers, words = passage.lowers, passage.words
    while start < end - 1 and lowers[start] in _DOUBT:
        start += 1
    span = passage.slice(start, end)
    text = _bare(span.text)
    mentions = [
        m
        for m in passage.mentions
        if start <= m.first < end and m.toponym.role in _ACTOR_ROLES and not is_author(passage, m)
    ]
    forces = [p for p in range(start, end) if _is_force(passage, p)]
    if needs_force and not forces:
        return None
    party = _party(mentions)
    capital = any(
        words[p].text[0].isupper()
        and not (
            p == 0 and passage.mention_at(p) is None and not _is_named(words[p].text) and not is_demonym(words[p].text)
        )
        for p in range(start, end)
    )
    if party is not None:
        # A village's name before a strike is its target ("the Hama strike"), a country's adjective is its author.
        if not forces and all(_is_target_like(m) for m in mentions):
            return None
        coalition = any(lowers[p] in ("coalition", "alliance") for p in range(start, end))
        return Actor(name=text if coalition or _subgroup(lowers, start, end) else party, words=text, stated=True)
    own = [p for p in forces if lowers[p] not in _MACHINES]
    if capital and not mentions:
        if not own and any(passage.kinds_at[p] & _SUFFERERS for p in range(start, end)):
            return None  # “Child injured in …”
        if not own and "weapon.munition" in passage.kinds_at[end - 1]:
            named = [p for p in range(start, end) if "weapon.munition" not in passage.kinds_at[p]]
            if not any(is_demonym(words[p].text) or _is_named(words[p].text) for p in named):
                return None  # “Five Katyusha rockets”
        kept = [words[p].text for p in range(start, end)]
        if all(
            lowers[p] in _DESCRIBING or lowers[p] in _MACHINES or "weapon.aircraft" in passage.kinds_at[p]
            for p in range(start, end)
        ):
            return None
        if is_demonym(kept[0]) and all(lowers[p] in _MACHINES or lowers[p] in _PLAIN for p in range(start + 1, end)):
            return Actor(name=kept[0], words=text, stated=True)
        return Actor(name=" ".join(kept) if "'" not in text and "’" not in text else text, words=text, stated=True)
    if own:
        cut = end
        while (
            cut > start + 1
            and lowers[cut - 1] in _MACHINES
            and cut - 1 not in own
            and lowers[cut - 2 : cut] != ["air", "force"]
        ):
            cut -= 1  # “coalition aircraft” are the coalition's
        if lowers[start:cut] == ["military"] and cut < len(lowers) and passage.kinds_at[cut] & _KINDS_OF_STRIKE:
            return None  # “military airstrikes” says what kind, not whose
        return Actor(name=_bare(passage.slice(start, cut).text), words=text, stated=True)
    return None


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


_MACHINES = frozenset(
    "warplane warplanes jet jets fighter aircraft plane planes bomber bombers helicopter helicopters gunship gunships drone drones missiles missile rockets rocket artillery shells strikes airstrikes airstrike mortars bombs tanks warship warships aviation force unit units side group groups front movement command war".split()
)


_KINDS_OF_STRIKE = frozenset({"trigger.strong_noun", "trigger.weak_noun", "weapon.aircraft", "weapon.munition"})
_SUFFERERS = frozenset({"casualty.civilian", "casualty.person"})
# The doubt is the claim's, not part of the name: “an alleged Israeli strike”.
_DOUBT = frozenset("alleged suspected reported purported presumed apparent possible likely believed".split())
_PLAIN = frozenset("air fighter war combat attack heavy new overnight".split())


def _is_named(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _is_target_like(mention: Mention) -> bool:
    place = mention.resolution.place if mention.resolution else None
    return mention.toponym.role is Role.PLACE and (place is None or place.level is not Level.COUNTRY)


def _subgroup(lowers: list[str], start: int, end: int) -> bool:
    """“Syrian rebels” are not Syria."""
    return not _SUBGROUPS.isdisjoint(lowers[start:end])


_SUBGROUPS = frozenset(
    "rebels rebel militants militia militias insurgents opposition fighters separatists group groups gunmen faction factions front brigade brigades jihadists backed linked led allied supported occupied".split()
)


def _party(mentions: list[Mention]) -> str | None:
    for mention in mentions:
        place = mention.resolution.place if mention.resolution else None
        if place is not None:
            return (
                place.country
                if place.level is not Level.COUNTRY and mention.toponym.role is Role.GOVERNMENT and place.country
                else place.name
            )
        if mention.toponym.role is not Role.PLACE:
            return mention.toponym.name
    return None
