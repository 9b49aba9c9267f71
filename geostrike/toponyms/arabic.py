"""Known names in Arabic script, where no capital letter helps: prefixes come off, and the name must carry weight.

Arabic writes "in", "and", "to", "the" as prefixes: وحلب is "and Aleppo", بدمشق "in Damascus", للرقة "to Raqqa".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.toponyms.page import SCRIPT, Page

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.toponyms.spans import Guess

__all__ = ["find_arabic"]


def find_arabic(page: Page, gazetteer: Gazetteer) -> list[Guess]:
    """Filled in below the Latin reader."""
    del page, gazetteer
    return []
