"""The news in a few sentences, worked out from the claims: where, when, what toll, who is named, who denies.

Every fact is somebody's: tolls and denials name who says so, nothing is added up, nothing is called certain. One weak statement
makes a summary untrue, so that only sure ones are summed up (``Claim.sure``); how many others there are is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.maps.grammar import agree, call_speaker, count_noun, is_plural, is_plural_name, join_words, lead_in
from geostrike.maps.sites import Gathering, Site, Statement, Symbol
from geostrike.maps.wording import STANCES, count_people, describe_day, describe_days
from geostrike.model import About, Level, Modality, Part, Realis, Stance
from geostrike.model.claims import AGAINST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Claim, Strike

__all__ = ["Sentence", "Word", "describe", "name_story", "summarise"]

# So many are named; the rest are counted.
MOST_SPOTS, MOST_AREAS, MOST_TOLLS, MOST_SPEAKERS, MOST_DENIALS = 4, 3, 2, 2, 3
AREAS = {
    Level.PROVINCE: ("{} province", "the provinces of {}"),
    Level.DISTRICT: ("{} district", "the districts of {}"),
}
# Names that say already what kind of area they are.
KINDS_IN_NAMES = (
    "province",
    "governorate",
    "oblast",
    "district",
    "region",
    "county",
    "state",
    "area",
    "strip",
    "rayon",
)
# What is denied, where "denies the target" would be no English.
DISPUTED = {
    About.LOCATION: "disputes where it was",
    About.ATTACKER: "disputes who attacked",
    About.TARGET: "disputes what was hit",
    About.WEAPON: "disputes the weapon",
    About.SCALE: "disputes the scale",
    About.INTENT: "disputes the purpose",
    About.DATE: "disputes the date",
}
DENIED = {About.STRIKE: "that there was a strike", About.CASUALTIES: "casualties", About.DAMAGE: "damage"}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of words; with the address in the page that it leads to, if any."""

    text: str
    anchor: str | None = None


Sentence = tuple[Word, ...]
UNCLEAR: Sentence = (Word("By whom is unclear."),)


def name_story(gathering: Gathering) -> str | None:
    """A headline for a text that has none: "Strikes reported in A, B and C"; where no statement is sure, that they may be.
    ``None`` when nothing is marked.
    """
    news = [site for site in gathering.sites if not site.background]
    sites = [site for site in news if _find_sure(site)]
    told = "Strikes reported in" if sites else "Possible reports of strikes in"
    sites = sites or news
    if not sites:
        return None
    names = [site.name for site in sites[:3]]
    others = [count_noun(len(sites) - 3, "more place")] if len(sites) > 3 else []
    return f"{told} {join_words([*names, *others])}"


def summarise(gathering: Gathering, *, articles: int) -> tuple[Sentence, ...]:
    """The sentences, most important first. Tolls, attackers and denials only of a single article: those of many are
    not one story.
    """
    placed = [site for site in gathering.sites if not site.background]
    news = [site for site in placed if _find_sure(site)]
    sentences = [_say_where(news)] if news else []
    if articles == 1:
        told = [s for s in _happened(gathering) if s.claim.stance not in AGAINST and is_sure(s.claim)]
        attackers = list(_say_attackers(told, gathering, news))
        if told and not news:
            unknown = attackers == [UNCLEAR]
            sentences.append(_say_unplaced(len(told), unknown=unknown))
            attackers = [] if unknown else attackers
        sentences += [*_say_tolls(told, gathering), *attackers, *_say_denials(gathering)]
    sentences += _say_others(gathering, placed=bool(news), alone=not sentences)
    if not placed and (before := len(gathering.sites)):
        sentences.insert(0, (Word(f"Only strikes before the news are placed: {count_noun(before, 'place')}."),))
    return tuple(sentences)


def describe(sentences: Sequence[Sentence]) -> str:
    """The first sentences in plain words, for whoever shows a link to the page."""
    words = " ".join("".join(word.text for word in sentence) for sentence in sentences[:3])
    return f"{words} Reported, not verified.".strip()


def is_sure(claim: Claim, *parts: Part) -> bool:
    """Whether it is sure that the claim tells of a strike, and ``parts`` of what it says; a person's decision settles all."""
    return claim.decision is not None or {Part.STRIKE, *parts}.issubset(claim.sure)


def _find_sure(site: Site) -> list[Strike]:
    """The strikes of the news here that a sure statement places here."""
    sure = {s.claim.id for s in site.statements if s.claim.realis is Realis.CURRENT and is_sure(s.claim, Part.PLACE)}
    current = [strike for strike in site.strikes if strike.realis is Realis.CURRENT]
    return [strike for strike in current if strike.decision is not None or not sure.isdisjoint(strike.claim_ids)]


def _say_unplaced(statements: int, *, unknown: bool) -> Sentence:
    """That strikes are reported, where no statement is sure of a place."""
    start = "A strike is" if statements == 1 else "Strikes are"
    return (Word(f"{start} reported; {'where and by whom' if unknown else 'where'} is not clear."),)


def _say_others(gathering: Gathering, *, placed: bool, alone: bool) -> Iterable[Sentence]:
    """How many statements about the news are not summed up, for they are less sure; they are all in the list. Beside places
    that are ``placed``, so are those whose own is not sure.
    """
    unsure = [
        s
        for s in _current(gathering)
        if not is_sure(s.claim, *([Part.PLACE] if placed and s.claim.toponym_ids else []))
    ]
    if not unsure:
        return
    count = count_noun(len(unsure), "statement" if alone else "further statement")
    one = len(unsure) == 1
    if alone:
        words = f"{count} about strikes {'is' if one else 'are'} listed below, {'not' if one else 'none'} sure enough to sum up."
    else:
        words = f"{count}, less sure, {'is' if one else 'are'} listed below."
    against = sum(s.claim.stance in AGAINST for s in unsure)
    if against:
        which = "it" if one else "all" if against == len(unsure) else f"{against} of them"
        words = f"{words[:-1]}; {which} {'denies or disputes' if against == 1 else 'deny or dispute'} something."
    yield (Word(words),)


def _current(gathering: Gathering) -> list[Statement]:
    """Every statement about the news, once: also those that deny, and those that belong to no single strike."""
    replies = (reply.statement for site in gathering.sites for reply in site.replies)
    once = {s.anchor: s for s in (*_happened(gathering), *replies, *gathering.loose)}
    return [statement for statement in once.values() if statement.claim.realis is Realis.CURRENT]


def _happened(gathering: Gathering) -> list[Statement]:
    """Statements of the news itself: at a place, or of a strike that has none."""
    listed = [statement for site in gathering.sites for statement in site.statements]
    listed += [statement for item in gathering.unplaced for statement in item.statements]
    once = {statement.anchor: statement for statement in listed if statement.claim.realis is Realis.CURRENT}
    return list(once.values())


def _say_where(news: Sequence[Site]) -> Sentence:
    days = _say_days(news)
    if len(news) == 1:
        (site,) = news
        lead, area = lead_in(site.name), site.symbol is Symbol.AREA
        start = f"Somewhere {lead}" if area else "" if lead == "in " else f"A place {lead}"
        named = _name(site) if area else (Word(site.name, site.anchor),)
        words = (Word(start), *named, Word(f" is reported to have been struck{days}."))
        return tuple(word for word in words if word.text)
    return (Word(f"Strikes{days} are reported "), *_list_places(news), Word("."))


def _list_places(news: Sequence[Site]) -> list[Word]:
    spots = [site for site in news if site.symbol is not Symbol.AREA]
    areas = [site for site in news if site.symbol is Symbol.AREA]
    named = spots[:MOST_SPOTS]
    inside = [site for site in named if site.symbol is not Symbol.DOT and lead_in(site.name) == "in "]
    there = [site for site in named if site.symbol is Symbol.DOT and lead_in(site.name) == "in "]
    groups = [[Word(word), *_link(some)] for word, some in (("in ", inside), ("at ", there)) if some]
    shown = areas[:MOST_AREAS]
    worked_out = [site for site in (*named, *shown) if lead_in(site.name) != "in "]
    shown = [site for site in shown if site not in worked_out]
    for level in dict.fromkeys(_area_level(site) for site in shown):
        alike = [site for site in shown if _area_level(site) is level]
        one, many = AREAS.get(level, ("{}", "{}")) if level else ("{}", "{}")
        before, after = (one if len(alike) == 1 else many).split("{}")
        groups.append([Word(f"in {before}"), *_link(alike), *([Word(after)] if after else [])])
    groups += [[Word(lead_in(site.name)), Word(site.name, site.anchor)] for site in worked_out]
    if rest := max(0, len(spots) - MOST_SPOTS) + max(0, len(areas) - MOST_AREAS):
        groups.append([Word("in "), Word(count_noun(rest, "more place"), "places")])
    joined = groups[0]
    for i, group in enumerate(groups[1:], 2):
        joined = [*joined, Word(" and " if i == len(groups) else ", "), *group]
    return [word for word in joined if word.text]


def _name(site: Site) -> Iterable[Word]:
    """The place, and of a division what kind of place it is: its capital often has the same name."""
    level = _area_level(site) if site.symbol is Symbol.AREA else None
    one, _ = AREAS.get(level, ("{}", "")) if level else ("{}", "")
    return (Word(site.name, site.anchor), Word(one.removeprefix("{}")))


def _area_level(site: Site) -> Level | None:
    """The level whose word is to be added to the name; ``None`` where the name has one."""
    return None if site.name.lower().endswith(KINDS_IN_NAMES) else site.place.level


def _link(sites: Sequence[Site]) -> Iterable[Word]:
    for i, site in enumerate(sites, 1):
        yield Word(site.name, site.anchor)
        if i < len(sites):
            yield Word(" and " if i == len(sites) - 1 else ", ")


def _say_days(news: Sequence[Site]) -> str:
    """The days of all, if all are dated; nothing is said of some only."""
    ranges = [strike.date for site in news for strike in _find_sure(site)]
    starts = [dates.start for dates in ranges if dates and dates.start]
    ends = [dates.end for dates in ranges if dates and dates.end]
    if not ranges or len(starts) < len(ranges) or len(ends) < len(ranges):
        return ""
    start, end = min(starts), max(ends)
    if start == end:
        return f" on {describe_days(start, end)}"
    words = describe_days(start, end)  # a whole month or year has a name
    return f" between {describe_day(start, other=end)} and {describe_day(end)}" if " to " in words else f" in {words}"


def _say_tolls(told: Sequence[Statement], gathering: Gathering) -> Iterable[Sentence]:
    """Each toll with who gives it, and where. Counts without a number, and parts of another count, stand in the list."""
    where = {statement.anchor: site for site in gathering.sites for statement in site.statements}
    found: dict[str, list[Word]] = {}
    for statement in told:
        if not is_sure(statement.claim, Part.TOLL, Part.SPEAKER):
            continue
        for count in statement.claim.casualties:
            if (count.min is None and count.max is None) or count.part_of_total:
                continue
            words = [Word(f"{_speak(statement, 'reports')} {count_people(count)}")]
            if (site := where.get(statement.anchor)) is not None and is_sure(statement.claim, Part.PLACE):
                lead = lead_in(site.name)
                words += [Word(" at " if site.symbol is Symbol.DOT and lead == "in " else f" {lead}"), *_name(site)]
            else:
                words = [Word(words[0].text, statement.anchor)]
            found.setdefault("".join(word.text for word in words), words)
    tolls = list(found.values())
    for words in tolls[:MOST_TOLLS]:
        yield (Word(_capital(words[0].text), words[0].anchor), *words[1:], Word("."))
    if len(tolls) > MOST_TOLLS:
        yield (Word(f"{count_noun(len(tolls) - MOST_TOLLS, 'more toll')} in the list."),)


def _speak(statement: Statement, verb: str) -> str:
    claim = statement.claim
    hedge = ", hedged," if claim.modality in (Modality.HEDGED, Modality.POSSIBLE) else ""
    via = f", via {claim.speaker.via}," if claim.speaker and claim.speaker.via and not hedge else ""
    return f"{_call(statement)}{via}{hedge} {agree(verb, plural=is_plural(claim.speaker))}"


def _call(statement: Statement) -> str:
    """Who says it: the speaker, or the outlet in its own voice."""
    claim, article = statement.claim, statement.article
    if claim.speaker is not None:
        return call_speaker(claim.speaker)
    return claim.outlet or (article.outlet.name if article.outlet else "the article")


def _say_attackers(told: Sequence[Statement], gathering: Gathering, news: Sequence[Site]) -> Iterable[Sentence]:
    """Who is named, where that is not for all places, and by whom; of others than the one named by most, only their number. Where
    sure statements name nobody, that it is not clear by whom, or whom alone the story surely implies.
    """
    stated: dict[str, list[Statement]] = {}
    implied: dict[str, float] = {}
    for statement in told:
        attacker = statement.claim.attacker
        if attacker is None or not attacker.accused:
            continue
        if (attacker.stated or attacker.likely == 1) and is_sure(statement.claim, Part.ATTACKER):
            stated.setdefault(attacker.name, []).append(statement)
        elif not attacker.stated:
            implied[attacker.name] = max(attacker.likely or 0.0, implied.get(attacker.name, 0.0))
    joined = _join_names(stated)
    ranked = sorted(((name, _list_sayers(joined[name])) for name in joined), key=lambda item: -len(item[1]))
    equals = [item for item in ranked if len(item[1]) == len(ranked[0][1])][:2]
    for name, sayers in equals:
        verb = "are" if is_plural_name(name) else "is"
        where = _say_some_places(joined[name], gathering, news)
        by = f" by {_name_some(sayers)}" if sayers else ""
        yield (Word(f"{_capital(name)} {verb} named as the attacker"), *where, Word(f"{by}."))
    if rest := len(ranked) - len(equals):
        yield (Word(f"{count_noun(rest, 'more alleged attacker')} in the list."),)
    if not ranked and told:
        yield (Word(_say_implied(implied)),)


def _list_sayers(statements: Sequence[Statement]) -> list[str]:
    """Who says so, each organisation once."""
    sayers: dict[str, str] = {}
    for statement in statements:
        attacker = statement.claim.attacker
        if attacker is not None and attacker.stated and is_sure(statement.claim, Part.SPEAKER):
            sayers.setdefault(_source(statement), _call(statement))
    return list(sayers.values())


def _say_some_places(statements: Sequence[Statement], gathering: Gathering, news: Sequence[Site]) -> Iterable[Word]:
    """Where the statements stand, if that is at one place of several; nothing where they stand at more, or at none."""
    at = {statement.anchor: site for site in gathering.sites for statement in site.statements}
    sites = {site.anchor: site for s in statements if (site := at.get(s.anchor)) and is_sure(s.claim, Part.PLACE)}
    unplaced = any(s.anchor not in at or not is_sure(s.claim, Part.PLACE) for s in statements)
    if len(news) < 2 or len(sites) != 1 or unplaced:
        return ()
    (site,) = sites.values()
    lead = lead_in(site.name)
    return (Word(" at " if site.symbol is Symbol.DOT and lead == "in " else f" {lead}"), *_name(site))


def _say_implied(implied: dict[str, float]) -> str:
    """Who alone is surely implied, and how surely; that it is unclear, where it is nobody or more than one."""
    if len(implied) != 1:
        return UNCLEAR[0].text
    ((name, likely),) = implied.items()
    sure = f"{likely:.0%}".replace("%", " %")
    return f"The statements name no attacker; the rest of the story implies that it was probably {name} ({sure})."


def _join_names(stated: dict[str, list[Statement]]) -> dict[str, list[Statement]]:
    """“Coalition” is the U.S.-led coalition, where the story names one such: both under the fuller name."""
    joined: dict[str, list[Statement]] = {}
    for name in sorted(stated, key=len, reverse=True):
        fuller = [other for other in joined if other.lower().endswith(f" {name.lower()}")]
        key = fuller[0] if len(fuller) == 1 else name
        joined[key] = [*joined.get(key, []), *stated[name]]
    return {name: joined[name] for name in stated if name in joined}


def _source(statement: Statement) -> str:
    """What the one who says it is counted by: an organisation is one, whoever speaks for it."""
    speaker = statement.claim.speaker
    return speaker.source if speaker is not None else ""


def _say_denials(gathering: Gathering) -> Iterable[Sentence]:
    statements = [reply.statement for site in gathering.sites for reply in site.replies]
    statements += [statement for item in gathering.unplaced for statement in item.statements]
    statements += gathering.loose
    grouped: dict[str, dict[str, Statement]] = {}
    differing: Statement | None = None
    for statement in statements:
        claim = statement.claim
        if not is_sure(claim, *([] if claim.speaker is None else [Part.SPEAKER])):
            continue
        if claim.stance in AGAINST and claim.realis is Realis.CURRENT:
            if claim.speaker is None and claim.stance is Stance.CONTESTS:
                differing = differing or statement  # the outlet tells that others disagree, and disputes nothing itself
                continue
            grouped.setdefault(_phrase_denial(claim), {}).setdefault(_call(statement), statement)
    if differing is not None:
        yield (Word("Accounts differ", differing.anchor), Word("."))
    for phrase, speakers in list(grouped.items())[:MOST_DENIALS]:
        plural = len(speakers) > 1 or any(is_plural(statement.claim.speaker) for statement in speakers.values())
        verb, rest = phrase.split(" ", 1)
        first = next(iter(speakers.values()))
        words = f"{_name_some(list(speakers))} {agree(verb, plural=plural)} {rest}"
        yield (Word(_capital(words), first.anchor), Word("."))
    if len(grouped) > MOST_DENIALS:
        yield (Word(f"{count_noun(len(grouped) - MOST_DENIALS, 'more denial')} in the list."),)


def _phrase_denial(claim: Claim) -> str:
    if claim.about in DISPUTED:
        return DISPUTED[claim.about]
    verb = STANCES[claim.stance]
    told = DENIED[claim.about]
    if claim.stance is Stance.CONTESTS and claim.about is About.STRIKE:
        told = "what is said of the strike"
    return f"{verb} {told}"


def _name_some(speakers: Sequence[str]) -> str:
    names = list(dict.fromkeys(speakers))
    if len(names) <= MOST_SPEAKERS + 1:
        return join_words(names)
    return join_words([*names[:MOST_SPEAKERS], count_noun(len(names) - MOST_SPEAKERS, "other")])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
