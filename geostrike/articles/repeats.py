"""Paragraphs that stand in the text more than once: a lead pasted twice must not become two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.sentences import find_paragraphs
from geostrike.language.words import find_words

if TYPE_CHECKING:
    from geostrike.model import Span

__all__ = ["find_repeats"]

# Shorter lines repeat for other reasons ("Advertisement", a refrain, a line of a table).
_FEWEST_WORDS = 6


def find_repeats(text: str) -> tuple[Span, ...]:
    """Later copies of a line that already stood in ``text`` (white space and case aside), in order.

    Lines of fewer than six words count only where they go on a copy, as the last line of a wrapped paragraph does.
    """
    paragraphs = find_paragraphs(text)
    keys = [" ".join(paragraph.text.split()).casefold() for paragraph in paragraphs]
    first: dict[str, int] = {}
    copy_of: dict[int, int] = {}
    for at, (paragraph, key) in enumerate(zip(paragraphs, keys, strict=True)):
        origin = first.setdefault(key, at)
        before = copy_of.get(at - 1)
        if before is not None and before + 1 < at and keys[before + 1] == key:
            copy_of[at] = before + 1
        elif origin < at and len(find_words(paragraph.text)) >= _FEWEST_WORDS:
            copy_of[at] = origin
    return tuple(paragraphs[at] for at in copy_of)
