"""Places that one sentence lists: "X, Y and Z", also past what only holds one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.holding import holds, is_country
from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["find_lists"]

_PARTING = frozenset(
    {
        "clause.opener",
        "clause.relative",
        "trigger.strong_noun",
        "trigger.weak_noun",
        "trigger.weak_verb",
        "trigger.strong_verb",
        "trigger.effect_verb",
        "trigger.light_verb",
        "reporting.asserts",
        "reporting.according",
        "place.held",
        "place.moved",
        "place.origin",
    }
)


_HOLDING = find_words("places.lists", "holding")


_PREPOSITIONS = (["at"], ["in"], ["near"], ["on"])  # “a convoy from X and three cars at Y”: two phrases, no list


def _nested(first: Mention, second: Mention) -> bool:
    return holds(first, second) or holds(second, first)


def _in_brackets(passage: Passage, first: int, position: int) -> bool:
    """“X (three times), Y”: what stands in brackets does not part a list."""
    opened = [p for p in range(first, position + 1) if "(" in passage.gap(p)]
    return bool(opened) and not any(")" in passage.gap(p) for p in range(opened[-1] + 1, position + 1))


def find_lists(passage: Passage) -> dict[int, int]:
    """Of ``candidates`` those joined by commas and "and" to an earlier one: index → index of the first of the list.

    Found once for a passage.
    """
    if passage.lists is None:
        passage.lists = _join(passage, candidates(passage))
    return passage.lists


def _join(passage: Passage, mentions: list[Mention]) -> dict[int, int]:
    heads: dict[int, int] = {}
    for index in range(1, len(mentions)):
        mention = mentions[index]
        # "X, in Syria, and Y": what only holds X does not part the list.
        earlier = index - 1
        while earlier > 0 and (
            is_country(mentions[earlier]) or mentions[earlier].toponym.id in mentions[earlier - 1].toponym.container_ids
        ):
            earlier -= 1
        previous = mentions[earlier]
        if is_country(previous) and not is_country(mention):
            continue
        between = passage.lowers[previous.last : mention.first]
        parted = any(c.kinds & _PARTING for c in passage.cues if previous.last <= c.first < mention.first)
        names = [p for p in range(previous.last, mention.first) if not _in_brackets(passage, previous.last, p)]
        conjoined = any(w in ("and", "or") for w in between) or between[:3] == ["as", "well", "as"]
        comma = any({",", ";"} & set(passage.gap(p)) for p in range(previous.last, mention.first + 1))
        # Without "and", only further names may stand between: "X, Y, Z", not "X, a town near Y"; where what holds X is
        # named between, so may the words for that: "X area in northern Karsa, Y".
        passed = earlier < index - 1
        plain = all(passage.words[p].text[0].isupper() or (passed and passage.lowers[p] in _HOLDING) for p in names)
        # “in Karsa Dovrin and Oskara”: some outlets print no commas.
        adjacent = not between and passage.gap(mention.first) == " " and not _nested(previous, mention)
        listed = not parted and "between" not in between and (conjoined or (comma and plain) or adjacent)
        held = (
            previous.toponym.id in mention.toponym.container_ids or mention.toponym.id in previous.toponym.container_ids
        )
        elsewhere = (
            previous.first > 0 and passage.lowers[previous.first - 1] == "from" and between[-1:] in _PREPOSITIONS
        )
        if listed and len(between) <= 12 and not held and not elsewhere:
            heads[index] = heads.get(earlier, earlier)
    return heads
