"""The words that report a strike. Strong ones suffice; weak ones need a weapon beside them or a story about strikes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.authorship import (
    has_author,
    has_caused,
    is_plainly_military,
    is_search,
    is_states_attack,
    is_told,
)
from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.verbs import is_progressive, is_verb
from geostrike.claims.text.wordings import (
    BLOWS,
    came_under,
    find_carried,
    is_counted_on,
    is_definite,
    is_flown,
    is_forces_blow,
    is_on_foot,
    is_sent_at,
    is_states_blow,
    is_walkout,
)
from geostrike.claims.triggers.senses import (
    backs_troops,
    comes_down,
    is_downing,
    is_laid,
    is_likened,
    is_of_day,
    is_practised,
    is_showered,
    leave_dropped,
    stands_inside,
    tells_blast,
)

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.model import Span

__all__ = ["Kind", "Topic", "Trigger", "find_triggers"]


class Kind(StrEnum):
    """How the words tell of a strike."""

    NOUN = "noun"
    VERB = "verb"
    LAUNCH = "launch"  # a light verb with its weapon: "fired rockets"
    IMPERSONAL = "impersonal"  # "came under fire"
    EFFECT = "effect"  # "killed", "destroyed": of a strike told before


class Trigger(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of ``passage`` that report a strike."""

    passage: Passage
    first: int
    last: int
    kind: Kind
    strong: bool
    lemma: str
    reason: str

    @property
    def span(self) -> Span:
        """The words, verbatim."""
        return self.passage.slice(self.first, self.last)


@dataclass(slots=True)
class Topic:
    """What the story has been about so far: where strikes were last reported, and where other violence was."""

    strike_at: int | None = None
    other_at: int | None = None
    strong_seen: bool = False
    caption: bool = False
    """The whole text is a line or two: a caption, no story."""
    coming: bool = False
    """Some sentence of the article names a strike by a strong word."""
    walkout: bool = False
    """A strike of workers or of lightning was told: one without a weapon or a party beside it is theirs from here on."""
    opens_elsewhere: bool = False
    """The first violence told was of bombs laid or carried, or of guns: the story's blasts and attacks are of that kind."""
    grounded: bool = False
    """The whole story names no aircraft, no munition that flies and no such strike: its blasts are other violence."""

    def note_opening(self, passage: Passage, ground: list[Cue]) -> None:
        """Take in a sentence without a strike: whether the story begins with other violence."""
        if ground and self.strike_at is None and (passage.kinds & _VIOLENT or any(map(tells_blast, ground))):
            self.opens_elsewhere = True

    def live(self, passage: Passage, within: int) -> bool:
        """Strikes were the last violence told, at most ``within`` sentences ago."""
        if self.strike_at is None or passage.index - self.strike_at > within:
            return False
        return self.other_at is None or self.other_at <= self.strike_at

    def told_other(self, passage: Passage, within: int) -> bool:
        """Other violence was the last told, in an earlier sentence, at most ``within`` ago."""
        if self.other_at is None or not 0 < passage.index - self.other_at <= within:
            return False
        return self.strike_at is None or self.strike_at < self.other_at


# So many sentences after other violence its words are still its own.
_AFTERMATH = 3
# What sets a weak word off, in its own sentence.
_WEAPON = frozenset({"weapon.aircraft", "weapon.munition"})
_SIGNS = frozenset("smoke flames crater craters rubble".split())
# What any trigger is made of; captions' words count only in captions.
_TELLING = frozenset(
    f"trigger.{name}"
    for name in ("strong_noun", "weak_noun", "strong_verb", "weak_verb", "effect_verb", "light_verb", "impersonal")
)
_TOLLS = frozenset({"casualty.killed", "casualty.injured"})
_STRIKES = frozenset({"strike", "strikes"})
_VIOLENT = frozenset({"trigger.effect_verb", "casualty.killed", "casualty.injured"})


def find_triggers(passage: Passage, topic: Topic) -> list[Trigger]:
    """The triggers of one sentence, in order; updates ``topic``. Other meanings of the words are left out."""
    cues, kinds = passage.cues, passage.kinds
    if "blocker.other_strike" in kinds and kinds.isdisjoint(_WEAPON) and not topic.strong_seen:
        topic.walkout = True
    ground = leave_dropped(cues) if "blocker.ground" in kinds else []
    if kinds.isdisjoint(_TELLING) and not (topic.caption and "trigger.caption" in kinds):
        topic.note_opening(passage, ground)
        if any(map(tells_blast, ground)):
            topic.other_at = passage.index
        return []
    if topic.grounded:
        return []
    carried = bool(ground) or (topic.other_at is not None and passage.index - topic.other_at <= _AFTERMATH)
    weapons = [
        cue
        for cue in cues
        if cue.kinds & _WEAPON
        and not is_laid(passage, cue, ground)
        and not (carried and passage.lowers[cue.first] in ("bomber", "bombers"))  # those who blew themselves up
    ]
    armed = bool(weapons)
    walkout = not armed and is_walkout(passage)
    topic.walkout = topic.walkout or walkout
    labour = not armed and "blocker.labour" in kinds
    theirs = not armed and topic.walkout
    test = "blocker.test" in kinds
    found: list[Trigger] = []
    taken: set[int] = set()

    def add(cue: Cue, kind: Kind, reason: str, lemma: str, *, strong: bool) -> None:
        if taken.isdisjoint(range(cue.first, cue.last)):
            taken.update(range(cue.first, cue.last))
            found.append(Trigger(passage, cue.first, cue.last, kind, strong, lemma, reason))

    nouns = passage.having("trigger.strong_noun", "trigger.impersonal")
    for cue in sorted(nouns, key=lambda c: (c.first - c.last, c.first)):
        if (
            "trigger.strong_noun" in cue.kinds
            and not is_progressive(passage, cue)
            and not (labour and passage.lowers[cue.first] in _STRIKES)
            and not (theirs and passage.lowers[cue.first] in _STRIKES and not has_author(passage, cue))
            and not stands_inside(cue, cues, figure=True)
            and not is_of_day(passage, cue)
            and not is_likened(passage, cue)
            and not ("bombing" in passage.lowers[cue.first] and _near(ground, cue, passage, 25))
            and not (test and cue.lemmas["trigger.strong_noun"].startswith("missile"))
            and not (test and is_practised(passage, cue))
            and not backs_troops(passage, cue)
        ):
            add(cue, Kind.NOUN, "names a strike", cue.lemmas["trigger.strong_noun"], strong=True)
        elif "trigger.impersonal" in cue.kinds and not kinds & {"blocker.figurative", "blocker.labour"}:
            lemma = cue.lemmas["trigger.impersonal"]
            strong = "shelling" in lemma or "bombardment" in lemma or "artillery" in lemma or "rocket" in lemma
            if (
                strong
                or armed
                or topic.live(passage, 6)
                or (topic.caption and _follows_place(passage, cue))
                or (not ground and _is_of_place(passage, cue))
            ):
                add(cue, Kind.IMPERSONAL, "says that a place was under attack", lemma, strong=strong)
    for cue in came_under(passage):
        add(cue, Kind.IMPERSONAL, "says that a place was under attack", "come under fire", strong=False)
    for cue in passage.having("weapon.munition"):
        if is_counted_on(passage, cue):
            add(cue, Kind.NOUN, "counts what fell", cue.lemmas["weapon.munition"], strong=True)
    for cue in passage.having("trigger.strong_verb"):
        if is_verb(passage, cue) and not (
            (_near(ground, cue, passage, 12) and not _by_weapon(passage, cue, weapons))
            or ("blocker.showered" in kinds and is_showered(passage, cue))
        ):
            add(cue, Kind.VERB, "a verb of bombing", cue.lemmas["trigger.strong_verb"], strong=True)
    for cue in passage.having("trigger.light_verb"):
        if not test and not is_downing(passage, cue) and is_verb(passage, cue):
            weapon = find_carried(passage, cue)
            if weapon is not None and (cue.lemmas["trigger.light_verb"] != "send" or is_sent_at(passage, weapon)):
                add(cue, Kind.LAUNCH, "a verb of firing with its weapon", cue.lemmas["trigger.light_verb"], strong=True)
    for cue in passage.having("trigger.effect_verb"):
        if not test and is_told(passage, cue) and _by_weapon(passage, cue, weapons):
            add(cue, Kind.VERB, "what an aircraft or missile has done", cue.lemmas["trigger.effect_verb"], strong=False)
    strong_here = any(trigger.strong for trigger in found)
    spoken_of = strong_here or topic.live(passage, 4)
    for cue in passage.having("trigger.weak_noun", "trigger.weak_verb"):
        weak = cue.kinds & {"trigger.weak_noun", "trigger.weak_verb"}
        if (
            (labour and passage.lowers[cue.first] in _STRIKES)
            or (theirs and passage.lowers[cue.first] in _STRIKES and not has_author(passage, cue))
            or walkout
            or test
            or stands_inside(cue, cues)
            or is_search(passage, cue)
            or not taken.isdisjoint(range(cue.first, cue.last))
        ):
            continue
        kind = "trigger.weak_verb" if "trigger.weak_verb" in weak and is_verb(passage, cue) else "trigger.weak_noun"
        plain = (
            is_plainly_military(passage, cue)
            or is_flown(passage, cue)
            or (bool(ground) and kind == "trigger.weak_verb" and _by_weapon(passage, cue, weapons))
        )
        blow = kind == "trigger.weak_verb" and (
            (cue.lemmas[kind] in BLOWS and is_forces_blow(passage, cue)) or is_states_blow(passage, cue)
        )
        blow = blow or (not (ground or topic.opens_elsewhere) and is_states_attack(passage, cue))
        if kind not in weak or (not plain and (_near(ground, cue, passage, 25) or (ground and not armed))):
            continue
        if not (
            armed
            or spoken_of
            or (bool(kinds & _ANSWERS) and kind == "trigger.weak_noun")
            or plain
            or (topic.coming and has_author(passage, cue))
            or blow
            or has_caused(passage, cue)
            or (not _SIGNS.isdisjoint(passage.lowers) and has_author(passage, cue))
            or ("the" in passage.lowers[max(0, cue.first - 2) : cue.first] and topic.live(passage, 12))
        ):
            continue
        if kind == "trigger.weak_noun" and cue.lemmas[kind] == "assault" and not armed:
            continue  # troops assault on foot
        if kind == "trigger.weak_verb" and cue.lemmas[kind] in _FALLING and not _by_weapon(passage, cue, weapons):
            continue
        if kind == "trigger.weak_verb" and weapons and all(comes_down(passage, cue, weapon) for weapon in weapons):
            continue
        if kind == "trigger.weak_verb" and "blocker.figurative" in kinds and not armed:
            continue
        if not armed and not strong_here and is_on_foot(passage, cue):
            continue
        if topic.opens_elsewhere and not (armed or strong_here or plain or blow or has_author(passage, cue)):
            continue
        if kind == "trigger.weak_noun" and topic.told_other(passage, _AFTERMATH) and is_definite(passage, cue):
            continue  # the blast of the car bomb told before
        reason = (
            "beside an aircraft or weapon" if armed else "what armed forces did" if blow else "in a story about strikes"
        )
        add(cue, Kind.VERB if kind == "trigger.weak_verb" else Kind.NOUN, reason, cue.lemmas[kind], strong=False)
    # “Another blast wounded four”, soon after a car bomb: what the blast has done.
    blast = carried and "trigger.weak_noun" in kinds
    if not (found or ground or blast or theirs) and "blocker.clash" not in kinds and topic.live(passage, 3):
        for cue in passage.having("trigger.effect_verb"):
            if is_told(passage, cue):
                add(
                    cue,
                    Kind.EFFECT,
                    "what a strike told before has done",
                    cue.lemmas["trigger.effect_verb"],
                    strong=False,
                )
    if (
        not found
        and topic.caption
        and topic.other_at is None
        and passage.mentions
        and not (labour or theirs)
        and not _tells_otherwise(passage)
    ):
        for cue in passage.having("trigger.caption")[:1]:
            add(cue, Kind.NOUN, "what a caption shows", cue.lemmas["trigger.caption"], strong=False)
    if found and not ground and "blocker.clash" not in kinds:
        for cue in passage.having("trigger.effect_verb"):
            if is_told(passage, cue):
                add(cue, Kind.EFFECT, "what the strike has done", cue.lemmas["trigger.effect_verb"], strong=False)
    if found:
        topic.strike_at = passage.index
        topic.strong_seen = topic.strong_seen or strong_here
    else:
        topic.note_opening(passage, ground)
        if ground and kinds & _VIOLENT:
            topic.other_at = passage.index
    return sorted(found, key=lambda trigger: trigger.first)


# Verbs that tell of a strike only when a munition or aircraft is what falls.
_FALLING = frozenset(
    {
        "land",
        "fall",
        "go through",
        "come through",
        "crash",
        "come down",
        "explode",
        "impact",
        "fall in",
        "land in",
        "crash in",
    }
)


def _by_weapon(passage: Passage, verb: Cue, weapons: list[Cue]) -> bool:
    """Whether an aircraft or munition is the subject, or the agent after "by"."""
    for cue in weapons:
        if comes_down(passage, verb, cue):
            continue
        if any(
            v.last <= cue.first <= v.last + 2 and v.kinds & {"trigger.effect_verb"} and v.first != verb.first
            for v in passage.cues
        ):
            continue  # itself what was sunk or destroyed
        if abs(passage.clauses[cue.first] - passage.clauses[verb.first]) <= 2:
            passive = passage.lowers[max(0, verb.first - 2) : verb.first]
            if (
                0 <= verb.first - cue.last <= 4
                and abs(passage.clauses[cue.first] - passage.clauses[verb.first]) <= ("(" in passage.gap(cue.first))
                and not set(passive) & {"was", "were", "been"}
                and not any("," in passage.gap(p) for p in range(cue.last, verb.first + 1))
            ):
                return True
            if 1 <= cue.first - verb.last <= 7 and "by" in passage.lowers[verb.last : cue.first]:
                return True
    return False


def _near(cues: list[Cue], cue: Cue, passage: Passage, words: int) -> bool:
    """Whether one of ``cues`` stands within so many words, in the same clause."""
    return any(
        abs(other.first - cue.first) <= words and abs(passage.clauses[other.first] - passage.clauses[cue.first]) <= 1
        for other in cues
    )


# Nobody denies or disputes a walkout in these words.
_ANSWERS = frozenset({"reporting.denies", "reporting.contests", "reporting.accuses"})
# With one of these a short line is no caption of a strike.
_NO_CAPTION = frozenset(
    {
        "blocker.ground",
        "blocker.test",
        "blocker.unrest",
        "blocker.figurative",
    }
)


def _tells_otherwise(passage: Passage) -> bool:
    """Whether a short line tells of other trouble, or what somebody said of it."""
    if passage.kinds & _NO_CAPTION:
        return True
    return any("reporting.asserts" in cue.kinds and not _is_source(passage, cue) for cue in passage.cues)


def _is_source(passage: Passage, cue: Cue) -> bool:
    """“according to reports”: a noun."""
    return any("reporting.according" in c.kinds and 0 <= cue.first - c.last <= 1 for c in passage.cues)


def _follows_place(passage: Passage, cue: Cue) -> bool:
    """“the plant in Karsa under attack”: the words end what is said of a place."""
    before = [m for m in candidates(passage) if m.last <= cue.first]
    return bool(before) and cue.first - before[-1].last <= 1 and not passage.gap(cue.last).strip(" .!")


def _is_of_place(passage: Passage, cue: Cue) -> bool:
    """“Karsa came under fire; two women were killed”: a place is the subject, and people were harmed."""
    if passage.kinds.isdisjoint(_TOLLS):
        return False
    return any(
        m.last <= cue.first <= m.last + 1 and (m.first == 0 or passage.lowers[m.first - 1] in ("and", "of", "while"))
        for m in candidates(passage)
    )
