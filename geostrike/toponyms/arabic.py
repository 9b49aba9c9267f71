"""Known names in Arabic script, where no capital letter helps: prefixes come off, and the name must carry weight.

Arabic writes "and", "in", "to", "from" and "the" as prefixes: وحلب is "and Aleppo", بدمشق "in Damascus", للرقة "to Raqqa",
and joins words of a tag by an underscore. Without capitals a lone common word may be some village's name too, so a name counts
only when it is a country, a division or a larger town, or a locative word or a descriptor stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.language.patterns import Pattern
from geostrike.model import Level, OffsetKind, Span
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.page import SCRIPT, Page

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate

__all__ = ["find_arabic", "find_arabic_container", "find_arabic_offset"]

# Prefixes in the order they are tried: whole word first, then conjunctions and prepositions, alone and together.
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل", "ولل", "بال", "وال", "كال")
# What stands in the name itself when the article was swallowed by the prefix: للرقة is ل + الرقة.
_ARTICLE = "ال"
_DESCRIPTORS = {
    "مدينة": Level.TOWN, "بلدة": Level.TOWN, "قرية": Level.TOWN, "قرى": Level.TOWN, "بلدات": Level.TOWN,
    "محافظة": Level.PROVINCE, "ولاية": Level.PROVINCE, "إمارة": Level.PROVINCE, "منطقة": Level.DISTRICT,
    "ريف": Level.REGION, "حي": Level.NEIGHBOURHOOD, "مخيم": Level.NEIGHBOURHOOD, "ناحية": Level.DISTRICT,
    "قضاء": Level.DISTRICT, "بلدتي": Level.TOWN, "قريتي": Level.TOWN, "مدينتي": Level.TOWN, "مدن": Level.TOWN, "دولة": Level.COUNTRY, "جمهورية": Level.COUNTRY, "مملكة": Level.COUNTRY,
    "مطار": Level.POINT, "ميناء": Level.POINT, "مرفأ": Level.POINT, "معبر": Level.POINT, "سد": Level.POINT,
}  # fmt: skip
_FOLDED_DESCRIPTORS = {fold(word): (word, level) for word, level in _DESCRIPTORS.items()}
_LOCATIVE = frozenset(
    fold(word) for word in "في من إلى الى على قرب شمال جنوب شرق غرب وسط داخل خارج بين نحو باتجاه حول".split()
)
# Common nouns that are also the names of places: they count only after a descriptor.
# Those that many names may follow: "the villages of A and B".
_PLURALS = frozenset(fold(word) for word in "قرى بلدات مدن بلدتي قريتي مدينتي".split())
# What calls the next word, known or not, the name of a settlement.
_SETTLEMENTS = _PLURALS | {fold(word) for word in "مدينة بلدة قرية ناحية".split()}
# What goes on in the next word: "hill of", "village of", "mother of".
_OPENERS = frozenset(
    fold(word)
    for word in "تل تلة كفر دير عين جسر خربة خربت أم أبو بئر بير جبل باب شيخ الشيخ رأس بيت خان معرة وادي برج قلعة حصن مزرعة جب حويجة".split()
)
# What follows "village" without being its name.
_NO_NAMES = frozenset(
    fold(word)
    for word in "في من على إلى عن قرب بريف بالقرب التي الذي هذه تلك هي كانت صغيرة كبيرة واحدة أخرى حدودية سورية تركية عراقية "
    "ضمن داخل خارج شمال جنوب شرق غرب شمالي جنوبي شرقي غربي تابعة تقع بعد قبل مع أو كما حيث عدة مجاورة آمنة محاصرة محررة بين كل".split()
)
_LEAST_LETTERS = 3
_COMMON = frozenset(
    fold(word)
    for word in "الداخلية الخارجية العاصمة الشمال الجنوب الشرق الغرب الجزيرة مشهد أمل الخبر الجديدة البيضاء السلام النصر "
    "الوحدة الحرية الثورة العلا الهلال المجد النور سلام نور علي حسن محمد أحمد محمود صالح سعيد خالد عمر يوسف "
    "شمالي جنوبي شرقي غربي الشمالي الجنوبي الشرقي الغربي شمالية جنوبية شرقية غربية الشمالية الجنوبية الشرقية الغربية".split()
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
        guess = _name_at(page, gazetteer, at) or _called_at(page, found, at)
        if guess is not None and _bare(fold(page.words[at])) in _FOLDED_DESCRIPTORS and at + 1 < size:
            inner = _name_at(page, gazetteer, at + 1)
            if (
                inner is not None and inner.last > guess.last
            ):  # "the district of Mill Town", though "district of Mill" is known
                guess = None
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
                if descriptor == _COUNTRYSIDE or (descriptor is None and _before(page, at) in _COMPASS):
                    level = _widest(candidates)
                locative = (bool(prefix) and prefix not in ("و", "ف", "وال")) or _before(page, at) in _LOCATIVE
                if count == 1 and (
                    key in _FOLDED_DESCRIPTORS or (descriptor is None and (key in _COMMON or key in _OPENERS))
                ):
                    continue
                if candidates and _carries_weight(candidates, count, descriptor is not None, locative):
                    start = page.starts[at] + (len(prefix) if form == stem else max(0, len(prefix) - 1))
                    return Guess(
                        at, at + count, Kind.SCRIPT, surface, candidates,
                        descriptor=descriptor, levels=() if level is None else (level,), start=start, key=key,
                        run=(at, at + count), listed=locative or descriptor is not None or page.gaps[at].endswith("#"),
                    )  # fmt: skip
    return None


def _called_at(page: Page, found: list[Guess], at: int) -> Guess | None:
    """A name that no gazetteer knows, right after "the village of", or going on a list that begins so."""
    word = page.words[at]
    before = _bare(_before(page, at)) if page.gaps[at] == " " else ""
    level: Level | None
    if before in _SETTLEMENTS:
        start, descriptor, level = 0, *_descriptor(page, at)
    elif (
        found
        and found[-1].last == at
        and found[-1].descriptor is not None
        and fold(found[-1].descriptor) in _PLURALS
        and word.startswith("و")
        and page.gaps[at] in (" ", "، ")
    ):
        start, descriptor, level = 1, found[-1].descriptor, Level.TOWN
    else:
        return None
    stem = word[start:]
    if len(stem) < _LEAST_LETTERS or fold(stem) in _NO_NAMES or fold(stem) in _FOLDED_DESCRIPTORS:
        return None
    last = at + 1
    if fold(stem) in _OPENERS:
        if last >= len(page.words) or page.gaps[last] != " " or page.shapes[last] != SCRIPT:
            return None
        last += 1
    surface = " ".join([stem, *page.words[at + 1 : last]])
    return Guess(
        at, last, Kind.SCRIPT, surface, descriptor=descriptor, levels=() if level is None else (level,),
        start=page.starts[at] + start, key=fold(surface), run=(at, last), listed=True,
    )  # fmt: skip


def _bare(word: str) -> str:
    """A descriptor without the conjunction and preposition written onto it."""
    for prefix in ("", "و", "ب", "ل", "وب", "ول"):
        if word.startswith(prefix) and word[len(prefix) :] in _FOLDED_DESCRIPTORS:
            return word[len(prefix) :]
    return word


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


_COUNTRYSIDE = "ريف"
_COMPASS = frozenset(fold(word) for word in "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())


def _widest(candidates: tuple[Candidate, ...]) -> Level | None:
    """“the countryside of X”, “the north of X”: the province of that name, where there is one."""
    return Level.PROVINCE if any(c.place.level is Level.PROVINCE for c in candidates[:6]) else None


def _carries_weight(candidates: tuple[Candidate, ...], count: int, described: bool, locative: bool) -> bool:
    if described:
        return True
    best = max((c.place.population or 0) for c in candidates)
    if any(c.place.level in _COUNTRIES for c in candidates):
        return True
    if count > 1:
        return best >= _SMALL_TOWN or locative
    return best >= (_SMALL_TOWN if locative else _LARGE_TOWN)


# What shifts away from the name after it.
_SHIFTS = {
    fold(word): kind
    for kind, words in (
        (OffsetKind.COUNTRYSIDE, "ريف"),
        (OffsetKind.OUTSKIRTS, "محيط أطراف ضواحي مشارف"),
        (OffsetKind.NEAR, "قرب جوار"),
    )
    for word in words.split()
}


# Compass points, as the word before "the town of X" gives them.
_BEARINGS = {
    fold(word): point
    for point, words in (("N", "شمال شمالي"), ("S", "جنوب جنوبي"), ("E", "شرق شرقي"), ("W", "غرب غربي"))
    for word in words.split()
}


def find_arabic_offset(page: Page, guess: Guess) -> tuple[OffsetKind, Span, None, str | None] | None:
    """As in "the countryside of X", "the outskirts of the town of X", "near X", "west of the town of X"; and the bearing."""
    at = guess.first - 1
    called = at > 0 and _bare(fold(page.words[at])) in _SETTLEMENTS
    if called:
        at -= 1
    if at < 0 or page.sentence[at] != page.sentence[guess.first]:
        return None
    bearing = _BEARINGS.get(fold(page.words[at])) if called else None
    if bearing is not None:
        start, end = page.starts[at], page.ends[guess.last - 1]
        return OffsetKind.NEAR, Span(start=start, end=end, text=page.text[start:end]), None, bearing
    kind = next((_SHIFTS[Folded(w)] for w in _without_prefix(fold(page.words[at])) if w in _SHIFTS), None)
    if kind is None or (kind is OffsetKind.COUNTRYSIDE and guess.levels):
        return None
    start, end = page.starts[at], page.ends[guess.last - 1]
    return kind, Span(start=start, end=end, text=page.text[start:end]), None, None


def _without_prefix(word: str) -> tuple[str, ...]:
    return tuple(word[len(p) :] for p in ("", "و", "ب", "ل", "وب", "ول") if word.startswith(p))


# What may stand between a place and what holds it: "in the countryside of", "belonging to the district of", "north of".
_HELD_BY = Pattern(
    r"\s(?:،\s)?(?:(?:الواقعة|الواقع|التابعة|التابع)\s)?"
    r"(?:(?:في\s|من\s|ضمن\s|[بل])?(?:الريف\s\w+\s[بل]?|(?:ريف|محافظة|منطقة|ناحية|قضاء|مقاطعة)\s)|[بل]|"
    r"(?:في\s|إلى\s)?(?:شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي)\s(?:(?:شرق|غرب|شرقي|غربي)\s)?|في\s)$"
)


def find_arabic_container(page: Page, guess: Guess, outer: Guess) -> bool:
    """Whether the words between two names put the first in the second: "X in the countryside of Y"."""
    if guess.kind is not Kind.SCRIPT or outer.kind is not Kind.SCRIPT:
        return False
    end = page.ends[guess.last - 1]
    between = page.text[end : page.starts[outer.first] if outer.start < 0 else outer.start]
    return (
        len(between) <= _LONGEST_BETWEEN
        and "ـ" not in between
        and _HELD_BY.fullmatch(" " + between.lstrip()) is not None
    )


_LONGEST_BETWEEN = 40
