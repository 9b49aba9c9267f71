"""Furniture inside the text: pages stripped to one long line keep "Tags Karsa airstrikes" and "Related …" in the middle of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern
from geostrike.language.words import find_words
from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model.document import Word

__all__ = ["find_runs"]

# A line this long was a whole page before its breaks were lost (an article's longest paragraphs have about 1,200).
_PAGE = 400
_LABEL = Pattern(r"(?:^|(?<=\s))(?P<kind>Tags|Related(?:\s+News)?)\s+(?=\w)")
# What stands before the list of other stories: the count of comments, or the source.
_CLOSED = Pattern(r"(?:\.\.\.\s*(?:\d+\s*)+|\bSource\s[\w\s]{2,40}|\(\d+\)\s*)$")
_LONGEST_TAGS = 40  # words
_LONGEST_RELATED = 1_000  # characters
_DETERMINERS = frozenset("The A An At In On More Most Several Some Dozens Hundreds".split())
_SENTENCE_WORDS = frozenset(
    "the a an in on at of has have had was were is are to by from as than that which who said says with for after".split()
)


def find_runs(line: Span) -> Iterator[Span]:
    """The labels and links inside one long line of text, in order; none in a line that is no longer than a paragraph.

    Labels ("Tags …") run to where the first sentence after them begins; links ("… 12 Related …") to the labels after
    them, or to the end of the page.
    """
    if len(line.text) < _PAGE:
        return
    matches = list(_LABEL.finditer(line.text))
    for number, match in enumerate(matches):
        if match["kind"] == "Tags":
            end = _end_of_labels(line.text, match.end())
        elif match["kind"] == "Related" and not _CLOSED.search(line.text[max(0, match.start() - 60) : match.start()]):
            continue
        else:
            following = next((m.start() for m in matches[number + 1 :] if m["kind"] == "Tags"), None)
            if following is None and (match["kind"] == "Related" or match.start() * 2 < len(line.text)):
                continue
            end = len(line.text) if following is None else following
            if following is not None and end - match.start() > _LONGEST_RELATED:
                continue
        if number + 1 < len(matches):
            end = min(end, matches[number + 1].start())
        start, stop = line.start + match.start(), line.start + end
        yield Span(start=start, end=stop, text=line.text[match.start() : end])


def _end_of_labels(text: str, start: int) -> int:
    """Where a sentence begins: at "The", "At" and the like, or at the last capital before a word no label has."""
    words: list[Word] = list(find_words(text[start : start + _LONGEST_RELATED]))[:_LONGEST_TAGS]
    for at, word in enumerate(words):
        if word.text in _DETERMINERS:
            return start + word.start
        if word.text in _SENTENCE_WORDS:
            opening = next((w for w in reversed(words[:at]) if w.text[0].isupper()), None)
            return start + (opening.start if opening is not None else word.start)
    return start + (words[-1].end if words else 0)
