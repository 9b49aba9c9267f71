"""Made-up reports by the number, recombined from a few sentences."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("Dovrin", "Oskara", "Zelimar", "Tal Meru", "Karsa province", "Jisr al-Vard", "Arvania")
SENTENCES = (
    "Warplanes bombed a depot in {} on {}, the Harbour Watch said.",
    "Shelling hit {} on {}, killing three people, residents said.",
    "A drone attack on {} late {} wounded five people, a medic said.",
    "The army denied that its jets had bombed {} on {}.",
    "Missiles landed near {} on {}, officials said.",
)
DAYS = ("Monday", "Tuesday", "Friday")


def write_report(number: int, salt: int = 0) -> str:
    """One report; the same numbers give the same words."""
    dice = random.Random(number * 1000 + salt)
    told = [dice.choice(SENTENCES).format(dice.choice(PLACES), dice.choice(DAYS)) for _ in range(dice.randint(2, 5))]
    body = "\n\n".join(told)
    return f"---\ntitle: Report {number}\npublished: 2031-03-{number % 28 + 1:02}\noutlet: The Example\n---\n{body}\n"


def write_reports(folder: Path, count: int) -> None:
    """``count`` reports as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"report-{number:04}.md").write_text(write_report(number), "utf-8")
