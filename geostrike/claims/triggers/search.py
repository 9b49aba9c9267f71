"""What is known of a sentence while its strike words are sought, and the words found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.claims.text.authorship import has_author
from geostrike.claims.text.wordings import is_walkout
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.senses import comes_down, is_laid
from geostrike.claims.triggers.trigger import Kind, Topic, Trigger

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["AFTERMATH", "WEAPON", "Search", "begin"]

AFTERMATH = 3
"""So many sentences after other violence its words are still its own."""
WEAPON = frozenset({"weapon.aircraft", "weapon.munition"})
"""What sets a weak word off, in its own sentence."""
_STRIKES = find_words("triggers.search", "strikes")


@dataclass(slots=True)
class Search:
    """One sentence: what it tells besides strikes, and the triggers found in it so far."""

    passage: Passage
    topic: Topic
    ground: list[Cue]
    """Bombs that were laid or carried, guns, knives."""
    carried: bool
    """Of such, here or shortly before."""
    weapons: list[Cue]
    """Aircraft, and munitions that fly."""
    walkout: bool
    labour: bool
    """Workers or lightning are told of, and no weapon."""
    theirs: bool
    """A strike of workers or of lightning was told before."""
    test: bool
    """A test, a drill or a show is told of."""
    found: list[Trigger] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def add(self, cue: Cue, kind: Kind, reason: str, lemma: str, *, strong: bool) -> None:
        """Take the cue for a trigger, unless another has one of its words."""
        if self.is_free(cue):
            self.taken.update(range(cue.first, cue.last))
            self.found.append(Trigger(self.passage, cue.first, cue.last, kind, strong, lemma, reason))

    def is_free(self, cue: Cue) -> bool:
        """Whether no trigger found so far has one of its words."""
        return self.taken.isdisjoint(range(cue.first, cue.last))

    def is_walkouts(self, cue: Cue) -> bool:
        """Whether the "strike" is one of workers or of lightning."""
        return self.passage.lowers[cue.first] in _STRIKES and (
            self.labour or (self.theirs and not has_author(self.passage, cue))
        )

    def is_beside_ground(self, cue: Cue, words: int) -> bool:
        """Whether a ground attack is told within so many words, in the same clause or the next."""
        clauses = self.passage.clauses
        return any(
            abs(other.first - cue.first) <= words and abs(clauses[other.first] - clauses[cue.first]) <= 1
            for other in self.ground
        )

    def is_by_weapon(self, verb: Cue) -> bool:
        """Whether an aircraft or munition is the subject, or the agent after "by"."""
        passage = self.passage
        for cue in self.weapons:
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


def begin(passage: Passage, topic: Topic, ground: list[Cue]) -> Search:
    """The search in a sentence that has words for strikes; notes in ``topic`` what it tells of walkouts."""
    carried = bool(ground) or (topic.other_at is not None and passage.index - topic.other_at <= AFTERMATH)
    weapons = [
        cue
        for cue in passage.cues
        if cue.kinds & WEAPON
        and not is_laid(passage, cue, ground)
        and not (carried and passage.lowers[cue.first] in ("bomber", "bombers"))  # those who blew themselves up
    ]
    walkout = not weapons and is_walkout(passage)
    topic.walkout = topic.walkout or walkout
    return Search(
        passage,
        topic,
        ground,
        carried=carried,
        weapons=weapons,
        walkout=walkout,
        labour=not weapons and "blocker.labour" in passage.kinds,
        theirs=not weapons and topic.walkout,
        test="blocker.test" in passage.kinds,
    )
