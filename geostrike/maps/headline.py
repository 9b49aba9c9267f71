"""The news in a few sentences, worked out from the claims: where, when, what toll, who is named, who denies.

Every fact is somebody's: tolls and denials name who says so, nothing is added up, nothing is called certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.maps.grammar import agree, call_speaker, count_noun, is_plural, join_words
from geostrike.maps.sites import OPPOSED, Gathering, Site, Statement, Symbol
from geostrike.maps.wording import STANCES, count_people, describe_day, describe_days
from geostrike.model import About, Level, Modality, Realis, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Claim

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


def name_story(gathering: Gathering) -> str | None:
    """A headline for a text that has none: "Strikes reported in A, B and C". ``None`` when nothing is marked."""
    sites = [site for site in gathering.sites if not site.background]
    if not sites:
        return None
    names = [site.name for site in sites[:3]]
    others = [count_noun(len(sites) - 3, "more place")] if len(sites) > 3 else []
    return f"Strikes reported in {join_words([*names, *others])}"


def summarise(gathering: Gathering, *, articles: int) -> tuple[Sentence, ...]:
    """The sentences, most important first. Tolls, attackers and denials only of a single article: those of many are
    not one story.
    """
    news = [site for site in gathering.sites if not site.background]
    sentences = [_say_where(news)] if news else []
    if articles == 1:
        told = [statement for statement in _happened(gathering) if statement.claim.stance not in OPPOSED]
        sentences += [*_say_tolls(told, gathering), *_say_attackers(told), *_say_denials(gathering)]
    if not news and (before := len(gathering.sites)):
        sentences.insert(0, (Word(f"Only strikes before the news are placed: {count_noun(before, 'place')}."),))
    return tuple(sentences)


def describe(sentences: Sequence[Sentence]) -> str:
    """The first sentences in plain words, for whoever shows a link to the page."""
    words = " ".join("".join(word.text for word in sentence) for sentence in sentences[:3])
    return f"{words} Reported, not verified.".strip()


def _happened(gathering: Gathering) -> list[Statement]:
    """Statements of the news itself: at a place, or of a strike that has none."""
    listed = [statement for site in gathering.sites for statement in site.statements]
    listed += [statement for item in gathering.unplaced for statement in item.statements]
    once = {statement.anchor: statement for statement in listed if statement.claim.realis is Realis.CURRENT}
    return list(once.values())


def _say_where(news: Sequence[Site]) -> Sentence:
    parts = _list_places(news)
    days = _say_days(news)
    if len(news) == 1:
        somewhere = "Somewhere in " if news[0].symbol is Symbol.AREA else ""
        named = [Word(word.text.removeprefix("in ").removeprefix("at "), word.anchor) for word in parts]
        start, end = (Word(somewhere),) if somewhere else (), Word(f" is reported to have been struck{days}.")
        return (*start, *(word for word in named if word.text), end)
    return (Word(f"Strikes{days} are reported "), *parts, Word("."))


def _list_places(news: Sequence[Site]) -> list[Word]:
    spots = [site for site in news if site.symbol is not Symbol.AREA]
    areas = [site for site in news if site.symbol is Symbol.AREA]
    named = spots[:MOST_SPOTS]
    inside = [site for site in named if site.symbol is not Symbol.DOT]
    there = [site for site in named if site.symbol is Symbol.DOT]
    groups = [[Word(word), *_link(some)] for word, some in (("in ", inside), ("at ", there)) if some]
    shown = areas[:MOST_AREAS]
    for level in dict.fromkeys(_area_level(site) for site in shown):
        alike = [site for site in shown if _area_level(site) is level]
        one, many = AREAS.get(level, ("{}", "{}")) if level else ("{}", "{}")
        before, after = (one if len(alike) == 1 else many).split("{}")
        groups.append([Word(f"in {before}"), *_link(alike), *([Word(after)] if after else [])])
    if rest := max(0, len(spots) - MOST_SPOTS) + max(0, len(areas) - MOST_AREAS):
        groups.append([Word("in "), Word(count_noun(rest, "more place"), "places")])
    joined = groups[0]
    for i, group in enumerate(groups[1:], 2):
        joined = [*joined, Word(" and " if i == len(groups) else ", "), *group]
    return joined


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
    ranges = [strike.date for site in news for strike in site.strikes if strike.realis is Realis.CURRENT]
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
        for count in statement.claim.casualties:
            if (count.min is None and count.max is None) or count.part_of_total:
                continue
            words = [Word(f"{_speak(statement, 'reports')} {count_people(count)}")]
            if (site := where.get(statement.anchor)) is not None:
                words += [Word(" at " if site.symbol is Symbol.DOT else " in "), *_name(site)]
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


def _say_attackers(told: Sequence[Statement]) -> Iterable[Sentence]:
    """Who is named, and by whom; a party that only the context implies is said to be implied. Of others than the one
    named by most, only their number.
    """
    stated: dict[str, list[str]] = {}
    implied: dict[str, None] = {}
    for statement in told:
        attacker = statement.claim.attacker
        if attacker is not None and attacker.stated:
            stated.setdefault(attacker.name, []).append(_call(statement))
        elif attacker is not None:
            implied.setdefault(attacker.name)
    ranked = sorted(stated.items(), key=lambda item: -len(set(item[1])))
    equals = [item for item in ranked if len(set(item[1])) == len(set(ranked[0][1]))][:2]
    for name, speakers in equals:
        yield (Word(f"{_capital(name)} is named as the attacker by {_name_some(speakers)}."),)
    if rest := len(ranked) - len(equals):
        yield (Word(f"{count_noun(rest, 'more alleged attacker')} in the list."),)
    if not ranked and implied:
        yield (Word(f"Nobody names the attacker; the context implies {join_words(list(implied)[:2])}."),)


def _say_denials(gathering: Gathering) -> Iterable[Sentence]:
    statements = [reply.statement for site in gathering.sites for reply in site.replies]
    statements += [statement for item in gathering.unplaced for statement in item.statements]
    statements += gathering.loose
    grouped: dict[str, dict[str, Statement]] = {}
    differing: Statement | None = None
    for statement in statements:
        claim = statement.claim
        if claim.stance in OPPOSED and claim.realis is Realis.CURRENT:
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
