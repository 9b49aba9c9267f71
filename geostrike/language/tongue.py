"""Which language a text is in, found from the text itself, and how much of that language geostrike reads.

English is known by its small words, at no cost. Only what is in doubt is asked of py3langid, an offline model of 140
languages; it is loaded then, and never for a plain English article. Measured on 61 made-up lines of news in 15 languages it
names 59 rightly, the other two being three bare names in a row, of which it is unsure; lingua names 58, takes 96 MB on the disk where
this takes 5, and ten times as long to load.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.language.sentences import find_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.model import Article, Span

__all__ = [
    "Tongues",
    "find_tongues",
    "how_far_read",
    "is_plainly_english",
    "name_language",
    "primary_code",
    "say_not_read",
    "say_tongues",
]

READ = {"en": "whole", "ar": "in part"}
"""How far each language is read; all others are not read at all."""
_NOT_READ = "which geostrike does not read yet"

# Small words of English that are no words of its neighbours (not "in", "an", "was", "a", "on", "die"). A sentence of the
# news has one in five words; 8 in a hundred make English sure.
_ENGLISH = re.compile(
    r"(?<!\w)(?:the|of|and|to|by|from|with|were|has|have|been|that|said|says|which|who|after|their|they|this|not|"
    r"it|its|at|killed|killing|wounded|people|near|when|two|three|five|hit|struck|air|overnight|strikes?)(?!\w)",
    re.IGNORECASE,
)
_SURE_HITS, _SURE_SHARE = 2, 0.08
# Enough for a line of an article that is otherwise English, unless it holds two small words of other languages.
_ENGLISH_TOO = re.compile(r"(?<!\w)(?:are|for|will|into|more|all|amid|among|over|between|about)(?!\w)", re.IGNORECASE)
_FOREIGN = re.compile(
    r"(?<!\w)(?:de|la|les|des|du|et|une?|dans|sur|und|der|die|das|den|ist|el|los|las|del|que|por|con|il|di|che|della|"
    r"och|det|av|ett|ve|bir|bu|na|nie|się|je|os|da|em|yang|dan|dari|van|het|een|se|si|pe|ein|eine|einen|am|im|von|mit|auf|un|al|per|do|na|w|z|i|o|y|e)(?!\w)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 8  # of a paragraph that may be of another language than the rest; a shorter line is names and labels
_FEWEST_LETTERS = 12  # of one in another script
_LEAST_CONFIDENCE = 0.5  # below it the model's first answer is a guess: all its mistakes were under 0.35
_MOST_ASKED = 200  # paragraphs of one script; each costs a millisecond or two
_SAMPLE = 600  # characters of a paragraph that are looked at
_LEAST_SHARE = 0.25  # of the text that is in a language that is read, for an article to be read at all

# Ranges of letters, and what a text in them is taken for while nothing better is known.
_SCRIPTS = (
    ("en", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("ar", re.compile(r"[\u0620-\u064a\u0671-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("ru", re.compile(r"[\u0400-\u052f]")),
)
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_LETTER = re.compile(r"[^\W\d_]")
# Dialects and twins that people would not tell apart on a page.
_SAME = {
    "pcm": "en",
    "ary": "ar",
    "arz": "ar",
    "nn": "no",
    "uzs": "uz",
    "sdh": "ku",
    "gug": "gn",
    "hbo": "he",
    "wuu": "zh",
    "yue": "zh",
}


class Tongues(NamedTuple):
    """The language a text is read in, or is in, as an ISO 639 code; and the paragraphs of it that are in others."""

    language: str
    others: tuple[tuple[Span, str], ...] = ()
    """Paragraphs in another language than ``language``, where that one is read at all."""


def find_tongues(text: str, stated: str | None = None) -> Tongues:
    """The languages of ``text``. ``stated``, what the article says of itself, counts where its words leave it open.

    A paragraph of a few words goes with the rest. Where a quarter of the text is in a language that is read, that is the
    language, and the paragraphs in others are told; else it is the language of most of the text.
    """
    paragraphs = find_paragraphs(text)
    english = [_is_english(paragraph.text[:_SAMPLE]) for paragraph in paragraphs]
    sure = sum(len(paragraph.text) for paragraph, its in zip(paragraphs, english, strict=True) if its) * 2 > len(text)
    answers: dict[str, list[str | None]] = {}
    codes = [
        "en" if its else _judge(paragraph.text[:_SAMPLE], answers, among_english=sure)
        for paragraph, its in zip(paragraphs, english, strict=True)
    ]
    weights: dict[str, int] = {}
    for paragraph, code in zip(paragraphs, codes, strict=True):
        if code is not None:
            weights[code] = weights.get(code, 0) + len(paragraph.text)
    if not weights:
        return Tongues(_judge_scraps(text, stated))
    best = max(weights, key=lambda code: (weights[code], code))
    readable = max((code for code in weights if code in READ), key=lambda code: weights[code], default=None)
    if readable is None or weights[readable] < _LEAST_SHARE * sum(weights.values()):
        return Tongues(best)
    others = tuple(
        (paragraph, code)
        for paragraph, code in zip(paragraphs, codes, strict=True)
        if code is not None and code != readable
    )
    return Tongues(stated if stated and primary_code(stated) == readable else readable, others)


def how_far_read(article: Article) -> str:
    """``whole``, ``in part`` or ``not``: how much of the article's language geostrike reads."""
    extent = READ.get(primary_code(article.language), "not")
    return "in part" if extent == "whole" and article.unread else extent


def say_not_read(article: Article) -> str | None:
    """That nothing was looked for in the article, and why; ``None`` for one that is read."""
    if how_far_read(article) != "not":
        return None
    return f"This article is in {name_language(article.language)}, {_NOT_READ}."


def say_tongues(tongues: Tongues) -> tuple[str, ...]:
    """What a person should know of the languages before using a reading, one line for each thing."""
    code = primary_code(tongues.language)
    name = name_language(code)
    said: list[str] = []
    if code not in READ:
        said.append(f"This article is in {name}, {_NOT_READ}: no strike was looked for in it")
    elif READ[code] != "whole":
        said.append(f"This article is in {name}, which geostrike reads {READ[code]}: strikes may be missing")
    for other in dict.fromkeys(code for _, code in tongues.others):
        spans = [span for span, its in tongues.others if its == other]
        what = "1 paragraph" if len(spans) == 1 else f"{len(spans)} paragraphs"
        reason = f", {_NOT_READ}," if other not in READ else ""
        beginnings = ", ".join(f"“{_shorten(span.text)}”" for span in spans[:3]) + (" …" if len(spans) > 3 else "")
        rest = "" if reason else f", for the rest is in {name}"
        said.append(
            f"{what} in {name_language(other)}{reason} {'was' if len(spans) == 1 else 'were'} left out{rest}: {beginnings}"
        )
    return tuple(said)


def is_not_read(warning: str) -> bool:
    """Whether a warning says that the whole article is in a language that is not read."""
    return warning.startswith("This article is in ") and _NOT_READ in warning


def primary_code(tag: str) -> str:
    """The language alone of a tag ("ar-SY", "AR", "Arabic"), in small letters."""
    code = tag.replace("_", "-").partition("-")[0].strip().casefold()[:40]
    return _codes().get(code, code)


def name_language(tag: str) -> str:
    """What people call the language of a tag, in English."""
    code = primary_code(tag)
    return _NAMES.get(
        code, f"a language of the code “{code}”" if code.isalpha() and len(code) < 9 else "another language"
    )


def is_plainly_english(text: str) -> bool:
    """Whether the beginning of a text has so many of English's small words that nothing else needs to be asked."""
    return _is_english(text[:_SAMPLE])


def _is_english(sample: str) -> bool:
    hits = len(_ENGLISH.findall(sample))
    return hits >= _SURE_HITS and hits >= _SURE_SHARE * len(sample.split())


def _judge(sample: str, answers: dict[str, list[str | None]], *, among_english: bool) -> str | None:
    """The language of a paragraph that is not plainly English; ``None`` where it is too short or too plain to tell.

    ``answers``, by script, are those to earlier paragraphs; after many of them the rest is taken for the same.
    """
    script, letters = _find_script(sample)
    if script != "en":
        if letters < _FEWEST_LETTERS:
            return None
        return _ask_once_more(sample, answers.setdefault(script, [])) or _guess_by_script(sample, script)
    if len(sample.split()) < _FEWEST_WORDS:
        return None
    if among_english and (_ENGLISH_TOO.search(sample) or _ENGLISH.search(sample)) and len(_FOREIGN.findall(sample)) < 2:
        return "en"
    return _ask_once_more(sample, answers.setdefault(script, []))


def _ask_once_more(sample: str, answers: list[str | None]) -> str | None:
    if len(answers) >= _MOST_ASKED:
        return max(answers, key=answers.count)
    answers.append(_ask(sample))
    return answers[-1]


def _judge_scraps(text: str, stated: str | None) -> str:
    """The language of a text of a few words."""
    sample = text[:_SAMPLE]
    script, letters = _find_script(sample)
    if script == "en":
        if not letters or (sample.isascii() and _ENGLISH.search(sample)):
            return stated if stated and primary_code(stated) == "en" else "en"
        return _ask(sample) or stated or "en"
    return _ask(sample) or stated or _guess_by_script(sample, script)


def _find_script(sample: str) -> tuple[str, int]:
    """The script that most letters are of, by the language it stands for ("" for one of none here), and how many are."""
    if sample.isascii():
        return "en", len(sample)
    counts = [(len(script.findall(sample)), code) for code, script in _SCRIPTS]
    rest = len(_LETTER.findall(sample)) - sum(count for count, _ in counts)
    count, code = max((*counts, (rest, "")), key=lambda found: found[0])
    return code, count


def _guess_by_script(sample: str, script: str) -> str:
    return "uk" if script == "ru" and _UKRAINIAN.search(sample) else script or "und"


def _ask(sample: str) -> str | None:
    """What the model takes ``sample`` for; ``None`` when it is unsure."""
    code, confidence = _load_model()(sample)
    code = _SAME.get(code, code)
    return None if confidence < _LEAST_CONFIDENCE or code == "zxx" else code


@cache
def _load_model() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  loaded only where it is used

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): code for code, name in _NAMES.items()}


_NAMES = dict(
    line.split(maxsplit=1)
    for line in (
        "af Afrikaans,am Amharic,ar Arabic,as Assamese,az Azerbaijani,ba Bashkir,be Belarusian,bg Bulgarian,bn Bengali,"
        "br Breton,bs Bosnian,ca Catalan,crh Crimean Tatar,cs Czech,cy Welsh,da Danish,de German,el Greek,en English,"
        "eo Esperanto,es Spanish,et Estonian,eu Basque,fa Persian,fi Finnish,fr French,fy Frisian,ga Irish,gl Galician,"
        "gu Gujarati,ha Hausa,he Hebrew,hi Hindi,hr Croatian,ht Haitian Creole,hu Hungarian,hy Armenian,id Indonesian,"
        "ig Igbo,is Icelandic,it Italian,ja Japanese,ka Georgian,kab Kabyle,kk Kazakh,km Khmer,kn Kannada,ko Korean,"
        "ku Kurdish,ky Kyrgyz,la Latin,lb Luxembourgish,lo Lao,lt Lithuanian,lv Latvian,mk Macedonian,ml Malayalam,"
        "mn Mongolian,mr Marathi,ms Malay,mt Maltese,my Burmese,ne Nepali,nl Dutch,no Norwegian,oc Occitan,om Oromo,"
        "or Odia,pa Punjabi,pl Polish,ps Pashto,pt Portuguese,ro Romanian,ru Russian,rw Kinyarwanda,sd Sindhi,si Sinhala,"
        "sk Slovak,sl Slovenian,so Somali,sq Albanian,sr Serbian,sv Swedish,sw Swahili,ta Tamil,te Telugu,tg Tajik,"
        "th Thai,ti Tigrinya,tk Turkmen,tl Tagalog,tr Turkish,tt Tatar,ug Uyghur,uk Ukrainian,ur Urdu,uz Uzbek,"
        "vi Vietnamese,xh Xhosa,yi Yiddish,yo Yoruba,zh Chinese,zu Zulu"
    ).split(",")
)
