"""What a statement does to a strike (asserts, denies, contests, concedes), and to which fact of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.model import About, SpeakerKind, Stance

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.scopes import Attribution

__all__ = ["judge_stance", "what_about"]

_HARM = frozenset({"casualty.killed", "casualty.injured", "casualty.missing"})
_HURT = find_words("stance", "hurt")
_INTENT = find_words("stance", "intent")
_ATTACKER = find_words("stance", "attacker")
_PART_IN = find_words("stance", "part_in")
_PART_WITHIN = 5  # words
_REPORTS = find_words("stance", "reports")


def judge_stance(
    passage: Passage, attribution: Attribution | None, trigger: Trigger | None, *, negated: bool
) -> tuple[Stance, About, str]:
    """The stance, its object, and the reason in words."""
    kinds = {kind for cue in passage.cues for kind in cue.kinds}
    first, last = (0, len(passage.words)) if attribution is None else (attribution.first, attribution.last)
    about = what_about(passage, first, last, trigger)
    if attribution is not None and attribution.stance is not Stance.ASSERTS:
        verb = " ".join(passage.lowers[attribution.cue[0] : attribution.cue[1]])
        if not verb:
            verb = "said before"
        if attribution.stance is Stance.CONCEDES:
            about = _conceded(passage, first, last, about)
        elif (
            attribution.stance is Stance.DENIES
            and about in (About.STRIKE, About.TARGET)
            and _own_deed(passage, attribution)
        ):
            about = About.TARGET if trigger is not None and _aims_at_civilians(passage, trigger) else About.ATTACKER
        return attribution.stance, about, f"the verb “{verb}”"
    if attribution is not None and _disowned(passage.lowers[first:last]):
        return Stance.DENIES, About.ATTACKER, "says that it was not its own"
    if "contrary" in passage.lowers:
        return Stance.DENIES, About.CASUALTIES if "casualty.none" in kinds else about, "contrary to what others say"
    if _called_false(passage, kinds):
        return Stance.DENIES, about, "called false"
    if negated and "casualty.none" in kinds and (kinds & _HARM or _HURT & set(passage.lowers)):
        return Stance.ASSERTS, About.CASUALTIES, "says that nobody was harmed"
    if attribution is not None and (
        attribution.owns or "responsibility" in passage.lowers[attribution.cue[0] : attribution.cue[1]]
    ):
        return Stance.ASSERTS, About.ATTACKER, "says that the strike was its own"
    if negated and trigger is not None and _aims_at_civilians(passage, trigger):
        return Stance.DENIES, About.TARGET, "says that it does not aim at civilians"
    if negated and attribution is not None and _own_deed(passage, attribution):
        return (
            Stance.DENIES,
            About.ATTACKER if about not in (About.CASUALTIES, About.INTENT, About.WEAPON) else about,
            "says that it was not its own",
        )
    if negated:
        about = about if about in (About.CASUALTIES, About.INTENT) else _denied_object(passage, trigger)
        if attribution is not None:
            return Stance.DENIES, about, "says that it did not"
        return Stance.DENIES, about, "the outlet says that it did not"
    if trigger is not None and _missed(passage, trigger):
        return Stance.DENIES, About.TARGET, "says that the target was not there"
    if _doubted(passage):
        return Stance.CONTESTS, about, "the accounts conflict or are unclear"
    if attribution is not None and attribution.accuses:
        return Stance.ASSERTS, About.ATTACKER, "an accusation"
    if attribution is not None and _owns_up(passage, attribution, trigger):
        return Stance.CONCEDES, About.STRIKE, "confirms a strike of its own"
    return (
        Stance.ASSERTS,
        (About.STRIKE if trigger is not None and trigger.kind is not Kind.EFFECT else about),
        "says so",
    )


_OWN = find_words("stance", "own")


def _aims_at_civilians(passage: Passage, trigger: Trigger) -> bool:
    """“denied targeting civilians”, “it does not target residential areas”: whom, not whether."""
    return trigger.lemma in _AIMING and any(
        "casualty.civilian" in kinds or word in ("civilian", "residential")
        for kinds, word in zip(
            passage.kinds_at[trigger.last : trigger.last + 2],
            passage.lowers[trigger.last : trigger.last + 2],
            strict=True,
        )
    )


_AIMING = find_words("stance", "aiming")


def _own_deed(passage: Passage, attribution: Attribution) -> bool:
    """“denied firing”, “said it did not shell”, “it was not our artillery”: the speaker's own part."""
    lowers = passage.lowers
    after = lowers[attribution.cue[1] : attribution.cue[1] + 3]
    if attribution.stance is Stance.DENIES:
        gerund = bool(after) and after[0].endswith("ing") and after[0] not in ("reporting", "being")
        return gerund or bool(_OWN & set(after))
    return bool(_OWN & set(lowers[attribution.first : attribution.first + 4])) and attribution.speaker.kind in (
        SpeakerKind.MILITARY,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.GOVERNMENT,
    )


def _disowned(lowers: list[str]) -> bool:
    """“It was not our artillery”, “that wasn't us”, “the strikes were not carried out by its planes”."""
    return not _NOT.isdisjoint(lowers) and any(
        word in _NOT
        and lowers[p + 1 : p + 2]
        and (lowers[p + 1] in ("our", "ours", "us") or (lowers[p + 1] in _DONE and "by" in lowers[p + 2 : p + 4]))
        for p, word in enumerate(lowers)
    )


_NOT = find_words("stance", "not")
_DONE = find_words("stance", "done")


def _conceded(passage: Passage, first: int, last: int, about: About) -> About:
    """What is owned up to: the deed itself when the speaker's own forces are named, else the fact told."""
    words = set(passage.lowers[first : min(last, first + 6)])
    if about in (About.STRIKE, About.TARGET) and (
        words & _OWN or (first < len(passage.words) and passage.lowers[first].endswith("ing"))
    ):
        return About.ATTACKER
    return about


def what_about(passage: Passage, first: int, last: int, trigger: Trigger | None) -> About:
    """The fact that the words ``first`` to ``last`` speak of."""
    kinds = {k for c in passage.cues if first <= c.first < last for k in c.kinds}
    words = set(passage.lowers[first:last])
    if words & _INTENT or _purpose(passage, first, last):
        return About.INTENT
    if _PART_IN & set(passage.lowers[first : first + _PART_WITHIN]):
        return About.ATTACKER  # “it was behind a raid that killed ten”: the deed, not the dead
    hurt = kinds & {"casualty.killed", "casualty.injured"} or words & {"casualties", "casualty"}
    people = kinds & {"casualty.civilian", "casualty.combatant", "casualty.person"} or words & {
        "casualties",
        "casualty",
    }
    if hurt and people:
        return About.CASUALTIES
    if words & {"who", "whose"} and words & {"carried", "behind", "fired", "responsible", "launched"}:
        return About.ATTACKER
    if words & _ATTACKER:
        return About.ATTACKER
    if (
        trigger is not None
        and trigger.kind in (Kind.VERB, Kind.EFFECT)
        and trigger.lemma in ("target", "hit", "strike", "bomb", "attack", "engage", "aim at")
        and _has_target(passage, trigger)
    ):
        return About.TARGET
    if "object.damage" in kinds and (trigger is None or trigger.kind is Kind.EFFECT):
        return About.DAMAGE
    if words & {"chemical", "cluster", "phosphorus", "chlorine", "napalm"}:
        return About.WEAPON
    return About.STRIKE


def _missed(passage: Passage, trigger: Trigger) -> bool:
    """“targeted areas that did not include militants”: the target is what is denied."""
    lowers = passage.lowers[trigger.last : trigger.last + 9]
    return trigger.kind is not Kind.NOUN and any(
        word in ("not", "didn't", "don't", "never")
        and lowers[p + 1 : p + 2]
        and lowers[p + 1] in ("include", "contain", "hold", "house", "harbour", "harbor", "belong", "have")
        for p, word in enumerate(lowers)
    )


def _has_target(passage: Passage, trigger: Trigger) -> bool:
    """Whether someone or something aimed at is named beside the verb: “the same militant groups”, “civilian areas”."""
    near = (
        passage.kinds_at[max(0, trigger.first - 7) : trigger.first] + passage.kinds_at[trigger.last : trigger.last + 8]
    )
    return any(kinds & _AIMED_AT for kinds in near)


_AIMED_AT = frozenset(
    {"object.target", "casualty.civilian", "casualty.combatant", "speaker.armed_group", "attacker.force"}
)


def _purpose(passage: Passage, first: int, last: int) -> bool:
    """“the airstrikes were to shore up”: a purpose."""
    lowers = passage.lowers
    return "to" in lowers and any(
        lowers[p] in ("were", "was", "are", "is") and lowers[p + 1] == "to"
        for p in range(first, min(last, len(lowers)) - 1)
    )


def _denied_object(passage: Passage, trigger: Trigger | None) -> About:
    if trigger is None or trigger.kind is Kind.NOUN:
        return About.STRIKE
    after = [c for c in passage.cues if trigger.last <= c.first <= trigger.last + 6]
    kinds = {k for c in after for k in c.kinds}
    lowers = passage.lowers
    passive = any(w in ("was", "were", "been") for w in lowers[max(0, trigger.first - 3) : trigger.first])
    subject = {k for c in passage.cues if trigger.first - 7 <= c.first < trigger.first for k in c.kinds}
    if kinds & {"object.target", "casualty.civilian", "casualty.combatant", "speaker.armed_group"} or (
        passive and subject & {"object.target", "casualty.civilian"}
    ):
        return About.TARGET
    nexts = passage.words[trigger.last : trigger.last + 2]
    if nexts and nexts[0].text[0].isupper() and passage.mention_at(trigger.last) is None:
        return About.TARGET
    return About.STRIKE


def _called_false(passage: Passage, kinds: set[str]) -> bool:
    if "reporting.false" not in kinds:
        return False
    return any(
        "reporting.false" in c.kinds
        and any(
            w in _REPORTS or w in ("news", "story", "was", "were", "is", "are", "as")
            for w in passage.lowers[max(0, c.first - 3) : c.last + 3]
        )
        for c in passage.cues
    )


def _doubted(passage: Passage) -> bool:
    return any(passage.lowers[c.first] in _CONFLICTING for c in passage.having("reporting.unverified"))


_CONFLICTING = find_words("stance", "conflicting")


def _owns_up(passage: Passage, attribution: Attribution, trigger: Trigger | None) -> bool:
    """A military or armed group that says its own forces struck."""
    if trigger is None or attribution.speaker.kind not in (
        SpeakerKind.MILITARY,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.GOVERNMENT,
    ):
        return False
    words = passage.lowers[attribution.cue[0] : attribution.cue[1]]
    inside = passage.lowers[attribution.first : trigger.first]
    return (
        bool(words)
        and words[-1] in ("confirmed", "confirms", "confirming")
        and bool({"it", "its", "they", "their", "we", "our"} & set(inside[:6]))
    )
