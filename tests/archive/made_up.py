"""Made-up articles for archives: of strikes on places of the made-up world, and of nothing of the kind."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

__all__ = ["make_articles", "to_lines"]

_TOWNS = ("Dovrin", "Zelimar", "Oskara", "Tal Meru", "Karsa", "Arvan City")
_STRIKES = (
    "Warplanes bombed {town} on {day}, killing {count} people, residents said.",
    "A missile hit a warehouse in {town} on {day}, the governor said; {count} workers were wounded.",
    "Shells fell on the market of {town} on {day}. At least {count} people died, medics said.",
    "The Arvanian army denied that its jets had struck {town}.",
)
_QUIET = (
    "The council of {town} will repair the bridge over the river next spring, the mayor said on {day}.",
    "Farmers near {town} sold {count} tonnes of pears at the fair, and the school choir sang.",
    "A new library opened in {town} on {day} with {count} thousand books and a reading room for children.",
    "The weather stays mild and dry in {town}, with a little wind from the sea towards the evening.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def make_articles(
    count: int, *, every: int = 20, seed: int = 1, months: int = 12, sentences: int = 8, strikes: int = 2
) -> Iterator[dict[str, str]]:
    """So many articles of ``sentences``, one in ``every`` about strikes, of the first ``months`` of 2031 in their order. One about
    strikes tells of them in ``strikes`` of its sentences.
    """
    draw = random.Random(seed)
    for number in range(count):
        town = draw.choice(_TOWNS)
        lead = draw.choices(_STRIKES if number % every == 0 else _QUIET, k=strikes)
        rest = draw.choices(_QUIET, k=sentences - strikes)
        told = (
            sentence.format(town=town, day=draw.choice(_DAYS), count=draw.randint(2, 40)) for sentence in (*lead, *rest)
        )
        yield {
            "id": f"made-up-{number}",
            "title": f"News from {town}",
            "date": f"2031-{1 + months * number // count:02}-{1 + number % 28:02}",
            "outlet": draw.choice(("Arvan Post", "Belgard Herald")),
            "text": " ".join(told),
        }


def to_lines(articles: Iterator[dict[str, str]]) -> str:
    """As JSON Lines."""
    return "".join(json.dumps(article) + "\n" for article in articles)
