"""Who is said to have struck: as worded, with a plain name beside it; stated by the clause or implied by context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.authorship import is_demonym
from geostrike.claims.candidates import is_author
from geostrike.claims.triggers import Kind, Trigger
from geostrike.model import Actor, Level, Role

if TYPE_CHECKING:
    from geostrike.claims.passages import Mention, Passage

__all__ = ["find_attacker", "imply"]

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


def find_attacker(trigger: Trigger) -> Actor | None:
    """The attacker the clause names, or ``None``. "Warplanes" alone name nobody."""
    for find in (_by,) if trigger.kind is Kind.EFFECT else (_before_noun, _by, _predicate, _subject, _accused):
        found = find(trigger)
        if found is not None:
            return found
    return None


def imply(actor: Actor) -> Actor:
    """The same party, carried over from context."""
    return Actor(name=actor.name, words=actor.words, stated=False)


def _before_noun(trigger: Trigger) -> Actor | None:
    """“Russian airstrikes”, “a U.S.-led coalition air strike”, “Friday's Israeli raid”."""
    if trigger.kind is not Kind.NOUN or _is_bare_country(trigger):
        return None
    passage, end = trigger.passage, trigger.first
    while end > 1 and passage.lowers[end - 1] == "and" and "weapon.munition" in passage.kinds_at[end - 2]:
        end -= 2  # “Arvanian rocket and artillery fire”
    return _read_phrase(passage, end, needs_force=False)


def _is_bare_country(trigger: Trigger) -> bool:
    """“Arvania airstrikes”: the noun, unlike the adjective, as often says where as whose; so it names nobody."""
    passage = trigger.passage
    mention = next((m for m in passage.mentions if m.last == trigger.first), None)
    place = mention.resolution.place if mention is not None and mention.resolution is not None else None
    return (
        mention is not None
        and place is not None
        and place.level is Level.COUNTRY
        and mention.toponym.role is Role.PLACE
        and not is_demonym(mention.toponym.name)
        and not passage.lowers[trigger.first - 1].endswith("'s")
    )


def _predicate(trigger: Trigger) -> Actor | None:
    """“warplanes which we believe were Arvanian fired missiles”: told of the machines, not before their name."""
    passage, lowers = trigger.passage, trigger.passage.lowers
    for position in range(max(1, trigger.first - 6), trigger.first):
        if (
            is_demonym(passage.words[position].text)
            and lowers[position - 1] in ("be", "were", "was", "are", "is")
            and any("weapon.aircraft" in passage.kinds_at[p] for p in range(max(0, position - 8), position))
        ):
            mention = passage.mention_at(position)
            place = mention.resolution.place if mention is not None and mention.resolution is not None else None
            word = passage.words[position].text
            return Actor(name=place.name if place is not None else word, words=word, stated=True)
    return None


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
            found = _read_forward(passage, position + 1)
            if found is not None:
                return found
        elif lowers[position] == "from" and trigger.kind is Kind.NOUN and lowers[position - 1] not in _FAR:
            found = _read_forward(passage, position + 1, needs_force=True)
            if found is not None:
                return found
    return None


_FAR = frozenset("away kilometres kilometers km metres meters miles far".split())
_SOURCING = frozenset({"reporting.according", "reporting.asserts", "reporting.denies"})
_CARRYING = frozenset(
    "carried out launched conducted fired staged dropped waged executed committed perpetrated caused mounted unleashed flown performed killed wounded injured destroyed damaged hit struck bombed shelled targeted attacked claimed made".split()
)


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
    if trigger.kind is Kind.NOUN:
        light = [
            c for c in passage.cues if "trigger.light_verb" in c.kinds and trigger.first - 8 <= c.first < trigger.first
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
        return _read_phrase(passage, head, needs_force=True)
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
    # A comma before the verb closes an aside: “gunships from Karsa, near Arvania, bombed”.
    aside = "," in passage.gap(position) or _is_elsewhere(passage, position)
    found = None if aside else _read_phrase(passage, position, needs_force=False)
    if found is not None or (relative and noun is not None):
        return found
    # "forces loyal to …", "jets from the coalition": the nearest party before the verb in its clause.
    for mention_end in range(position - 1, max(-1, position - 14), -1):
        if passage.clauses[mention_end] < clause - 1:
            break
        if lowers[mention_end] in ("said", "says", "reported", "told", "that", "shows", "showed", "by"):
            break
        if any(c.last in (mention_end, mention_end - 1, mention_end + 1) and c.kinds & _VERBS for c in passage.cues):
            break  # what follows another verb is its object
        found = _read_phrase(passage, mention_end + 1, needs_force=True)
        if found is not None:
            return found
    return None


def _is_elsewhere(passage: Passage, end: int) -> bool:
    """“jets flying from X in Y hit …”: the name right before the verb says where, not who."""
    mention = passage.mention_at(end - 1) if end else None
    if mention is None or mention.toponym.role is not Role.PLACE:
        return False
    before = mention.first - 1
    while before > 0 and passage.lowers[before] in _COMPASS:
        before -= 1
    return before >= 0 and passage.lowers[before] in ("in", "at", "from", "near", "over", "outside")


_COMPASS = frozenset(
    "the northern southern eastern western central north south east west northeastern northwestern southeastern southwestern".split()
)
_VERBS = frozenset({"trigger.effect_verb", "trigger.strong_verb", "trigger.weak_verb", "trigger.light_verb"})
_AUXILIARIES = frozenset(
    "has have had is are was were been be being will would could may might did do does not also later then again first already reportedly allegedly twice once both all had still appeared seemed to began started continued have jointly".split()
)


def _accused(trigger: Trigger) -> Actor | None:
    """“accused Israel of bombing”, “blamed the army for the shelling”, “X claimed responsibility for the strike”."""
    passage, lowers = trigger.passage, trigger.passage.lowers
    for cue in passage.cues:
        if "reporting.accuses" in cue.kinds and cue.last <= trigger.first and trigger.first - cue.last <= 12:
            if lowers[cue.last : cue.last + 1] == ["on"]:
                continue
            found = _read_forward(passage, cue.last)
            if found is not None:
                return found
        if cue.kinds & {"reporting.concedes", "reporting.asserts"} and "responsibility" in lowers[cue.first : cue.last]:
            position = cue.first
            while position > 0 and lowers[position - 1] in _AUXILIARIES:
                position -= 1
            found = _read_phrase(passage, position, needs_force=False)
            if found is not None:
                return found
    return None


# ------------------------------------------------------------------------------------------- phrases


def _read_forward(passage: Passage, start: int, *, needs_force: bool = False) -> Actor | None:
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
    return _read_phrase(passage, end, needs_force=needs_force, floor=start) if end > start else None


def _read_phrase(passage: Passage, end: int, *, needs_force: bool, floor: int = 0) -> Actor | None:
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
    words = set(lowers[start:end])
    return bool(
        words
        & {
            "rebels",
            "rebel",
            "militants",
            "militia",
            "militias",
            "insurgents",
            "opposition",
            "fighters",
            "separatists",
            "group",
            "groups",
            "gunmen",
            "faction",
            "factions",
            "front",
            "brigade",
            "brigades",
            "jihadists",
            "backed",
            "linked",
            "led",
            "allied",
            "supported",
            "occupied",
        }
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
