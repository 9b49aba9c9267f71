"""Known names in Arabic script, where no capital letter helps: prefixes come off, and the name must carry weight.

Arabic writes "and", "in", "to", "from" and "the" as prefixes: وحلب is "and Aleppo", بدمشق "in Damascus", للرقة "to Raqqa",
and joins words of a tag by an underscore. Without capitals a lone common word may be some village's name too, so a name counts
only when it is a country, a division or a larger town, or a locative word or a descriptor stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.model import Level
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.page import SCRIPT, Page

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate

__all__ = ["find_arabic"]

# Prefixes in the order they are tried: whole word first, then conjunctions and prepositions, alone and together.
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل", "ولل", "بال", "وال", "كال")
# What stands in the name itself when the article was swallowed by the prefix: للرقة is ل + الرقة.
_ARTICLE = "ال"
_DESCRIPTORS = {
    "مدينة": Level.TOWN, "بلدة": Level.TOWN, "قرية": Level.TOWN, "قرى": Level.TOWN, "بلدات": Level.TOWN,
    "محافظة": Level.PROVINCE, "ولاية": Level.PROVINCE, "إمارة": Level.PROVINCE, "منطقة": Level.DISTRICT,
    "ريف": Level.REGION, "حي": Level.NEIGHBOURHOOD, "مخيم": Level.NEIGHBOURHOOD, "ناحية": Level.DISTRICT,
    "قضاء": Level.DISTRICT, "دولة": Level.COUNTRY, "جمهورية": Level.COUNTRY, "مملكة": Level.COUNTRY,
    "مطار": Level.POINT, "ميناء": Level.POINT, "مرفأ": Level.POINT, "معبر": Level.POINT, "سد": Level.POINT,
}  # fmt: skip
_FOLDED_DESCRIPTORS = {fold(word): (word, level) for word, level in _DESCRIPTORS.items()}
_LOCATIVE = frozenset(
    fold(word) for word in "في من إلى الى على قرب شمال جنوب شرق غرب وسط داخل خارج بين نحو باتجاه حول".split()
)
# Common nouns that are also the names of places: they count only after a descriptor.
_COMMON = frozenset(
    fold(word)
    for word in "الداخلية الخارجية العاصمة الشمال الجنوب الشرق الغرب الجزيرة مشهد أمل الخبر الجديدة البيضاء السلام النصر "
    "الوحدة الحرية الثورة العلا الهلال المجد النور سلام نور علي حسن محمد أحمد محمود صالح سعيد خالد عمر يوسف".split()
)
_LONGEST = 4
# A lone word that is also a name counts from this many people on, when nothing before it says "place".
_LARGE_TOWN = 150_000
_SMALL_TOWN = 5_000
_COUNTRIES = (Level.COUNTRY, Level.PROVINCE)


def find_arabic(page: Page, gazetteer: Gazetteer) -> list[Guess]:
    """The known names among the words of Arabic script, longest first, none overlapping."""
    found: list[Guess] = []
    size = len(page.words)
    at = 0
    while at < size:
        if page.shapes[at] != SCRIPT or not _is_arabic(page.words[at][0]):
            at += 1
            continue
        guess = _name_at(page, gazetteer, at)
        if guess is None:
            at += 1
        else:
            if found and found[-1].last == at and found[-1].listed and page.words[at].startswith("و"):
                guess.listed = True  # "in A and B"
            found.append(guess)
            at = guess.last
    return found


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"


def _name_at(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    parts = [fold(page.words[at])]
    last = at + 1
    while (
        last < len(page.words)
        and len(parts) < _LONGEST
        and page.gaps[last] in (" ", "_", "-")
        and page.shapes[last] == SCRIPT
    ):
        parts.append(fold(page.words[last]))
        last += 1
    word = page.words[at]
    for count in range(len(parts), 0, -1):
        rest = parts[1:count]
        for prefix in _PREFIXES:
            if prefix and not (word.startswith(prefix) and len(word) - len(prefix) >= 3):
                continue
            stem = word[len(prefix) :]
            for form in (stem, _ARTICLE + stem) if prefix.endswith(("لل", "ال")) else (stem,):
                key = Folded(" ".join([fold(form), *rest]))
                if len(key) < 3 or not gazetteer.knows(key):
                    continue
                surface = " ".join([form, *page.words[at + 1 : at + count]])
                candidates = gazetteer.exact(surface)
                descriptor, level = _descriptor(page, at)
                locative = (bool(prefix) and prefix not in ("و", "ف", "وال")) or _before(page, at) in _LOCATIVE
                if count == 1 and (key in _FOLDED_DESCRIPTORS or (key in _COMMON and descriptor is None)):
                    continue
                if candidates and _carries_weight(candidates, count, descriptor is not None, locative):
                    start = page.starts[at] + (len(prefix) if form == stem else max(0, len(prefix) - 1))
                    return Guess(
                        at, at + count, Kind.SCRIPT, surface, candidates,
                        descriptor=descriptor, levels=() if level is None else (level,), start=start, key=key,
                        run=(at, at + count), listed=locative or descriptor is not None or page.gaps[at].endswith("#"),
                    )  # fmt: skip
    return None


def _before(page: Page, at: int) -> str:
    return fold(page.words[at - 1]) if at else ""


def _descriptor(page: Page, at: int) -> tuple[str | None, Level | None]:
    before = _before(page, at)
    for prefix in ("", "و", "ب", "ل", "وب", "ول"):
        found = _FOLDED_DESCRIPTORS.get(Folded(before[len(prefix) :])) if before.startswith(prefix) else None
        if found is not None:
            word, level = found
            return word, level if level not in (Level.POINT, Level.REGION) else None
    return None, None


def _carries_weight(candidates: tuple[Candidate, ...], count: int, described: bool, locative: bool) -> bool:
    if described:
        return True
    best = max((c.place.population or 0) for c in candidates)
    if any(c.place.level in _COUNTRIES for c in candidates):
        return True
    if count > 1:
        return best >= _SMALL_TOWN or locative
    return best >= (_SMALL_TOWN if locative else _LARGE_TOWN)
