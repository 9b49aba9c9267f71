"""Whether two wordings of a passage tell the same event: what a person decided about one holds for the other only then.

What makes an event are its names, numbers, days, what is denied or doubted, and the words for what was done, to what,
by whom and where. All of these must stand in both, in the same order. What may come and go are articles and single
words that tell nothing of this kind ("a large bakery"). Whatever cannot be known counts as telling: in a script without
capital letters any word may be a name.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from geostrike.language.date_patterns import HINT_WORDS
from geostrike.language.names import fold
from geostrike.language.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["deny", "is_same_event"]

_ARTICLES = frozenset("a an the".split())
_DENYING = frozenset(
    """
    no not never none neither nor nobody nothing without cannot hardly unlikely deny denies denied denying denial false falsely untrue
    untruth fake hoax fabricated refute refutes refuted rejects rejected reject dismissed dismisses wrongly retracted
    لم لن لا ليس ليست ما نفى نفت ينفي تنفي не ні без немає
    """.split()
)
# They say where, whence, by whom, when, and how sure: none may change, whatever the lexicon of the language has.
_RELATING = frozenset(
    """
    in at on near from to into onto by with of for against over across outside inside around between behind before after
    since until during toward towards along via through under above below beyond off than beside within amid and or but
    if unless though although while as like up down out back away north south east west northern southern eastern western
    may might could would should will shall can must be been being am is are was were has have had do does did
    he she it they we i you his her its their our my who whose whom which what where when why how that this these those
    more less fewer most least all both half some any many much several few couple dozen dozens score scores hundred
    hundreds thousand thousands million millions zero one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    first second third last next another again other same once twice noon midnight earlier later ago now then
    """.split()
)
_SAME_SPELLING = 0.8  # "neighborhood" and "neighbourhood", "residental" and "residential"


def is_same_event(old: str, new: str, telling: Collection[str]) -> bool:
    """Whether ``new`` tells what ``old`` tells. ``telling`` are the words, in small letters, that events are read from."""
    before, after = _words(old), _words(new)
    # The sequence of folded words, so that case and accents do not count as a change.
    matcher = SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after], autojunk=False)
    return all(
        tag == "equal" or _is_harmless(before[i:j], after[k:m], telling) for tag, i, j, k, m in matcher.get_opcodes()
    )


def deny(text: str) -> bool:
    """Whether some words deny or doubt what they stand beside."""
    return any(word in _DENYING or word.endswith(("n't", "n’t")) for _, word in _words(text.casefold()))


def _words(text: str) -> list[tuple[str, str]]:
    words = [word.text.removesuffix("'s").removesuffix("’s") for word in find_words(text)]
    return [(str(fold(word)), word) for word in words]


def _is_harmless(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]], telling: Collection[str]) -> bool:
    gone, come = ([word for _, word in words if word.casefold() not in _ARTICLES] for words in (before, after))
    if any(_may_tell(word, telling) for word in (*gone, *come)):
        return False
    if not gone or not come:
        return True
    return SequenceMatcher(None, " ".join(gone), " ".join(come), autojunk=False).ratio() >= _SAME_SPELLING


def _may_tell(word: str, telling: Collection[str]) -> bool:
    if not (word.isalpha() and word.islower()):  # names, numbers, "don't", and scripts that have no small letters
        return True
    return word in telling or word in _RELATING or word in _DENYING or word in HINT_WORDS
